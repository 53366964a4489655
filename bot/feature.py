"""The contract of a feature: what it hears, its commands, buttons, sweeps; and the Turn its handlers are given."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Literal, TypeVar, cast
from zoneinfo import ZoneInfo

from pydantic import BaseModel
from sqlalchemy import Select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core.clock import Draw
from bot.core.decisions import AnswerButton, Button, Decision, Refusal, Rows, Say
from bot.core.facts import (
    Answer,
    ButtonPress,
    CommandCall,
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
from bot.core.texts import Html, Texts
from bot.db.lanes import Lane, MemberState, load_members
from bot.rights import Asked, NeedsAdmins, NeedsMember, NeedsPermissions, NeedsPhoto, Right, holds

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
PASSING = timedelta(minutes=2)  # a public line for one member: long enough to be read
Handler = Callable[["Turn", F], Awaitable[Decisions]]


@dataclass(frozen=True)
class Command:
    """`/name` (or an alias, or a whole word of `words`). `live`: rights are asked of Telegram at that moment.

    `where`: "group" = of a chat, also from private with the chat picked first; "private" = only there, of no chat;
    "any" = both, given as it comes. Text id of its one-line help: `<feature>-command-<name>`."""

    name: str
    handler: Handler[CommandCall]
    right: Right
    live: bool = False
    where: Literal["group", "private", "any"] = "group"
    aliases: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    shown: bool = True


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
class Turn:
    """What a handler may know: the instant, the lane's state, chance, texts; `session` only where it may read."""

    now: datetime
    key: str
    lane: Lane
    draw: Draw
    texts: Texts
    me: Me
    features: tuple[Feature, ...]
    asked: Asked
    _session: AsyncSession | None = None

    @property
    def session(self) -> AsyncSession:
        """The read-only session; a message handler has none."""
        if self._session is None:
            raise RuntimeError("this turn uses lane state alone")
        return self._session

    @property
    def chat(self) -> int:
        return self.lane.id

    @property
    def language(self) -> str:
        """The chat's language."""
        return self.lane.language

    @property
    def zone(self) -> ZoneInfo:
        return self.lane.zone

    def policy(self, kind: type[P]) -> P:
        """The feature's numbers for this chat."""
        return cast(P, self.lane.policies[kind])

    def member(self, user: Sender | int) -> MemberState:
        """What is known here of a user; an empty state for one never seen."""
        return self.lane.member(user, self.now)

    def whole(self, message: Message) -> tuple[int, ...]:
        """The message, and what came with it in its album, as far as it was just seen."""
        album = {
            item.id
            for item in self.lane.recent
            if message.album and item.album == message.album and item.user_id == message.sender.id
        }
        return tuple(sorted(album | {message.id}))

    def at_gate(self, user: int) -> bool:
        """Does somebody still have to pass the gate? Told by its part of the lane's state."""
        return user in self.lane.own.get("gate", ())

    def has_answered(self, user: int) -> bool:
        """Has a stored answer just been given to them in this turn? Told by its part of the lane's state."""
        given = getattr(self.lane.own.get("replies"), "given", {}).get(user)
        return given is not None and given[1] == self.key

    async def know(self, *users: int) -> None:
        """Load members into the lane's state, so that `member` tells all that is known of them."""
        if missing := [user for user in users if user not in self.lane.members]:
            await load_members(self.session, self.lane, missing)

    def language_of(self, user: Sender | int) -> str:
        """For one member: their choice, else zh in a zh chat, else their client's language, else the chat's."""
        return self.lane.language_of(user)

    def text(self, text_id: str, **args: Any) -> Html:
        """A text in the chat's language."""
        return self.texts.render(self.language, text_id, **args)

    def text_for(self, user: Sender | int, text_id: str, **args: Any) -> Html:
        """A text in one member's language."""
        return self.texts.render(self.language_of(user), text_id, **args)

    def named(self, user: Sender | int, text: Html) -> Html:
        """A private text that says which group it speaks of."""
        return self.texts.render(self.language_of(user), "kernel-of-group", group=self.lane.title, text=text)

    def answer(
        self,
        call: CommandCall,
        text: Html,
        *,
        buttons: Rows = (),
        personal: bool = False,
        silent: bool = True,
    ) -> Say:
        """The answer to a command: where it was asked; `personal` ones only to who asked (whispered, where they are
        a person and no admin without a face)."""
        if call.in_private:
            return Say(call.answer_in, self.named(call.by, text), buttons=buttons)
        if personal and call.by.kind == "user":
            return self.whisper(call.by, text, buttons=buttons, thread=call.message.thread)
        reply_to = call.message.id or None
        return Say(
            self.chat, text, buttons=buttons, reply_to=reply_to, thread=call.message.thread, silent=silent
        )

    def refuse(self, call: CommandCall, text: Html) -> Say:
        """A no to a command: to who asked alone where they can be reached, else under it, and gone soon."""
        if call.in_private or self.can_whisper or self.member(call.by).started:
            return self.answer(call, text, personal=True)
        return replace(self.answer(call, text), expires_after=PASSING)

    def whisper(
        self,
        user: Sender,
        text: Html,
        *,
        buttons: Rows = (),
        thread: int | None = None,
        press: str | None = None,
    ) -> Say:
        """A message that only one member sees: ephemeral where the server can, else private, else a public hint that
        says nothing of them."""
        if self.can_whisper:
            return Say(
                self.chat, text, buttons=buttons, receiver=user.id, thread=thread, press=press,
                answer="kernel:whispered", data={"user": user.id, "thread": thread, "text": self.named(user, text)},
            )  # fmt: skip
        if self.member(user).started:
            return Say(
                user.id, self.named(user, text), buttons=buttons,
                answer="kernel:whispered", data={"user": user.id, "thread": thread},
            )  # fmt: skip
        return self.hint(user, thread)

    def hint(self, user: Sender | int, thread: int | None = None) -> Say:
        """The public line for one who cannot be whispered to: open the private chat."""
        button = self.start_button(user)
        return Say(self.chat, self.text_for(user, "kernel-open-private"), ((button,),), thread=thread,
                   expires_after=PASSING)  # fmt: skip

    def start_button(self, user: Sender | int) -> Button:
        """A link that presses Start."""
        return Button(self.text_for(user, "kernel-open"), url=f"https://t.me/{self.me.username}?start=open")

    @property
    def can_whisper(self) -> bool:
        return self.me.ephemeral and self.lane.bot_is_admin

    def pressed(self, press: ButtonPress, text: Html | str = "", *, alert: bool = False) -> AnswerButton:
        """What the presser of a button sees."""
        return AnswerButton(press.query_id, str(text), alert)

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
