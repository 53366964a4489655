"""Chats and their members as plain data; what changes them is in members.py and the methods."""

from dataclasses import dataclass, field
from typing import Any, Literal

from bot.emulator.world.links import InviteLink, JoinRequest
from bot.emulator.world.messages import Message
from bot.emulator.world.topics import Topic

ChatType = Literal["private", "group", "supergroup", "channel"]
Status = Literal["creator", "administrator", "member", "restricted", "left", "kicked"]


@dataclass
class Member:
    """Where one account stands in one chat; `until` (unix seconds, 0: for ever) is judged by members.find."""

    user_id: int
    status: Status = "left"
    rights: dict[str, bool] = field(default_factory=dict)
    permissions: dict[str, bool] = field(default_factory=dict)
    until: int = 0
    is_member: bool = True
    custom_title: str = ""
    tag: str = ""
    anonymous: bool = False
    promoted_by: int = 0

    @property
    def inside(self) -> bool:
        """Whether the account is in the chat at all."""
        return self.status in ("creator", "administrator", "member") or (
            self.status == "restricted" and self.is_member
        )

    @property
    def is_admin(self) -> bool:
        """Owner or administrator."""
        return self.status in ("creator", "administrator")


@dataclass
class Chat:
    """One chat. A private chat is seen from the bot: its id is the person's id and `bot_id` says whose it is."""

    id: int
    type: ChatType
    title: str = ""
    username: str = ""
    description: str = ""
    photo: dict[str, Any] | None = None
    owner_id: int = 0
    bot_id: int = 0
    members: dict[int, Member] = field(default_factory=dict)
    bots: set[int] = field(default_factory=set)
    permissions: dict[str, bool] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    ephemerals: dict[int, Message] = field(default_factory=dict)
    last_message_id: int = 0
    last_ephemeral_id: int = 0
    pinned: list[int] = field(default_factory=list)
    links: dict[str, InviteLink] = field(default_factory=dict)
    requests: dict[int, JoinRequest] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    banned_senders: set[int] = field(default_factory=set)
    is_forum: bool = False
    join_by_request: bool = False
    linked_chat_id: int = 0
    slow_mode_delay: int = 0
    protected: bool = False
    service_messages_hidden: bool = False
    members_hidden: bool = False
    deleted: bool = False
    available_reactions: list[dict[str, Any]] | None = None
    guard_bot_id: int = 0
    migrated_to: int = 0
    migrated_from: int = 0
    started: bool = False
    blocked: bool = False
    writable_until: float = 0.0
    last_spoken: dict[int, float] = field(default_factory=dict)
