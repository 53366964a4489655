"""Decisions that are rows: members, chats, people, settings, events, strikes, cards, features' own. No effects."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, update

from bot.core.decisions import (
    Alert,
    Change,
    ChangeChat,
    ChangeMember,
    Count,
    Decision,
    Forget,
    Know,
    Note,
    Remove,
    Restruck,
    Resume,
    Save,
    SetPolicy,
    Struck,
)
from bot.core.facts import Sender
from bot.db.batch import Batch, Group, Values
from bot.db.columns import Base
from bot.db.journal import INBOX, OUTBOX, insert_for
from bot.db.newest import RAISE, raised
from bot.db.tables import Card, Chat, ChatSetting, Event, Member, Person, Strike


@dataclass(slots=True)
class Seen:
    """A member who spoke (or was named) in a turn: `messages` to add, names as they are now; `first` where some of them
    were earlier; `newest` = the id of the message, `counts` = for the hour of the chat."""

    chat: int
    user: Sender
    at: datetime
    messages: int = 0
    first: datetime | None = None
    newest: int = 0
    counts: tuple[tuple[str, int], ...] = ()


def write_seen(batch: Batch, seen_ones: Sequence[Seen]) -> None:
    """Members who spoke: one upsert for all of them; and the highest id of each chat."""
    merged: dict[tuple[int, int], Seen] = {}
    for seen in seen_ones:
        if seen.counts:
            batch.counts.append(Count(seen.chat, seen.at, seen.counts))
        before = merged.get((seen.chat, seen.user.id))
        count, first = (before.messages, before.first or before.at) if before else (0, None)
        both = Seen(seen.chat, seen.user, seen.at, seen.messages + count, first)
        merged[(seen.chat, seen.user.id)] = both
    if not merged:
        return
    statement = insert_for(batch.connection, Member.__table__)
    new = statement.excluded
    statement = statement.on_conflict_do_update(
        index_elements=["chat_id", "user_id"],
        set_={
            "name": new.name,
            "username": new.username,
            "handle": new.handle,
            "language": new.language,
            "last_seen": new.last_seen,
            "messages": Member.messages + new.messages,
        },
    )
    batch.groups.append(Group(statement, [member_values(seen) for seen in merged.values()]))
    newest: dict[int, int] = {}
    for seen in seen_ones:
        newest[seen.chat] = max(newest.get(seen.chat, 0), seen.newest)
    if rows := raised(newest):
        batch.groups.append(Group(RAISE, rows))


def member_values(seen: Seen) -> Values:
    """A member's row as far as a message tells it."""
    user = seen.user
    return {
        "chat_id": seen.chat,
        "user_id": user.id,
        "name": user.name,
        "username": user.username,
        "handle": user.username.lower() if user.username else None,
        "language": user.language or "",
        "status": "",
        "tag": "",
        "first_seen": seen.first or seen.at,
        "last_seen": seen.at,
        "messages": seen.messages,
        "checked": 0,
        "answerers": [],
    }


def write_kernel_row(batch: Batch, now: datetime, key: str, decision: Decision) -> None:
    """Chat, member, person, setting and event rows."""
    match decision:
        case SetPolicy():
            write_policy(batch, now, key, decision)
        case ChangeChat():
            batch.insert(Chat.__table__, {"id": decision.chat, **decision.values},
                         unique=("id",), replace=tuple(decision.values))  # fmt: skip
        case ChangeMember():
            values = member_values(Seen(decision.chat, decision.user, now)) | dict(decision.values)
            batch.insert(Member.__table__, values, unique=("chat_id", "user_id"),
                         replace=("name", "username", "handle", *decision.values))  # fmt: skip
        case Know():
            write_person(batch, decision)
        case Note():
            write_event(batch, now, key, decision)
        case Forget():
            forget(batch, now, decision.chat)
        case Resume():
            waits = update(OUTBOX).where(OUTBOX.c.chat_id == decision.chat, OUTBOX.c.state == "parked")
            batch.run(waits.values(state="pending"))
        case _:
            raise TypeError(f"a {type(decision).__name__} must be completed by a law before it is recorded")


def write_person(batch: Batch, known: Know) -> None:
    """A person's row: what is not said stays as it was."""
    user = known.user
    values: Values = {
        "id": user.id,
        "name": user.name,
        "username": user.username,
        "language": user.language or "",
    }
    said = {"started": known.started, "choice": known.choice}
    changes = {name: value for name, value in said.items() if value is not None}
    defaults: Values = {"started": False, "choice": ""}
    batch.insert(Person.__table__, values | defaults | changes, unique=("id",),
                 replace=("name", "username", "language", *changes))  # fmt: skip


def write_event(batch: Batch, now: datetime, key: str, note: Note) -> None:
    """An audit event; its cause makes it single."""
    values = {
        "cause": note.cause or key,
        "chat_id": note.chat,
        "at": now,
        "kind": note.kind,
        "actor": note.actor,
        "member": note.member,
        "message_id": note.message_id,
        "data": dict(note.data),
    }
    batch.insert(Event.__table__, values)


def write_policy(batch: Batch, now: datetime, key: str, change: SetPolicy) -> None:
    """A chat's own value of a policy field, or none any more; logged."""
    table: Any = ChatSetting.__table__
    where = {"chat_id": change.chat, "feature": change.feature, "field": change.field}
    if change.value is None:
        batch.run(delete(table).filter_by(**where))
    else:
        values = {**where, "value": {"value": change.value}}
        batch.insert(table, values, unique=("chat_id", "feature", "field"), replace=("value",))
    data = {"feature": change.feature, "field": change.field, "value": change.value}
    write_event(batch, now, key, Note(change.chat, "setting", change.by, data=data))


def write_strike(batch: Batch, decision: Struck | Restruck) -> None:
    """A strike's row, or what changed in it."""
    table: Any = Strike.__table__
    if isinstance(decision, Struck):
        values = asdict(decision.strike) | {"chat_id": decision.chat, "user_id": decision.user}
        batch.insert(table, values | {"evidence": decision.evidence, "pardon_reason": ""})
        return
    batch.run(update(table).where(table.c.id == decision.strike).values(dict(decision.values)))


def write_feature_row(batch: Batch, decision: Save | Change | Remove) -> None:
    """A row of a feature's own table."""
    if isinstance(decision, Save):
        table: Any = type(decision.row).__table__
        values = row_values(decision.row)
        unique = unique_columns(table, values)
        kept = tuple(name for name in values if name not in unique) if decision.replace else ()
        batch.insert(table, values, unique=unique, replace=kept)
        return
    table = decision.table.__table__
    conditions = [table.c[name] == value for name, value in decision.where.items()]
    if isinstance(decision, Remove):
        batch.run(delete(table).where(*conditions))
    else:
        batch.run(update(table).where(*conditions).values(dict(decision.values)))


def row_values(row: Base) -> Values:
    """What was set on an ORM object, and its columns' plain defaults."""
    values: Values = {}
    for column in row.__table__.columns:
        value = getattr(row, column.key, None)
        if value is None and column.default is not None:
            value = column.default.arg(None) if column.default.is_callable else column.default.arg
        if value is not None or not column.primary_key:
            values[column.key] = value
    return values


def unique_columns(table: Any, values: Mapping[str, Any]) -> tuple[str, ...]:
    """The primary key where it is given, else the first unique constraint."""
    primary = tuple(column.key for column in table.primary_key.columns)
    if all(name in values for name in primary):
        return primary
    for constraint in sorted(table.constraints, key=lambda item: str(item.name)):
        if constraint.__visit_name__ == "unique_constraint":
            return tuple(column.key for column in constraint.columns)
    return primary


def write_alert(batch: Batch, now: datetime, alert: Alert) -> None:
    """A card: new, or a new version of the one with that key."""
    table: Any = Card.__table__
    values = {
        "chat_id": alert.chat,
        "key": alert.key,
        "kind": alert.kind,
        "text": alert.text,
        "buttons": [[asdict(button) for button in row] for row in alert.buttons],
        "urgent": alert.urgent,
        "closed": alert.closed,
        "version": 1,
        "shown": 0,
        "created_at": now,
        "due_at": now,
        "posts": [],
    }
    statement = insert_for(batch.connection, table).values(values)
    changed = {name: statement.excluded[name] for name in ("text", "buttons", "urgent", "closed")}
    changed |= {"version": table.c.version + 1, "due_at": now}
    batch.run(statement.on_conflict_do_update(index_elements=["chat_id", "key"], set_=changed))


def forget(batch: Batch, now: datetime, chat: int) -> None:
    """Every row of a chat but the books; what came in and went out is pruned by its own age, and what waited for rights
    with it."""
    waits = update(OUTBOX).where(OUTBOX.c.chat_id == chat, OUTBOX.c.state == "parked")
    batch.run(waits.values(state="done", error="the chat was forgotten", settled_at=now))
    for table in Base.metadata.sorted_tables:
        if table is not INBOX and table is not OUTBOX:
            named = [column for column in table.columns if column.info.get("chat")]
            for column in [column for column in named if not column.info.get("outlives")]:
                batch.run(delete(table).where(column == chat))
