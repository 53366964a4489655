"""What admins wrote for newcomers, who read it, who came, and when the group is told."""

from datetime import datetime

from sqlalchemy import Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.columns import Base, actor_key, aged, chat_key, owner_key


class ArrivalText(Base):
    """`name` is welcome or rules; `content` is a Content as JSON."""

    __tablename__ = "arrival_text"
    chat_id: Mapped[int] = chat_key(primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    content: Mapped[str] = mapped_column(Text)
    made_by: Mapped[int] = actor_key()
    made_at: Mapped[datetime]


class RulesRead(Base):
    """A member says that they have read the rules; `version` tells which: the second they were written, 0 = default."""

    __tablename__ = "rules_read"
    chat_id: Mapped[int] = chat_key(primary_key=True)
    user_id: Mapped[int] = owner_key(primary_key=True)
    name: Mapped[str] = mapped_column(default="")
    version: Mapped[int]
    read_at: Mapped[datetime]


class Newcomer(Base):
    """A member's latest arrival. `waiting` = to be named in the group's next welcome."""

    __tablename__ = "newcomer"
    __table_args__ = (Index("ix_newcomer_chat_id_joined_at", "chat_id", "joined_at"),)
    chat_id: Mapped[int] = chat_key(primary_key=True)
    user_id: Mapped[int] = owner_key(primary_key=True)
    name: Mapped[str] = mapped_column(default="")
    joined_at: Mapped[datetime] = mapped_column(info=aged(365))
    waiting: Mapped[bool] = mapped_column(default=True)


class Greeting(Base):
    """A chat's welcomes: when the next is due (None: nobody waits), and the last one, to be removed by the next."""

    __tablename__ = "greeting"
    chat_id: Mapped[int] = chat_key(primary_key=True)
    due_at: Mapped[datetime | None] = mapped_column(index=True)
    said_at: Mapped[datetime | None]
    said_key: Mapped[str | None]
    message_id: Mapped[int | None]
