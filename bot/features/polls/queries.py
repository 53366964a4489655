"""What the polls feature reads."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db.polls import PollSent, PollVoted
from bot.db.queries import current_chat
from bot.features.polls.tables import PollDraft, PollEarly

__all__ = [
    "FIRST_EARLY", "FIRST_ENDING", "PollSent", "PollVoted", "current_chat", "find_draft", "find_early", "find_ended",
    "find_late", "find_poll", "find_poll_at", "find_vote", "list_open", "list_votes",
]  # fmt: skip

LISTED = timedelta(days=60)
FIRST_ENDING = select(func.min(PollSent.ends_at)).where(PollSent.state == "open")
FIRST_EARLY = select(func.min(PollEarly.look_at))
Due = Sequence[tuple[int, str, Mapping[str, Any], datetime]]


async def find_poll(session: AsyncSession, poll_id: str) -> PollSent | None:
    """A poll of the bot's by its id."""
    return await session.get(PollSent, poll_id)


async def find_poll_at(session: AsyncSession, chat: int, message: int) -> PollSent | None:
    """The poll in one of the chat's messages."""
    query = select(PollSent).where(PollSent.chat_id == chat, PollSent.message_id == message)
    return await session.scalar(query.order_by(PollSent.sent_at.desc()).limit(1))


async def list_open(session: AsyncSession, chat: int, now: datetime, count: int) -> Sequence[PollSent]:
    """The newest polls of a chat that are not over."""
    query = select(PollSent).where(PollSent.chat_id == chat, PollSent.sent_at > now - LISTED)
    query = query.where(PollSent.state == "open").order_by(
        PollSent.sent_at.desc(), PollSent.message_id.desc()
    )
    return (await session.scalars(query.limit(count))).all()


async def find_vote(session: AsyncSession, poll_id: str, user: int) -> PollVoted | None:
    """Somebody's vote as it stands."""
    return await session.get(PollVoted, (poll_id, user))


async def list_votes(session: AsyncSession, poll_id: str) -> Sequence[Sequence[int]]:
    """What each voter chose, as far as it was told."""
    return (await session.scalars(select(PollVoted.options).where(PollVoted.poll_id == poll_id))).all()


async def find_early(session: AsyncSession, user: int) -> PollEarly | None:
    """Somebody's votes in polls that were not known."""
    return await session.get(PollEarly, user)


async def find_draft(session: AsyncSession, user: int) -> PollDraft | None:
    """The poll that somebody writes."""
    return await session.get(PollDraft, user)


# --- what is due ---------------------------------------------------------------------------------------------------


async def find_ended(session: AsyncSession, now: datetime) -> Due:
    """Polls to be closed."""
    query = select(PollSent).where(PollSent.state == "open", PollSent.ends_at <= now)
    return [
        (poll.chat_id, f"{poll.poll_id}:{at.isoformat()}", {"poll": poll.poll_id}, at)
        for poll in await session.scalars(query.order_by(PollSent.ends_at).limit(500))
        if (at := poll.ends_at) is not None
    ]


async def find_late(session: AsyncSession, now: datetime) -> Due:
    """Votes to be looked at again."""
    query = select(PollEarly).where(PollEarly.look_at <= now).order_by(PollEarly.look_at).limit(500)
    return [
        (row.user_id, f"{row.user_id}:{row.look_at.isoformat()}", {}, row.look_at)
        for row in await session.scalars(query)
    ]
