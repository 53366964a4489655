"""Stored answers are given: to a message that calls for one, to /get, to a tap on a button of another."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.core.decisions import (
    Alert,
    AnswerButton,
    Button,
    Change,
    Decision,
    Delete,
    Priority,
    Refusal,
    Remove,
    Rows,
    Save,
    Say,
)
from bot.core.facts import Answer, ButtonPress, CommandCall, Content, Message, Sender, Tick
from bot.core.templates import WORDLESS, fill, is_act, media_of
from bot.feature import Decisions, Right, Turn
from bot.features.replies.policy import RepliesPolicy
from bot.features.replies.queries import Shelf, answers_of
from bot.features.replies.rules import choosing
from bot.features.replies.rules.choosing import Asker
from bot.features.replies.rules.entries import Entry, key_of
from bot.features.replies.tables import Reply, ReplyGiven
from bot.presses import address
from bot.stored import apart, to_presser, whispered

LABEL = 24  # characters of a trigger on a button


def shelf_of(turn: Turn) -> Shelf:
    """The chat's answers, from lane state."""
    shelf = turn.lane.own.get("replies")
    return shelf if isinstance(shelf, Shelf) else Shelf()


# --- to a message ---------------------------------------------------------------------------------------------------


def on_message(turn: Turn, message: Message) -> Decisions:
    """The answer that a message calls for, as a reply to it."""
    shelf, policy = shelf_of(turn), turn.policy(RepliesPolicy)
    if not shelf.book.keys or not choosing.asks(message, turn.me.id, policy, turn.now):
        return ()
    found = shelf.book.matches(message.text)
    if not found or is_command_word(turn, message.text.strip()):
        return ()
    asker = asker_of(turn, message, found)
    entry = choosing.choose(found, asker, shelf.given, policy, turn.now)
    if entry is None:
        return ()
    shelf.turn = turn.key
    return given(turn, entry, message)


def is_command_word(turn: Turn, text: str) -> bool:
    """Is the whole message a command in words, such as 群规?"""
    return any(text in command.words for feature in turn.features for command in feature.commands)


def asker_of(turn: Turn, message: Message, entries: Sequence[Entry]) -> Asker:
    """Who calls for an answer; whether they are an admin matters where one is for some only."""
    for_some = any(entry.options.who != "all" for entry in entries)
    admin = for_some and (message.sender.kind == "anonymous_admin" or turn.may(message.sender, Right.ADMIN))
    return Asker(message.sender.id, admin, message.thread or 0, turn.now.astimezone(turn.zone))


def given(turn: Turn, entry: Entry, message: Message) -> list[Decision]:
    """What is said and removed, and the count of it."""
    options, answers = entry.options, answers_of(entry)
    number = entry.hits % len(answers)
    say = replace(
        said(turn, entry, number, answers[number], message.sender),
        reply_to=None if options.remove else message.id or None,
        thread=message.thread,
    )
    taken = [Delete(turn.chat, turn.whole(message))] if options.remove else []
    return [
        *taken,
        *passing(apart(turn, say), entry.token, options.gone),
        *counted(turn, entry, message.sender.id),
    ]


def passing(says: list[Say], token: str, seconds: int) -> list[Say]:
    """Messages that go again after a while, of an album every part, when it is known where they stand; of a file it is
    heard whether it could be sent."""
    span = timedelta(seconds=seconds) if seconds else None
    return [
        replace(say, expires_after=span)
        if say.content is None
        else replace(say, answer="posted", data={"token": token, "seconds": seconds})
        if say.content.kind == "album"
        else replace(say, expires_after=span, answer="posted", data={"token": token, "seconds": 0})
        for say in says
    ]


async def on_posted(turn: Turn, answer: Answer) -> Decisions:
    """A file that was sent, or was not; an album that shall go again."""
    if answer.outcome == "refused":
        return refused(turn, answer.data["token"])
    if answer.outcome != "done" or answer.message_id is None or not answer.data["seconds"]:
        return ()
    later = turn.now + timedelta(seconds=answer.data["seconds"])
    parts = (answer.message_id, *answer.also)
    return [Delete(turn.chat, parts, not_before=later, priority=Priority.BULK)]


def refused(turn: Turn, token: str) -> list[Decision]:
    """What Telegram does not send: the admins hear of it, once a day."""
    entry = shelf_of(turn).book.entries.get(token)
    if entry is None:
        return []
    text = turn.text("replies-refused", trigger=", ".join(entry.triggers))
    look = Button(entry.triggers[0][:LABEL], "replies", "open", address(token, turn.chat))
    return [Alert(turn.chat, "replies", f"replies:{token}:{turn.now:%Y%m%d}", text, ((look,),))]


def counted(turn: Turn, entry: Entry, user: int) -> list[Decision]:
    """One more, and when."""
    hits = Change(Reply, {"chat_id": turn.chat, "token": entry.token}, {"hits": entry.hits + 1})
    return [
        hits,
        Save(ReplyGiven(chat_id=turn.chat, token=entry.token, user_id=user, at=turn.now), replace=True),
    ]


def said(turn: Turn, entry: Entry, number: int, content: Content, user: Sender) -> Say:
    """An answer as a member sees it."""
    text = "" if content.kind in WORDLESS else fill(content, turn.variables(user))
    return Say(turn.chat, text, rows_of(turn, entry.token, number, content), content=media_of(content))


def rows_of(turn: Turn, token: str, number: int, content: Content) -> Rows:
    """The buttons of an answer: links, and those that do something here."""
    rows: list[tuple[Button, ...]] = []
    at = 0
    for row in content.buttons:
        buttons = []
        for text, led_to in row:
            arg = address(f"{token}-{number}-{at}", turn.chat)
            buttons.append(
                Button(text, "replies", "show", arg) if is_act(led_to) else Button(text, url=led_to)
            )
            at += 1
        rows.append(tuple(buttons))
    return tuple(rows)


# --- to /get and to buttons -----------------------------------------------------------------------------------------


async def on_get(turn: Turn, call: CommandCall) -> Decisions:
    """`/get name`: the note to all, or to who asked alone where it was just given."""
    entry = noted(turn, call)
    shelf, policy = shelf_of(turn), turn.policy(RepliesPolicy)
    asker = asker_of(turn, call.message, [entry])
    if not choosing.fits(replace(entry.options, hours=None, topic=None), asker):
        raise Refusal(turn.texts.render(turn.language_of(call.by), "replies-not-for-you"))
    if call.in_private:
        return apart(turn, replace(alone(turn, entry, call.by), chat=call.answer_in))
    if not choosing.cool(entry, asker, shelf.given, policy, turn.now):
        return whispered(turn, alone(turn, entry, call.by), call.by)
    return given(turn, entry, call.message)


def noted(turn: Turn, call: CommandCall) -> Entry:
    """The note that a command names; Refusal where there is none."""
    lang, name = turn.language_of(call.by), call.args.strip().lstrip("#＃")
    if not name:
        raise Refusal(turn.texts.render(lang, "replies-get-usage"))
    entry = shelf_of(turn).book.keys.get(key_of(f"#{name}"))
    if entry is None:
        raise Refusal(turn.texts.render(lang, "replies-no-note", name=name))
    return entry


def alone(turn: Turn, entry: Entry, user: Sender) -> Say:
    """The answer whose turn it is, to one member."""
    answers = answers_of(entry)
    number = entry.hits % len(answers)
    return said(turn, entry, number, answers[number], user)


async def show(turn: Turn, press: ButtonPress, name: str) -> Decisions:
    """A button of an answer: a few words, or another answer, to who pressed."""
    token, number, at = name.split("-")
    lang = turn.language_of(press.by)
    entry = shelf_of(turn).book.entries.get(token)
    led_to = target_of(entry, number, at) if entry else ""
    if led_to.startswith("popup:"):
        return [AnswerButton(press.query_id, led_to.removeprefix("popup:"), alert=True)]
    other = shelf_of(turn).book.keys.get(key_of(led_to)) if led_to else None
    if other is None:
        return [AnswerButton(press.query_id, turn.texts.plain(lang, "replies-gone"))]
    if other.options.who == "admins" and not turn.may(press.by, Right.ADMIN):
        return [AnswerButton(press.query_id, turn.texts.plain(lang, "replies-not-for-you"))]
    return [AnswerButton(press.query_id), *to_presser(turn, alone(turn, other, press.by), press)]


def target_of(entry: Entry, number: str, at: str) -> str:
    """Where the button leads that was made with these numbers; "" where the answer has changed since."""
    answers = answers_of(entry)
    content = answers[int(number)] if int(number) < len(answers) else Content()
    buttons = [led_to for row in content.buttons for _, led_to in row]
    return buttons[int(at)] if int(at) < len(buttons) and is_act(buttons[int(at)]) else ""


async def on_old(turn: Turn, tick: Tick) -> Decisions:
    """What was given yesterday cools down no more."""
    where = {"chat_id": turn.chat, "token": tick.data["token"], "user_id": tick.data["user_id"]}
    return [Remove(ReplyGiven, where)]
