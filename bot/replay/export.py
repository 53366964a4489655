"""A Telegram Desktop export: its chats, what is known of one before it is replayed, its messages. Replays nothing."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.core.errors import Unusable
from bot.replay.scanning import BadFile, Window
from bot.telegram.values import Json, items, mapping, some_words, words

HEAD = ("name", "type", "id")
GROUPS = ("private_group", "private_supergroup", "public_supergroup", "public_group")
BASIC = "private_group"
CHANNEL = -1_000_000_000_000
LISTED = 40
Moved = Callable[[int], None]
# What only an admin can do in a group whose members have no rights of their own.
BY_ADMINS = (
    "pin_message", "edit_group_title", "edit_group_photo", "delete_group_photo", "set_messages_ttl", "edit_chat_theme",
    "topic_edit", "toggle_signatures",
)  # fmt: skip


@dataclass(slots=True)
class Known:
    """What a first look at a chat tells: who acted as its admin, which senders are bots, ids by name (None: several
    bear it)."""

    admins: set[int] = field(default_factory=set)
    owner: int | None = None
    bots: set[int] = field(default_factory=set)
    names: dict[str, int | None] = field(default_factory=dict)

    def learn(self, message: Json, *, basic: bool) -> None:
        """One message more."""
        if message.get("type") == "service":
            self.learn_service(message, basic=basic)
            return
        sender, name = peer(message.get("from_id")), some_words(message.get("from"))
        if sender and name:
            self.names[name] = sender if self.names.get(name, sender) == sender else None
        if sender > 0 and message.get("inline_bot_buttons") and "via_bot" not in message:
            self.bots.add(sender)

    def learn_service(self, message: Json, *, basic: bool) -> None:
        """Who does what only admins do is one; in a basic group anybody may pin and rename."""
        action, actor = message.get("action"), peer(message.get("actor_id"))
        name = some_words(message.get("actor"))
        removed = action == "remove_members" and items(message.get("members")) not in ([], [name])
        if actor and name:
            self.names[name] = actor if self.names.get(name, actor) == actor else None
        if actor <= 0:
            return
        if action in ("create_group", "create_channel"):
            self.owner = self.owner or actor
        elif removed or (action in BY_ADMINS and not basic):
            self.admins.add(actor)


@dataclass(slots=True)
class Found:
    """A chat of the file: its number in it, what its head says, how many messages it has."""

    number: int
    name: str = ""
    type: str = ""
    said_id: int = 0
    messages: int = 0
    known: Known | None = None

    @property
    def is_group(self) -> bool:
        return self.type in GROUPS

    @property
    def id(self) -> int:
        """Its id as the Bot API has it."""
        if self.said_id <= 0:
            return self.said_id
        return -self.said_id if self.type == BASIC else CHANNEL - self.said_id

    def is_called(self, wanted: int) -> bool:
        """Is that its id, as exported or as the Bot API has it?"""
        return wanted in (self.id, self.said_id) and bool(wanted)


def peer(value: Any) -> int:
    """`user12`, `channel12`, `chat12`, or the number of an old export, as the Bot API's id; 0 for none."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    said = words(value)
    kind = said.rstrip("0123456789")
    digits = said[len(kind) :]
    if not digits.isascii() or not 0 < len(digits) < 17:
        return 0
    return {"user": 1, "chat": -1}.get(kind, 0) * int(digits) or (CHANNEL - int(digits)) * (kind == "channel")


@contextmanager
def opened(path: Path, moved: Moved) -> Iterator[Window]:
    """The file, to be read once; Unusable when it cannot be."""
    try:
        with path.open("rb") as file:
            yield Window(file, moved)
    except BadFile as error:
        raise Unusable(f"{path} is no chat export that can be read: {error}") from None
    except OSError as error:
        raise Unusable(f"{path} cannot be read: {error.strerror or error}") from None


def parts(window: Window) -> Iterator[tuple[int, str]]:
    """(number of the chat, field), field by field, 0 = the file's own; the value stands next in the window."""
    number = 0
    for name in window.fields():
        if name not in ("chats", "left_chats"):
            yield 0, name
            continue
        for inner in window.fields():
            if inner != "list":
                window.skip(2)
                continue
            for _ in window.items():
                number += 1
                for item in window.fields():
                    yield number, item
    if window.peek():
        raise window.wrong(window.at, "the end of the file")


def look(path: Path, wanted: int | None, moved: Moved) -> list[Found]:
    """Every chat of the file. What is known of one is kept for the wanted, or the first group."""
    found: dict[int, Found] = {}
    with opened(path, moved) as window:
        for number, name in parts(window):
            chat = found.setdefault(number, Found(number))
            if name == "messages":
                chat.known = Known()
                for _ in window.items():
                    chat.messages += 1
                    chat.known.learn(mapping(window.value("a message")), basic=chat.type == BASIC)
            elif name in HEAD:
                read_head(chat, name, window.value())
            else:
                window.skip(2)
            if chat.known is not None and not needed(chat, wanted, found):
                chat.known = None
    return [chat for chat in found.values() if chat.messages or chat.type]


def needed(chat: Found, wanted: int | None, found: dict[int, Found]) -> bool:
    """May this be the chat to replay, as far as its head is read?"""
    if chat.said_id and wanted is not None:
        return chat.is_called(wanted)
    first = all(other.known is None for other in found.values() if other is not chat)
    return first and (chat.is_group or not chat.type)


def read_head(chat: Found, name: str, value: Any) -> None:
    """A field of a chat's head."""
    if name == "id":
        chat.said_id = value if isinstance(value, int) and not isinstance(value, bool) else 0
    elif name == "name":
        chat.name = words(value)
    else:
        chat.type = words(value)


def choose(path: Path, chats: list[Found], wanted: int | None) -> Found:
    """The one group to replay; Unusable says which there are."""
    if not chats:
        raise Unusable(f"{path} holds no chat: it is no chat export of Telegram Desktop in JSON.")
    groups = [chat for chat in chats if chat.is_group and chat.id]
    fits = groups if wanted is None else [chat for chat in groups if chat.is_called(wanted)]
    if len(fits) == 1:
        return fits[0]
    if not groups:
        kinds = ", ".join(sorted({chat.type or "unknown" for chat in chats}))
        raise Unusable(f"{path} holds no group (only: {kinds}); only groups can be replayed.")
    listed = [f"  --chat {chat.id}  {chat.messages} messages  {chat.name}" for chat in groups[:LISTED]]
    more = [f"  and {len(groups) - LISTED} more"] if len(groups) > LISTED else []
    why = "holds several groups" if wanted is None else f"holds no one group with the id {wanted}"
    raise Unusable("\n".join([f"{path} {why}; say which:", *listed, *more]))


def messages(path: Path, chat: Found, moved: Moved) -> Iterator[Json]:
    """The messages of one chat of the file; what is no object is passed over."""
    with opened(path, moved) as window:
        for number, name in parts(window):
            if name != "messages":
                window.skip(2)
            elif number != chat.number:
                window.skip(1)
            else:
                for _ in window.items():
                    message = window.value("a message")
                    if isinstance(message, dict):
                        yield message
