"""How long rows are kept, on both databases."""

from datetime import timedelta

from sqlalchemy import func, insert, select, update

from bot.core.decisions import Say
from bot.db.engine import Database
from bot.db.journal import INBOX, OUTBOX
from bot.db.retention import prune
from bot.db.tables import Event, StarPayment, Strike
from tests.db.journals import NOW, all_of, arrived, come, said


async def test_s110_what_was_settled_long_ago_is_forgotten_and_what_waits_is_not(journal: Database) -> None:
    rows = [arrived("1"), arrived("2", state="done"), arrived("3", state="dead"), arrived("4", state="done")]
    await come(journal, *rows)
    await said(journal, Say(-1, "a"), Say(-2, "b"), Say(-3, "c"))
    async with journal.writing() as connection:
        await connection.execute(
            update(OUTBOX).where(OUTBOX.c.chat_id == -1).values(state="done", settled_at=NOW)
        )
        await connection.execute(update(OUTBOX).where(OUTBOX.c.chat_id == -2).values(state="parked"))
        assert not await prune(connection, NOW + timedelta(hours=48))
        assert (await connection.execute(select(func.count()).select_from(INBOX))).scalar() == 4
    async with journal.writing() as connection:
        assert await prune(connection, NOW + timedelta(hours=49), limit=1)
        assert not await prune(connection, NOW + timedelta(hours=49), limit=3)
    assert [row.key for row in await all_of(journal, INBOX)] == ["1", "4"]  # the newest tells how far we are
    assert [row.chat_id for row in await all_of(journal, OUTBOX)] == [-2, -3]
    async with journal.writing() as connection:
        assert not await prune(connection, NOW + timedelta(days=31))
    assert [row.chat_id for row in await all_of(journal, OUTBOX)] == [
        -3
    ]  # what waited for a right waits no more


async def test_s110_what_was_done_and_what_lapsed_is_forgotten_after_ninety_days(journal: Database) -> None:
    async with journal.writing() as connection:
        await connection.execute(insert(Event).values(cause="a", chat_id=-1, at=NOW, kind="setting", data={}))
        await connection.execute(
            insert(Strike).values(
                id="s", chat_id=-1, user_id=7, cause="c", rule="ads", reason="", given_at=NOW,
                expires_at=NOW + timedelta(days=90), sanction="warning",
            )
        )  # fmt: skip
        counts = []
        for days in (89, 91, 179, 181):
            await prune(connection, NOW + timedelta(days=days))
            counts.append(
                [
                    await connection.scalar(select(func.count()).select_from(table))
                    for table in (Event, Strike)
                ]
            )
    assert counts == [[1, 1], [0, 1], [0, 1], [0, 0]]


async def test_s110_payments_are_kept_as_books_for_three_years(journal: Database) -> None:
    async with journal.writing() as connection:
        values = {"charge": "stx", "chat_id": -1, "user_id": 7, "amount": 50, "number": 1, "state": "paid"}
        await connection.execute(insert(StarPayment).values(paid_at=NOW, **values))
        counts = []
        for days in (3 * 365, 3 * 365 + 1):
            await prune(connection, NOW + timedelta(days=days))
            counts.append(await connection.scalar(select(func.count()).select_from(StarPayment)))
    assert counts == [1, 0]
