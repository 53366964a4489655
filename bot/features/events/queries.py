"""What the events feature reads."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import case, func, literal, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core.facts import GONE
from bot.db.columns import UTCDateTime
from bot.db.tables import Chat, Member
from bot.features.events.rules.places import Seat
from bot.features.events.tables import EventForm, Guest, Meeting, WrongCode

__all__ = [
    "FIRST_DUE", "FIRST_MOVED", "FIRST_STALE", "count_wrong", "find_due", "find_form",
    "find_meeting", "find_moved", "find_stale", "list_ahead", "list_coded", "list_coded_of", "list_moved",
    "list_seats", "list_shown", "list_signed",
]  # fmt: skip

LONG_AGO = datetime.fromtimestamp(0, UTC)
Due = Sequence[tuple[int, str, Mapping[str, Any], datetime]]


async def find_meeting(session: AsyncSession, chat: int, token: str) -> Meeting | None:
    """An event of that chat."""
    return await session.scalar(select(Meeting).where(Meeting.chat_id == chat, Meeting.id == token))


async def list_ahead(session: AsyncSession, chat: int, now: datetime) -> Sequence[Meeting]:
    """What has not ended, the next first."""
    query = select(Meeting).where(Meeting.chat_id == chat, Meeting.state == "open", Meeting.ends_at > now)
    return (await session.scalars(query.order_by(Meeting.starts_at, Meeting.id))).all()


async def list_shown(session: AsyncSession, chat: int, since: datetime) -> Sequence[Meeting]:
    """What is ahead, and what ended after an instant: the attendance of those may still be taken."""
    query = select(Meeting).where(Meeting.chat_id == chat, Meeting.state.in_(("open", "over")))
    query = query.where(Meeting.ends_at > since)
    return (await session.scalars(query.order_by(Meeting.starts_at, Meeting.id).limit(40))).all()


async def list_signed(session: AsyncSession, chat: int, user: int, now: datetime) -> Sequence[Meeting]:
    """The events ahead for which somebody signed up."""
    mine = select(Guest.meeting_id).where(Guest.chat_id == chat, Guest.user_id == user)
    return [one for one in await list_ahead(session, chat, now) if one.id in set(await session.scalars(mine))]


async def list_seats(session: AsyncSession, token: str) -> list[Seat]:
    """Who signed up, in order."""
    query = select(Guest).where(Guest.meeting_id == token).order_by(Guest.number, Guest.user_id)
    return [
        Seat(row.user_id, row.name, row.number, row.state, row.at, row.came)
        for row in await session.scalars(query)
    ]


async def list_coded(session: AsyncSession, chat: int, since: datetime) -> Sequence[Meeting]:
    """The events of a chat with a code that ended after an instant at most, the newest first."""
    query = select(Meeting).where(Meeting.chat_id == chat, Meeting.code != "", Meeting.ends_at > since)
    query = query.where(Meeting.state.in_(("open", "over")))
    return (await session.scalars(query.order_by(Meeting.starts_at.desc(), Meeting.id))).all()


async def list_coded_of(session: AsyncSession, user: int, since: datetime) -> Sequence[Meeting]:
    """The same in all chats where somebody is, or signed up."""
    member = select(Member.chat_id).where(Member.user_id == user, Member.status.not_in(GONE))
    guest = select(Guest.meeting_id).where(Guest.user_id == user)
    chats = select(Meeting.chat_id).where(or_(Meeting.chat_id.in_(member), Meeting.id.in_(guest)))
    found = [await list_coded(session, chat, since) for chat in set(await session.scalars(chats))]
    return [meeting for some in found for meeting in some]


async def count_wrong(session: AsyncSession, token: str, user: int) -> int:
    """How many wrong codes they have sent."""
    row = await session.get(WrongCode, (token, user))
    return row.count if row is not None else 0


async def find_form(session: AsyncSession, user: int) -> EventForm | None:
    """What somebody is writing in private."""
    return await session.get(EventForm, user)


# --- what is due ---------------------------------------------------------------------------------------------------

FIRST_DUE = select(func.min(Meeting.step_at))
FIRST_STALE = select(func.min(Meeting.show_at))
MOVED = (
    (Chat.timezone != "") & (Meeting.zone != Chat.timezone) & (Meeting.step.in_(("day", "hours", "begin")))
)
FIRST_MOVED = (
    select(case((func.count() > 0, literal(LONG_AGO, UTCDateTime())), else_=None))
    .select_from(Meeting)
    .join(Chat, Chat.id == Meeting.chat_id)
    .where(MOVED)
)


async def find_due(session: AsyncSession, now: datetime) -> Due:
    """Events for which something is to be done."""
    query = select(Meeting.chat_id, Meeting.id, Meeting.step, Meeting.step_at).where(Meeting.step_at <= now)
    found = (await session.execute(query.order_by(Meeting.step_at).limit(500))).all()
    return [
        (chat, f"event:{token}:{step}:{at.isoformat()}", {"id": token, "step": step}, at)
        for chat, token, step, at in found
    ]


async def find_stale(session: AsyncSession, now: datetime) -> Due:
    """Events whose message says what was true before."""
    query = select(Meeting.chat_id, Meeting.id, Meeting.show_at).where(Meeting.show_at <= now)
    found = (await session.execute(query.order_by(Meeting.show_at).limit(500))).all()
    return [
        (chat, f"event-shown:{token}:{at.isoformat()}", {"id": token}, at)
        for chat, token, at in found
        if at is not None
    ]


async def find_moved(session: AsyncSession, now: datetime) -> Due:
    """Chats whose clock is another one than that of their events."""
    query = select(Meeting.chat_id, Chat.timezone).join(Chat, Chat.id == Meeting.chat_id)
    found = (await session.execute(query.where(MOVED).distinct())).all()
    return [(chat, f"event-zone:{chat}:{zone}:{now.timestamp()}", {}, now) for chat, zone in found]


async def list_moved(session: AsyncSession, chat: int, zone: str) -> Sequence[Meeting]:
    """Events that have not begun, on another clock than this."""
    query = select(Meeting).where(Meeting.chat_id == chat, Meeting.zone != zone)
    return (await session.scalars(query.where(Meeting.step.in_(("day", "hours", "begin"))))).all()
