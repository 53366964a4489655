"""Announcements, and who has said that they read them."""

from datetime import datetime

from sqlalchemy import Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.columns import TOLD, Base, actor_key, aged, chat_key, owner_key


class Announcement(Base):
    """What was announced: a Content as JSON. `message_id` is where it stands, once it does; 0 = on its way again."""

    __tablename__ = "announcement"
    __table_args__ = (Index("ix_announcement_chat_id_at", "chat_id", "at"),)
    id: Mapped[str] = mapped_column(primary_key=True)
    chat_id: Mapped[int] = chat_key()
    content: Mapped[str] = mapped_column(Text, info=TOLD)
    made_by: Mapped[int] = actor_key()
    at: Mapped[datetime] = mapped_column(info=aged(365))
    message_id: Mapped[int | None]


class Receipt(Base):
    """A member has read it."""

    __tablename__ = "announcement_receipt"
    announcement_id: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[int] = owner_key(primary_key=True)
    chat_id: Mapped[int] = chat_key()
    at: Mapped[datetime] = mapped_column(info=aged(365))
