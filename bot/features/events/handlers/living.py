"""What is due in the life of an event: reminders, its beginning with the code, its end with a card, its oblivion."""

from collections.abc import Sequence
from datetime import timedelta

from bot.core.decisions import Alert, Decision, Remove, Say
from bot.core.facts import Sender, Tick
from bot.core.names import plain_name
from bot.core.texts import Html
from bot.feature import Decisions, Right, Turn
from bot.features.events import queries
from bot.features.events.handlers.common import (
    approached,
    button,
    change,
    policy_of,
    refreshed,
    steps_of,
    when_words,
    with_values,
)
from bot.features.events.rules.places import Seat, coming, new_code
from bot.features.events.rules.steps import DAYTIME, REMINDERS, step_after
from bot.features.events.tables import Guest, Meeting, WrongCode

NAMED = 50
INSIDE = ("member", "administrator", "restricted")


async def on_due(turn: Turn, tick: Tick) -> Decisions:
    """One step, once; then it waits for the next."""
    meeting = await queries.find_meeting(turn.session, turn.chat, tick.data["id"])
    if meeting is None or meeting.step != tick.data["step"] or meeting.step_at > turn.now:
        return ()
    if meeting.step == "forget":
        mine = {"meeting_id": meeting.id}
        return [Remove(Meeting, {"id": meeting.id}), Remove(Guest, mine), Remove(WrongCode, mine)]
    seats = await queries.list_seats(turn.session, meeting.id)
    late = timedelta(minutes=policy_of(turn).late_minutes)
    steps = steps_of(turn, meeting)
    after = step_after(steps, meeting.step, turn.now, late)
    waits = change(meeting, step=after.name, step_at=after.at)
    if turn.lane.status not in INSIDE:
        return [waits]
    if meeting.step in REMINDERS:
        wanted = any(step.name == meeting.step for step in steps) and turn.now - meeting.step_at <= late
        return [waits, *(await reminded(turn, meeting, seats) if wanted else [])]
    if meeting.step == "begin":
        return [waits, *await begun(turn, meeting, seats)]
    return [waits, *ended(turn, meeting, seats)]


async def reminded(turn: Turn, meeting: Meeting, seats: Sequence[Seat]) -> list[Decision]:
    """Those with a place, each alone."""
    if turn.now >= meeting.starts_at:
        return []
    verbs = ("calendar", "go")
    return await approached(turn, meeting, coming(seats), "events-reminder", verbs=verbs)


async def begun(turn: Turn, meeting: Meeting, seats: Sequence[Seat]) -> list[Decision]:
    """Nobody signs up any more; who made it gets the code that shows who came."""
    refresh = refreshed(turn, meeting, seats, at_once=True)
    if turn.now >= meeting.ends_at:
        return refresh
    code = new_code(turn.draw)
    return [change(meeting, code=code), *refresh, await coded(turn, meeting, code)]


async def coded(turn: Turn, meeting: Meeting, code: str) -> Decision:
    """In private to who made it, if they are an admin still; where that cannot be, a card to the admins."""
    by = meeting.made_by
    await turn.know(by)
    if turn.member(by).started and turn.may(Sender(by), Right.INFO):
        text = turn.text_for(by, "events-code", title=meeting.title, code=code)
        rows = ((button(turn, turn.language_of(by), "people", meeting.id),),)
        return Say(by, turn.named(by, text), rows)
    text = turn.text("events-code", title=meeting.title, code=code)
    rows = ((button(turn, turn.language, "people", meeting.id),),)
    return Alert(turn.chat, "events", f"event-code:{meeting.id}", text, rows)


def ended(turn: Turn, meeting: Meeting, seats: Sequence[Seat]) -> list[Decision]:
    """One card to the admins; in the group at most a line, where the chat wants it."""
    over = with_values(meeting, state="over")
    decisions = [change(meeting, state="over"), *refreshed(turn, over, seats, at_once=True)]
    if seats:
        decisions.append(card(turn, over, seats))
    count = sum(seat.came is True for seat in seats)
    if policy_of(turn).count_line and count and turn.now.astimezone(turn.zone).hour in DAYTIME:
        text = turn.text("events-came-line", title=meeting.title, count=count)
        decisions.append(Say(turn.chat, text, thread=meeting.thread))
    return decisions


def card(turn: Turn, meeting: Meeting, seats: Sequence[Seat]) -> Alert:
    """Who signed up, who came."""
    came = [seat for seat in seats if seat.came]
    missed = [seat for seat in coming(seats) if not seat.came]
    text = turn.text(
        "events-card", title=meeting.title, when=when_words(turn, turn.language, meeting),
        count=len(coming(seats)), came=len(came), names=names(turn, came), missed=len(missed),
        others=names(turn, missed),
    )  # fmt: skip
    rows = ((button(turn, turn.language, "people", meeting.id),),)
    return Alert(turn.chat, "events", f"event:{meeting.id}", Html(text), rows)


def names(turn: Turn, seats: Sequence[Seat]) -> str:
    """Some of them."""
    comma = turn.texts.plain(turn.language, "events-comma")
    said = comma.join(plain_name(seat.name) for seat in seats[:NAMED])
    return said if len(seats) <= NAMED else f"{said}…"
