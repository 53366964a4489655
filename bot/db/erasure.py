"""What is held of a user, shown or erased lane by lane as the columns say (S111, S112). Decides nothing."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import String, and_, cast, delete, false, func, or_, select, union, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from sqlalchemy.sql.elements import ColumnElement

from bot.core.codec import dump, load
from bot.core.effects import Say
from bot.core.erasing import Erased
from bot.db.columns import Base, unique_keys
from bot.db.journal import INBOX, OUTBOX, WIPED
from bot.db.tables import Chat, Erasure, Member, Person

MEMBER: Any = Member.__table__
PERSON: Any = Person.__table__
CHAT: Any = Chat.__table__
ERASURE: Any = Erasure.__table__
SETTLED = ("done", "dead", "unknown")


def marked(table: Any, mark: str) -> list[Any]:
    """The columns of a table that carry a mark."""
    return [column for column in table.columns if column.info.get(mark)]


def is_of_one(table: Any) -> bool:
    """Is it a table of people's own lanes, one row a person?"""
    return (
        all(column.info.get("owner") for column in table.primary_key.columns) and len(table.primary_key) == 1
    )


def rows_of(lane: int) -> Iterator[tuple[Any, ColumnElement[bool]]]:
    """Every table that a lane writes, with which rows of it are the lane's; a person's own lane is their id."""
    for table in Base.metadata.sorted_tables:
        if table is INBOX or table is OUTBOX:
            continue
        if is_of_one(table) and lane > 0:
            yield table, table.primary_key.columns.values()[0] == lane
        elif not is_of_one(table) and lane < 0 and (chats := marked(table, "chat")):
            yield table, chats[0] == lane


# --- erasing --------------------------------------------------------------------------------------------------------


async def erase(connection: AsyncConnection, lane: int, who: Erased, now: datetime) -> None:
    """All that this lane's rows hold of them; what has to stay stands under their number."""
    who = who.also(await names_in(connection, lane, who))
    for table, here in rows_of(lane):
        for column in marked(table, "owner"):
            await disown(connection, table, column, here, who, now)
        for column in marked(table, "actor"):
            emptied = [column, *(table.c[name] for name in column.info["names"])]
            values = {item.name: empty(item) for item in emptied}
            await connection.execute(update(table).where(here, column == who.user).values(values))
        await retell(connection, table, here, who)


async def names_in(connection: AsyncConnection, lane: int, who: Erased) -> list[str | None]:
    """What they are called in a chat, or in private."""
    if lane > 0:
        query = select(PERSON.c.name, PERSON.c.username).where(PERSON.c.id == who.user)
    else:
        mine = MEMBER.c.chat_id == lane, MEMBER.c.user_id == who.user
        query = select(MEMBER.c.name, MEMBER.c.username).where(*mine)
    return [name for row in (await connection.execute(query)).all() for name in row]


async def disown(
    connection: AsyncConnection, table: Any, column: Any, here: Any, who: Erased, now: datetime
) -> None:
    """Their rows go, or lose what tells whose they are."""
    mine = and_(here, column == who.user)
    if (live := column.info["live"]) is not None:
        stays = and_(mine, live(table, now))
        if column.primary_key:
            known = (await connection.execute(select(column).where(stays).limit(1))).first() is not None
            await connection.execute(delete(table).where(here, column == who.number if known else false()))
        values = {item.name: empty(item) for item in marked(table, "own")}
        await connection.execute(update(table).where(stays).values({**values, column.name: who.number}))
    await connection.execute(delete(table).where(mine))


def empty(column: Any) -> Any:
    """What a column holds when it says nothing."""
    if column.nullable:
        return None
    return "" if isinstance(column.type, String) else 0


async def retell(connection: AsyncConnection, table: Any, here: Any, who: Erased) -> None:
    """What may speak of anybody speaks of them no more."""
    columns = marked(table, "told")
    if not columns:
        return
    keys = list(table.primary_key.columns)
    unique = {column for key in unique_keys(table) for column in key}
    query = select(*keys, *(column.label(f"told{at}") for at, column in enumerate(columns)))
    query = query.where(here, or_(*(speaks_of(column, who) for column in columns)))
    for row in (await connection.execute(query)).all():
        told = {column.name: row[len(keys) + at] for at, column in enumerate(columns)}
        fresh = {
            name: who.without_id(value) if table.c[name] in unique else who.without(value)
            for name, value in told.items()
        }
        if fresh != told:
            this = and_(*(key == row[at] for at, key in enumerate(keys)))
            await connection.execute(update(table).where(this).values(fresh))


def speaks_of(column: Any, who: Erased) -> ColumnElement[bool]:
    """May a text or JSON column hold their id or a name of theirs?"""
    words = cast(column, String)
    return or_(*(words.contains(mark, autoescape=True) for mark in who.marks))


# --- what came in and went out --------------------------------------------------------------------------------------


async def lanes_of(session: AsyncSession, user: int) -> list[int]:
    """The chats in which something of theirs is held, as far as an index tells: everybody has a member's row there, or
    stood at the gate."""
    queries = [
        select(marked(table, "chat")[0]).where(column == user)
        for table in Base.metadata.sorted_tables
        for column in marked(table, "owner")
        if marked(table, "chat") and any(next(iter(index.columns)) is column for index in table.indexes)
    ]
    return sorted({chat for chat in await session.scalars(union(*queries)) if chat < 0})


def papers(who: Erased, lanes: Sequence[int], before: datetime) -> tuple[Any, Any]:
    """Which rows of inbox and outbox speak of them, of those that were made before an instant."""
    staff = select(CHAT.c.admin_chat).where(CHAT.c.id.in_(lanes), CHAT.c.admin_chat.is_not(None))
    near = or_(INBOX.c.lane.in_([*lanes, 0]), INBOX.c.lane.in_(staff))
    texts = INBOX.c.key, INBOX.c.body, func.coalesce(INBOX.c.error, "")
    told = or_(
        *(column.contains(str(who.user), autoescape=True) for column in texts),
        and_(INBOX.c.source != "telegram", speaks_of(INBOX.c.body, who)),
    )
    came = and_(INBOX.c.received_at < before, or_(INBOX.c.lane == who.user, and_(near, told)))
    words = OUTBOX.c.payload, func.coalesce(OUTBOX.c.about, ""), func.coalesce(OUTBOX.c.name, "")
    told = or_(
        OUTBOX.c.chat_id == who.user, OUTBOX.c.lane == who.user, *(speaks_of(one, who) for one in words)
    )
    near = or_(OUTBOX.c.lane.in_([*lanes, 0, who.user]), OUTBOX.c.chat_id.in_(staff))
    return came, and_(OUTBOX.c.created_at < before, near, told)


async def count_open(session: AsyncSession, who: Erased, lanes: Sequence[int], before: datetime) -> int:
    """How many of those have still to be worked on or to leave."""
    came, went = papers(who, lanes, before)
    new = await session.scalar(select(func.count()).where(came, INBOX.c.state == "new"))
    waits = await session.scalar(select(func.count()).where(went, OUTBOX.c.state.not_in(SETTLED)))
    return (new or 0) + (waits or 0)


async def wipe(connection: AsyncConnection, who: Erased, lanes: Sequence[int], before: datetime) -> None:
    """Take their traces from what is settled. The rows stay, so that nothing that comes twice is done twice."""
    came, went = papers(who, lanes, before)
    query = select(INBOX.c.id, INBOX.c.key, INBOX.c.source, INBOX.c.lane, INBOX.c.error)
    for row in (await connection.execute(query.where(came, INBOX.c.state != "new"))).all():
        key = row.key if row.source == "telegram" else who.without_id(row.key)
        lane = 0 if row.lane == who.user else row.lane
        values = {"key": key, "lane": lane, "body": WIPED, "error": row.error and who.without(row.error)}
        await connection.execute(update(INBOX).where(INBOX.c.id == row.id).values(values))
    for row in (await connection.execute(select(OUTBOX).where(went, OUTBOX.c.state.in_(SETTLED)))).all():
        await connection.execute(update(OUTBOX).where(OUTBOX.c.id == row.id).values(blank(row, who)))


def blank(row: Any, who: Erased) -> dict[str, Any]:
    """An effect that is done, without its words; what others see can still be edited or removed by its name."""
    values: dict[str, Any] = {"payload": WIPED, "about": None, "name": None, "error": None}
    values |= {name: 0 for name in ("lane", "chat_id") if getattr(row, name) == who.user}
    if (
        row.kind == "Say"
        and row.state != "unknown"
        and row.chat_id != who.user
        and load(Say, row.payload).receiver != who.user
    ):
        values |= {"payload": dump(Say(row.chat_id, "")), "name": row.name and who.without_id(row.name)}
    return values


# --- showing --------------------------------------------------------------------------------------------------------


async def held(session: AsyncSession, lane: int, who: Erased) -> dict[str, list[dict[str, Any]]]:
    """Their rows of a lane by table: their own columns, nobody else's id or name."""
    found: dict[str, list[dict[str, Any]]] = {}
    for table, here in rows_of(lane):
        owners = marked(table, "owner") or [column for column in table.columns if column.name == "user_id"]
        if owners and table is not ERASURE:
            mine = or_(*(column.in_((who.user, who.number)) for column in owners))
            rows = (await session.execute(select(table).where(here, mine))).all()
            if rows:
                found[table.name] = [shown(table, row) for row in rows]
    return found


def shown(table: Any, row: Any) -> dict[str, Any]:
    """A row as its owner may see it: no other people, nothing empty."""
    others = {name for column in marked(table, "actor") for name in (column.name, *column.info["names"])}
    hidden = {column.name for mark in ("owner", "chat") for column in marked(table, mark)} | others
    values: dict[str, Any] = {}
    for column in table.columns:
        value = getattr(row, column.name)
        if column.info.get("told") and not column.info.get("whole"):
            keys = column.info.get("shown", ())
            value = {key: value[key] for key in keys if key in value}
        if column.name not in hidden and value not in (None, "", [], {}):
            values[column.name] = value.isoformat() if isinstance(value, datetime) else value
    return values
