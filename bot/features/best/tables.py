"""What was answered and liked lately, by whom; when the next digest is due."""

from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.columns import BIG, Base, aged, chat_key, owner_key


class BestMessage(Base):
    """A message that somebody answered or liked: whose it is, when it was first heard of; not what it says. The bot's
    own = something that was posted by a plan."""

    __tablename__ = "best_message"
    __table_args__ = (Index("ix_best_message_chat_id_at", "chat_id", "at"),)
    message_chat: Mapped[int] = mapped_column(BIG, primary_key=True, autoincrement=False)
    message_id: Mapped[int] = mapped_column(BIG, primary_key=True, autoincrement=False)
    chat_id: Mapped[int] = chat_key()
    user_id: Mapped[int] = owner_key()
    at: Mapped[datetime] = mapped_column(info=aged(14))


class BestEcho(Base):
    """Who answered it (`kind` reply) or liked it (reaction): once each."""

    __tablename__ = "best_echo"
    message_chat: Mapped[int] = mapped_column(BIG, primary_key=True, autoincrement=False)
    message_id: Mapped[int] = mapped_column(BIG, primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[int] = owner_key(primary_key=True)
    chat_id: Mapped[int] = chat_key()
    at: Mapped[datetime] = mapped_column(info=aged(14))


class BestPlan(Base):
    """When a chat's next digest is due."""

    __tablename__ = "best_plan"
    __table_args__ = (Index("ix_best_plan_due_at", "due_at"),)
    chat_id: Mapped[int] = chat_key(primary_key=True)
    due_at: Mapped[datetime]
