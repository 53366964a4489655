"""What the feature of points reads: the last days for the lane's state, boards, places, a member's own entries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core.decisions import Change, Remove, Save
from bot.core.facts import GONE
from bot.core.periods import Span
from bot.core.scores import REMEMBERED, Kind, Scores
from bot.db.scores import entry_of
from bot.db.tables import Member, ScoreEntry, ScoreTotal
from bot.features.scores.rules import Streak
from bot.features.scores.tables import CheckinDay, ScoreMember

Entry = ScoreEntry


@dataclass(slots=True)
class ScoresHere(Scores):
    """The law's state, kept up with what members choose."""

    def follow(self, decision: Save | Change | Remove) -> bool:
        """A member's row is always saved whole."""
        if isinstance(decision, Save) and isinstance(decision.row, ScoreMember):
            (self.hidden.add if decision.row.hidden else self.hidden.discard)(decision.row.user_id)
        return True


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
        state.loaded = [entry_of(row) for row in rows]
    return state


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


# --- check-ins ------------------------------------------------------------------------------------------------------


NEXT_SUMMARY = select(func.min(CheckinDay.due_at))


async def find_summaries(
    session: AsyncSession, now: datetime
) -> Sequence[tuple[int, str, Mapping[str, Any], datetime]]:
    """Days of which groups are to hear now."""
    query = select(CheckinDay.chat_id, CheckinDay.day, CheckinDay.due_at).where(CheckinDay.due_at <= now)
    return [(chat, f"{chat}:{day}", {"day": day}, due) for chat, day, due in await session.execute(query)]


async def count_checkins(session: AsyncSession, chat: int, day: str) -> int:
    """How many checked in on a day."""
    mine = ScoreEntry.chat_id == chat, ScoreEntry.about == f"day:{day}", ScoreEntry.reverses.is_(None)
    return await session.scalar(select(func.count()).where(*mine)) or 0


async def list_streaks(session: AsyncSession, chat: int, day: str, limit: int) -> Sequence[tuple[str, int]]:
    """Names and days in a row, the longest first, of who checked in on a day or since; no one who hides or is gone."""
    query = (
        select(Member.name, ScoreMember.streak)
        .join(Member, and_(Member.chat_id == chat, Member.user_id == ScoreMember.user_id))
        .where(ScoreMember.chat_id == chat, ScoreMember.last_day >= day, ScoreMember.hidden.is_(False))
        .where(Member.status.not_in(GONE), ScoreMember.streak > 1)
        .order_by(ScoreMember.streak.desc(), ScoreMember.user_id)
    )
    return [(name, streak) for name, streak in await session.execute(query.limit(limit))]


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
    session: AsyncSession, chat: int, user: int, span: Span, limit: int, offset: int = 0
) -> Sequence[tuple[ScoreEntry, str]]:
    """The newest entries of a member in a period but for the first of them, each with the name of who it is owed to."""
    entry = ScoreEntry
    giver = and_(Member.chat_id == chat, Member.user_id == entry.by_id)
    query = (
        select(entry, func.coalesce(Member.name, ""))
        .outerjoin(Member, giver)
        .where(entry.chat_id == chat, entry.at >= span[0], entry.at < span[1], entry.user_id == user)
        .order_by(entry.at.desc(), entry.id.desc())
        .limit(limit)
        .offset(offset)
    )
    return [(row, name) for row, name in (await session.execute(query)).all()]


async def find_last(session: AsyncSession, chat: int, user: int, before: datetime) -> datetime | None:
    """When a member's newest entry from before an instant counts."""
    entry = ScoreEntry
    query = select(entry.at).where(entry.chat_id == chat, entry.user_id == user, entry.at < before)
    return await session.scalar(query.order_by(entry.at.desc()).limit(1))


async def find_entry_of(session: AsyncSession, chat: int, about: str) -> int | None:
    """Whose message it was that has earned something."""
    query = select(ScoreEntry.user_id).where(ScoreEntry.chat_id == chat, ScoreEntry.about == about)
    return await session.scalar(query.limit(1))


async def find_standing(session: AsyncSession, chat: int, user: int) -> bool | None:
    """Is a member on the boards? None for one who never earned anything."""
    query = select(ScoreTotal.shown).where(ScoreTotal.chat_id == chat, ScoreTotal.user_id == user)
    return await session.scalar(query)
