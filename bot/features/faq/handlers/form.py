"""The private form: the question, then the answer in any form; it is saved by the group's lane. Runs in both."""

from collections.abc import Sequence
from dataclasses import replace

from bot.core.codec import dump, load
from bot.core.decisions import Decision, Refusal, Remove, Save, Say
from bot.core.facts import Content, Handed, Message, Sender
from bot.core.templates import Unfit, fit, with_buttons
from bot.core.texts import Html
from bot.feature import Decisions, Right, Turn
from bot.features.faq import queries
from bot.features.faq.handlers.editing import file_of, saved, unfit, view, written
from bot.features.faq.rules import asking
from bot.features.faq.tables import FaqForm
from bot.handing import asker, form_for, linked, person, visitor

# --- in the private lane --------------------------------------------------------------------------------------------


async def start(turn: Turn, handed: Handed) -> Decisions:
    """A start link."""
    chat, _, _ = await linked(turn, handed)
    return [turn.hand(chat, "faq", "wanted", by=visitor(turn))] if chat else ()


async def on_ask(turn: Turn, handed: Handed) -> Decisions:
    """The question first."""
    data = handed.data
    form = FaqForm(
        user_id=turn.chat, chat_id=data["chat"], title=data["title"], language=data["language"], question="",
        asked_at=turn.now,
    )  # fmt: skip
    return [*await turn.put_aside(but="faq"), Save(form, replace=True), prompt(turn, form, "question")]


def prompt(turn: Turn, form: FaqForm, step: str) -> Say:
    """What is wanted next."""
    return Say(turn.chat, turn.texts.render(form.language, f"faq-form-{step}", group=form.title))


async def on_private(turn: Turn, message: Message) -> Decisions:
    """The question, or its answer."""
    form = await queries.find_form(turn.session, turn.chat)
    if form is None or turn.now - form.asked_at > asking.DIALOG:
        return []
    if message.is_service or message.edited or message.text.startswith("/"):
        return []
    try:
        return asked(turn, form, message) if not form.question else answered(turn, form, message)
    except Unfit as problem:
        return [Say(turn.chat, unfit(turn, form.language, problem))]


def asked(turn: Turn, form: FaqForm, message: Message) -> list[Decision]:
    """The question is kept; now the answer."""
    asking.wordings(message.text)
    after = FaqForm(
        user_id=form.user_id, chat_id=form.chat_id, title=form.title, language=form.language,
        question=message.text, asked_at=turn.now,
    )  # fmt: skip
    return [Save(after, replace=True), prompt(turn, after, "answer")]


def answered(turn: Turn, form: FaqForm, message: Message) -> list[Decision]:
    """To the group's lane, which saves it and shows it back."""
    content = fit(with_buttons(message.content or Content("text", message.text)))
    by = person(message.sender)
    hand = turn.hand(form.chat_id, "faq", "written", by=by, question=form.question, content=dump(content))
    return [Remove(FaqForm, {"user_id": turn.chat}), hand]


async def cancel(turn: Turn, handed: Handed) -> Decisions:
    """/cancel: nothing is asked any more."""
    return [Remove(FaqForm, {"user_id": turn.chat})]


# --- in the group's lane --------------------------------------------------------------------------------------------


async def on_wanted(turn: Turn, handed: Handed) -> Decisions:
    """The form, to who may write the FAQ."""
    by = await asker(turn, handed)
    return checked(turn, by) or [form_for(turn, by, "faq")]


async def on_written(turn: Turn, handed: Handed) -> Decisions:
    """The row, and how it looks, in private."""
    data = handed.data
    by, content = await asker(turn, handed), load(Content, data["content"])
    if no := checked(turn, by):
        return no
    try:
        one = written(turn, asking.wordings(data["question"]), content)
    except Unfit as problem:
        return [told(turn, by, unfit(turn, turn.language_of(by), problem))]
    text, rows = view(turn, one, by, content)
    shown = replace(told(turn, by, text), buttons=rows, key=f"faq-view:{one.token}")
    return [*saved(turn, one, by), *file_of(turn, one, by, by.id), shown]


def checked(turn: Turn, by: Sender) -> Sequence[Decision]:
    """Why they may not; nothing where they may."""
    try:
        turn.require(by, Right.INFO)
    except Refusal as refusal:
        return [told(turn, by, Html(refusal))]
    return []


def told(turn: Turn, by: Sender, text: Html) -> Say:
    """In private, naming the group."""
    return Say(by.id, turn.named(by, text))
