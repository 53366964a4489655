"""Handlers of leaderboards, by what they are about."""
