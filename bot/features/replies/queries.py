"""Reading stored answers."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.features.replies.tables import Reply


async def list_replies(session: AsyncSession, chat: int) -> Sequence[tuple[str, str, str]]:
    """Trigger, token and content of all answers of a chat."""
    query = select(Reply.trigger, Reply.token, Reply.content).where(Reply.chat_id == chat)
    return [(trigger, token, content) for trigger, token, content in await session.execute(query)]
