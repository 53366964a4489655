"""What a chat usually has at an hour: by the weekday where enough is known, else by the day, else nothing is said."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.core.hours import HOUR, SILENT, Hour, hour_of, hours_after, mean, total, usual_of

ZONE = ZoneInfo("Europe/Berlin")
MONDAY = datetime(2026, 1, 5, 19, tzinfo=UTC)  # 20:00 there
DAY, WEEK = timedelta(days=1), timedelta(weeks=1)


def evenings(days: int, people: int) -> dict[datetime, Hour]:
    """So many talk every evening."""
    return {MONDAY + number * DAY: Hour(people=people, messages=3 * people) for number in range(days)}


def test_the_hours_after_a_post() -> None:
    at = MONDAY + timedelta(minutes=29)
    assert hour_of(at) == MONDAY
    assert hours_after(at, 2) == [MONDAY, MONDAY + HOUR]
    assert hours_after(MONDAY + timedelta(minutes=31), 1) == [MONDAY + HOUR]


def test_sums_and_means() -> None:
    some = [Hour(people=2, joined=1), Hour(people=4, gone=1)]
    assert total(some) == Hour(people=6, joined=1, gone=1)
    assert mean(some) == Hour(people=3, joined=0.5, gone=0.5)


def test_an_hour_is_usual_once_four_alike_are_known() -> None:
    heard = evenings(4, 3)
    assert usual_of(heard, (), ZONE, MONDAY + 3 * DAY).at(MONDAY) is None  # the fourth is not over
    usual = usual_of(heard, (), ZONE, MONDAY + 3 * DAY + 2 * HOUR)
    assert usual.at(MONDAY) == Hour(people=3, messages=9)
    assert usual.at(MONDAY + 9 * WEEK) == Hour(people=3, messages=9)
    assert usual.over([MONDAY, MONDAY + HOUR]) == Hour(people=3, messages=9)  # nobody spoke at nine
    assert usual.over([MONDAY, MONDAY - HOUR]) is None  # seven o'clock is known of three days
    assert usual_of({}, (), ZONE, MONDAY).at(MONDAY) is None


def test_hours_after_posts_are_not_what_is_usual() -> None:
    heard = evenings(10, 3)
    posted = {MONDAY + number * DAY for number in range(0, 10, 2)}
    heard |= {hour: Hour(people=30) for hour in posted}
    usual = usual_of(heard, posted, ZONE, MONDAY + 10 * DAY)
    assert usual.at(MONDAY) == Hour(people=3, messages=9)
    assert usual_of(heard, set(heard), ZONE, MONDAY + 10 * DAY).at(MONDAY) is None


def test_a_weekday_has_its_own_usual_and_the_clocks_change_nothing() -> None:
    heard = evenings(40, 3) | {MONDAY + number * WEEK: Hour(people=9) for number in range(6)}
    usual = usual_of(heard, (), ZONE, MONDAY + 40 * DAY)
    summer = datetime(2026, 7, 6, 18, tzinfo=UTC)  # a Monday, 20:00 there
    assert usual.at(summer) == Hour(people=9)
    assert usual.at(summer + DAY) == Hour(people=3, messages=9)
    assert usual.at(summer + HOUR) == SILENT


def test_only_eight_weeks_count() -> None:
    heard = evenings(80, 3) | {MONDAY + number * DAY: Hour(people=90) for number in range(24)}
    assert usual_of(heard, (), ZONE, MONDAY + 80 * DAY).at(MONDAY) == Hour(people=3, messages=9)
