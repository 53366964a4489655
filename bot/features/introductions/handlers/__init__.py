"""Handlers of introductions, by what they are about."""
