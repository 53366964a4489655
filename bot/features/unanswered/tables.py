"""Questions that wait, who answered such ones before, and who was asked to."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.columns import BIG, TOLD, Base, chat_key, owner_key


class Question(Base):
    """A question that nobody has answered. `gist` = what it is about, as numbers; `tried` = members who were asked;
    `carded_at` = the admins have it, `merged` with the others of a day."""

    __tablename__ = "question"
    __table_args__ = (Index("ix_question_due_at", "due_at"), Index("ix_question_asked_at", "asked_at"))
    chat_id: Mapped[int] = chat_key(primary_key=True)
    message_chat: Mapped[int] = mapped_column(BIG, primary_key=True, autoincrement=False)
    message_id: Mapped[int] = mapped_column(BIG, primary_key=True, autoincrement=False)
    token: Mapped[str]
    user_id: Mapped[int] = owner_key()
    name: Mapped[str]
    text: Mapped[str]
    thread: Mapped[int | None]
    gist: Mapped[list[Any]]
    asked_at: Mapped[datetime]
    due_at: Mapped[datetime | None]
    tried: Mapped[list[Any]] = mapped_column(info=TOLD)
    carded_at: Mapped[datetime | None]
    merged: Mapped[bool]


class QuestionAnswer(Base):
    """A member answered a question: no words of either, only what it was about; `seconds` = after how long."""

    __tablename__ = "question_answer"
    __table_args__ = (Index("ix_question_answer_at", "at"),)
    chat_id: Mapped[int] = chat_key(primary_key=True)
    message_chat: Mapped[int] = mapped_column(BIG, primary_key=True, autoincrement=False)
    message_id: Mapped[int] = mapped_column(BIG, primary_key=True, autoincrement=False)
    user_id: Mapped[int] = owner_key(primary_key=True)
    gist: Mapped[list[Any]]
    at: Mapped[datetime]
    seconds: Mapped[int]


class QuestionHelper(Base):
    """A member who was asked to answer: when last, and whether they want no more of it."""

    __tablename__ = "question_helper"
    chat_id: Mapped[int] = chat_key(primary_key=True)
    user_id: Mapped[int] = owner_key(primary_key=True)
    asked_at: Mapped[datetime]
    stopped: Mapped[bool]
