"""Reading the raid of a chat, and how many usually come."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core.decisions import Change, Remove, Save
from bot.db.queries import current_chat, find_chat
from bot.db.tables import Member
from bot.features.raid.rules import USUAL, WINDOW, RaidState
from bot.features.raid.tables import Raid

__all__ = ["NEXT_LOOK", "Watch", "count_usual", "current_chat", "find_chat", "kept", "list_due", "load_watch"]

COLUMNS = ("on", "since", "by", "until", "came", "looked_at", "loud_at", "next_at", "calm_until")
INSIDE = ("creator", "administrator", "member", "restricted")


@dataclass(slots=True)
class Watch:
    """The chat's raid in memory; `on` is what the other features ask."""

    raid: RaidState | None = None

    @property
    def on(self) -> bool:
        return self.raid is not None and self.raid.on

    def follow(self, decision: Save | Change | Remove) -> bool:
        """Its one row is always written whole."""
        if isinstance(decision, Save) and isinstance(decision.row, Raid):
            self.raid = view(decision.row)
            return True
        return False


def view(row: Raid) -> RaidState:
    """A row as the rules read it."""
    return RaidState(**{name: getattr(row, name) for name in COLUMNS}, taken=tuple(row.taken))


def kept(chat: int, raid: RaidState) -> Save:
    """The raid's row."""
    columns = {name: getattr(raid, name) for name in COLUMNS}
    return Save(Raid(chat_id=chat, taken=list(raid.taken), **columns), replace=True)


async def load_watch(session: AsyncSession, chat: int) -> Watch:
    """For the chat's lane state."""
    row = await session.get(Raid, chat)
    return Watch(view(row) if row else None)


async def count_usual(session: AsyncSession, chat: int, now: datetime) -> float:
    """How many a minute have come and stayed in the last week, but for the last hour."""
    row = await find_chat(session, chat)
    begin = max(now - USUAL, row.added_at or now - USUAL) if row else now - USUAL
    end = now - 60 * WINDOW
    if end - begin < 60 * WINDOW:
        return 0.0
    query = select(func.count()).where(
        Member.chat_id == chat, Member.joined_at >= begin, Member.joined_at < end, Member.status.in_(INSIDE)
    )
    return (await session.scalar(query) or 0) / ((end - begin) / WINDOW)


NEXT_LOOK = select(func.min(Raid.next_at))


async def list_due(
    session: AsyncSession, now: datetime
) -> Sequence[tuple[int, str, Mapping[str, Any], datetime]]:
    """Raids to look at."""
    rows = await session.execute(select(Raid.chat_id, Raid.next_at).where(Raid.next_at <= now))
    return [(chat, f"{chat}:{at.isoformat()}", {}, at) for chat, at in rows.all() if at is not None]
