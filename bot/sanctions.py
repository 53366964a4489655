"""The law of strikes as decisions: what a strike does, what follows its sanction's outcome, how it is undone.

Rules of counting are core's, words are notices'."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot import notices
from bot.core.codec import dump
from bot.core.decisions import (
    Ban,
    Decision,
    GiveStrike,
    Hand,
    Kick,
    Lift,
    Mute,
    Note,
    Pardon,
    Restruck,
    Struck,
)
from bot.core.facts import Answer, Sender
from bot.core.strikes import Step, StrikePolicy, StrikeState, live, next_step, same_offence
from bot.db.members import MemberState
from bot.feature import Turn
from bot.scoring import talk_of

OUT = ("kick", "ban")
FREE = timedelta(days=1)  # who is removed from a basic group is not banned: an end for the words alone


def strike(turn: Turn, given: GiveStrike) -> list[Decision]:
    """A strike with all that follows; for an offence that has one already, only its line in the group counts up."""
    member = turn.member(given.member)
    turn.lane.members[member.user_id] = member
    if (known := same_offence(member.strikes, given.cause, given.message)) is not None:
        return notices.again(turn, given, known)
    wanted = next_step(member.strikes, given.rule, turn.policy(StrikePolicy), turn.now)
    step = possible(turn, given.member, wanted)
    first = given.by is None and given.removed and member.messages <= 1 and not member.strikes
    state = new_state(turn, given, member, step)
    member.strikes.append(state)
    effect = sanction(turn, given.member, state, step, removed=given.removed)
    told: list[Decision] = (
        [effect] if effect else notices.told(turn, given.member, state, step, given.removed)
    )
    failed = wanted.sanction if wanted.sanction != step.sanction else ""
    struck = Struck(turn.chat, member.user_id, replace(state), given.evidence)
    if given.by is not None and turn.lane.admin_chat is None and not failed:
        return [*told, struck]  # who gave it has the answer to the command, and the line has Undo
    by = given.by.name if given.by else ""
    return [*told, struck, notices.card(turn, given.member, state, step, failed=failed, first=first, by=by)]


def possible(turn: Turn, member: Sender, step: Step) -> Step:
    """What can be done here: without the right, only warn; a basic group has no mute; a channel is banned or warned."""
    if step.sanction == "warning":
        return step
    can = turn.lane.can("can_restrict_members")
    if step.sanction == "mute":
        can = can and turn.lane.type == "supergroup" and member.kind != "channel"
    elif member.kind == "channel":
        step = replace(step, sanction="ban", until=None)
    elif turn.lane.type == "group" and step.until is None:
        step = replace(step, until=turn.now + FREE)
    return step if can else replace(step, sanction="warning", until=None)


def new_state(turn: Turn, given: GiveStrike, member: MemberState, step: Step) -> StrikeState:
    """The strike as its row will say it; `undo` keeps what the member's standing was before."""
    message = given.message
    token = given.id or turn.draw.token(10)
    return StrikeState(
        id=token,
        cause=given.cause,
        rule=given.rule,
        reason=given.reason,
        given_at=turn.now,
        expires_at=turn.policy(StrikePolicy).lapses(given.rule, turn.now),
        given_by=given.by.id if given.by else None,
        message_chat=message.message_chat if message else None,
        message_id=message.id if message else None,
        album=message.album if message else None,
        thread=message.thread if message else None,
        sanction=step.sanction,
        sanction_until=step.until,
        undo=standing(member, turn.now),
        notice_key=f"notice:{token}",
    )


def sanction(
    turn: Turn, user: Sender, state: StrikeState, step: Step, *, removed: bool
) -> Mute | Kick | Ban | None:
    """What Telegram is asked to do; who is to be told is told when it is done (R21)."""
    if step.sanction == "warning":
        return None
    data = {"strike": state.id, "user": user.id, "name": user.name, "kind": user.kind, "removed": removed}
    told: dict[str, Any] = {"answer": "kernel:sanctioned", "data": data}
    if step.sanction == "mute":
        return Mute(turn.chat, user.id, step.until, **told)
    if step.sanction == "kick":
        return Kick(turn.chat, user.id, step.until, **told)
    return Ban(turn.chat, user.id, sender_chat=user.kind == "channel", **told)


def remove(turn: Turn, user: Sender, state: StrikeState) -> list[Decision]:
    """An admin does not wait for the third: the strike's sanction becomes the kick, undone with the strike."""
    hours = timedelta(hours=turn.policy(StrikePolicy).kick_hours)
    until = turn.now + hours if hours else None
    step = possible(turn, user, replace(step_of(turn, user, state), sanction="kick", until=until))
    state.sanction, state.sanction_until = step.sanction, step.until
    effect = sanction(turn, user, state, step, removed=True)
    values = {"sanction": step.sanction, "sanction_until": step.until}
    changed: list[Decision] = [
        Restruck(turn.chat, user.id, state.id, values),
        notices.card(turn, user, state, step),
    ]
    return [effect, *changed] if effect else []


def standing(member: MemberState, now: datetime) -> Mapping[str, Any] | None:
    """The restriction a member lives under, as JSON, to be given back by an undo; None for a free member."""
    if member.status != "restricted" or ended(member.until, now):
        return None
    until = member.until.isoformat() if member.until else None
    return {"permissions": dict(member.permissions or {}), "until": until}


def step_of(turn: Turn, user: Sender | int, state: StrikeState) -> Step:
    """The step that a given strike was, as far as the strikes before it still count."""
    strikes = turn.member(user).strikes
    before = [
        item for item in live(strikes, turn.now) if item.given_at <= state.given_at and item.id != state.id
    ]
    limit = turn.policy(StrikePolicy).limit
    count = min(sum(item.weight for item in before) + state.weight, limit)
    return Step(state.sanction, count, limit, state.sanction_until)


# --- what became of it ---------------------------------------------------------------------------------------------


def found(turn: Turn, answer: Answer) -> StrikeState | None:
    """The strike that an answer speaks of, if it still counts for anything."""
    strikes = turn.member(answer.data["user"]).strikes
    return next((item for item in strikes if item.id == answer.data["strike"]), None)


def sender_of(turn: Turn, answer: Answer) -> Sender:
    """The member that an answer speaks of."""
    data, member = answer.data, turn.member(answer.data["user"])
    return Sender(data["user"], data["name"], member.username, data["kind"], member.language or None)


def sanctioned(turn: Turn, answer: Answer) -> list[Decision]:
    """The sanction is in force: now it is told. Telegram refused it: the strike stays a warning, the card says so."""
    state = found(turn, answer)
    if state is None or state.pardoned_at is not None:
        return []
    user = sender_of(turn, answer)
    decisions: list[Decision] = []
    values: dict[str, Any] = {}
    if answer.outcome == "refused":
        step, wanted = step_of(turn, user, state), state.sanction
        state.sanction, state.sanction_until = "warning", None
        values = {"sanction": "warning", "sanction_until": None}
        decisions.append(notices.card(turn, user, state, step, failed=wanted, error=answer.error))
        decisions += talk_of(turn, user.id, restore=True) if wanted in OUT else []
    decisions += notices.told(turn, user, state, step_of(turn, user, state), answer.data["removed"])
    values |= {"line_key": state.line_key, "notice_key": state.notice_key}
    return [*decisions, Restruck(turn.chat, user.id, state.id, values)]


def noticed(turn: Turn, answer: Answer) -> list[Decision]:
    """The notice arrived: the burst of its strike is over. It did not: the next way to tell the member."""
    state = found(turn, answer)
    if state is None:
        return []
    if answer.outcome in ("done", "unknown") or "private" not in answer.data:
        state.notice_at = answer.answered_at or turn.now
        state.notice_message = answer.message_id if "private" not in answer.data else None
        arrived = {"notice_at": state.notice_at, "notice_message": state.notice_message}
        return [Restruck(turn.chat, answer.data["user"], state.id, arrived)]
    if answer.data["private"]:
        turn.member(answer.data["user"]).started = False
    user = sender_of(turn, answer)
    said = notices.told_otherwise(turn, user, state, step_of(turn, user, state), answer.data)
    values = {"line_key": state.line_key, "notice_key": state.notice_key, "notice_at": state.notice_at}
    return [*said, Restruck(turn.chat, user.id, state.id, values)]


# --- taking back ---------------------------------------------------------------------------------------------------


def pardon(turn: Turn, taken: Pardon) -> list[Decision]:
    """Strikes no longer count, and what they did is undone, unless another one still holds it."""
    member = turn.member(taken.member)
    gone = [state for state in member.strikes if state.id in taken.strikes and state.pardoned_at is None]
    if not gone:
        return []
    decisions: list[Decision] = []
    by = taken.by.id if taken.by else None
    for state in gone:
        step = step_of(turn, taken.member, state)
        state.pardoned_at = turn.now
        values = {"pardoned_at": turn.now, "pardoned_by": by, "pardon_reason": taken.reason}
        decisions.append(Restruck(turn.chat, member.user_id, state.id, values))
        decisions += lifted(turn, taken.member, member, state)
        decisions += notices.unsaid(turn, state)
        undone_by = taken.by.name if taken.by else "-"
        decisions.append(notices.card(turn, taken.member, state, step, undone_by=undone_by))
    decisions.append(
        Note(turn.chat, "pardon", by, member.user_id, data={"strikes": [item.id for item in gone]})
    )
    return decisions + notices.withdrawn(turn, taken.member, gone)


def lifted(turn: Turn, user: Sender, member: MemberState, state: StrikeState) -> list[Decision]:
    """The reversal of a strike's sanction while it is in force."""
    if state.sanction == "warning" or ended(state.sanction_until, turn.now):
        return []
    same = OUT if state.sanction in OUT else ("mute",)
    others = [other for other in live(member.strikes, turn.now) if other.sanction in same]
    if any(not over(other, turn.now) for other in others):
        return []
    if state.sanction in OUT and turn.lane.type == "group":
        return []  # a basic group has no bans
    if state.sanction in OUT:
        return [Lift(turn.chat, member.user_id, ban=True, sender_chat=user.kind == "channel")]
    return [give_back(turn, member, state.undo)]


def give_back(turn: Turn, member: MemberState, before: Mapping[str, Any] | None) -> Lift:
    """A mute is lifted: to the restriction before it, unless that has ended or was itself a mute since pardoned."""
    if not before:
        return Lift(turn.chat, member.user_id)
    until = datetime.fromisoformat(before["until"]) if before["until"] else None
    pardoned = {
        seconds(strike.sanction_until)
        for strike in member.strikes
        if strike.pardoned_at and strike.sanction == "mute"
    }
    if ended(until, turn.now) or (until is not None and seconds(until) in pardoned):
        return Lift(turn.chat, member.user_id)
    return Lift(turn.chat, member.user_id, permissions=before["permissions"], until=until)


def over(state: StrikeState, now: datetime) -> bool:
    """Does the strike's sanction hold the member no more? A kick without an end is over at once."""
    return ended(state.sanction_until, now) or (state.sanction == "kick" and state.sanction_until is None)


def ended(until: datetime | None, now: datetime) -> bool:
    """Is it over? (None = for ever)"""
    return until is not None and until <= now


def seconds(instant: datetime | None) -> int:
    """Telegram keeps whole seconds."""
    return int(instant.timestamp()) if instant else 0


# --- asked for by features --------------------------------------------------------------------------------------------


def can_mute(turn: Turn) -> bool:
    """May this bot mute anybody here? In a basic group nobody can."""
    return turn.lane.type == "supergroup" and turn.lane.can("can_restrict_members")


def mute_by(
    turn: Turn, by: Sender, user: Sender, span: timedelta, reason: str, thread: int | None, cause: str
) -> Hand:
    """A mute by an admin's tap, as if they had said /mute; their right was asked where they tapped."""
    minutes = int(span / timedelta(minutes=1))
    data = {"by": dump(by), "user": dump(user), "minutes": minutes, "reason": reason, "thread": thread}
    return Hand(turn.chat, "strikes", "mute", data, cause)
