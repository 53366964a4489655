"""What a chat allows, whom it permits, and how long it only watches."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from bot.db.columns import BIG, Base, chat_key


class AdAllowed(Base):
    """A link's target that is no ad here; `own` = the chat's own invite link, learned from who came by it."""

    __tablename__ = "ad_allowed"
    chat_id: Mapped[int] = chat_key(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    shown: Mapped[str]
    own: Mapped[bool] = mapped_column(default=False)
    by: Mapped[int | None]
    at: Mapped[datetime]


class AdPermit(Base):
    """A member who may advertise for a while."""

    __tablename__ = "ad_permit"
    chat_id: Mapped[int] = chat_key(primary_key=True)
    user_id: Mapped[int] = mapped_column(BIG, primary_key=True, autoincrement=False)
    until: Mapped[datetime]
    by: Mapped[int]


class AdWatch(Base):
    """The chat only watches: when the admins are asked whether to start; empty = they were."""

    __tablename__ = "ad_watch"
    chat_id: Mapped[int] = chat_key(primary_key=True)
    due_at: Mapped[datetime | None]
