"""Reported messages, and who reported them."""

from datetime import datetime

from sqlalchemy import Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.columns import BIG, TOLD, Base, actor_key, chat_key, owner_key


class Report(Base):
    """A reported message, or (`called`) one that calls for an admin. `message_chat` is the id it was sent under;
    `author` and `message` are JSON, emptied when it is handled; `opened_at` = when enough had reported it."""

    __tablename__ = "report"
    __table_args__ = (Index("ix_report_first_at", "first_at"),)
    chat_id: Mapped[int] = chat_key(primary_key=True)
    message_chat: Mapped[int] = mapped_column(BIG, primary_key=True, autoincrement=False)
    message_id: Mapped[int] = mapped_column(BIG, primary_key=True, autoincrement=False)
    token: Mapped[str]
    user_id: Mapped[int] = owner_key()
    author: Mapped[str] = mapped_column(Text)
    message: Mapped[str] = mapped_column(Text, info=TOLD)
    called: Mapped[bool]
    weight: Mapped[int]
    first_at: Mapped[datetime]
    opened_at: Mapped[datetime | None]
    claimed_by: Mapped[int | None] = actor_key("claimed_name")
    claimed_name: Mapped[str]
    handled_by: Mapped[int | None] = actor_key("handled_name")
    handled_name: Mapped[str]
    handled_at: Mapped[datetime | None]
    outcome: Mapped[str]


class ReportBy(Base):
    """One member's report of a message; `weight` = did it count."""

    __tablename__ = "report_by"
    chat_id: Mapped[int] = chat_key(primary_key=True)
    token: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[int] = owner_key(primary_key=True)
    name: Mapped[str]
    reason: Mapped[str]
    weight: Mapped[int]
    at: Mapped[datetime]
