"""Threshold `account`: a name that can be read and looks as wanted, a username, a photo; not banned next door.

What lacks can be put right; a photo that could not be asked for is for an admin to look at."""

from bot.core.names import fits, is_readable
from bot.features.gate.thresholds.base import Judged, Look, Reply, Shown, Threshold


def lacking(look: Look) -> str:
    """What is missing; "" where nothing is."""
    name, template = str(look.facts.get("name", "")), str(look.facts.get("template", ""))
    if not is_readable(name):
        return "name"
    if template and not fits(name, template):
        return "pattern"
    if look.policy.username and not look.facts.get("username"):
        return "username"
    return "photo" if look.policy.photo and look.facts.get("photo") is False else ""


def begin(look: Look) -> Judged:
    """Passed without a word where all is there."""
    if look.policy.bans and look.facts.get("banned"):
        return Judged("refused", note="@gate-note-banned")
    if lack := lacking(look):
        return Judged("ask", {"lacks": lack})
    if look.policy.photo and look.facts.get("photo") is None:
        return Judged("judge", note="@gate-note-no-photo")
    return Judged("passed")


def show(look: Look) -> Shown:
    """What to change, and a button for when that is done."""
    args = {"template": str(look.facts.get("template", ""))}
    return Shown(f"gate-account-{look.data['lacks']}", args, ((("@gate-button-check", "check"),),))


def judge(look: Look, reply: Reply) -> Judged:
    """Looked at again."""
    return begin(look)


ACCOUNT = Threshold("account", begin, show, judge)
