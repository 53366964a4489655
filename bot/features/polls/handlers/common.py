"""What handlers of polls share: reading what was written, words about a poll, buttons. Posts nothing."""

from datetime import datetime, tzinfo

from bot.core.decisions import Button, Decision, Refusal, Rows, Say
from bot.core.facts import Sender
from bot.core.texts import Html
from bot.feature import Turn
from bot.features.polls import rules
from bot.features.polls.policy import PollsPolicy
from bot.presses import address

INSIDE = ("member", "administrator", "restricted")


def policy_of(turn: Turn) -> PollsPolicy:
    """The chat's numbers."""
    return turn.policy(PollsPolicy)


def asked_for(turn: Turn, lang: str, text: str, zone: tzinfo, *, quiz: bool) -> rules.Asked:
    """The poll that was written, with times on the group's wall; Refusal says what is wrong."""
    try:
        return rules.read(text, turn.now, zone, quiz=quiz)
    except rules.Wrong as wrong:
        raise Refusal(turn.texts.render(lang, f"polls-wrong-{wrong}", words=wrong.words)) from wrong


def on_off(value: object) -> str:
    """A switch as texts choose by it."""
    return "yes" if value else "no"


def end_words(turn: Turn, lang: str, ends_at: datetime | None) -> Html:
    """Until when it is open."""
    if ends_at is None:
        return turn.texts.render(lang, "polls-open")
    return turn.texts.render(lang, "polls-open-until", at=turn.texts.moment(lang, ends_at, turn.zone))


def acts(turn: Turn, lang: str, message: int, number: str = "") -> tuple[Button, ...]:
    """Close and extend, for the poll in a message."""
    return tuple(
        Button(f"{number}{turn.texts.plain(lang, f'polls-button-{verb}')}", "polls", verb,
               address(str(message), turn.chat))
        for verb in ("close", "extend")
    )  # fmt: skip


def told(
    turn: Turn, by: Sender, text: Html, rows: Rows = (), *, private: bool, thread: int | None = None
) -> list[Decision]:
    """To who asked, alone, where they can be reached."""
    if private:
        return [Say(by.id, turn.named(by, text), rows)]
    if turn.can_whisper or turn.member(by).started:
        return [turn.whisper(by, text, buttons=rows, thread=thread)]
    return []
