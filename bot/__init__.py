"""Anthill: a Telegram bot that runs a group's whole life."""
