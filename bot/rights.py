"""Who may call what, and what must be asked of Telegram before that can be said. Asks nothing itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from bot.core.facts import Membership


class NeedsAdmins(Exception):
    """The turn would punish or asks who is an admin, and the list of admins is older than 60 s."""


@dataclass(frozen=True)
class NeedsMember(Exception):
    """A destructive command or button: Telegram must be asked what this user may do now."""

    user_id: int


@dataclass(frozen=True)
class NeedsPhoto(Exception):
    """Telegram must be asked whether this user shows a profile photo."""

    user_id: int


class NeedsPermissions(Exception):
    """The turn changes what all members may do here: Telegram must be asked what that is now."""


@dataclass(slots=True)
class Asked:
    """What was asked of Telegram for this one turn: standing of users, whether they show a photo, the chat's default
    permissions, at this moment."""

    members: dict[int, Membership] = field(default_factory=dict)
    photos: dict[int, bool] = field(default_factory=dict)
    permissions: Mapping[str, bool] | None = None
    failed: bool = False


class Right(Enum):
    """Who may call: anybody, or an admin who holds that right themself (S23)."""

    ANYBODY = ""
    ADMIN = "admin"
    DELETE = "can_delete_messages"
    RESTRICT = "can_restrict_members"
    INFO = "can_change_info"
    INVITE = "can_invite_users"
    PIN = "can_pin_messages"
    PROMOTE = "can_promote_members"
    OWNER = "owner"


def holds(standing: Membership, right: Right) -> bool:
    """Does this standing hold the right?"""
    if right is Right.ANYBODY:
        return True
    if right is Right.ADMIN:
        return standing.is_admin
    if right is Right.OWNER:
        return standing.status == "creator"
    return standing.may(right.value)
