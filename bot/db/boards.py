"""Boards and places, read from the ledger of points and its sums. Knows no law of points and writes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import CompoundSelect, Select, Subquery, and_, case, func, literal, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core.periods import Months, Span, months_in
from bot.core.scores import BOARDS, FEW, BoardName, Kind
from bot.db.scores import scored
from bot.db.tables import FEW_ONES, Member, ScoreEntry, ScoreMonth, ScoreTotal

Query = Select[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Standing:
    """A line of a board."""

    user: int
    name: str
    score: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a member stands: `score` of theirs, how many have more, how many are on the board, and the next score
    above (None at the top)."""

    score: int
    above: int
    ranked: int
    next_score: int | None


async def find_total(session: AsyncSession, chat: int, user: int) -> ScoreTotal | None:
    """The sums of a member's entries."""
    return await session.get(ScoreTotal, (chat, user))


# --- boards ---------------------------------------------------------------------------------------------------------


def board_of(chat: int, board: BoardName, span: Span | None, since: datetime | None = None) -> Subquery:
    """(user, score) of everybody on a board: of all time from the totals, of a period from the ledger or its months,
    of few kinds always from the ledger; `since` = of members alone who joined from then on."""
    if span is None and not is_of_few(board):
        column = ScoreTotal.help if board == "help" else ScoreTotal.score
        query = select(ScoreTotal.user_id.label("user_id"), column.label("score"))
        everybody = query.where(ScoreTotal.chat_id == chat, ScoreTotal.shown, column > 0)
        return new_ones(chat, everybody, ScoreTotal.user_id, since).subquery()
    scores = scores_of(chat, board, span)
    absent = select(ScoreTotal.user_id).where(ScoreTotal.chat_id == chat, ScoreTotal.shown.is_(False))
    everybody = select(scores).where(scores.c.score > 0, scores.c.user_id.not_in(absent))
    return new_ones(chat, everybody, scores.c.user_id, since).subquery()


def is_of_few(board: BoardName) -> bool:
    """Does it count kinds alone that have an index of their own?"""
    return bool(BOARDS[board]) and set(BOARDS[board]) <= set(FEW)


def new_ones(chat: int, query: Query, user: Any, since: datetime | None) -> Query:
    """Of who has joined since then alone; everybody where that is None."""
    if since is None:
        return query
    joined = and_(Member.chat_id == chat, Member.user_id == user, Member.joined_at >= since)
    return query.join(Member, joined)


def scores_of(chat: int, board: BoardName, span: Span | None, user: int | None = None) -> Subquery:
    """The same, also of who is not shown; or of one member alone."""
    rows = amounts(chat, board, span, user).subquery()
    sums = [func.sum(rows.c[name]).label(name) for name in ("points", "checkins")]
    found = select(rows.c.user_id, *sums).group_by(rows.c.user_id).subquery()
    # Scored outside: SQLite would count each mention of a sum anew.
    return select(found.c.user_id, scored(found.c.points, found.c.checkins).label("score")).subquery()


def amounts(chat: int, board: BoardName, span: Span | None, user: int | None) -> Query | CompoundSelect[Any]:
    """(user, points, check-ins) of a range, to be added up: whole months and entries at its ends; entries alone where
    it is short, or there are few."""
    months = months_in(span) if span is not None and not is_of_few(board) else None
    if months is None:
        return entries_in(chat, board, span, user)
    ends = [entries_in(chat, board, end, user, sign) for end, sign in months.ends]
    return union_all(sums_of(chat, board, months, user), *ends)


def entries_in(chat: int, board: BoardName, span: Span | None, user: int | None, sign: int = 1) -> Query:
    """Them of entries, added (1) or taken away (-1)."""
    entry = ScoreEntry
    points = entry.points if sign > 0 else -entry.points
    checkins = case((entry.kind == Kind.CHECKIN, points), else_=0)
    query: Query = select(entry.user_id, points.label("points"), checkins.label("checkins"))
    query = query.where(entry.chat_id == chat)
    query = query.where(entry.at >= span[0], entry.at < span[1]) if span is not None else query
    query = (
        query.where(FEW_ONES) if is_of_few(board) else query
    )  # said as in the index, or it is not looked at
    query = query.where(entry.kind.in_(BOARDS[board])) if BOARDS[board] else query
    return query.where(entry.user_id == user) if user is not None else query


def sums_of(chat: int, board: BoardName, months: Months, user: int | None) -> Query:
    """Them of whole months."""
    sums = ScoreMonth
    points, checkins = (sums.help, literal(0)) if board == "help" else (sums.points, sums.checkins)
    query: Query = select(sums.user_id, points.label("points"), checkins.label("checkins"))
    query = query.where(sums.chat_id == chat, sums.month >= months.first, sums.month < months.after)
    return query.where(sums.user_id == user) if user is not None else query


def top_of(
    chat: int, board: BoardName, span: Span | None, limit: int, since: datetime | None = None
) -> Query:
    """The head of a board with names."""
    all_of = board_of(chat, board, span, since)
    best = select(all_of).order_by(all_of.c.score.desc(), all_of.c.user_id.desc()).limit(limit).subquery()
    named = and_(Member.chat_id == chat, Member.user_id == best.c.user_id)
    query = select(best.c.user_id, func.coalesce(Member.name, ""), best.c.score).outerjoin(Member, named)
    return query.order_by(best.c.score.desc(), best.c.user_id.desc())


async def list_top(
    session: AsyncSession,
    chat: int,
    board: BoardName,
    span: Span | None,
    limit: int,
    since: datetime | None = None,
) -> Sequence[Standing]:
    """The head of a board, best first; `span` None = of all time."""
    rows = (await session.execute(top_of(chat, board, span, limit, since))).all()
    return [Standing(user, name, int(score)) for user, name, score in rows]


def place_of(
    chat: int,
    span: Span | None,
    score: int,
    board: BoardName = "all",
    since: datetime | None = None,
) -> Query:
    """How many have more than a score, how many there are, and the least that is more."""
    all_of = board_of(chat, board, span, since)
    more = all_of.c.score > score
    counts = func.count().filter(more), func.count(), func.min(all_of.c.score).filter(more)
    return select(*counts).select_from(all_of)


async def find_place(
    session: AsyncSession,
    chat: int,
    user: int,
    span: Span | None,
    board: BoardName = "all",
    since: datetime | None = None,
) -> Place:
    """Where a member stands, or would stand if they were shown."""
    if span is None and not is_of_few(board):
        total = await find_total(session, chat, user)
        mine = 0 if total is None else total.help if board == "help" else total.score
    else:
        own = scores_of(chat, board, span, user)
        mine = int(await session.scalar(select(own.c.score)) or 0)
    above, ranked, next_score = (await session.execute(place_of(chat, span, mine, board, since))).one()
    return Place(mine, above, ranked, int(next_score) if next_score is not None else None)


async def count_ranked(session: AsyncSession, chat: int, span: Span) -> int:
    """How many are on the board of everything in a period."""
    return (await session.scalar(select(func.count()).select_from(board_of(chat, "all", span)))) or 0
