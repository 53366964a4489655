"""What is held of a user, as a file; who was erased, and of whom traces are still to be wiped."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core.decisions import Change, Save
from bot.core.erasing import Erased
from bot.db.erasure import count_open, held, lanes_of
from bot.db.queries import find_chat, find_person
from bot.db.tables import Erasure

__all__ = [
    "NEXT_DUE", "Erasure", "asked", "count_open", "find_due", "find_erasure", "find_person", "lanes_of", "looked_again",
    "written",
]  # fmt: skip

NEXT_DUE = select(func.min(Erasure.due_at))


async def find_due(
    session: AsyncSession, now: datetime
) -> Sequence[tuple[int, str, Mapping[str, Any], datetime]]:
    """Who was erased and may have left traces; nothing in the row that is made of it tells who."""
    query = select(Erasure.number, Erasure.due_at).where(Erasure.due_at <= now).order_by(Erasure.due_at)
    found = (await session.execute(query.limit(100))).all()
    return [(0, f"{number}:{due.isoformat()}", {"number": number}, due) for number, due in found if due]


async def find_erasure(session: AsyncSession, number: int) -> Erasure | None:
    """Whether and when somebody had everything erased."""
    return await session.get(Erasure, number)


def asked(who: Erased, lanes: Sequence[int], now: datetime, due: datetime) -> Save:
    """Somebody is erased now; their traces are wiped when it is due."""
    row = Erasure(
        number=who.number, asked_at=now, due_at=due, user_id=who.user, alias=who.alias,
        names=list(who.names), lanes=list(lanes),
    )  # fmt: skip
    return Save(row, replace=True)


def looked_again(number: int, later: datetime | None) -> Change:
    """To be looked at later, or done: then nothing tells any more who it was."""
    done: dict[str, Any] = {"due_at": None, "user_id": None, "alias": None, "names": [], "lanes": []}
    return Change(Erasure, {"number": number}, {"due_at": later} if later else done)


async def written(session: AsyncSession, who: Erased, now: datetime) -> str:
    """Everything that is held of a user, as JSON."""
    groups = []
    for chat in await lanes_of(session, who.user):
        row = await find_chat(session, chat)
        groups.append({"id": chat, "title": row.title if row else "", "rows": await held(session, chat, who)})
    own = await held(session, who.user, who)
    data = {"user": who.user, "at": now.isoformat(), "private": own, "groups": groups}
    return json.dumps(data, ensure_ascii=False, indent=1)
