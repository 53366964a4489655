"""/announce: posted with a button that counts who has read it, and pinned; to admins, who has not."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.core.codec import dump, load
from bot.core.decisions import (
    Alert,
    Button,
    Change,
    Delete,
    Edit,
    Note,
    Pin,
    Refusal,
    Remove,
    Rows,
    Save,
    Say,
)
from bot.core.facts import Answer, ButtonPress, CommandCall, Content, Message, Sender
from bot.core.names import plain_name
from bot.core.templates import Unfit, after_command, as_it_is, given_in, link_rows
from bot.core.texts import Html
from bot.db.queries import find_event
from bot.feature import Decisions, Right, Turn
from bot.features.announcements import queries
from bot.features.announcements.tables import Announcement, Receipt
from bot.presses import address
from bot.stored import apart
from bot.targets import known

NAMED = 50
GIST = 40


async def on_announce(turn: Turn, call: CommandCall) -> Decisions:
    """`/announce text`, or in reply to it; alone it says who has not read the last one."""
    try:
        content = given(turn, call.message)
    except Unfit as problem:
        if str(problem) == "nothing":
            return [turn.answer(call, await standing(turn, call), personal=True)]
        raise Refusal(turn.text_for(call.by, f"announcements-unfit-{problem}")) from problem
    row = Announcement(
        id=turn.draw.token(8), chat_id=turn.chat, content=dump(content), made_by=call.by.id, at=turn.now
    )
    asked = {"thread": call.message.thread, "by": call.by.id, "private": call.in_private}
    note = Note(turn.chat, "announcement", call.by.id, data=asked, cause=f"announced:{row.id}")
    return [Save(row), note, posted(turn, row, asked)[0]]


def given(turn: Turn, message: Message) -> Content:
    """What is to be announced, an album whole; Unfit says why it cannot be."""
    if message.album and message.reply_to is None:  # its other parts are still to come
        raise Unfit("album")
    return as_it_is(given_in(turn.answering(message), after_command(message.text)))


def posted(turn: Turn, row: Announcement, asked: Mapping[str, Any]) -> list[Say]:
    """The announcement with its button; of an album, the message with the button is another, behind it. `asked`: the
    `thread`, `by` whom, and whether in `private`."""
    content = load(Content, row.content)
    say = Say(
        turn.chat, Html(""), rows(turn, row.id, content, 0), content, thread=asked["thread"], silent=False,
        key=f"announcement:{row.id}", answer="posted", data={**asked, "id": row.id}, must_arrive=True,
    )  # fmt: skip
    return apart(turn, say, turn.text("announcements-below"))


def rows(turn: Turn, token: str, content: Content, count: int) -> Rows:
    """Its own links, and below them the one button."""
    text_id = "announcements-got" if count else "announcements-got-none"
    label = turn.texts.plain(turn.language, text_id, count=str(count))
    return (*link_rows(content), (Button(label, "announcements", "got", token),))


async def on_posted(turn: Turn, answer: Answer) -> Decisions:
    """It stands: it is pinned, an album's button follows, its author can take it back. Or it does not: the admins hear
    why."""
    token = answer.data["id"]
    row = await queries.find_announcement(turn.session, turn.chat, token)
    if row is None:
        return ()
    if answer.outcome != "done" or answer.message_id is None:
        what = "unknown" if answer.outcome == "unknown" else "refused"
        return [stands_at(token, None), card(turn, row, what, answer.error)]
    _, *behind = posted(turn, row, answer.data)
    parts = {"messages": [answer.message_id, *answer.also]}
    below = [replace(say, must_arrive=True, key=f"announcement:{token}:below") for say in behind]
    await turn.know(answer.data["by"])
    return [
        stands_at(token, answer.message_id),
        Note(turn.chat, "announcement-posted", data=parts, cause=f"announcement-at:{token}"),
        Pin(turn.chat, answer.message_id),
        *below,
        *([card(turn, row, "mended")] if row.message_id == 0 else []),
        *told(turn, known(turn, answer.data["by"]), token, answer.data),
    ]


def stands_at(token: str, message: int | None) -> Change:
    """Where it stands: 0 while it is on its way once more."""
    return Change(Announcement, {"id": token}, {"message_id": message})


def told(turn: Turn, by: Sender, token: str, asked: Mapping[str, Any]) -> list[Say]:
    """To its author alone, where they can be reached: it stands, and how to take it back."""
    lang = turn.language_of(by)
    text = turn.texts.render(lang, "announcements-posted")
    row = (
        (
            Button(
                turn.texts.plain(lang, "announcements-drop"),
                "announcements",
                "drop",
                address(token, turn.chat),
            ),
        ),
    )
    if asked["private"]:
        return [Say(by.id, turn.named(by, text), row)]
    if turn.can_whisper or turn.member(by).started:
        return [turn.whisper(by, text, buttons=row, thread=asked["thread"])]
    return []


def card(turn: Turn, row: Announcement, what: str, why: str = "") -> Alert:
    """Why it is not there, as far as that is known, and a button to try again; or that it is there after all."""
    text = turn.text(f"announcements-{what}", name=gist(load(Content, row.content)), why=why)
    again = Button(turn.text("announcements-anew"), "announcements", "anew", address(row.id, turn.chat))
    rows = () if what == "mended" else ((again,),)
    return Alert(turn.chat, "announcements", f"announcement:{row.id}", text, rows, closed=what == "mended")


async def anew(turn: Turn, press: ButtonPress, token: str) -> Decisions:
    """Posted once more."""
    turn.require(press.by, Right.PIN)
    row = await queries.find_announcement(turn.session, turn.chat, token)
    note = await find_event(turn.session, turn.chat, f"announced:{token}")
    lang = turn.language_of(press.by)
    if row is None or note is None or row.message_id is not None:
        raise Refusal(turn.texts.plain(lang, "kernel-button-old"))
    asked = {"thread": note.data["thread"], "by": press.by.id, "private": press.chat.is_private}
    done = turn.pressed(press, turn.texts.plain(lang, "announcements-again"))
    return [done, stands_at(token, 0), posted(turn, row, asked)[0]]


async def drop(turn: Turn, press: ButtonPress, token: str) -> Decisions:
    """It is taken back: away with it, its pin, and who had read it."""
    turn.require(press.by, Right.PIN)
    row = await queries.find_announcement(turn.session, turn.chat, token)
    note = await find_event(turn.session, turn.chat, f"announcement-at:{token}")
    lang = turn.language_of(press.by)
    if row is None or note is None:
        raise Refusal(turn.texts.plain(lang, "kernel-button-old"))
    album = load(Content, row.content).kind == "album"
    return [
        turn.pressed(press, turn.texts.plain(lang, "announcements-dropped")),
        Delete(turn.chat, tuple(note.data["messages"])),
        *([Delete(turn.chat, key=f"announcement:{token}:below")] if album else []),
        Remove(Receipt, {"announcement_id": token}),
        Remove(Announcement, {"id": token}),
        Note(turn.chat, "announcement-removed", press.by.id),
    ]


async def on_got(turn: Turn, press: ButtonPress) -> Decisions:
    """One more has read it; each counts once."""
    row = await queries.find_announcement(turn.session, turn.chat, press.arg)
    lang = turn.language_of(press.by)
    if row is None:
        return [turn.pressed(press, turn.texts.plain(lang, "kernel-button-old"), alert=True)]
    if await queries.has_read(turn.session, row.id, press.by.id):
        return [turn.pressed(press, turn.texts.plain(lang, "announcements-noted-before"))]
    count = await queries.count_read(turn.session, row.id) + 1
    shown = rows(turn, row.id, load(Content, row.content), count)
    return [
        turn.pressed(press, turn.texts.plain(lang, "announcements-noted")),
        Save(Receipt(announcement_id=row.id, user_id=press.by.id, chat_id=turn.chat, at=turn.now)),
        Edit(press.chat.id, "", shown, message_id=press.message_id),
    ]


async def standing(turn: Turn, call: CommandCall) -> Html:
    """How many have read the last one, and who has not."""
    row = await queries.find_newest(turn.session, turn.chat)
    if row is None:
        return turn.text_for(call.by, "announcements-usage")
    names = await queries.list_unread(turn.session, turn.chat, row.id, turn.me.id)
    count = await queries.count_read(turn.session, row.id)
    comma = turn.texts.plain(turn.language_of(call.by), "announcements-comma")
    said = comma.join(plain_name(name) for name in names[:NAMED])
    return turn.text_for(
        call.by, "announcements-standing", name=gist(load(Content, row.content)), count=count, unread=len(names),
        names=said, more=max(len(names) - NAMED, 0),
    )  # fmt: skip


def gist(content: Content) -> str:
    """Its first words."""
    line = " ".join(content.text.split())
    return line if len(line) <= GIST else line[: GIST - 1] + "…"
