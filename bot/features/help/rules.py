"""Which commands are shown to whom, and which group a private command speaks of. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Literal

from rapidfuzz import process

COMPARED = timedelta(days=1)
REMEMBERED = timedelta(minutes=10)
POINTED = timedelta(days=1)
MEMBERS_SEE, ADMINS_SEE = 6, 10
MOST_BUTTONS = 20
NEAR = 75

# What members and admins see first; of these, those that exist.
FOR_MEMBERS = ("rules", "intro", "me", "top", "checkin", "report", "warns", "appeal", "help", "privacy")
FOR_ADMINS = (
    "warn", "unwarn", "mute", "kick", "ban", "del", "filter", "setrules", "settings", "why", "alerts", "unban",
)  # fmt: skip

Role = Literal["member", "admin"]


@dataclass(frozen=True, slots=True)
class Known:
    """A command as lists of them need it: `open` to everybody or not, `where` as declared."""

    name: str
    text: str
    open: bool
    where: str


@dataclass(frozen=True, slots=True)
class Group:
    """A group that somebody may speak of in private, and their status there."""

    id: int
    title: str
    type: str
    status: str

    @property
    def is_admin(self) -> bool:
        return self.status in ("creator", "administrator")


@dataclass(frozen=True, slots=True)
class Lists:
    """Commands in the order they are shown: first those in sight, then the rest."""

    first: tuple[Known, ...]
    rest: tuple[Known, ...]


def lists(commands: Iterable[Known], role: Role, *, private: bool) -> Lists:
    """A role's own commands, of those that can be called there; admins' lists leave out what members see."""
    here = [command for command in commands if private or command.where != "private"]
    mine = [command for command in here if command.open == (role == "member")]
    wanted, most = (FOR_MEMBERS, MEMBERS_SEE) if role == "member" else (FOR_ADMINS, ADMINS_SEE)
    rank = {name: number for number, name in enumerate(wanted)}
    ordered = sorted(mine, key=lambda command: rank.get(command.name, len(wanted)))
    return Lists(tuple(ordered[:most]), tuple(ordered[most:]))


def menus(commands: Sequence[Known]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Scope -> the commands Telegram offers there."""
    in_group = lists(commands, "member", private=False).first
    alone = tuple(command for command in commands if command.where != "group" and command not in in_group)
    admins = lists(commands, "admin", private=False).first
    shown = {
        "all_group_chats": in_group,
        "all_chat_administrators": in_group + admins,
        "all_private_chats": in_group + alone,
    }
    return {scope: pairs(commands) for scope, commands in shown.items()}


def pairs(commands: Iterable[Known]) -> tuple[tuple[str, str], ...]:
    """Names with their one line, each once."""
    return tuple({command.name: command.text for command in commands}.items())


def digest(value: object) -> str:
    """A short name of a value by its looks; equal values have equal names."""
    return blake2b(repr(value).encode(), digest_size=12).hexdigest()


def choosable(groups: Iterable[Group], right: str) -> list[Group]:
    """The groups of which somebody may say something that needs `right` ("" = nothing)."""
    if not right:
        return list(groups)
    return [group for group in groups if (group.status == "creator" if right == "owner" else group.is_admin)]


def picked(
    groups: Sequence[Group], chosen: int | None, until: datetime | None, now: datetime
) -> Group | None:
    """The group meant without asking: the only one, or the one chosen a moment ago (S24)."""
    if len(groups) == 1:
        return groups[0]
    if until is None or until <= now:
        return None
    return next((group for group in groups if group.id == chosen), None)


def is_fresh(asked: datetime | None, now: datetime) -> bool:
    """Was it asked so short ago that the answer still belongs to it?"""
    return asked is not None and now - asked <= REMEMBERED


def may_point(pointed: datetime | None, now: datetime) -> bool:
    """At most one pointer to /help a day."""
    return pointed is None or now - pointed >= POINTED


def nearest(name: str, names: Iterable[str]) -> str:
    """The command perhaps meant; "" where none is near."""
    found = process.extractOne(name, list(names), score_cutoff=NEAR)
    return found[0] if found else ""
