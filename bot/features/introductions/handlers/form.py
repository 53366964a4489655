"""The private form: field by field, a look at the whole, and a tap that posts it. Runs in the private lane."""

from collections.abc import Mapping
from typing import Any

from bot.core.decisions import AnswerButton, Button, Decision, Hand, Remove, Rows, Save, Say
from bot.core.facts import GONE, ButtonPress, Handed, Message, Sender
from bot.core.texts import Html
from bot.feature import Decisions, Turn
from bot.features.introductions import queries, rules
from bot.features.introductions.handlers.common import asked, policy_of
from bot.features.introductions.handlers.writing import has_link
from bot.features.introductions.tables import IntroductionForm
from bot.handing import DIALOG, asker, form_for, linked, person, visitor

COLUMNS = ("chat_id", "title", "language", "fields", "answers", "asked_at", "sent")

# --- how it begins -------------------------------------------------------------------------------------------------


async def press_form(turn: Turn, press: ButtonPress) -> Decisions:
    """Introduce me: in private it begins, from the group it leads there."""
    if press.chat.is_private:
        chat = await queries.current_chat(turn.session, int(press.arg))
        return [*await wanted(turn, chat, person(press.by)), turn.pressed(press)]
    return [AnswerButton(press.query_id, url=turn.me.start_link("introductions", turn.chat))]


async def press_later(turn: Turn, press: ButtonPress) -> Decisions:
    """Later: the reminders will come anyway."""
    return [turn.pressed(press, turn.texts.plain(turn.language_of(press.by), "introductions-later"))]


async def start(turn: Turn, handed: Handed) -> Decisions:
    """A start link."""
    chat, _, _ = await linked(turn, handed)
    return await wanted(turn, chat, visitor(turn))


async def wanted(turn: Turn, chat: int, by: Mapping[str, Any]) -> list[Decision]:
    """In a private lane: the form of a group where this person is."""
    member = await queries.find_member(turn.session, chat, turn.chat)
    if member is None or member.status in GONE:
        return [Say(turn.chat, turn.text_for(turn.chat, "introductions-not-there"))]
    return [turn.hand(chat, "introductions", "wanted", by=by)]


async def on_wanted(turn: Turn, handed: Handed) -> Decisions:
    """In the group's lane: what it asks goes to the private chat."""
    by = await asker(turn, handed)
    if not policy_of(turn).on:
        return [Say(by.id, turn.named(by, turn.text_for(by, "introductions-off")))]
    return [asking(turn, by)]


def asking(turn: Turn, by: Sender) -> Hand:
    """The form of this chat, for a private lane."""
    return form_for(turn, by, "introductions", fields=list(asked(turn)))


async def on_ask(turn: Turn, handed: Handed) -> Decisions:
    """The first question."""
    data = handed.data
    form = IntroductionForm(
        user_id=turn.chat, chat_id=data["chat"], title=data["title"], language=data["language"],
        fields=data["fields"], answers=[], asked_at=turn.now, sent=False,
    )  # fmt: skip
    hello = turn.texts.render(form.language, "introductions-form", group=form.title)
    return [Save(form, replace=True), *asked_next(turn, form, hello)]


# --- field by field ------------------------------------------------------------------------------------------------


async def on_private(turn: Turn, message: Message) -> Decisions:
    """An answer to the field that was asked."""
    form = await open_form(turn)
    silent = message.is_service or message.edited or message.text.startswith("/")
    if form is None or silent or len(form.answers) >= len(form.fields):
        return []
    if not message.text.strip():
        return [Say(turn.chat, turn.texts.render(form.language, "introductions-words"))]
    answer = " ".join(message.text.split())[: rules.LONGEST_VALUE]
    if has_link(message) or rules.LINK.search(answer):
        return [Say(turn.chat, turn.texts.render(form.language, "introductions-no-links"))]
    return answered(turn, form, answer)


async def open_form(turn: Turn) -> IntroductionForm | None:
    """The form that was begun within a day."""
    form = await queries.find_form(turn.session, turn.chat)
    return form if form is not None and turn.now - form.asked_at <= DIALOG else None


def answered(turn: Turn, form: IntroductionForm, answer: str) -> list[Decision]:
    """One field more; then the next, or the whole."""
    after = with_values(form, answers=[*form.answers, answer], asked_at=turn.now)
    return [Save(after, replace=True), *asked_next(turn, after)]


def with_values(form: IntroductionForm, **values: Any) -> IntroductionForm:
    """The form's row with some columns changed."""
    kept = {name: getattr(form, name) for name in COLUMNS}
    return IntroductionForm(user_id=form.user_id, **{**kept, **values})


def asked_next(turn: Turn, form: IntroductionForm, hello: Html | None = None) -> list[Say]:
    """The next field, or the look at the whole."""
    step, total = len(form.answers), len(form.fields)
    if step == total:
        return [preview(turn, form)]
    text = turn.texts.render(
        form.language, "introductions-ask", number=step + 1, total=total, field=form.fields[step]
    )
    return [Say(turn.chat, Html(f"{hello}\n\n{text}") if hello else text, rows(turn, form, "skip"))]


def preview(turn: Turn, form: IntroductionForm) -> Say:
    """What the group will read."""
    text = rules.template(form.fields, form.answers)
    if not text:
        return Say(
            turn.chat, turn.texts.render(form.language, "introductions-empty"), rows(turn, form, "restart")
        )
    said = turn.texts.render(form.language, "introductions-preview", group=form.title, text=text)
    return Say(turn.chat, said, rows(turn, form, "post", "restart"))


def rows(turn: Turn, form: IntroductionForm, *verbs: str) -> Rows:
    """Buttons that know at which step they were made."""
    return (
        tuple(
            Button(
                turn.texts.plain(form.language, f"introductions-button-{verb}"), "introductions", verb,
                str(len(form.answers)),
            )
            for verb in verbs
        ),
    )  # fmt: skip


async def pressed_form(turn: Turn, press: ButtonPress) -> IntroductionForm | None:
    """The form that a button belongs to; None when it has gone on since."""
    form = await open_form(turn)
    return form if form is not None and str(len(form.answers)) == press.arg and not form.sent else None


def too_late(turn: Turn, press: ButtonPress) -> AnswerButton:
    """The button's form is over."""
    return turn.pressed(press, turn.text_for(press.by, "kernel-button-old"), alert=True)


async def press_skip(turn: Turn, press: ButtonPress) -> Decisions:
    """The next field, please."""
    form = await pressed_form(turn, press)
    return [turn.pressed(press), *answered(turn, form, "")] if form else [too_late(turn, press)]


async def press_restart(turn: Turn, press: ButtonPress) -> Decisions:
    """From the first field again."""
    form = await pressed_form(turn, press)
    if form is None:
        return [too_late(turn, press)]
    fresh = with_values(form, answers=[], asked_at=turn.now)
    return [turn.pressed(press), Save(fresh, replace=True), *asked_next(turn, fresh)]


# --- posted --------------------------------------------------------------------------------------------------------


async def press_post(turn: Turn, press: ButtonPress) -> Decisions:
    """To the group's lane, once."""
    form = await pressed_form(turn, press)
    if form is None or len(form.answers) < len(form.fields):
        return [too_late(turn, press)]
    text = rules.template(form.fields, form.answers)
    chat, by = await queries.current_chat(turn.session, form.chat_id), person(press.by)
    hand = turn.hand(chat, "introductions", "submitted", by=by, text=text, query=press.query_id)
    return [Save(with_values(form, sent=True), replace=True), hand]


async def on_verdict(turn: Turn, handed: Handed) -> Decisions:
    """What the group's lane said of it: done, or once more."""
    form = await queries.find_form(turn.session, turn.chat)
    data = handed.data
    decisions: list[Decision] = [AnswerButton(data["query"])]
    if form is None:
        return decisions
    text = turn.texts.render(form.language, "kernel-of-group", group=form.title, text=Html(data["text"]))
    if not data["again"]:
        return [*decisions, Remove(IntroductionForm, {"user_id": turn.chat}), Say(turn.chat, text)]
    again = with_values(form, sent=False, asked_at=turn.now)
    return [*decisions, Save(again, replace=True), Say(turn.chat, text, rows(turn, form, "restart"))]


async def cancel(turn: Turn, handed: Handed) -> Decisions:
    """/cancel: nothing is asked any more."""
    return [Remove(IntroductionForm, {"user_id": turn.chat})]
