"""Quarrels: heard in the talk, told to the admins, acted on with one tap."""
