"""The rules of events: how one is read, who has a place, what is due when, its calendar file. Pure."""
