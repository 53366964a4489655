"""Who was slowed down in a chat, for its lane's state."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core.decisions import Change, Remove, Save
from bot.features.flood.tables import FloodSlowed

KEPT = timedelta(days=1)


@dataclass(slots=True)
class Slowed:
    """When members were slowed down last."""

    at: dict[int, datetime] = field(default_factory=dict)

    def follow(self, decision: Save | Change | Remove) -> bool:
        """Rows are only saved and removed, one member's at a time."""
        if isinstance(decision, Save):
            self.at[decision.row.user_id] = decision.row.at
        elif isinstance(decision, Remove):
            self.at.pop(decision.where["user_id"], None)
        return True


async def load_slowed(session: AsyncSession, chat: int) -> Slowed:
    """For the chat's lane state."""
    query = select(FloodSlowed.user_id, FloodSlowed.at).where(FloodSlowed.chat_id == chat)
    return Slowed(dict((await session.execute(query)).all()))


OLDEST = select(func.min(FloodSlowed.at))


async def find_old(
    session: AsyncSession, now: datetime
) -> Sequence[tuple[int, str, Mapping[str, Any], datetime]]:
    """Slow-downs that matter no more."""
    query = select(FloodSlowed.chat_id, FloodSlowed.user_id, FloodSlowed.at).where(
        FloodSlowed.at <= now - KEPT
    )
    rows = (await session.execute(query.limit(500))).all()
    return [
        (chat, f"slowed:{chat}:{user}:{int(at.timestamp())}", {"user": user}, at + KEPT)
        for chat, user, at in rows
    ]
