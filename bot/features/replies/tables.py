"""Stored answers of a chat, and when they were given."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.columns import Base, actor_key, chat_key, owner_key


class Reply(Base):
    """What is answered to `triggers` (as they were typed); `token` names it in buttons. `answers` = its Contents, given
    in turn, and `options` as JSON; `hits` = how often it was given."""

    __tablename__ = "stored_reply"
    chat_id: Mapped[int] = chat_key(primary_key=True)
    token: Mapped[str] = mapped_column(primary_key=True)
    triggers: Mapped[list[Any]]
    answers: Mapped[str] = mapped_column(Text)
    options: Mapped[str] = mapped_column(Text)
    hits: Mapped[int]
    made_by: Mapped[int] = actor_key()
    made_at: Mapped[datetime]


class ReplyGiven(Base):
    """When a member was last given an answer: what cools down survives a restart."""

    __tablename__ = "reply_given"
    __table_args__ = (Index("ix_reply_given_at", "at"),)
    chat_id: Mapped[int] = chat_key(primary_key=True)
    token: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[int] = owner_key(primary_key=True)
    at: Mapped[datetime]
