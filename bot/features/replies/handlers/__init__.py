"""Stored answers: given, set and shown back, listed. One module each."""
