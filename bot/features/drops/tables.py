"""Content that waits to be posted, when it is due, and what became of it."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, Integer, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.columns import BIG, Base, actor_key, aged, chat_key, owner_key, told


def accepted(table: Any, now: datetime) -> Any:
    """An idea that admins took is the group's; one that waits is still its author's."""
    return table.c.place != "idea"


class Drop(Base):
    """Something to post. `place`: plan (at its own times), queue, reserve, idea, used. `content` is a whole Content as
    JSON, so that it outlives its source; `position` orders a queue; `keep` = minutes until it goes; `broken` = why
    it was set aside (content, or paused by an admin), `credit` = whose idea it was, a number below 0 when they were
    erased; `only` = the number of the one wording that is posted, of several; `before` = what the last change
    replaced, as JSON."""

    __tablename__ = "drop_item"
    __table_args__ = (Index("ix_drop_item_chat_id_place", "chat_id", "place", "position"),)
    id: Mapped[str] = mapped_column(primary_key=True)
    chat_id: Mapped[int] = chat_key()
    place: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)
    content: Mapped[str] = mapped_column(Text, info=told(whole=True))
    thread: Mapped[int | None]
    pin: Mapped[bool] = mapped_column(default=False)
    silent: Mapped[bool] = mapped_column(default=False)
    replaces: Mapped[bool] = mapped_column(default=False)
    keep: Mapped[int | None]
    made_by: Mapped[int] = actor_key()
    made_at: Mapped[datetime]
    broken: Mapped[str] = mapped_column(default="")
    credit: Mapped[int | None] = owner_key(live=accepted)
    only: Mapped[int | None] = mapped_column(Integer)
    before: Mapped[str] = mapped_column(Text, default="", server_default=text("''"), info=told(whole=True))


class DropVariant(Base):
    """Another wording of a drop that repeats, posted in turn with the drop's own content, which is number 0; `broken` =
    why it was set aside."""

    __tablename__ = "drop_variant"
    drop_id: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    chat_id: Mapped[int] = chat_key()
    content: Mapped[str] = mapped_column(Text, info=told(whole=True))
    made_by: Mapped[int] = actor_key()
    made_at: Mapped[datetime]
    broken: Mapped[str] = mapped_column(default="", server_default=text("''"))


class Plan(Base):
    """When something is due: a drop of its own, or the next of the queue or the reserve (`drop_id` "" then). `wall` and
    `due` are the next time; `look_at` = when to act on it, None = paused (`why`) or over; `left` = how many more times;
    `tries` = posts into a silence that nobody answered; `quiet_until` = admins hear nothing before of a queue that runs
    dry; `before` = what the last change of a queue's pace replaced, as JSON."""

    __tablename__ = "drop_plan"
    __table_args__ = (
        UniqueConstraint("chat_id", "kind", "drop_id"),
        Index("ix_drop_plan_look_at", "look_at"),
    )
    id: Mapped[str] = mapped_column(primary_key=True)
    chat_id: Mapped[int] = chat_key()
    kind: Mapped[str]
    drop_id: Mapped[str] = mapped_column(default="")
    schedule: Mapped[str] = mapped_column(Text, default="")
    zone: Mapped[str] = mapped_column(default="UTC")
    wall: Mapped[str] = mapped_column(default="")
    due: Mapped[datetime]
    look_at: Mapped[datetime | None]
    left: Mapped[int | None]
    tries: Mapped[int] = mapped_column(default=0)
    why: Mapped[str] = mapped_column(default="")
    quiet_until: Mapped[datetime | None]
    before: Mapped[str] = mapped_column(Text, default="", server_default=text("''"))


class Posting(Base):
    """A plan's time and what became of it, once each: `state` leaving, posted, unknown, failed, or missed (so many
    times up to this one); `medium` = the kind of content, `variant` = which wording of the drop."""

    __tablename__ = "drop_posting"
    __table_args__ = (
        UniqueConstraint("plan_id", "due"),
        Index("ix_drop_posting_chat_id_due", "chat_id", "due"),
        Index("ix_drop_posting_due", "due"),
    )
    id: Mapped[str] = mapped_column(primary_key=True)
    chat_id: Mapped[int] = chat_key()
    plan_id: Mapped[str]
    drop_id: Mapped[str]
    due: Mapped[datetime]
    state: Mapped[str]
    missed: Mapped[int] = mapped_column(default=0)
    medium: Mapped[str] = mapped_column(default="")
    variant: Mapped[int] = mapped_column(Integer, default=0, server_default="0")
    at: Mapped[datetime | None]
    message_chat: Mapped[int | None]
    messages: Mapped[list[Any]] = mapped_column(default=list)


class Echo(Base):
    """What a post drew: `kind` reply (`number` = the message), reaction, vote, join or leave in the hours after it."""

    __tablename__ = "drop_echo"
    posting_id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[int] = owner_key(primary_key=True)
    number: Mapped[int] = mapped_column(BIG, primary_key=True, autoincrement=False)
    chat_id: Mapped[int] = chat_key()


class DropDraft(Base):
    """What an admin is giving in private for a chat. `parts` are Contents as JSON, several of one `album`; `step` is
    kept (for a link that was shown), content, variant, when, or given; `drop_id` where one that exists is changed,
    `variant` its wording; `words` = the time that was said already, `thread` the topic it is for."""

    __tablename__ = "drop_draft"
    user_id: Mapped[int] = owner_key(primary_key=True)
    chat_id: Mapped[int] = chat_key()
    title: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="")
    step: Mapped[str]
    parts: Mapped[list[Any]] = mapped_column(default=list)
    album: Mapped[str | None]
    drop_id: Mapped[str] = mapped_column(default="")
    words: Mapped[str] = mapped_column(default="", server_default=text("''"))
    thread: Mapped[int | None]
    variant: Mapped[int] = mapped_column(Integer, default=0, server_default="0")
    asked_at: Mapped[datetime] = mapped_column(info=aged(7))
