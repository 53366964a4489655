"""What handlers of events share: how an event reads, its message in the group, who is told what."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.core.decisions import (
    AnswerButton,
    Button,
    Change,
    Decision,
    Delete,
    Edit,
    Note,
    Priority,
    Refusal,
    Rows,
    Say,
)
from bot.core.facts import ButtonPress, Sender
from bot.core.schedules import instant
from bot.core.texts import Html
from bot.feature import Turn
from bot.features.events import queries
from bot.features.events.policy import EventsPolicy
from bot.features.events.rules.places import Seat, coming, waiting
from bot.features.events.rules.reading import Asked
from bot.features.events.rules.steps import Step, all_steps, is_night, step_ahead
from bot.features.events.tables import Meeting

GROUP_BUTTONS = (("go",), ("calendar", "who"))


def policy_of(turn: Turn) -> EventsPolicy:
    """The chat's numbers."""
    return turn.policy(EventsPolicy)


async def meeting_of(turn: Turn, by: Sender | int, token: str, *states: str) -> Meeting:
    """The event, where it is in one of these states (else: open); Refusal otherwise."""
    meeting = await queries.find_meeting(turn.session, turn.chat, token)
    if meeting is None or meeting.state not in (states or ("open",)):
        cancelled = meeting is not None and meeting.state == "cancelled"
        raise Refusal(plain(turn, by, "events-was-cancelled" if cancelled else "events-gone"))
    return meeting


def plain(turn: Turn, by: Sender | int, text_id: str, **args: str | int) -> str:
    """A text for a popup or a button, in somebody's language."""
    return turn.texts.plain(turn.language_of(by), text_id, **args)


def button(turn: Turn, lang: str, verb: str, arg: str) -> Button:
    """A button about something of this chat, wherever it stands."""
    label = turn.texts.plain(lang, f"events-button-{verb}")
    return Button(label, "events", verb, f"{arg}.{turn.chat}")


def told(turn: Turn, press: ButtonPress, text_id: str, **args: str | int) -> AnswerButton:
    """A few words to who pressed."""
    return turn.pressed(press, plain(turn, press.by, text_id, **args))


def shown(turn: Turn, press: ButtonPress, text: Html, rows: Rows = ()) -> list[Decision]:
    """A text where the button was pressed, to who pressed it alone."""
    if press.chat.id != turn.chat:
        return [turn.pressed(press), Say(press.chat.id, turn.named(press.by, text), rows)]
    return [turn.pressed(press), turn.whisper(press.by, text, buttons=rows, press=press.query_id)]


# --- words ----------------------------------------------------------------------------------------------------------


def when_words(turn: Turn, lang: str, meeting: Meeting) -> str:
    """Sat 28 Nov 14:00–16:00; the end with its day where that is another one."""
    words, zone = turn.texts, turn.zone
    begin = words.moment(lang, meeting.starts_at, zone)
    same = meeting.ends_at.astimezone(zone).date() == meeting.starts_at.astimezone(zone).date()
    end = (words.clock if same else words.moment)(lang, meeting.ends_at, zone)
    return f"{begin}–{end}" if same else f"{begin} – {end}"


def facts(turn: Turn, lang: str, meeting: Meeting) -> list[Html]:
    """What, when, where."""
    words = turn.texts.render
    lines = [
        words(lang, "events-title", title=meeting.title),
        words(lang, "events-line", text=when_words(turn, lang, meeting)),
        *([words(lang, "events-line", text=meeting.place)] if meeting.place else []),
    ]
    if meeting.closes_at < meeting.starts_at:
        until = turn.texts.moment(lang, meeting.closes_at, turn.zone)
        lines.append(words(lang, "events-closes", until=until))
    return lines


def post_text(turn: Turn, lang: str, meeting: Meeting, seats: Sequence[Seat]) -> Html:
    """The message in the group: counts, no names."""
    lines = facts(turn, lang, meeting)
    if meeting.state == "cancelled":
        lines.append(turn.texts.render(lang, "events-is-cancelled"))
        return Html("\n".join(lines))
    count = turn.texts.render(
        lang, "events-count", count=len(coming(seats)), seats=meeting.seats or 0, waiting=len(waiting(seats))
    )
    lines.append(count)
    if meeting.state == "over":
        lines.append(turn.texts.render(lang, "events-is-over"))
    elif turn.now >= meeting.starts_at:
        lines.append(turn.texts.render(lang, "events-has-begun"))
    return Html("\n".join(lines))


def post_rows(turn: Turn, meeting: Meeting) -> Rows:
    """In or out, the calendar, who comes; nothing once it is over."""
    if meeting.state in ("cancelled", "over"):
        return ()
    rows = GROUP_BUTTONS if turn.now < meeting.starts_at else GROUP_BUTTONS[1:]
    return tuple(tuple(button(turn, turn.language, verb, meeting.id) for verb in row) for row in rows)


# --- the message in the group ---------------------------------------------------------------------------------------


def posted(turn: Turn, meeting: Meeting, seats: Sequence[Seat]) -> list[Decision]:
    """The one message; what becomes of it comes back."""
    key = f"event:{meeting.id}:{turn.key}"
    say = Say(
        turn.chat, post_text(turn, turn.language, meeting, seats), post_rows(turn, meeting), thread=meeting.thread,
        key=key, answer="posted", data={"id": meeting.id}, must_arrive=True,
    )  # fmt: skip
    place = {"said": key, "message_chat": turn.chat, "message_id": None}
    return [say, change(meeting, **place, shown_at=turn.now, show_at=None)]


def refreshed(
    turn: Turn, meeting: Meeting, seats: Sequence[Seat], *, at_once: bool = False
) -> list[Decision]:
    """The message as it reads now: edited, later if it just was; anew where its chat became another one."""
    if not meeting.said:
        return []
    if meeting.message_chat != turn.chat:  # message ids of a group end when it becomes a supergroup
        return posted(turn, meeting, seats) if meeting.state == "open" else []
    pause = timedelta(seconds=policy_of(turn).pause_seconds)
    if not at_once and meeting.shown_at is not None and turn.now < meeting.shown_at + pause:
        return [change(meeting, show_at=meeting.shown_at + pause)]
    text, rows = post_text(turn, turn.language, meeting, seats), post_rows(turn, meeting)
    place = {"message_id": meeting.message_id} if meeting.message_id else {"key": meeting.said}
    edit = Edit(turn.chat, text, rows, priority=Priority.BULK, **place)
    return [edit, change(meeting, shown_at=turn.now, show_at=None)]


# --- rows ----------------------------------------------------------------------------------------------------------


def change(meeting: Meeting, **values: object) -> Change:
    """Columns of an event."""
    return Change(Meeting, {"id": meeting.id}, values)


def with_values(meeting: Meeting, **values: Any) -> Meeting:
    """The event as it will be, beside its row."""
    kept = {column.key: getattr(meeting, column.key) for column in Meeting.__table__.columns}
    return Meeting(**(kept | values))


def times_of(turn: Turn, asked: Asked, wall: datetime) -> dict[str, datetime | str]:
    """The columns that say when, by the chat's clock."""
    starts = instant(wall, turn.zone)
    minutes = asked.minutes or policy_of(turn).lasts_minutes
    closes = instant(asked.closes, turn.zone) if asked.closes is not None else starts
    ends = starts + timedelta(minutes=minutes)
    return {
        "wall": wall.isoformat(), "zone": turn.zone.key, "starts_at": starts, "ends_at": ends, "closes_at": closes,
    }  # fmt: skip


def steps_of(turn: Turn, meeting: Meeting) -> list[Step]:
    """All that is due in its life."""
    wall, zone = datetime.fromisoformat(meeting.wall), ZoneInfo(meeting.zone)
    return all_steps(wall, meeting.ends_at, zone, policy_of(turn), quiet=meeting.quiet)


def next_step(turn: Turn, meeting: Meeting) -> dict[str, datetime | str]:
    """The columns of an event that waits for the first of what is still ahead."""
    step = step_ahead(steps_of(turn, meeting), turn.now)
    return {"step": step.name, "step_at": step.at}


def noted(turn: Turn, by: Sender, what: str, meeting: Meeting) -> Note:
    """For the audit."""
    return Note(turn.chat, f"event-{what}", by.id, data={"event": meeting.id, "title": meeting.title})


# --- those who signed up --------------------------------------------------------------------------------------------


async def approached(
    turn: Turn,
    meeting: Meeting,
    seats: Sequence[Seat],
    text_id: str,
    *,
    verbs: Sequence[str] = (),
    at: datetime | None = None,
    **args: str,
) -> list[Decision]:
    """Each of them alone: in private, else whispered; who can be reached by neither sees the group's message. Not
    before `at`."""
    await turn.know(*(seat.user for seat in seats))
    decisions: list[Decision] = []
    for seat in seats:
        lang = turn.language_of(seat.user)
        facts_of = {
            "title": meeting.title, "when": when_words(turn, lang, meeting),
            "place": meeting.place, "has_place": "yes" if meeting.place else "no",
        }  # fmt: skip
        text = turn.texts.render(lang, text_id, **{**facts_of, **args})
        rows = tuple((button(turn, lang, verb, meeting.id),) for verb in verbs)
        data = {"id": meeting.id, "user": seat.user, "name": seat.name, "text": text, "verbs": list(verbs)}
        said = turn.approach(Sender(seat.user, seat.name), text, rows, answer="told", data=data)
        key = held_key(meeting, seat) if at is not None and at > turn.now else None
        decisions += [replace(say, not_before=at, key=key) for say in said]
    return decisions


def held_key(meeting: Meeting, seat: Seat) -> str:
    """The name of what somebody is told in the morning."""
    return f"event-held:{meeting.id}:{seat.user}"


def unheld(turn: Turn, meeting: Meeting, seats: Sequence[Seat]) -> list[Decision]:
    """What they were to be told in the morning is true no more."""
    if not is_night(turn.now, turn.zone):
        return []
    return [Delete(turn.chat, key=held_key(meeting, seat)) for seat in seats]
