"""Boards and places: what the entries come to, of every range, and found without reading a whole table."""

from collections import Counter
from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.dialects import postgresql, sqlite

from bot.core.decisions import Earned, Withdraw
from bot.core.periods import PeriodName, Span, ago, edges
from bot.core.scores import BOARDS, BoardName, Kind, score
from bot.db import boards
from bot.db.engine import Database
from bot.db.scores import ENTRY, rebuild
from bot.db.tables import Member, ScoreEntry
from bot.features.scores import queries
from tests.db.ledger import CHAT, NOW, Ledger, earned

OTHER, ANN, BO, CY = -100900, 7, 8, 9
WEEK = edges("week", NOW, UTC)
SEASON = ago("season", NOW, ZoneInfo("Asia/Shanghai"), 1)


async def board(shared: Database, *entries: Earned, ledger: Ledger) -> None:
    """Members with names, and these entries."""
    await ledger.turn(*entries)
    async with shared.writing() as connection:
        for user, name in ((ANN, "Ann"), (BO, "Bo"), (CY, "Cy")):
            values = {"chat_id": CHAT, "user_id": user, "name": name, "status": "", "tag": "", "messages": 1,
                      "language": "", "first_seen": NOW, "last_seen": NOW,
                      "joined_at": NOW - timedelta(days=user)}  # fmt: skip
            await connection.execute(Member.__table__.insert().values(values))  # type: ignore[attr-defined]  # a table


async def test_boards_and_places(ledger: Ledger, journal: Database) -> None:
    old = NOW - timedelta(days=8)
    await board(
        journal,
        earned(ANN, 20, "a", at=old), earned(ANN, 5, "b"), earned(BO, 9, "c", Kind.HELPFUL), earned(CY, 9, "d"),
        earned(70, 3, "e", shown=False), earned(ANN, 9, "day:1", Kind.CHECKIN), earned(71, 1, "day:2", Kind.CHECKIN),
        earned(72, -4, "f", Kind.FINE), earned(BO, 50, "g", chat=OTHER), earned(CY, 30, "h", at=WEEK[1]),
        ledger=ledger,
    )  # fmt: skip
    async with journal.reading() as session:
        week = await boards.list_top(session, CHAT, "all", WEEK, 10)
        assert [(one.name, one.score) for one in week] == [("Cy", 9), ("Bo", 9), ("Ann", 5)]
        ever = await boards.list_top(session, CHAT, "all", None, 2)
        assert [(one.name, one.score) for one in ever] == [("Cy", 39), ("Ann", 29)]
        for span in (WEEK, None):
            helped = await boards.list_top(session, CHAT, "help", span, 10)
            assert [(one.name, one.score) for one in helped] == [("Bo", 9)]
        assert await boards.find_place(session, CHAT, ANN, WEEK) == boards.Place(5, 2, 3, 9)
        assert await boards.find_place(session, CHAT, CY, None) == boards.Place(39, 0, 3, None)
        assert await boards.find_place(session, CHAT, 99, WEEK) == boards.Place(0, 3, 3, 5)
        assert await boards.find_place(session, CHAT, BO, None, "help") == boards.Place(9, 0, 1, None)
        assert await boards.find_place(session, CHAT, 99, None, "help") == boards.Place(0, 1, 1, 9)
        assert await boards.count_ranked(session, CHAT, WEEK) == 3
        for span in (WEEK, None):
            new = await boards.list_top(session, CHAT, "newcomers", span, 10, NOW - timedelta(days=7))
            assert [one.name for one in new] == ["Ann"]
            assert (await boards.find_place(session, CHAT, CY, span, "newcomers", NOW)).ranked == 0
        assert await queries.sum_kinds(session, CHAT, ANN, WEEK) == {Kind.CHECKIN: 9, Kind.ANSWERED: 5}
        [(newest, name)] = await queries.list_entries(session, CHAT, BO, WEEK, 5)
        assert (newest.points, name) == (9, "Bo")
        assert await queries.find_entry_of(session, CHAT, "c") == BO
        assert [await queries.find_standing(session, CHAT, user) for user in (ANN, 70, 99)] == [
            True,
            False,
            None,
        ]
        state = await queries.load_scores(session, CHAT)
        assert Counter(entry.user for entry in state.loaded) == {CY: 1}


async def by_hand(
    shared: Database, span: Span, board_name: BoardName, shown: Collection[int]
) -> list[tuple[int, int]]:
    """(member, score) of a board, best first, added up entry by entry."""
    found: dict[int, list[int]] = {}
    async with shared.reading() as session:
        for row in await session.scalars(select(ScoreEntry).where(ScoreEntry.chat_id == CHAT)):
            if span[0] <= row.at < span[1] and (not BOARDS[board_name] or row.kind in BOARDS[board_name]):
                of_one = found.setdefault(row.user_id, [0, 0])
                of_one[0] += row.points
                of_one[1] += row.points if row.kind == Kind.CHECKIN else 0
    scores = [(score(*both), user) for user, both in found.items() if user in shown]
    return [(user, points) for points, user in sorted(scores, reverse=True) if points > 0]


async def test_a_range_of_months_is_what_its_entries_come_to(ledger: Ledger, journal: Database) -> None:
    kinds = (Kind.ANSWERED, Kind.CHECKIN, Kind.HELPFUL, Kind.FINE, Kind.THANKS)
    start, tick = datetime(2025, 8, 20, tzinfo=UTC), timedelta(microseconds=1)
    midnights = [edges("month", start + timedelta(days=30 * number), UTC)[1] for number in range(5)]
    times = [start + number * timedelta(hours=7, seconds=11) for number in range(480)]
    times += [edge + shift for edge in midnights for shift in (-tick, timedelta(), tick)]
    some = [
        earned(
            1 + number * number % 11,
            -3 if number % 5 == 3 else 1 + number % 7,
            f"m:{number}",
            kinds[number % 5],
            at=at,
            shown=number * number % 11 != 4,
        )
        for number, at in enumerate(times)
    ]
    await ledger.turn(*some, earned(3, 50, chat=OTHER, at=times[99]))
    await ledger.turn(Withdraw(CHAT, tuple(f"m:{number}" for number in range(0, 480, 4))))
    await ledger.turn(Withdraw(CHAT, tuple(f"m:{number}" for number in range(0, 480, 12)), restore=True))
    async with journal.writing() as connection:
        assert (await rebuild(connection))[1] == 0
    zones = (UTC, *map(ZoneInfo, ("Asia/Shanghai", "America/New_York", "Asia/Kathmandu")))
    periods: tuple[PeriodName, ...] = ("month", "season", "week")
    spans = [ago(name, times[470], zone, count) for name in periods for zone in zones for count in (0, 1)]
    spans += [(times[number], times[number + 170]) for number in range(0, 300, 60)]
    spans += [(midnights[0] - tick, midnights[2] + tick), (midnights[0], midnights[2])]
    async with journal.reading() as session:
        for span in spans:
            for name in ("all", "help"):
                expected = await by_hand(journal, span, name, {*range(1, 12)} - {5})
                found = await boards.list_top(session, CHAT, name, span, 20)
                assert [(one.user, one.score) for one in found] == expected, (span, name)
                [(user, points), *_] = expected[2:]
                place = await boards.find_place(session, CHAT, user, span, name)
                above = [more for _, more in expected if more > points]
                assert place == boards.Place(points, len(above), len(expected), min(above, default=None))


# --- how they are found ---------------------------------------------------------------------------------------------


@pytest.fixture
async def filled(journal: Database) -> Database:
    """Enough entries of many chats that a planner has a choice."""
    async with journal.writing() as connection:
        for chat in range(40):
            rows = [
                {"chat_id": -1000 - chat, "user_id": number % 50, "kind": 1 + number % 6, "points": 2, "cause": "x",
                 "about": f"m:{number}", "at": NOW - timedelta(hours=number), "rule": 1, "reason": ""}
                for number in range(400)
            ]  # fmt: skip
            await connection.execute(ENTRY.insert(), rows)
        await rebuild(connection)
    async with journal.writing() as connection:
        await connection.execute(text("ANALYZE"))
    return journal


async def plan(shared: Database, query: Any) -> str:
    """How the database would find it."""
    dialect: Any = sqlite.dialect if shared.is_sqlite else postgresql.dialect
    written = str(query.compile(dialect=dialect(), compile_kwargs={"literal_binds": True}))
    explain = "EXPLAIN QUERY PLAN " if shared.is_sqlite else "EXPLAIN "
    async with shared.reading() as session:
        if not shared.is_sqlite:
            await session.execute(text("SET enable_seqscan = off"))  # small tables are read whole otherwise
        rows = (await session.execute(text((explain + written).replace(":", "\\:")))).all()
    return "\n".join(str(row[-1]) for row in rows)


@pytest.mark.parametrize("board_name", ["all", "help", "newcomers"])
@pytest.mark.parametrize("span", [WEEK, None], ids=["week", "ever"])
async def test_no_board_reads_a_whole_table(
    filled: Database, board_name: BoardName, span: Span | None
) -> None:
    since = NOW - timedelta(days=30) if board_name == "newcomers" else None
    found = await plan(filled, boards.top_of(-1007, board_name, span, 10, since))
    table = "score_entry" if span else "score_total"
    column = "help" if board_name == "help" else "score"
    wanted = "ix_score_entry_chat_id_at" if span else f"ix_score_total_chat_id_{column}"
    # Newcomers of all time may as well be found from the members' side.
    assert wanted in found or ("pk_score_total" in found and board_name == "newcomers")
    assert f"SCAN {table}" not in found
    assert f"Seq Scan on {table}" not in found


@pytest.mark.parametrize("board_name", ["all", "help", "newcomers"])
async def test_a_board_of_a_season_reads_its_months_and_its_ends(
    filled: Database, board_name: BoardName
) -> None:
    since = NOW - timedelta(days=30) if board_name == "newcomers" else None
    found = await plan(filled, boards.top_of(-1007, board_name, SEASON, 10, since))
    months = "SEARCH score_month USING PRIMARY KEY" if filled.is_sqlite else "pk_score_month"
    assert found.count(months) == 1
    assert found.count("ix_score_entry_chat_id_at") == 2
    assert "SCAN score_" not in found
    assert "Seq Scan on score_" not in found


@pytest.mark.parametrize("span", [WEEK, SEASON, None], ids=["week", "season", "ever"])
async def test_no_place_reads_a_whole_table(filled: Database, span: Span | None) -> None:
    found = await plan(filled, boards.place_of(-1007, span, 5))
    assert "ix_score_" in found or "pk_score_total" in found
    assert "SCAN score_" not in found
    assert "Seq Scan on score_" not in found
    async with filled.reading() as session:
        assert await session.scalar(select(func.count()).select_from(ScoreEntry)) == 16_000
