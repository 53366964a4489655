"""/events: what is coming, one of them with all that can be done about it. Changes nothing."""

from collections.abc import Sequence
from datetime import timedelta

from bot.core.decisions import Button, Rows
from bot.core.facts import ButtonPress, CommandCall, Sender
from bot.core.quoting import short
from bot.core.texts import Html
from bot.feature import Decisions, Right, Turn
from bot.features.events import queries
from bot.features.events.handlers.common import button, facts, meeting_of, shown, when_words
from bot.features.events.rules.places import Seat, coming, position, seat_of, waiting
from bot.features.events.tables import Meeting

A_ROW = 5
SHOWN = 20
SHORT = 60  # characters: all of them fit one message
LOOKED_BACK = timedelta(days=7)
CHANGES = (("title", "when"), ("place", "seats"), ("words", "quiet"), ("people", "code"), ("stop",))


async def on_events(turn: Turn, call: CommandCall) -> Decisions:
    """What is coming; to admins also what was lately."""
    admin = turn.may(call.by, Right.INFO)
    since = turn.now - LOOKED_BACK if admin else turn.now
    found = await queries.list_shown(turn.session, turn.chat, since)
    if not found:
        text = turn.text_for(call.by, "events-none-admin" if admin else "events-none")
        return [turn.answer(call, text, personal=True)]
    found = sorted(found, key=lambda meeting: (meeting.ends_at <= turn.now, meeting.starts_at))[:SHOWN]
    lines = [turn.text_for(call.by, "events-list")]
    for number, meeting in enumerate(found, 1):
        lines.append(await line(turn, call.by, number, meeting))
    buttons = [
        Button(str(number), "events", "open", f"{meeting.id}.{turn.chat}")
        for number, meeting in enumerate(found, 1)
    ]
    rows = tuple(tuple(buttons[at : at + A_ROW]) for at in range(0, len(buttons), A_ROW))
    return [turn.answer(call, Html("\n".join(lines)), buttons=rows, personal=True)]


async def line(turn: Turn, by: Sender, number: int, meeting: Meeting) -> Html:
    """1 Picnic: Sat 28 Nov 14:00–16:00, North gate. You are in."""
    lang = turn.language_of(by)
    seats = await queries.list_seats(turn.session, meeting.id)
    title, place = short(meeting.title, SHORT), short(meeting.place, SHORT)
    return turn.texts.render(
        lang, "events-item", number=number, title=title, when=when_words(turn, lang, meeting), place=place,
        has_place="yes" if place else "no", mine=mine(seats, by),
    )  # fmt: skip


def mine(seats: Sequence[Seat], by: Sender) -> str:
    """in, waiting, or no."""
    seat = seat_of(seats, by.id)
    return seat.state if seat is not None else "no"


async def open_one(turn: Turn, press: ButtonPress, token: str) -> Decisions:
    """One of the list."""
    meeting = await meeting_of(turn, press.by, token, "open", "over")
    text, rows = await opened(turn, press.by, meeting)
    return shown(turn, press, text, rows)


async def opened(turn: Turn, by: Sender, meeting: Meeting) -> tuple[Html, Rows]:
    """What it is, whether they are in, and what they can do."""
    lang, seats = turn.language_of(by), await queries.list_seats(turn.session, meeting.id)
    lines = facts(turn, lang, meeting)
    lines.append(
        turn.texts.render(
            lang, "events-count", count=len(coming(seats)), seats=meeting.seats or 0, waiting=len(waiting(seats))
        )
    )  # fmt: skip
    number = position(seats, by.id)
    lines.append(turn.texts.render(lang, "events-mine", mine=mine(seats, by), number=number))
    verbs: list[tuple[str, ...]] = [("calendar", "who")]
    if turn.now < meeting.starts_at:
        verbs.insert(0, ("go",))
    if turn.may(by, Right.INFO):
        verbs += [row for row in CHANGES if row != ("stop",) or meeting.state == "open"]
    return Html("\n".join(lines)), tuple(
        tuple(button(turn, lang, verb, meeting.id) for verb in row) for row in verbs
    )
