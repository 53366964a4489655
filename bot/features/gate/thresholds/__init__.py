"""Every threshold by its name. The order in which they stand is the chat's."""

from bot.features.gate.thresholds.account import ACCOUNT
from bot.features.gate.thresholds.base import Judged, Look, Reply, Shown, Threshold
from bot.features.gate.thresholds.capacity import CAPACITY
from bot.features.gate.thresholds.captcha import CAPTCHA
from bot.features.gate.thresholds.code import CODE
from bot.features.gate.thresholds.fee import FEE
from bot.features.gate.thresholds.invitation import INVITATION
from bot.features.gate.thresholds.question import QUESTION
from bot.features.gate.thresholds.rules import RULES
from bot.features.gate.thresholds.task import TASK
from bot.features.gate.thresholds.tier import TIER
from bot.features.gate.thresholds.vouch import VOUCH

__all__ = ["THRESHOLDS", "Judged", "Look", "Reply", "Shown", "Threshold"]

THRESHOLDS = {
    threshold.name: threshold
    for threshold in (
        RULES, QUESTION, CAPTCHA, CODE, VOUCH, ACCOUNT, TASK, INVITATION, CAPACITY, TIER, FEE,
    )
}  # fmt: skip
