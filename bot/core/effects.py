"""Effects: what should happen on Telegram, as plain frozen values. Each becomes an outbox row; nothing here acts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import IntEnum
from typing import Any, Literal, get_args

from bot.core.facts import Content
from bot.core.files import File, Picture
from bot.core.links import MakeLink, RevokeLink


class Priority(IntEnum):
    """Which effect leaves first. BULK is what nobody waits for: welcomes, digests, a raid's mutes."""

    DEADLINE = 0
    SANCTION = 1
    REPLY = 2
    BULK = 3


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button: a link (`url`), or a sealed press for `feature`'s `verb` with `arg` (<= 41 bytes together)."""

    text: str
    feature: str = ""
    verb: str = ""
    arg: str = ""
    url: str | None = None
    style: str | None = None

    def __post_init__(self) -> None:
        if self.url is None and len(f"{self.feature}{self.verb}{self.arg}".encode()) > 41:
            raise ValueError(f"button {self.feature}:{self.verb} carries too much: {self.arg!r}")


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Say:
    """A message, a `picture` or `file` above its text, or (`rich`, HTML) a rich one; `receiver`: ephemeral. `key` names
    it for an Edit or Delete; `answer` = the verb of its outcome, with `data`; not left by `not_after`, it is `gone`."""

    chat: int
    text: str
    buttons: Rows = ()
    content: Content | None = None
    picture: Picture | None = None
    rich: str = ""
    file: File | None = None
    reply_to: int | None = None
    thread: int | None = None
    silent: bool = True
    receiver: int | None = None
    press: str | None = None
    key: str | None = None
    expires_after: timedelta | None = None
    answer: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict)
    must_arrive: bool = False
    priority: Priority = Priority.REPLY
    not_before: datetime | None = None
    not_after: datetime | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """New text (none: as it is) and buttons for a message of ours, by id or by the key it was said under."""

    chat: int
    text: str
    buttons: Rows = ()
    message_id: int | None = None
    key: str | None = None
    priority: Priority = Priority.REPLY


@dataclass(frozen=True, slots=True)
class React:
    """This bot's one reaction to a message: the quietest answer there is."""

    chat: int
    message: int
    emoji: str
    priority: Priority = Priority.REPLY


@dataclass(frozen=True, slots=True)
class Pin:
    """A message on top of the chat; nobody is notified."""

    chat: int
    message: int


@dataclass(frozen=True, slots=True)
class StopPoll:
    """Nobody can vote any more; the answer brings what came of it. `answer` as in Say, here and below."""

    chat: int
    message: int
    answer: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Delete:
    """Remove messages (any author) by id, or one of ours by key; what still waits to be said at its time never is."""

    chat: int
    messages: tuple[int, ...] = ()
    key: str | None = None
    not_before: datetime | None = None
    priority: Priority = Priority.SANCTION


@dataclass(frozen=True, slots=True)
class Mute:
    """Take all sending rights until an instant (None = for ever)."""

    chat: int
    user: int
    until: datetime | None
    answer: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict)
    priority: Priority = Priority.SANCTION


@dataclass(frozen=True, slots=True)
class Kick:
    """Out, free to return at `until` (None: at once, by ban and unban)."""

    chat: int
    user: int
    until: datetime | None
    answer: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict)
    priority: Priority = Priority.SANCTION


@dataclass(frozen=True, slots=True)
class Ban:
    """Out until an instant (None = for ever). `sender_chat`: the user id is a channel's that posts here."""

    chat: int
    user: int
    until: datetime | None = None
    sender_chat: bool = False
    answer: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lift:
    """Take a mute or a ban back: to `permissions` until `until` where the member had such before, else to none."""

    chat: int
    user: int
    ban: bool = False
    permissions: Mapping[str, bool] | None = None
    until: datetime | None = None
    sender_chat: bool = False
    answer: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AnswerButton:
    """What the presser sees; every press gets exactly one."""

    query_id: str
    text: str = ""
    alert: bool = False
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Leave:
    """The bot leaves a chat."""

    chat: int


@dataclass(frozen=True, slots=True)
class SetCommands:
    """The command list of one scope (`all_private_chats`, `chat_administrators`, ...) and language ("" = any)."""

    scope: str
    language: str
    commands: tuple[tuple[str, str], ...]
    chat: int = 0


@dataclass(frozen=True, slots=True)
class Admit:
    """A request to join is approved. `answer` as in Say, here and below."""

    chat: int
    user: int
    answer: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Decline:
    """A request to join is refused."""

    chat: int
    user: int
    answer: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict)
    priority: Priority = Priority.SANCTION


@dataclass(frozen=True, slots=True)
class AnswerRequest:
    """The guard's answer to a request to join, within ten seconds; `queue` leaves it to the administrators."""

    chat: int
    user: int
    query_id: str
    result: Literal["approve", "decline", "queue"]
    answer: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tag:
    """The word beside a member's name; "" takes it away. No administrator has one; with `admin` the member is made one
    without powers, who bears the word as a title, and is unmade by ""."""

    chat: int
    user: int
    tag: str
    answer: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict)
    admin: bool = False


@dataclass(frozen=True, slots=True)
class Invoice:
    """A bill in Stars, in private: `title` (32 characters), `text` (255), first of all a `pay` button. `payload` (128
    bytes) comes back with the payment; a forwarded copy leads to this bot's start link `start` instead."""

    chat: int
    title: str
    text: str
    payload: str
    amount: int
    pay: str
    start: str
    buttons: Rows = ()
    answer: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict)
    must_arrive: bool = True


@dataclass(frozen=True, slots=True)
class AnswerCheckout:
    """Yes to somebody who is about to pay, or why not; within ten seconds."""

    query_id: str
    error: str = ""


@dataclass(frozen=True, slots=True)
class Refund:
    """The Stars of a charge go back to who paid them: once, however often this is said."""

    user: int
    charge: str
    answer: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Permit:
    """What members may do who have no rights of their own: the chat's default permissions, all of them."""

    chat: int
    permissions: Mapping[str, bool]


Effect = (
    Say | Edit | React | Delete | Mute | Kick | Ban | Lift | AnswerButton | Leave | SetCommands | Admit | Decline
    | AnswerRequest | Tag | Invoice | AnswerCheckout | Refund | Permit | Pin | StopPoll | MakeLink | RevokeLink
)  # fmt: skip
EFFECTS: dict[str, type[Any]] = {kind.__name__: kind for kind in get_args(Effect)}
