"""What the buddies feature reads."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db.queries import current_chat
from bot.db.tables import Member
from bot.features.buddies.tables import Buddy

__all__ = ["count_asked", "current_chat", "find_buddy", "find_free", "list_buddies", "load_greeters"]

Greeters = Mapping[int, frozenset[int]]

INSIDE = ("creator", "administrator", "member", "restricted")


async def load_greeters(session: AsyncSession, chat: int) -> Greeters:
    """For the chat's lane state: whom each buddy was asked to greet and has not yet."""
    rows = await session.scalars(select(Buddy).where(Buddy.chat_id == chat))
    return {row.user_id: frozenset(row.greets) for row in rows if row.greets}


async def find_buddy(session: AsyncSession, chat: int, user: int) -> Buddy | None:
    """A member's offer."""
    return await session.get(Buddy, (chat, user))


async def list_buddies(session: AsyncSession, chat: int) -> Sequence[Buddy]:
    """All offers, the oldest first."""
    query = select(Buddy).where(Buddy.chat_id == chat).order_by(Buddy.since, Buddy.user_id)
    return (await session.scalars(query)).all()


async def count_asked(session: AsyncSession, chat: int, since: datetime) -> int:
    """How many were asked from then on."""
    query = select(func.count()).select_from(Buddy).where(Buddy.chat_id == chat, Buddy.asked_at >= since)
    return (await session.scalar(query)) or 0


async def find_free(
    session: AsyncSession, chat: int, *, but: int, asked_before: datetime, seen_after: datetime
) -> Buddy | None:
    """Whose turn it is: active, not asked lately, asked least recently of all; never `but`."""
    query = select(Buddy).join(Member, (Member.chat_id == Buddy.chat_id) & (Member.user_id == Buddy.user_id))
    query = query.where(
        Buddy.chat_id == chat,
        Buddy.user_id != but,
        Buddy.asked_at.is_(None) | (Buddy.asked_at <= asked_before),
        Member.status.in_((*INSIDE, "")),
        Member.last_seen >= seen_after,
    )
    query = query.order_by(Buddy.asked_at.is_not(None), Buddy.asked_at, Buddy.since, Buddy.user_id)
    return await session.scalar(query.limit(1))
