"""What an export brings of people who had everything erased, on both databases."""

from typing import Any

from sqlalchemy import insert, select

from bot.core.erasing import number_of
from bot.core.scores import Kind
from bot.db.engine import Database
from bot.db.install import installation
from bot.db.seeding import find_erased, seed_entries, seed_members
from bot.db.tables import Erasure, Member, ScoreEntry, ScoreTotal
from tests.db.journals import NOW

CHAT = -1001
ANN, BO, CY = 11, 12, 13  # Bo had everything erased


def member(user: int, *answerers: int) -> Member:
    """As a replay knows them."""
    return Member(
        chat_id=-5, user_id=user, name=f"N{user}", username=None, handle="", language="", status="", tag="",
        joined_at=NOW, first_seen=NOW, last_seen=NOW, messages=3, checked=3, answerers=list(answerers),
    )  # fmt: skip


def entry(number: int, user: int, by: int | None) -> ScoreEntry:
    """Thanks, by somebody."""
    return ScoreEntry(
        id=number, chat_id=-5, user_id=user, kind=int(Kind.THANKS), points=3, about=f"message:{number}",
        cause=f"thanks:{by}", by_id=by, words=None, reason="", at=NOW, rule=1, reverses=None,
    )  # fmt: skip


async def test_s111_an_import_brings_nobody_back_who_was_erased(journal: Database) -> None:
    async with journal.writing() as connection:
        secret = await installation(connection, 1)
        gone: dict[str, Any] = {"number": number_of(secret, BO), "asked_at": NOW, "names": [], "lanes": []}
        await connection.execute(insert(Erasure).values(gone))
        assert await find_erased(connection, {ANN, BO, CY}) == {BO}
        assert await seed_members(connection, CHAT, [member(ANN, BO, CY), member(BO, ANN), member(CY)]) == 2
        entries = [entry(1, ANN, BO), entry(2, BO, ANN), entry(3, ANN, CY), entry(4, CY, None)]
        assert await seed_entries(connection, CHAT, entries, ()) == 2
    async with journal.reading() as session:
        members = (await session.scalars(select(Member).order_by(Member.user_id))).all()
        assert [(row.user_id, row.answerers) for row in members] == [(ANN, [CY]), (CY, [])]
        totals = (await session.scalars(select(ScoreTotal).order_by(ScoreTotal.user_id))).all()
        assert [(row.user_id, row.points) for row in totals] == [(ANN, 3), (CY, 3)]
        kept = (await session.scalars(select(ScoreEntry))).all()
        assert all(BO not in (row.user_id, row.by_id) and str(BO) not in row.cause for row in kept)
