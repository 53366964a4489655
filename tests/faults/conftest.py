"""Faults happen in a town like any story's."""

from tests.stories.conftest import town, town_options

__all__ = ["town", "town_options"]
