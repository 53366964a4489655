"""A group's new id, in every table there is (R14): nothing stays behind, nothing is doubled, nothing is lost."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import BigInteger, Boolean, Integer, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

import bot.registry  # noqa: F401 - the features bring their tables
from bot.core.codec import dump, load
from bot.core.effects import Say
from bot.db.columns import Base, UTCDateTime
from bot.db.engine import Database
from bot.db.journal import INBOX, OUTBOX
from bot.db.newest import RAISE, find_newest, raised
from bot.db.rekey import known_aliases, rekey
from bot.db.tables import Chat, ChatAlias, Member, Strike

NOW = datetime(2026, 1, 5, 10, tzinfo=UTC)
OLD, NEW, OTHER = -55, -100200, -100300
TABLES = [
    table for table in Base.metadata.sorted_tables if any(column.info.get("chat") for column in table.columns)
]


@pytest.fixture
async def shared(database: str) -> AsyncIterator[Database]:
    """An open database."""
    opened = Database(database)
    yield opened
    await opened.close()


def a_row(table: Any, chat: int, number: int) -> dict[str, Any]:
    """A row of any table, different for each number; its chat columns name the chat."""
    values: dict[str, Any] = {}
    for column in table.columns:
        if column.info.get("chat"):
            values[column.name] = chat
        elif column.name == "state":
            values[column.name] = "new" if table is INBOX else "pending"
        elif isinstance(column.type, UTCDateTime):
            values[column.name] = NOW + timedelta(seconds=number)
        elif isinstance(column.type, Boolean):
            values[column.name] = False
        elif isinstance(column.type, BigInteger | Integer):
            values[column.name] = number
        elif "JSON" in str(column.type):
            values[column.name] = {}
        else:
            values[column.name] = f"{column.name}{number}"
    return values


async def fill(connection: AsyncConnection, table: Any, chat: int, *numbers: int) -> None:
    """Rows of a chat."""
    for number in numbers:
        await connection.execute(table.insert().values(a_row(table, chat, number)))


async def counts(shared: Database, table: Any) -> dict[int, int]:
    """How many rows each chat has, by its first chat column."""
    column = next(column for column in table.columns if column.info.get("chat"))
    async with shared.reading() as session:
        found = await session.execute(select(column, func.count()).group_by(column))
        return {chat: count for chat, count in found.all()}  # noqa: C416 - rows are no pairs to mypy


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
async def test_r14_the_rows_of_every_table_follow_and_those_of_others_stay(
    shared: Database, table: Any
) -> None:
    one = [column.name for column in table.primary_key.columns if not column.info.get("chat")] == []
    async with shared.writing() as connection:
        await fill(connection, table, OLD, *([1] if one else [1, 2]))
        await fill(connection, table, OTHER, 3)
    async with shared.writing() as connection:
        assert await rekey(connection, OLD, NEW, NOW)
    assert await counts(shared, table) == {NEW: 1 if one else 2, OTHER: 1}
    async with shared.writing() as connection:
        assert not await rekey(connection, OLD, NEW, NOW)
        assert await known_aliases(connection) == {OLD: NEW}


async def test_rows_made_under_the_new_id_already_are_merged(shared: Database) -> None:
    member, chat = Member.__table__, Chat.__table__
    async with shared.writing() as connection:
        for number, messages, where in ((7, 5, OLD), (7, 2, NEW), (8, 1, NEW)):
            values = a_row(member, where, number) | {"user_id": number, "messages": messages}
            await connection.execute(member.insert().values(values))  # type: ignore[attr-defined]  # a Table
        for where, title in ((OLD, "West"), (NEW, "")):
            await connection.execute(chat.insert().values({**a_row(chat, where, 1), "title": title}))  # type: ignore[attr-defined]  # a Table
        await rekey(connection, OLD, NEW, NOW)
    async with shared.reading() as session:
        members = {row.user_id: row.messages for row in await session.scalars(select(Member))}
        [row] = (await session.scalars(select(Chat))).all()
    assert members == {7: 7, 8: 1}
    assert (row.id, row.title, row.type) == (NEW, "West", "supergroup")


async def test_messages_keep_the_id_they_were_sent_under(shared: Database) -> None:
    strike = Strike.__table__
    async with shared.writing() as connection:
        await connection.execute(strike.insert().values({**a_row(strike, OLD, 1), "message_chat": OLD}))  # type: ignore[attr-defined]  # a Table
        for number, kind in enumerate(("Ban", "Say", "Delete", "Edit")):
            what = {"kind": kind, "about": f"member:{OLD}:7", "payload": dump(Say(OLD, "yes"))}
            values = a_row(OUTBOX, OLD, number) | what
            await connection.execute(OUTBOX.insert().values(values))
        await connection.execute(
            OUTBOX.insert().values(a_row(OUTBOX, OLD, 9) | {"state": "done", "kind": "Say"})
        )
        await rekey(connection, OLD, NEW, NOW)
    async with shared.reading() as session:
        [row] = (await session.scalars(select(Strike))).all()
        outbox = (await session.execute(select(OUTBOX).order_by(OUTBOX.c.id))).all()
    assert (row.chat_id, row.message_chat) == (NEW, OLD)
    assert [(one.kind, one.lane, one.chat_id) for one in outbox] == [
        ("Ban", NEW, NEW), ("Say", NEW, NEW), ("Delete", NEW, OLD), ("Edit", NEW, OLD), ("Say", OLD, OLD),
    ]  # fmt: skip
    assert outbox[0].about == f"member:{NEW}:7"


async def test_r14_message_ids_begin_anew(shared: Database) -> None:
    async with shared.writing() as connection:
        await fill(connection, Chat.__table__, OLD, 7)
        assert await find_newest(connection, {OLD, OTHER}) == {OLD: 7}
        await connection.execute(RAISE, raised({OLD: 9, 5: 12, OTHER: 0}))
        await connection.execute(RAISE, raised({OLD: 8}))
        assert await find_newest(connection, {OLD}) == {OLD: 9}
        await rekey(connection, OLD, NEW, NOW)
        assert await find_newest(connection, {OLD, NEW}) == {NEW: 0}


async def test_r14_what_waits_to_be_said_answers_no_message_of_the_old_chat(shared: Database) -> None:
    said = {"kind": "Say", "payload": dump(Say(OLD, "yes", reply_to=7))}
    async with shared.writing() as connection:
        for number, changes in enumerate(({}, {"state": "sending"})):
            await connection.execute(OUTBOX.insert().values(a_row(OUTBOX, OLD, number) | said | changes))
        await rekey(connection, OLD, NEW, NOW)
    async with shared.reading() as session:
        rows = (await session.execute(select(OUTBOX.c.chat_id, OUTBOX.c.payload).order_by(OUTBOX.c.id))).all()
    assert [(row.chat_id, load(Say, row.payload).reply_to) for row in rows] == [(NEW, None), (OLD, 7)]


async def test_a_chat_that_moved_twice_is_known_by_both_former_ids(shared: Database) -> None:
    async with shared.writing() as connection:
        await rekey(connection, OLD, NEW, NOW)
        await rekey(connection, NEW, OTHER, NOW)
        assert await known_aliases(connection) == {OLD: OTHER, NEW: OTHER}
    async with shared.reading() as session:
        assert len((await session.scalars(select(ChatAlias))).all()) == 2


async def test_a_group_that_is_another_ones_admin_chat_stays_so(shared: Database) -> None:
    chat = Chat.__table__
    async with shared.writing() as connection:
        await connection.execute(chat.insert().values({**a_row(chat, OTHER, 1), "admin_chat": OLD}))  # type: ignore[attr-defined]  # a Table
        await rekey(connection, OLD, NEW, NOW)
    async with shared.reading() as session:
        [row] = (await session.scalars(select(Chat))).all()
    assert row.admin_chat == NEW
