"""Buttons that may stand in another chat than the one they speak of: the act happens in that chat's lane."""

from collections.abc import Awaitable, Callable, Mapping, Sequence

from bot.core.codec import dump, load
from bot.core.decisions import AnswerButton, Decision, Refusal
from bot.core.facts import ButtonPress, Handed, Sender
from bot.db.queries import current_chat
from bot.feature import Handler, Turn
from bot.handing import asker, chat_in, person

# What a press does in the lane of its chat: (turn, token, presser, query id); it asks for the right itself.
Act = Callable[[Turn, str, Sender, str], Awaitable[Sequence[Decision]]]


def address(token: str, chat: int) -> str:
    """What such a button carries."""
    return f"{token}.{chat}"


def addressed(arg: str, between: str = ".") -> tuple[str, int]:
    """Token and chat of a button or of a start link; ("", 0) for what is neither."""
    token, _, word = arg.partition(between)
    chat = chat_in(word)
    return (token, chat) if token and chat else ("", 0)


def pressed(act: Act) -> Handler[ButtonPress]:
    """The handler of a button that does this, wherever it stands."""

    async def handler(turn: Turn, press: ButtonPress) -> Sequence[Decision]:
        return await act_there(turn, press, act)

    return handler


def handed_on(act: Act) -> Handler[Handed]:
    """The handler of the same, pressed in another chat."""

    async def handler(turn: Turn, handed: Handed) -> Sequence[Decision]:
        return await act_handed(turn, handed, act)

    return handler


async def act_there(turn: Turn, press: ButtonPress, act: Act) -> Sequence[Decision]:
    """The act, here if the button speaks of this chat, else in that chat's lane by `handed[verb]`."""
    token, chat = addressed(press.arg)
    chat = await current_chat(turn.session, chat)
    if chat == turn.chat:
        return await act(turn, token, press.by, press.query_id)
    data = {"token": token, "query": press.query_id, "by": person(press.by)}
    return [turn.hand(chat, press.feature, press.verb, **data)]


async def act_handed(turn: Turn, handed: Handed, act: Act) -> Sequence[Decision]:
    """The act that a button of another chat asks for; a Refusal is what its presser sees."""
    by, query = await asker(turn, handed), handed.data["query"]
    try:
        return await act(turn, handed.data["token"], by, query)
    except Refusal as refusal:
        return [AnswerButton(query, str(refusal), alert=True)]


# What such a press does where the answer goes to where it was pressed: (turn, press, token).
WholeAct = Callable[[Turn, ButtonPress, str], Awaitable[Sequence[Decision]]]


def whole_pressed(acts: Mapping[str, WholeAct]) -> Handler[ButtonPress]:
    """The handler of buttons by their verbs: here, or in the lane of the chat that the button speaks of."""

    async def handler(turn: Turn, press: ButtonPress) -> Sequence[Decision]:
        token, chat = addressed(press.arg)
        chat = await current_chat(turn.session, chat)
        if chat == turn.chat:
            return await acts[press.verb](turn, press, token)
        return [turn.hand(chat, press.feature, "pressed", press=dump(press))]

    return handler


def whole_handed(acts: Mapping[str, WholeAct]) -> Handler[Handed]:
    """The handler of `pressed`: the same in the lane of the chat; a Refusal is what the presser sees."""

    async def handler(turn: Turn, handed: Handed) -> Sequence[Decision]:
        press = load(ButtonPress, handed.data["press"])
        await turn.know(press.by.id)
        try:
            return await acts[press.verb](turn, press, addressed(press.arg)[0])
        except Refusal as refusal:
            return [turn.pressed(press, str(refusal), alert=True)]

    return handler
