"""The contract of a feature: what it hears, its commands, buttons, sweeps; and the Turn its handlers are given."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Literal, TypeVar, cast

from pydantic import BaseModel
from sqlalchemy import Select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core.clock import Draw
from bot.core.decisions import Decision, Hand, Refusal
from bot.core.facts import (
    Answer,
    ButtonPress,
    CommandCall,
    Content,
    Handed,
    JoinRequest,
    MemberChange,
    Membership,
    Message,
    Payment,
    PollVote,
    Reaction,
    Sender,
    Tick,
)
from bot.core.me import Me
from bot.core.templates import album_of
from bot.db.members import read_members
from bot.rights import Asked, NeedsAdmins, NeedsMember, NeedsPermissions, NeedsPhoto, Right, holds
from bot.voice import Voice

__all__ = [
    "Asked",
    "Command",
    "Decisions",
    "Feature",
    "Handler",
    "Me",
    "NeedsAdmins",
    "NeedsMember",
    "NeedsPermissions",
    "NeedsPhoto",
    "Press",
    "Right",
    "Sweep",
    "Turn",
    "holds",
]

P = TypeVar("P", bound=BaseModel)
F = TypeVar("F")
Decisions = Sequence[Decision]
Handler = Callable[["Turn", F], Awaitable[Decisions]]


@dataclass(frozen=True)
class Command:
    """`/name` (or an alias, or a whole word of `words`). `live`: rights are asked of Telegram at that moment.

    `where`: "group" = of a chat, also from private with the chat picked first; "private" = only there, of no chat;
    "any" = both, given as it comes. `confirm`: an admin without a face is asked who they are, even where anybody may,
    as it asks for a right itself. Text id of its one-line help: `<feature>-command-<name>`."""

    name: str
    handler: Handler[CommandCall]
    right: Right
    live: bool = False
    where: Literal["group", "private", "any"] = "group"
    aliases: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    shown: bool = True
    confirm: bool = False


@dataclass(frozen=True)
class Press:
    """A button's verb. `lifetime` from when it was made; the handler's decisions must answer the press."""

    verb: str
    handler: Handler[ButtonPress]
    right: Right
    live: bool = False
    lifetime: timedelta | None = None


@dataclass(frozen=True)
class Sweep:
    """What becomes due: `earliest` selects one instant or NULL, due `after` that; `find` = (lane, cause, data, due) of
    what is due now."""

    name: str
    earliest: Select[Any]
    find: Callable[
        [AsyncSession, datetime], Awaitable[Sequence[tuple[int, str, Mapping[str, Any], datetime]]]
    ]
    handler: Handler[Tick]
    after: timedelta = timedelta()


@dataclass(frozen=True)
class Feature:
    """A feature's table of contents. `on_message` sees every message, is not async and uses lane state alone;
    the others may read through `turn.session`. `load` fills `turn.lane.own[name]`, reloaded after its chat's rows
    changed."""

    name: str
    policy: type[BaseModel] | None = None
    on_message: Callable[["Turn", Message], Decisions] | None = None
    on_member: Handler[MemberChange] | None = None
    on_me: Handler[MemberChange] | None = None
    on_join_request: Handler[JoinRequest] | None = None
    on_reaction: Handler[Reaction] | None = None
    on_vote: Handler[PollVote] | None = None
    on_payment: Handler[Payment] | None = None
    on_private: Handler[Message] | None = None
    commands: tuple[Command, ...] = ()
    presses: tuple[Press, ...] = ()
    answers: Mapping[str, Handler[Answer]] = field(default_factory=dict)
    handed: Mapping[str, Handler[Handed]] = field(default_factory=dict)
    sweeps: tuple[Sweep, ...] = ()
    load: Callable[[AsyncSession, int], Awaitable[Any]] | None = None


@dataclass(slots=True)
class Turn(Voice):
    """What a handler may know: the instant, the lane's state, chance, texts; `session` only where it may read."""

    key: str
    draw: Draw
    features: tuple[Feature, ...]
    asked: Asked
    _session: AsyncSession | None = None

    @property
    def session(self) -> AsyncSession:
        """The read-only session; a message handler has none."""
        if self._session is None:
            raise RuntimeError("this turn uses lane state alone")
        return self._session

    def policy(self, kind: type[P]) -> P:
        """The feature's numbers for this chat."""
        return cast(P, self.lane.policies[kind])

    def whole(self, message: Message) -> tuple[int, ...]:
        """The message, and what came with it in its album, as far as it was just seen."""
        album = {
            item.id
            for item in self.lane.recent
            if message.album and item.album == message.album and item.user_id == message.sender.id
        }
        return tuple(sorted(album | {message.id}))

    def given(self, message: Message) -> Content | None:
        """The message as it can be sent again, with what came with it in its album, as far as it was just seen."""
        parts = {
            item.id: item.content
            for item in self.lane.recent
            if message.album and item.album == message.album and item.content is not None
        }
        if message.content is not None:
            parts[message.id] = message.content
        return album_of([parts[number] for number in sorted(parts)]) if parts else None

    def answering(self, message: Message) -> Message:
        """The message, with the whole album where it answers a part of one."""
        reply = message.reply_to
        return replace(message, reply_to=replace(reply, content=self.given(reply))) if reply else message

    def at_gate(self, user: int) -> bool:
        """Does somebody still have to pass the gate? Told by its part of the lane's state."""
        return user in self.lane.own.get("gate", ())

    def owes_introduction(self, user: int) -> bool:
        """Does the chat still wait for somebody's introduction? Told by the part of the lane's state that knows."""
        return user in getattr(self.lane.own.get("introductions"), "waiting", ())

    @property
    def has_answered(self) -> bool:
        """Has a stored answer just been given in this turn? Told by the parts of the lane's state that give some."""
        parts = (self.lane.own.get(name) for name in ("replies", "faq"))
        return any(getattr(part, "turn", "") == self.key for part in parts)

    def shuns(self, user: int, name: str) -> bool:
        """Is a member's name none to repeat? Told by the part of the lane's state that knows ads."""
        asked = getattr(self.lane.own.get("ads"), "shuns", None)
        return asked is not None and bool(asked(user, name))

    async def know(self, *users: int) -> None:
        """Load members into the lane's state, so that `member` tells all that is known of them."""
        if missing := [user for user in users if user not in self.lane.members]:
            found = await read_members(self.session, self.chat, missing, self.lane.secret)
            self.lane.members.update(found)

    def hand(self, lane: int, feature: str, verb: str, /, **data: Any) -> Hand:
        """Asks another lane, or this one once more, to act: at most once in a turn for each lane and verb."""
        return Hand(lane, feature, verb, data, f"{feature}:{verb}:{lane}:{self.key}")

    async def put_aside(self, *, but: str = "") -> list[Decision]:
        """What every feature (`but` one) was being told in private is given up: the next words belong to one alone."""
        stops = [one.handed["cancel"] for one in self.features if "cancel" in one.handed and one.name != but]
        said = [await stop(self, Handed("", "cancel", {"user": self.chat})) for stop in stops]
        return [decision for decisions in said for decision in decisions]

    def may(self, user: Sender, right: Right) -> bool:
        """Do they hold the right by the list of admins, read again where it is old? For what is shown, not done."""
        if not self.lane.admins_known(self.now) and not self.asked.failed:
            raise NeedsAdmins
        return holds(self.lane.admins.get(user.id, Membership("member")), right)

    def refusal(self, by: Sender | int, right: Right, *, live: bool) -> str | None:
        """Why `by` may not, None if they hold the right here; `live` asks Telegram at this moment (S22, S23)."""
        if right is Right.ANYBODY:
            return None
        lang, user_id = self.language_of(by), by if isinstance(by, int) else by.id
        if self.asked.failed:
            return self.texts.plain(lang, "kernel-cannot-check")
        if not self.lane.admins_known(self.now):
            raise NeedsAdmins
        standing = self.lane.admins.get(user_id, Membership("member"))
        if live:
            if user_id not in self.asked.members:
                raise NeedsMember(user_id)
            standing = self.asked.members[user_id]
        if holds(standing, right):
            return None
        if not standing.is_admin:
            return self.texts.plain(lang, "kernel-admins-only")
        name = self.texts.plain(lang, f"right-{right.value.replace('_', '-')}")
        return self.texts.plain(lang, "kernel-right-missing", right=name)

    def require(self, user: Sender | int, right: Right) -> None:
        """For what another lane asked on somebody's behalf: Refusal unless they hold the right in this chat now."""
        if (no := self.refusal(user, right, live=True)) is not None:
            raise Refusal(no)
