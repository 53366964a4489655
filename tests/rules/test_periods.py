"""Days, weeks and months on the chat's wall, through every change of its clocks."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.periods import Months, PeriodName, ago, edges, month_of, months_in

ZONES = (
    "UTC", "Asia/Shanghai", "Europe/Berlin", "America/New_York", "America/Sao_Paulo", "Africa/Cairo",
    "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Apia", "America/Havana", "Asia/Beirut",
)  # fmt: skip
NAMES: tuple[PeriodName, ...] = ("day", "week", "month", "season")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "zone", "now", "first", "after"),
    [
        ("day", "UTC", "2026-01-05T00:00", "2026-01-05T00:00", "2026-01-06T00:00"),
        ("day", "Asia/Shanghai", "2026-01-05T15:59", "2026-01-04T16:00", "2026-01-05T16:00"),
        ("day", "Asia/Shanghai", "2026-01-05T16:00", "2026-01-05T16:00", "2026-01-06T16:00"),
        ("day", "Europe/Berlin", "2026-03-29T12:00", "2026-03-28T23:00", "2026-03-29T22:00"),
        ("day", "Europe/Berlin", "2026-10-25T12:00", "2026-10-24T22:00", "2026-10-25T23:00"),
        ("week", "Europe/Berlin", "2026-03-29T21:59", "2026-03-22T23:00", "2026-03-29T22:00"),
        ("week", "Europe/Berlin", "2026-10-25T22:59", "2026-10-18T22:00", "2026-10-25T23:00"),
        ("week", "UTC", "2026-01-04T23:59", "2025-12-29T00:00", "2026-01-05T00:00"),
        ("month", "UTC", "2026-02-28T23:59", "2026-02-01T00:00", "2026-03-01T00:00"),
        ("month", "UTC", "2026-12-31T23:59", "2026-12-01T00:00", "2027-01-01T00:00"),
        ("month", "America/New_York", "2026-03-20T00:00", "2026-03-01T05:00", "2026-04-01T04:00"),
        ("season", "UTC", "2026-05-31T23:59", "2026-04-01T00:00", "2026-07-01T00:00"),
        ("season", "Europe/Berlin", "2026-12-31T22:59", "2026-09-30T22:00", "2026-12-31T23:00"),
        # Clocks skip midnight, and the day begins at one o'clock.
        ("day", "Africa/Cairo", "2026-04-24T12:00", "2026-04-23T22:00", "2026-04-24T21:00"),
        # A day that never was.
        ("day", "Pacific/Apia", "2011-12-31T00:00", "2011-12-30T10:00", "2011-12-31T10:00"),
    ],
)
def test_a_period_begins_and_ends_with_the_days_of_the_chat(
    name: PeriodName, zone: str, now: str, first: str, after: str
) -> None:
    assert edges(name, at(now), ZoneInfo(zone)) == (at(first), at(after))


@given(
    st.sampled_from(NAMES),
    st.sampled_from(ZONES),
    st.datetimes(datetime(2005, 1, 1), datetime(2035, 1, 1)),  # noqa: DTZ001 - the zone comes below
)
def test_every_instant_lies_in_one_period_and_the_next_begins_where_it_ends(
    name: PeriodName, zone: str, moment: datetime
) -> None:
    now, there = moment.replace(tzinfo=UTC), ZoneInfo(zone)
    first, after = edges(name, now, there)
    assert first <= now < after
    assert edges(name, first, there) == (first, after)
    assert edges(name, after - timedelta(microseconds=1), there) == (first, after)
    assert edges(name, after, there)[0] == after
    assert (after - timedelta(microseconds=1)).astimezone(there).date() >= now.astimezone(there).date()


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/Havana"])
@pytest.mark.parametrize("name", NAMES)
def test_periods_ago_follow_each_other_without_a_gap(name: PeriodName, zone: str) -> None:
    now, there = at("2026-11-20T12:00"), ZoneInfo(zone)
    spans = [ago(name, now, there, count) for count in range(40)]
    assert spans[0] == edges(name, now, there)
    assert all(earlier[1] == later[0] for later, earlier in pairwise(spans))


# --- whole months ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "after", "months", "ends"),
    [
        ("2026-01-01T00:00", "2026-02-01T00:00", ("2026-01", "2026-02"), []),
        ("2025-12-01T00:00", "2026-03-01T00:00", ("2025-12", "2026-03"), []),
        # East of London a month begins and ends earlier than the one of UTC, west of it later.
        (
            "2025-12-31T16:00", "2026-01-31T16:00", ("2026-01", "2026-02"),
            [("2025-12-31T16:00", "2026-01-01T00:00", 1), ("2026-01-31T16:00", "2026-02-01T00:00", -1)],
        ),
        (
            "2026-01-01T05:00", "2026-02-01T05:00", ("2026-01", "2026-02"),
            [("2026-01-01T00:00", "2026-01-01T05:00", -1), ("2026-02-01T00:00", "2026-02-01T05:00", 1)],
        ),
        # As long as its ends, or shorter than a month: better read as it is.
        ("2026-01-08T12:00", "2026-01-24T00:00", None, []),
        ("2026-01-05T00:00", "2026-01-12T00:00", None, []),
        ("2026-01-12T00:00", "2026-01-20T00:00", None, []),
        ("2026-01-01T00:00", "2026-01-01T00:00", None, []),
        ("2026-03-01T00:00", "2026-01-01T00:00", None, []),
    ],
)  # fmt: skip
def test_a_range_is_whole_months_and_what_its_ends_have_more_or_less(
    first: str, after: str, months: tuple[str, str] | None, ends: list[tuple[str, str, int]]
) -> None:
    there = tuple(((at(start), at(end)), sign) for start, end, sign in ends)
    assert months_in((at(first), at(after))) == (Months(*months, there) if months else None)


INSTANTS = st.datetimes(datetime(2025, 1, 1), datetime(2026, 6, 1), timezones=st.just(UTC))  # noqa: DTZ001 - in UTC


@given(INSTANTS, INSTANTS, st.lists(INSTANTS, max_size=20))
def test_months_and_ends_come_to_the_range(one: datetime, other: datetime, instants: list[datetime]) -> None:
    span = min(one, other), max(one, other)
    found = months_in(span)
    if found is None:
        return
    assert sum((end - start for (start, end), _ in found.ends), timedelta()) < span[1] - span[0]
    for moment in (*instants, *span, *(edge - timedelta(microseconds=1) for edge in span)):
        counted = int(found.first <= month_of(moment) < found.after)
        counted += sum(sign for (start, end), sign in found.ends if start <= moment < end)
        assert counted == int(span[0] <= moment < span[1])


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("name", ["month", "season"])
def test_months_and_seasons_of_every_zone_are_found_in_whole_months(name: PeriodName, zone: str) -> None:
    for count in range(24):
        found = months_in(ago(name, at("2026-11-20T12:00"), ZoneInfo(zone), count))
        assert found is not None
        assert sum((end - start for (start, end), _ in found.ends), timedelta()) <= timedelta(hours=28)
