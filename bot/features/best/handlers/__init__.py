"""What the feature does: hearing, posting."""
