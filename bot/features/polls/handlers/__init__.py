"""What the polls feature does with what it hears."""
