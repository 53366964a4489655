"""When newcomers are welcomed, and who is named."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.core.facts import ChatRef, Message, Sender
from bot.features.arrival import rules
from bot.features.arrival.policy import ArrivalPolicy

SHANGHAI = ZoneInfo("Asia/Shanghai")
BERLIN = ZoneInfo("Europe/Berlin")
POLICY = ArrivalPolicy(gather_seconds=30)


def at(text: str, zone: ZoneInfo = SHANGHAI) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


@pytest.mark.parametrize(
    ("now", "last", "due"),
    [
        ("2026-01-05T12:00:00", None, "2026-01-05T12:00:30"),
        ("2026-01-05T12:00:00", "2026-01-05T11:00:00", "2026-01-05T13:00:00"),
        ("2026-01-05T12:00:00", "2026-01-04T11:00:00", "2026-01-05T12:00:30"),
        ("2026-01-05T21:00:00", "2026-01-05T20:30:00", "2026-01-06T09:00:00"),
        ("2026-01-05T23:30:00", None, "2026-01-06T09:00:00"),
        ("2026-01-05T03:00:00", None, "2026-01-05T09:00:00"),
        ("2026-01-05T21:59:00", None, "2026-01-05T21:59:30"),
        ("2026-01-05T21:59:45", None, "2026-01-06T09:00:00"),
    ],
)
def test_the_group_is_told_in_the_day_and_not_too_often(now: str, last: str | None, due: str) -> None:
    assert rules.next_welcome(at(now), at(last) if last else None, SHANGHAI, POLICY) == at(due)


@pytest.mark.parametrize(
    ("start", "end", "now", "told"),
    [
        (0, 0, "2026-01-05T03:00:00", "2026-01-05T03:00:00"),
        (9, 9, "2026-01-05T03:00:00", "2026-01-05T03:00:00"),
        (20, 4, "2026-01-05T03:00:00", "2026-01-05T03:00:00"),
        (20, 4, "2026-01-05T21:00:00", "2026-01-05T21:00:00"),
        (20, 4, "2026-01-05T12:00:00", "2026-01-05T20:00:00"),
        (0, 24, "2026-01-05T23:59:59", "2026-01-05T23:59:59"),
    ],
)
def test_the_day_is_what_the_chat_says(start: int, end: int, now: str, told: str) -> None:
    policy = ArrivalPolicy(from_hour=start, to_hour=end)
    assert rules.in_the_day(at(now), SHANGHAI, policy) == at(told)


def test_the_morning_after_a_clock_change_is_at_nine_on_the_wall() -> None:
    night = at("2026-03-28T23:00:00", BERLIN)
    assert rules.in_the_day(night, BERLIN, POLICY) == datetime(2026, 3, 29, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("before", "known"),
    [
        (None, False),
        (timedelta(seconds=0), True),
        (timedelta(seconds=-1), True),
        (timedelta(hours=23), True),
        (timedelta(hours=25), False),
    ],
)
def test_one_arrival_is_one_whatever_tells_of_it(before: timedelta | None, known: bool) -> None:
    now = at("2026-01-05T12:00:00")
    assert rules.is_known(None if before is None else now - before, now) is known


@pytest.mark.parametrize(
    ("arrivals", "late", "alone"),
    [
        (0, timedelta(0), True),
        (9, timedelta(0), True),
        (10, timedelta(0), False),
        (0, timedelta(hours=2), False),
    ],
)
def test_nobody_is_greeted_alone_in_a_rush_or_late(arrivals: int, late: timedelta, alone: bool) -> None:
    now = at("2026-01-05T12:00:00")
    assert rules.greets_alone(arrivals, now - late, now, POLICY) is alone


@pytest.mark.parametrize(
    ("due", "needed"),
    [(None, True), (timedelta(hours=-2), True), (timedelta(0), False), (timedelta(hours=9), False)],
)
def test_a_missed_welcome_is_due_anew(due: timedelta | None, needed: bool) -> None:
    now = at("2026-01-05T12:00:00")
    assert rules.needs_due(None if due is None else now + due, now) is needed


@pytest.mark.parametrize(
    ("names", "said", "more"),
    [
        (["Ann"], ["Ann"], 0),
        (["Ann", "", "Bo"], ["Ann", "Bo"], 1),
        (["A", "B", "C", "D", "E", "F", "G"], ["A", "B", "C", "D", "E"], 2),
        ([""], [], 1),
    ],
)
def test_five_are_named_and_the_others_counted(names: list[str], said: list[str], more: int) -> None:
    assert rules.named(names, 5) == (said, more)


ANN, ROBOT = Sender(7, "Ann"), Sender(8, "Helper", kind="bot")


def line(**more: object) -> Message:
    return Message(ChatRef(-1), 5, at("2026-01-05T12:00:00"), ANN, **more)  # type: ignore[arg-type]  # cases name fields


@pytest.mark.parametrize(
    ("message", "is_line", "people"),
    [
        (line(kind="service", joined=(ANN, ROBOT)), True, (ANN,)),
        (line(kind="service", joined=(ROBOT,)), True, ()),
        (line(kind="service", left=ANN), True, ()),
        (line(kind="service"), False, ()),
        (line(text="hi"), False, ()),
    ],
)
def test_lines_about_coming_and_going(message: Message, is_line: bool, people: tuple[Sender, ...]) -> None:
    assert rules.is_coming_or_going(message) is is_line
    assert rules.newcomers(message) == people
