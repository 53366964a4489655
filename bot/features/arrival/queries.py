"""Reading texts for newcomers, newcomers, and welcomes that are due."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core.codec import load
from bot.core.facts import Content
from bot.features.arrival.tables import ArrivalText, Greeting, Newcomer


async def find_text(session: AsyncSession, chat: int, name: str) -> Content | None:
    """What an admin wrote as `welcome` or `rules`."""
    row = await session.get(ArrivalText, (chat, name))
    return load(Content, row.content) if row else None


async def find_newcomer(session: AsyncSession, chat: int, user: int) -> Newcomer | None:
    """A member's latest arrival."""
    return await session.get(Newcomer, (chat, user))


async def find_greeting(session: AsyncSession, chat: int) -> Greeting | None:
    """The chat's welcomes."""
    return await session.get(Greeting, chat)


async def list_waiting(session: AsyncSession, chat: int) -> Sequence[Newcomer]:
    """Who is to be named in the next welcome, in order of arrival."""
    query = select(Newcomer).where(Newcomer.chat_id == chat, Newcomer.waiting)
    return (await session.scalars(query.order_by(Newcomer.joined_at, Newcomer.user_id))).all()


async def count_arrivals(session: AsyncSession, chat: int, after: datetime) -> int:
    """How many came after an instant."""
    query = select(func.count()).where(Newcomer.chat_id == chat, Newcomer.joined_at > after)
    return (await session.scalar(query)) or 0


NEXT_WELCOME = select(func.min(Greeting.due_at))


async def list_due_welcomes(
    session: AsyncSession, now: datetime
) -> Sequence[tuple[int, str, Mapping[str, Any], datetime]]:
    """Chats whose welcome is due."""
    rows = await session.scalars(select(Greeting).where(Greeting.due_at <= now))
    return [
        (row.chat_id, f"{row.chat_id}:{row.due_at.isoformat()}", {}, row.due_at) for row in rows if row.due_at
    ]
