"""Signing up, leaving, moving up; who comes; the calendar file."""

from collections.abc import Sequence
from dataclasses import replace

from bot.core.codec import load
from bot.core.decisions import AnswerButton, Change, Decision, File, Refusal, Remove, Save, Say
from bot.core.erasing import Erased
from bot.core.facts import ANONYMOUS_ADMIN, GONE, Answer, ButtonPress, Handed, MemberChange, Sender
from bot.core.names import board_name
from bot.core.texts import Html
from bot.feature import Decisions, NeedsMember, Turn
from bot.features.events import queries
from bot.features.events.handlers.common import (
    approached,
    button,
    meeting_of,
    plain,
    refreshed,
    shown,
    told,
    unheld,
)
from bot.features.events.rules.calendar import Entry, calendar_file
from bot.features.events.rules.places import TWICE, Seat, coming, moving_up, next_number, position, seat_of
from bot.features.events.rules.steps import told_at
from bot.features.events.tables import Guest, Meeting
from bot.scoring import scores_of

NAMED = 60
POPUP = 190  # characters, below Telegram's 200


async def go(turn: Turn, press: ButtonPress, token: str) -> Decisions:
    """In, on the waiting list, or out again."""
    meeting = await meeting_of(turn, press.by, token)
    seats = await queries.list_seats(turn.session, meeting.id)
    mine = seat_of(seats, press.by.id)
    if turn.now >= meeting.starts_at:
        raise Refusal(plain(turn, press.by, "events-began"))
    if mine is not None and turn.now - mine.at < TWICE:
        text_id, args = standing(turn, meeting, seats, press.by)
        return [told(turn, press, text_id, **args)]
    if mine is not None:
        decisions, _ = await without(turn, meeting, seats, mine)
        return [told(turn, press, "events-out"), *decisions]
    if turn.now >= meeting.closes_at:
        raise Refusal(plain(turn, press.by, "events-closed"))
    may_sign_up(turn, press.by)
    return await signed_up(turn, press, meeting, seats)


def may_sign_up(turn: Turn, by: Sender) -> None:
    """People of this group may; Refusal for others, NeedsMember for who is not known."""
    if by.kind != "user" or by.id == ANONYMOUS_ADMIN:
        raise Refusal(plain(turn, by, "events-no-person"))
    status = turn.member(by).status
    if status in ("", *GONE):
        if turn.asked.failed:
            raise Refusal(plain(turn, by, "kernel-cannot-check"))
        if by.id not in turn.asked.members:
            raise NeedsMember(by.id)
        if not turn.asked.members[by.id].is_inside:
            raise Refusal(plain(turn, by, "events-no-member"))
    if turn.at_gate(by.id):
        raise Refusal(plain(turn, by, "events-no-member"))


async def signed_up(turn: Turn, press: ButtonPress, meeting: Meeting, seats: list[Seat]) -> list[Decision]:
    """Behind all others; with a place if there is one."""
    by = press.by
    mine = Seat(by.id, by.name, next_number(seats), "waiting", turn.now)
    decisions, after = await moved_up(turn, meeting, [*seats, mine], new=by.id)
    row = Guest(
        meeting_id=meeting.id, user_id=by.id, chat_id=turn.chat, name=by.name, number=mine.number,
        state="waiting" if position(after, by.id) else "in", at=turn.now, came=None,
    )  # fmt: skip
    text_id, args = standing(turn, meeting, after, by)
    reachable = turn.member(by).started
    said = plain(turn, by, text_id, **args)
    if not reachable:
        said = f"{said} {plain(turn, by, 'events-open-private')}"
    answer = turn.pressed(press, said, alert=not reachable)
    return [answer, Save(row), *decisions, *refreshed(turn, meeting, after)]


def standing(
    turn: Turn, meeting: Meeting, seats: Sequence[Seat], by: Sender
) -> tuple[str, dict[str, str | int]]:
    """The text that says whether they are in."""
    number = position(seats, by.id)
    if number:
        return "events-waiting", {"number": number}
    at = turn.texts.moment(turn.language_of(by), meeting.starts_at, turn.zone)
    return "events-in", {"at": at}


# --- places that are free -------------------------------------------------------------------------------------------


async def moved_up(
    turn: Turn, meeting: Meeting, seats: Sequence[Seat], *, new: int = 0
) -> tuple[list[Decision], list[Seat]]:
    """Who waits longest gets what is free, and hears of it; all as they are then. `new` has no row yet, and is told by
    who calls."""
    lucky = moving_up(seats, meeting.seats) if turn.now < meeting.starts_at else []
    others = [seat for seat in lucky if seat.user != new]
    where = {"meeting_id": meeting.id}
    decisions: list[Decision] = [
        Change(Guest, {**where, "user_id": seat.user}, {"state": "in", "at": turn.now}) for seat in others
    ]
    at = told_at(turn.now, meeting.starts_at, turn.zone)
    decisions += await approached(turn, meeting, others, "events-moved-up", verbs=("calendar", "go"), at=at)
    after = [replace(seat, state="in") if seat in lucky else seat for seat in seats]
    return decisions, after


async def without(
    turn: Turn, meeting: Meeting, seats: Sequence[Seat], mine: Seat
) -> tuple[list[Decision], list[Seat]]:
    """They are off the list; the next one moves up."""
    rest = [seat for seat in seats if seat.user != mine.user]
    gone = Remove(Guest, {"meeting_id": meeting.id, "user_id": mine.user})
    decisions, after = await moved_up(turn, meeting, rest)
    return [gone, *unheld(turn, meeting, [mine]), *decisions, *refreshed(turn, meeting, after)], after


async def on_member(turn: Turn, member: MemberChange) -> Decisions:
    """Who left the group, or was put out, frees the place."""
    return await freed(turn, member.user.id) if member.went else ()


async def on_forget(turn: Turn, handed: Handed) -> Decisions:
    """Who has everything erased frees it, too: the next one moves up before the row is gone."""
    return await freed(turn, load(Erased, handed.data["who"]).user) if turn.lane.status not in GONE else ()


async def freed(turn: Turn, user: int) -> list[Decision]:
    """Their places at all events ahead go to the next ones."""
    decisions: list[Decision] = []
    for meeting in await queries.list_signed(turn.session, turn.chat, user, turn.now):
        seats = await queries.list_seats(turn.session, meeting.id)
        mine = seat_of(seats, user)
        if mine is not None and turn.now < meeting.starts_at:
            more, _ = await without(turn, meeting, seats, mine)
            decisions += more
    return decisions


async def on_told(turn: Turn, answer: Answer) -> Decisions:
    """Private was refused: whispered, where that is possible."""
    if answer.outcome not in ("refused", "gone"):
        return ()
    data = answer.data
    user = Sender(data["user"], data["name"])
    await turn.know(user.id)
    lang = turn.language_of(user)
    rows = tuple((button(turn, lang, verb, data["id"]),) for verb in data["verbs"])
    return turn.approach(user, Html(data["text"]), rows, answer="told", data=data, private=False)


# --- looking --------------------------------------------------------------------------------------------------------


async def who(turn: Turn, press: ButtonPress, token: str) -> Decisions:
    """Who comes, to who asks alone; who is on no board is counted, not named."""
    meeting = await meeting_of(turn, press.by, token, "open", "over")
    may_sign_up(turn, press.by)
    seats = coming(await queries.list_seats(turn.session, meeting.id))
    scores = scores_of(turn)
    hidden = scores.hidden if scores is not None else set()
    names = [board_name(seat.name) for seat in seats if seat.user not in hidden and seen(turn, seat)]
    named = [name for name in names if name][:NAMED]
    comma = plain(turn, press.by, "events-comma")
    args: dict[str, str | int] = {"names": comma.join(named), "more": len(seats) - len(named)}
    text_id = ("events-who" if named else "events-who-counted") if seats else "events-who-none"
    said = plain(turn, press.by, text_id, **args)
    if len(said) <= POPUP:
        return [turn.pressed(press, said, alert=True)]
    return shown(turn, press, turn.text_for(press.by, text_id, **args))


def seen(turn: Turn, seat: Seat) -> bool:
    """May their name be repeated?"""
    return not turn.shuns(seat.user, seat.name)


async def calendar(turn: Turn, press: ButtonPress, token: str) -> Decisions:
    """The file, in private; who has not pressed Start is taken there, and gets it then."""
    meeting = await meeting_of(turn, press.by, token, "open", "over", "cancelled")
    if press.chat.id != press.by.id and not turn.member(press.by).started:
        link = turn.me.start_link("events", turn.chat, meeting.id, "calendar")
        return [AnswerButton(press.query_id, url=link)]
    answer = turn.pressed(press) if press.chat.id == press.by.id else told(turn, press, "events-file-sent")
    return [answer, file_of(turn, meeting, press.by)]


def file_of(turn: Turn, meeting: Meeting, by: Sender) -> Say:
    """The event as a file that calendars read."""
    entry = Entry(
        meeting.id, meeting.version, meeting.title, meeting.place, turn.lane.title, meeting.starts_at,
        meeting.ends_at, meeting.changed_at, cancelled=meeting.state == "cancelled",
    )  # fmt: skip
    text = turn.named(by, turn.text_for(by, "events-file", title=meeting.title))
    return Say(by.id, text, file=File(f"event-{meeting.id}.ics", calendar_file(entry)))
