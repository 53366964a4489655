"""`anthill replay`: a chat's export through the same turns, offline, with its own dates. Nothing leaves."""
