"""What the feature of quarrels reads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.features.quarrel.rules import KEPT, Pair
from bot.features.quarrel.tables import QuarrelCase, QuarrelPair, Wording

RECENT = 200


@dataclass(slots=True)
class Book:
    """What a chat knows of quarrels: pairs left alone, when the last card of each was made, the admins' wordings."""

    pairs: dict[Pair, tuple[int, datetime]] = field(default_factory=dict)
    cards: dict[str, datetime] = field(default_factory=dict)
    wordings: tuple[Wording, ...] = ()


async def load_book(session: AsyncSession, chat: int) -> Book:
    """For the chat's lane state."""
    pairs = await session.scalars(select(QuarrelPair).where(QuarrelPair.chat_id == chat))
    cases = select(QuarrelCase.kind, QuarrelCase.word, QuarrelCase.users, QuarrelCase.at)
    cases = cases.where(QuarrelCase.chat_id == chat).order_by(QuarrelCase.at.desc()).limit(RECENT)
    wordings = select(Wording).where(Wording.chat_id == chat).order_by(Wording.made_at, Wording.token)
    return Book(
        {(row.low, row.high): (row.times, row.until) for row in pairs},
        {
            name_of(kind, word, [user[0] for user in users]): at
            for kind, word, users, at in reversed((await session.execute(cases)).all())
        },
        tuple((await session.scalars(wordings)).all()),
    )


def name_of(kind: str, word: str, users: Sequence[int]) -> str:
    """What a card is about: a word, or two members."""
    return f"watch:{word}" if kind == "watch" else f"pair:{':'.join(map(str, sorted(users)))}"


async def find_case(session: AsyncSession, chat: int, token: str) -> QuarrelCase | None:
    """The card that a button stands on."""
    return await session.get(QuarrelCase, (chat, token))


FIRST_CASE = select(func.min(QuarrelCase.at))


async def find_old(
    session: AsyncSession, now: datetime
) -> Sequence[tuple[int, str, Mapping[str, Any], datetime]]:
    """Cards that are kept no longer."""
    query = select(QuarrelCase.chat_id, QuarrelCase.token, QuarrelCase.at).where(QuarrelCase.at <= now - KEPT)
    rows = (await session.execute(query.limit(500))).all()
    return [(chat, f"old-case:{chat}:{token}", {"token": token}, at + KEPT) for chat, token, at in rows]
