"""What a chat allows, whom it permits, how long it only watches, what it judged, and what its admins taught."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.columns import BIG, Base, actor_key, aged, chat_key, owner_key


class AdAllowed(Base):
    """A link's target that is no ad here; `own` = the chat's own invite link, learned from who came by it."""

    __tablename__ = "ad_allowed"
    chat_id: Mapped[int] = chat_key(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    shown: Mapped[str]
    own: Mapped[bool] = mapped_column(default=False)
    by: Mapped[int | None] = actor_key()
    at: Mapped[datetime]


class AdBlocked(Base):
    """A word, phrase or pattern (`/…/`) that is an ad here, as the admin wrote it."""

    __tablename__ = "ad_blocked"
    chat_id: Mapped[int] = chat_key(primary_key=True)
    phrase: Mapped[str] = mapped_column(primary_key=True)
    by: Mapped[int] = actor_key()
    at: Mapped[datetime]


class AdPermit(Base):
    """A member who may advertise for a while."""

    __tablename__ = "ad_permit"
    chat_id: Mapped[int] = chat_key(primary_key=True)
    user_id: Mapped[int] = owner_key(primary_key=True)
    until: Mapped[datetime] = mapped_column(info=aged(30))
    by: Mapped[int] = actor_key()


class AdWatch(Base):
    """The chat only watches: when the admins are asked whether to start; empty = they were."""

    __tablename__ = "ad_watch"
    chat_id: Mapped[int] = chat_key(primary_key=True)
    due_at: Mapped[datetime | None]


class AdCase(Base):
    """A message that was judged an ad, or put to the admins. `state`: open, struck, left; `pieces` = what the model
    reads of it, `marks` = its fingerprint, `data` = what is needed to delete, strike, allow and explain."""

    __tablename__ = "ad_case"
    __table_args__ = (
        UniqueConstraint("chat_id", "message_chat", "message_id"),
        Index("ix_ad_case_at", "at"),
        Index("ix_ad_case_state", "state"),
    )
    id: Mapped[str] = mapped_column(primary_key=True)
    chat_id: Mapped[int] = chat_key()
    message_chat: Mapped[int]
    message_id: Mapped[int]
    user_id: Mapped[int] = owner_key()
    state: Mapped[str]
    at: Mapped[datetime]
    pieces: Mapped[str]
    marks: Mapped[list[Any]]
    data: Mapped[dict[str, Any]]


class AdLabel(Base):
    """What an admin said of a message: an ad or not. `version` = of the pieces: others cannot be compared."""

    __tablename__ = "ad_label"
    chat_id: Mapped[int] = chat_key(primary_key=True)
    message_chat: Mapped[int] = mapped_column(BIG, primary_key=True, autoincrement=False)
    message_id: Mapped[int] = mapped_column(BIG, primary_key=True, autoincrement=False)
    ad: Mapped[bool]
    version: Mapped[int]
    pieces: Mapped[str]
    by: Mapped[int] = actor_key()
    at: Mapped[datetime]


class AdTraffic(Base):
    """How high the seed scores a chat's ordinary talk: counts by score, no texts."""

    __tablename__ = "ad_traffic"
    chat_id: Mapped[int] = chat_key(primary_key=True)
    version: Mapped[int]
    counts: Mapped[list[Any]]
