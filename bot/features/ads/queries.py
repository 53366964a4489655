"""What the ads feature reads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db.queries import list_strikes
from bot.db.tables import Event, Strike
from bot.features.ads.tables import AdAllowed, AdPermit, AdWatch

__all__ = [
    "Book", "count_observed", "due_watches", "list_allowed", "list_observed", "list_strikes",
    "list_strikes_of_message", "load_book",
]  # fmt: skip

OBSERVED = "ads-observed"


@dataclass(frozen=True, slots=True)
class Book:
    """What every message of a chat is compared with."""

    fine: frozenset[str] = frozenset()
    permits: Mapping[int, datetime] = field(default_factory=dict)
    watching: bool = False


async def load_book(session: AsyncSession, chat: int) -> Book:
    """The chat's lists, for its lane's state."""
    fine = await session.scalars(select(AdAllowed.key).where(AdAllowed.chat_id == chat))
    permits = await session.execute(select(AdPermit.user_id, AdPermit.until).where(AdPermit.chat_id == chat))
    watch = await session.get(AdWatch, chat)
    return Book(frozenset(fine), {row.user_id: row.until for row in permits}, watch is not None)


async def list_allowed(session: AsyncSession, chat: int) -> Sequence[str]:
    """What admins allowed, as they wrote it."""
    query = select(AdAllowed.shown).where(AdAllowed.chat_id == chat, AdAllowed.own.is_(False))
    return (await session.scalars(query.order_by(AdAllowed.shown))).all()


async def list_strikes_of_message(session: AsyncSession, chat: int, message: int) -> Sequence[Strike]:
    """The strikes that a message led to."""
    query = select(Strike).where(Strike.chat_id == chat, Strike.message_id == message)
    return (await session.scalars(query.order_by(Strike.given_at))).all()


async def list_observed(session: AsyncSession, chat: int, message: int | None = None) -> Sequence[Event]:
    """What was only noted, newest first, at most ten."""
    query = select(Event).where(Event.chat_id == chat, Event.kind == OBSERVED)
    if message is not None:
        query = query.where(Event.message_id == message)
    return (await session.scalars(query.order_by(Event.at.desc(), Event.id.desc()).limit(10))).all()


async def count_observed(session: AsyncSession, chat: int) -> int:
    """How many ads were only noted."""
    query = select(func.count()).select_from(Event).where(Event.chat_id == chat, Event.kind == OBSERVED)
    return await session.scalar(query) or 0


NEXT_WATCH = select(func.min(AdWatch.due_at))


async def due_watches(
    session: AsyncSession, now: datetime
) -> Sequence[tuple[int, str, Mapping[str, Any], datetime]]:
    """Chats that have watched long enough."""
    rows = await session.execute(
        select(AdWatch.chat_id, AdWatch.due_at).where(AdWatch.due_at <= now).limit(200)
    )
    return [
        (chat, f"ads-watch:{chat}:{int(due.timestamp())}", {}, due) for chat, due in rows if due is not None
    ]
