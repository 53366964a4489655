"""What the strikes feature reads."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db.queries import current_chat, find_chat, find_event, find_person, find_strike
from bot.db.tables import Chat, Strike
from bot.features.strikes.tables import Appeal, Appealing

__all__ = [
    "current_chat", "find_appeal", "find_appealing", "find_chat", "find_event", "find_person",
    "find_strike", "list_appealable", "old_evidence", "zone_of",
]  # fmt: skip

EVIDENCE_KEPT = timedelta(days=30)


async def find_appeal(session: AsyncSession, strike: str) -> Appeal | None:
    """The appeal of a strike."""
    return await session.get(Appeal, strike)


async def find_appealing(session: AsyncSession, user: int) -> Appealing | None:
    """What a user was last asked about."""
    return await session.get(Appealing, user)


async def list_appealable(session: AsyncSession, user: int, now: datetime) -> Sequence[tuple[Strike, Chat]]:
    """A user's strikes that count and were not appealed, in all chats, newest first, at most eight."""
    query = (
        select(Strike, Chat)
        .join(Chat, Chat.id == Strike.chat_id)
        .outerjoin(Appeal, Appeal.strike_id == Strike.id)
        .where(Strike.user_id == user, Strike.pardoned_at.is_(None), Strike.expires_at > now)
        .where(Appeal.strike_id.is_(None))
        .order_by(Strike.given_at.desc())
        .limit(8)
    )
    return [(strike, chat) for strike, chat in (await session.execute(query)).all()]


def zone_of(chat: Chat, otherwise: ZoneInfo) -> ZoneInfo:
    """A group's own clock; the lane that speaks of it may be a private one."""
    return ZoneInfo(chat.timezone) if chat.timezone else otherwise


OLDEST_EVIDENCE = select(func.min(Strike.given_at)).where(Strike.evidence != "")


async def old_evidence(
    session: AsyncSession, now: datetime
) -> Sequence[tuple[int, str, Mapping[str, Any], datetime]]:
    """Strikes whose evidence is kept no longer."""
    query = select(Strike.chat_id, Strike.user_id, Strike.id, Strike.given_at)
    query = query.where(Strike.evidence != "", Strike.given_at <= now - EVIDENCE_KEPT).limit(500)
    return [
        (chat, f"evidence:{strike}", {"user": user, "strike": strike}, given + EVIDENCE_KEPT)
        for chat, user, strike, given in (await session.execute(query)).all()
    ]
