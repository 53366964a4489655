"""How a chat punishes: core declares it, because the law of strikes applies it."""

from bot.core.strikes import StrikePolicy

__all__ = ["StrikePolicy"]
