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
from bot.db.queries import current_chat, find_chat, find_member, find_person
from bot.db.tables import Chat, Erasure, Member

__all__ = [
    "NEXT_DUE", "Erasure", "asked", "count_open", "current_chat", "find_due", "find_erasure", "find_person",
    "is_owner", "lanes_of", "list_left", "looked_again", "written",
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


async def list_left(session: AsyncSession, owner: int, limit: int) -> Sequence[tuple[int, str]]:
    """Groups (id, title) that this bot was removed from and whose data are still held, by their owner."""
    query = (
        select(Chat.id, Chat.title)
        .join(Member, Member.chat_id == Chat.id)
        .where(Member.user_id == owner, Member.status == "creator", Chat.removed_at.is_not(None))
        .order_by(Chat.title, Chat.id)
    )
    return [(row.id, row.title) for row in await session.execute(query.limit(limit))]


async def is_owner(session: AsyncSession, chat: int, user: int) -> bool:
    """Was the user the group's owner when it was last known?"""
    member = await find_member(session, chat, user)
    return member is not None and member.status == "creator"


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
