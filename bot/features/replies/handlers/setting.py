"""Stored answers are set, shown back as members will see them, changed by taps, and removed."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.core.codec import dump
from bot.core.decisions import (
    AnswerButton,
    Button,
    Decision,
    Delete,
    Edit,
    Note,
    Refusal,
    Remove,
    Rows,
    Say,
)
from bot.core.facts import ButtonPress, CommandCall, Message, Sender
from bot.core.templates import Unfit, fill
from bot.core.texts import Html
from bot.feature import Decisions, Right, Turn
from bot.features.replies.handlers.giving import alone, rows_of, said, shelf_of
from bot.features.replies.handlers.telling import described, listed, switches
from bot.features.replies.policy import RepliesPolicy
from bot.features.replies.queries import answers_of, kept
from bot.features.replies.rules import reading
from bot.features.replies.rules.entries import PLAIN, Answers, Book, Entry, key_of
from bot.features.replies.rules.reading import Written
from bot.features.replies.tables import Reply
from bot.presses import address
from bot.stored import to_asker, to_presser

# --- /filter, /save -------------------------------------------------------------------------------------------------


async def on_filter(turn: Turn, call: CommandCall) -> Decisions:
    """`/filter word answer`, or in reply to what shall be the answer; shown back with Settings and Remove."""
    return stored(turn, call, reading.read_filter)


async def on_save(turn: Turn, call: CommandCall) -> Decisions:
    """`/save name answer`: given to #name and to /get name."""
    return stored(turn, call, reading.read_note)


def stored(turn: Turn, call: CommandCall, read: Any) -> list[Decision]:
    """The row of what was written, and how it looks."""
    book = shelf_of(turn).book
    try:
        written = read(whole(turn, call.message))
        reading.check_patterns(written.triggers, book, [item.text for item in turn.lane.recent if item.text])
        entry = merged(turn, book, written)
    except Unfit as problem:
        raise unfit(turn, call, problem) from problem
    note = Note(turn.chat, "filter", call.by.id, data={"triggers": list(entry.triggers)})
    row = kept(turn.chat, entry, call.by.id, turn.now)
    return [*robbed(turn, book, entry, call.by), row, note, *shown_back(turn, call, entry)]


def whole(turn: Turn, message: Message) -> Message:
    """The command, with the whole album where it answers a part of one. Below an album it comes before all parts are
    there: Unfit."""
    if message.album:
        raise Unfit("album")
    return turn.answering(message)


def unfit(turn: Turn, call: CommandCall, problem: Unfit) -> Refusal:
    """What is wrong with it, with an example."""
    why, *what = problem.args
    args = {"written": what[0]} if what else {}
    why = f"{why}-{call.name}" if why == "nothing" and call.name == "save" else why
    return Refusal(turn.texts.render(turn.language_of(call.by), f"replies-unfit-{why}", **args))


def merged(turn: Turn, book: Book, written: Written) -> Entry:
    """The answer as it will be: a new one; else the one with these triggers, with what was written set or added."""
    owner = book.keys.get(key_of(written.triggers[0]))
    same = owner if owner and (written.more or not written.answers or owns(owner, written.triggers)) else None
    if same is None and not written.answers:
        raise Unfit("nothing")
    limit = turn.policy(RepliesPolicy).limit
    if same is None and len(book.entries) >= limit:
        raise Unfit("full", str(limit))
    options = replace(same.options if same else PLAIN, **written.options)
    answers = (answers_of(same) if same and (written.more or not written.answers) else ()) + written.answers
    if len(answers) > reading.MOST_ANSWERS:
        raise Unfit("answers", str(reading.MOST_ANSWERS))
    triggers = same.triggers if same and (written.more or not written.answers) else written.triggers
    if same is None:
        return Entry(turn.draw.token(6), triggers, dump(Answers(answers)), options)
    return replace(same, triggers=triggers, answers=dump(Answers(answers)), options=options)


def owns(entry: Entry, triggers: Sequence[str]) -> bool:
    """Are these all of its triggers?"""
    return set(map(key_of, entry.triggers)) == set(map(key_of, triggers))


def robbed(turn: Turn, book: Book, entry: Entry, by: Sender) -> list[Decision]:
    """Other answers lose the triggers that this one has now; those with none left go."""
    taken = set(map(key_of, entry.triggers))
    others = {one.token: one for key in taken if (one := book.keys.get(key)) and one.token != entry.token}
    return [decision for one in others.values() for decision in without(turn, one, taken, by)]


def without(turn: Turn, entry: Entry, keys: set[str], by: Sender) -> list[Decision]:
    """An answer less some of its triggers; gone when none is left."""
    left = tuple(trigger for trigger in entry.triggers if key_of(trigger) not in keys)
    if left:
        return [kept(turn.chat, replace(entry, triggers=left), by.id, turn.now)]
    note = Note(turn.chat, "filter-removed", by.id, data={"triggers": list(entry.triggers)})
    return [Remove(Reply, {"chat_id": turn.chat, "token": entry.token}), note]


# --- shown back -----------------------------------------------------------------------------------------------------


def shown_back(turn: Turn, call: CommandCall, entry: Entry) -> list[Say]:
    """The newest answer as members will see it, what it is set to, and buttons to change and remove it."""
    text, rows = view(turn, entry, call.by, opened=False)
    say = replace(turn.confirm(call, text, buttons=rows), key=key_of_view(entry))
    content = answers_of(entry)[-1]
    if content.kind == "text":
        return [say]
    as_it_is = said(turn, entry, len(answers_of(entry)) - 1, content, call.by)
    return [*to_asker(turn, as_it_is, call, f"{key_of_view(entry)}:as"), say]


def key_of_view(entry: Entry) -> str:
    """The name of the message that shows an answer."""
    return f"filter:{entry.token}"


def view(turn: Turn, entry: Entry, by: Sender, *, opened: bool) -> tuple[Html, Rows]:
    """An answer in the words of its settings; a text as members see it, with its buttons."""
    lang, answers = turn.language_of(by), answers_of(entry)
    number, content = len(answers) - 1, answers[-1]
    about = described(turn, lang, entry, len(answers))
    name = address(entry.token, turn.chat)
    remove = Button(turn.texts.plain(lang, "replies-remove"), "replies", "remove", name)
    change = Button(turn.texts.plain(lang, "replies-change"), "replies", "change", name)
    ours = (*switches(turn, lang, entry), (remove,)) if opened else ((change, remove),)
    if content.kind != "text":
        kind = turn.texts.plain(lang, f"replies-kind-{content.kind}".replace("_", "-"))
        return turn.texts.render(lang, "replies-saved-file", about=about, kind=kind), ours
    text = turn.texts.render(lang, "replies-saved", about=about, text=fill(content, turn.variables(by)))
    return text, (*rows_of(turn, entry.token, number, content), *ours)


# --- buttons of the view --------------------------------------------------------------------------------------------


def meant(turn: Turn, press: ButtonPress, token: str) -> Entry:
    """The answer of a button, for who may change the group's matters; Refusal else, and when it is gone."""
    turn.require(press.by, Right.INFO)
    entry = shelf_of(turn).book.entries.get(token)
    if entry is None:
        raise Refusal(turn.texts.plain(turn.language_of(press.by), "replies-gone"))
    return entry


async def opened(turn: Turn, press: ButtonPress, token: str) -> Decisions:
    """One answer of the list, with all that can be changed, to who pressed."""
    entry = meant(turn, press, token)
    text, rows = view(turn, entry, press.by, opened=True)
    shown = replace(turn.beside(press, text, rows), key=key_of_view(entry))
    file = (
        [] if answers_of(entry)[-1].kind == "text" else to_presser(turn, alone(turn, entry, press.by), press)
    )
    return [AnswerButton(press.query_id), *file, shown]


async def change(turn: Turn, press: ButtonPress, token: str) -> Decisions:
    """What can be changed is shown."""
    entry = meant(turn, press, token)
    return [AnswerButton(press.query_id), edited(turn, entry, press)]


async def switch(turn: Turn, press: ButtonPress, name: str) -> Decisions:
    """One option goes on to its next value."""
    token, _, letter = name.partition("-")
    old = meant(turn, press, token)
    entry = replace(old, options=reading.turned_on(old.options, letter))
    note = Note(turn.chat, "filter", press.by.id, data={"triggers": list(entry.triggers)})
    row = kept(turn.chat, entry, press.by.id, turn.now)
    return [AnswerButton(press.query_id), row, note, edited(turn, entry, press)]


def edited(turn: Turn, entry: Entry, press: ButtonPress) -> Edit:
    """The view as it is now."""
    text, rows = view(turn, entry, press.by, opened=True)
    shown = turn.named(press.by, text) if press.chat.is_private else text
    return Edit(press.chat.id, shown, rows, key=key_of_view(entry))


async def remove(turn: Turn, press: ButtonPress, token: str) -> Decisions:
    """The answer goes, and the message that showed it."""
    entry = meant(turn, press, token)
    text = turn.texts.plain(turn.language_of(press.by), "replies-removed", trigger=listed(entry.triggers))
    view = key_of_view(entry)
    files = [f"{view}:as{at or ''}" for at in range(max(len(answers_of(entry)[-1].album), 1))]
    shown = [Delete(press.chat.id, key=name) for name in (view, *files)]
    gone = without(turn, entry, set(map(key_of, entry.triggers)), press.by)
    return [AnswerButton(press.query_id, text), *gone, *shown]


# --- /stop, /clear --------------------------------------------------------------------------------------------------


async def on_stop(turn: Turn, call: CommandCall) -> Decisions:
    """`/stop word`."""
    return stopped(turn, call, reading.named(call.args))


async def on_clear(turn: Turn, call: CommandCall) -> Decisions:
    """`/clear name`."""
    name = call.args.strip().lstrip("#＃")
    return stopped(turn, call, [(f"#{name}",)] if name else [])


def stopped(turn: Turn, call: CommandCall, readings: Sequence[Sequence[str]]) -> list[Decision]:
    """Triggers are answered no more, by the first reading that names one; what has others still answers those."""
    lang, keys = turn.language_of(call.by), shelf_of(turn).book.keys
    if not readings:
        raise Refusal(turn.texts.render(lang, f"replies-{'clear' if call.name == 'clear' else 'stop'}-usage"))
    wanted = next((one for one in readings if any(key_of(trigger) in keys for trigger in one)), None)
    if wanted is None:
        raise Refusal(turn.texts.render(lang, "replies-unknown", trigger=listed(readings[0])))
    gone = set(map(key_of, wanted))
    entries = {entry.token: entry for key in gone if (entry := keys.get(key))}
    text = turn.texts.render(lang, "replies-removed", trigger=listed(wanted))
    made = [item for entry in entries.values() for item in without(turn, entry, gone, call.by)]
    return [*made, turn.confirm(call, text)]
