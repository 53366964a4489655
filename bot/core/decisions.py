"""What should happen, as plain frozen values: effects on Telegram, and rows. Handlers return them, none acts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.core.effects import (
    EFFECTS,
    Admit,
    AnswerButton,
    AnswerCheckout,
    AnswerRequest,
    Ban,
    Button,
    Decline,
    Delete,
    Edit,
    Effect,
    Invoice,
    Kick,
    Leave,
    Lift,
    Mute,
    Permit,
    Pin,
    Priority,
    React,
    Refund,
    Rows,
    Say,
    SetCommands,
    StopPoll,
    Tag,
)
from bot.core.erasing import Erased
from bot.core.facts import Message, Sender
from bot.core.files import File, Picture
from bot.core.hours import Count
from bot.core.links import MakeLink, RevokeLink
from bot.core.scores import Entry, Kind
from bot.core.strikes import StrikeState

__all__ = [
    "EFFECTS", "EVERY", "Admit", "Alert", "AnswerButton", "AnswerCheckout", "AnswerRequest", "Award", "Ban", "Button",
    "Change", "ChangeChat", "ChangeMember", "Count", "Decision", "Decline", "Delete", "Earned", "Edit", "Effect",
    "Erase", "File", "Forget", "GiveStrike", "Hand", "Invoice", "Kick", "Know", "Leave", "Lift", "MakeLink", "Mute",
    "Note", "Pardon", "Permit", "Picture", "Pin", "Priority", "React", "Refund", "Refusal", "Remove", "Restruck",
    "Resume", "RevokeLink", "RowDecision", "Rows", "Save", "Say", "SetCommands", "SetPolicy", "StopPoll", "Struck",
    "Tag", "Wipe", "Withdraw",
]  # fmt: skip


class Refusal(Exception):
    """An expected no: its text is told to who asked; nothing else of the turn happens."""


@dataclass(frozen=True, slots=True)
class GiveStrike:
    """A strike for `member`; the law of strikes adds sanction and notices. `cause` is unique in the chat;
    `reason` is `@` and a text id, or free text by an admin. `message` is the offence, `removed` when it is deleted
    too; `by` None = automatic. `id` only where the giver must know it beforehand."""

    chat: int
    member: Sender
    rule: str
    cause: str
    reason: str
    by: Sender | None = None
    message: Message | None = None
    evidence: str = ""
    removed: bool = False
    id: str = ""


@dataclass(frozen=True, slots=True)
class Pardon:
    """Strikes are taken back, and what they did is undone."""

    chat: int
    member: Sender
    strikes: tuple[str, ...]
    by: Sender | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Award:
    """Points for `member`, as many as the law of points gives; `at` None = earned now; the rest as in an Entry."""

    chat: int
    member: Sender
    kind: Kind
    about: str
    cause: str
    by: int | None = None
    at: datetime | None = None
    points: int | None = None
    words: int | None = None
    reason: str = ""
    through: str | None = None


@dataclass(frozen=True, slots=True)
class Earned:
    """A row of the ledger as the law of points made it of an Award; `shown` = its member is on the boards."""

    chat: int
    entry: Entry
    shown: bool


@dataclass(frozen=True, slots=True)
class Withdraw:
    """All that was earned for these things, and since an instant through these messages, is taken back, or (`restore`)
    given again, by rows of its own; or what talk since then gave to and through a `member`. No limit is freed by it."""

    chat: int
    about: tuple[str, ...] = ()
    restore: bool = False
    since: datetime | None = None
    member: int | None = None


@dataclass(frozen=True, slots=True)
class Save:
    """Insert a feature's row; a row with the same unique key stays as it is unless `replace`."""

    row: Any
    replace: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """Set `values` on the rows of `table` that equal `where`."""

    table: type[Any]
    where: Mapping[str, Any]
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Remove:
    """Delete the rows of `table` that equal `where`."""

    table: type[Any]
    where: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SetPolicy:
    """One field of a feature's policy for a chat (None = back to the default); logged as an event."""

    chat: int
    feature: str
    field: str
    value: Any
    by: int


@dataclass(frozen=True, slots=True)
class ChangeChat:
    """Columns of the chat's own row: language, timezone, admin_chat, ..."""

    chat: int
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ChangeMember:
    """Columns of a member's own row: status, permissions, until, tag, joined_at, ..."""

    chat: int
    user: Sender
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Forget:
    """Every row of a chat goes: the bot left it long ago."""

    chat: int


@dataclass(frozen=True, slots=True)
class Erase:
    """All that a lane's rows hold of somebody goes, at their wish; what has to stay stands under their number."""

    lane: int
    who: Erased


@dataclass(frozen=True, slots=True)
class Wipe:
    """Their traces go from what came in and went out in these lanes before an instant, as far as it is settled."""

    who: Erased
    lanes: tuple[int, ...]
    before: datetime


@dataclass(frozen=True, slots=True)
class Know:
    """What is known of a person: `started` = may be written to in private; `choice` = the language they chose."""

    user: Sender
    started: bool | None = None
    choice: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """An audit event; `cause` is its unique name where something will look for it."""

    chat: int
    kind: str
    actor: int | None = None
    member: int | None = None
    message_id: int | None = None
    data: Mapping[str, Any] = field(default_factory=dict)
    cause: str | None = None


@dataclass(frozen=True, slots=True)
class Alert:
    """A card to the admins. The same `key` again edits the card; `urgent` passes quiet hours; `closed` = handled."""

    chat: int
    kind: str
    key: str
    text: str
    buttons: Rows = ()
    urgent: bool = False
    closed: bool = False


EVERY = "*"


@dataclass(frozen=True, slots=True)
class Hand:
    """Ask another lane to act. `feature` EVERY = all that know the verb; `cause` is unique there."""

    lane: int
    feature: str
    verb: str
    data: Mapping[str, Any]
    cause: str


@dataclass(frozen=True, slots=True)
class Struck:
    """A strike as the law of strikes made it of a GiveStrike; `evidence` is kept 30 days."""

    chat: int
    user: int
    strike: StrikeState
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Restruck:
    """Columns of a strike's row that changed after it was given: its notice arrived, or it was pardoned."""

    chat: int
    user: int
    strike: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Resume:
    """This bot has rights in the chat again: effects that waited for them leave."""

    chat: int


RowDecision = (
    Resume | GiveStrike | Pardon | Save | Change | Remove | SetPolicy | ChangeChat | ChangeMember | Forget | Erase
    | Wipe | Know | Note | Alert | Hand | Struck | Restruck | Award | Earned | Withdraw | Count
)  # fmt: skip
Decision = Effect | RowDecision
