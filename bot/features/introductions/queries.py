"""What the introductions feature reads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core.facts import GONE
from bot.db.queries import current_chat, find_chat, find_event, find_member
from bot.db.tables import Card, Member, Strike
from bot.features.introductions.rules import OPEN
from bot.features.introductions.tables import Introduction, IntroductionForm

__all__ = [
    "Book", "count_arrivals", "current_chat", "due_steps", "find_card", "find_chat", "find_event",
    "find_form", "find_introduction", "find_member", "list_muted", "list_open", "list_told", "list_words",
    "load_book", "struck_ones",
]  # fmt: skip

COMPARED = 2_000  # introductions that a new one is compared with, the newest
CARD = "introductions"


@dataclass(frozen=True, slots=True)
class Book:
    """What every message of a chat is looked up in: who has yet to introduce themselves, and where the kept
    introductions stand as (chat, message)."""

    waiting: frozenset[int] = frozenset()
    messages: frozenset[tuple[int, int]] = frozenset()


async def load_book(session: AsyncSession, chat: int) -> Book:
    """For the chat's lane state."""
    waiting = await session.scalars(
        select(Introduction.user_id).where(Introduction.chat_id == chat, Introduction.state.in_(OPEN))
    )
    kept = await session.execute(
        select(Introduction.message_chat, Introduction.message_id).where(
            Introduction.chat_id == chat,
            Introduction.state == "accepted",
            Introduction.message_id.is_not(None),
        )
    )
    return Book(frozenset(waiting), frozenset((row.message_chat, row.message_id) for row in kept))


async def find_introduction(session: AsyncSession, chat: int, user: int) -> Introduction | None:
    """A member's row."""
    return await session.get(Introduction, (chat, user))


async def find_form(session: AsyncSession, user: int) -> IntroductionForm | None:
    """What a person is being asked in private."""
    return await session.get(IntroductionForm, user)


async def list_words(session: AsyncSession, chat: int, but: int) -> Sequence[str]:
    """The words of the other members' introductions, newest first."""
    query = select(Introduction.words).where(
        Introduction.chat_id == chat, Introduction.user_id != but, Introduction.words != ""
    )
    return (await session.scalars(query.order_by(Introduction.told_at.desc()).limit(COMPARED))).all()


async def list_open(session: AsyncSession, chat: int, *, overdue: bool = False) -> Sequence[Introduction]:
    """Whose introduction is missing, the earliest due first; or only those too late."""
    query = select(Introduction).where(Introduction.chat_id == chat, Introduction.state.in_(OPEN))
    query = query.where(Introduction.overdue) if overdue else query
    return (await session.scalars(query.order_by(Introduction.due_at, Introduction.user_id))).all()


async def list_muted(session: AsyncSession, chat: int) -> Sequence[Introduction]:
    """Whom this feature muted."""
    query = select(Introduction).where(Introduction.chat_id == chat, Introduction.muted)
    return (await session.scalars(query.order_by(Introduction.user_id))).all()


async def list_told(session: AsyncSession, chat: int) -> Sequence[Introduction]:
    """Introductions of those who are here, newest first."""
    here = and_(Member.chat_id == Introduction.chat_id, Member.user_id == Introduction.user_id)
    query = (
        select(Introduction)
        .join(Member, here)
        .where(Introduction.chat_id == chat, Introduction.state == "accepted")
        .where(Member.status.not_in(GONE))
    )
    query = query.order_by(Introduction.told_at.desc(), Introduction.user_id).limit(COMPARED)
    return (await session.scalars(query)).all()


async def count_arrivals(session: AsyncSession, chat: int, after: datetime) -> int:
    """How many newcomers came after an instant."""
    query = select(func.count()).select_from(Introduction)
    query = query.where(
        Introduction.chat_id == chat, Introduction.state.in_(OPEN), Introduction.since > after
    )
    return await session.scalar(query) or 0


async def find_card(session: AsyncSession, chat: int) -> str | None:
    """The key of the admins' card that is open."""
    query = select(Card.key).where(Card.chat_id == chat, Card.kind == CARD, Card.closed.is_(False))
    return await session.scalar(query.order_by(Card.created_at.desc()).limit(1))


# --- what is due ---------------------------------------------------------------------------------------------------

NEXT_STEP = select(func.min(Introduction.next_at))


async def due_steps(
    session: AsyncSession, now: datetime
) -> Sequence[tuple[int, str, Mapping[str, Any], datetime]]:
    """Newcomers to remind, or whose time is over."""
    query = select(Introduction.chat_id, Introduction.user_id, Introduction.next_at)
    query = query.where(Introduction.next_at <= now).order_by(Introduction.next_at).limit(500)
    return [
        (chat, f"{chat}:{user}:{at.isoformat()}", {"user": user}, at)
        for chat, user, at in (await session.execute(query)).all()
        if at is not None
    ]


def struck(*columns: Any) -> Select[Any]:
    """Kept introductions whose message was removed as an offence."""
    return (
        select(*columns)
        .select_from(Strike)
        .join(
            Introduction,
            and_(
                Introduction.chat_id == Strike.chat_id,
                Introduction.user_id == Strike.user_id,
                Introduction.message_chat == Strike.message_chat,
                Introduction.message_id == Strike.message_id,
            ),
        )
        .where(Introduction.state == "accepted", Strike.given_by.is_(None), Strike.pardoned_at.is_(None))
    )


FIRST_STRUCK = struck(func.min(Strike.given_at))


async def struck_ones(
    session: AsyncSession, now: datetime
) -> Sequence[tuple[int, str, Mapping[str, Any], datetime]]:
    """Introductions to be given again."""
    found = await session.execute(
        struck(Strike.chat_id, Strike.user_id, Strike.id, Strike.given_at).limit(200)
    )
    return [(chat, strike, {"user": user}, at) for chat, user, strike, at in found.all()]
