"""Newcomers: each gets the duty to say who they are, and is told of it alone. Those here before have none."""

from datetime import datetime, timedelta

from bot.core.codec import load
from bot.core.decisions import Save
from bot.core.facts import Handed, MemberChange, Sender
from bot.feature import Decisions, NeedsAdmins, Turn
from bot.features.introductions import queries, rules
from bot.features.introductions.handlers.common import (
    asked,
    card,
    changed,
    joined,
    policy_of,
    reach,
)
from bot.features.introductions.tables import Introduction


async def on_member(turn: Turn, change: MemberChange) -> Decisions:
    """Somebody is in now, or out, or was restricted by another than us."""
    if change.went:
        return await gone(turn, change.user)
    if change.joined and change.user.kind == "user":
        return await arrived(turn, change.user, change.date)
    if change.new.status == "restricted" and change.by.id != turn.me.id:
        row = await queries.find_introduction(turn.session, turn.chat, change.user.id)
        if row is not None and row.muted:  # what another admin imposed is theirs to lift
            return [changed(turn, change.user.id, muted=False, undo=None)]
    return []


async def on_joined(turn: Turn, handed: Handed) -> Decisions:
    """A joining that a service message told of, or the gate."""
    at = datetime.fromisoformat(handed.data["at"])
    return await arrived(turn, load(Sender, handed.data["user"]), at)


async def arrived(turn: Turn, user: Sender, at: datetime) -> Decisions:
    """A newcomer's duty begins, once; who did it, or was spared it, has it no more."""
    policy = policy_of(turn)
    if not policy.on or turn.at_gate(user.id):
        return []
    if not turn.lane.admins_known(turn.now):
        raise NeedsAdmins
    before = await queries.find_introduction(turn.session, turn.chat, user.id)
    if before is not None and before.state in ("accepted", "waived") and before.next_at is not None:
        return [changed(turn, user.id, next_at=None)]  # back again: it is kept
    if turn.lane.protects(user.id, turn.me.id) or (before is not None and before.state != "left"):
        return []
    await turn.know(user.id)
    duty = begun(turn, user, at)
    if before is not None and before.muted:  # Telegram keeps the restriction of who left
        duty.muted, duty.undo = True, before.undo
    rush = await queries.count_arrivals(turn.session, turn.chat, at - rules.RUSH)
    if not rules.asks_at_once(rush, at, turn.now, policy):
        return [Save(duty, replace=True)]
    lang = turn.language_of(user)
    text = turn.texts.render(
        lang, "introductions-newcomer", fields=joined(turn, asked(turn)),
        until=turn.texts.moment(lang, duty.due_at, turn.zone),
    )  # fmt: skip
    return [Save(duty, replace=True), *reach(turn, user, text, form=True, later=True)]


def begun(turn: Turn, user: Sender, at: datetime, state: str = "due") -> Introduction:
    """A duty from that instant."""
    policy = policy_of(turn)
    due = at + timedelta(hours=policy.hours)
    return Introduction(
        chat_id=turn.chat, user_id=user.id, name=user.name, state=state, owed=True, since=at, due_at=due,
        next_at=rules.next_step(at, due, at, turn.zone, policy), reminded=0, overdue=False, muted=False,
        text="", words="",
    )  # fmt: skip


async def gone(turn: Turn, user: Sender) -> Decisions:
    """Who left is asked no more; who comes back is, anew. What is known of who stays away is forgotten."""
    row = await queries.find_introduction(turn.session, turn.chat, user.id)
    if row is None:
        return []
    forgotten = turn.now + rules.KEPT
    if row.state not in rules.OPEN:
        return [changed(turn, user.id, next_at=forgotten)]
    left = changed(turn, user.id, state="left", next_at=forgotten)
    return [left, *(await card(turn, without=[user.id]) if row.overdue else [])]
