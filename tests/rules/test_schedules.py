"""The law of schedules: which wall times, and which instant each of them is."""

from datetime import UTC, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest

from bot.core.codec import dump, load
from bot.core.schedules import (
    Cron,
    Every,
    Once,
    Schedule,
    Slot,
    Weekly,
    first_slot,
    instant,
    moved,
    read_cron,
    slots,
    walls,
)

BERLIN, SHANGHAI, NEW_YORK = (
    ZoneInfo("Europe/Berlin"),
    ZoneInfo("Asia/Shanghai"),
    ZoneInfo("America/New_York"),
)
LORD_HOWE, APIA = ZoneInfo("Australia/Lord_Howe"), ZoneInfo("Pacific/Apia")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("wall", "zone", "expected"),
    [
        ("2026-11-26 20:00", SHANGHAI, "2026-11-26 12:00"),
        ("2026-03-29 02:30", BERLIN, "2026-03-29 01:00"),  # skipped: the first instant after the gap
        ("2026-03-29 02:00", BERLIN, "2026-03-29 01:00"),
        ("2026-03-29 03:00", BERLIN, "2026-03-29 01:00"),
        ("2026-03-29 01:59", BERLIN, "2026-03-29 00:59"),
        ("2026-10-25 02:30", BERLIN, "2026-10-25 00:30"),  # twice: the first
        ("2026-10-25 03:00", BERLIN, "2026-10-25 02:00"),
        ("2026-10-04 02:15", LORD_HOWE, "2026-10-03 15:30"),  # half an hour
        ("2011-12-30 09:00", APIA, "2011-12-30 10:00"),  # a day that never was
    ],
)
def test_r35_a_wall_time_is_one_instant(wall: str, zone: ZoneInfo, expected: str) -> None:
    assert instant(at(wall), zone) == utc(expected)


WEEKLY = Schedule(Weekly((0, 2), (time(20), time(9))))


@pytest.mark.parametrize(
    ("schedule", "after", "expected"),
    [
        (Schedule(Once(at("2026-11-26 20:00"))), "2026-11-21 15:00", ["2026-11-26 20:00"]),
        (Schedule(Once(at("2026-11-26 20:00"))), "2026-11-26 20:00", []),
        (WEEKLY, "2026-11-23 09:00", ["2026-11-23 20:00", "2026-11-25 09:00", "2026-11-25 20:00"]),
        (
            Schedule(WEEKLY.rule, at("2026-11-25 10:00")),
            "2026-11-23 09:00",
            ["2026-11-23 20:00", "2026-11-25 09:00"],
        ),
        (
            Schedule(Every(timedelta(days=3), at("2026-11-20 09:00"))),
            "2026-11-20 09:00",
            ["2026-11-23 09:00", "2026-11-26 09:00", "2026-11-29 09:00"],
        ),
        (
            Schedule(Every(timedelta(hours=5), at("2026-11-20 09:00"))),
            "2026-11-19 09:00",
            ["2026-11-20 09:00", "2026-11-20 14:00", "2026-11-20 19:00"],
        ),
        (Schedule(Weekly((), (time(9),))), "2026-11-20 09:00", []),
    ],
)
def test_wall_times_follow_each_other(schedule: Schedule, after: str, expected: list[str]) -> None:
    assert [f"{wall:%Y-%m-%d %H:%M}" for wall in islice(walls(schedule, at(after)), 3)] == expected
    assert load(Schedule, dump(schedule)) == schedule


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0 9 * * 1", "Mon 23 Nov 09:00, Mon 30 Nov 09:00"),  # 1 = Monday
        ("0 9 * * 0", "Sun 22 Nov 09:00, Sun 29 Nov 09:00"),
        ("0 9 * * 7", "Sun 22 Nov 09:00, Sun 29 Nov 09:00"),
        ("30 8-9 1 DEC *", "Tue 01 Dec 08:30, Tue 01 Dec 09:30"),
        ("0 9 1 * mon", "Mon 23 Nov 09:00, Mon 30 Nov 09:00"),  # date or weekday
        ("0 9 */2 * mon", "Mon 23 Nov 09:00, Mon 07 Dec 09:00"),  # with a star: both
        ("0 20 * * fri-sun", "Sun 22 Nov 20:00, Fri 27 Nov 20:00"),
        ("0,30 7/12 * * *", "Sun 22 Nov 07:00, Sun 22 Nov 07:30"),
        ("0 0 29 2 *", "Tue 29 Feb 00:00, Sun 29 Feb 00:00"),
    ],
)
def test_cron_lines_are_read_as_cron_reads_them(text: str, expected: str) -> None:
    rule = read_cron(text)
    assert rule is not None
    found = islice(walls(Schedule(rule), at("2026-11-21 21:00")), 2)
    assert ", ".join(f"{wall:%a %d %b %H:%M}" for wall in found) == expected


@pytest.mark.parametrize(
    "text",
    [
        "0 9 * *", "60 9 * * *", "0 24 * * *", "0 9 31 2 *", "0 9 0 * *", "0 9 * 13 *", "0 9 * * 8", "x 9 * * *",
        "5-1 9 * * *", "*/0 9 * * *", "*/x 9 * * *", "0 9 * foo *", "1, 9 * * *", "0 -1 * * *",
    ],
)  # fmt: skip
def test_what_is_no_cron_line_or_never_comes_is_none(text: str) -> None:
    assert read_cron(text) is None


def times(schedule: Schedule, zone: ZoneInfo, now: str, count: int) -> list[str]:
    first = first_slot(schedule, zone, utc(now))
    assert first is not None
    found = [first, *islice(slots(schedule, zone, first.wall, first.due), count - 1)]
    return [f"{slot.due:%d %H:%M}" for slot in found]


def test_r35_days_keep_their_wall_time_and_hours_are_counted_when_clocks_change() -> None:
    daily = Schedule(Weekly(tuple(range(7)), (time(2, 30),)))
    assert times(daily, BERLIN, "2026-03-27 12:00", 3) == ["28 01:30", "29 01:00", "30 00:30"]
    assert times(daily, BERLIN, "2026-10-23 12:00", 3) == ["24 00:30", "25 00:30", "26 01:30"]
    every_day = Schedule(Every(timedelta(days=1), at("2026-03-28 20:00")))
    assert times(every_day, BERLIN, "2026-03-27 12:00", 3) == ["28 19:00", "29 18:00", "30 18:00"]
    hours = Schedule(Every(timedelta(hours=12), at("2026-03-28 19:00")))
    assert times(hours, BERLIN, "2026-03-28 12:00", 3) == ["28 19:00", "29 07:00", "29 19:00"]
    half_hours = read_cron("*/30 1-3 * * *")
    assert half_hours is not None
    assert times(Schedule(half_hours), BERLIN, "2026-03-28 23:00", 5) == [
        "29 00:00", "29 00:30", "29 01:00", "29 01:30", "29 23:00",
    ]  # fmt: skip


def test_r35_in_the_doubled_hour_nothing_comes_a_second_time() -> None:
    daily = Schedule(Weekly(tuple(range(7)), (time(2, 30),)))
    assert times(daily, BERLIN, "2026-10-25 01:15", 1) == ["26 01:30"]


def test_after_a_change_of_zone_what_waits_keeps_its_wall_time() -> None:
    daily = Schedule(Weekly(tuple(range(7)), (time(9),)))
    wall, now = at("2026-11-24 09:00"), utc("2026-11-23 12:00")
    assert moved(daily, NEW_YORK, wall, now) == next(slots(daily, NEW_YORK, at("2026-11-23 23:00"), now))
    late = moved(daily, APIA, wall, utc("2026-11-23 21:00"))
    assert late is not None
    assert late.wall == at("2026-11-25 09:00")  # today's has gone by on the new clock
    once = moved(Schedule(Once(wall)), APIA, wall, utc("2026-11-23 21:00"))
    assert once is not None
    assert once == Slot(wall, utc("2026-11-23 21:00"))  # the only one is not lost, nor late: it is due
    once = moved(Schedule(Once(wall)), NEW_YORK, wall, now)
    assert once == Slot(wall, utc("2026-11-24 14:00"))
    over = Schedule(Weekly((0,), (time(9),)), at("2026-11-24 00:00"))
    assert moved(over, APIA, at("2026-11-23 09:00"), now) is None


def test_a_schedule_knows_whether_it_repeats() -> None:
    assert WEEKLY.repeats
    assert not Schedule(Once(at("2026-11-26 20:00"))).repeats
    assert isinstance(read_cron("0 9 * * *"), Cron)
