"""What members gave to a chat in a window, measured from the ledger in one question. Knows no law of tiers."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, Subquery, case, func, literal, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core.scores import Kind, score
from bot.core.tiers import Measures
from bot.db.columns import UTCDateTime
from bot.db.tables import ScoreEntry

Window = Sequence[tuple[datetime, datetime]]


def given(chat: int, days: Window, user: int | None = None) -> Subquery:
    """(user_id, points, checkins, days) of everybody who earned anything in these days, or of one member."""
    entry = ScoreEntry
    edges = union_all(
        *(
            select(literal(first, UTCDateTime()).label("first"), literal(after, UTCDateTime()).label("after"))
            for first, after in days
        )
    ).cte("days")
    checkins = case((entry.kind == Kind.CHECKIN, entry.points), else_=0)
    # A range of the index for each day: the days come first, and each finds its entries.
    daily = (
        select(entry.user_id, func.sum(entry.points).label("points"), func.sum(checkins).label("checkins"))
        .join_from(edges, entry, (entry.at >= edges.c.first) & (entry.at < edges.c.after))
        .where(entry.chat_id == chat)
        .group_by(entry.user_id, edges.c.first)
    )
    daily = daily.where(entry.user_id == user) if user is not None else daily
    day = daily.subquery()
    query = select(
        day.c.user_id,
        func.sum(day.c.points).label("points"),
        func.sum(day.c.checkins).label("checkins"),
        func.sum(case((day.c.points > 0, 1), else_=0)).label("days"),
    )
    return query.group_by(day.c.user_id).subquery("given")


def answered(chat: int, days: Window, user: int | None = None) -> Subquery:
    """(user_id, people): how many others each answered in these days."""
    entry = ScoreEntry
    pairs = select(entry.by_id, entry.user_id).where(
        entry.chat_id == chat,
        entry.at >= days[0][0],
        entry.at < days[-1][1],
        entry.kind == Kind.ANSWERED,
        entry.by_id.is_not(None),
    )
    pairs = pairs.where(entry.by_id == user) if user is not None else pairs
    pair = pairs.group_by(entry.by_id, entry.user_id).having(func.sum(entry.points) > 0).subquery()
    query = select(pair.c.by_id.label("user_id"), func.count().label("people"))
    return query.group_by(pair.c.by_id).subquery("answered")


def measured(row: Any) -> Measures:
    """A row's points, checkins, days and people as the law reads them; None = nothing."""
    points = score(int(row.points or 0), int(row.checkins or 0))
    return Measures(points, int(row.days or 0), int(row.people or 0))


def measures_of(chat: int, days: Window, user: int) -> Select[Any]:
    """One member's numbers, as one row."""
    gave, answers = given(chat, days, user), answered(chat, days, user)
    one = select(literal(user).label("user_id")).subquery()
    columns = (gave.c.points, gave.c.checkins, gave.c.days, answers.c.people)
    query = select(*columns).select_from(one).outerjoin(gave, gave.c.user_id == one.c.user_id)
    return query.outerjoin(answers, answers.c.user_id == one.c.user_id)


async def find_measures(session: AsyncSession, chat: int, days: Window, user: int) -> Measures:
    """What one member gave."""
    return measured((await session.execute(measures_of(chat, days, user))).one())
