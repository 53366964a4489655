"""What the FAQ reads, and its part of the lane's state."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core.decisions import Change, Remove, Save
from bot.features.faq.rules.asking import KEPT, Missed
from bot.features.faq.rules.likeness import Questions
from bot.features.faq.tables import Faq, FaqAsked, FaqForm, FaqMissed

Due = Sequence[tuple[int, str, Mapping[str, Any], datetime]]
MOST_MISSED = 500  # of a chat in a week


@dataclass(slots=True)
class Stored:
    """A stored question as the handlers read it; fields as in the table."""

    token: str
    questions: tuple[str, ...]
    answer: str
    asked: int
    helped: int
    failed: int
    answered_at: datetime | None


@dataclass(slots=True)
class Known:
    """A chat's FAQ; `turn` = the last one in which it answered, `missed` = questions kept for the week's list."""

    stored: dict[str, Stored] = field(default_factory=dict)
    questions: Questions = field(default_factory=Questions)
    missed: int = 0
    turn: str = ""

    def add(self, one: Stored) -> None:
        """In place of what had its token."""
        self.stored[one.token] = one
        self.questions.add(one.token, one.questions)

    def follow(self, decision: Save | Change | Remove) -> bool:
        """Questions are saved whole and removed one by one, their counts change; what was missed goes at once."""
        match decision:
            case Save(row=Faq() as row):
                self.add(stored_of(row))
            case Save(row=FaqMissed()):
                self.missed += 1
            case Change(table=table) if table is Faq:
                one = self.stored.get(decision.where["token"])
                for name, value in decision.values.items() if one else ():
                    setattr(one, name, value)
            case Remove(table=table) if table is Faq:
                self.stored.pop(decision.where["token"], None)
                self.questions.drop(decision.where["token"])
            case Remove(table=table) if table is FaqMissed:
                self.missed = 0
        return True


def stored_of(row: Faq) -> Stored:
    """A row as the handlers read it."""
    return Stored(
        row.token, tuple(row.questions), row.answer, row.asked, row.helped, row.failed, row.answered_at
    )


async def load_known(session: AsyncSession, chat: int) -> Known:
    """For the chat's lane state."""
    known = Known()
    for row in await session.scalars(select(Faq).where(Faq.chat_id == chat)):
        known.add(stored_of(row))
    count = select(func.count()).select_from(FaqMissed).where(FaqMissed.chat_id == chat)
    known.missed = (await session.scalars(count)).one()
    return known


async def find_asked(session: AsyncSession, chat: int, token: str) -> FaqAsked | None:
    """An answer that was given."""
    return await session.get(FaqAsked, (chat, token))


async def find_form(session: AsyncSession, user: int) -> FaqForm | None:
    """What somebody is writing in private."""
    return await session.get(FaqForm, user)


async def list_missed(session: AsyncSession, chat: int) -> list[Missed]:
    """What was asked in vain, the first first."""
    query = select(FaqMissed.user_id, FaqMissed.text).where(FaqMissed.chat_id == chat)
    rows = (await session.execute(query.order_by(FaqMissed.at, FaqMissed.token))).all()
    return [Missed(user, text) for user, text in rows]


FIRST_MISSED = select(func.min(FaqMissed.at))
FIRST_ASKED = select(func.min(FaqAsked.at))


async def find_weeks(session: AsyncSession, now: datetime) -> Due:
    """Chats whose week of questions is over."""
    query = select(FaqMissed.chat_id, func.min(FaqMissed.at)).group_by(FaqMissed.chat_id)
    rows = (await session.execute(query.having(func.min(FaqMissed.at) <= now - KEPT))).all()
    return [(chat, f"faq-week:{chat}:{first.timestamp()}", {}, first + KEPT) for chat, first in rows]


async def find_old(session: AsyncSession, now: datetime) -> Due:
    """Answers of a week ago."""
    query = select(FaqAsked).where(FaqAsked.at <= now - KEPT).limit(500)
    return [
        (row.chat_id, f"faq-old:{row.chat_id}:{row.token}", {"token": row.token}, row.at + KEPT)
        for row in await session.scalars(query)
    ]
