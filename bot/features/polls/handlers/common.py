"""What handlers of polls share: reading what was written, words about a poll, buttons. Posts nothing."""

from collections.abc import Sequence
from datetime import datetime, tzinfo

from bot.core.decisions import Button, Decision, Refusal, Rows, Say
from bot.core.facts import Content, Sender
from bot.core.harmless import points_somewhere
from bot.core.texts import Html
from bot.feature import NeedsMember, Right, Turn
from bot.features.polls import rules
from bot.features.polls.policy import PollsPolicy
from bot.presses import address

INSIDE = ("member", "administrator", "restricted")


def policy_of(turn: Turn) -> PollsPolicy:
    """The chat's numbers."""
    return turn.policy(PollsPolicy)


def may_post(turn: Turn, by: Sender, *, private: bool) -> None:
    """Refusal unless they may: all members where the chat wishes it, else who may change its info. In private it is
    asked whether they can speak in the group at all; NeedsMember while that is not known."""
    if policy_of(turn).members and not private:
        return
    if policy_of(turn).members and not turn.asked.failed:
        if by.id not in turn.asked.members:
            raise NeedsMember(by.id)
        if turn.asked.members[by.id].status == "member" and not turn.at_gate(by.id):
            return
    turn.require(by, Right.INFO)


def may_say(turn: Turn, by: Sender, content: Content) -> None:
    """Refusal for a member's poll that names or links somebody: what is written in private is judged by no law of the
    group's."""
    if points_somewhere(content) and turn.refusal(by, Right.INFO, live=True) is not None:
        raise Refusal(turn.texts.plain(turn.language_of(by), "polls-points"))


def asked_for(turn: Turn, lang: str, given: str | Content, zone: tzinfo, *, quiz: bool) -> rules.Asked:
    """The poll that was written, with times on the group's wall, or made with Telegram's own form; Refusal says what is
    wrong."""
    try:
        if isinstance(given, Content):
            return rules.taken(given, quiz=quiz)
        return rules.read(given, turn.now, zone, quiz=quiz)
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


def acts(
    turn: Turn, lang: str, message: int, number: str = "", verbs: Sequence[str] = ("close", "extend")
) -> tuple[Button, ...]:
    """What can be done with the poll in a message."""
    return tuple(
        Button(f"{number}{turn.texts.plain(lang, f'polls-button-{verb}')}", "polls", verb,
               address(str(message), turn.chat))
        for verb in verbs
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
