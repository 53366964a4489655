"""The numbers of tiers: they stand in core, where points and ads read them too."""

from bot.core.tiers import LONGEST_NAME, Least, TierPolicy

__all__ = ["LONGEST_NAME", "Least", "TierPolicy"]
