"""Cards about quarrels, two who are only joking, and the admins' prepared wordings."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.columns import TOLD, Base, actor_key, aged, chat_key, owner_key


class QuarrelCase(Base):
    """A card that was made: `kind` quarrel, abuse or watch, `word` of the last; `users` = (id, name) in the order of
    the card; `messages` = ids that hurt; `text` = the card's first lines."""

    __tablename__ = "quarrel_case"
    __table_args__ = (Index("ix_quarrel_case_at", "at"),)
    chat_id: Mapped[int] = chat_key(primary_key=True)
    token: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    word: Mapped[str]
    users: Mapped[list[Any]] = mapped_column(info=TOLD)
    messages: Mapped[list[Any]]
    message_chat: Mapped[int]
    thread: Mapped[int | None]
    text: Mapped[str] = mapped_column(Text, info=TOLD)
    at: Mapped[datetime]
    closed: Mapped[bool]


class QuarrelPair(Base):
    """Two members who were only joking, `times` so far: left alone until then."""

    __tablename__ = "quarrel_pair"
    chat_id: Mapped[int] = chat_key(primary_key=True)
    low: Mapped[int] = owner_key(primary_key=True)
    high: Mapped[int] = owner_key(primary_key=True)
    times: Mapped[int]
    until: Mapped[datetime] = mapped_column(info=aged(0))


class Wording(Base):
    """What admins have prepared to be posted with one tap, by situation."""

    __tablename__ = "wording"
    chat_id: Mapped[int] = chat_key(primary_key=True)
    token: Mapped[str] = mapped_column(primary_key=True)
    situation: Mapped[str]
    text: Mapped[str] = mapped_column(Text)
    made_by: Mapped[int] = actor_key()
    made_at: Mapped[datetime]
