"""The numbers of points: they live in core, where the law is that the kernel applies for every feature."""

from bot.core.scores import ScorePolicy

__all__ = ["ScorePolicy"]
