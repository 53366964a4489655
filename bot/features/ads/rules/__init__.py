"""How a message is judged: one view of it, explained signals, a learned score, one verdict. Pure: no rows, no turn."""
