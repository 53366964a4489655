"""What an inbox row says: its fact, the users it speaks of, who was seen; its line in the log. Runs nothing."""

import json
import logging
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot import metrics
from bot.core.decisions import ChangeChat, Decision
from bot.core.facts import (
    Answer,
    CommandCall,
    Fact,
    Handed,
    JoinRequest,
    MemberChange,
    Message,
    Migration,
    Tick,
)
from bot.core.hours import hour_of
from bot.core.scores import own_text
from bot.db.journal import heard_lately
from bot.db.lanes import RECENT, Lane, Recent
from bot.db.members import MemberState
from bot.db.record import Seen, Turned
from bot.logs import about
from bot.telegram.incoming import Reader
from bot.telegram.values import instant_of

log = logging.getLogger(__name__)


def inner_fact(source: str, body: dict[str, Any]) -> Fact:
    """A fact that this bot itself put into the inbox."""
    match source:
        case "answer":
            answered = instant_of(body.get("answered_at"))
            return Answer(
                body["feature"], body["verb"], body["key"], body["outcome"], body["data"], body["message_id"],
                answered, body["error"], body.get("chat"), tuple(body.get("also") or ()), body.get("poll") or {},
                str(body.get("link") or ""),
            )  # fmt: skip
        case "handed":
            return Handed(body["feature"], body["verb"], body["data"])
        case "tick":
            due = datetime.fromisoformat(body["due"])
            return Tick(body["feature"], body["sweep"], body["data"], due)
        case "migration":
            return Migration(body["old"], body["new"])
    raise ValueError(f"unknown source {source}")


def members_of(fact: Fact) -> list[int]:
    """The users a fact speaks of."""
    message = fact.message if isinstance(fact, CommandCall) else fact
    if isinstance(message, Message) and not (message.joined or message.mentions):
        return (
            [message.sender.id]
            if message.reply_to is None
            else [message.sender.id, message.reply_to.sender.id]
        )
    users = [getattr(message, name, None) for name in ("sender", "user", "by")]
    if isinstance(message, Message):
        users += [*message.joined, *message.mentions, message.reply_to.sender if message.reply_to else None]
    return [user.id for user in users if user is not None and user.id]


def users_of(fact: Fact | None) -> frozenset[int] | None:
    """The users whose rows a turn of this fact may change; None = anybody's."""
    if isinstance(fact, MemberChange | JoinRequest):
        return frozenset((fact.user.id,))
    return frozenset(members_of(fact)) if isinstance(fact, Message) else None


def note_seen(lane: Lane, fact: Fact, now: datetime) -> tuple[Seen | None, list[Decision]]:
    """Who spoke, for the member's row; and the chat's title and channel where they changed."""
    message = fact.message if isinstance(fact, CommandCall) else fact
    if (
        not isinstance(message, Message)
        or lane.is_private
        or (isinstance(fact, CommandCall) and fact.in_private)
    ):
        return None, []
    upkeep: list[Decision] = []
    if lane.known and message.chat.title and message.chat.title != lane.title:
        lane.title = message.chat.title
        upkeep.append(ChangeChat(lane.id, {"title": lane.title, "username": message.chat.username}))
    if lane.known and message.sender.kind == "linked_channel" and lane.linked_chat != message.sender.id:
        lane.linked_chat = message.sender.id
        upkeep.append(ChangeChat(lane.id, {"linked_chat": lane.linked_chat}))
    if message.is_service or message.sender.kind not in ("user", "bot", "channel"):
        return None, upkeep
    if not message.edited and (not lane.recent or lane.recent[-1].id != message.id):
        lane.recent.append(recent_of(message))
    state = lane.member(message.sender, message.date)
    lane.members[state.user_id] = state
    if not state.known:
        state.known, state.first_seen = True, message.date
    state.name, state.username = message.sender.name, message.sender.username
    state.language = message.sender.language or state.language
    count = 0 if message.edited else 1
    counts = counts_of(state, message)
    state.messages += count
    state.heard_at = message.date
    return Seen(lane.id, message.sender, message.date, count, newest=message.id, counts=counts), upkeep


def counts_of(state: MemberState, message: Message) -> tuple[tuple[str, int], ...]:
    """What a message adds to its hour: itself, its author where they have not been heard in it, an answer."""
    person, said = message.sender.kind == "user", not message.edited
    counts = [("messages", 1)] if said else []
    if person and (not state.messages or hour_of(state.heard_at) != hour_of(message.date)):
        counts.append(("people", 1))
    if person and said and message.reply_to is not None:
        counts.append(("replies", 1))
    return tuple(counts)


def recent_of(message: Message) -> Recent:
    """A message as the lane keeps it."""
    answered = message.reply_to.sender.id if message.reply_to is not None else None
    return Recent(
        message.id,
        message.sender.id,
        message.album,
        message.thread,
        message.date,
        own_text(message),
        answered,
        message.content if message.album else None,
    )


async def recall(session: AsyncSession, lane: int, reader: Reader) -> list[Recent]:
    """The last messages of a chat that turns were run for, oldest first: as the lane had them before a restart."""
    found: list[Recent] = []
    for body in await heard_lately(session, lane, RECENT):
        fact = reader.read(json.loads(body))
        if isinstance(fact, Message) and not (fact.edited or fact.is_service) and fact.message_chat == lane:
            found.append(recent_of(fact))
    return found[::-1]


def number_of(row: Any) -> int | None:
    """The update's number, None for what did not come from Telegram."""
    return int(row.key) if row.source == "telegram" and row.key.isdecimal() else None


def note(turned: Turned) -> None:
    """One line a turn: what it was and what kinds of things it decided; a message that changes nothing is no news."""
    outcome = "dead" if turned.dead else "decided" if turned.decisions else "nothing"
    metrics.TURNS.labels(outcome).inc()
    level = logging.DEBUG if outcome == "nothing" else logging.INFO
    if log.isEnabledFor(level):
        kinds = ", ".join(type(decision).__name__ for decision in turned.decisions)
        with about(update=turned.update, chat=turned.lane):
            log.log(level, "%s: %s", turned.what, kinds or outcome)
