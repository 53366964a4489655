"""The set-up message of a chat, and when the bot leaves it again unless an admin wants it to stay."""

from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.columns import BIG, Base, chat_key


class Checklist(Base):
    """`key` names the message until `message_id` (in `message_chat`) is known; `leave_at` is empty once wanted."""

    __tablename__ = "setup_checklist"
    __table_args__ = (Index("ix_setup_checklist_leave_at", "leave_at"),)
    chat_id: Mapped[int] = chat_key(primary_key=True)
    key: Mapped[str]
    said_at: Mapped[datetime]
    message_chat: Mapped[int | None] = mapped_column(BIG)
    message_id: Mapped[int | None]
    leave_at: Mapped[datetime | None]
    said_goodbye: Mapped[bool] = mapped_column(default=False)
