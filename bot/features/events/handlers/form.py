"""The form in private: an event in four steps, or one thing of an event that is changed; saves nothing itself."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.core.decisions import Button, Decision, Hand, Remove, Rows, Save, Say
from bot.core.facts import ButtonPress, CommandCall, Handed, Message, Sender
from bot.core.whenwords import Unclear
from bot.feature import Decisions, Turn
from bot.features.events import queries
from bot.features.events.rules.reading import PARTS, Amiss, Clock, read_seats, read_times, read_words
from bot.features.events.tables import EventForm
from bot.handing import DIALOG, form_for, linked, person, visitor

STEPS = ("title", "when", "place", "seats")
CHANGES = (*STEPS, "words")
MAY_SKIP = ("place", "seats")
LONGEST_WORDS = 1_000


# --- in the group's lane -------------------------------------------------------------------------------------------


def offered(turn: Turn, call: CommandCall) -> Decisions:
    """/event without words: the form."""
    if call.in_private:
        return [asking(turn, call.by, "title")]
    opens = Button(turn.text_for(call.by, "events-button-form"), url=turn.me.start_link("events", turn.chat))
    return [turn.answer(call, turn.text_for(call.by, "events-how"), buttons=((opens,),), personal=True)]


def asking(turn: Turn, by: Sender, step: str, token: str = "") -> Hand:
    """The form of this chat, for a private lane."""
    return form_for(turn, by, "events", zone=turn.zone.key, step=step, meeting=token)


# --- in the private lane -------------------------------------------------------------------------------------------


async def start(turn: Turn, handed: Handed) -> Decisions:
    """A start link."""
    chat, token, step = await linked(turn, handed)
    wanted = step if step in (*CHANGES, "calendar") else "title"
    return [turn.hand(chat, "events", "wanted", by=visitor(turn), meeting=token, step=wanted)] if chat else ()


async def on_ask(turn: Turn, handed: Handed) -> Decisions:
    """What is wanted first."""
    data = handed.data
    form = EventForm(
        user_id=turn.chat, chat_id=data["chat"], title=data["title"], language=data["language"], zone=data["zone"],
        meeting_id=data["meeting"], step=data["step"], words=[], asked_at=turn.now,
    )  # fmt: skip
    return [*await turn.put_aside(but="events"), Save(form, replace=True), asked(turn, form)]


def asked(turn: Turn, form: EventForm) -> Say:
    """The question of a step."""
    text = turn.texts.render(form.language, f"events-form-{form.step}", group=form.title)
    return Say(turn.chat, text, skip_rows(turn, form))


def skip_rows(turn: Turn, form: EventForm) -> Rows:
    """What need not be said of a new event can be left out."""
    if form.step not in MAY_SKIP:
        return ()
    label = turn.texts.plain(form.language, f"events-button-skip-{form.step}")
    return ((Button(label, "events", "skip", form.step),),)


async def open_form(turn: Turn) -> EventForm | None:
    """The form that was begun within a day."""
    form = await queries.find_form(turn.session, turn.chat)
    return form if form is not None and turn.now - form.asked_at <= DIALOG else None


async def filled(turn: Turn, message: Message) -> list[Decision]:
    """An answer: kept, handed in when it was the last, or asked for again."""
    form = await open_form(turn)
    if form is None or message.is_service or message.edited or message.text.startswith("/"):
        return []
    if not form.meeting_id and form.step == "title" and PARTS.search(message.text):
        return handed_in(turn, form, message.sender, "all", message.text)  # all at once
    try:
        check(form, message.text, turn.now)
    except Amiss as problem:
        return [Say(turn.chat, turn.texts.render(form.language, f"events-amiss-{problem}"))]
    return stepped(turn, form, message.sender, message.text)


def check(form: EventForm, text: str, now: datetime) -> None:
    """Amiss for what the step cannot take."""
    if form.step == "seats":
        read_seats(text)
    elif form.step == "when":
        try:
            read_times(text, Clock(now, ZoneInfo(form.zone)))
        except Unclear as problem:
            raise Amiss("past" if str(problem) == "past" else "when") from problem
    elif form.step == "words":
        if not 1 <= len(text.strip()) <= LONGEST_WORDS:
            raise Amiss("words")
    else:
        read_words(form.step, text)


def stepped(turn: Turn, form: EventForm, by: Sender, text: str, query: str = "") -> list[Decision]:
    """The next step; after the last, or where one thing is changed, to the group's lane."""
    if form.meeting_id:
        return handed_in(turn, form, by, form.step, text, query)
    words = [*form.words, text]
    if len(words) == len(STEPS):
        return handed_in(turn, form, by, "form", words, query)
    after = changed(form, step=STEPS[len(words)], words=words)
    return [Save(after, replace=True), asked(turn, after)]


def changed(form: EventForm, **values: Any) -> EventForm:
    """The form's row with some columns changed."""
    names = (
        "user_id",
        "chat_id",
        "title",
        "language",
        "zone",
        "meeting_id",
        "step",
        "words",
        "asked_at",
    )
    return EventForm(**({name: getattr(form, name) for name in names} | values))


def handed_in(
    turn: Turn, form: EventForm, by: Sender, step: str, words: str | list[str], query: str = ""
) -> list[Decision]:
    """To the group's lane, which saves it or says what is missing."""
    hand = turn.hand(
        form.chat_id, "events", "submitted",
        by=person(by), meeting=form.meeting_id, step=step, words=words, query=query,
    )  # fmt: skip
    return [hand]


async def press_skip(turn: Turn, press: ButtonPress) -> Decisions:
    """Nothing is said of the place, or of how many."""
    form = await open_form(turn)
    if form is None or form.step != press.arg or form.step not in MAY_SKIP:
        return [turn.pressed(press, turn.text_for(press.by, "kernel-button-old"), alert=True)]
    return [turn.pressed(press), *stepped(turn, form, press.by, "")]


async def done(turn: Turn, handed: Handed) -> Decisions:
    """It was saved, or is not wanted any more."""
    return [Remove(EventForm, {"user_id": turn.chat})]
