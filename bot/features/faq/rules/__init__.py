"""Which stored question a member's words ask again. Values in, values out."""
