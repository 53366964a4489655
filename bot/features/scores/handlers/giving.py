"""/award and /fine: an admin gives or takes points, with a reason that the member hears."""

from bot.core.decisions import Award, Decision, React, Refusal
from bot.core.facts import CommandCall, Sender
from bot.core.scores import Kind
from bot.feature import Decisions, Turn
from bot.features.scores import rules
from bot.features.scores.policy import ScorePolicy
from bot.targets import target_of

DONE = "👌"


async def on_award(turn: Turn, call: CommandCall) -> Decisions:
    """/award 10 for the map."""
    return await given(turn, call, Kind.AWARD)


async def on_fine(turn: Turn, call: CommandCall) -> Decisions:
    """/fine 5 late again."""
    return await given(turn, call, Kind.FINE)


async def given(turn: Turn, call: CommandCall, kind: Kind) -> list[Decision]:
    """A row of the ledger; both hear of it, the group does not."""
    target, most = await target_of(turn, call), turn.policy(ScorePolicy).award_most
    await turn.know(target.user.id)
    if target.user.id == call.by.id or target.user.kind != "user" or target.user.id == turn.me.id:
        raise Refusal(turn.text_for(call.by, "scores-give-own"))
    found = rules.points_in(target.rest, most)
    if found is None:
        raise Refusal(turn.text_for(call.by, "scores-give-usage", command=call.name, most=most))
    points, reason = found
    change = points if kind is Kind.AWARD else -points
    award = Award(
        turn.chat, target.user, kind, f"given:{turn.key}", "", call.by.id, points=change, reason=reason
    )
    return [
        award,
        *told_admin(turn, call, target.user, change),
        *told_member(turn, target.user, change, reason),
    ]


def told_admin(turn: Turn, call: CommandCall, user: Sender, change: int) -> list[Decision]:
    """It is done: in words to the admin alone, else by a reaction."""
    if not call.in_private and not turn.can_whisper and not turn.member(call.by).started:
        return [React(turn.chat, call.message.id, DONE)]
    text = turn.text_for(call.by, "scores-given", name=user.name, points=abs(change), fine=fine(change))
    return [turn.answer(call, text, personal=True)]


def told_member(turn: Turn, user: Sender, change: int, reason: str) -> list[Decision]:
    """To the member alone, where that is possible."""
    if not turn.can_whisper and not turn.member(user).started:
        return []
    text = turn.text_for(user, "scores-received", points=abs(change), reason=reason, fine=fine(change))
    return [turn.whisper(user, text)]


def fine(change: int) -> str:
    """Is it one? For texts."""
    return "yes" if change < 0 else "no"
