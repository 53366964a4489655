"""What members gave to a chat in a window, measured from the ledger in one question. Knows no law of tiers."""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Select, Subquery, bindparam, case, func, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core.scores import Kind, score
from bot.core.tiers import Measures
from bot.db.columns import BIG, UTCDateTime
from bot.db.tables import Member, ScoreEntry

Window = Sequence[tuple[datetime, datetime]]
CHAT, USER = bindparam("chat", type_=BIG), bindparam("user", type_=BIG)


def params(chat: int, days: Window, user: int | None = None) -> dict[str, Any]:
    """What a question about these days is asked with: the first instant of each, and of the one after the last."""
    edges = [first for first, _ in days] + [days[-1][1]]
    named = {f"day{number}": edge for number, edge in enumerate(edges)}
    return {"chat": chat, **named, **({"user": user} if user is not None else {})}


def edge(number: int) -> Any:
    """An instant between two days."""
    return bindparam(f"day{number}", type_=UTCDateTime())


def given(days: int, *, one: bool = False) -> Subquery:
    """(user_id, points, checkins, days, referrals) of everybody who earned anything in so many days, or of one."""
    entry = ScoreEntry
    edges = union_all(
        *(select(edge(day).label("first"), edge(day + 1).label("after")) for day in range(days))
    ).cte("days")
    checkins = case((entry.kind == Kind.CHECKIN, entry.points), else_=0)
    brought = case((entry.kind != Kind.REFERRAL, 0), (entry.points > 0, 1), else_=-1)
    # A range of the index for each day: the days come first, and each finds its entries.
    daily = (
        select(
            entry.user_id,
            func.sum(entry.points).label("points"),
            func.sum(checkins).label("checkins"),
            func.sum(brought).label("referrals"),
        )
        .join_from(edges, entry, (entry.at >= edges.c.first) & (entry.at < edges.c.after))
        .where(entry.chat_id == CHAT, *([entry.user_id == USER] if one else []))
        .group_by(entry.user_id, edges.c.first)
    ).subquery()
    query = select(
        daily.c.user_id,
        func.sum(daily.c.points).label("points"),
        func.sum(daily.c.checkins).label("checkins"),
        func.sum(case((daily.c.points > 0, 1), else_=0)).label("days"),
        func.sum(daily.c.referrals).label("referrals"),
    )
    return query.group_by(daily.c.user_id).subquery("given")


def answered(days: int, *, one: bool = False) -> Subquery:
    """(user_id, people): how many others each answered in these days."""
    entry = ScoreEntry
    pairs = select(entry.by_id, entry.user_id).where(
        entry.chat_id == CHAT,
        entry.at >= edge(0),
        entry.at < edge(days),
        entry.kind == Kind.ANSWERED,
        entry.by_id == USER if one else entry.by_id.is_not(None),
    )
    pair = pairs.group_by(entry.by_id, entry.user_id).having(func.sum(entry.points) > 0).subquery()
    query = select(pair.c.by_id.label("user_id"), func.count().label("people"))
    return query.group_by(pair.c.by_id).subquery("answered")


def measuring(days: int, *columns: Any, one: bool = False) -> Select[Any]:
    """These columns of members with points, checkins, days, referrals and people; made once for a number of days, since
    putting it together costs more than asking it."""
    gave, answers = given(days, one=one), answered(days, one=one)
    query = (
        select(*columns, gave.c.points, gave.c.checkins, gave.c.days, gave.c.referrals, answers.c.people)
        .outerjoin(gave, gave.c.user_id == Member.user_id)
        .outerjoin(answers, answers.c.user_id == Member.user_id)
        .where(Member.chat_id == CHAT)
    )
    return query.where(Member.user_id == USER) if one else query


def measured(row: Any) -> Measures:
    """A row's points, checkins, days, people and referrals as the law reads them; None = nothing."""
    points = score(int(row.points or 0), int(row.checkins or 0))
    return Measures(points, int(row.days or 0), int(row.people or 0), int(row.referrals or 0))


@lru_cache
def measures_of(days: int) -> Select[Any]:
    """One member's numbers."""
    return measuring(days, Member.user_id, one=True)


async def find_measures(session: AsyncSession, chat: int, days: Window, user: int) -> Measures:
    """What one member gave."""
    row = (await session.execute(measures_of(len(days)), params(chat, days, user))).one_or_none()
    return measured(row) if row is not None else Measures()
