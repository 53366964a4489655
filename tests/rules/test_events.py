"""Events: how one is read, who has a place, what is due when, its calendar file."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.core.clock import Draw
from bot.core.schedules import instant
from bot.core.whenwords import Unclear
from bot.features.events.policy import EventsPolicy
from bot.features.events.rules.calendar import Entry, calendar_file, folded
from bot.features.events.rules.places import (
    Seat,
    code_in,
    coming,
    moving_up,
    new_code,
    next_number,
    position,
    seat_of,
    waiting,
)
from bot.features.events.rules.reading import (
    Amiss,
    Asked,
    Clock,
    read_event,
    read_seats,
    read_times,
    read_words,
)
from bot.features.events.rules.steps import KEPT, Step, all_steps, is_night, step_after, step_ahead, told_at

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")
CLOCK = Clock(NOW, BERLIN)
SATURDAY = datetime.fromisoformat("2026-11-28T14:00")
PICNIC = Asked("Picnic", "North gate", SATURDAY, None, 20)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Picnic | North gate | Sat 14:00 | 20 places", PICNIC),
        ("Sat 14:00 | 20 | Picnic | North gate", PICNIC),
        ("Picnic｜周六 14:00｜North gate｜20人", PICNIC),
        ("Picnic\nNorth gate\n\n周六下午2点\n限20人", PICNIC),
        ("Event: Picnic\nWhere: North gate\nWhen: Sat 14:00\nPlaces: 20", PICNIC),
        ("主题：Picnic\n时间：周六14:00\n地点：North gate\n人数：20", PICNIC),
        ("地点：North gate | Picnic | 11月28日（周六）14:00 | up to 20 people", PICNIC),
        ("Picnic | Sat 14:00", Asked("Picnic", "", SATURDAY)),
        ("Picnic | Sat 14:00 | unlimited", Asked("Picnic", "", SATURDAY)),
        ("Picnic | Sat 14:00-16:30", Asked("Picnic", "", SATURDAY, 150)),
        ("Picnic | Sat 2pm to 4pm", Asked("Picnic", "", SATURDAY, 120)),
        ("Picnic | 周六14:00至16点", Asked("Picnic", "", SATURDAY, 120)),
        ("Picnic | Sat 14:00–16", Asked("Picnic", "", SATURDAY, 120)),
        ("Picnic | Sat 14:00 - 1:00", Asked("Picnic", "", SATURDAY, 660)),
        ("Picnic | 2026-11-28 14:00", Asked("Picnic", "", SATURDAY)),
        ("Picnic | Sat 14:00 | for 2h", Asked("Picnic", "", SATURDAY, 120)),
        ("Picnic | 时长两小时 | Sat 14:00", Asked("Picnic", "", SATURDAY, 120)),
        ("Picnic | Sat 14:00 | no reminders", Asked("Picnic", "", SATURDAY, quiet=True)),
        (
            "Picnic | Sat 14:00 | sign up until Fri 18:00",
            Asked("Picnic", "", SATURDAY, closes=datetime.fromisoformat("2026-11-27T18:00")),
        ),
        (
            "Picnic | Sat 14:00 | 周五18:00截止",
            Asked("Picnic", "", SATURDAY, closes=datetime.fromisoformat("2026-11-27T18:00")),
        ),
        ("Picnic | North-2 | Sat 14:00", Asked("Picnic", "North-2", SATURDAY)),
        ("Picnic | by the river | Sat 14:00", Asked("Picnic", "by the river", SATURDAY)),
        ("Saturday | the queue | Sat 14:00", Asked("Saturday", "the queue", SATURDAY)),
        ("Lunch: soup | https://maps.example/a:b | Sat 14:00",
         Asked("Lunch: soup", "https://maps.example/a:b", SATURDAY)),
        ("Picnic | 周六14点到16点", Asked("Picnic", "", SATURDAY, 120)),
    ],
)  # fmt: skip
def test_an_event_is_read_in_any_order_and_both_languages(text: str, asked: Asked) -> None:
    assert read_event(text, CLOCK) == asked


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("", "title"),
        ("Sat 14:00", "title"),
        (f"{'x' * 101} | Sat 14:00", "title"),
        (f"Picnic | {'x' * 201} | Sat 14:00", "place"),
        ("Picnic", "when"),
        ("Picnic | some day", "when"),
        ("Picnic | Sat", "when"),
        ("Picnic | every Sat 14:00", "when"),
        ("Picnic | Park | Sat", "when"),
        ("Picnic | 20 Nov 2020 14:00", "past"),
        ("Picnic | 2027-12-01 14:00", "far"),
        ("Picnic | 9999-12-31 23:00", "when"),
        ("Picnic | Sat 14:00 | 0 places", "seats"),
        ("Picnic | Sat 14:00 | 10001", "seats"),
        ("Picnic | Sat 14:00 | 30 s", "lasts"),
        ("Picnic | Sat 14:00 | 15 days", "lasts"),
        ("Picnic | Sat 14:00 | until 29 Nov 14:00", "closes"),
        ("Picnic | Sat 14:00 | until Fri", "closes"),
        ("Picnic | Sat 14:00 | Sun 14:00", "many"),
        ("Picnic | Sat 14:00 | Park | Sun", "many"),
        ("Picnic | Sat 14:00 | Park | Lake", "many"),
        ("Place: Park | Place: Lake", "many"),
    ],
)
def test_what_is_missing_or_wrong_is_named(text: str, trouble: str) -> None:
    with pytest.raises(Amiss, match=f"^{trouble}$"):
        read_event(text, CLOCK)


def test_single_answers_of_the_form_are_read_alike() -> None:
    assert read_seats("不限") is None
    assert read_seats("20个名额") == 20
    assert read_times("Sat 14:00", CLOCK) == (SATURDAY, None)
    assert read_words("place", " the  old oak ") == "the old oak"
    with pytest.raises(Amiss, match="seats"):
        read_seats("many")
    with pytest.raises(Unclear):
        read_times("some day", CLOCK)


def test_hours_through_a_clock_change_are_real_ones() -> None:
    autumn = Clock(datetime(2026, 10, 20, tzinfo=UTC), BERLIN)
    assert read_times("2026-10-24 23:00-06:00", autumn)[1] == 8 * 60


# --- places ---------------------------------------------------------------------------------------------------------


def seat(user: int, state: str = "in") -> Seat:
    """Somebody who signed up."""
    return Seat(user, f"User {user}", user, state, NOW)


def test_who_waits_longest_gets_what_is_free() -> None:
    seats = [seat(1), seat(2), seat(3, "waiting"), seat(4, "waiting"), seat(5, "walked")]
    assert [one.user for one in coming(seats)] == [1, 2]
    assert [one.user for one in waiting(seats)] == [3, 4]
    assert moving_up(seats, 2) == []
    assert moving_up(seats, 1) == []
    assert [one.user for one in moving_up(seats, 3)] == [3]
    assert [one.user for one in moving_up(seats, None)] == [3, 4]
    assert [position(seats, user) for user in (1, 3, 4, 9)] == [0, 1, 2, 0]
    assert (next_number(seats), next_number([])) == (6, 1)
    assert seat_of(seats, 4) == seats[3]
    assert seat_of(seats, 9) is None


def test_a_code_is_known_however_it_is_typed_and_no_word_is_one() -> None:
    codes = {new_code(Draw(str(number).encode())) for number in range(50)}
    assert len(codes) == 50
    assert all(code_in(code) == code for code in codes)
    assert code_in(" abc 23") == "ABC23"
    assert code_in("ＡＢＣ２３") == "ABC23"
    assert [code_in(text) for text in ("THANK", "ABC2", "ABC234", "", "ABI23")] == [""] * 5


# --- what is due ----------------------------------------------------------------------------------------------------

ENDS = datetime(2026, 11, 28, 15, tzinfo=UTC)
LATE = timedelta(hours=1)


def test_reminders_keep_the_hour_on_the_wall_through_a_clock_change() -> None:
    wall = datetime.fromisoformat("2026-10-25T14:00")  # clocks went back that night
    steps = all_steps(wall, ENDS, BERLIN, EventsPolicy(), quiet=False)
    assert [(step.name, step.at.isoformat()[:16]) for step in steps[:3]] == [
        ("day", "2026-10-24T12:00"), ("hours", "2026-10-25T11:00"), ("begin", "2026-10-25T13:00"),
    ]  # fmt: skip
    assert steps[-1] == Step("forget", ENDS + KEPT)


def test_what_is_due_next() -> None:
    policy = EventsPolicy()
    steps = all_steps(SATURDAY, ENDS, BERLIN, policy, quiet=False)
    day, hours, begin, end, forget = steps
    assert step_ahead(steps, NOW) == day
    assert step_ahead(steps, day.at) == hours, "made within a day before: no reminder of that day"
    assert step_ahead(steps, forget.at) == forget
    assert step_after(steps, "day", day.at, LATE) == hours
    assert step_after(steps, "day", hours.at + LATE, LATE) == hours
    assert step_after(steps, "day", hours.at + 2 * LATE, LATE) == begin
    assert step_after(steps, "begin", forget.at, LATE) == end, "the beginning and the end are never left out"
    assert step_after(steps, "forget", forget.at, LATE) == forget
    silent = all_steps(SATURDAY, ENDS, BERLIN, policy, quiet=True)
    assert [step.name for step in silent] == ["begin", "end", "forget"]
    assert step_after(silent, "day", day.at, LATE) == silent[0]
    plain = EventsPolicy(remind_day=False, remind_hours=0)
    assert all_steps(SATURDAY, ENDS, BERLIN, plain, quiet=False) == silent


@pytest.mark.parametrize(
    ("begins", "day", "hours"),
    [
        ("2026-11-28T08:00", "27 08:00", "27 21:00"),
        ("2026-11-28T03:00", "27 08:00", "27 21:00"),
        ("2026-11-28T00:30", "27 08:00", "27 22:30"),
        ("2026-11-28T23:30", "28 08:00", "28 21:30"),
        ("2026-11-28T10:00", "27 10:00", "28 08:00"),
    ],
)
def test_nobody_is_reminded_at_night(begins: str, day: str, hours: str) -> None:
    wall = datetime.fromisoformat(begins)
    steps = all_steps(wall, instant(wall, BERLIN) + KEPT, BERLIN, EventsPolicy(), quiet=False)
    said = [f"{step.at.astimezone(BERLIN):%d %H:%M}" for step in steps[:2]]
    assert said == [day, hours]


@pytest.mark.parametrize(
    ("now", "starts", "told"),
    [(3, 14, 8), (3, 10, 3), (14, 15, 14), (23, 24 + 14, 24 + 8), (23, 24 + 9, 23)],
)
def test_a_free_place_waits_for_the_morning_unless_the_event_is_near(
    now: int, starts: int, told: int
) -> None:
    midnight = instant(datetime.fromisoformat("2026-11-28T00:00"), BERLIN)
    at, begins, then = (midnight + timedelta(hours=hours) for hours in (now, starts, told))
    assert told_at(at, begins, BERLIN) == then
    assert is_night(at, BERLIN) is (now in (3, 23))


# --- the calendar ---------------------------------------------------------------------------------------------------

ENTRY = Entry("ab12CD34", 3, "Picnic; tea, cake\nand \\ all", "North gate", "West Hikers", NOW, ENDS, NOW)


def unfolded(text: str) -> list[str]:
    """The lines as a calendar reads them."""
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def test_an_event_is_a_calendar_file() -> None:
    assert unfolded(calendar_file(ENTRY)) == [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Anthill//Events//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
        "BEGIN:VEVENT", "UID:ab12CD34@anthill", "SEQUENCE:3", "DTSTAMP:20261122T030000Z",
        "DTSTART:20261122T030000Z", "DTEND:20261128T150000Z", "SUMMARY:Picnic\\; tea\\, cake\\nand \\\\ all",
        "LOCATION:North gate", "DESCRIPTION:West Hikers", "STATUS:CONFIRMED", "END:VEVENT", "END:VCALENDAR",
    ]  # fmt: skip


def test_a_cancelled_one_says_so_and_no_place_is_no_line() -> None:
    gone = Entry("x", 4, "Picnic", "", "West Hikers", NOW, ENDS, NOW, cancelled=True)
    lines = unfolded(calendar_file(gone))
    assert {"METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:4", "UID:x@anthill"} <= set(lines)
    assert not any(line.startswith("LOCATION") for line in lines)


@pytest.mark.parametrize(
    "title",
    [
        "a" * 66, "a" * 67, "a" * 68, "a" * 500, "周末一起去北门野餐" * 30, "a" * 65 + "🏔️" * 40,
        "👨‍👩‍👧‍👦" * 30, "é" * 100, "x\r\ny\x00z\t", ",;" * 100, "a" * 66 + ",", "\\" * 99,
    ],
)  # fmt: skip
def test_lines_have_at_most_75_octets_and_no_character_is_cut(title: str) -> None:
    text = calendar_file(Entry("x", 0, title, title, "g", NOW, ENDS, NOW))
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    text.encode().decode()
    summary = next(line for line in unfolded(text) if line.startswith("SUMMARY:"))
    plain = summary.removeprefix("SUMMARY:").replace("\\\\", "\0").replace("\\n", "\n").replace("\\,", ",")
    read = plain.replace("\\;", ";").replace("\0", "\\")
    assert read == title.replace("\r\n", "\n").replace("\x00", "").replace("\t", "")


def test_a_line_is_folded_where_it_must_be() -> None:
    assert folded("a" * 75) == "a" * 75
    assert folded("a" * 76) == "a" * 75 + "\r\n a"
    assert folded("a" * 74 + "山") == "a" * 74 + "\r\n 山"
