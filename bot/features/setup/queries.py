"""Reads of the set-up feature: its message, chats to leave, chats to forget."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db.tables import Card, Chat
from bot.features.setup.rules import KEPT
from bot.features.setup.tables import Checklist

Due = Sequence[tuple[int, str, dict[str, Any], datetime]]


async def find_checklist(session: AsyncSession, chat: int) -> Checklist | None:
    """The set-up message of a chat."""
    return await session.get(Checklist, chat)


async def list_open_keys(session: AsyncSession, chat: int, kind: str) -> Sequence[str]:
    """Keys of the open cards of one kind."""
    query = select(Card.key).where(Card.chat_id == chat, Card.kind == kind, Card.closed.is_(False))
    return (await session.scalars(query)).all()


NEXT_LEAVING = select(func.min(Checklist.leave_at))


async def find_leaving(session: AsyncSession, now: datetime) -> Due:
    """Chats whose admins did not ask the bot to stay."""
    query = select(Checklist.chat_id, Checklist.leave_at).where(Checklist.leave_at <= now)
    found = (await session.execute(query)).all()
    return [(chat, f"leave:{chat}:{int(due.timestamp())}", {}, due) for chat, due in found if due is not None]


FIRST_REMOVED = select(func.min(Chat.removed_at))


async def find_forgetting(session: AsyncSession, now: datetime) -> Due:
    """Chats that the bot left 30 days ago."""
    query = select(Chat.id, Chat.removed_at).where(Chat.removed_at <= now - KEPT)
    found = (await session.execute(query)).all()
    return [
        (chat, f"forget:{chat}:{int(gone.timestamp())}", {}, gone + KEPT)
        for chat, gone in found
        if gone is not None
    ]
