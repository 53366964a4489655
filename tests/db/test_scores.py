"""The ledger of points, its months and its totals: always what the entries come to."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import delete, select, update

from bot.core.clock import Draw
from bot.core.decisions import Award, Decision, Withdraw
from bot.core.scores import HELP, RULES, Kind, score
from bot.db.engine import Database
from bot.db.rekey import rekey
from bot.db.scores import ENTRY, MONTH, TOTAL, rebuild
from bot.db.tables import ScoreEntry, ScoreMonth, ScoreTotal
from tests.db.ledger import CHAT, NOW, Ledger, earned

OTHER, ANN, BO, CY = -100900, 7, 8, 9


async def sums(shared: Database) -> dict[tuple[int, int], tuple[int, int, int, int]]:
    """The totals, as (points, check-ins, help, score) of each (chat, member)."""
    async with shared.reading() as session:
        rows = await session.scalars(select(ScoreTotal))
        return {(row.chat_id, row.user_id): (row.points, row.checkins, row.help, row.score) for row in rows}


async def is_true(shared: Database) -> None:
    """The totals and the months are what the ledger says."""
    expected: dict[tuple[int, int], list[int]] = {}
    monthly: dict[tuple[int, str, int], list[int]] = {}
    async with shared.reading() as session:
        for row in await session.scalars(select(ScoreEntry)):
            for found in (
                expected.setdefault((row.chat_id, row.user_id), [0, 0, 0]),
                monthly.setdefault((row.chat_id, row.at.isoformat()[:7], row.user_id), [0, 0, 0]),
            ):
                found[0] += row.points
                found[1] += row.points if row.kind == Kind.CHECKIN else 0
                found[2] += row.points if row.kind in (Kind.HELPFUL, Kind.THANKS) else 0
        months = await session.scalars(select(ScoreMonth))
        assert monthly == {
            (row.chat_id, row.month, row.user_id): [row.points, row.checkins, row.help] for row in months
        }
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
        RULES,
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


async def test_s100_what_a_message_or_a_member_gave_is_found_and_given_again(ledger: Ledger) -> None:
    await ledger.turn(
        earned(ANN, 2, "m:1", by=BO, through="m:2"),
        earned(BO, 6, "m:2", Kind.HELPFUL, by=ANN, cause="thanks:7", through="m:3"),
        earned(
            CY, 6, "m:4", Kind.HELPFUL, by=ANN, cause="thanks:7", through="m:5", at=NOW - timedelta(days=3)
        ),
        earned(BO, 10, "introduction", Kind.INTRODUCTION, by=None),
    )
    before, since = await sums(ledger.shared), NOW - timedelta(hours=50)
    await ledger.turn(Withdraw(CHAT, ("m:2",), since=since))
    one = await sums(ledger.shared)
    assert {user: points for (_, user), (points, *_) in one.items()} == {ANN: 0, BO: 10, CY: 6}
    await ledger.turn(Withdraw(CHAT, since=since, member=BO))
    assert await sums(ledger.shared) == one
    await ledger.turn(Withdraw(CHAT, restore=True, since=since, member=BO))
    assert await sums(ledger.shared) == one
    await ledger.turn(Withdraw(CHAT, ("m:2",), restore=True, since=since))
    assert await sums(ledger.shared) == before
    await is_true(ledger.shared)
    for _ in range(2):
        gone, back = (Withdraw(CHAT, restore=restore, since=since, member=BO) for restore in (False, True))
        await ledger.turn(gone, gone)
        assert await sums(ledger.shared) == {
            key: (10, 0, 0, 10) if key[1] == BO else (0, 0, 0, 0) if key[1] == ANN else total
            for key, total in before.items()
        }
        await is_true(ledger.shared)
        await ledger.turn(back)
        assert await sums(ledger.shared) == before
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
        await connection.execute(delete(MONTH))
        await connection.execute(delete(TOTAL))
    for start in (60, 0, 30):
        await ledger.turn(*reversed(some[start : start + 30]))
    assert await sums(journal) == first
    await is_true(journal)


async def test_whatever_is_taken_back_and_given_again_in_any_order_the_sums_are_as_before(
    ledger: Ledger,
) -> None:
    chance, since = Draw(b"sums"), NOW - timedelta(hours=50)
    before: dict[Any, Any] = {}
    for example in range(24):
        chat, people, messages = -1000 - example, range(1, 5), [f"m:{number}" for number in range(6)]
        some: list[Decision] = [
            earned(chance.choice(people), chance.integer(1, 9), chance.choice(messages), chance.choice(list(HELP)),
                   cause=f"thanks:{number}", by=chance.choice(people), through=chance.choice(messages), chat=chat)
            for number in range(12)
        ]  # fmt: skip
        await ledger.turn(*some)
        before |= {key: found for key, found in (await sums(ledger.shared)).items() if key[0] == chat}
        moves = [Withdraw(chat, (message,), since=since) for message in messages]
        moves += [Withdraw(chat, since=since, member=person) for person in people]
        taken = [chance.choice(moves) for _ in range(8)]
        back = [replace(move, restore=True) for move in taken]
        for decisions in ([*taken, *back, *some], back):
            await ledger.turn(*sorted(decisions, key=lambda _: chance.integer(0, 1 << 30)))
    assert await sums(ledger.shared) == before
    await is_true(ledger.shared)


async def test_months_are_rebuilt_from_the_ledger(ledger: Ledger, journal: Database) -> None:
    last = datetime(2025, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC)
    await ledger.turn(
        earned(at=last), earned(about="m:2"), earned(BO, about="m:3"), earned(chat=OTHER, at=last)
    )
    async with journal.writing() as connection:
        await connection.execute(update(MONTH).where(MONTH.c.user_id == BO).values(help=99))
        await connection.execute(delete(MONTH).where(MONTH.c.month == "2025-12"))
        await connection.execute(
            MONTH.insert().values(chat_id=CHAT, month="2025-11", user_id=ANN, points=5, checkins=0, help=0)
        )
    async with journal.writing() as connection:
        assert await rebuild(connection, CHAT) == (3, 3)
        assert await rebuild(connection, CHAT) == (3, 0)
        assert await rebuild(connection) == (3, 1)
        await connection.execute(delete(MONTH).where(MONTH.c.month == "2025-11"))
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
