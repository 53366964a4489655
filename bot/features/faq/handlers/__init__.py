"""The FAQ: questions are answered and judged, stored and listed, written in private. One module each."""
