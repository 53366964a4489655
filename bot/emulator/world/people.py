"""People and bots: the accounts of the emulated Telegram; who is in which chat is not kept here."""

from collections import deque
from dataclasses import dataclass, field

GROUP_ANONYMOUS_BOT = 1087968824
CHANNEL_BOT = 136817688
SERVICE_ACCOUNT = 777000


@dataclass
class Person:
    """A human account (or one of Telegram's own stand-ins, which never act)."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = ""
    bio: str = ""
    photo: str = ""
    is_premium: bool = False
    deleted: bool = False


@dataclass
class Update:
    """One queued update: its body is finished JSON, so that it stays what it was when it was made."""

    id: int
    kind: str
    key: str
    expires: float
    body: bytes
    attempts: int = 0
    not_before: float = 0.0


@dataclass
class Webhook:
    """Where updates are posted instead of being polled; an empty url means polling."""

    url: str = ""
    secret_token: str = ""
    max_connections: int = 40
    ip_address: str = ""
    has_custom_certificate: bool = False
    last_error_date: int = 0
    last_error_message: str = ""
    set_at: float = 0.0
    gone_since: float = 0.0


@dataclass
class Bot:
    """A bot account and its update queue (in order of ids; `by_key` has them by webhook queue)."""

    id: int
    token: str
    first_name: str
    username: str
    privacy_mode: bool = True
    bot_to_bot: bool = False
    last_message_id: int = 0
    next_update_id: int = 0
    newest_update_id: int = 0
    updates: dict[int, Update] = field(default_factory=dict)
    by_key: dict[str, deque[int]] = field(default_factory=dict)
    queued_bytes: int = 0
    allowed_updates: list[str] | None = None
    webhook: Webhook = field(default_factory=Webhook)
    last_offset: int | None = None
    last_poll_at: float = 0.0
    last_conflict_at: float = 0.0
    started_at: float = 0.0
    closed: bool = False
    logged_out: bool = False
    known_users: set[int] = field(default_factory=set)
    settings: dict[str, str] = field(default_factory=dict)
    supports_join_request_queries: bool = False
