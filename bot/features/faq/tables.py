"""Stored questions with their answers, when they were given, and what was asked in vain."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.columns import Base, actor_key, aged, chat_key, owner_key


class Faq(Base):
    """A question in one or several wordings; `answer` is a Content as JSON. `asked`, `helped`, `failed` = how often it
    was answered, and what those who asked said of it."""

    __tablename__ = "faq"
    chat_id: Mapped[int] = chat_key(primary_key=True)
    token: Mapped[str] = mapped_column(primary_key=True)
    questions: Mapped[list[Any]]
    answer: Mapped[str] = mapped_column(Text)
    asked: Mapped[int]
    helped: Mapped[int]
    failed: Mapped[int]
    answered_at: Mapped[datetime | None]
    made_by: Mapped[int] = actor_key()
    made_at: Mapped[datetime]


class FaqAsked(Base):
    """An answer that was given to a member's question; kept a week for their verdict: yes, no, or "" as yet."""

    __tablename__ = "faq_asked"
    __table_args__ = (Index("ix_faq_asked_at", "at"),)
    chat_id: Mapped[int] = chat_key(primary_key=True)
    token: Mapped[str] = mapped_column(primary_key=True)
    faq: Mapped[str]
    user_id: Mapped[int] = owner_key()
    text: Mapped[str]
    verdict: Mapped[str]
    at: Mapped[datetime]


class FaqMissed(Base):
    """A question that nothing here answers; kept until the week's list."""

    __tablename__ = "faq_missed"
    __table_args__ = (Index("ix_faq_missed_at", "at"),)
    chat_id: Mapped[int] = chat_key(primary_key=True)
    token: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[int] = owner_key()
    text: Mapped[str]
    at: Mapped[datetime]


class FaqForm(Base):
    """What an admin is writing in private for a chat: first the question, then the answer."""

    __tablename__ = "faq_form"
    user_id: Mapped[int] = owner_key(primary_key=True)
    chat_id: Mapped[int] = chat_key()
    title: Mapped[str]
    language: Mapped[str]
    question: Mapped[str]
    asked_at: Mapped[datetime] = mapped_column(info=aged(7))
