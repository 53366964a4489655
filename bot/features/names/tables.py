"""Members whose name or tag is looked at, and which of them were asked for another."""

from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.columns import Base, chat_key, owner_key


class NameCheck(Base):
    """A member's name when it was last looked at: `state` is fine, asked, or spared (here before the rule, until the
    name changes). `next_at`: when the admins are told; `late` = they were."""

    __tablename__ = "name_check"
    __table_args__ = (Index("ix_name_check_next_at", "next_at"),)
    chat_id: Mapped[int] = chat_key(primary_key=True)
    user_id: Mapped[int] = owner_key(primary_key=True)
    name: Mapped[str] = mapped_column(default="")
    state: Mapped[str]
    asked_at: Mapped[datetime | None]
    next_at: Mapped[datetime | None]
    late: Mapped[bool] = mapped_column(default=False)
