"""Handlers of drops, by what starts them."""
