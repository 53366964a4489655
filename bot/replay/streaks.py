"""Check-ins in a row, counted anew over the days that an import brought. Adds to no ledger."""

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.scores import Kind
from bot.db.journal import insert_for
from bot.db.scores import ENTRY
from bot.features.scores.rules import Streak
from bot.features.scores.tables import ScoreMember

MEMBER: Any = ScoreMember.__table__
COUNTED = ("streak", "longest", "last_day", "grace_day")


async def count_anew(connection: AsyncConnection, chat: int, language: str) -> None:
    """Everybody's check-ins of a chat, day by day; who hides goes on hiding, and no streak becomes shorter."""
    about = select(ENTRY.c.user_id, ENTRY.c.about).where(
        ENTRY.c.chat_id == chat, ENTRY.c.kind == Kind.CHECKIN, ENTRY.c.reverses.is_(None)
    )
    found: dict[int, Streak] = {}
    async for user, day in await connection.stream(about.order_by(ENTRY.c.about)):  # "day:2026-01-05"
        found[user] = found.get(user, Streak()).on(date.fromisoformat(day.removeprefix("day:")), language)
    known = {
        row.user_id: Streak(row.streak, row.longest, row.last_day, row.grace_day)
        for row in await connection.execute(select(MEMBER).where(MEMBER.c.chat_id == chat))
    }
    rows = [
        {"chat_id": chat, "user_id": user, **counted(known.get(user, Streak()), streak)}
        for user, streak in found.items()
    ]
    if rows:
        statement = insert_for(connection, MEMBER)
        changes = {name: statement.excluded[name] for name in COUNTED}
        await connection.execute(
            statement.on_conflict_do_update(index_elements=["chat_id", "user_id"], set_=changes), rows
        )


def counted(before: Streak, anew: Streak) -> dict[str, Any]:
    """The later of two streaks, and the longer where they end on one day; the longest of both."""
    best = max(anew, before, key=lambda streak: (streak.last_day, streak.count))
    return {
        "streak": best.count, "longest": max(before.longest, anew.longest), "last_day": best.last_day,
        "grace_day": best.grace_day,
    }  # fmt: skip
