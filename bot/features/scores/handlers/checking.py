"""The daily check-in: once a day in the chat's zone, answered by a reaction, or by words to the member alone."""

from datetime import timedelta

from bot.core.decisions import Award, Decision, Delete, Priority, React, Refusal
from bot.core.facts import CommandCall
from bot.core.scores import Kind
from bot.feature import Decisions, Turn
from bot.features.scores import queries, rules
from bot.features.scores.policy import ScorePolicy
from bot.features.scores.rules import Streak

SEEN = "👌"
DELETE = "can_delete_messages"


async def on_checkin(turn: Turn, call: CommandCall) -> Decisions:
    """/checkin, 签到: one more day in a row."""
    policy = turn.policy(ScorePolicy)
    if not policy.enabled:
        raise Refusal(turn.text_for(call.by, "scores-off"))
    if call.by.kind != "user":
        return []
    row = await queries.find_member(turn.session, turn.chat, call.by.id)
    streak, today = queries.streak_of(row), call.message.date.astimezone(turn.zone).date()
    if streak.has(today):
        return [*said(turn, call, streak, again=True), *cleared(turn, call)]
    grown = streak.on(today)
    kept = queries.chosen(turn.chat, call.by.id, hidden=row is not None and row.hidden, streak=grown)
    award = Award(
        turn.chat, call.by, Kind.CHECKIN, f"day:{today.isoformat()}", str(call.by.id), at=call.message.date,
        points=rules.checkin_worth(grown, policy),
    )  # fmt: skip
    return [
        kept,
        award,
        *said(turn, call, grown, forgiven=grown.grace_day != streak.grace_day),
        *cleared(turn, call),
    ]


def said(
    turn: Turn, call: CommandCall, streak: Streak, *, again: bool = False, forgiven: bool = False
) -> list[Decision]:
    """A reaction; words where there is more to say and they can reach the member alone."""
    news = again or forgiven or streak.count % rules.WEEK == 0
    reach = call.in_private or turn.can_whisper or turn.member(call.by).started
    if not call.in_private and not (news and reach):
        return [React(turn.chat, call.message.id, SEEN)]
    text = turn.text_for(
        call.by, "scores-checked-in", count=streak.count, again="yes" if again else "no",
        forgiven="yes" if forgiven else "no",
    )  # fmt: skip
    return [turn.answer(call, text, personal=True)]


def cleared(turn: Turn, call: CommandCall) -> list[Decision]:
    """The typed word goes after a while."""
    minutes = turn.policy(ScorePolicy).clear_minutes
    if call.in_private or not minutes or not turn.lane.can(DELETE):
        return []
    later = turn.now + timedelta(minutes=minutes)
    return [Delete(turn.chat, (call.message.id,), not_before=later, priority=Priority.BULK)]
