"""An event is changed, cancelled, or its guests are written to: they hear of it once, the group's message is edited."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.core.decisions import AnswerButton, Decision, Refusal, Say
from bot.core.facts import ButtonPress, Sender, Tick
from bot.core.schedules import instant
from bot.core.whenwords import Unclear
from bot.feature import Decisions, Right, Turn
from bot.features.events import queries
from bot.features.events.handlers import form
from bot.features.events.handlers.common import (
    approached,
    button,
    change,
    meeting_of,
    next_step,
    noted,
    plain,
    refreshed,
    shown,
    told,
    unheld,
    with_values,
)
from bot.features.events.handlers.signing import moved_up
from bot.features.events.rules.places import Seat, coming, waiting
from bot.features.events.rules.reading import Amiss, Clock, read_seats, read_times, read_words
from bot.features.events.rules.steps import KEPT
from bot.features.events.tables import Meeting

NEWS = ("title", "when", "place")  # what those who signed up are told of


async def ask(turn: Turn, press: ButtonPress, token: str) -> Decisions:
    """Another title, time, place, number of places, or words for them: written in private."""
    turn.require(press.by, Right.INFO)
    meeting = await meeting_of(turn, press.by, token)
    if press.chat.id != press.by.id:
        link = turn.me.start_link("events", turn.chat, meeting.id, press.verb)
        return [AnswerButton(press.query_id, url=link)]
    return [turn.pressed(press), form.asking(turn, press.by, press.verb, meeting.id)]


async def applied(turn: Turn, by: Sender, token: str, step: str, words: str) -> list[Decision]:
    """What an admin wrote about an event; Refusal says why it cannot be."""
    meeting = await meeting_of(turn, by, token)
    seats = await queries.list_seats(turn.session, meeting.id)
    if step == "words":
        return await written_to(turn, by, meeting, seats, words)
    if turn.now >= meeting.starts_at:
        raise Refusal(turn.text_for(by, "events-began"))
    try:
        values = new_values(turn, meeting, step, words)
    except (Amiss, Unclear) as problem:
        trouble = str(problem) if isinstance(problem, Amiss) else "when"
        raise Refusal(turn.text_for(by, f"events-amiss-{trouble}")) from problem
    after = with_values(meeting, **values, version=meeting.version + 1, changed_at=turn.now)
    if step == "when":
        values |= next_step(turn, after)
    up, seats_after = await moved_up(turn, after, seats)
    news = (
        await approached(turn, after, seats, "events-changed", verbs=("calendar", "go"))
        if step in NEWS
        else []
    )
    return [
        change(meeting, **values, version=after.version, changed_at=turn.now), noted(turn, by, "changed", after),
        *up, *news, *refreshed(turn, after, seats_after, at_once=True),
        Say(by.id, turn.named(by, turn.text_for(by, "events-changed-done", count=len(news)))),
    ]  # fmt: skip


def new_values(turn: Turn, meeting: Meeting, step: str, words: str) -> dict[str, object]:
    """The columns that change; Amiss or Unclear for what cannot be read."""
    if step == "seats":
        return {"seats": read_seats(words)}
    if step != "when":
        return {step: read_words(step, words)}
    wall, minutes = read_times(words, Clock(turn.now, turn.zone))
    starts = instant(wall, turn.zone)
    lasts = timedelta(minutes=minutes) if minutes is not None else meeting.ends_at - meeting.starts_at
    closes = starts - (meeting.starts_at - meeting.closes_at)
    return {
        "wall": wall.isoformat(), "zone": turn.zone.key, "starts_at": starts, "ends_at": starts + lasts,
        "closes_at": closes,
    }  # fmt: skip


async def written_to(
    turn: Turn, by: Sender, meeting: Meeting, seats: Sequence[Seat], words: str
) -> list[Decision]:
    """An admin's words to each of them alone."""
    guests = [*coming(seats), *waiting(seats)]
    said = await approached(turn, meeting, guests, "events-words", words=words.strip())
    done = turn.text_for(by, "events-words-done", count=len(said))
    return [*said, noted(turn, by, "words", meeting), Say(by.id, turn.named(by, done))]


async def quiet(turn: Turn, press: ButtonPress, token: str) -> Decisions:
    """Reminders off, or on again."""
    turn.require(press.by, Right.INFO)
    meeting = await meeting_of(turn, press.by, token)
    if turn.now >= meeting.starts_at:
        raise Refusal(plain(turn, press.by, "events-began"))
    after = with_values(meeting, quiet=not meeting.quiet)
    said = told(turn, press, "events-quiet" if after.quiet else "events-reminds")
    return [said, change(meeting, quiet=after.quiet, **next_step(turn, after))]


# --- cancelled ------------------------------------------------------------------------------------------------------


async def stop(turn: Turn, press: ButtonPress, token: str) -> Decisions:
    """Asks first."""
    turn.require(press.by, Right.INFO)
    meeting = await meeting_of(turn, press.by, token)
    seats = await queries.list_seats(turn.session, meeting.id)
    lang = turn.language_of(press.by)
    text = turn.text_for(press.by, "events-stop-ask", title=meeting.title, count=len(seats))
    return shown(turn, press, text, ((button(turn, lang, "off", meeting.id),),))


async def off(turn: Turn, press: ButtonPress, token: str) -> Decisions:
    """Cancelled: they hear it, the group's message says it."""
    turn.require(press.by, Right.INFO)
    meeting = await meeting_of(turn, press.by, token)
    seats = await queries.list_seats(turn.session, meeting.id)
    values = {
        "state": "cancelled", "version": meeting.version + 1, "changed_at": turn.now, "step": "forget",
        "step_at": meeting.ends_at + KEPT,
    }  # fmt: skip
    after = with_values(meeting, **values)
    return [
        told(turn, press, "events-stopped"),
        change(meeting, **values),
        noted(turn, press.by, "cancelled", meeting),
        *unheld(turn, meeting, coming(seats)),
        *await approached(turn, after, seats, "events-cancelled", verbs=("calendar",)),
        *refreshed(turn, after, seats, at_once=True),
    ]


# --- another clock --------------------------------------------------------------------------------------------------


async def on_moved(turn: Turn, tick: Tick) -> Decisions:
    """The chat's clock is another: what is ahead keeps its time on the wall."""
    decisions: list[Decision] = []
    for meeting in await queries.list_moved(turn.session, turn.chat, turn.zone.key):
        starts = instant(datetime.fromisoformat(meeting.wall), turn.zone)
        values = {
            "zone": turn.zone.key, "starts_at": starts, "ends_at": starts + (meeting.ends_at - meeting.starts_at),
            "closes_at": starts - (meeting.starts_at - meeting.closes_at), "version": meeting.version + 1,
            "changed_at": turn.now,
        }  # fmt: skip
        after = with_values(meeting, **values)
        seats = await queries.list_seats(turn.session, meeting.id)
        decisions += [change(meeting, **values, **next_step(turn, after)), *refreshed(turn, after, seats)]
    return decisions
