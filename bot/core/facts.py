"""What happened, as plain frozen values: the only thing a turn is started by. Knows no Telegram JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

ANONYMOUS_ADMIN = 1087968824
CHANNEL_BOT = 136817688
TELEGRAM_SERVICE = 777000

SenderKind = Literal["user", "bot", "anonymous_admin", "linked_channel", "channel"]


@dataclass(frozen=True, slots=True)
class ChatRef:
    """A chat as a fact names it. `id` is already the current one (a migrated chat's new id)."""

    id: int
    type: str = "supergroup"
    title: str = ""
    username: str | None = None

    @property
    def is_private(self) -> bool:
        return self.type == "private"

    @property
    def is_group(self) -> bool:
        return self.type in ("group", "supergroup")


@dataclass(frozen=True, slots=True)
class Sender:
    """Who acted: a user, or (kinds `channel`, `linked_channel`, `anonymous_admin`) a chat with that chat's id."""

    id: int
    name: str = ""
    username: str | None = None
    kind: SenderKind = "user"
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Carrier:
    """One place of a message that can carry words or links: `text`, `caption`, `quote`, `button`, `forward`, ..."""

    kind: str
    text: str = ""
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    """What can be sent again: text with Telegram's entities, a file by its id, a poll (`closes_after` seconds), an
    album of several. `buttons` = rows of (text, url); `spoiler`: the picture is covered; `above`: the words stand over
    it; `preview` = Telegram's LinkPreviewOptions of a text, None where nobody chose any."""

    kind: str = "text"
    text: str = ""
    entities: tuple[dict[str, Any], ...] = ()
    file_id: str | None = None
    buttons: tuple[tuple[tuple[str, str], ...], ...] = ()
    poll: Mapping[str, Any] | None = None
    album: tuple["Content", ...] = ()
    spoiler: bool = False
    above: bool = False
    preview: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a forwarded (or externally quoted) message comes from. `kind`: user, hidden_user, chat, channel."""

    kind: str
    id: int | None = None
    username: str | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """A message or its edit. `date` is UTC, of an edit its own, `sent_at` the message's; `text` is text or caption;
    `message_chat` the id it was sent under; `content` only of commands, albums, in private, and replied to."""

    chat: ChatRef
    id: int
    date: datetime
    sender: Sender
    text: str = ""
    kind: str = "text"
    carriers: tuple[Carrier, ...] = ()
    content: Content | None = None
    edited: bool = False
    thread: int | None = None
    album: str | None = None
    reply_to: "Message | None" = None
    forward: Origin | None = None
    external: Origin | None = None
    via_bot: str | None = None
    mentions: tuple[Sender, ...] = ()
    joined: tuple[Sender, ...] = ()
    left: Sender | None = None
    message_chat: int = 0
    ephemeral_id: int | None = None
    sent_at: datetime | None = None

    @property
    def is_service(self) -> bool:
        return self.kind == "service"


@dataclass(frozen=True, slots=True)
class CommandCall:
    """A command (or one of its whole words). `answer_in` is the chat that reads the answer, maybe a private one."""

    message: Message
    name: str
    args: str
    by: Sender
    answer_in: int

    @property
    def chat(self) -> ChatRef:
        return self.message.chat

    @property
    def in_private(self) -> bool:
        return self.answer_in != self.message.chat.id


@dataclass(frozen=True, slots=True)
class ButtonPress:
    """A press of a button whose seal was true. `arg` is what the button was made with."""

    query_id: str
    by: Sender
    chat: ChatRef
    message_id: int
    feature: str
    verb: str
    arg: str
    made_at: datetime


GONE = ("left", "kicked")  # the statuses of who is not in a chat


@dataclass(frozen=True, slots=True)
class Membership:
    """A member's standing. `rights`: an administrator's; `permissions`: a restricted one's; `until` None = for ever."""

    status: str
    rights: frozenset[str] = frozenset()
    permissions: Mapping[str, bool] | None = None
    until: datetime | None = None
    is_member: bool = True
    anonymous: bool = False
    title: str = ""
    tag: str = ""
    is_bot: bool = False

    @property
    def is_admin(self) -> bool:
        return self.status in ("creator", "administrator")

    @property
    def is_inside(self) -> bool:
        return self.is_admin or self.status == "member" or (self.status == "restricted" and self.is_member)

    def may(self, right: str) -> bool:
        return self.status == "creator" or (self.status == "administrator" and right in self.rights)


@dataclass(frozen=True, slots=True)
class MemberChange:
    """A member's standing changed; `is_me` when the member is this bot. `inviter` = who made the link they came by."""

    chat: ChatRef
    user: Sender
    by: Sender
    date: datetime
    old: Membership
    new: Membership
    is_me: bool = False
    invite_link: str | None = None
    inviter: Sender | None = None
    via_request: bool = False

    @property
    def joined(self) -> bool:
        return self.new.is_inside and not self.old.is_inside

    @property
    def went(self) -> bool:
        return self.old.is_inside and not self.new.is_inside


@dataclass(frozen=True, slots=True)
class JoinRequest:
    """Someone asks to join; `user_chat` may be written to for five minutes."""

    chat: ChatRef
    user: Sender
    date: datetime
    user_chat: int
    bio: str = ""
    invite_link: str | None = None
    query_id: str | None = None


@dataclass(frozen=True, slots=True)
class Reaction:
    """One member's reactions on one message, before and after."""

    chat: ChatRef
    message_id: int
    by: Sender
    date: datetime
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PollVote:
    """A vote in a poll of ours; no options = taken back."""

    poll_id: str
    by: Sender
    options: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Payment:
    """Stars: `state` is asked (pre-checkout, `id` = query id), paid or refunded (`id` = charge id)."""

    id: str
    state: Literal["asked", "paid", "refunded"]
    by: Sender
    amount: int
    currency: str
    payload: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a call that a feature wanted to hear about. `chat` and `message_id` say where a message stands,
    `also` the further ones of an album; `poll`: its `id`, and `counts` by option with all `voters`; a new `link`."""

    feature: str
    verb: str
    key: str
    outcome: Literal["done", "gone", "refused", "unknown"]
    data: Mapping[str, Any] = field(default_factory=dict)
    message_id: int | None = None
    answered_at: datetime | None = None
    error: str = ""
    chat: int | None = None
    also: tuple[int, ...] = ()
    poll: Mapping[str, Any] = field(default_factory=dict)
    link: str = ""


@dataclass(frozen=True, slots=True)
class Handed:
    """Something another lane asks this one to do. `data` is JSON."""

    feature: str
    verb: str
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Tick:
    """A row of a feature is due. `data` is what its sweep found."""

    feature: str
    sweep: str
    data: Mapping[str, Any]
    due: datetime


@dataclass(frozen=True, slots=True)
class Migration:
    """A basic group became a supergroup."""

    old: int
    new: int


Fact = (
    Message | CommandCall | ButtonPress | MemberChange | JoinRequest | Reaction | PollVote | Payment
    | Answer | Handed | Tick | Migration
)  # fmt: skip
