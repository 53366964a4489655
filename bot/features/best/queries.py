"""What the feature of the digest reads: what was answered and liked most, and when the next one is due."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import String, and_, case, cast, func, literal, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from bot.core.decisions import Change, Remove, Save
from bot.core.facts import GONE
from bot.db.tables import Chat, Member, ScoreEntry, ScoreTotal, Strike
from bot.features.best.tables import BestEcho, BestMessage, BestPlan

HERE = Chat.status.in_(("member", "administrator", "restricted"))
FIRST_DUE = select(func.min(BestPlan.due_at)).join(Chat, Chat.id == BestPlan.chat_id).where(HERE)


@dataclass(slots=True)
class Due:
    """When a chat's next digest is due; None = none is planned."""

    at: datetime | None = None

    def follow(self, decision: Save | Change | Remove) -> bool:
        """A plan is always saved whole; what is answered and liked changes nothing here."""
        if isinstance(decision, Save) and isinstance(decision.row, BestPlan):
            self.at = decision.row.due_at
        elif isinstance(decision, Remove) and decision.table is BestPlan:
            self.at = None
        return True


async def load_due(session: AsyncSession, chat: int) -> Due:
    """For the chat's lane state."""
    plan = await session.get(BestPlan, chat)
    return Due(plan.due_at if plan is not None else None)


def planned(chat: int, due: datetime) -> Save:
    """When the next one is due."""
    return Save(BestPlan(chat_id=chat, due_at=due), replace=True)


def planless(chat: int) -> Remove:
    """None any more."""
    return Remove(BestPlan, {"chat_id": chat})


@dataclass(frozen=True, slots=True)
class Best:
    """A message with how many answered, how many liked it."""

    message_chat: int
    message_id: int
    user: int
    name: str
    replies: int
    reactions: int


async def list_best(
    session: AsyncSession, chat: int, since: datetime, until: datetime, least: int, limit: int
) -> Sequence[Best]:
    """What most people answered or liked, of what was first heard of in that time. Nothing that was removed, of who has
    left, is restricted, hides, or has a strike that counts from that time."""
    message, echo = BestMessage, BestEcho
    people = func.count(echo.user_id.distinct())
    replies, reactions = (func.sum(case((echo.kind == kind, 1), else_=0)) for kind in ("reply", "reaction"))
    member = and_(Member.chat_id == chat, Member.user_id == message.user_id)
    total = and_(ScoreTotal.chat_id == chat, ScoreTotal.user_id == message.user_id)
    same = and_(echo.message_chat == message.message_chat, echo.message_id == message.message_id)
    query = (
        select(message, func.coalesce(Member.name, ""), replies, reactions)
        .join(echo, same)
        .outerjoin(Member, member)
        .outerjoin(ScoreTotal, total)
        .where(message.chat_id == chat, message.at >= since, message.at < until)
        .where(func.coalesce(Member.status, "").not_in((*GONE, "restricted")))
        .where(or_(ScoreTotal.shown, ScoreTotal.shown.is_(None)), ~punished(chat, since), ~withdrawn(chat))
        .group_by(*BestMessage.__table__.columns, Member.name)
        .having(people >= least)
        .order_by(people.desc(), replies.desc(), message.message_id)
        .limit(limit)
    )
    return [
        Best(row.message_chat, row.message_id, row.user_id, name, int(answered), int(liked))
        for row, name, answered, liked in (await session.execute(query)).all()
    ]


def punished(chat: int, since: datetime) -> Any:
    """Has its author a strike that counts from then on?"""
    mine = Strike.chat_id == chat, Strike.user_id == BestMessage.user_id
    return select(Strike.id).where(*mine, Strike.pardoned_at.is_(None), Strike.given_at >= since).exists()


def withdrawn(chat: int) -> Any:
    """Was what it had earned taken back, as it was removed?"""
    again = aliased(ScoreEntry)
    about = (
        literal("m:") + cast(BestMessage.message_chat, String) + ":" + cast(BestMessage.message_id, String)
    )
    mine = ScoreEntry.chat_id == chat, ScoreEntry.about == about, ScoreEntry.points < 0
    given = select(again.id).where(again.chat_id == chat, again.reverses == ScoreEntry.id).exists()
    return select(ScoreEntry.id).where(*mine, ScoreEntry.reverses.is_not(None), ~given).exists()


async def is_known(session: AsyncSession, message_chat: int, number: int) -> bool:
    """Has a message been answered or liked before?"""
    return await session.get(BestMessage, (message_chat, number)) is not None


async def find_due(
    session: AsyncSession, now: datetime
) -> Sequence[tuple[int, str, Mapping[str, Any], datetime]]:
    """Digests whose time has come."""
    query = select(BestPlan).join(Chat, Chat.id == BestPlan.chat_id).where(HERE, BestPlan.due_at <= now)
    return [
        (row.chat_id, f"{row.chat_id}:{row.due_at.timestamp()}", {}, row.due_at)
        for row in await session.scalars(query)
    ]
