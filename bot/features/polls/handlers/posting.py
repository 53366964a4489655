"""/poll and /quiz in one line: posted at once, or handed to drops where it comes again. The form is elsewhere."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.core.codec import dump, load
from bot.core.decisions import Alert, AnswerButton, Decision, Note, Refusal, Say, SetPolicy
from bot.core.facts import Answer, CommandCall, Content, Handed, Sender
from bot.core.templates import after_command
from bot.core.texts import Html
from bot.feature import Decisions, Right, Turn
from bot.features.polls import queries, rules
from bot.features.polls.handlers import common, form
from bot.handing import asker, person
from bot.targets import known

LISTED = 5
ACTS = ("close", "extend", "remove")


async def on_poll(turn: Turn, call: CommandCall) -> Decisions:
    """`/poll question | option | option | several, end 2h`; with nothing behind it the form in private."""
    common.may_post(turn, call.by, private=call.in_private)
    quiz = call.name == "quiz"
    text = call.message.text
    words = text[after_command(text) :].strip() if text.startswith(("/", "\uff0f")) else ""
    if not words:
        return form.offered(turn, call, quiz=quiz)
    asked = common.asked_for(turn, turn.language_of(call.by), words, turn.zone, quiz=quiz)
    by, thread = call.by, call.message.thread
    content = rules.content_of(asked)
    if asked.every:
        turn.require(by, Right.INFO)
        return planned(turn, by, content, asked.every, private=call.in_private, thread=thread)
    return posted(turn, by, content, private=call.in_private, thread=thread)


def posted(
    turn: Turn, by: Sender, content: Content, *, private: bool, thread: int | None = None
) -> Sequence[Decision]:
    """The poll itself; its outcome comes back."""
    data = {"by": {"id": by.id}, "private": private, "thread": thread}
    say = Say(
        turn.chat, Html(""), content=content, thread=thread, silent=False, key=f"poll:{turn.key}",
        answer="posted", data=data, must_arrive=True,
    )  # fmt: skip
    return [say, Note(turn.chat, "poll", by.id)]


def planned(
    turn: Turn, by: Sender, content: Content, every: str, *, private: bool, thread: int | None = None
) -> Sequence[Decision]:
    """One that comes again is a drop; it ends before the next."""
    given = dump(rules.repeated(content, every, turn.now, turn.zone))
    hand = turn.hand(
        turn.chat, "drops", "given",
        by=person(by), content=given, words=every, private=private, thread=thread,
    )  # fmt: skip
    return [hand]


async def on_posted(turn: Turn, answer: Answer) -> Decisions:
    """Until when it is open and how to change that, to who asked; or why it does not stand."""
    await turn.know(answer.data["by"]["id"])
    by = known(turn, answer.data["by"]["id"])
    lang, place = turn.language_of(by), reached(answer.data)
    if answer.outcome == "done" and answer.message_id is not None:
        poll = await queries.find_poll_at(turn.session, turn.chat, answer.message_id)
        text = common.end_words(turn, lang, poll.ends_at if poll else None)
        rows = (common.acts(turn, lang, answer.message_id, verbs=ACTS),) if turn.may(by, Right.INFO) else ()
        return common.told(turn, by, text, rows, **place)
    what = "unknown" if answer.outcome == "unknown" else "refused"
    card = Alert(turn.chat, "polls", f"polls:{answer.key}", turn.text(f"polls-card-{what}", why=answer.error))
    said = common.told(turn, by, turn.text_for(by, f"polls-card-{what}", why=answer.error), **place)
    return said or [card]


def reached(data: Mapping[str, Any]) -> dict[str, Any]:
    """Where who asked is answered."""
    return {"private": data["private"], "thread": data["thread"]}


# --- what is open --------------------------------------------------------------------------------------------------


async def on_polls(turn: Turn, call: CommandCall) -> Decisions:
    """The polls that are open, each with its buttons; or a setting: `members on`, `results off`."""
    if (setting := rules.setting_in(call.args)) is not None:
        field, on = setting
        text = turn.text_for(call.by, f"polls-set-{field}", on=common.on_off(on))
        return [SetPolicy(turn.chat, "polls", field, on, call.by.id), turn.answer(call, text, personal=True)]
    found = await queries.list_open(turn.session, turn.chat, turn.now, LISTED)
    if not found:
        return [turn.answer(call, turn.text_for(call.by, "polls-none"), personal=True)]
    lang = turn.language_of(call.by)
    lines = [turn.text_for(call.by, "polls-title")]
    for number, poll in enumerate(found, start=1):
        question, end = rules.gist(poll.asked["question"]), common.end_words(turn, lang, poll.ends_at)
        lines.append(turn.text_for(call.by, "polls-one", number=str(number), question=question, end=end))
    rows = tuple(
        common.acts(turn, lang, poll.message_id, f"{number}. ") for number, poll in enumerate(found, start=1)
    )
    return [turn.answer(call, Html("\n".join(lines)), buttons=rows, personal=True)]


# --- given in private ----------------------------------------------------------------------------------------------


async def on_submitted(turn: Turn, handed: Handed) -> Decisions:
    """The form was handed in: posted for who may, else why not."""
    data = handed.data
    by, content = await asker(turn, handed), load(Content, data["content"])
    try:
        common.may_post(turn, by, private=True)
        common.may_say(turn, by, content)
        if data["every"]:
            turn.require(by, Right.INFO)
    except Refusal as no:
        return [AnswerButton(data["query"], str(no), alert=True), *form.finished(turn, by, refused=True)]
    every = data["every"]
    made = (
        planned(turn, by, content, every, private=True) if every else posted(turn, by, content, private=True)
    )
    return [AnswerButton(data["query"]), *made, *form.finished(turn, by)]
