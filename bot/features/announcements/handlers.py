"""/announce: posted with a button that counts who has read it, and pinned; to admins, who has not."""

from bot.core.codec import dump, load
from bot.core.decisions import Alert, Button, Change, Edit, Note, Pin, Refusal, Rows, Save, Say
from bot.core.facts import Answer, ButtonPress, CommandCall, Content
from bot.core.names import plain_name
from bot.core.templates import Unfit, after_command, content_of, link_rows
from bot.core.texts import Html
from bot.feature import Decisions, Turn
from bot.features.announcements import queries
from bot.features.announcements.tables import Announcement, Receipt

NAMED = 50
GIST = 40


async def on_announce(turn: Turn, call: CommandCall) -> Decisions:
    """`/announce text`, or in reply to it; alone it says who has not read the last one."""
    try:
        content = content_of(turn.answering(call.message), after_command(call.message.text))
    except Unfit as problem:
        if str(problem) == "nothing":
            return [turn.answer(call, await standing(turn, call), personal=True)]
        raise Refusal(turn.text_for(call.by, f"announcements-unfit-{problem}")) from problem
    row = Announcement(
        id=turn.draw.token(8), chat_id=turn.chat, content=dump(content), made_by=call.by.id, at=turn.now
    )
    say = Say(
        turn.chat, Html(""), rows(turn, row.id, content, 0), content, thread=call.message.thread, silent=False,
        key=f"announcement:{row.id}", answer="posted", data={"id": row.id}, must_arrive=True,
    )  # fmt: skip
    return [Save(row), Note(turn.chat, "announcement", call.by.id), say]


def rows(turn: Turn, token: str, content: Content, count: int) -> Rows:
    """Its own links, and below them the one button."""
    text_id = "announcements-got" if count else "announcements-got-none"
    label = turn.texts.plain(turn.language, text_id, count=str(count))
    return (*link_rows(content), (Button(label, "announcements", "got", token),))


async def on_posted(turn: Turn, answer: Answer) -> Decisions:
    """It stands: it is pinned. Or it does not: the admins hear it."""
    token = answer.data["id"]
    row = await queries.find_announcement(turn.session, turn.chat, token)
    if row is None:
        return ()
    if answer.outcome != "done" or answer.message_id is None:
        text = turn.text("announcements-failed", name=gist(load(Content, row.content)))
        return [Alert(turn.chat, "announcements", f"announcement:{token}", text)]
    place = Change(Announcement, {"id": token}, {"message_id": answer.message_id})
    return [place, Pin(turn.chat, answer.message_id)]


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
