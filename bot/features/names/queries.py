"""What the names feature reads."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db.queries import find_member
from bot.db.tables import Card
from bot.features.names.tables import NameCheck

__all__ = ["CARD", "Book", "due_checks", "find_card", "find_check", "find_member", "list_late", "load_book"]

CARD = "names"


Book = Mapping[int, str]  # names as they were last looked at, by member


async def load_book(session: AsyncSession, chat: int) -> Book:
    """For the chat's lane state."""
    query = select(NameCheck.user_id, NameCheck.name).where(NameCheck.chat_id == chat)
    return {row.user_id: row.name for row in await session.execute(query)}


async def find_check(session: AsyncSession, chat: int, user: int) -> NameCheck | None:
    """A member's row."""
    return await session.get(NameCheck, (chat, user))


async def list_late(session: AsyncSession, chat: int) -> Sequence[NameCheck]:
    """Who was asked and has not changed it in time."""
    query = select(NameCheck).where(NameCheck.chat_id == chat, NameCheck.state == "asked", NameCheck.late)
    return (await session.scalars(query.order_by(NameCheck.asked_at, NameCheck.user_id))).all()


async def find_card(session: AsyncSession, chat: int) -> str | None:
    """The key of the admins' card that is open."""
    query = select(Card.key).where(Card.chat_id == chat, Card.kind == CARD, Card.closed.is_(False))
    return await session.scalar(query.order_by(Card.created_at.desc()).limit(1))


NEXT_CHECK = select(func.min(NameCheck.next_at))


async def due_checks(
    session: AsyncSession, now: datetime
) -> Sequence[tuple[int, str, Mapping[str, Any], datetime]]:
    """Members who were asked long enough ago."""
    query = select(NameCheck.chat_id, NameCheck.user_id, NameCheck.next_at).where(NameCheck.next_at <= now)
    found = (await session.execute(query.order_by(NameCheck.next_at).limit(500))).all()
    return [
        (chat, f"{chat}:{user}:{at.isoformat()}", {"user": user}, at)
        for chat, user, at in found
        if at is not None
    ]
