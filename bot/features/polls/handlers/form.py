"""The form in private: question, options, how it is asked; shown as it will look, then posted by the group's lane."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.core.codec import dump, load
from bot.core.decisions import Button, Decision, Delete, Hand, Refusal, Remove, Rows, Save, Say
from bot.core.facts import ButtonPress, CommandCall, Content, Handed, Message, Sender
from bot.core.texts import Html
from bot.feature import Decisions, Turn
from bot.features.polls import queries, rules
from bot.features.polls.handlers import common
from bot.features.polls.handlers.common import on_off
from bot.features.polls.tables import PollDraft
from bot.handing import DIALOG, asker, form_for, linked, person, visitor

ENDS = (None, *(timedelta(hours=hours) for hours in (1, 24, 72, 168)))
SWITCHES = {"several": "allows_multiple_answers", "anonymous": "is_anonymous"}
NAMES = (
    "user_id", "chat_id", "title", "language", "quiz", "step", "question", "content", "every", "shown", "zone",
    "ends_at", "asked_at",
)  # fmt: skip

# --- in the group's lane -------------------------------------------------------------------------------------------


def offered(turn: Turn, call: CommandCall, *, quiz: bool) -> Decisions:
    """/poll without a question: how it is written, and the form."""
    if call.in_private:
        return [asking(turn, call.by, quiz=quiz)]
    link = turn.me.start_link("polls", turn.chat, *(["quiz"] if quiz else []))
    opens = Button(turn.texts.plain(turn.language_of(call.by), "polls-button-form"), url=link)
    text = turn.text_for(call.by, "polls-how-quiz" if quiz else "polls-how")
    return [turn.answer(call, text, buttons=((opens,),), personal=True)]


def asking(turn: Turn, by: Sender, *, quiz: bool) -> Hand:
    """The form of this chat, for a private lane."""
    return form_for(turn, by, "polls", zone=turn.zone.key, quiz=quiz)


async def on_wanted(turn: Turn, handed: Handed) -> Decisions:
    """A start link leads here: only who may."""
    by = await asker(turn, handed)
    try:
        common.may_post(turn, by, private=True)
    except Refusal as no:
        return common.told(turn, by, Html(no), private=True)
    return [asking(turn, by, quiz=handed.data["quiz"])]


# --- in the private lane -------------------------------------------------------------------------------------------


async def start(turn: Turn, handed: Handed) -> Decisions:
    """A start link."""
    chat, kind, _ = await linked(turn, handed)
    return [turn.hand(chat, "polls", "wanted", by=visitor(turn), quiz=kind == "quiz")] if chat else ()


async def on_ask(turn: Turn, handed: Handed) -> Decisions:
    """The question first."""
    data = handed.data
    draft = PollDraft(
        user_id=turn.chat, chat_id=data["chat"], title=data["title"], language=data["language"], quiz=data["quiz"],
        step="question", question="", content="", every="", shown="", zone=data["zone"], ends_at=None,
        asked_at=turn.now,
    )  # fmt: skip
    return [*await turn.put_aside(but="polls"), Save(draft, replace=True), said(turn, draft, "question")]


def said(turn: Turn, draft: PollDraft, step: str) -> Say:
    """What is wanted next."""
    kind = "-quiz" if draft.quiz and step == "options" else ""
    return Say(turn.chat, turn.texts.render(draft.language, f"polls-form-{step}{kind}", group=draft.title))


async def open_draft(turn: Turn) -> PollDraft | None:
    """The draft that was begun within a day and is not handed in."""
    draft = await queries.find_draft(turn.session, turn.chat)
    return draft if draft and turn.now - draft.asked_at <= DIALOG and draft.step != "sent" else None


async def on_private(turn: Turn, message: Message) -> Decisions:
    """The question, the options, all at once, a poll made with Telegram's own form; at last, how it is asked."""
    draft = await open_draft(turn)
    if draft is None or message.is_service or message.edited or message.text.startswith("/"):
        return []
    given = message.content if message.content is not None and message.content.poll else message.text
    try:
        if draft.step == "shown" and isinstance(given, str):
            return settled(turn, draft, given)
        return received(turn, draft, given)
    except Refusal as no:
        return [Say(turn.chat, Html(no))]


def received(turn: Turn, draft: PollDraft, given: str | Content) -> Decisions:
    """The question is kept; with options, or as a poll, it is shown."""
    if isinstance(given, str):
        if draft.step == "question" and len(rules.parts_of(given)) == 1:
            after = changed(draft, step="options", question=given)
            return [Save(after, replace=True), said(turn, after, "options")]
        given = f"{draft.question}\n{given}"
    asked = common.asked_for(turn, draft.language, given, ZoneInfo(draft.zone), quiz=draft.quiz)
    ends_at = turn.now + asked.closes if asked.closes and asked.by_wall else None
    return shown(turn, changed(draft, ends_at=ends_at), rules.content_of(asked), asked.every)


def settled(turn: Turn, draft: PollDraft, text: str) -> Decisions:
    """Until when, how often, several answers, anonymous: in words."""
    content, zone = load(Content, draft.content), ZoneInfo(draft.zone)
    found = rules.switches_in(text, turn.now, zone) or rules.switches_in(f"end {text}", turn.now, zone)
    if not found:
        raise Refusal(turn.texts.render(draft.language, "polls-wrong-words", words=rules.gist(text)))
    if "several" in found and (content.poll or {}).get("type") == "quiz":
        raise Refusal(turn.texts.render(draft.language, "polls-wrong-several"))
    for name in found.keys() & SWITCHES.keys():
        content = rules.switched(content, SWITCHES[name])
    ends_at = draft.ends_at
    if closes := found.get("closes"):
        content = rules.closing(content, min(closes, rules.LATEST))
        ends_at = turn.now + closes if found["by_wall"] else None
    return shown(turn, changed(draft, ends_at=ends_at), content, found.get("every", draft.every))


def shown(turn: Turn, draft: PollDraft, content: Content, every: str) -> list[Decision]:
    """The poll as it will look, and below it what can be done with it; in place of what was shown before."""
    name = f"poll-form:{turn.key}"
    after = changed(draft, step="shown", content=dump(content), every=every, shown=name)
    poll = Say(turn.chat, Html(""), content=content, key=name)
    below = Say(turn.chat, words(turn, after), controls(turn, after, content), key=f"{name}:below")
    return [Save(after, replace=True), *gone(turn, draft), poll, below]


def gone(turn: Turn, draft: PollDraft) -> list[Decision]:
    """What was shown before."""
    if not draft.shown:
        return []
    return [Delete(turn.chat, key=name) for name in (draft.shown, f"{draft.shown}:below")]


def words(turn: Turn, draft: PollDraft) -> Html:
    """Where and how often it will be posted."""
    lines = [turn.texts.render(draft.language, "polls-form-shown", group=draft.title)]
    if draft.every:
        lines.append(turn.texts.render(draft.language, "polls-form-every", every=draft.every))
    return Html("\n".join(lines))


def controls(turn: Turn, draft: PollDraft, content: Content) -> Rows:
    """Switches with what they stand at, the end, and: post, change, cancel."""
    poll, lang = content.poll or {}, draft.language

    def button(verb: str, **args: str) -> Button:
        return Button(turn.texts.plain(lang, f"polls-form-button-{verb}", **args), "polls", "form", verb)

    asked = [button(name, on=on_off(poll.get(field))) for name, field in SWITCHES.items()]
    after = rules.open_for(content)
    span = turn.texts.span(lang, after) if after else ""
    ends = button("ends", span=span, on=on_off(span))
    switches = asked[1:] if poll.get("type") == "quiz" else asked
    return (tuple(switches), (ends,), tuple(button(verb) for verb in ("post", "change", "cancel")))


def changed(draft: PollDraft, **values: Any) -> PollDraft:
    """The draft's row with some columns changed."""
    return PollDraft(**({name: getattr(draft, name) for name in NAMES} | values))


async def press(turn: Turn, press: ButtonPress) -> Decisions:
    """A switch is turned, or it is posted, changed, cancelled."""
    draft = await open_draft(turn)
    if draft is None or draft.step != "shown":
        return [turn.pressed(press, turn.text_for(press.by, "kernel-button-old"), alert=True)]
    if press.arg == "post":
        return submitted(turn, draft, press)
    if press.arg == "cancel":
        answer = turn.pressed(press, turn.texts.plain(draft.language, "polls-form-cancelled"))
        return [answer, *gone(turn, draft), Remove(PollDraft, {"user_id": turn.chat})]
    if press.arg == "change":
        after = changed(draft, step="question", question="", shown="")
        return [
            turn.pressed(press),
            *gone(turn, draft),
            Save(after, replace=True),
            said(turn, draft, "question"),
        ]
    content = load(Content, draft.content)
    if press.arg == "ends":
        content, draft = (
            rules.closing(content, next_end(rules.open_for(content))),
            changed(draft, ends_at=None),
        )
    else:
        content = rules.switched(content, SWITCHES.get(press.arg, "is_anonymous"))
    return [turn.pressed(press), *shown(turn, draft, content, draft.every)]


def next_end(now: timedelta | None) -> timedelta | None:
    """The next of the usual ends; after the last, none again."""
    place = ENDS.index(now) + 1 if now in ENDS else 0
    return ENDS[place % len(ENDS)]


def submitted(turn: Turn, draft: PollDraft, press: ButtonPress) -> list[Decision]:
    """To the group's lane, once."""
    content = load(Content, draft.content)
    if draft.ends_at is not None:
        content = rules.closing(content, max(draft.ends_at - turn.now, rules.SOONEST))
    hand = turn.hand(
        draft.chat_id, "polls", "submitted",
        by=person(press.by), content=dump(content), every=draft.every, query=press.query_id,
    )  # fmt: skip
    return [Save(changed(draft, step="sent"), replace=True), hand]


async def done(turn: Turn, handed: Handed) -> Decisions:
    """It was posted, or is not wanted any more; or it could not be, and stays as it was."""
    draft = await queries.find_draft(turn.session, turn.chat)
    if draft is not None and handed.data.get("refused"):
        return [Save(changed(draft, step="shown"), replace=True)]
    below = gone(turn, draft)[1:] if draft is not None and draft.step == "sent" else []
    return [Remove(PollDraft, {"user_id": turn.chat}), *below]


def finished(turn: Turn, by: Sender, *, refused: bool = False) -> Sequence[Decision]:
    """Back to the private lane."""
    return [turn.hand(by.id, "polls", "done", refused=refused)]
