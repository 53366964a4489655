"""Threshold `account`: a readable name, and a username where the chat wants one. What lacks can be put right."""

from bot.core.names import plain_name
from bot.features.gate.thresholds.base import Judged, Look, Reply, Shown, Threshold


def lacking(look: Look) -> str:
    """Text id of what is missing; "" where nothing is."""
    if not any(char.isalnum() for char in plain_name(str(look.facts.get("name", "")))):
        return "gate-account-name"
    if look.policy.username and not look.facts.get("username"):
        return "gate-account-username"
    return ""


def begin(look: Look) -> Judged:
    """Passed without a word where all is there."""
    return Judged("ask" if lacking(look) else "passed")


def show(look: Look) -> Shown:
    """What to change, and a button for when that is done."""
    return Shown(lacking(look) or "gate-account-done", rows=((("@gate-button-check", "check"),),))


def judge(look: Look, reply: Reply) -> Judged:
    """Looked at again."""
    return Judged("ask" if lacking(look) else "passed")


ACCOUNT = Threshold("account", begin, show, judge)
