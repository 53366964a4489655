"""Stored answers: read for the lane's state, kept up with the rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core.codec import dump, load
from bot.core.decisions import Change, Remove, Save
from bot.core.facts import Content
from bot.features.replies.rules.choosing import KEPT, Given
from bot.features.replies.rules.entries import PLAIN, Answers, Book, Entry, Options
from bot.features.replies.tables import Reply, ReplyGiven

Due = Sequence[tuple[int, str, Mapping[str, Any], datetime]]
AS_THEY_ARE = dump(PLAIN)


@dataclass(slots=True)
class Shelf:
    """A chat's answers and when they were given; `turn` = the last one in which one was."""

    book: Book = field(default_factory=Book)
    given: Given = field(default_factory=Given)
    turn: str = ""

    def follow(self, decision: Save | Change | Remove) -> bool:
        """Rows are saved whole and removed one at a time; only the count of hits changes in between."""
        match decision:
            case Save(row=Reply() as row):
                self.book.add(entry_of(row.token, row.triggers, row.answers, row.options, row.hits))
            case Save(row=ReplyGiven() as row):
                self.given.note(row.token, row.user_id, row.at)
            case Change(values={"hits": hits}):
                self.book.hit(decision.where["token"], hits)
            case Remove(table=table) if table is Reply:
                self.book.drop(decision.where["token"])
        return True


def entry_of(token: str, triggers: Sequence[str], answers: str, options: str, hits: int) -> Entry:
    """A row as the rules read it."""
    told = PLAIN if options == AS_THEY_ARE else load(Options, options)
    return Entry(token, tuple(triggers), answers, told, hits)


def kept(chat: int, entry: Entry, by: int, at: datetime) -> Save:
    """An answer's row."""
    row = Reply(
        chat_id=chat, token=entry.token, triggers=list(entry.triggers), answers=entry.answers,
        options=dump(entry.options), hits=entry.hits, made_by=by, made_at=at,
    )  # fmt: skip
    return Save(row, replace=True)


def answers_of(entry: Entry) -> tuple[Content, ...]:
    """What is said in turn."""
    return load(Answers, entry.answers).items


async def load_shelf(session: AsyncSession, chat: int) -> Shelf:
    """For the chat's lane state."""
    columns = (Reply.token, Reply.triggers, Reply.answers, Reply.options, Reply.hits)
    rows = await session.execute(select(*columns).where(Reply.chat_id == chat))
    shelf = Shelf(Book.of(entry_of(*row) for row in rows))
    given = select(ReplyGiven.token, ReplyGiven.user_id, ReplyGiven.at).where(ReplyGiven.chat_id == chat)
    for token, user, at in await session.execute(given):
        shelf.given.note(token, user, at)
    return shelf


OLDEST = select(func.min(ReplyGiven.at))


async def find_old(session: AsyncSession, now: datetime) -> Due:
    """Answers of yesterday, which cool down no more."""
    query = select(ReplyGiven).where(ReplyGiven.at <= now - KEPT).limit(500)
    return [
        (
            row.chat_id,
            f"given:{row.chat_id}:{row.token}:{row.user_id}:{row.at.timestamp()}",
            {"token": row.token, "user_id": row.user_id},
            row.at + KEPT,
        )
        for row in await session.scalars(query)
    ]
