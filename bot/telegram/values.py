"""Single values of Telegram's JSON, read leniently: what is missing or strange is absent and never raises."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, TypeVar

from bot.core.facts import GONE, Membership

Json = Mapping[str, Any]
T = TypeVar("T")
MOST_KEPT = 20_000
LARGEST = 1 << 62  # Telegram's ids have at most 52 bits
PERMISSIONS = (
    "can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos",
    "can_send_video_notes", "can_send_voice_notes", "can_send_polls", "can_send_other_messages",
    "can_add_web_page_previews", "can_change_info", "can_invite_users", "can_pin_messages", "can_manage_topics",
    "can_edit_tag", "can_react_to_messages",
)  # fmt: skip


def mapping(value: Any) -> Json:
    """The value if it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def items(value: Any) -> list[Any]:
    """The value if it is a list, else an empty one."""
    return value if isinstance(value, list) else []


def words(value: Any) -> str:
    """The value if it is a string, else an empty one."""
    return value if isinstance(value, str) else ""


def number(value: Any) -> int:
    """An id; 0 when it is none, or more than a column holds."""
    fits = isinstance(value, int) and not isinstance(value, bool) and -LARGEST <= value <= LARGEST
    return value if fits else 0


def some_words(value: Any) -> str | None:
    """A string if it is one that says something, else None."""
    return value if isinstance(value, str) and value else None


def instant(value: Any) -> datetime | None:
    """A Unix time in seconds; None for 0, absent or absurd."""
    if not isinstance(value, int) or isinstance(value, bool) or not 0 < value < 253_402_300_799:
        return None
    return datetime.fromtimestamp(value, UTC)


def moment(value: Any) -> datetime:
    """A Unix time in seconds; the beginning of time for one that is none."""
    return instant(value) or datetime.fromtimestamp(0, UTC)


def instant_of(value: Any) -> datetime | None:
    """An ISO instant of our own making."""
    return datetime.fromisoformat(value) if isinstance(value, str) else None


def membership(data: Json) -> Membership:
    """Telegram's ChatMember."""
    status = words(data.get("status")) or "left"
    rights = frozenset(name for name, value in data.items() if value is True and name.startswith("can_"))
    permissions = {name: data.get(name) is True for name in PERMISSIONS} if status == "restricted" else None
    return Membership(
        status=status,
        rights=rights if status == "administrator" else frozenset(),
        permissions=permissions,
        until=instant(data.get("until_date")),
        is_member=data.get("is_member") is True if status == "restricted" else status not in GONE,
        anonymous=data.get("is_anonymous") is True,
        title=words(data.get("custom_title")),
        tag=words(data.get("tag")),
        is_bot=mapping(data.get("user")).get("is_bot") is True,
    )


def remember(kept: dict[int, tuple[Json, T]], key: int, data: Json, value: T) -> tuple[Json, T]:
    """Keep a value with the JSON it was read from; a full memory begins anew."""
    if len(kept) >= MOST_KEPT:
        kept.clear()
    kept[key] = (data, value)
    return kept[key]
