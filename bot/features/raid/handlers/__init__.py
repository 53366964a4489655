"""Raids: seen, looked after, ended; and what admins say to them."""
