"""Which stored answer a message calls for, and how admins write one. Values in, values out."""
