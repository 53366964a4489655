"""Polls that the bot sent, and who voted in them: tables that several features read, and the sender writes."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import Mapped, mapped_column

from bot.core.codec import load
from bot.core.effects import Say
from bot.db.columns import TOLD, Base, aged, chat_key, owner_key
from bot.db.journal import insert_for


class PollSent(Base):
    """A poll of the bot's in a group, written as its send is settled. `asked` = question, options, `right` of a quiz,
    whether it is `anonymous`; it is to be closed at `ends_at`; `state`: open, closing, closed, gone."""

    __tablename__ = "poll_sent"
    __table_args__ = (
        UniqueConstraint("message_chat", "message_id"),
        Index("ix_poll_sent_chat_id_sent_at", "chat_id", "sent_at"),
        Index("ix_poll_sent_state_ends_at", "state", "ends_at"),
    )
    poll_id: Mapped[str] = mapped_column(primary_key=True)
    chat_id: Mapped[int] = chat_key()
    message_chat: Mapped[int]
    message_id: Mapped[int]
    thread: Mapped[int | None]
    asked: Mapped[dict[str, Any]] = mapped_column(info=TOLD)
    sent_at: Mapped[datetime] = mapped_column(info=aged(90))
    ends_at: Mapped[datetime | None]
    state: Mapped[str] = mapped_column(default="open")


class PollVoted(Base):
    """Who voted for what in such a poll, as long as it is not taken back. Anonymous votes are never told."""

    __tablename__ = "poll_voted"
    __table_args__ = (Index("ix_poll_voted_chat_id_at", "chat_id", "at"),)
    poll_id: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[int] = owner_key(primary_key=True)
    chat_id: Mapped[int] = chat_key()
    options: Mapped[list[Any]]
    at: Mapped[datetime] = mapped_column(info=aged(90))


async def keep_polls(connection: AsyncConnection, ended: Iterable[tuple[Any, Any]], now: datetime) -> None:
    """Of outbox rows with the outcomes of their calls: the polls that now stand in groups."""
    rows = [
        sent(row, outcome, now)
        for row, outcome in ended
        if row.kind == "Say" and row.chat_id < 0 and outcome.kind == "done" and outcome.poll
    ]
    if rows:
        await connection.execute(insert_for(connection, PollSent.__table__).on_conflict_do_nothing(), rows)


def sent(row: Any, outcome: Any, now: datetime) -> dict[str, Any]:
    """The row of a poll that arrived."""
    say = load(Say, row.payload)
    poll = (say.content.poll if say.content else None) or {}
    after = poll.get("closes_after") or poll.get("open_period")
    return {
        "poll_id": outcome.poll["id"], "chat_id": row.chat_id, "message_chat": row.chat_id,
        "message_id": outcome.message_id, "thread": say.thread, "asked": asked(say, poll), "sent_at": now,
        "ends_at": now + timedelta(seconds=after) if after else None, "state": "open",
    }  # fmt: skip


def asked(say: Say, poll: Any) -> dict[str, Any]:
    """What is needed to tell of it when it is over."""
    values = {"question": say.content.text if say.content else "", "options": list(poll.get("options", ()))}
    if poll.get("type") == "quiz":
        values["right"] = poll.get("correct_option_id")
    return values | {"anonymous": poll.get("is_anonymous", True)}
