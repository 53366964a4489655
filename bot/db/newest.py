"""The highest message id known of each group: where a search for a message begins whose answer was lost."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.tables import Chat

CHAT: Any = Chat.__table__
RAISE = (
    update(CHAT)
    .where(CHAT.c.id == bindparam("chat"), CHAT.c.newest < bindparam("number"))
    .values(newest=bindparam("number"))
)


def raised(newest: Mapping[int, int]) -> list[dict[str, Any]]:
    """What RAISE is executed with."""
    return [{"chat": chat, "number": number} for chat, number in newest.items() if chat < 0 < number]


async def find_newest(connection: AsyncConnection, chats: Collection[int]) -> dict[int, int]:
    """Of those that are groups here."""
    found = await connection.execute(select(CHAT.c.id, CHAT.c.newest).where(CHAT.c.id.in_(chats)))
    return {row.id: row.newest for row in found}
