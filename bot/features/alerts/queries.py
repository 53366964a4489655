"""Reads of the alerts feature: cards, codes, who gets the cards."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core.decisions import Button, Change
from bot.core.texts import Html
from bot.db.tables import Card, Chat
from bot.features.alerts.rules import KEPT, CardView, Post
from bot.features.alerts.tables import AdminCode

CARD = Card
Due = Sequence[tuple[int, str, dict[str, Any], datetime]]
UNSEEN = (Card.shown < Card.version, Chat.status.in_(("member", "administrator")))


def view(card: Card) -> CardView:
    """A card's row as the rules read it."""
    return CardView(
        card.id,
        card.kind,
        Html(card.text),
        tuple(tuple(Button(**button) for button in row) for row in card.buttons),
        card.urgent,
        card.closed,
        card.version,
        card.created_at,
        tuple(Post(**post) for post in card.posts),
    )


def kept(card: CardView, **values: object) -> Change:
    """A card's row with where it stands, and whatever else changed."""
    return Change(Card, {"id": card.id}, {"posts": [asdict(post) for post in card.posts], **values})


NEXT_CARD = select(func.min(Card.due_at)).join(Chat, Chat.id == Card.chat_id).where(*UNSEEN)


async def find_cards(session: AsyncSession, now: datetime) -> Due:
    """Cards that say what was not shown yet."""
    query = select(Card.chat_id, Card.id, Card.version, Card.due_at).join(Chat, Chat.id == Card.chat_id)
    found = (await session.execute(query.where(*UNSEEN, Card.due_at <= now))).all()
    return [
        (chat, f"card:{card}:{version}:{int(due.timestamp())}", {}, due) for chat, card, version, due in found
    ]


async def list_due(session: AsyncSession, chat: int, now: datetime) -> list[CardView]:
    """A chat's cards to show now, oldest first."""
    query = select(Card).where(Card.chat_id == chat, Card.shown < Card.version, Card.due_at <= now)
    return [view(card) for card in await session.scalars(query.order_by(Card.id))]


async def list_since(session: AsyncSession, chat: int, since: datetime) -> list[CardView]:
    """A chat's cards since an instant, oldest first."""
    query = select(Card).where(Card.chat_id == chat, Card.created_at >= since)
    return [view(card) for card in await session.scalars(query.order_by(Card.id))]


async def list_cards(session: AsyncSession, chat: int, ids: Iterable[int]) -> list[CardView]:
    """Cards of a chat by id."""
    query = select(Card).where(Card.chat_id == chat, Card.id.in_(list(ids)))
    return [view(card) for card in await session.scalars(query.order_by(Card.id))]


FIRST_CARD = select(func.min(Card.created_at))


async def find_old(session: AsyncSession, now: datetime) -> Due:
    """Chats with cards that are too old to keep."""
    query = select(Card.chat_id, func.min(Card.created_at)).where(Card.created_at <= now - KEPT)
    found = (await session.execute(query.group_by(Card.chat_id))).all()
    return [(chat, f"old-cards:{chat}:{int(first.timestamp())}", {}, first + KEPT) for chat, first in found]


async def list_old(session: AsyncSession, chat: int, now: datetime) -> Sequence[int]:
    """Ids of a chat's cards that are too old to keep."""
    return (
        await session.scalars(select(Card.id).where(Card.chat_id == chat, Card.created_at <= now - KEPT))
    ).all()


async def find_code(session: AsyncSession, code: str) -> AdminCode | None:
    """Whose code it is."""
    return await session.scalar(select(AdminCode).where(AdminCode.code == code))


async def list_groups_of(session: AsyncSession, admin_chat: int) -> Sequence[int]:
    """The groups whose cards come to that admin chat."""
    return (await session.scalars(select(Chat.id).where(Chat.admin_chat == admin_chat))).all()
