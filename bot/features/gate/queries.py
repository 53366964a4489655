"""Reading the gate's rows: one application, whose are pending, whose time has come; and a row made of one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core.decisions import Change, Remove, Save
from bot.core.facts import Sender
from bot.db.queries import current_chat, find_chat, find_event
from bot.db.tables import Member
from bot.features.gate.policy import GatePolicy
from bot.features.gate.rules import PENDING, Application, wake_at
from bot.features.gate.tables import GateCode, GateEntry

__all__ = [
    "NEXT_WAKE", "AtGate", "count_active", "count_ahead", "current_chat", "find_application", "find_chat", "find_code",
    "find_days_in", "find_event", "find_first_waiting", "is_admin_of", "kept", "list_applications", "list_due",
    "list_known_before", "list_pending", "list_wanting", "load",
]  # fmt: skip

# What only the state machine reads lies in one JSON column.
INSIDE_DATA = (
    "noted",
    "tries",
    "carded",
    "entered",
    "for_admin",
    "raided",
    "proof",
    "asked",
    "by",
    "link",
    "bio",
)
LISTS = ("passed", "notes", "told")
COLUMNS = ("number", "way", "state", "step", "wants", "tag", "opened_at", "since", "due_at", "failures", "retry_at",
           "permissions", "until")  # fmt: skip


INSIDE = ("creator", "administrator", "member", "restricted")
ACTIVE = timedelta(days=30)
COMING = timedelta(minutes=10)  # who was admitted and is not in after that has not come


@dataclass(slots=True)
class AtGate:
    """Whose words do not count here yet, who has passed without being a member, and who came in a raid and has not."""

    pending: set[int] = field(default_factory=set)
    passed: set[int] = field(default_factory=set)
    held: dict[int, tuple[str, datetime]] = field(default_factory=dict)

    def __contains__(self, user: object) -> bool:
        return user in self.pending

    def follow(self, decision: Save | Change | Remove) -> bool:
        """An application that is written need not be read again, nor need codes."""
        if isinstance(decision, Save) and isinstance(decision.row, GateEntry):
            self.take(decision.row)
            return True
        return (type(decision.row) if isinstance(decision, Save) else decision.table) is GateCode

    def take(self, row: Any) -> None:
        """As this application stands."""
        self.pending.discard(row.user_id)
        self.passed.discard(row.user_id)
        self.held.pop(row.user_id, None)
        if row.way != "request" and row.state in PENDING:
            self.pending.add(row.user_id)
        if row.way != "request" and row.state == "admitted":
            self.passed.add(row.user_id)
        if row.data.get("raided") and row.state in ("held", "open"):
            self.held[row.user_id] = (row.way, row.opened_at)


async def load(session: AsyncSession, chat: int) -> AtGate:
    """The chat's state in memory; nothing where nobody ever stood at its gate."""
    at_gate = AtGate()
    columns = (GateEntry.user_id, GateEntry.way, GateEntry.state, GateEntry.opened_at, GateEntry.data)
    query = select(*columns).where(GateEntry.chat_id == chat, GateEntry.state.in_((*PENDING, "admitted")))
    for row in await session.execute(query):
        at_gate.take(row)
    return at_gate


def view(row: GateEntry) -> Application:
    """A row as the rules read it."""
    user = Sender(row.user_id, row.name, row.username, language=row.language or None)
    plain: dict[str, Any] = {name: getattr(row, name) for name in COLUMNS}
    plain |= {name: row.data[name] for name in INSIDE_DATA if name in row.data}
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


async def list_applications(session: AsyncSession, chat: int, users: Sequence[int]) -> Sequence[Application]:
    """These people's applications, of those still to be decided."""
    query = select(GateEntry).where(
        GateEntry.chat_id == chat, GateEntry.user_id.in_(users), GateEntry.state.in_(PENDING)
    )
    return [view(row) for row in await session.scalars(query)]


async def list_known_before(
    session: AsyncSession, chat: int, users: Sequence[int], before: datetime
) -> Sequence[int]:
    """Those of them who were seen here before an instant."""
    query = select(Member.user_id).where(
        Member.chat_id == chat, Member.user_id.in_(users), Member.first_seen < before
    )
    return (await session.scalars(query)).all()


async def find_first_waiting(session: AsyncSession, chat: int) -> int | None:
    """Who waits for a place the longest."""
    query = select(GateEntry.user_id).where(GateEntry.chat_id == chat, GateEntry.state == "waiting")
    return await session.scalar(query.order_by(GateEntry.since, GateEntry.user_id).limit(1))


async def count_ahead(session: AsyncSession, chat: int, app: Application) -> int:
    """How many wait for a place before this one."""
    before = (GateEntry.since < app.since) | (
        (GateEntry.since == app.since) & (GateEntry.user_id < app.user.id)
    )
    query = select(func.count()).where(GateEntry.chat_id == chat, GateEntry.state == "waiting")
    if app.state == "waiting":
        query = query.where(before)
    return await session.scalar(query) or 0


async def count_active(session: AsyncSession, chat: int, now: datetime) -> int:
    """Members active in thirty days who have passed, and who was admitted and is not in yet."""
    pending = select(GateEntry.user_id).where(GateEntry.chat_id == chat, GateEntry.state.in_(PENDING))
    members = select(func.count()).where(
        Member.chat_id == chat, Member.status.in_(INSIDE), Member.last_seen >= now - ACTIVE
    )
    inside_now = select(Member.user_id).where(Member.chat_id == chat, Member.status.in_(INSIDE))
    coming = select(func.count()).where(
        GateEntry.chat_id == chat,
        GateEntry.state == "admitted",
        GateEntry.since >= now - COMING,
        GateEntry.user_id.not_in(inside_now),
    )
    inside = await session.scalar(members.where(Member.user_id.not_in(pending))) or 0
    return inside + (await session.scalar(coming) or 0)


async def find_days_in(session: AsyncSession, chat: int, user: int, now: datetime) -> int | None:
    """For how many days somebody has been in another chat of this bot's; None for who is not in it."""
    member = await session.get(Member, (chat, user))
    if member is None or member.status not in INSIDE:
        return None
    return (now - (member.joined_at or member.first_seen)).days


async def find_code(session: AsyncSession, chat: int, code: str) -> GateCode | None:
    """A one-time code."""
    return await session.get(GateCode, (chat, code))


async def is_admin_of(session: AsyncSession, chat: int, user: int) -> bool:
    """Was the user last known as an admin of that chat?"""
    member = await session.get(Member, (chat, user))
    return member is not None and member.status in ("creator", "administrator")


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
