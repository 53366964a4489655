"""Decisions into rows: the one writer. A batch of turns becomes few bulk statements in one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.codec import dump
from bot.core.decisions import (
    Admit,
    Alert,
    AnswerButton,
    AnswerCheckout,
    AnswerRequest,
    Ban,
    Change,
    Count,
    Decision,
    Decline,
    Delete,
    Earned,
    Edit,
    Effect,
    Erase,
    Hand,
    Invoice,
    Kick,
    Leave,
    Lift,
    MakeLink,
    Mute,
    Permit,
    Pin,
    Priority,
    React,
    Refund,
    Remove,
    Restruck,
    RevokeLink,
    Save,
    Say,
    SetCommands,
    StopPoll,
    Struck,
    Tag,
    Wipe,
    Withdraw,
)
from bot.db import erasure
from bot.db.batch import Batch, Values
from bot.db.hours import write_hours
from bot.db.journal import INBOX, OUTBOX, finish
from bot.db.rows import Seen, write_alert, write_feature_row, write_kernel_row, write_seen, write_strike
from bot.db.scores import write_scores

__all__ = ["Seen", "Turned", "record"]


@dataclass(slots=True)
class Turned:
    """One inbox row's turn as it will be recorded (`row_id` 0: its fact stood in no inbox): `about` = the users whose
    rows it may change, None = anybody's; `what` and `update` are for the log."""

    row_id: int
    key: str
    lane: int
    now: datetime
    decisions: Sequence[Decision] = ()
    seen: Seen | None = None
    dead: str | None = None
    what: str = ""
    update: int | None = None
    about: frozenset[int] | None = None


async def record(connection: AsyncConnection, turned: Sequence[Turned]) -> None:
    """Write turns: members seen, decisions, and their inbox rows as done. The caller's transaction commits."""
    batch = Batch(connection)
    write_seen(batch, [turn.seen for turn in turned if turn.seen is not None])
    for turn in turned:
        for number, decision in enumerate(turn.decisions):
            write_decision(batch, turn, f"{turn.key}:{number}", decision)
    await batch.write()
    await write_scores(connection, batch.scores)
    await write_hours(connection, batch.counts)
    for decision in batch.erasures:
        if isinstance(decision, Erase):
            await erasure.erase(connection, decision.lane, decision.who, turned[-1].now)
        else:
            await erasure.wipe(connection, decision.who, decision.lanes, decision.before)
    await finish(connection, [turn.row_id for turn in turned if turn.row_id and turn.dead is None])
    for turn in turned:
        if turn.row_id and turn.dead is not None:
            values = {"state": "dead", "error": turn.dead}
            await connection.execute(update(INBOX).where(INBOX.c.id == turn.row_id).values(values))


# --- one decision ---------------------------------------------------------------------------------------------------


def write_decision(batch: Batch, turn: Turned, key: str, decision: Decision) -> None:
    """One decision as rows; mypy finds here what a new kind of decision needs."""
    match decision:
        case (
            Say()
            | Edit()
            | React()
            | Delete()
            | Mute()
            | Kick()
            | Ban()
            | Lift()
            | AnswerButton()
            | Leave()
            | SetCommands()
            | Admit()
            | Decline()
            | AnswerRequest()
            | Tag()
            | Invoice()
            | AnswerCheckout()
            | Refund()
            | Permit()
            | Pin()
            | StopPoll()
            | MakeLink()
            | RevokeLink()
        ):
            write_effect(batch, turn, key, decision)
        case Struck() | Restruck():
            write_strike(batch, decision)
        case Earned() | Withdraw() | Count() | Erase() | Wipe():
            batch.defer(decision)
        case Alert():
            write_alert(batch, turn.now, decision)
        case Save() | Change() | Remove():
            write_feature_row(batch, decision)
        case Hand():
            body = {"feature": decision.feature, "verb": decision.verb, "data": dict(decision.data)}
            write_inbox(batch, "handed", decision.cause, decision.lane, body, turn.now)
        case _:
            write_kernel_row(batch, turn.now, key, decision)


# --- effects --------------------------------------------------------------------------------------------------------


def write_effect(batch: Batch, turn: Turned, key: str, effect: Effect) -> None:
    """One outbox row; what makes others needless cancels them; a Say that expires brings its own Delete."""
    about = about_of(effect)
    if isinstance(effect, Delete) and effect.key is not None and effect.not_before is None:
        batch.run(taken_back(effect.key, turn.now))
    if about and (kinds := overtaken(effect)):
        cancelled = update(OUTBOX).where(OUTBOX.c.about == about, OUTBOX.c.state.in_(("pending", "parked")))
        batch.run(
            cancelled.where(OUTBOX.c.kind.in_(kinds)).values(
                state="done", error="reversed", settled_at=turn.now
            )
        )
    batch.insert(OUTBOX, outbox_values(turn, key, effect, about))
    if isinstance(effect, Say) and effect.expires_after is not None:
        name = effect.key or key
        gone = Delete(
            effect.chat, key=name, not_before=turn.now + effect.expires_after, priority=Priority.BULK
        )
        batch.insert(OUTBOX, outbox_values(turn, f"{key}:expires", gone, about_of(gone)))


def taken_back(name: str, now: datetime) -> Any:
    """What waits to be said at its time, and is deleted before, is never said."""
    waits = OUTBOX.c.name == name, OUTBOX.c.state == "pending", OUTBOX.c.due > now
    return update(OUTBOX).where(*waits).values(state="done", error="taken back", settled_at=now)


def overtaken(effect: Effect) -> tuple[str, ...]:
    """Kinds of effects on the same member that need not leave any more: reversed, or a mute of who is put out."""
    match effect:
        case Lift(ban=True):
            return ("Ban", "Kick")
        case Lift() | Kick() | Ban():
            return ("Mute",)
    return ()


def outbox_values(turn: Turned, key: str, effect: Effect, about: str | None) -> Values:
    """An outbox row as it is born."""
    due = getattr(effect, "not_before", None) or turn.now
    named = (effect.key or key) if isinstance(effect, Say) else None
    return {
        "key": key,
        "lane": turn.lane,
        "kind": type(effect).__name__,
        "chat_id": getattr(effect, "chat", turn.lane) or turn.lane,
        "payload": dump(effect),
        "about": about,
        "name": named,
        "answer": getattr(effect, "answer", None),
        "priority": priority_of(effect),
        "attempts": 0,
        "due": due,
        "not_before": due,
        "state": "pending",
        "created_at": turn.now,
    }


def about_of(effect: Effect) -> str | None:
    """Effects about the same thing leave in order of decision."""
    match effect:
        case Mute() | Kick() | Ban() | Lift() | Admit() | Decline() | AnswerRequest() | Tag():
            return f"member:{effect.chat}:{effect.user}"
        case Say(key=str(name)) | Edit(key=str(name)) | Delete(key=str(name)):
            return f"said:{name}"
        case Edit(message_id=int(number)):
            return f"message:{effect.chat}:{number}"
        case Refund():
            return f"charge:{effect.charge}"
        case Permit():
            return f"permissions:{effect.chat}"
    return None


def priority_of(effect: Effect) -> int:
    """Answers with a deadline, then sanctions, then words, then the rest."""
    match effect:
        case AnswerButton() | AnswerRequest() | AnswerCheckout():
            return Priority.DEADLINE
        case Ban() | Lift() | Admit() | Permit() | Refund():
            return Priority.SANCTION
        case Say() | Edit() | React() | Delete() | Mute() | Kick() | Decline():
            return effect.priority
        case Invoice() | MakeLink():
            return Priority.REPLY
    return Priority.BULK


def write_inbox(
    batch: Batch, source: str, key: str, lane: int, body: Mapping[str, Any], now: datetime
) -> None:
    """A row that starts a turn in some lane."""
    values = {
        "source": source,
        "key": key,
        "lane": lane,
        "ahead": 0,
        "body": dump(dict(body)),
        "state": "new",
    }
    batch.insert(INBOX, values | {"received_at": now})
