"""Who came: a list that an admin taps, or a code that members send; points once, taken back with it."""

from collections.abc import Sequence
from datetime import timedelta

from bot.core.codec import dump, load
from bot.core.decisions import (
    Award,
    Button,
    Decision,
    Delete,
    Edit,
    Priority,
    Refusal,
    Rows,
    Save,
    Say,
    Withdraw,
)
from bot.core.facts import ButtonPress, CommandCall, Handed, Message, Sender
from bot.core.names import plain_name
from bot.core.scores import Kind
from bot.core.texts import Html
from bot.feature import Decisions, Right, Turn
from bot.features.events import queries
from bot.features.events.handlers import form
from bot.features.events.handlers.common import meeting_of, plain, policy_of, shown
from bot.features.events.handlers.living import card
from bot.features.events.handlers.signing import may_sign_up
from bot.features.events.rules.places import Seat, code_in, next_number, seat_of
from bot.features.events.tables import Guest, Meeting, WrongCode

PAGE = 8
LONGEST_CODE = timedelta(hours=72)  # what `code_hours` can be at most

# --- by an admin ----------------------------------------------------------------------------------------------------


async def people(turn: Turn, press: ButtonPress, token: str) -> Decisions:
    """The list, with a button for each."""
    turn.require(press.by, Right.INFO)
    name, _, page = token.partition("-")
    meeting = await attended(turn, press, name)
    seats = await queries.list_seats(turn.session, meeting.id)
    text, rows = list_of(turn, press.by, meeting, seats, int(page or 0))
    if page:
        return [
            turn.pressed(press),
            Edit(press.chat.id, heading(turn, press, text), rows, message_id=press.message_id),
        ]
    return shown(turn, press, text, rows)


async def attended(turn: Turn, press: ButtonPress, name: str) -> Meeting:
    """An event that has begun; Refusal for one that has not."""
    meeting = await meeting_of(turn, press.by, name, "open", "over")
    if turn.now < meeting.starts_at:
        raise Refusal(plain(turn, press.by, "events-not-begun"))
    return meeting


async def came(turn: Turn, press: ButtonPress, token: str) -> Decisions:
    """They came, or they did not after all."""
    turn.require(press.by, Right.INFO)
    name, _, number = token.partition("-")
    meeting = await attended(turn, press, name)
    seats = await queries.list_seats(turn.session, meeting.id)
    seat = next((one for one in seats if str(one.number) == number), None)
    if seat is None:
        raise Refusal(plain(turn, press.by, "events-gone"))
    new = Seat(seat.user, seat.name, seat.number, seat.state, seat.at, not seat.came)
    after = [new if one.user == seat.user else one for one in seats]
    text, rows = list_of(turn, press.by, meeting, after, seats.index(seat) // PAGE)
    edit = Edit(press.chat.id, heading(turn, press, text), rows, message_id=press.message_id)
    return [turn.pressed(press), edit, *marked(turn, meeting, new, after)]


def heading(turn: Turn, press: ButtonPress, text: Html) -> Html:
    """In private it says which group it speaks of."""
    return text if press.chat.id == turn.chat else turn.named(press.by, text)


def list_of(turn: Turn, by: Sender, meeting: Meeting, seats: Sequence[Seat], page: int) -> tuple[Html, Rows]:
    """How many came, and a page of names; what is tapped changes."""
    lang = turn.language_of(by)
    count = sum(seat.came is True for seat in seats)
    text = turn.text_for(by, "events-people", title=meeting.title, came=count, count=len(seats))
    some = seats[page * PAGE : (page + 1) * PAGE]
    rows = [(seat_button(turn, lang, meeting, seat),) for seat in some]
    turns = {"back": page - 1, "more": page + 1}
    pages = [
        Button(turn.texts.plain(lang, f"events-button-{label}"), "events", "people", f"{meeting.id}-{to}.{turn.chat}")
        for label, to in turns.items()
        if 0 <= to * PAGE < len(seats)
    ]  # fmt: skip
    return text, (*rows, tuple(pages)) if pages else tuple(rows)


def seat_button(turn: Turn, lang: str, meeting: Meeting, seat: Seat) -> Button:
    """A name, ticked if they came."""
    name = plain_name(seat.name) or f"#{seat.number}"
    label = turn.texts.plain(lang, "events-tick", name=name) if seat.came else name
    return Button(label, "events", "came", f"{meeting.id}-{seat.number}.{turn.chat}")


def marked(turn: Turn, meeting: Meeting, seat: Seat, seats: Sequence[Seat]) -> list[Decision]:
    """The row, the points (once an event and member), and the admins' card where it stands already."""
    about = f"event:{meeting.id}:{seat.user}"
    row = Guest(
        meeting_id=meeting.id, user_id=seat.user, chat_id=turn.chat, name=seat.name, number=seat.number,
        state=seat.state, at=seat.at, came=seat.came,
    )  # fmt: skip
    decisions: list[Decision] = [Save(row, replace=True)]
    if seat.came:
        member = Sender(seat.user, seat.name)
        decisions.append(Award(turn.chat, member, Kind.ATTENDED, about, "attended"))
    decisions.append(Withdraw(turn.chat, (about,), restore=bool(seat.came)))
    return [*decisions, *([card(turn, meeting, seats)] if meeting.state == "over" else [])]


async def code(turn: Turn, press: ButtonPress, token: str) -> Decisions:
    """The code, to the admin alone."""
    turn.require(press.by, Right.INFO)
    meeting = await meeting_of(turn, press.by, token, "open", "over")
    if not meeting.code:
        raise Refusal(plain(turn, press.by, "events-code-later"))
    return [turn.pressed(press, plain(turn, press.by, "events-code-is", code=meeting.code), alert=True)]


# --- by the code ----------------------------------------------------------------------------------------------------


async def on_here(turn: Turn, call: CommandCall) -> Decisions:
    """`/here CODE`: in the group it is removed, where the bot may."""
    if not call.args:
        return await asked_how(turn, call)
    gone: list[Decision] = []
    if not call.in_private and turn.lane.can("can_delete_messages"):
        gone.append(Delete(turn.chat, (call.message.id,), priority=Priority.BULK))
    text, decisions = await checked_in(turn, call.by, call.args)
    return [*gone, *decisions, turn.refuse(call, text)]


async def asked_how(turn: Turn, call: CommandCall) -> list[Decision]:
    """No code: how it is sent, while an event takes any; of the word alone nothing is said at other times."""
    if await taking_codes(turn):
        may_sign_up(turn, call.by)
        return [turn.refuse(call, turn.text_for(call.by, "events-here-how"))]
    is_word = not call.message.text.startswith(("/", "\uff0f"))
    return [] if is_word else [turn.refuse(call, turn.text_for(call.by, "events-here-none"))]


async def on_private(turn: Turn, message: Message) -> Decisions:
    """The form's next answer; or a code, while an event of one of their groups takes any."""
    sent = "" if message.edited else code_in(message.text)
    since = turn.now - LONGEST_CODE
    found = await queries.list_coded_of(turn.session, turn.chat, since) if sent else []
    right = next((one for one in found if one.code == sent), None)
    if right is None and (decisions := await form.filled(turn, message)):
        return decisions
    if not found:
        return []
    meeting = right or found[0]
    return [turn.hand(meeting.chat_id, "events", "here", by=dump(message.sender), code=sent)]


async def on_here_handed(turn: Turn, handed: Handed) -> Decisions:
    """The same in the group's lane; the answer goes to the private chat."""
    by = load(Sender, handed.data["by"])
    await turn.know(by.id)
    try:
        text, decisions = await checked_in(turn, by, handed.data["code"])
    except Refusal as no:
        return [Say(by.id, turn.named(by, Html(no)))]
    return [*decisions, Say(by.id, turn.named(by, text))]


async def taking_codes(turn: Turn) -> Sequence[Meeting]:
    """The events whose code shows who came, now."""
    since = turn.now - timedelta(hours=policy_of(turn).code_hours)
    return await queries.list_coded(turn.session, turn.chat, since)


async def checked_in(turn: Turn, by: Sender, words: str) -> tuple[Html, list[Decision]]:
    """What they are told, and what follows; wrong codes are counted, after too many of them none is right."""
    may_sign_up(turn, by)
    policy = policy_of(turn)
    found = await taking_codes(turn)
    if not found:
        return turn.text_for(by, "events-here-none"), []
    wrong = [await queries.count_wrong(turn.session, meeting.id, by.id) for meeting in found]
    if sum(wrong) >= policy.tries:
        return turn.text_for(by, "events-here-many"), []
    meeting = next((one for one in found if one.code == code_in(words)), None)
    if meeting is None:
        row = WrongCode(meeting_id=found[0].id, user_id=by.id, chat_id=turn.chat, count=wrong[0] + 1)
        left = policy.tries - sum(wrong) - 1
        return turn.text_for(by, "events-here-wrong", left=left), [Save(row, replace=True)]
    return await arrived(turn, by, meeting)


async def arrived(turn: Turn, by: Sender, meeting: Meeting) -> tuple[Html, list[Decision]]:
    """They are there, also without having signed up; once."""
    seats = await queries.list_seats(turn.session, meeting.id)
    seat = seat_of(seats, by.id)
    text = turn.text_for(by, "events-here-right", title=meeting.title)
    if seat is not None and seat.came:
        return text, []
    new = (
        Seat(seat.user, seat.name, seat.number, seat.state, seat.at, came=True)
        if seat is not None
        else Seat(by.id, by.name, next_number(seats), "walked", turn.now, came=True)
    )
    after = [*(one for one in seats if one.user != by.id), new]
    return text, marked(turn, meeting, new, after)
