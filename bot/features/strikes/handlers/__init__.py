"""Commands and buttons of the strikes feature, by subject."""
