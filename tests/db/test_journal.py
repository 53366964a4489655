"""Inbox and outbox, on both databases."""

from datetime import timedelta

import pytest
from sqlalchemy import text, update
from sqlalchemy.exc import DBAPIError

from bot.core.codec import load
from bot.core.decisions import Mute, Say
from bot.db.engine import Database, LostRow, is_database_failure
from bot.db.journal import (
    INBOX,
    OUTBOX,
    bury,
    claim,
    find_named,
    finish,
    leaving,
    newest_update,
    next_due,
    open_rows,
    settle,
    unsettled,
    waiting,
)
from tests.db.journals import NOW, all_of, arrived, come, said


async def waits(journal: Database, limit: int = 9, held: tuple[int, ...] = ()) -> list[str]:
    """The keys of what waits."""
    async with journal.reading() as session:
        return [row.key for row in await waiting(session, limit, held)]


async def test_r5_a_key_is_known_once_for_each_source(journal: Database) -> None:
    await come(journal, arrived("7"), arrived("7", body="other"), arrived("7", source="answer"))
    rows = await all_of(journal, INBOX)
    assert [(row.source, row.key, row.body) for row in rows] == [
        ("telegram", "7", "{}"),
        ("answer", "7", "{}"),
    ]


async def test_rows_wait_in_order_of_arrival_but_for_those_in_a_hurry_and_held_lanes(
    journal: Database,
) -> None:
    await come(journal, arrived("9"), arrived("3", lane=-2), arrived("5", ahead=-1), arrived("4"))
    assert await waits(journal) == ["5", "9", "3", "4"]
    assert await waits(journal, limit=2) == ["5", "9"]
    assert await waits(journal, held=(-1,)) == ["3"]


async def test_a_row_that_somebody_else_has_done_undoes_the_transaction(journal: Database) -> None:
    await come(journal, arrived("1"), arrived("2"))
    first, second = [row.id for row in await all_of(journal, INBOX)]
    async with journal.writing() as connection:
        await finish(connection, [first])
        await finish(connection, [])
    with pytest.raises(LostRow, match="1 inbox rows"):
        async with journal.writing() as connection:
            await finish(connection, [first, second])
    assert [row.state for row in await all_of(journal, INBOX)] == ["done", "new"]
    assert is_database_failure(LostRow())


async def test_a_statement_that_is_wrong_is_no_lost_database(journal: Database) -> None:
    with pytest.raises(DBAPIError) as caught:
        async with journal.reading() as session:
            await session.execute(text("SELECT nothing FROM inbox"))
    assert not is_database_failure(caught.value)


async def test_a_dead_row_is_kept_with_its_reason(journal: Database) -> None:
    await come(journal, arrived("1"))
    async with journal.writing() as connection:
        await bury(connection, (await all_of(journal, INBOX))[0].id, "why")
    assert [(row.state, row.error) for row in await all_of(journal, INBOX)] == [("dead", "why")]
    assert await waits(journal) == []


async def test_the_newest_update_is_the_highest_of_those_that_came_last(journal: Database) -> None:
    async with journal.reading() as session:
        assert await newest_update(session) == 0
    await come(journal, arrived("7"), arrived("12"), arrived("known:-1:5"), arrived("99", source="tick"))
    async with journal.reading() as session:
        assert await newest_update(session) == 12


async def test_what_is_due_leaves_by_urgency_and_what_is_not_is_awaited(journal: Database) -> None:
    later = NOW + timedelta(hours=1)
    await said(journal, Say(-1, "b"), Say(-1, "a", not_before=later), Say(-2, "c"))
    async with journal.writing() as connection:
        await connection.execute(update(OUTBOX).where(OUTBOX.c.chat_id == -2).values(priority=0))
        rows = await unsettled(connection, NOW, 9)
        assert [row.chat_id for row in rows] == [-2, -1]
        assert [row.chat_id for row in await unsettled(connection, NOW, 1)] == [-2]
        assert await next_due(connection, NOW) == (later, None)
        assert await next_due(connection, later) == (None, None)


async def test_a_row_that_waits_for_its_next_try_keeps_its_place_before_those_about_the_same(
    journal: Database,
) -> None:
    again = NOW + timedelta(minutes=1)
    await said(journal, Say(-1, "a", key="k"), Say(-1, "b", key="k"), Say(-2, "c"), Say(-3, "d"))
    first, *_, last = await all_of(journal, OUTBOX)
    async with journal.writing() as connection:
        waiting_ones = update(OUTBOX).where(OUTBOX.c.id.in_([first.id, last.id]))
        await connection.execute(waiting_ones.values(not_before=again))
        rows = await unsettled(connection, NOW, 9)
        assert [load(Say, row.payload).text for row in rows] == ["b", "c", "a"]
        assert await next_due(connection, NOW) == (None, again)


async def test_a_shut_line_is_passed_over_but_what_comes_after_it_waits(journal: Database) -> None:
    await said(journal, Mute(-1, 7, None), Mute(-1, 8, None), Say(-1, "a"))
    async with journal.writing() as connection:
        mute = {**(await all_of(journal, OUTBOX))[0]._mapping, "id": 77, "key": "z", "kind": "Lift"}
        await connection.execute(OUTBOX.insert().values(mute))
        found = await unsettled(connection, NOW, 9, [(-1, "Mute")])
    assert [row.kind for row in found] == ["Lift", "Say", "Mute"]


async def test_silent_chats_are_passed_over_with_all_that_is_about_their_words(journal: Database) -> None:
    await said(journal, Say(-1, "a", key="k", expires_after=timedelta(seconds=0)), Say(-2, "b"))
    async with journal.writing() as connection:
        ban = {
            **(await all_of(journal, OUTBOX))[0]._mapping,
            "id": 77,
            "key": "z",
            "kind": "Ban",
            "about": None,
        }
        await connection.execute(OUTBOX.insert().values(ban))
        found = await unsettled(connection, NOW, 9, [(-1, "Say")])
    assert [(row.kind, row.chat_id) for row in found] == [("Say", -2), ("Ban", -1)]


async def test_a_row_is_marked_before_it_leaves_and_settled_after(journal: Database) -> None:
    await said(journal, Say(-1, "a", key="k"))
    [row] = await all_of(journal, OUTBOX)
    async with journal.writing() as connection:
        await claim(connection, [(row.id, 55)])
        await claim(connection, [])
        [marked] = await leaving(connection)
    assert (marked.state, marked.attempts, marked.probe_from) == ("sending", 1, 55)
    change = {"id": row.id, "state": "done", "error": None, "message_id": 9, "not_before": NOW, "settled_at": NOW,
              "probe_from": 55}  # fmt: skip
    async with journal.writing() as connection:
        await settle(connection, [change])
        await settle(connection, [])
        assert await leaving(connection) == []
    async with journal.reading() as session:
        found = await find_named(session, "k")
        assert await find_named(session, "other") is None
    assert found is not None
    assert (found.state, found.message_id, found.settled_at) == ("done", 9, NOW)


async def test_how_much_is_open(journal: Database) -> None:
    async with journal.reading() as session:
        assert await open_rows(session) == ({}, {}, None)
    await come(journal, arrived("1"), arrived("2", state="done"), arrived("3", state="dead"))
    await said(journal, Say(-1, "a"), Say(-2, "b"))
    async with journal.reading() as session:
        assert await open_rows(session) == ({"new": 1, "dead": 1}, {"pending": 2}, NOW)
