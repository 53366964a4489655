"""Who is in which tier and gave how much, which chats are due, and what was put beside names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core.decisions import Change, Save
from bot.core.facts import Sender
from bot.core.tiers import Standing, Tier
from bot.db.queries import current_chat
from bot.db.tables import Card, Member, Strike
from bot.db.tiers import Window, find_measures, measured, measuring, params
from bot.features.tiers.rules import Looked
from bot.features.tiers.tables import TierChat, TierMark

__all__ = [
    "NEXT_LOOK", "TiersHere", "current_chat", "due_chats", "find_chat", "find_looked", "find_mark", "find_measures",
    "find_open_card", "kept", "list_looked", "list_silent", "load_tiers", "looks", "marked", "remembered",
    "scheduled", "unmarked", "untitled",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class TiersHere:
    """For the chat's lane state, and told to others by it: does the chat want tiers?"""

    applied: bool = False


async def load_tiers(session: AsyncSession, chat: int) -> TiersHere:
    """For the chat's lane state."""
    row = await find_chat(session, chat)
    return TiersHere(row is not None and row.applied_at is not None)


async def find_chat(session: AsyncSession, chat: int) -> TierChat | None:
    """When a chat's tiers are looked at, and whether they are wanted."""
    return await session.get(TierChat, chat)


def kept(chat: int, due: datetime | None, applied: datetime | None) -> Save:
    """A chat's row."""
    return Save(TierChat(chat_id=chat, due_at=due, applied_at=applied), replace=True)


def scheduled(chat: int, due: datetime | None) -> Change:
    """The next look."""
    return Change(TierChat, {"chat_id": chat}, {"due_at": due})


NEXT_LOOK = select(func.min(TierChat.due_at))


async def due_chats(
    session: AsyncSession, now: datetime
) -> Sequence[tuple[int, str, Mapping[str, Any], datetime]]:
    """Chats whose hour has come."""
    query = select(TierChat.chat_id, TierChat.due_at).where(TierChat.due_at <= now)
    rows = (await session.execute(query.order_by(TierChat.due_at).limit(500))).all()
    return [(chat, f"{chat}:{due.isoformat()}", {}, due) for chat, due in rows if due is not None]


# --- members --------------------------------------------------------------------------------------------------------


@lru_cache
def looks(days: int, *, one: bool = False) -> Select[Any]:
    """Everybody who gave anything in so many days, is in a tier, was put in one, or has our word beside the name."""
    mark = TierMark
    columns = (
        Member.user_id, Member.name, Member.username, Member.status, Member.tag, Member.last_seen, Member.tier,
        Member.tier_since, Member.tier_pin, mark.tag.label("put"), mark.title, mark.faded_at,
    )  # fmt: skip
    query = measuring(days, *columns, one=one)
    query = query.outerjoin(mark, (mark.chat_id == Member.chat_id) & (mark.user_id == Member.user_id))
    if one:
        return query
    some = (query.selected_columns["points"].is_not(None), Member.tier != 0, Member.tier_pin.is_not(None))
    return query.where(or_(*some, func.length(mark.tag) > 0))


async def list_looked(
    session: AsyncSession, chat: int, days: Window, now: datetime, user: int | None = None
) -> list[Looked]:
    """Them, as the rules read them."""
    live = select(Strike.user_id).where(
        Strike.chat_id == chat, Strike.pardoned_at.is_(None), Strike.expires_at > now
    )
    struck = set(await session.scalars(live))
    found = await session.execute(looks(len(days), one=user is not None), params(chat, days, user))
    return [looked(row, row.user_id in struck) for row in found]


def looked(row: Any, struck: bool) -> Looked:
    """A row as the rules read it."""
    pin = Tier(row.tier_pin) if row.tier_pin is not None else None
    return Looked(
        Sender(row.user_id, row.name, row.username),
        row.status,
        Standing(Tier(row.tier), row.tier_since, pin, struck),
        measured(row),
        row.tag,
        row.put or "",
        row.title or "",
        row.last_seen,
        row.faded_at,
    )


async def find_looked(
    session: AsyncSession, chat: int, days: Window, now: datetime, user: int
) -> Looked | None:
    """One member; None for who was never seen here."""
    return next(iter(await list_looked(session, chat, days, now, user)), None)


async def list_silent(
    session: AsyncSession, chat: int, since: datetime, until: datetime, limit: int
) -> Sequence[Sender]:
    """Who came between two instants and has not said a word."""
    query = select(Member).where(
        Member.chat_id == chat,
        Member.joined_at >= since,
        Member.joined_at < until,
        Member.messages == 0,
        Member.status.in_(("member", "restricted")),
    )
    rows = await session.scalars(query.order_by(Member.joined_at, Member.user_id).limit(limit))
    return [Sender(row.user_id, row.name, row.username) for row in rows]


# --- beside names ---------------------------------------------------------------------------------------------------


async def find_mark(session: AsyncSession, chat: int, user: int) -> TierMark | None:
    """What this bot put beside a name."""
    return await session.get(TierMark, (chat, user))


def marked(chat: int, user: int, before: TierMark | None, **values: Any) -> Save:
    """The same with something else in it."""
    was = {"tag": before.tag, "title": before.title, "faded_at": before.faded_at} if before else {}
    row = TierMark(chat_id=chat, user_id=user, **{"tag": "", "title": "", "faded_at": None, **was, **values})
    return Save(row, replace=True)


def remembered(chat: int, one: Looked, at: datetime) -> Save:
    """The admins were told that they are missed."""
    row = TierMark(chat_id=chat, user_id=one.user.id, tag=one.put, title=one.title, faded_at=at)
    return Save(row, replace=True)


async def find_open_card(session: AsyncSession, chat: int, key: str) -> str | None:
    """What a card says, while it is open."""
    query = select(Card.text).where(Card.chat_id == chat, Card.key == key, Card.closed.is_(False))
    return await session.scalar(query)


def unmarked(chat: int, user: int) -> Change:
    """What stands beside the name is not ours any more."""
    return Change(TierMark, {"chat_id": chat, "user_id": user}, {"tag": ""})


def untitled(chat: int, user: int) -> Change:
    """They are no admin of ours any more."""
    return Change(TierMark, {"chat_id": chat, "user_id": user}, {"title": ""})
