"""Boards and places: what the entries come to, of every range."""

from collections import Counter
from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bot.core.decisions import Earned, Withdraw
from bot.core.periods import PeriodName, Span, ago, edges
from bot.core.scores import BOARDS, BoardName, Kind, score
from bot.db import boards
from bot.db.engine import Database
from bot.db.scores import rebuild
from bot.db.tables import Member, ScoreEntry
from bot.features.scores import queries
from tests.db.ledger import CHAT, NOW, Ledger, earned

OTHER, ANN, BO, CY = -100900, 7, 8, 9
WEEK = edges("week", NOW, UTC)


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


async def test_boards_of_few_kinds(ledger: Ledger, journal: Database) -> None:
    old = NOW - timedelta(days=8)
    await board(
        journal,
        earned(ANN, 10, "referral:80", Kind.REFERRAL, at=old), earned(BO, 9, "a"),
        earned(CY, 8, "idea:2", Kind.USED, at=old), earned(CY, 2, "idea:2", Kind.SUGGESTED, cause="taken", at=old),
        earned(70, 10, "referral:81", Kind.REFERRAL, at=old, shown=False),
        ledger=ledger,
    )  # fmt: skip
    expected: dict[BoardName, tuple[int, int]] = {"invitations": (ANN, 10), "content": (CY, 10)}
    async with journal.reading() as session:
        for name, standing in expected.items():
            for span in (None, (old, WEEK[0]), (old - timedelta(days=99), WEEK[1])):
                found = await boards.list_top(session, CHAT, name, span, 10)
                assert [(one.user, one.score) for one in found] == [standing]
            assert await boards.list_top(session, CHAT, name, WEEK, 10) == []
            place = await boards.find_place(session, CHAT, BO, None, name)
            assert place == boards.Place(0, 1, 1, standing[1])


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
