"""The laws of schedules, for every schedule, zone and moment: instants increase, none twice, none left out."""

from datetime import UTC, datetime, time, timedelta
from itertools import islice, pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.core.schedules import Cron, Every, Schedule, Weekly, first_slot, instant, read_cron, slots


def cron(text: str) -> Cron:
    """A line that is one."""
    rule = read_cron(text)
    assert rule is not None
    return rule


ZONES = st.sampled_from(
    [
        "UTC", "Europe/Berlin", "America/New_York", "Asia/Shanghai", "Australia/Lord_Howe", "Africa/Casablanca",
        "Asia/Kathmandu", "America/Santiago", "Pacific/Chatham", "Asia/Beirut", "America/Havana", "Africa/Cairo",
    ]
).map(ZoneInfo)  # fmt: skip
FROM, TO = datetime.fromisoformat("2020-01-01"), datetime.fromisoformat("2040-01-01")
WALLS = st.datetimes(FROM, TO).map(lambda at: at.replace(second=0, microsecond=0))
NOW = WALLS.map(lambda at: at.replace(tzinfo=UTC))
TIMES = st.lists(st.times().map(lambda at: time(at.hour, at.minute)), min_size=1, max_size=4)
DAYS = st.lists(st.integers(0, 6), min_size=1, max_size=7)
WEEKLY = st.builds(lambda days, times: Weekly(tuple(days), tuple(times)), DAYS, TIMES)
CRON = st.sampled_from(
    ["*/30 * * * *", "15 2 * * *", "0 0-3 * * sun", "30 1 1,15 * *", "59 23 31 * mon"]
).map(cron)
EVERY = st.builds(
    Every,
    st.integers(1, 400).map(lambda half: timedelta(minutes=30) * half),
    WALLS,
)
SCHEDULES = st.one_of(WEEKLY, CRON, EVERY).map(Schedule)


@given(SCHEDULES, ZONES, NOW)
def test_g10_instants_increase_and_going_on_from_any_of_them_changes_nothing(
    schedule: Schedule, zone: ZoneInfo, now: datetime
) -> None:
    first = first_slot(schedule, zone, now)
    assert first is not None
    assert first.due > now
    some = [first, *islice(slots(schedule, zone, first.wall, first.due), 60)]
    assert all(sooner.due < later.due and sooner.wall < later.wall for sooner, later in pairwise(some))
    middle = some[30]
    assert list(islice(slots(schedule, zone, middle.wall, middle.due), 30)) == some[31:]


@given(ZONES, WALLS)
def test_g10_r35_an_instant_shows_its_wall_time_or_lies_just_behind_a_gap(
    zone: ZoneInfo, wall: datetime
) -> None:
    due = instant(wall, zone)
    shown = due.astimezone(zone)
    if shown.replace(tzinfo=None) == wall:
        assert shown.fold == 0
    else:
        just_before = (due - timedelta(seconds=1)).astimezone(zone)
        assert just_before.replace(tzinfo=None) < wall <= shown.replace(tzinfo=None)
        assert just_before.utcoffset() != shown.utcoffset()


@given(WEEKLY, ZONES, NOW)
def test_g10_r35_every_wall_time_of_a_month_has_its_instant(
    rule: Weekly, zone: ZoneInfo, now: datetime
) -> None:
    """None is left out: what is missing among the slots shares its instant with one that is there."""
    schedule, end = Schedule(rule), now + timedelta(days=30)
    begin = now.replace(tzinfo=None) - timedelta(days=3)
    dues = {slot.due for slot in islice(slots(schedule, zone, begin, now), 160) if slot.due <= end}
    today = now.astimezone(zone).date()
    wanted = {
        instant(datetime.combine(today + timedelta(days=day), at), zone)
        for day in range(-2, 34)
        for at in rule.times
        if (today + timedelta(days=day)).weekday() in rule.days
    }
    assert dues == {due for due in wanted if now < due <= end}
