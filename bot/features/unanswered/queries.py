"""What the feature of unanswered questions reads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core.decisions import Change, Remove, Save
from bot.core.facts import GONE
from bot.db.tables import Member, Person
from bot.features.unanswered.rules import KEPT, REMEMBERED, Asked
from bot.features.unanswered.tables import Question, QuestionAnswer, QuestionHelper

COLUMNS = (
    "message_chat", "message_id", "token", "user_id", "name", "text", "thread", "asked_at", "due_at", "carded_at",
    "merged",
)  # fmt: skip
Due = Sequence[tuple[int, str, Mapping[str, Any], datetime]]
Place = tuple[int, int]


@dataclass(slots=True)
class Waiting:
    """The questions of a chat that wait, by where they stand; `turn` = the last one that counted."""

    asked: dict[Place, Asked] = field(default_factory=dict)
    turn: str = ""

    def follow(self, decision: Save | Change | Remove) -> bool:
        """A question's row is always written whole, and one at a time."""
        if isinstance(decision, Remove) and decision.table is Question:
            self.asked.pop((decision.where["message_chat"], decision.where["message_id"]), None)
        elif isinstance(decision, Save) and isinstance(decision.row, Question):
            one = view(decision.row)
            before = self.asked.get((one.message_chat, one.message_id))
            one.after = before.after if before else 0
            self.asked[(one.message_chat, one.message_id)] = one
        return True


def view(row: Question) -> Asked:
    """A row as the rules read it."""
    values = {name: getattr(row, name) for name in COLUMNS}
    return Asked(**values, gist=tuple(row.gist), tried=tuple(row.tried))


def kept(chat: int, asked: Asked) -> Save:
    """The question's row."""
    values = {name: getattr(asked, name) for name in COLUMNS}
    row = Question(chat_id=chat, **values, gist=list(asked.gist), tried=list(asked.tried))
    return Save(row, replace=True)


def gone(chat: int, asked: Asked) -> Remove:
    """It waits no more."""
    where = {"chat_id": chat, "message_chat": asked.message_chat, "message_id": asked.message_id}
    return Remove(Question, where)


async def load_waiting(session: AsyncSession, chat: int) -> Waiting:
    """For the chat's lane state."""
    rows = await session.scalars(select(Question).where(Question.chat_id == chat))
    return Waiting({(row.message_chat, row.message_id): view(row) for row in rows})


NEXT_DUE = select(func.min(Question.due_at))


async def find_due(session: AsyncSession, now: datetime) -> Due:
    """Chats with questions that have waited long enough."""
    query = select(Question.chat_id, func.min(Question.due_at)).where(Question.due_at <= now)
    rows = (await session.execute(query.group_by(Question.chat_id))).all()
    return [(chat, f"question:{chat}:{due.timestamp()}", {}, due) for chat, due in rows if due is not None]


async def list_answers(
    session: AsyncSession, chat: int, now: datetime
) -> Sequence[tuple[int, Sequence[int]]]:
    """Who answered what in the last months, of those who are still here."""
    query = (
        select(QuestionAnswer.user_id, QuestionAnswer.gist)
        .join(Member, (Member.chat_id == QuestionAnswer.chat_id) & (Member.user_id == QuestionAnswer.user_id))
        .where(QuestionAnswer.chat_id == chat, QuestionAnswer.at > now - REMEMBERED)
        .where(Member.status.not_in(GONE))
        .order_by(QuestionAnswer.at.desc())
        .limit(2_000)
    )
    return [(user, gist) for user, gist in (await session.execute(query)).all()]


async def list_resting(session: AsyncSession, chat: int, since: datetime) -> Sequence[int]:
    """Who was asked since then, or wants to be asked no more."""
    query = select(QuestionHelper.user_id).where(QuestionHelper.chat_id == chat)
    query = query.where(QuestionHelper.stopped | (QuestionHelper.asked_at > since))
    return (await session.scalars(query)).all()


async def list_started(session: AsyncSession, users: Sequence[int]) -> set[int]:
    """Who of them can be written to in private."""
    query = select(Person.id).where(Person.id.in_(users), Person.started.is_(True))
    return set(await session.scalars(query))


async def list_spans(session: AsyncSession, chat: int) -> Sequence[int]:
    """After how many seconds questions were answered."""
    return (await session.scalars(select(QuestionAnswer.seconds).where(QuestionAnswer.chat_id == chat))).all()


FIRST_QUESTION = select(func.min(Question.asked_at))
FIRST_ANSWER = select(func.min(QuestionAnswer.at))


async def find_old(session: AsyncSession, now: datetime) -> Due:
    """Questions that nobody needs to answer any more."""
    query = select(Question).where(Question.asked_at <= now - KEPT).limit(500)
    return [
        (
            row.chat_id,
            f"old-question:{row.chat_id}:{row.token}",
            {"message_chat": row.message_chat, "message_id": row.message_id},
            row.asked_at + KEPT,
        )
        for row in await session.scalars(query)
    ]


async def find_forgotten(session: AsyncSession, now: datetime) -> Due:
    """Answers of months ago."""
    query = select(QuestionAnswer).where(QuestionAnswer.at <= now - REMEMBERED).limit(500)
    return [
        (
            row.chat_id,
            f"old-answer:{row.chat_id}:{row.message_chat}:{row.message_id}:{row.user_id}",
            {"message_chat": row.message_chat, "message_id": row.message_id, "user_id": row.user_id},
            row.at + REMEMBERED,
        )
        for row in await session.scalars(query)
    ]
