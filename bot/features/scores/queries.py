"""What the feature of points reads: the last days for the lane's state, boards, places, a member's own entries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, Subquery, and_, case, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core.decisions import Change, Remove, Save
from bot.core.scores import HELP, REMEMBERED, Entry, Kind, Scores
from bot.db.queries import current_chat
from bot.db.scores import scored
from bot.db.tables import Member, ScoreEntry, ScoreTotal
from bot.features.scores.rules import Streak
from bot.features.scores.tables import ScoreMember

__all__ = [
    "Place", "ScoresHere", "Standing", "chosen", "current_chat", "find_entry_of", "find_member", "find_place",
    "find_standing", "find_total", "list_entries", "list_top", "load_scores", "on_boards", "streak_of", "sum_kinds",
]  # fmt: skip

Span = tuple[datetime, datetime]


@dataclass(slots=True)
class ScoresHere(Scores):
    """The law's state, kept up with what members choose."""

    def follow(self, decision: Save | Change | Remove) -> bool:
        """A member's row is always saved whole."""
        if isinstance(decision, Save) and isinstance(decision.row, ScoreMember):
            (self.hidden.add if decision.row.hidden else self.hidden.discard)(decision.row.user_id)
        return True


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


async def load_scores(session: AsyncSession, chat: int) -> ScoresHere:
    """For the chat's lane state: the entries of the last days, and who is hidden."""
    newest = await session.scalar(select(func.max(ScoreEntry.at)).where(ScoreEntry.chat_id == chat))
    hidden = await session.scalars(
        select(ScoreMember.user_id).where(ScoreMember.chat_id == chat, ScoreMember.hidden)
    )
    state = ScoresHere(hidden=set(hidden))
    if newest is not None:
        lately = ScoreEntry.chat_id == chat, ScoreEntry.at >= newest - REMEMBERED
        rows = await session.scalars(select(ScoreEntry).where(*lately, ScoreEntry.reverses.is_(None)))
        state.loaded = [view(row) for row in rows]
    return state


def view(row: ScoreEntry) -> Entry:
    """A row as the law reads it."""
    return Entry(
        row.user_id,
        Kind(row.kind),
        row.about,
        row.cause,
        row.at,
        row.by_id,
        row.points,
        row.words,
        row.reason,
    )


async def find_member(session: AsyncSession, chat: int, user: int) -> ScoreMember | None:
    """What a member chose, and their check-ins."""
    return await session.get(ScoreMember, (chat, user))


def chosen(chat: int, user: int, *, hidden: bool, streak: Streak) -> Save:
    """A member's row."""
    row = ScoreMember(
        chat_id=chat, user_id=user, hidden=hidden, streak=streak.count, longest=streak.longest,
        last_day=streak.last_day, grace_day=streak.grace_day,
    )  # fmt: skip
    return Save(row, replace=True)


def on_boards(chat: int, user: int, *, shown: bool) -> Change:
    """A member's total, on the boards or not."""
    return Change(ScoreTotal, {"chat_id": chat, "user_id": user}, {"shown": shown})


def streak_of(row: ScoreMember | None) -> Streak:
    """The check-ins of a row."""
    if row is None:
        return Streak()
    return Streak(row.streak, row.longest, row.last_day, row.grace_day)


async def find_total(session: AsyncSession, chat: int, user: int) -> ScoreTotal | None:
    """The sums of a member's entries."""
    return await session.get(ScoreTotal, (chat, user))


# --- boards ---------------------------------------------------------------------------------------------------------


def board_of(chat: int, board: str, span: Span | None) -> Subquery:
    """(user, score) of everybody on a board: of all time from the totals, of a period from the ledger."""
    if span is None:
        column = ScoreTotal.help if board == "help" else ScoreTotal.score
        query = select(ScoreTotal.user_id.label("user_id"), column.label("score"))
        return query.where(ScoreTotal.chat_id == chat, ScoreTotal.shown, column > 0).subquery()
    scores = scores_of(chat, board, span)
    absent = select(ScoreTotal.user_id).where(ScoreTotal.chat_id == chat, ScoreTotal.shown.is_(False))
    return select(scores).where(scores.c.score > 0, scores.c.user_id.not_in(absent)).subquery()


def scores_of(chat: int, board: str, span: Span, user: int | None = None) -> Subquery:
    """The same, also of who is not shown; or of one member alone."""
    entry = ScoreEntry
    checkins = case((entry.kind == Kind.CHECKIN, entry.points), else_=0)
    sums = select(
        entry.user_id, func.sum(entry.points).label("points"), func.sum(checkins).label("checkins")
    ).where(entry.chat_id == chat, entry.at >= span[0], entry.at < span[1])
    sums = sums.where(entry.kind.in_(HELP)) if board == "help" else sums
    sums = sums.where(entry.user_id == user) if user is not None else sums
    found = sums.group_by(entry.user_id).subquery()
    # Scored outside: SQLite would count each mention of a sum anew.
    return select(found.c.user_id, scored(found.c.points, found.c.checkins).label("score")).subquery()


def top_of(chat: int, board: str, span: Span | None, limit: int) -> Select[Any, Any, Any]:
    """The head of a board with names."""
    all_of = board_of(chat, board, span)
    best = select(all_of).order_by(all_of.c.score.desc(), all_of.c.user_id.desc()).limit(limit).subquery()
    named = and_(Member.chat_id == chat, Member.user_id == best.c.user_id)
    query = select(best.c.user_id, func.coalesce(Member.name, ""), best.c.score).outerjoin(Member, named)
    return query.order_by(best.c.score.desc(), best.c.user_id.desc())


async def list_top(
    session: AsyncSession, chat: int, board: str, span: Span | None, limit: int
) -> Sequence[Standing]:
    """The head of a board, best first; `span` None = of all time."""
    rows = (await session.execute(top_of(chat, board, span, limit))).all()
    return [Standing(user, name, int(score)) for user, name, score in rows]


def place_of(chat: int, span: Span | None, score: int) -> Select[Any, Any, Any]:
    """How many have more than a score, how many there are, and the least that is more."""
    board = board_of(chat, "all", span)
    more = board.c.score > score
    return select(func.count().filter(more), func.count(), func.min(board.c.score).filter(more)).select_from(
        board
    )


async def find_place(session: AsyncSession, chat: int, user: int, span: Span | None) -> Place:
    """Where a member stands, or would stand if they were shown."""
    if span is None:
        total = await find_total(session, chat, user)
        mine = total.score if total is not None else 0
    else:
        own = scores_of(chat, "all", span, user)
        mine = int(await session.scalar(select(own.c.score)) or 0)
    above, ranked, next_score = (await session.execute(place_of(chat, span, mine))).one()
    return Place(mine, above, ranked, int(next_score) if next_score is not None else None)


# --- a member's own -------------------------------------------------------------------------------------------------


async def sum_kinds(session: AsyncSession, chat: int, user: int, span: Span) -> dict[Kind, int]:
    """What a member earned in a period, by kind, most first."""
    entry = ScoreEntry
    query = (
        select(entry.kind, func.sum(entry.points))
        .where(entry.chat_id == chat, entry.at >= span[0], entry.at < span[1], entry.user_id == user)
        .group_by(entry.kind)
        .order_by(func.sum(entry.points).desc(), entry.kind)
    )
    return {Kind(kind): int(points) for kind, points in (await session.execute(query)).all()}


async def list_entries(
    session: AsyncSession, chat: int, user: int, span: Span, limit: int
) -> Sequence[tuple[ScoreEntry, str]]:
    """The newest entries of a member in a period, each with the name of who it is owed to."""
    entry = ScoreEntry
    giver = and_(Member.chat_id == chat, Member.user_id == entry.by_id)
    query = (
        select(entry, func.coalesce(Member.name, ""))
        .outerjoin(Member, giver)
        .where(entry.chat_id == chat, entry.at >= span[0], entry.at < span[1], entry.user_id == user)
        .order_by(entry.at.desc(), entry.id.desc())
        .limit(limit)
    )
    return [(row, name) for row, name in (await session.execute(query)).all()]


async def find_entry_of(session: AsyncSession, chat: int, about: str) -> int | None:
    """Whose message it was that has earned something."""
    query = select(ScoreEntry.user_id).where(ScoreEntry.chat_id == chat, ScoreEntry.about == about)
    return await session.scalar(query.limit(1))


async def find_standing(session: AsyncSession, chat: int, user: int) -> bool | None:
    """Is a member on the boards? None for one who never earned anything."""
    query = select(ScoreTotal.shown).where(ScoreTotal.chat_id == chat, ScoreTotal.user_id == user)
    return await session.scalar(query)
