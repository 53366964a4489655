"""Newcomers: each gets the duty to say who they are, and is told of it alone. Those here before have none."""

from datetime import datetime, timedelta

from bot.core.codec import dump, load
from bot.core.decisions import Decision, Hand, Save
from bot.core.facts import Handed, MemberChange, Message, Sender
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


def heard_joining(turn: Turn, message: Message) -> list[Decision]:
    """Telegram's line about joining: in a basic group it is the only sign."""
    return [
        Hand(
            turn.chat, "introductions", "joined", {"user": dump(user), "at": message.date.isoformat()},
            f"introductions:{message.message_chat}:{message.id}:{user.id}",
        )
        for user in message.joined
        if user.kind == "user"
    ]  # fmt: skip


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
    """A joining that a service message told of."""
    at = datetime.fromisoformat(handed.data["at"])
    return await arrived(turn, load(Sender, handed.data["user"]), at)


async def arrived(turn: Turn, user: Sender, at: datetime) -> Decisions:
    """A newcomer's duty begins, once; who did it, or was spared it, has it no more."""
    policy = policy_of(turn)
    if not policy.on:
        return []
    if not turn.lane.admins_known(turn.now):
        raise NeedsAdmins
    before = await queries.find_introduction(turn.session, turn.chat, user.id)
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
    """Who left is asked no more; who comes back is, anew."""
    row = await queries.find_introduction(turn.session, turn.chat, user.id)
    if row is None or row.state not in rules.OPEN:
        return []
    left = changed(turn, user.id, state="left", next_at=None)
    return [left, *(await card(turn, without=[user.id]) if row.overdue else [])]
