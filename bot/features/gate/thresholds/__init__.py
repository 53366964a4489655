"""Every threshold by its name. The order in which they stand is the chat's."""

from bot.features.gate.thresholds.base import Judged, Look, Reply, Shown, Threshold
from bot.features.gate.thresholds.question import QUESTION
from bot.features.gate.thresholds.rules import RULES

__all__ = ["THRESHOLDS", "Judged", "Look", "Reply", "Shown", "Threshold"]

THRESHOLDS = {threshold.name: threshold for threshold in (RULES, QUESTION)}
