"""Reports: made by members, acted on by admins."""
