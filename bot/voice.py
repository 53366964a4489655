"""How a turn speaks: in whose language, to all or to one, who sees it. Decides nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.core.decisions import AnswerButton, Button, Priority, Rows, Say
from bot.core.facts import ButtonPress, CommandCall, Sender
from bot.core.me import Me
from bot.core.names import plain_name
from bot.core.texts import Html, Texts
from bot.db.lanes import Lane
from bot.db.members import MemberState

PASSING = timedelta(minutes=2)  # a public line for one member: long enough to be read


@dataclass(slots=True)
class Voice:
    """What it takes to say something: the instant, the chat's state, the texts, who this bot is."""

    now: datetime
    lane: Lane
    texts: Texts
    me: Me

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

    def member(self, user: Sender | int) -> MemberState:
        """What is known here of a user; an empty state for one never seen."""
        return self.lane.member(user, self.now)

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
        """A no to a command."""
        return self.confirm(call, text)

    def confirm(self, call: CommandCall, text: Html, *, buttons: Rows = ()) -> Say:
        """What became of a command: to who asked alone where they can be reached, else under it, and gone soon."""
        if call.in_private or self.can_whisper or self.member(call.by).started:
            return self.answer(call, text, buttons=buttons, personal=True)
        return replace(self.answer(call, text, buttons=buttons), expires_after=PASSING)

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

    def approach(
        self,
        user: Sender,
        text: Html,
        rows: Rows = (),
        *,
        answer: str,
        data: Mapping[str, Any],
        private: bool = True,
    ) -> list[Say]:
        """What nobody asked for, to one member alone: in private where they pressed Start, its outcome to `answer`;
        else ephemeral; else not at all."""
        if private and self.member(user).started:
            words = self.named(user, text)
            return [Say(user.id, words, rows, answer=answer, data=data, priority=Priority.BULK)]
        say = Say(self.chat, text, rows, receiver=user.id, priority=Priority.BULK)
        return [say] if self.can_whisper else []

    def variables(self, user: Sender) -> dict[str, str]:
        """What the variables of a stored text stand for. No @names: an answer pings nobody (S44)."""
        name = plain_name(user.name)
        named_by = dict.fromkeys(("name", "fullname", "username"), name)
        return named_by | {
            "first": name.partition(" ")[0],
            "chat": self.lane.title,
            "chatname": self.lane.title,
            "date": self.texts.day(self.language, self.now, self.zone),
            "time": self.texts.clock(self.language, self.now, self.zone),
        }

    def hint(self, user: Sender | int, thread: int | None = None) -> Say:
        """The public line for one who cannot be whispered to: open the private chat."""
        button = self.start_button(user)
        return Say(self.chat, self.text_for(user, "kernel-open-private"), ((button,),), thread=thread,
                   expires_after=PASSING)  # fmt: skip

    def start_button(self, user: Sender | int) -> Button:
        """A link that presses Start."""
        return Button(self.text_for(user, "kernel-open"), url=self.me.start_link("open"))

    @property
    def can_whisper(self) -> bool:
        return self.me.ephemeral and self.lane.bot_is_admin

    def beside(self, press: ButtonPress, text: Html, buttons: Rows = ()) -> Say:
        """More for who pressed, where they pressed, seen by them alone."""
        if press.chat.is_private:
            return Say(press.chat.id, self.named(press.by, text), buttons)
        return self.whisper(press.by, text, buttons=buttons, press=press.query_id)

    def pressed(self, press: ButtonPress, text: Html | str = "", *, alert: bool = False) -> AnswerButton:
        """What the presser of a button sees."""
        return AnswerButton(press.query_id, str(text), alert)
