"""Polls that are being written in private, and votes that came before their poll was known."""

from datetime import datetime
from typing import Any

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.columns import Base, aged, chat_key, owner_key, told


class PollDraft(Base):
    """A poll that somebody writes in private for a chat. `step`: question, options, shown, sent; `content` = a Content
    as JSON once there are options; `every` = the words of when it repeats; `ends_at` where a time was named, on the
    wall of the group's `zone`; `shown` names the preview."""

    __tablename__ = "poll_draft"
    user_id: Mapped[int] = owner_key(primary_key=True)
    chat_id: Mapped[int] = chat_key()
    title: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="")
    quiz: Mapped[bool] = mapped_column(default=False)
    step: Mapped[str]
    question: Mapped[str] = mapped_column(Text, default="", info=told(whole=True))
    content: Mapped[str] = mapped_column(Text, default="", info=told(whole=True))
    every: Mapped[str] = mapped_column(default="")
    shown: Mapped[str] = mapped_column(default="")
    zone: Mapped[str] = mapped_column(default="UTC")
    ends_at: Mapped[datetime | None]
    asked_at: Mapped[datetime] = mapped_column(info=aged(7))


class PollEarly(Base):
    """Somebody's votes, by poll, that came while the answer to its send was lost: looked at again at `look_at`."""

    __tablename__ = "poll_early"
    user_id: Mapped[int] = owner_key(primary_key=True)
    votes: Mapped[dict[str, Any]]
    look_at: Mapped[datetime]
