"""Threshold `task`: something to show, in words, a picture or a forward; an admin looks at it."""

from bot.features.gate.thresholds.base import Judged, Look, Reply, Shown, Threshold, asks

LONGEST = 300


def show(look: Look) -> Shown:
    """What the chat asks for."""
    return Shown("gate-task", {"task": look.policy.task}, wants=True)


def judge(look: Look, reply: Reply) -> Judged:
    """Whatever comes is for an admin to see; a lone press is nothing."""
    words = " ".join(reply.text.split())[:LONGEST]
    if not words and reply.kind == "text":
        return Judged("ask", look.data)
    return Judged("judge", {"proof": reply.proof}, f"“{words}”" if words else "@gate-note-proof")


TASK = Threshold("task", asks, show, judge)
