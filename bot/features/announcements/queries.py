"""What the announcements feature reads."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core.facts import GONE
from bot.db.tables import Member
from bot.features.announcements.tables import Announcement, Receipt


async def find_announcement(session: AsyncSession, chat: int, token: str) -> Announcement | None:
    """One of that chat."""
    query = select(Announcement).where(Announcement.chat_id == chat, Announcement.id == token)
    return await session.scalar(query)


async def find_newest(session: AsyncSession, chat: int) -> Announcement | None:
    """The last one that was posted."""
    query = select(Announcement).where(Announcement.chat_id == chat, Announcement.message_id > 0)
    return await session.scalar(query.order_by(Announcement.at.desc()).limit(1))


async def has_read(session: AsyncSession, token: str, user: int) -> bool:
    """Have they said so?"""
    return await session.get(Receipt, (token, user)) is not None


async def count_read(session: AsyncSession, token: str) -> int:
    """How many have."""
    query = select(func.count()).select_from(Receipt).where(Receipt.announcement_id == token)
    return await session.scalar(query) or 0


async def list_unread(session: AsyncSession, chat: int, token: str, me: int) -> Sequence[str]:
    """Names of the members seen here who have not, those who spoke last first."""
    read = select(Receipt.user_id).where(Receipt.announcement_id == token)
    query = select(Member.name).where(Member.chat_id == chat, Member.user_id > 0, Member.user_id != me)
    query = query.where(Member.status.not_in(GONE), Member.user_id.not_in(read))
    return (await session.scalars(query.order_by(Member.last_seen.desc(), Member.user_id))).all()
