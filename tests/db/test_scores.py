"""The ledger of points and its totals: always what the entries come to, and found without reading them all."""

from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import delete, func, select, text, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.core.decisions import Award, Earned, Withdraw
from bot.core.periods import Span, edges
from bot.core.scores import BoardName, Entry, Kind, score
from bot.db import boards
from bot.db.engine import Database
from bot.db.rekey import rekey
from bot.db.scores import ENTRY, TOTAL, rebuild
from bot.db.tables import Member, ScoreEntry, ScoreTotal
from bot.features.scores import queries
from tests.db.ledger import CHAT, NOW, Ledger

OTHER, ANN, BO, CY = -100900, 7, 8, 9
WEEK = edges("week", NOW, NOW.tzinfo or pytest.fail("aware"))


def earned(
    user: int = ANN,
    points: int = 2,
    about: str = "m:1",
    kind: Kind = Kind.ANSWERED,
    *,
    chat: int = CHAT,
    **more: Any,
) -> Earned:
    shown = more.pop("shown", True)
    values: dict[str, Any] = {"cause": "answered", "at": NOW, "by": BO} | more
    return Earned(chat, Entry(user, kind, about, points=points, **values), shown)


async def sums(shared: Database) -> dict[tuple[int, int], tuple[int, int, int, int]]:
    """The totals, as (points, check-ins, help, score) of each (chat, member)."""
    async with shared.reading() as session:
        rows = await session.scalars(select(ScoreTotal))
        return {(row.chat_id, row.user_id): (row.points, row.checkins, row.help, row.score) for row in rows}


async def is_true(shared: Database) -> None:
    """The totals are what the ledger says."""
    expected: dict[tuple[int, int], list[int]] = {}
    async with shared.reading() as session:
        for row in await session.scalars(select(ScoreEntry)):
            found = expected.setdefault((row.chat_id, row.user_id), [0, 0, 0])
            found[0] += row.points
            found[1] += row.points if row.kind == Kind.CHECKIN else 0
            found[2] += row.points if row.kind in (Kind.HELPFUL, Kind.THANKS) else 0
    assert await sums(shared) == {key: (*three, score(three[0], three[1])) for key, three in expected.items()}
    async with shared.writing() as connection:
        assert await rebuild(connection) == (len(expected), 0)


async def test_an_entry_and_its_total_are_one(ledger: Ledger) -> None:
    await ledger.turn(
        earned(), earned(BO, 6, "m:2", Kind.HELPFUL), earned(kind=Kind.CHECKIN, about="day:1", points=1)
    )
    await ledger.turn(earned(), earned(CY, about="m:1"), earned(chat=OTHER))
    row = (await ledger.all(ScoreEntry))[0]
    assert (row.user_id, row.points, row.about, row.cause, row.rule, row.reverses) == (
        ANN,
        2,
        "m:1",
        "answered",
        1,
        None,
    )
    assert await sums(ledger.shared) == {
        (CHAT, ANN): (3, 1, 0, 2), (CHAT, BO): (6, 0, 6, 6), (OTHER, ANN): (2, 0, 0, 2),
    }  # fmt: skip
    await is_true(ledger.shared)


async def test_an_award_must_pass_the_law_first(ledger: Ledger) -> None:
    with pytest.raises(TypeError):
        await ledger.turn(Award(CHAT, None, Kind.THANKS, "m:1", "x"))  # type: ignore[arg-type]  # never looked at


async def test_s101_who_comes_twenty_times_is_paid_for_one_introduction(ledger: Ledger) -> None:
    about = f"introduction:{ANN}"
    for day in range(20):
        at = NOW + timedelta(days=day)
        again = earned(about=about, kind=Kind.INTRODUCTION, points=10, cause="accepted", at=at, by=None)
        await ledger.turn(again, Withdraw(CHAT, (about,), restore=True))
        assert (await sums(ledger.shared))[CHAT, ANN] == (10, 0, 0, 10)
        await ledger.turn(Withdraw(CHAT, (about,)))
    await is_true(ledger.shared)


async def test_taken_back_and_given_again_as_often_as_one_likes(ledger: Ledger) -> None:
    three = (
        earned(),
        earned(about="m:1", cause="thanks:8", kind=Kind.THANKS, points=3),
        earned(BO, about="m:2"),
    )
    await ledger.turn(*three)
    before, gone, back = (
        await sums(ledger.shared),
        Withdraw(CHAT, ("m:1",)),
        Withdraw(CHAT, ("m:1",), restore=True),
    )
    for _ in range(2):
        await ledger.turn(gone, gone, Withdraw(OTHER, ("m:1",)))
        assert (await sums(ledger.shared))[CHAT, ANN] == (0, 0, 0, 0)
        await ledger.turn(gone, *three)
        assert (await sums(ledger.shared))[CHAT, ANN] == (0, 0, 0, 0)
        await is_true(ledger.shared)
        await ledger.turn(back)
        await ledger.turn(back, *three)
        assert await sums(ledger.shared) == before
        await is_true(ledger.shared)
    await ledger.turn(gone, back, gone)
    assert (await sums(ledger.shared))[CHAT, ANN] == (0, 0, 0, 0)
    assert {row.at for row in await ledger.all(ScoreEntry)} == {NOW}
    await is_true(ledger.shared)


async def test_the_order_does_not_matter(ledger: Ledger, journal: Database) -> None:
    kinds = (Kind.ANSWERED, Kind.CHECKIN, Kind.THANKS, Kind.FINE)
    some = [
        earned(
            1 + number % 5,
            -4 if number % 4 == 3 else 1 + number % 7,
            f"m:{number}",
            kinds[number % 4],
            cause="x",
        )
        for number in range(90)
    ]
    await ledger.turn(*some)
    first = await sums(journal)
    async with journal.writing() as connection:
        await connection.execute(delete(ENTRY))
        await connection.execute(delete(TOTAL))
    for start in (60, 0, 30):
        await ledger.turn(*reversed(some[start : start + 30]))
    assert await sums(journal) == first
    await is_true(journal)


async def test_totals_are_rebuilt_from_the_ledger(ledger: Ledger, journal: Database) -> None:
    await ledger.turn(
        earned(), earned(BO, about="m:2", shown=False), earned(CY, about="m:3"), earned(chat=OTHER)
    )
    async with journal.writing() as connection:
        await connection.execute(update(TOTAL).where(TOTAL.c.user_id == BO).values(points=99))
        await connection.execute(delete(TOTAL).where(TOTAL.c.user_id == CY))
        await connection.execute(TOTAL.insert().values(chat_id=CHAT, user_id=70, points=5, checkins=0, help=0, score=5,
                                                       shown=True))  # fmt: skip
    async with journal.writing() as connection:
        assert await rebuild(connection) == (5, 3)
        assert await rebuild(connection) == (5, 0)
        hidden = (await connection.execute(select(TOTAL.c.user_id).where(~TOTAL.c.shown))).scalars().all()
    assert hidden == [BO]
    assert (await sums(journal))[CHAT, 70] == (0, 0, 0, 0)
    async with journal.writing() as connection:
        await connection.execute(delete(TOTAL).where(TOTAL.c.user_id == 70))
    await is_true(journal)


async def test_a_new_chat_id_takes_all_points_along(ledger: Ledger, journal: Database) -> None:
    await ledger.turn(earned(chat=-5), earned(about="m:2"), earned(BO, about="m:3"))
    async with journal.writing() as connection:
        await rekey(connection, -5, CHAT, NOW)
    assert (await sums(journal))[CHAT, ANN] == (4, 0, 0, 4)
    await is_true(journal)


# --- boards ---------------------------------------------------------------------------------------------------------


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


@pytest.mark.parametrize("span", [WEEK, None], ids=["week", "ever"])
async def test_no_place_reads_a_whole_table(filled: Database, span: Span | None) -> None:
    found = await plan(filled, boards.place_of(-1007, span, 5))
    assert "ix_score_" in found or "pk_score_total" in found
    assert "SCAN score_" not in found
    assert "Seq Scan on score_" not in found
    async with filled.reading() as session:
        assert await session.scalar(select(func.count()).select_from(ScoreEntry)) == 16_000
