"""/event: read, shown to the admin as the group will see it, then posted; and what an admin wrote in private."""

from bot.core.decisions import Alert, Refusal, Remove, Rows, Save, Say
from bot.core.facts import Answer, ButtonPress, CommandCall, Handed, Sender, Tick
from bot.core.texts import Html
from bot.core.whenwords import Unclear
from bot.feature import Decisions, Right, Turn
from bot.features.events import queries
from bot.features.events.handlers import changing, form
from bot.features.events.handlers.common import (
    button,
    change,
    meeting_of,
    next_step,
    noted,
    policy_of,
    post_text,
    posted,
    refreshed,
    times_of,
    told,
)
from bot.features.events.handlers.signing import file_of, may_sign_up
from bot.features.events.rules.reading import Amiss, Asked, Clock, read_event, read_seats, read_times
from bot.features.events.rules.steps import DRAFT
from bot.features.events.tables import Meeting
from bot.handing import asker


async def on_event(turn: Turn, call: CommandCall) -> Decisions:
    """`/event Title | place | Sat 14:00 | 20 places`; without words the form."""
    if not call.args:
        return form.offered(turn, call)
    asked = understood(turn, call.by, call.args)
    meeting = await drafted(turn, call.by, asked, call.message.thread)
    text, rows = preview(turn, call.by, meeting)
    return [Save(meeting), turn.answer(call, text, buttons=rows, personal=True)]


def understood(turn: Turn, by: Sender, words: str | list[str]) -> Asked:
    """The event that the words describe, in one text or by the form's steps; Refusal says what is missing."""
    clock = Clock(turn.now, turn.zone)
    try:
        if isinstance(words, str):
            return read_event(words, clock)
        title, when, place, seats = words
        wall, minutes = read_times(when, clock)
        return Asked(title.strip(), place.strip(), wall, minutes, read_seats(seats) if seats else None)
    except (Amiss, Unclear) as problem:
        trouble = str(problem) if isinstance(problem, Amiss) else "when"
        raise Refusal(turn.text_for(by, f"events-amiss-{trouble}")) from problem


async def drafted(turn: Turn, by: Sender, asked: Asked, thread: int | None) -> Meeting:
    """The row of an event that nobody sees yet; Refusal where there are enough."""
    limit = policy_of(turn).limit
    if len(await queries.list_ahead(turn.session, turn.chat, turn.now)) >= limit:
        raise Refusal(turn.text_for(by, "events-full", limit=limit))
    if asked.wall is None:
        raise Refusal(turn.text_for(by, "events-amiss-when"))
    return Meeting(
        id=turn.draw.token(8), chat_id=turn.chat, state="draft", title=asked.title, place=asked.place,
        seats=asked.seats, quiet=asked.quiet, version=0, made_by=by.id, changed_at=turn.now, step="forget",
        step_at=turn.now + DRAFT, thread=thread, said="", message_chat=None, message_id=None, shown_at=None,
        show_at=None, code="", **times_of(turn, asked, asked.wall),
    )  # fmt: skip


def preview(turn: Turn, by: Sender, meeting: Meeting) -> tuple[Html, Rows]:
    """The event as the group will see it, and what to do with it."""
    lang = turn.language_of(by)
    head = turn.texts.render(lang, "events-preview")
    rows = (tuple(button(turn, lang, verb, meeting.id) for verb in ("post", "discard")),)
    return Html(f"{head}\n\n{post_text(turn, turn.language, meeting, ())}"), rows


# --- posted --------------------------------------------------------------------------------------------------------


async def post(turn: Turn, press: ButtonPress, token: str) -> Decisions:
    """The group sees it, once."""
    turn.require(press.by, Right.INFO)
    meeting = await meeting_of(turn, press.by, token, "draft", "open")
    if meeting.state == "open":  # tapped twice
        return [told(turn, press, "events-posted")]
    if meeting.starts_at <= turn.now:
        raise Refusal(turn.texts.plain(turn.language_of(press.by), "events-amiss-past"))
    values = {"state": "open", "changed_at": turn.now, **next_step(turn, meeting)}
    done = told(turn, press, "events-posted")
    shown = [change(meeting, **values), *posted(turn, meeting, ())]
    return [done, *shown, noted(turn, press.by, "made", meeting)]


async def discard(turn: Turn, press: ButtonPress, token: str) -> Decisions:
    """Never posted, not kept."""
    turn.require(press.by, Right.INFO)
    meeting = await meeting_of(turn, press.by, token, "draft")
    return [told(turn, press, "events-discarded"), Remove(Meeting, {"id": meeting.id, "state": "draft"})]


async def on_posted(turn: Turn, answer: Answer) -> Decisions:
    """Where it stands; or the admins hear that it does not."""
    meeting = await queries.find_meeting(turn.session, turn.chat, answer.data["id"])
    if meeting is None:
        return ()
    if answer.outcome == "done" and answer.message_id is not None:
        place = {"message_chat": answer.chat or turn.chat, "message_id": answer.message_id}
        return [change(meeting, **place)]
    what = "unknown" if answer.outcome == "unknown" else "refused"
    text = turn.text(f"events-post-{what}", title=meeting.title, why=answer.error)
    again: Rows = ((button(turn, turn.language, "again", meeting.id),),)
    return [Alert(turn.chat, "events", f"event-post:{meeting.id}", text, again)]


async def again(turn: Turn, press: ButtonPress, token: str) -> Decisions:
    """What could not be posted, or was lost, is posted anew."""
    turn.require(press.by, Right.INFO)
    meeting = await meeting_of(turn, press.by, token)
    seats = await queries.list_seats(turn.session, meeting.id)
    return [told(turn, press, "events-posted"), *posted(turn, meeting, seats)]


async def on_stale(turn: Turn, tick: Tick) -> Decisions:
    """The message in the group, as it reads by now."""
    meeting = await queries.find_meeting(turn.session, turn.chat, tick.data["id"])
    if meeting is None or meeting.show_at is None or meeting.show_at > turn.now:
        return ()
    return refreshed(turn, meeting, await queries.list_seats(turn.session, meeting.id), at_once=True)


# --- from the private chat -----------------------------------------------------------------------------------------


async def on_wanted(turn: Turn, handed: Handed) -> Decisions:
    """A start link leads here: the file for everybody, the form for who may."""
    by, token, step = await asker(turn, handed), handed.data["meeting"], handed.data["step"]
    try:
        if step == "calendar":
            may_sign_up(turn, by)
            return [file_of(turn, await meeting_of(turn, by, token, "open", "over", "cancelled"), by)]
        turn.require(by, Right.INFO)
        if token:
            await meeting_of(turn, by, token)
    except Refusal as no:
        return [said(turn, by, Html(no))]
    return [form.asking(turn, by, step if token else "title", token)]


async def on_submitted(turn: Turn, handed: Handed) -> Decisions:
    """In the group's lane: saved, or what is missing; either is said in private."""
    data = handed.data
    by = await asker(turn, handed)
    try:
        turn.require(by, Right.INFO)
        if data["meeting"]:
            decisions = await changing.applied(turn, by, data["meeting"], data["step"], data["words"])
        else:
            meeting = await drafted(turn, by, understood(turn, by, data["words"]), None)
            text, rows = preview(turn, by, meeting)
            decisions = [Save(meeting), said(turn, by, text, rows)]
    except Refusal as no:
        return [said(turn, by, Html(no))]
    return [*decisions, turn.hand(by.id, "events", "done")]


def said(turn: Turn, by: Sender, text: Html, rows: Rows = ()) -> Say:
    """In private, naming the group."""
    return Say(by.id, turn.named(by, text), rows)
