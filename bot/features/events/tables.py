"""Events of a group, who signed up, who came; what an admin is writing about one."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.columns import BIG, OWN, Base, actor_key, aged, chat_key, owner_key


class Meeting(Base):
    """An event. `state`: draft, open, cancelled, over. `wall` = its beginning on the clock of `zone`, ISO; `seats` None
    = any number; nobody signs up after `closes_at`; `quiet` = no reminders; `version` counts what calendars must hear.

    `step` is due at `step_at`. Its message stands at `message_id` in `message_chat`, said under `said`; it was edited
    at `shown_at`, and is to be at `show_at`. `code` shows who came."""

    __tablename__ = "event_meeting"
    __table_args__ = (
        Index("ix_event_meeting_chat_id_starts_at", "chat_id", "starts_at"),
        Index("ix_event_meeting_step_at", "step_at"),
        Index("ix_event_meeting_show_at", "show_at"),
    )
    id: Mapped[str] = mapped_column(primary_key=True)
    chat_id: Mapped[int] = chat_key()
    state: Mapped[str]
    title: Mapped[str]
    place: Mapped[str]
    wall: Mapped[str]
    zone: Mapped[str]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    closes_at: Mapped[datetime]
    seats: Mapped[int | None]
    quiet: Mapped[bool]
    version: Mapped[int]
    made_by: Mapped[int] = actor_key()
    changed_at: Mapped[datetime]
    step: Mapped[str]
    step_at: Mapped[datetime]
    thread: Mapped[int | None]
    said: Mapped[str]
    message_chat: Mapped[int | None] = mapped_column(BIG)
    message_id: Mapped[int | None]
    shown_at: Mapped[datetime | None]
    show_at: Mapped[datetime | None]
    code: Mapped[str]


class Guest(Base):
    """A member who signed up, or came without (`state` in, waiting, walked); `number` is their order, `at` when it was
    last settled; `came` None = nobody has said."""

    __tablename__ = "event_guest"
    meeting_id: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[int] = owner_key(primary_key=True)
    chat_id: Mapped[int] = chat_key()
    name: Mapped[str] = mapped_column(info=OWN)
    number: Mapped[int]
    state: Mapped[str]
    at: Mapped[datetime]
    came: Mapped[bool | None]


class WrongCode(Base):
    """How often a member has sent a wrong code for an event."""

    __tablename__ = "event_wrong_code"
    meeting_id: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[int] = owner_key(primary_key=True)
    chat_id: Mapped[int] = chat_key()
    count: Mapped[int]


class EventForm(Base):
    """What an admin is writing in private about an event of a chat: `step` is what comes next, `words` what was given;
    `meeting_id` "" = a new one."""

    __tablename__ = "event_form"
    user_id: Mapped[int] = owner_key(primary_key=True)
    chat_id: Mapped[int] = chat_key()
    title: Mapped[str]
    language: Mapped[str]
    zone: Mapped[str]
    meeting_id: Mapped[str]
    step: Mapped[str]
    words: Mapped[list[Any]]
    asked_at: Mapped[datetime] = mapped_column(info=aged(7))
