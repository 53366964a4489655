"""/faq: the list for everybody; questions are added, shown back as members will see them, and removed by admins."""

from collections.abc import Sequence
from dataclasses import replace

from bot.core.codec import dump, load
from bot.core.decisions import (
    AnswerButton,
    Button,
    Decision,
    Delete,
    Note,
    Refusal,
    Remove,
    Rows,
    Save,
    Say,
)
from bot.core.facts import ButtonPress, CommandCall, Content, Sender
from bot.core.folding import folded
from bot.core.templates import Unfit, after_command, fill, link_rows
from bot.core.texts import Html
from bot.feature import Decisions, Right, Turn
from bot.features.faq.handlers.answering import known_in, said
from bot.features.faq.policy import FaqPolicy
from bot.features.faq.queries import Stored
from bot.features.faq.rules import asking
from bot.features.faq.tables import Faq
from bot.handing import form_for
from bot.presses import address
from bot.stored import to_asker, to_presser

PAGE = 20
LABEL = 60  # characters of a question on a button

# --- added ----------------------------------------------------------------------------------------------------------


async def on_faq(turn: Turn, call: CommandCall) -> Decisions:
    """`/faq`: the list. `/faq add question? answer`, or in reply to the answer; `/faq add` alone: a form in private."""
    start = after_command(call.message.text)
    added = asking.ADD.match(call.message.text, start)
    if added is None:
        text, rows = page(turn, call.by, 0)
        return [turn.answer(call, text, buttons=rows, personal=True)]
    turn.require(call.by, Right.INFO)
    return adding(turn, call, added.end())


async def on_add(turn: Turn, call: CommandCall) -> Decisions:
    """`/addfaq`: the same as /faq add."""
    return adding(turn, call, after_command(call.message.text))


def adding(turn: Turn, call: CommandCall, start: int) -> list[Decision]:
    """The row, and how it looks; without words the way to the form."""
    if not call.message.text[start:].strip():
        return to_form(turn, call)
    try:
        questions, content = asking.read_add(turn.answering(call.message), start)
        row = written(turn, questions, content)
    except Unfit as problem:
        raise Refusal(unfit(turn, turn.language_of(call.by), problem)) from problem
    text, rows = view(turn, row, call.by, content)
    key, as_it_is = f"faq-view:{row.token}", said(turn, row, call.by)
    file = to_asker(turn, as_it_is, call, f"{key}:as") if as_it_is.content else []
    say = replace(turn.confirm(call, text, buttons=rows), key=key)
    return [*saved(turn, row, call.by), *file, say]


def unfit(turn: Turn, lang: str, problem: Unfit) -> Html:
    """What is wrong with it, with an example."""
    return turn.texts.render(lang, f"faq-unfit-{problem}", limit=turn.policy(FaqPolicy).limit)


def written(turn: Turn, questions: Sequence[str], content: Content) -> Stored:
    """A question as it will be stored: in place of one written the same; Unfit("full") when there is no room."""
    stored = known_in(turn).stored
    same = set(map(folded, questions))
    old = next((one for one in stored.values() if same & set(map(folded, one.questions))), None)
    if old is None and len(stored) >= turn.policy(FaqPolicy).limit:
        raise Unfit("full")
    if old is None:
        return Stored(turn.draw.token(6), tuple(questions), dump(content), 0, 0, 0, None)
    return replace(old, questions=tuple(questions), answer=dump(content), answered_at=None)


def saved(turn: Turn, one: Stored, by: Sender) -> list[Decision]:
    """Its row, and who wrote it."""
    row = Faq(
        chat_id=turn.chat, token=one.token, questions=list(one.questions), answer=one.answer, asked=one.asked,
        helped=one.helped, failed=one.failed, answered_at=one.answered_at, made_by=by.id, made_at=turn.now,
    )  # fmt: skip
    return [Save(row, replace=True), Note(turn.chat, "faq", by.id, data={"question": one.questions[0]})]


def to_form(turn: Turn, call: CommandCall) -> list[Decision]:
    """In private at once; from the group by a button."""
    if call.in_private:
        return [form_for(turn, call.by, "faq")]
    button = Button(turn.text_for(call.by, "faq-write"), url=turn.me.start_link("faq", turn.chat))
    return [turn.confirm(call, turn.text_for(call.by, "faq-how"), buttons=((button,),))]


# --- shown back -----------------------------------------------------------------------------------------------------


def view(turn: Turn, one: Stored, by: Sender, content: Content) -> tuple[Html, Rows]:
    """A question with its answer as members see it, and a button to remove it."""
    lang = turn.language_of(by)
    remove = Button(turn.texts.plain(lang, "faq-remove"), "faq", "remove", address(one.token, turn.chat))
    about = "\n".join(one.questions)
    counts = turn.texts.plain(lang, "faq-counts", asked=one.asked, helped=one.helped, failed=one.failed)
    if content.kind != "text":
        return turn.texts.render(lang, "faq-saved-file", question=about, counts=counts), ((remove,),)
    text = fill(content, turn.variables(by))
    shown = turn.texts.render(lang, "faq-saved", question=about, counts=counts, text=text)
    return shown, (*link_rows(content), (remove,))


def file_of(turn: Turn, one: Stored, by: Sender, chat: int) -> list[Say]:
    """What no text can show, just as it is."""
    say = said(turn, one, by)
    return [replace(say, chat=chat, key=f"faq-view:{one.token}:as")] if say.content else []


async def remove(turn: Turn, press: ButtonPress, token: str) -> Decisions:
    """It is answered no more, and the message that showed it goes."""
    turn.require(press.by, Right.INFO)
    one = known_in(turn).stored.get(token)
    if one is None:
        raise Refusal(turn.texts.plain(turn.language_of(press.by), "faq-gone"))
    text = turn.texts.plain(turn.language_of(press.by), "faq-removed", question=one.questions[0])
    shown = [Delete(press.chat.id, key=f"faq-view:{token}{part}") for part in ("", ":as")]
    note = Note(turn.chat, "faq-removed", press.by.id, data={"question": one.questions[0]})
    return [turn.pressed(press, text), Remove(Faq, {"chat_id": turn.chat, "token": token}), note, *shown]


# --- listed ---------------------------------------------------------------------------------------------------------


def page(turn: Turn, user: Sender, start: int) -> tuple[Html, Rows]:
    """Twenty questions, each a button; admins see how often each was asked."""
    lang, editor = turn.language_of(user), turn.may(user, Right.INFO)
    stored = sorted(known_in(turn).stored.values(), key=lambda one: (-one.asked, one.questions))
    some = stored[start : start + PAGE]
    if not some:
        return turn.texts.render(lang, "faq-none-admin" if editor else "faq-none"), ()
    verb = "open" if editor else "show"
    rows: list[tuple[Button, ...]] = [
        (Button(label(turn, lang, one, editor=editor), "faq", verb, address(one.token, turn.chat)),)
        for one in some
    ]
    if start + PAGE < len(stored):
        more_of = Button(
            turn.texts.plain(lang, "faq-more"), "faq", "more", address(str(start + PAGE), turn.chat)
        )
        rows.append((more_of,))
    return turn.texts.render(lang, "faq-list", total=len(stored)), tuple(rows)


def label(turn: Turn, lang: str, one: Stored, *, editor: bool) -> str:
    """A question on its button."""
    question = one.questions[0][:LABEL]
    counts = editor and one.asked
    return turn.texts.plain(lang, "faq-label", question=question, asked=one.asked) if counts else question


async def more(turn: Turn, press: ButtonPress, start: str) -> Decisions:
    """More of the list, to who pressed."""
    text, rows = page(turn, press.by, int(start))
    return [AnswerButton(press.query_id), turn.beside(press, text, rows)]


async def opened(turn: Turn, press: ButtonPress, token: str) -> Decisions:
    """A question with its answer and its counts, to an admin."""
    turn.require(press.by, Right.INFO)
    one = known_in(turn).stored.get(token)
    if one is None:
        raise Refusal(turn.texts.plain(turn.language_of(press.by), "faq-gone"))
    text, rows = view(turn, one, press.by, load(Content, one.answer))
    as_it_is = said(turn, one, press.by)
    file = to_presser(turn, as_it_is, press) if as_it_is.content else []
    return [
        AnswerButton(press.query_id),
        *(replace(say, key=f"faq-view:{token}:as") for say in file),
        replace(turn.beside(press, text, rows), key=f"faq-view:{token}"),
    ]
