"""Reads of the help feature: a person's talk, the groups they may speak of, the command lists."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db.queries import list_chats_of
from bot.features.help.rules import COMPARED, Group
from bot.features.help.tables import CommandMenu, PrivateTalk

MENU = 1
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


async def find_talk(session: AsyncSession, user: int) -> PrivateTalk | None:
    """What a person chose or was asked in private."""
    return await session.get(PrivateTalk, user)


async def list_groups(session: AsyncSession, user: int) -> Sequence[Group]:
    """The groups where this bot is and the person was seen, by title."""
    found = await list_chats_of(session, user)
    return [Group(chat.id, chat.title, chat.type, member.status) for chat, member in found]


async def find_menu(session: AsyncSession) -> CommandMenu | None:
    """What Telegram was told of our commands."""
    return await session.get(CommandMenu, MENU)


# Once a day, and at the first start.
LAST_COMPARING = select(func.coalesce(func.min(CommandMenu.compared_at), LONG_AGO))


async def find_comparing(
    session: AsyncSession, now: datetime
) -> Sequence[tuple[int, str, dict[str, Any], datetime]]:
    """The command lists, when they were last compared a day ago."""
    due = (await session.execute(LAST_COMPARING)).scalar_one() + COMPARED
    return [(0, f"commands:{int(due.timestamp())}", {}, due)] if due <= now else []
