"""The shared memory: engines, tables, the journal of what came in and goes out, and the one writer of decisions."""
