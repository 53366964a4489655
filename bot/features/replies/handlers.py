"""Stored answers: set, shown back, listed, removed, and given."""

from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncSession

from bot.core.codec import dump, load
from bot.core.decisions import (
    AnswerButton,
    Button,
    Decision,
    Delete,
    Hand,
    Note,
    Refusal,
    Remove,
    Rows,
    Save,
    Say,
)
from bot.core.facts import ButtonPress, CommandCall, Content, Handed, Membership, Message, Sender
from bot.core.names import plain_name
from bot.core.templates import Unfit, fill, link_rows, media_of
from bot.core.texts import Html
from bot.feature import Decisions, Right, Turn, holds
from bot.features.replies import rules
from bot.features.replies.policy import RepliesPolicy
from bot.features.replies.queries import list_replies
from bot.features.replies.tables import Reply

PAGE = 20


async def load_book(session: AsyncSession, chat: int) -> rules.Book:
    """All answers of a chat, for its lane's state."""
    return rules.Book.of(rules.Entry(*row) for row in await list_replies(session, chat))


def book_of(turn: Turn) -> rules.Book:
    """The chat's answers, from lane state."""
    book = turn.lane.own.get("replies")
    return book if isinstance(book, rules.Book) else rules.Book()


# --- given ---------------------------------------------------------------------------------------------------------


def on_message(turn: Turn, message: Message) -> Decisions:
    """The answer that a message calls for, as a reply to it."""
    book = book_of(turn)
    policy = turn.policy(RepliesPolicy)
    if not book.entries or not rules.asks(message, turn.me.id, policy, turn.now):
        return ()
    found = rules.matches(book, message.text)
    if not found or is_command_word(turn, message.text.strip()):
        return ()
    entry = rules.choose(book, found, message.sender.id, turn.key, policy, turn.now)
    if entry is None:
        return ()
    content = load(Content, entry.content)
    text = fill(content, values(turn, message.sender))
    return [
        Say(
            turn.chat, text, link_rows(content), content=media_of(content), reply_to=message.id or None,
            thread=message.thread,
        )
    ]  # fmt: skip


def is_command_word(turn: Turn, text: str) -> bool:
    """Is the whole message a command in words, such as 群规?"""
    return any(text in command.words for feature in turn.features for command in feature.commands)


def values(turn: Turn, user: Sender) -> dict[str, str]:
    """What the variables of an answer stand for. No @names: an answer pings nobody (S44)."""
    name = plain_name(user.name)
    return {
        "first": name.partition(" ")[0],
        "name": name,
        "fullname": name,
        "username": name,
        "chat": turn.lane.title,
        "chatname": turn.lane.title,
        "date": turn.texts.day(turn.language, turn.now, turn.zone),
        "time": turn.texts.clock(turn.language, turn.now, turn.zone),
    }


# --- set and removed -----------------------------------------------------------------------------------------------


async def on_filter(turn: Turn, call: CommandCall) -> Decisions:
    """`/filter word answer`, or in reply to what shall be the answer; shown back with Remove."""
    lang = turn.language_of(call.by)
    try:
        trigger, content = rules.read_filter(call.message)
    except Unfit as problem:
        raise Refusal(turn.texts.render(lang, f"replies-unfit-{problem}")) from problem
    book, limit = book_of(turn), turn.policy(RepliesPolicy).limit
    if trigger not in book.entries and len(book.entries) >= limit:
        raise Refusal(turn.texts.render(lang, "replies-full", limit=limit))
    row = Reply(
        chat_id=turn.chat, trigger=trigger, token=turn.draw.token(8), content=dump(content), made_by=call.by.id,
        made_at=turn.now,
    )  # fmt: skip
    note = Note(turn.chat, "filter", call.by.id, data={"trigger": trigger})
    return [Save(row, replace=True), note, shown_back(turn, call, row, content)]


def shown_back(turn: Turn, call: CommandCall, row: Reply, content: Content) -> Say:
    """The answer as members will see it, and a button that takes it away."""
    lang = turn.language_of(call.by)
    text = fill(content, values(turn, call.by))
    text = turn.texts.render(lang, "replies-saved", trigger=row.trigger, text=text)
    remove = Button(turn.texts.plain(lang, "replies-remove"), "replies", "remove", f"{row.token}.{turn.chat}")
    say = turn.answer(call, text, buttons=(*link_rows(content), (remove,)))
    return replace(say, content=media_of(content), key=f"filter:{row.token}")


async def on_stop(turn: Turn, call: CommandCall) -> Decisions:
    """`/stop word`."""
    lang = turn.language_of(call.by)
    trigger = rules.named_trigger(call.args)
    if not trigger:
        raise Refusal(turn.texts.render(lang, "replies-stop-usage"))
    if trigger not in book_of(turn).entries:
        raise Refusal(turn.texts.render(lang, "replies-unknown", trigger=trigger))
    text = turn.texts.render(lang, "replies-removed", trigger=trigger)
    return [*gone(turn, trigger, call.by), turn.answer(call, text)]


def gone(turn: Turn, trigger: str, by: Sender) -> list[Decision]:
    """An answer's row goes; who did it is noted."""
    note = Note(turn.chat, "filter-removed", by.id, data={"trigger": trigger})
    return [Remove(Reply, {"chat_id": turn.chat, "trigger": trigger}), note]


# --- listed --------------------------------------------------------------------------------------------------------


async def on_filters(turn: Turn, call: CommandCall) -> Decisions:
    """`/filters`: what is answered here, to who asked."""
    text, rows = page(turn, call.by, 0)
    return [turn.answer(call, text, buttons=rows, personal=True)]


def page(turn: Turn, user: Sender, start: int) -> tuple[Html, Rows]:
    """Twenty triggers in order, with a button to remove each for those who may."""
    lang = turn.language_of(user)
    entries = sorted(book_of(turn).entries.values(), key=lambda entry: entry.trigger)
    some = entries[start : start + PAGE]
    if not some:
        return turn.texts.render(lang, "replies-none"), ()
    listed = "\n".join(entry.trigger for entry in some)
    text = turn.texts.render(lang, "replies-list", total=len(entries), triggers=listed)
    buttons = remove_buttons(turn, lang, some) if is_editor(turn, user) else []
    rows = [tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2)]
    if start + PAGE < len(entries):
        more = turn.texts.plain(lang, "replies-more")
        rows.append((Button(more, "replies", "more", f"{start + PAGE}.{turn.chat}"),))
    return text, tuple(rows)


def remove_buttons(turn: Turn, lang: str, entries: list[rules.Entry]) -> list[Button]:
    """One button an entry."""
    return [
        Button(
            turn.texts.plain(lang, "replies-remove-one", trigger=entry.trigger[:24]),
            "replies", "remove", f"{entry.token}.{turn.chat}",
        )
        for entry in entries
    ]  # fmt: skip


def is_editor(turn: Turn, user: Sender) -> bool:
    """May this member change answers, as far as is known?"""
    return holds(turn.lane.admins.get(user.id, Membership("member")), Right.INFO)


# --- buttons -------------------------------------------------------------------------------------------------------


async def on_press(turn: Turn, press: ButtonPress) -> Decisions:
    """Remove or More: pressed in private, it goes to the lane of its chat."""
    if press.chat.is_private:
        lane = int(press.arg.partition(".")[2])
        return [Hand(lane, "replies", "pressed", {"press": dump(press)}, f"replies:{turn.key}")]
    return pressed(turn, press)


async def on_handed(turn: Turn, handed: Handed) -> Decisions:
    """A button pressed in private, answered by its chat."""
    press = load(ButtonPress, handed.data["press"])
    await turn.know(press.by.id)
    try:
        return pressed(turn, press)
    except Refusal as no:
        return [turn.pressed(press, str(no), alert=True)]


def pressed(turn: Turn, press: ButtonPress) -> Decisions:
    """What a button does here."""
    name = press.arg.partition(".")[0]
    return removed(turn, press, name) if press.verb == "remove" else next_page(turn, press, int(name))


def removed(turn: Turn, press: ButtonPress, token: str) -> Decisions:
    """The answer goes, and the message that showed it; only for who may change the group's matters."""
    turn.require(press.by, Right.INFO)
    lang = turn.language_of(press.by)
    entry = book_of(turn).named(token)
    if entry is None:
        return [turn.pressed(press, turn.texts.plain(lang, "replies-gone"))]
    text = turn.texts.plain(lang, "replies-removed", trigger=entry.trigger)
    shown = Delete(press.chat.id, key=f"filter:{token}")
    return [turn.pressed(press, text), *gone(turn, entry.trigger, press.by), shown]


def next_page(turn: Turn, press: ButtonPress, start: int) -> Decisions:
    """More of the list, to who pressed."""
    text, rows = page(turn, press.by, start)
    if press.chat.is_private:
        return [AnswerButton(press.query_id), Say(press.chat.id, turn.named(press.by, text), rows)]
    return [AnswerButton(press.query_id), turn.whisper(press.by, text, buttons=rows, press=press.query_id)]
