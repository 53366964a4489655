"""Reading texts for newcomers, newcomers, and welcomes that are due."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core.codec import load
from bot.core.facts import Content
from bot.db.queries import find_event, find_member
from bot.features.arrival.tables import ArrivalText, Greeting, Newcomer, RulesRead

__all__ = [
    "NEXT_WELCOME", "count_arrivals", "count_read", "find_event", "find_greeting", "find_member", "find_newcomer",
    "find_read", "find_text", "find_version", "list_behind", "list_due_welcomes", "list_waiting",
]  # fmt: skip


async def find_text(session: AsyncSession, chat: int, name: str) -> Content | None:
    """What an admin wrote as `welcome` or `rules`."""
    row = await session.get(ArrivalText, (chat, name))
    return load(Content, row.content) if row else None


async def find_version(session: AsyncSession, chat: int) -> int:
    """Which rules are in force: the second they were written, 0 = the default ones."""
    row = await session.get(ArrivalText, (chat, "rules"))
    return int(row.made_at.timestamp()) if row else 0


async def find_read(session: AsyncSession, chat: int, user: int) -> RulesRead | None:
    """Which rules a member has read."""
    return await session.get(RulesRead, (chat, user))


async def count_read(session: AsyncSession, chat: int, version: int) -> int:
    """How many have read these rules."""
    query = select(func.count()).where(RulesRead.chat_id == chat, RulesRead.version == version)
    return (await session.scalar(query)) or 0


async def list_behind(session: AsyncSession, chat: int, version: int) -> Sequence[RulesRead]:
    """Who has read other rules than these, the latest first."""
    query = select(RulesRead).where(RulesRead.chat_id == chat, RulesRead.version != version)
    return (await session.scalars(query.order_by(RulesRead.read_at.desc(), RulesRead.user_id))).all()


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
