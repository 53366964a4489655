"""Threshold `code`: a one-time code, or a name from the admins' list, which is read elsewhere."""

from bot.features.gate.thresholds.base import Judged, Look, Reply, Shown, Threshold, asks

LONGEST = 60


def folded(code: str) -> str:
    """A code as it is kept and compared: case, spaces and hyphens do not count."""
    return "".join(char for char in code.casefold() if char.isalnum())[:LONGEST]


def show(look: Look) -> Shown:
    """Which code?"""
    return Shown("gate-code", wants=True)


def judge(look: Look, reply: Reply) -> Judged:
    """On the list and not used up."""
    if not folded(reply.text):
        return Judged("ask", look.data, hint="gate-words-wanted")
    if look.facts.get("code"):
        return Judged("passed", {"code": folded(reply.text)}, "@gate-note-code")
    return Judged("wrong", look.data, hint="gate-wrong")


CODE = Threshold("code", asks, show, judge)
