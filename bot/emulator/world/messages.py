"""One message of the emulated Telegram: plain data, as it is kept; how it is posted, shown or deleted is elsewhere."""

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Message:
    """A message of one chat.

    `content` holds the fields of the Bot API's Message that are the content, in wire form: text and
    entities, photo and caption, poll, dice, or those of a service message (new_chat_members, ...).
    `origin` holds wire fields about where it came from (forward_origin, via_bot, external_reply, ...).
    `author_id` is who really wrote it, also where `from_id` is a stand-in or none.
    """

    id: int
    chat_id: int
    date: int
    from_id: int | None
    content: dict[str, Any]
    origin: dict[str, Any] = field(default_factory=dict)
    sender_chat_id: int | None = None
    reply_to: int | None = None
    quote: dict[str, Any] | None = None
    markup: dict[str, Any] | None = None
    edit_date: int | None = None
    thread_id: int | None = None
    author_id: int = 0
    media_group_id: str = ""
    service: bool = False
    undeletable: bool = False
    automatic_forward: bool = False
    protected: bool = False
    paid: bool = False
    sender_tag: str = ""
    receiver_id: int | None = None
    ephemeral_id: int | None = None
    reactions: dict[int, list[dict[str, Any]]] = field(default_factory=dict)

    @property
    def ephemeral(self) -> bool:
        """Seen by one member and the bot only (Bot API 10.2)."""
        return self.ephemeral_id is not None
