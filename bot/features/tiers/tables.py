"""When a chat's tiers are looked at, and what was put beside whose name."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from bot.db.columns import Base, chat_key, owner_key


class TierChat(Base):
    """A chat where this bot is: when its tiers are looked at next; `applied_at` = an admin wanted them (None: they are
    only looked at)."""

    __tablename__ = "tier_chat"
    chat_id: Mapped[int] = chat_key(primary_key=True)
    due_at: Mapped[datetime | None] = mapped_column(index=True)
    applied_at: Mapped[datetime | None]


class TierMark(Base):
    """What Telegram shows of a member's tier because this bot put it there: the tag beside the name, an admin's title
    ("" = none). `faded_at` = when the admins were told that they are missed."""

    __tablename__ = "tier_mark"
    chat_id: Mapped[int] = chat_key(primary_key=True)
    user_id: Mapped[int] = owner_key(primary_key=True)
    tag: Mapped[str] = mapped_column(default="")
    title: Mapped[str] = mapped_column(default="")
    faded_at: Mapped[datetime | None]
