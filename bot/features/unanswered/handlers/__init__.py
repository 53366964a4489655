"""Unanswered questions: heard in the talk, put to somebody in time."""
