"""The raid that a chat is in, or was in last."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.columns import TOLD, Base, chat_key


class Raid(Base):
    """A chat's latest raid. `by` = the admin who called it one; `until` = it lasts at least so long; `loud_at` = the
    last look that saw many; `calm_until` = no new one is seen before; `taken` = default permissions to give back."""

    __tablename__ = "raid"
    __table_args__ = (Index("ix_raid_next_at", "next_at"),)
    chat_id: Mapped[int] = chat_key(primary_key=True)
    on: Mapped[bool]
    since: Mapped[datetime]
    by: Mapped[str] = mapped_column(info=TOLD)
    until: Mapped[datetime | None]
    came: Mapped[int]
    looked_at: Mapped[datetime]
    loud_at: Mapped[datetime]
    next_at: Mapped[datetime | None]
    calm_until: Mapped[datetime | None]
    taken: Mapped[list[Any]]
