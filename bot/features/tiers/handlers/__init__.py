"""Tiers: looked at every day, shown to admins, given by them."""
