"""Commands and buttons: recognised, checked for rights at this moment, obeyed. Knows no feature by name but help."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.core.codec import dump, load
from bot.core.decisions import Button, Decision, Delete, Note, Refusal, Say
from bot.core.facts import ButtonPress, CommandCall, Fact, Handed, Message
from bot.core.texts import Html
from bot.db.queries import find_event
from bot.feature import Feature, Press, Right, Turn
from bot.laws import bound, complete, judge, know_all

COMMANDS_LAST = timedelta(minutes=10)


class Commands:
    """Everything that can be typed or pressed, for one installation."""

    def __init__(self, features: tuple[Feature, ...], username: str) -> None:
        self.username = username
        self.picker = next(feature.handed["pick"] for feature in features if feature.name == "help")
        self.known = {
            name: (feature, command)
            for feature in features
            for command in feature.commands
            for name in (command.name, *command.aliases)
        }
        self.words = {
            word: command.name
            for feature in features
            for command in feature.commands
            for word in command.words
        }
        self.presses = {
            (feature.name, press.verb): press for feature in features for press in feature.presses
        }

    def called(self, message: Message, now: datetime) -> CommandCall | None:
        """The command that a message is: `/name@us args`, or one of the whole words; None for others' and unknown.

        One that was written more than ten minutes ago is a message like any other (S4): nobody waits for it now."""
        if now - message.date > COMMANDS_LAST:
            return None
        text = message.text.strip()
        if message.edited or message.is_service or message.forward is not None:
            return None
        if name := self.words.get(text):
            return CommandCall(message, name, "", message.sender, message.chat.id)
        if not text.startswith(("/", "\uff0f")):
            return None
        head, _, args = text[1:].replace("\n", " \n", 1).partition(" ")
        name, _, bot = head.replace("\uff20", "@").partition("@")
        if (bot and bot.lower() != self.username.lower()) or name.lower() not in self.known:
            return None
        return CommandCall(message, name.lower(), args.strip(), message.sender, message.chat.id)

    def foresee(self, turn: Turn, fact: Fact) -> None:
        """Raise what must be asked of Telegram for a command or a button before its turn has changed anything."""
        if isinstance(fact, CommandCall) and not (
            fact.message.chat.is_private or fact.by.kind == "anonymous_admin"
        ):
            _, command = self.known[fact.name]
            turn.refusal(fact.by, command.right, live=command.live)
        elif isinstance(fact, ButtonPress) and (found := self.working(turn, fact)) is not None:
            turn.refusal(fact.by, found.right, live=found.live)

    async def command(self, turn: Turn, call: CommandCall) -> list[Decision]:
        """Judged as a message too; then, if the caller may, the command's own decisions."""
        if call.message.chat.is_private:
            return complete(turn, await self.private_command(turn, call))
        _, command = self.known[call.name]
        refusal = (
            None
            if call.by.kind == "anonymous_admin"
            else turn.refusal(call.by, command.right, live=command.live)
        )
        judged = [] if call.in_private else judge(turn, call.message)
        removed = any(isinstance(item, Delete) and call.message.id in item.messages for item in judged)
        if removed or call.by.kind in ("channel", "linked_channel", "bot") or command.where == "private":
            return judged
        if call.by.kind == "anonymous_admin" and (command.confirm or command.right is not Right.ANYBODY):
            return judged + self.confirmation(turn, call)
        if refusal is not None:
            return [*judged, turn.refuse(call, Html(refusal))]
        return judged + await self.obey(turn, call)

    async def obey(self, turn: Turn, call: CommandCall) -> list[Decision]:
        """What the command's handler decides; its Refusal is told to who asked."""
        feature, command = self.known[call.name]
        try:
            made = bound(feature.name, await command.handler(turn, call))
        except Refusal as no:
            return [turn.refuse(call, Html(no))]
        await know_all(turn, made)
        return complete(turn, made)

    def confirmation(self, turn: Turn, call: CommandCall) -> list[Decision]:
        """An anonymous admin cannot be known by the message: the real one taps, and that one's rights count (S21)."""
        button = Button(turn.texts.plain(turn.language, "kernel-confirm"), "kernel", "confirm", turn.key)
        text = turn.text("kernel-confirm-text", command=f"/{call.name} {call.args}".strip())
        name = f"confirm:{turn.key}"
        message = call.message
        say = Say(turn.chat, text, ((button,),), reply_to=message.id, thread=message.thread, key=name,
                  expires_after=COMMANDS_LAST)  # fmt: skip
        return [say, Note(turn.chat, "confirm", cause=name, data={"call": dump(call)})]

    async def confirmed(self, turn: Turn, press: ButtonPress) -> list[Decision]:
        """The command that waits behind a Confirm button, as the presser's own."""
        event = await find_event(turn.session, turn.chat, f"confirm:{press.arg}")
        done = f"confirmed:{press.arg}"
        used = await find_event(turn.session, turn.chat, done) is not None
        if event is None or used or turn.now - event.at > COMMANDS_LAST:
            return [turn.pressed(press, turn.text_for(press.by, "kernel-button-old"), alert=True)]
        call = replace(load(CommandCall, event.data["call"]), by=press.by)
        _, command = self.known[call.name]
        if (no := turn.refusal(press.by, command.right, live=command.live)) is not None:
            return [turn.pressed(press, no, alert=True)]
        gone = Delete(turn.chat, key=f"confirm:{press.arg}")
        once = Note(turn.chat, "confirmed", press.by.id, cause=done)
        return [turn.pressed(press), gone, once, *await self.obey(turn, call)]

    async def private_command(self, turn: Turn, call: CommandCall) -> list[Decision]:
        """Private and any-where commands run here; a chat's command goes to the chat that the help feature picks."""
        feature, command = self.known[call.name]
        if command.where != "group":
            return bound(feature.name, await command.handler(turn, call))
        picker = self.picker
        data = {"call": dump(call), "right": command.right.value}
        return bound("help", await picker(turn, Handed("help", "pick", data)))

    def working(self, turn: Turn, press: ButtonPress) -> Press | None:
        """What the button is for; None where it is too old, or nobody's."""
        found = self.presses.get((press.feature, press.verb))
        late = found is not None and found.lifetime is not None and turn.now - press.made_at > found.lifetime
        return None if late else found

    async def press(self, turn: Turn, press: ButtonPress) -> list[Decision]:
        """A press by somebody who may, of a button that is not too old."""
        if (press.feature, press.verb) == ("kernel", "confirm"):
            return await self.confirmed(turn, press)
        found = self.working(turn, press)
        if found is None:
            return [
                turn.pressed(
                    press, turn.texts.plain(turn.language_of(press.by), "kernel-button-old"), alert=True
                )
            ]
        if (no := turn.refusal(press.by, found.right, live=found.live)) is not None:
            return [turn.pressed(press, no, alert=True)]
        try:
            made = bound(press.feature, await found.handler(turn, press))
        except Refusal as no:
            return [turn.pressed(press, str(no), alert=True)]
        await know_all(turn, made)
        return complete(turn, made)
