"""Reads that two or more features share. Writing is record's."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import case, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core.facts import GONE
from bot.db.tables import Chat, ChatAlias, Event, Member, Person, ScoreTotal, Strike


async def find_event(session: AsyncSession, chat: int, cause: str) -> Event | None:
    """The audit event of that unique name."""
    return await session.scalar(select(Event).where(Event.chat_id == chat, Event.cause == cause))


async def find_chat(session: AsyncSession, chat: int) -> Chat | None:
    """A chat's row."""
    return await session.get(Chat, chat)


async def find_person(session: AsyncSession, user: int) -> Person | None:
    """What is known of a user across chats."""
    return await session.get(Person, user)


async def find_member(session: AsyncSession, chat: int, user: int) -> Member | None:
    """A member's row."""
    return await session.get(Member, (chat, user))


async def find_member_named(session: AsyncSession, chat: int, handle: str) -> Member | None:
    """The member last seen here with that @name (without @, any case)."""
    query = select(Member).where(Member.chat_id == chat, Member.handle == handle.lower())
    return await session.scalar(query.order_by(Member.last_seen.desc()).limit(1))


async def list_chats_of(session: AsyncSession, user: int) -> Sequence[tuple[Chat, Member]]:
    """The groups where this bot is and the user was seen, by title."""
    query = (
        select(Chat, Member)
        .join(Member, Member.chat_id == Chat.id)
        .where(Member.user_id == user, Chat.status.in_(("member", "administrator")))
        .where(Member.status.not_in(GONE))
        .order_by(Chat.title, Chat.id)
    )
    return [(chat, member) for chat, member in (await session.execute(query)).all()]


async def list_admins(session: AsyncSession, chat: int) -> Sequence[Member]:
    """Members last known as owner or administrator."""
    query = select(Member).where(Member.chat_id == chat, Member.status.in_(("creator", "administrator")))
    return (await session.scalars(query)).all()


async def list_strikes(session: AsyncSession, chat: int, *users: int) -> Sequence[Strike]:
    """A member's strikes, oldest first; `users` = their id, and the number from before they had all erased."""
    query = select(Strike).where(Strike.chat_id == chat, Strike.user_id.in_(users)).order_by(Strike.given_at)
    return (await session.scalars(query)).all()


async def count_strikes(session: AsyncSession, chat: int, now: datetime) -> dict[int, int]:
    """How many strikes count, by weight, for each member who was ever given one."""
    counts = case((Strike.pardoned_at.is_(None) & (Strike.expires_at > now), Strike.weight), else_=0)
    query = select(Strike.user_id, func.sum(counts)).where(Strike.chat_id == chat).group_by(Strike.user_id)
    return dict((await session.execute(query)).all())


async def list_scores(session: AsyncSession, chat: int) -> dict[int, int]:
    """The score of each member who has earned anything."""
    query = select(ScoreTotal.user_id, ScoreTotal.score).where(ScoreTotal.chat_id == chat)
    return dict((await session.execute(query)).all())


async def find_strike(session: AsyncSession, chat: int, strike: str) -> Strike | None:
    """A strike of that chat by its id."""
    return await session.scalar(select(Strike).where(Strike.chat_id == chat, Strike.id == strike))


async def current_chat(session: AsyncSession, chat: int) -> int:
    """The chat's id today: a button may carry the one from before its group became a supergroup."""
    return await session.scalar(select(ChatAlias.new).where(ChatAlias.old == chat)) or chat
