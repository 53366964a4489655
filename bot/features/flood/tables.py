"""Who was slowed down lately."""

from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from bot.db.columns import Base, chat_key, owner_key


class FloodSlowed(Base):
    """A member's last slow-down: within some time of it, the next flood earns a strike."""

    __tablename__ = "flood_slowed"
    __table_args__ = (Index("ix_flood_slowed_at", "at"),)
    chat_id: Mapped[int] = chat_key(primary_key=True)
    user_id: Mapped[int] = owner_key(primary_key=True)
    at: Mapped[datetime]
