"""What one database knows of a chat's past, taken over by another: members, entries of the ledger; never strikes."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from sqlalchemy.orm import aliased

from bot.core.decisions import Earned
from bot.core.erasing import number_of
from bot.core.facts import GONE
from bot.db.install import secret_of
from bot.db.journal import insert_for
from bot.db.scores import add, entry_of, project, undoing
from bot.db.tables import Chat, Erasure, Member, ScoreEntry

MEMBER: Any = Member.__table__
ERASURE: Any = Erasure.__table__
TAKEN = ("joined_at", "first_seen", "last_seen", "messages", "checked", "answerers")


async def knows(session: AsyncSession, chat: int) -> bool:
    """Is there a row of that chat?"""
    return await session.get(Chat, chat) is not None


async def language_of(connection: AsyncConnection, chat: int) -> str:
    """The language that the chat is spoken to in; "" where nobody chose."""
    return await connection.scalar(select(Chat.language).where(Chat.id == chat)) or ""


async def list_members(session: AsyncSession, chat: int, after: int, limit: int) -> Sequence[Member]:
    """Members by user id, those above `after`."""
    query = select(Member).where(Member.chat_id == chat, Member.user_id > after)
    return (await session.scalars(query.order_by(Member.user_id).limit(limit))).all()


async def list_standing(session: AsyncSession, chat: int, after: int, limit: int) -> Sequence[ScoreEntry]:
    """Entries that earned something and were not taken back, by id, those above `after`."""
    later = aliased(ScoreEntry)
    undone = select(later.id).where(
        later.chat_id == chat,
        later.about == ScoreEntry.about,
        later.cause == undoing(ScoreEntry.id),
    )
    stands = (ScoreEntry.points > 0, ScoreEntry.reverses.is_(None), ~undone.exists())
    query = select(ScoreEntry).where(ScoreEntry.chat_id == chat, ScoreEntry.id > after, *stands)
    return (await session.scalars(query.order_by(ScoreEntry.id).limit(limit))).all()


async def find_erased(connection: AsyncConnection, users: Collection[int]) -> set[int]:
    """Those of them who had everything erased: nothing old of theirs is taken over (S111)."""
    secret = await secret_of(connection)
    numbers = {number_of(secret, user): user for user in users}
    found = await connection.execute(select(ERASURE.c.number).where(ERASURE.c.number.in_(numbers)))
    return {numbers[number] for number in found.scalars()}


async def seed_members(connection: AsyncConnection, chat: int, members: Sequence[Member]) -> int:
    """Take over what is more than is known: the larger count, the longer time. How many rows changed or are new."""
    erased = await find_erased(
        connection, {user for one in members for user in (one.user_id, *one.answerers)}
    )
    members = [member for member in members if member.user_id not in erased]
    ids = [member.user_id for member in members]
    query = select(MEMBER).where(MEMBER.c.chat_id == chat, MEMBER.c.user_id.in_(ids))
    known = {row.user_id: row for row in await connection.execute(query)}
    rows = []
    for member in members:
        row = known.get(member.user_id)
        values = merged(member, row, erased)
        if row is None or any(values[name] != getattr(row, name) for name in TAKEN):
            rows.append(values | {"chat_id": chat})
    if rows:
        statement = insert_for(connection, MEMBER)
        changes = {name: statement.excluded[name] for name in TAKEN}
        await connection.execute(
            statement.on_conflict_do_update(index_elements=["chat_id", "user_id"], set_=changes), rows
        )
    return len(rows)


def merged(member: Member, row: Any, erased: set[int]) -> dict[str, Any]:
    """A member's row that knows what both know."""
    answerers = [user for user in member.answerers if user not in erased]
    values = {
        "user_id": member.user_id, "name": member.name, "username": member.username, "handle": member.handle,
        "language": member.language, "status": member.status if member.status in GONE else "", "tag": "",
        "joined_at": member.joined_at, "first_seen": member.first_seen, "last_seen": member.last_seen,
        "messages": member.messages, "checked": member.checked, "answerers": answerers,
    }  # fmt: skip
    if row is None:
        return values
    return values | {
        "joined_at": row.joined_at or member.joined_at,
        "first_seen": min(row.first_seen, member.first_seen),
        "last_seen": max(row.last_seen, member.last_seen),
        "messages": max(row.messages, member.messages),
        "checked": max(row.checked, member.checked),
        "answerers": max(list(row.answerers), answerers, key=len),
    }


async def seed_entries(
    connection: AsyncConnection, chat: int, entries: Sequence[ScoreEntry], hidden: Collection[int]
) -> int:
    """Entries whose cause is not in the ledger yet, with their totals; how many there were. `hidden` = on no board."""
    erased = await find_erased(
        connection, {user for entry in entries for user in (entry.user_id, entry.by_id) if user is not None}
    )
    entries = [entry for entry in entries if not erased & {entry.user_id, entry.by_id}]
    users = {entry.user_id for entry in entries}
    query = select(MEMBER.c.user_id).where(
        MEMBER.c.chat_id == chat, MEMBER.c.user_id.in_(users), MEMBER.c.status.in_(GONE)
    )
    absent = {*hidden, *(await connection.execute(query)).scalars()}
    added = await add(
        connection, [Earned(chat, entry_of(entry), entry.user_id not in absent) for entry in entries]
    )
    if added:
        await project(connection, added, {(chat, user) for user in absent})
    return len(added)
