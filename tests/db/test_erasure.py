"""Erasing a user: every table and column is classified, and afterwards only a number stands for them."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import JSON, Integer, String, insert, select

import bot.registry  # noqa: F401 - the features bring their tables
from bot.core.effects import Say
from bot.core.erasing import Erased
from bot.db.engine import Database
from bot.db.erasure import count_open, erase, held, lanes_of, marked, rows_of, wipe
from bot.db.journal import INBOX, OUTBOX
from bot.db.tables import StarPayment
from bot.features.privacy.queries import written
from tests.db.holdings import OTHER, STAYS, TABLES, WHO, fill
from tests.db.journals import NOW, arrived, come, said

CHAT, OTHER_CHAT = -100_1, -100_2


def holds_something(column: Any) -> bool:
    """May it hold an id, a name or a text?"""
    return isinstance(column.type, String | JSON | Integer)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_s111_every_column_is_classified(table: Any) -> None:
    """A new table or column fails here until it says what becomes of it when a user is erased."""
    stays = STAYS.get(table.name, ((), ""))[0]
    assert set(stays) <= {column.name for column in table.columns}
    names = {name for column in marked(table, "actor") for name in column.info["names"]}
    marks = ("chat", "owner", "actor", "own", "told", "kept")
    known = {column.name for mark in marks for column in marked(table, mark)} | names | set(stays)
    goes = any(column.info["live"] is None for column in marked(table, "owner"))
    unknown = [
        column.name for column in table.columns if holds_something(column) and column.name not in known
    ]
    assert goes or unknown == []


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_s111_every_owned_table_belongs_to_a_lane(table: Any) -> None:
    lanes = [lane for lane in (CHAT, WHO.user) if any(table is found for found, _ in rows_of(lane))]
    if marked(table, "owner") or marked(table, "actor") or marked(table, "told"):
        assert len(lanes) == 1


async def everything(journal: Database) -> str:
    """All rows of all tables as one text."""
    async with journal.reading() as session:
        found = {
            table.name: (await session.execute(select(table))).all() for table in [*TABLES, INBOX, OUTBOX]
        }
    return "\n".join(f"{name} {tuple(row)!r}" for name, rows in found.items() for row in rows)


def betrayed(text: str, who: Erased) -> list[str]:
    """Lines that give somebody away."""
    marks = [str(who.user), *who.names, *(json.dumps(name)[1:-1] for name in who.names)]
    return [line for line in text.splitlines() if any(mark in line for mark in marks)]


@pytest.mark.parametrize("live", [False, True])
async def test_s111_afterwards_only_a_number_is_found(journal: Database, live: bool) -> None:
    async with journal.writing() as connection:
        await fill(connection, WHO, CHAT, live=live, turn=1)
        await fill(connection, OTHER, OTHER_CHAT, live=live, turn=2)
    before = await everything(journal)
    async with journal.reading() as session:
        assert CHAT in await lanes_of(session, WHO.user)
        assert {"member", "strike", "score_entry"} <= set(await held(session, CHAT, WHO))
    async with journal.writing() as connection:
        for lane in (CHAT, WHO.user, OTHER_CHAT):
            await erase(connection, lane, WHO, NOW)
    after = await everything(journal)
    assert betrayed(after, WHO) == []
    assert betrayed(after, OTHER) == betrayed(before, OTHER) != []
    assert (f"{WHO.number}, 'strike1'" in after, "kicked" in after) == (False, live)
    assert str(WHO.number) in after
    async with journal.writing() as connection:  # and again: they came back meanwhile
        await fill(connection, WHO, -100_3, live=live, turn=3)
        for lane in (-100_3, WHO.user):
            await erase(connection, lane, replace(WHO, alias=WHO.alias - 1), NOW)
    async with journal.reading() as session:
        rows = await held(session, -100_3, WHO)
        assert ("strike" in rows, "member" in rows, "score_entry" in rows) == (live, live, False)


async def test_s112_mydata_shows_a_row_of_theirs_in_every_table_that_can_have_one(journal: Database) -> None:
    paid = {"charge": "stx", "amount": 50, "number": 1, "state": "paid", "paid_at": NOW}
    async with journal.writing() as connection:
        await fill(connection, WHO, CHAT, live=False, turn=1)
        await fill(connection, OTHER, OTHER_CHAT, live=False, turn=2)
        await connection.execute(insert(StarPayment).values(paid | {"chat_id": CHAT, "user_id": WHO.user}))
    async with journal.reading() as session:
        text = await written(session, WHO, NOW)
    data = json.loads(text)
    found = data["private"] | {name: rows for group in data["groups"] for name, rows in group["rows"].items()}
    owned = {table.name for table in TABLES if marked(table, "owner") or "user_id" in table.columns}
    assert set(found) == owned - {"erasure"}  # who was erased has no row of their own
    assert [group["id"] for group in data["groups"]] == [CHAT]
    for table in (table for table in TABLES if table.name in found):
        [row] = found[table.name]
        assert {column.name for column in marked(table, "own")} <= set(row), table.name
    assert betrayed(text, OTHER) == []


async def test_s111_traces_go_once_they_are_settled(journal: Database) -> None:
    body = json.dumps({"message": {"from": {"id": WHO.user, "first_name": "Ann Smith"}}})
    mine = [arrived("1", lane=CHAT, state="done"), arrived("2", lane=WHO.user, state="done"),
            arrived("3", lane=CHAT), arrived("4", lane=CHAT, state="done")]  # fmt: skip
    for row in mine[:3]:
        row["body"] = body
    await come(journal, *mine)
    await said(
        journal, Say(CHAT, "Welcome, Ann Smith", key="a"), Say(WHO.user, "Hello"), Say(CHAT, "Hello, Bo"),
        Say(CHAT, "Bye, 小明", key="b"),
    )  # fmt: skip
    before = NOW + timedelta(hours=1)
    async with journal.reading() as session:
        assert await count_open(session, WHO, (CHAT,), before) == 4
    async with journal.writing() as connection:
        await connection.execute(OUTBOX.update().where(OUTBOX.c.name != "b").values(state="done"))
        await connection.execute(INBOX.update().where(INBOX.c.key == "3").values(state="done"))
        await wipe(connection, WHO, (CHAT,), before)
    text = await everything(journal)
    assert [("outbox" in line, "Bye" in line) for line in betrayed(text, WHO)] == [(True, True)]
    async with journal.writing() as connection:
        await connection.execute(OUTBOX.update().values(state="dead"))
        await wipe(connection, WHO, (CHAT,), before)
    assert betrayed(await everything(journal), WHO) == []
    async with journal.reading() as session:
        assert await count_open(session, WHO, (CHAT,), before) == 0
        rows = (await session.execute(select(INBOX.c.key, INBOX.c.body).order_by(INBOX.c.id))).all()
        assert [row.key for row in rows] == ["1", "2", "3", "4"]  # what comes twice is still known
        names = (await session.scalars(select(OUTBOX.c.name).order_by(OUTBOX.c.id))).all()
        assert (names[0], "Hello, Bo" in text) == ("a", True)
