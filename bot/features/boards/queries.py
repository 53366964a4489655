"""What the feature of leaderboards reads: standings that were kept, else from the ledger; what is due."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core.decisions import Change, Remove, Save
from bot.core.scores import BoardName
from bot.db.tables import Chat, Member, ScoreTotal
from bot.features.boards.rules import Line, View
from bot.features.boards.tables import BoardLine, BoardPlan, BoardPost

Due = Sequence[tuple[int, str, Mapping[str, Any], datetime]]
HERE = Chat.status.in_(("member", "administrator", "restricted"))


@dataclass(slots=True)
class Plans:
    """When a chat's next leaderboards are due, by kind of period; `zone` = for whose clocks that was looked at."""

    dues: dict[str, datetime] = field(default_factory=dict)
    zone: str = ""

    def follow(self, decision: Save | Change | Remove) -> bool:
        """A plan is always saved whole."""
        if isinstance(decision, Save) and isinstance(decision.row, BoardPlan):
            self.dues[decision.row.period] = decision.row.due_at
        elif isinstance(decision, Remove) and decision.table is BoardPlan:
            self.dues.pop(decision.where["period"], None)
        return True


async def load_plans(session: AsyncSession, chat: int) -> Plans:
    """For the chat's lane state."""
    query = select(BoardPlan.period, BoardPlan.due_at).where(BoardPlan.chat_id == chat)
    return Plans({row.period: row.due_at for row in await session.execute(query)})


def planned(chat: int, period: str, due: datetime) -> Save:
    """When the next leaderboard of such periods is due."""
    return Save(BoardPlan(chat_id=chat, period=period, due_at=due), replace=True)


def planless(chat: int, period: str) -> Remove:
    """None any more."""
    return Remove(BoardPlan, {"chat_id": chat, "period": period})


def state_of(chat: int, view: View, state: str, **values: object) -> Change:
    """A leaderboard that was made, in another state."""
    return Change(BoardPost, {"chat_id": chat, **key_of(view)}, {"state": state, **values})


def key_of(view: View) -> dict[str, str]:
    """A period in the tables."""
    return {"period": view.period, "first_day": view.day.isoformat() if view.day else ""}


def view_of(row: BoardPost) -> View:
    """The board that was made."""
    return View(row.period, "all", date.fromisoformat(row.first_day))  # type: ignore[arg-type]  # as they were written


# --- what was made --------------------------------------------------------------------------------------------------


async def find_post(session: AsyncSession, chat: int, view: View) -> BoardPost | None:
    """The leaderboard of that period, if one was made."""
    key = key_of(view)
    return await session.get(BoardPost, (chat, key["period"], key["first_day"]))


async def count_posted(session: AsyncSession, chat: int) -> int:
    """How many were posted in a chat, or shown to its admins; not those that were only kept."""
    query = select(func.count()).select_from(BoardPost).where(BoardPost.chat_id == chat)
    return (await session.scalar(query.where(BoardPost.state != "kept"))) or 0


async def list_waiting(session: AsyncSession, chat: int) -> Sequence[BoardPost]:
    """The drafts that nobody has posted or skipped yet."""
    query = select(BoardPost).where(BoardPost.chat_id == chat, BoardPost.state == "draft")
    return (await session.scalars(query)).all()


async def list_kept(
    session: AsyncSession, chat: int, view: View, limit: int | None = None
) -> tuple[Line, ...]:
    """A board as it stood when it was made; without who has left or hidden since."""
    key, row = key_of(view), BoardLine
    total = and_(ScoreTotal.chat_id == chat, ScoreTotal.user_id == row.user_id)
    member = and_(Member.chat_id == chat, Member.user_id == row.user_id)
    query = (
        select(row, func.coalesce(Member.name, ""))
        .outerjoin(Member, member)
        .outerjoin(ScoreTotal, total)
        .where(row.chat_id == chat, row.period == key["period"], row.first_day == key["first_day"])
        .where(row.board == view.board, or_(ScoreTotal.shown, ScoreTotal.shown.is_(None)))
        .order_by(row.place, row.user_id.desc())
        .limit(limit)
    )
    found = (await session.execute(query)).all()
    return tuple(Line(one.user_id, name, one.score, one.place, one.before) for one, name in found)


async def find_kept(session: AsyncSession, chat: int, view: View, user: int) -> BoardLine | None:
    """A member's own line of a board that was made."""
    key = key_of(view)
    return await session.get(BoardLine, (chat, key["period"], key["first_day"], view.board, user))


async def count_kept(session: AsyncSession, chat: int, view: View) -> int:
    """How many are on a board that was made."""
    key = {"chat_id": chat, **key_of(view), "board": view.board}
    return (await session.scalar(select(func.count()).select_from(BoardLine).filter_by(**key))) or 0


def made(chat: int, view: View, boards: Mapping[BoardName, Sequence[Line]], **values: Any) -> list[Save]:
    """A leaderboard with the standings of now."""
    key = key_of(view)
    saves = [Save(BoardPost(chat_id=chat, **key, **values))]
    for board, lines in boards.items():
        saves += [
            Save(BoardLine(chat_id=chat, **key, board=board, user_id=line.user, place=line.place, score=line.score,
                           before=line.before))
            for line in lines
        ]  # fmt: skip
    return saves


# --- what is due ----------------------------------------------------------------------------------------------------

NEXT_PLAN = select(func.min(BoardPlan.due_at)).join(Chat, Chat.id == BoardPlan.chat_id).where(HERE)
NEXT_DRAFT = select(func.min(BoardPost.due_at)).join(Chat, Chat.id == BoardPost.chat_id).where(HERE)


async def find_due(session: AsyncSession, now: datetime) -> Due:
    """Leaderboards whose time has come."""
    query = select(BoardPlan).join(Chat, Chat.id == BoardPlan.chat_id).where(HERE, BoardPlan.due_at <= now)
    return [
        (row.chat_id, f"{row.chat_id}:{row.period}:{row.due_at.timestamp()}", {"period": row.period}, row.due_at)
        for row in await session.scalars(query)
    ]  # fmt: skip


async def find_drafts(session: AsyncSession, now: datetime) -> Due:
    """Drafts that nobody posted or skipped."""
    query = select(BoardPost).join(Chat, Chat.id == BoardPost.chat_id).where(HERE, BoardPost.due_at <= now)
    return [
        (row.chat_id, f"{row.chat_id}:{row.period}:{row.first_day}", {"token": view_of(row).token},
         due)
        for row in await session.scalars(query)
        if (due := row.due_at) is not None
    ]  # fmt: skip
