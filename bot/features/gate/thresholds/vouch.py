"""Threshold `vouch`: so many members say in the group that they know the applicant."""

from bot.features.gate.thresholds.base import Judged, Look, Reply, Shown, Threshold


def vouchers(look: Look) -> list[int]:
    """Who has said so, each once."""
    return [int(user) for user in look.data.get("by", ())]


def begin(look: Look) -> Judged:
    """The group is asked."""
    return Judged("ask", {"by": []})


def show(look: Look) -> Shown:
    """How many are still wanted."""
    return Shown("gate-vouch", {"left": look.policy.vouches - len(vouchers(look))})


def judge(look: Look, reply: Reply) -> Judged:
    """`choice` is a member's number, who has pressed in the group; the applicant's own words change nothing."""
    if not reply.choice.isdecimal() or int(reply.choice) in vouchers(look):
        return Judged("ask", look.data)
    by = [*vouchers(look), int(reply.choice)]
    if len(by) >= look.policy.vouches:
        return Judged("passed", {"by": by}, "@gate-note-vouch")
    return Judged("ask", {"by": by})


VOUCH = Threshold("vouch", begin, show, judge)
