"""What the referrals feature reads."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.features.referrals.tables import Referral, ReferralLink


async def find_referral(session: AsyncSession, chat: int, *ids: int) -> Referral | None:
    """By whom somebody was brought; `ids` = theirs, and the number that stands for them if they were erased."""
    query = select(Referral).where(Referral.chat_id == chat, Referral.user_id.in_(ids))
    return await session.scalar(query.limit(1))


async def count_brought(session: AsyncSession, chat: int, by: int, after: datetime) -> int:
    """How many somebody has brought since an instant."""
    mine = Referral.chat_id == chat, Referral.by_id == by, Referral.came_at > after
    return await session.scalar(select(func.count()).where(*mine)) or 0


async def find_link(session: AsyncSession, chat: int, user: int) -> ReferralLink | None:
    """A member's own link."""
    return await session.get(ReferralLink, (chat, user))


async def list_links(session: AsyncSession, chat: int, but: bool | None) -> Sequence[ReferralLink]:
    """The links of all members, but those that ask (True) or do not (False)."""
    query = select(ReferralLink).where(ReferralLink.chat_id == chat)
    return (await session.scalars(query if but is None else query.where(ReferralLink.asks.is_not(but)))).all()


async def find_owner(session: AsyncSession, chat: int, url: str) -> int | None:
    """Whose link it is."""
    query = select(ReferralLink.user_id).where(ReferralLink.chat_id == chat, ReferralLink.url == url)
    return await session.scalar(query.limit(1))


NEXT_DUE = select(func.min(Referral.due_at))


async def find_due(
    session: AsyncSession, now: datetime
) -> Sequence[tuple[int, str, Mapping[str, Any], datetime]]:
    """Who may count by now."""
    query = select(Referral.chat_id, Referral.user_id, Referral.due_at).where(Referral.due_at <= now)
    rows = (await session.execute(query.order_by(Referral.due_at).limit(500))).all()
    return [
        (chat, f"{chat}:{user}:{due.isoformat()}", {"user": user}, due)
        for chat, user, due in rows
        if due is not None
    ]
