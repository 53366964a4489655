"""What the handlers of strikes share: who is meant and may be punished, our own right, the answer to an admin."""

from typing import Any

from bot.core.decisions import Decision, Refusal, Rows
from bot.core.facts import CommandCall, Sender
from bot.core.texts import Html
from bot.feature import NeedsAdmins, Turn
from bot.targets import Target, target_of


def no(turn: Turn, to: Sender, text_id: str, **args: Any) -> Refusal:
    """A Refusal in the words of who asked."""
    return Refusal(turn.text_for(to, text_id, **args))


def need(turn: Turn, to: Sender, right: str) -> None:
    """Refusal when this bot lacks a right, which it names, before anything is done."""
    if not turn.lane.can(right):
        name = turn.texts.plain(turn.language_of(to), f"right-{right.replace('_', '-')}")
        raise no(turn, to, "strikes-bot-lacks", right=name)


async def aimed(turn: Turn, call: CommandCall, otherwise: str = "strikes-protected") -> Target:
    """The member that a command means, loaded; Refusal, in the words of `otherwise`, for those never punished."""
    target = await target_of(turn, call)
    await turn.know(target.user.id)
    if not turn.lane.admins_known(turn.now):
        raise NeedsAdmins
    if turn.lane.protects(target.user.id, turn.me.id):
        raise no(turn, call.by, otherwise)
    return target


def joined(turn: Turn, lang: str, *sentences: Html) -> Html:
    """Sentences in a row; Chinese has no space between them."""
    return Html(("" if turn.texts.language(lang) == "zh" else " ").join(sentences))


def told(turn: Turn, call: CommandCall, text: Html, buttons: Rows = ()) -> list[Decision]:
    """The answer to an admin, where it can reach them without a public line."""
    if call.in_private or turn.can_whisper or turn.member(call.by).started:
        return [turn.answer(call, text, buttons=buttons, personal=True)]
    return []
