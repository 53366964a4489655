"""What the bot does: one folder each, none of which knows another."""
