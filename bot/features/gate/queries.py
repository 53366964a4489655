"""Reading the gate's rows: one application, whose are pending, whose time has come; and a row made of one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core.decisions import Save
from bot.core.facts import Sender
from bot.db.queries import current_chat, find_chat, find_event
from bot.features.gate.policy import GatePolicy
from bot.features.gate.rules import PENDING, Application, wake_at
from bot.features.gate.tables import GateEntry

__all__ = [
    "NEXT_WAKE", "AtGate", "current_chat", "find_application", "find_chat", "find_event", "kept", "list_due",
    "list_pending", "list_wanting", "load",
]  # fmt: skip

# What only the state machine reads lies in one JSON column.
INSIDE_DATA = ("noted", "tries", "carded", "entered", "asked", "by", "link", "bio")
LISTS = ("passed", "notes", "told")
COLUMNS = ("number", "way", "state", "step", "wants", "tag", "opened_at", "since", "due_at", "failures", "retry_at",
           "permissions", "until")  # fmt: skip


@dataclass(slots=True)
class AtGate:
    """Whose words do not count here yet, and who has passed without being a member."""

    pending: set[int] = field(default_factory=set)
    passed: set[int] = field(default_factory=set)

    def __contains__(self, user: object) -> bool:
        return user in self.pending


async def load(session: AsyncSession, chat: int) -> AtGate:
    """The chat's state in memory; nothing where nobody ever stood at its gate."""
    query = select(GateEntry.user_id, GateEntry.state).where(
        GateEntry.chat_id == chat, GateEntry.way != "request"
    )
    rows = (await session.execute(query.where(GateEntry.state.in_((*PENDING, "admitted"))))).all()
    pending = {row.user_id for row in rows if row.state in PENDING}
    return AtGate(pending, {row.user_id for row in rows} - pending)


def view(row: GateEntry) -> Application:
    """A row as the rules read it."""
    user = Sender(row.user_id, row.name, row.username, language=row.language or None)
    plain: dict[str, Any] = {name: getattr(row, name) for name in COLUMNS}
    plain |= {name: row.data[name] for name in INSIDE_DATA}
    plain |= {name: tuple(row.data[name]) for name in LISTS}
    return Application(user=user, **plain)


def kept(chat: int, app: Application, policy: GatePolicy, *, again: datetime | None = None) -> Save:
    """The application's row; `again` = look at it once more then, whatever else is due."""
    columns = {name: getattr(app, name) for name in COLUMNS}
    if app.permissions is not None:
        columns["permissions"] = dict(app.permissions)
    data = {name: getattr(app, name) for name in INSIDE_DATA} | {
        name: list(getattr(app, name)) for name in LISTS
    }
    row = GateEntry(
        chat_id=chat, user_id=app.user.id, name=app.user.name, username=app.user.username,
        language=app.user.language or "", data={**data, "noted": dict(app.noted)},
        wake_at=again or wake_at(app, policy), **columns,
    )  # fmt: skip
    return Save(row, replace=True)


async def find_application(session: AsyncSession, chat: int, user: int) -> Application | None:
    """A person's latest application to a chat."""
    row = await session.get(GateEntry, (chat, user))
    return view(row) if row else None


async def list_wanting(session: AsyncSession, user: int) -> Sequence[int]:
    """Chats that wait for a private message of this person, the one asked last first."""
    query = select(GateEntry.chat_id).where(
        GateEntry.user_id == user, GateEntry.state == "open", GateEntry.wants
    )
    return (await session.scalars(query.order_by(GateEntry.since.desc(), GateEntry.chat_id))).all()


async def list_pending(session: AsyncSession, chat: int, limit: int) -> Sequence[Application]:
    """Who is not decided yet, in order of arrival."""
    query = select(GateEntry).where(GateEntry.chat_id == chat, GateEntry.state.in_(PENDING))
    rows = await session.scalars(query.order_by(GateEntry.opened_at, GateEntry.user_id).limit(limit))
    return [view(row) for row in rows]


NEXT_WAKE = select(func.min(GateEntry.wake_at))


async def list_due(
    session: AsyncSession, now: datetime
) -> Sequence[tuple[int, str, Mapping[str, Any], datetime]]:
    """Applications of which something is due."""
    query = select(GateEntry.chat_id, GateEntry.user_id, GateEntry.number, GateEntry.wake_at)
    rows = await session.execute(query.where(GateEntry.wake_at <= now).order_by(GateEntry.wake_at).limit(500))
    return [
        (chat, f"{chat}:{user}:{number}:{at.isoformat()}", {"user": user}, at)
        for chat, user, number, at in rows.all()
        if at is not None
    ]
