"""Threshold `rules`: read them, then accept them; two taps."""

from bot.features.gate.thresholds.base import Judged, Look, Reply, Shown, Threshold, asks

READ, ACCEPT = "read", "accept"


def show(look: Look) -> Shown:
    """First the way to the rules, then the question."""
    if not look.data.get("read"):
        return Shown("gate-rules", rows=((("@gate-button-read", READ),),))
    return Shown("gate-rules-accept", rows=((("@gate-button-accept", ACCEPT), ("@gate-button-again", READ)),))


def judge(look: Look, reply: Reply) -> Judged:
    """Accepted only by who has opened them."""
    if reply.choice == ACCEPT and look.data.get("read"):
        return Judged("passed", note="@gate-note-rules")
    return Judged("ask", {"read": True} if reply.choice == READ else look.data)


RULES = Threshold("rules", asks, show, judge)
