"""How boards, places, /points and a lane's state are found: by an index, as each planner chooses among many chats."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import case, event, func, literal, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core.periods import ago, edges
from bot.core.scores import BoardName
from bot.db import boards
from bot.db.columns import UTCDateTime
from bot.db.engine import Database
from bot.db.scores import ENTRY, TOTAL, rebuild
from bot.db.seeding import MEMBER
from bot.db.tables import ScoreEntry
from bot.features.scores import queries
from bot.features.scores.tables import ScoreMember
from tests.db.ledger import NOW

HERE = -1007
CHATS, ENTRIES, MEMBERS = 200, 100, 60  # of each chat
STEP = timedelta(hours=8)
ZONE = ZoneInfo("Asia/Shanghai")
WEEK, SEASON = edges("week", NOW - timedelta(days=7), ZONE), ago("season", NOW, ZONE, 1)
BOARD_NAMES: tuple[BoardName, ...] = ("all", "help", "newcomers")
FEW_NAMES: tuple[BoardName, ...] = ("content", "invitations")
PERIOD = "ix_score_entry_chat_id_at"
STREAK: Any = ScoreMember.__table__
Ask = Callable[[AsyncSession], Awaitable[Any]]


@pytest.fixture
async def filled(journal: Database) -> Database:
    """Enough entries and members of many chats that a planner has a choice, and knows it."""
    entries = [
        {"chat_id": -1000 - number % CHATS, "user_id": number // CHATS % MEMBERS, "kind": 1 + number % 6, "points": 2,
         "cause": "x", "about": f"m:{number}", "at": NOW - number // CHATS * STEP, "rule": 1, "reason": ""}
        for number in range(CHATS * ENTRIES)
    ]  # fmt: skip
    everybody = (TOTAL.c.chat_id, TOTAL.c.user_id)
    joined = case((TOTAL.c.user_id < 5, literal(NOW, UTCDateTime())), else_=NOW - timedelta(days=99))
    said = {"name": "Ann", "status": "member", "tag": "", "language": "", "messages": 1, "checked": 0,
            "answerers": "[]", "first_seen": NOW, "last_seen": NOW}  # fmt: skip
    rows = {
        MEMBER: {"joined_at": joined} | {name: literal(value, MEMBER.c[name].type) for name, value in said.items()},
        STREAK: {"hidden": TOTAL.c.user_id == 9} | dict.fromkeys(("streak", "longest"), literal(1))
        | dict.fromkeys(("last_day", "grace_day"), literal("")),
    }  # fmt: skip
    async with journal.writing() as connection:
        await connection.execute(ENTRY.insert(), entries)
        await rebuild(connection)
        for table, values in rows.items():
            query = select(*everybody, *values.values())
            await connection.execute(table.insert().from_select(["chat_id", "user_id", *values], query))
    async with journal.writing() as connection:
        await connection.execute(text("ANALYZE"))
    return journal


async def plans(database: Database, ask: Ask) -> list[str]:
    """How the database finds each thing that is asked for, in order."""
    asked: list[tuple[str, Any]] = []

    def note(_: Any, __: Any, statement: str, parameters: Any, *more: Any) -> None:
        if statement != "BEGIN":
            asked.append((statement, parameters))

    engine = database.read.sync_engine
    async with database.reading() as session:
        event.listen(engine, "before_cursor_execute", note)
        try:
            await ask(session)
        finally:
            event.remove(engine, "before_cursor_execute", note)
        explain = "EXPLAIN QUERY PLAN " if database.is_sqlite else "EXPLAIN "
        connection = await session.connection()
        found = [await connection.exec_driver_sql(explain + told, values) for told, values in asked]
        return ["\n".join(str(row[-1]) for row in rows) for rows in found]


def is_whole(plan: str, table: str) -> bool:
    """Is a whole table of that name, or whose name begins so, read?"""
    return f"SCAN {table}" in plan or f"Seq Scan on {table}" in plan


async def test_each_planner_finds_everything_by_an_index(filled: Database) -> None:
    for name in BOARD_NAMES:
        await check_board(filled, name)
    for name in FEW_NAMES:
        await check_few(filled, name)
    await check_own(filled)
    async with filled.reading() as session:
        assert await session.scalar(select(func.count()).select_from(ScoreEntry)) == CHATS * ENTRIES


async def check_board(filled: Database, name: BoardName) -> None:
    """No board and no place reads a whole table; each is found by the index made for it."""
    since = NOW - timedelta(days=20) if name == "newcomers" else None
    tops = {}
    for period, span in {"week": WEEK, "season": SEASON, "ever": None}.items():
        asked: tuple[Ask, Ask] = (
            partial(boards.list_top, chat=HERE, board=name, span=span, limit=10, since=since),
            partial(boards.find_place, chat=HERE, user=7, span=span, board=name, since=since),
        )
        for ask in asked:
            for plan in await plans(filled, ask):
                assert not is_whole(plan, "score_"), (name, period, plan)
                assert not is_whole(plan, "member"), (name, period, plan)
        [tops[period]] = await plans(filled, asked[0])
    column = "help" if name == "help" else "score"
    # Newcomers of all time may as well be found from the members' side.
    assert f"ix_score_total_chat_id_{column}" in tops["ever"] or name == "newcomers"
    months = "SEARCH score_month USING PRIMARY KEY" if filled.is_sqlite else "pk_score_month"
    assert [tops["week"].count(PERIOD), tops["season"].count(PERIOD), tops["season"].count(months)] == [
        1,
        2,
        1,
    ]


async def check_few(filled: Database, name: BoardName) -> None:
    """A board of few kinds reads their entries alone, in any period."""
    for span in (WEEK, SEASON, None):
        [plan] = await plans(filled, partial(boards.list_top, chat=HERE, board=name, span=span, limit=10))
        assert "ix_score_entry_few" in plan, (name, span, plan)


async def check_own(filled: Database) -> None:
    """What a member asks for themselves, what a lane's state is read from, how many checked in."""
    asked: dict[str, Ask] = {
        "kinds": partial(queries.sum_kinds, chat=HERE, user=7, span=WEEK),
        "entries": partial(queries.list_entries, chat=HERE, user=7, span=WEEK, limit=10),
        "state": partial(queries.load_scores, chat=HERE),
        "checkins": partial(queries.count_checkins, chat=HERE, day="2026-01-04"),
    }
    found = {name: await plans(filled, ask) for name, ask in asked.items()}
    assert not [plan for some in found.values() for plan in some if is_whole(plan, "score_")]
    assert [PERIOD in plan for name in ("kinds", "entries") for plan in found[name]] == [True, True]
    newest, _, lately = found["state"]
    assert PERIOD in newest
    assert PERIOD in lately
    [checkins] = found["checkins"]
    assert ("sqlite_autoindex_score_entry_1" if filled.is_sqlite else "uq_score_entry_chat_id") in checkins
