"""What the help feature remembers: a person's chosen group, and the command lists that Telegram was given."""

from datetime import datetime

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.columns import BIG, Base, owner_key


class PrivateTalk(Base):
    """One person's private chat: the group they speak of until `chosen_until`, the `call` that waits for a choice."""

    __tablename__ = "help_private_talk"
    user_id: Mapped[int] = owner_key(primary_key=True)
    chosen: Mapped[int | None] = mapped_column(BIG, info={"chat": True})
    chosen_until: Mapped[datetime | None]
    call: Mapped[str | None] = mapped_column(Text)
    right: Mapped[str] = mapped_column(default="")
    asked_at: Mapped[datetime | None]
    pointed_at: Mapped[datetime | None]


class CommandMenu(Base):
    """One row: the digest of the command lists last given to Telegram, and when they were last compared."""

    __tablename__ = "help_command_menu"
    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str]
    compared_at: Mapped[datetime]
