"""Inbox and outbox: what came in, and what must go out. No laws, no Telegram."""

import logging
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Index,
    Integer,
    Text,
    UniqueConstraint,
    and_,
    bindparam,
    func,
    not_,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.sql.elements import ColumnElement

from bot.core.codec import dump
from bot.db.columns import BIG, Base, chat_key
from bot.db.engine import LostRow

log = logging.getLogger(__name__)


class Inbox(Base):
    """Everything that starts a turn. `source`: telegram, answer, handed, tick, migration. `lane` = chat or user id;
    `ahead` is -1 for what overtakes, so that one index serves in order."""

    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("source", "key"),
        Index("ix_inbox_state_ahead_id", "state", "ahead", "id"),
        Index("ix_inbox_lane_id", "lane", "id"),
        Index("ix_inbox_received_at", "received_at"),
        {"sqlite_autoincrement": True},
    )
    id: Mapped[int] = mapped_column(BIG, primary_key=True)
    source: Mapped[str]
    key: Mapped[str]
    lane: Mapped[int] = chat_key()
    ahead: Mapped[int] = mapped_column(Integer, default=0)
    body: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(default="new")
    error: Mapped[str | None] = mapped_column(Text)
    received_at: Mapped[datetime]


class Outbox(Base):
    """One effect. `about` = member or message whose effects leave in order of (`due`, id); `name` = key of a Say;
    `state`: pending, sending, done, unknown, dead, parked."""

    __tablename__ = "outbox"
    __table_args__ = (
        Index("ix_outbox_state_due", "state", "due"),
        Index("ix_outbox_name", "name"),
        Index("ix_outbox_settled_at", "settled_at"),
    )
    id: Mapped[int] = mapped_column(BIG, primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    lane: Mapped[int] = chat_key()
    kind: Mapped[str]
    chat_id: Mapped[int] = chat_key()
    payload: Mapped[str] = mapped_column(Text)
    about: Mapped[str | None]
    name: Mapped[str | None]
    answer: Mapped[str | None]
    priority: Mapped[int]
    attempts: Mapped[int] = mapped_column(default=0)
    due: Mapped[datetime]
    not_before: Mapped[datetime]
    state: Mapped[str] = mapped_column(default="pending")
    probe_from: Mapped[int | None]
    message_id: Mapped[int | None]
    error: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]


INBOX: Any = Inbox.__table__
OUTBOX: Any = Outbox.__table__
Row = Mapping[str, Any]
WIPED = "{}"  # what came in or went out, once it must not tell any more of whom


def insert_for(connection: AsyncConnection, table: Any) -> Any:
    """The dialect's own INSERT, the one that knows ON CONFLICT."""
    return sqlite.insert(table) if connection.dialect.name == "sqlite" else postgresql.insert(table)


# --- inbox --------------------------------------------------------------------------------------------------------


async def receive(connection: AsyncConnection, rows: Sequence[Row]) -> None:
    """Store what starts turns; a row whose (source, key) is known changes nothing."""
    if rows:
        statement = insert_for(connection, INBOX).on_conflict_do_nothing(index_elements=["source", "key"])
        await connection.execute(statement, [{"ahead": 0, "state": "new", **row} for row in rows])


async def waiting(session: AsyncSession, limit: int, held: Iterable[int]) -> Sequence[Any]:
    """The next rows in order of arrival, those that overtake first; lanes in `held` are passed over."""
    query = select(INBOX.c.id, INBOX.c.source, INBOX.c.key, INBOX.c.lane, INBOX.c.body).where(
        INBOX.c.state == "new"
    )
    if lanes := list(held):
        query = query.where(INBOX.c.lane.not_in(lanes))
    query = query.order_by(INBOX.c.ahead, INBOX.c.id).limit(limit)
    return (await session.execute(query)).all()


async def newest_update(session: AsyncSession) -> int:
    """The highest update number among those that came last; 0 when there is none."""
    query = select(INBOX.c.key).where(INBOX.c.source == "telegram").order_by(INBOX.c.id.desc()).limit(200)
    return max((int(key) for key in await session.scalars(query) if key.isdecimal()), default=0)


async def heard_lately(session: AsyncSession, lane: int, limit: int) -> Sequence[str]:
    """Bodies of the newest updates of a lane that turns were run for, the newest first."""
    query = select(INBOX.c.body).where(
        INBOX.c.lane == lane, INBOX.c.source == "telegram", INBOX.c.state != "new", INBOX.c.body != WIPED
    )
    return (await session.scalars(query.order_by(INBOX.c.id.desc()).limit(limit))).all()


FINISH = {
    "sqlite": text(
        "UPDATE inbox SET state = 'done' WHERE state = 'new' AND id IN (SELECT value FROM json_each(:ids))"
    ),
    "postgresql": text("UPDATE inbox SET state = 'done' WHERE state = 'new' AND id = ANY(:ids)"),
}


def listed(connection: AsyncConnection, ids: Sequence[int]) -> Any:
    """Ids as one parameter: two hundred of them cost more to compile than to update."""
    return dump(list(ids)) if connection.dialect.name == "sqlite" else list(ids)


async def finish(connection: AsyncConnection, ids: Sequence[int]) -> None:
    """Mark rows done in the transaction that records their turns; a row another process did rolls it back."""
    if not ids:
        return
    result = await connection.execute(FINISH[connection.dialect.name], {"ids": listed(connection, ids)})
    if result.rowcount != len(ids):
        raise LostRow(f"{len(ids) - result.rowcount} inbox rows were done elsewhere")


async def bury(connection: AsyncConnection, row_id: int, error: str) -> None:
    """Keep a row that cannot be worked on, with why."""
    await connection.execute(update(INBOX).where(INBOX.c.id == row_id).values(state="dead", error=error))


async def open_rows(session: AsyncSession) -> tuple[dict[str, int], dict[str, int], datetime | None]:
    """How many rows of inbox and outbox are in each state that is not done, and since when the oldest new one waits."""
    states = (
        select(INBOX.c.state, func.count()).where(INBOX.c.state.in_(("new", "dead"))).group_by(INBOX.c.state)
    )
    ours = ("pending", "sending", "parked", "unknown", "dead")
    leaving = select(OUTBOX.c.state, func.count()).where(OUTBOX.c.state.in_(ours)).group_by(OUTBOX.c.state)
    oldest = select(func.min(INBOX.c.received_at)).where(INBOX.c.state == "new")
    inbox: dict[str, int] = {row.state: row[1] for row in await session.execute(states)}
    outbox: dict[str, int] = {row.state: row[1] for row in await session.execute(leaving)}
    return inbox, outbox, await session.scalar(oldest)


# --- outbox -------------------------------------------------------------------------------------------------------


async def unsettled(
    connection: AsyncConnection, now: datetime, limit: int, shut: Iterable[tuple[int, str]] = ()
) -> Sequence[Any]:
    """Rows that may leave or are leaving, most urgent first, none that stand in a shut line (chat, kind; "Say" = all
    words); with them those that wait for their line or a next try, as far as something of theirs must not pass them."""
    open_rows = select(OUTBOX).where(OUTBOX.c.state.in_(("pending", "sending")), OUTBOX.c.due <= now)
    waits = [OUTBOX.c.not_before > now, *in_lines(shut)]
    query = open_rows.where(not_(or_(*waits))).order_by(OUTBOX.c.priority, OUTBOX.c.id)
    rows = (await connection.execute(query.limit(limit))).all()
    things = {row.about for row in rows if row.about}
    before = open_rows.where(or_(*waits), OUTBOX.c.about.in_(things))
    return [*rows, *(await connection.execute(before)).all()] if things else rows


def in_lines(lines: Iterable[tuple[int, str]]) -> list[ColumnElement[bool]]:
    """Whether a row that has not left stands in one of these lines."""
    chats: dict[str, list[int]] = {}
    for chat, kind in lines:
        chats.setdefault(kind, []).append(chat)
    words = or_(
        OUTBOX.c.kind.in_(("Say", "Edit", "Invoice")), func.coalesce(OUTBOX.c.about, "").like("said:%")
    )
    return [
        and_(
            OUTBOX.c.state == "pending",
            OUTBOX.c.chat_id.in_(those),
            words if kind == "Say" else OUTBOX.c.kind == kind,
        )
        for kind, those in chats.items()
    ]


async def leaving(connection: AsyncConnection) -> Sequence[Any]:
    """Rows marked as leaving, whatever the time."""
    return (await connection.execute(select(OUTBOX).where(OUTBOX.c.state == "sending"))).all()


async def next_due(connection: AsyncConnection, now: datetime) -> tuple[datetime | None, datetime | None]:
    """When the next pending row becomes due, and when the next one that is due may be tried again."""
    comes = func.min(OUTBOX.c.due).filter(OUTBOX.c.due > now)
    again = func.min(OUTBOX.c.not_before).filter(OUTBOX.c.due <= now, OUTBOX.c.not_before > now)
    due, retry = (await connection.execute(select(comes, again).where(OUTBOX.c.state == "pending"))).one()
    return due, retry


async def claim(connection: AsyncConnection, rows: Sequence[tuple[int, int | None]]) -> None:
    """Mark rows (id, where a search for the message would begin) as leaving; committed before the request leaves."""
    if rows:
        values = {"state": "sending", "attempts": OUTBOX.c.attempts + 1, "probe_from": bindparam("probe")}
        statement = update(OUTBOX).where(OUTBOX.c.id == bindparam("row_id")).values(values)
        await connection.execute(statement, [{"row_id": row_id, "probe": probe} for row_id, probe in rows])


async def settle(connection: AsyncConnection, changes: Sequence[Row]) -> None:
    """Write what became of calls: each change has id, state, error, message_id, not_before, settled_at."""
    if changes:
        names = ("state", "error", "message_id", "not_before", "settled_at")
        statement = (
            update(OUTBOX)
            .where(OUTBOX.c.id == bindparam("row_id"))
            .values({name: bindparam(f"new_{name}") for name in names})
        )
        rows = [
            {"row_id": change["id"], **{f"new_{name}": change[name] for name in names}} for change in changes
        ]
        await connection.execute(statement, rows)


async def find_named(session: AsyncSession, name: str) -> Any | None:
    """The newest row said under `name`, to edit or delete its message."""
    query = select(OUTBOX).where(OUTBOX.c.name == name).order_by(OUTBOX.c.id.desc()).limit(1)
    return (await session.execute(query)).first()
