"""Who introduced themselves here, who has yet to, and the private forms that are being filled."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.columns import Base, aged, chat_key, owner_key


class Introduction(Base):
    """A member's introduction: `state` is due, rejected, accepted, waived or left; `owed` = a newcomer's duty.

    `next_at` is when something is to be done about it. `words` are the values alone, folded, for comparing; `undo` is
    the restriction from before our mute."""

    __tablename__ = "introduction"
    __table_args__ = (Index("ix_introduction_next_at", "next_at"),)
    chat_id: Mapped[int] = chat_key(primary_key=True)
    user_id: Mapped[int] = owner_key(primary_key=True)
    name: Mapped[str] = mapped_column(default="")
    state: Mapped[str]
    owed: Mapped[bool] = mapped_column(default=True)
    since: Mapped[datetime]
    due_at: Mapped[datetime]
    next_at: Mapped[datetime | None]
    reminded: Mapped[int] = mapped_column(default=0)
    reminded_at: Mapped[datetime | None]
    overdue: Mapped[bool] = mapped_column(default=False)
    muted: Mapped[bool] = mapped_column(default=False)
    undo: Mapped[dict[str, Any] | None]
    text: Mapped[str] = mapped_column(Text, default="")
    words: Mapped[str] = mapped_column(Text, default="")
    told_at: Mapped[datetime | None]
    message_chat: Mapped[int | None]
    message_id: Mapped[int | None]


class IntroductionForm(Base):
    """What a person is being asked in private for a chat: `answers` so far, in the order of `fields`."""

    __tablename__ = "introduction_form"
    user_id: Mapped[int] = owner_key(primary_key=True)
    chat_id: Mapped[int] = chat_key()
    title: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="")
    fields: Mapped[list[Any]]
    answers: Mapped[list[Any]]
    asked_at: Mapped[datetime] = mapped_column(info=aged(30))
    sent: Mapped[bool] = mapped_column(default=False)
