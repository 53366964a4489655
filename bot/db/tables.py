"""Tables that the kernel and two or more features read. A table of one feature lives in that feature."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, Integer, SmallInteger, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.core.scores import FEW
from bot.db.columns import BIG, OWN, TOLD, Base, actor_key, aged, always, chat_key, kept, owner_key

OF_BOARDS = ("chat_id", "at", "user_id", "kind", "points")
FEW_ONES = text(f"kind IN ({', '.join(str(int(kind)) for kind in FEW)})")


def is_banned(table: Any, now: datetime) -> Any:
    """A ban outlives who was erased."""
    return table.c.status == "kicked"


def is_gone(table: Any) -> Any:
    """Who left is remembered for a year, for when they come back."""
    return table.c.status == "left"


def is_wiped(table: Any) -> Any:
    """Nothing is left to be done about them."""
    return table.c.user_id.is_(None)


def counts(table: Any, now: datetime) -> Any:
    """So does a strike, while it counts."""
    return table.c.pardoned_at.is_(None) & (table.c.expires_at > now)


class Installation(Base):
    """One row: the secret that seals buttons and seeds chance, and the bot this database belongs to."""

    __tablename__ = "installation"
    id: Mapped[int] = mapped_column(primary_key=True)
    secret: Mapped[str]
    bot_id: Mapped[int | None]


class Chat(Base):
    """A group, with this bot's standing in it. `language` and `timezone` are "" until known; `newest` = the highest
    message id known."""

    __tablename__ = "chat"
    id: Mapped[int] = chat_key(primary_key=True)
    type: Mapped[str] = mapped_column(default="supergroup")
    title: Mapped[str] = mapped_column(default="")
    username: Mapped[str | None]
    forum: Mapped[bool] = mapped_column(default=False)
    language: Mapped[str] = mapped_column(default="")
    timezone: Mapped[str] = mapped_column(default="")
    status: Mapped[str] = mapped_column(default="left")
    rights: Mapped[list[Any]] = mapped_column(default=list)
    admin_chat: Mapped[int | None]
    linked_chat: Mapped[int | None]
    added_by: Mapped[int | None] = actor_key()
    added_at: Mapped[datetime | None]
    removed_at: Mapped[datetime | None]
    newest: Mapped[int] = mapped_column(default=0, server_default="0")


class ChatAlias(Base):
    """Former id of a chat that became a supergroup."""

    __tablename__ = "chat_alias"
    old: Mapped[int] = mapped_column(BIG, primary_key=True, autoincrement=False)
    new: Mapped[int] = mapped_column(BIG, index=True)


class Person(Base):
    """A user across chats: written only by that user's private lane. `started` = may be written to."""

    __tablename__ = "person"
    id: Mapped[int] = owner_key(primary_key=True)
    name: Mapped[str] = mapped_column(default="")
    username: Mapped[str | None]
    language: Mapped[str] = mapped_column(default="")
    choice: Mapped[str] = mapped_column(default="")
    started: Mapped[bool] = mapped_column(default=False)


class Erasure(Base):
    """Somebody had everything erased that was held of them: `number` stands for them, nobody can turn it back. The rest
    is empty once no trace is left: until then, at `due_at`, `user_id` and `names` are looked for in what came in and
    went out in `lanes`, and `alias` takes their place."""

    __tablename__ = "erasure"
    __table_args__ = (Index("ix_erasure_due_at", "due_at"),)
    number: Mapped[int] = mapped_column(BIG, primary_key=True, autoincrement=False)
    asked_at: Mapped[datetime] = mapped_column(info=aged(400, is_wiped))
    due_at: Mapped[datetime | None]
    user_id: Mapped[int | None] = mapped_column(
        info=kept("until no trace of them is left, at most some hours")
    )
    alias: Mapped[int | None]
    names: Mapped[list[Any]] = mapped_column(default=list)
    lanes: Mapped[list[Any]] = mapped_column(default=list)


class Member(Base):
    """A user in a chat. `status` is Telegram's, "" until known; `permissions` and `until` of a restricted one;
    `checked` = messages of some length in which nothing was found, `answerers` = the first who answered them: both only
    as far as trust needs. `tier` = a Tier, `tier_since` they rose to it by the rules, `tier_pin` = put there by an
    admin."""

    __tablename__ = "member"
    __table_args__ = (Index("ix_member_chat_id_handle", "chat_id", "handle"),)
    chat_id: Mapped[int] = chat_key(primary_key=True)
    user_id: Mapped[int] = owner_key(primary_key=True, index=True, live=is_banned)
    name: Mapped[str] = mapped_column(default="", info=OWN)
    username: Mapped[str | None] = mapped_column(info=OWN)
    handle: Mapped[str | None] = mapped_column(info=OWN)
    language: Mapped[str] = mapped_column(default="", info=OWN)
    status: Mapped[str] = mapped_column(default="")
    rights: Mapped[list[Any] | None]
    permissions: Mapped[dict[str, Any] | None]
    until: Mapped[datetime | None]
    tag: Mapped[str] = mapped_column(default="", info=OWN)
    joined_at: Mapped[datetime | None]
    first_seen: Mapped[datetime]
    last_seen: Mapped[datetime] = mapped_column(info=aged(365, is_gone))
    messages: Mapped[int] = mapped_column(default=0)
    checked: Mapped[int] = mapped_column(default=0, server_default="0")
    answerers: Mapped[list[Any]] = mapped_column(default=list, server_default="[]", info=TOLD)
    tier: Mapped[int] = mapped_column(SmallInteger, default=0, server_default="0", info=OWN)
    tier_since: Mapped[datetime | None]
    tier_pin: Mapped[int | None] = mapped_column(SmallInteger, info=OWN)


class Strike(Base):
    """One dated strike. It counts while `pardoned_at` is empty and `expires_at` is ahead. `undo` restores what was."""

    __tablename__ = "strike"
    __table_args__ = (
        UniqueConstraint("chat_id", "user_id", "cause"),
        Index("ix_strike_chat_id_user_id", "chat_id", "user_id"),
        Index("ix_strike_expires_at", "expires_at"),
    )
    id: Mapped[str] = mapped_column(primary_key=True)
    chat_id: Mapped[int] = chat_key()
    user_id: Mapped[int] = owner_key(live=counts)
    cause: Mapped[str] = mapped_column(info=TOLD)
    rule: Mapped[str]
    reason: Mapped[str] = mapped_column(info=OWN)
    weight: Mapped[int] = mapped_column(default=1)
    given_by: Mapped[int | None] = actor_key()
    given_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    message_chat: Mapped[int | None]
    message_id: Mapped[int | None]
    album: Mapped[str | None]
    thread: Mapped[int | None]
    evidence: Mapped[str] = mapped_column(default="", info=OWN)
    sanction: Mapped[str] = mapped_column(default="warning")
    sanction_until: Mapped[datetime | None]
    undo: Mapped[dict[str, Any] | None]
    notice_key: Mapped[str | None]
    notice_message: Mapped[int | None]
    notice_at: Mapped[datetime | None]
    line_key: Mapped[str | None]
    pardoned_at: Mapped[datetime | None]
    pardoned_by: Mapped[int | None] = actor_key()
    pardon_reason: Mapped[str] = mapped_column(default="", info=OWN)


class ScoreEntry(Base):
    """A row of the ledger of points: only ever added. `about` and `cause` are unique together in a chat; `by_id` = who
    answered, thanked, reacted, or the admin; `rule` = version of the law; `reverses` = the entry that it takes back;
    `through` = the message that gave it."""

    __tablename__ = "score_entry"
    __table_args__ = (
        UniqueConstraint("chat_id", "about", "cause"),
        # Covers every board of a period. No second index over members: SQLite's planner would be led astray by it.
        Index("ix_score_entry_chat_id_at", *OF_BOARDS),
        Index("ix_score_entry_few", *OF_BOARDS, sqlite_where=FEW_ONES, postgresql_where=FEW_ONES),
    )
    id: Mapped[int] = mapped_column(BIG, primary_key=True)
    chat_id: Mapped[int] = chat_key()
    user_id: Mapped[int] = owner_key()
    kind: Mapped[int] = mapped_column(SmallInteger)
    points: Mapped[int] = mapped_column(Integer)
    about: Mapped[str] = mapped_column(info=TOLD)
    cause: Mapped[str] = mapped_column(info=TOLD)
    by_id: Mapped[int | None] = actor_key()
    words: Mapped[int | None]
    reason: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime]
    rule: Mapped[int] = mapped_column(SmallInteger)
    reverses: Mapped[int | None]
    through: Mapped[str | None] = mapped_column(info=TOLD)


class ScoreTotal(Base):
    """The sums of a member's entries, kept in the transaction that adds them: all points, those of check-ins, those for
    help; `score` is what counts on a board; `shown` = they are on the boards (not hidden, not gone)."""

    __tablename__ = "score_total"
    __table_args__ = (
        Index("ix_score_total_chat_id_score", "chat_id", "shown", "score", "user_id"),
        Index("ix_score_total_chat_id_help", "chat_id", "shown", "help", "user_id"),
    )
    chat_id: Mapped[int] = chat_key(primary_key=True)
    user_id: Mapped[int] = owner_key(primary_key=True)
    points: Mapped[int] = mapped_column(default=0)
    checkins: Mapped[int] = mapped_column(default=0)
    help: Mapped[int] = mapped_column(default=0)
    score: Mapped[int] = mapped_column(default=0)
    shown: Mapped[bool] = mapped_column(default=True)


class ScoreMonth(Base):
    """The sums of a member's entries of one month of UTC ("2026-01"), kept in the same transaction too: ranges of
    months are added up from these. Of UTC, so that they stay right when a chat's clock is set to another zone."""

    __tablename__ = "score_month"
    __table_args__ = ({"sqlite_with_rowid": False},)  # so that it is read in the order of its key
    chat_id: Mapped[int] = chat_key(primary_key=True)
    month: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[int] = owner_key(primary_key=True)
    points: Mapped[int] = mapped_column(Integer)
    checkins: Mapped[int] = mapped_column(Integer)
    help: Mapped[int] = mapped_column(Integer)


class Event(Base):
    """The audit log of a chat: who did what to whom, and why."""

    __tablename__ = "event"
    __table_args__ = (Index("ix_event_chat_id_at", "chat_id", "at"), Index("ix_event_at", "at"))
    id: Mapped[int] = mapped_column(primary_key=True)
    cause: Mapped[str] = mapped_column(unique=True, info=TOLD)
    chat_id: Mapped[int] = chat_key()
    at: Mapped[datetime]
    kind: Mapped[str]
    actor: Mapped[int | None] = actor_key()
    member: Mapped[int | None] = owner_key(live=always)
    message_id: Mapped[int | None]
    data: Mapped[dict[str, Any]] = mapped_column(default=dict, info=TOLD)


class ChatSetting(Base):
    """One field of a feature's policy that a chat has changed."""

    __tablename__ = "chat_setting"
    chat_id: Mapped[int] = chat_key(primary_key=True)
    feature: Mapped[str] = mapped_column(primary_key=True)
    field: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[dict[str, Any]]


class Card(Base):
    """An alert to the admins. `version` counts what it says, `shown` what was posted; `posts` = where it stands."""

    __tablename__ = "card"
    __table_args__ = (UniqueConstraint("chat_id", "key"), Index("ix_card_shown_due_at", "shown", "due_at"))
    id: Mapped[int] = mapped_column(primary_key=True)
    chat_id: Mapped[int] = chat_key()
    key: Mapped[str] = mapped_column(info=TOLD)
    kind: Mapped[str]
    text: Mapped[str] = mapped_column(info=TOLD)
    buttons: Mapped[list[Any]] = mapped_column(default=list, info=TOLD)
    urgent: Mapped[bool] = mapped_column(default=False)
    closed: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)
    shown: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]
    due_at: Mapped[datetime]
    posts: Mapped[list[Any]] = mapped_column(default=list)


class StarPayment(Base):
    """Stars that somebody paid, by their charge; a record of money, which outlives its chat. `state`: paid (and kept),
    refunding, refunded, refused (Telegram would not give them back); `why` they went back; `number` of the attempt that
    they were for; `carded` = the admins have a card about it."""

    __tablename__ = "star_payment"
    __table_args__ = (
        UniqueConstraint("charge"),
        CheckConstraint("amount > 0", name="amount"),
        Index("ix_star_payment_user_id", "user_id"),
        Index("ix_star_payment_paid_at", "paid_at"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    charge: Mapped[str]
    chat_id: Mapped[int] = chat_key(outlives=True)
    user_id: Mapped[int] = mapped_column(info=kept("books; and a refund needs the payer"))
    amount: Mapped[int]
    number: Mapped[int]
    state: Mapped[str]
    why: Mapped[str] = mapped_column(default="")
    paid_at: Mapped[datetime]
    refunded_at: Mapped[datetime | None]
    carded: Mapped[bool] = mapped_column(default=False)
