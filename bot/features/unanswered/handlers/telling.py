"""The words about unanswered questions: the admins' cards, what a member is asked. Decides nothing."""

from collections.abc import Sequence

from bot.core.decisions import Alert, Button, Rows
from bot.core.facts import Sender
from bot.core.names import plain_name
from bot.core.quoting import link_to
from bot.core.texts import Html
from bot.feature import Turn
from bot.features.unanswered.rules import Asked
from bot.presses import address

LISTED = 8


def see(turn: Turn, lang: str, one: Asked, text_id: str) -> tuple[Button, ...]:
    """The button that leads there."""
    link = link_to(one.message_chat, one.message_id)
    return (Button(turn.texts.plain(lang, text_id), url=link),) if link else ()


def card(turn: Turn, one: Asked) -> Alert:
    """One question that nobody answered."""
    done = Button(
        turn.texts.plain(turn.language, "unanswered-button-done"), "unanswered", "done", address(one.token, turn.chat)
    )  # fmt: skip
    rows: Rows = ((*see(turn, turn.language, one, "unanswered-button-see"), done),)
    return Alert(turn.chat, "question", f"question:{one.token}", line(turn, one), rows)


def settled(turn: Turn, one: Asked, by: str = "") -> Alert:
    """It was answered, or an admin says that it is settled."""
    text = turn.text(
        "unanswered-settled", name=plain_name(one.name), by=plain_name(by), done="yes" if by else "no"
    )
    return Alert(turn.chat, "question", f"question:{one.token}", text, closed=True)


def line(turn: Turn, one: Asked) -> Html:
    """Who asked what, when."""
    at = turn.texts.clock(turn.language, one.asked_at, turn.zone)
    return turn.text("unanswered-line", name=plain_name(one.name), at=at, text=one.text)


def evening(turn: Turn, some: Sequence[Asked], day: str) -> Alert:
    """The day's remaining ones on one card."""
    lines = [turn.text("unanswered-evening", count=len(some)), *(line(turn, one) for one in some[:LISTED])]
    return Alert(turn.chat, "question", f"questions:{day}", Html("\n".join(lines)))


def request(turn: Turn, user: Sender, one: Asked) -> tuple[Html, Rows]:
    """What a member is asked in private."""
    lang = turn.language_of(user)
    age = turn.texts.span(lang, turn.now - one.asked_at)
    text = turn.text_for(user, "unanswered-request", name=plain_name(one.name), age=age, text=one.text)
    arg = address(one.token, turn.chat)
    buttons = tuple(
        Button(turn.texts.plain(lang, f"unanswered-button-{verb}"), "unanswered", verb, arg)
        for verb in ("pass", "stop")
    )
    here = see(turn, lang, one, "unanswered-button-answer")
    return text, (here, buttons) if here else (buttons,)
