"""Who was brought by whom, and the invite links of members' own."""

from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from bot.db.columns import Base, actor_key, always, chat_key, owner_key


class Referral(Base):
    """Somebody who came to a chat for the first time, and who brought them. `due_at` = when it is looked whether they
    count, empty once that is settled; `counted_at` = since when they do. The row stays: nobody is brought twice."""

    __tablename__ = "referral"
    __table_args__ = (Index("ix_referral_due_at", "due_at"), Index("ix_referral_by_id", "chat_id", "by_id"))
    chat_id: Mapped[int] = chat_key(primary_key=True)
    user_id: Mapped[int] = owner_key(primary_key=True, live=always)
    by_id: Mapped[int | None] = actor_key()
    came_at: Mapped[datetime]
    due_at: Mapped[datetime | None]
    counted_at: Mapped[datetime | None]


class ReferralLink(Base):
    """The invite link that the bot made for a member; `asks` = who comes by it has to be let in."""

    __tablename__ = "referral_link"
    chat_id: Mapped[int] = chat_key(primary_key=True)
    user_id: Mapped[int] = owner_key(primary_key=True)
    url: Mapped[str]
    asks: Mapped[bool]
