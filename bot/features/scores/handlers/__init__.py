"""Handlers of points, by what they are about."""
