"""When something that repeats is due: wall times on a zone's calendar, each as one exact instant. Pure.

The law of odd hours: a wall time that clocks skip is due at the first instant after the gap; one that they strike twice
is due the first time; wall times that come to the same instant are one. So instants strictly increase, and none is lost
or doubled. Whole days keep their wall time; steps of hours and minutes are counted in real time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo

DAY = timedelta(days=1)
HORIZON = timedelta(days=9 * 366)  # beyond the eight years between two 29 February
LEAP_YEAR = datetime.fromisoformat("2024-01-01")
MINUTES, HOURS, MONTHS = range(60), range(24), range(1, 13)


@dataclass(frozen=True, slots=True)
class Once:
    """One wall time."""

    wall: datetime


@dataclass(frozen=True, slots=True)
class Weekly:
    """Days of the week (0 = Monday), at these times each."""

    days: tuple[int, ...]
    times: tuple[time, ...]


@dataclass(frozen=True, slots=True)
class Cron:
    """The five fields: days of the month and weekdays (0 = Monday) as sets; `either` = one of the two is enough."""

    text: str
    minutes: tuple[int, ...]
    hours: tuple[int, ...]
    dates: tuple[int, ...]
    months: tuple[int, ...]
    weekdays: tuple[int, ...]
    either: bool = False


@dataclass(frozen=True, slots=True)
class Every:
    """A step from a first time: whole days by the wall; other steps from an instant in UTC."""

    step: timedelta
    first: datetime

    @property
    def by_wall(self) -> bool:
        return self.step % DAY == timedelta()


@dataclass(frozen=True, slots=True)
class Schedule:
    """A rule, and the last wall time that it may have."""

    rule: Once | Weekly | Cron | Every
    until: datetime | None = None

    @property
    def repeats(self) -> bool:
        return not isinstance(self.rule, Once)


@dataclass(frozen=True, slots=True)
class Slot:
    """One time of a schedule: as it stands on the wall (naive), and when that is (UTC)."""

    wall: datetime
    due: datetime


def slots(schedule: Schedule, zone: tzinfo, wall: datetime, since: datetime) -> Iterator[Slot]:
    """The times behind `wall` whose instants are later than `since`, in order; without an end where there is none."""
    place = place_of(schedule, zone)
    for found in walls(schedule, wall):
        due = instant(found, place)
        if due > since:
            yield Slot(found, due)
            since = due


def first_slot(schedule: Schedule, zone: tzinfo, now: datetime) -> Slot | None:
    """The next time after `now`."""
    wall = now.astimezone(place_of(schedule, zone)).replace(tzinfo=None)
    return next(slots(schedule, zone, wall, now), None)


def moved(schedule: Schedule, zone: tzinfo, wall: datetime, now: datetime) -> Slot | None:
    """The pending time `wall` after the clock on the wall was changed for that of `zone`: never one before it; what the
    new clock has passed already is due at once if it is the only one."""
    if isinstance(schedule.rule, Once):
        return Slot(wall, max(instant(wall, zone), now))
    return next(slots(schedule, zone, wall - timedelta(microseconds=1), now), None)


def place_of(schedule: Schedule, zone: tzinfo) -> tzinfo:
    """Where the wall hangs on which the schedule's times stand."""
    rule = schedule.rule
    return UTC if isinstance(rule, Every) and not rule.by_wall else zone


def instant(wall: datetime, zone: tzinfo) -> datetime:
    """The instant (UTC) of a wall time, by the law of odd hours."""
    late = wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
    if late.astimezone(zone).replace(tzinfo=None) == wall:
        return late
    # Skipped: by the offset from before the gap it lies behind the change, by the one from after it before.
    early = wall.replace(tzinfo=zone, fold=1).astimezone(UTC)
    before = early.astimezone(zone).utcoffset()
    low, high = 0, int((late - early).total_seconds())
    while high - low > 1:
        middle = (low + high) // 2
        if (early + timedelta(seconds=middle)).astimezone(zone).utcoffset() == before:
            low = middle
        else:
            high = middle
    return early + timedelta(seconds=high)


# --- wall times ----------------------------------------------------------------------------------------------------


def walls(schedule: Schedule, after: datetime) -> Iterator[datetime]:
    """Wall times later than `after`, strictly increasing."""
    rule = schedule.rule
    if isinstance(rule, Once):
        found = iter((rule.wall,)) if rule.wall > after else iter(())
    elif isinstance(rule, Every):
        found = steps(rule, after)
    else:
        found = of_days(rule, after)
    for wall in found:
        if schedule.until is not None and wall > schedule.until:
            return
        yield wall


def steps(rule: Every, after: datetime) -> Iterator[datetime]:
    """First, first and a step, ..."""
    wall = rule.first + max((after - rule.first) // rule.step + 1, 0) * rule.step
    while True:
        yield wall
        wall += rule.step


def of_days(rule: Weekly | Cron, after: datetime) -> Iterator[datetime]:
    """Day by day; an end where no day fits for nine years."""
    times = times_of(rule)
    day, last = after.date(), after.date()
    while day - last < HORIZON:
        if fits(rule, day.year, day.month, day.day, day.weekday()):
            last = day
            yield from (wall for at in times if (wall := datetime.combine(day, at)) > after)
        day += DAY


def times_of(rule: Weekly | Cron) -> tuple[time, ...]:
    """The times of a day on which the rule has any."""
    if isinstance(rule, Weekly):
        return tuple(sorted(set(rule.times)))
    return tuple(time(hour, minute) for hour in sorted(rule.hours) for minute in sorted(rule.minutes))


def fits(rule: Weekly | Cron, year: int, month: int, date: int, weekday: int) -> bool:
    """Is it one of the rule's days?"""
    if isinstance(rule, Weekly):
        return weekday in rule.days
    if month not in rule.months:
        return False
    by_date, by_weekday = date in rule.dates, weekday in rule.weekdays
    return by_date or by_weekday if rule.either else by_date and by_weekday


# --- cron ----------------------------------------------------------------------------------------------------------

MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DAY_NAMES = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")


def read_cron(text: str) -> Cron | None:
    """Five fields as cron reads them: 0 and 7 are Sunday, a date and a weekday are alternatives. None for what is no
    cron line, or never comes (31 February)."""
    words = text.lower().split()
    if len(words) != 5:
        return None
    minutes = read_field(words[0], MINUTES, ())
    hours = read_field(words[1], HOURS, ())
    dates = read_field(words[2], range(1, 32), ())
    months = read_field(words[3], MONTHS, MONTH_NAMES)
    sundays = read_field(words[4], range(8), DAY_NAMES)
    if not (minutes and hours and dates and months and sundays):
        return None
    weekdays = tuple(sorted({(day - 1) % 7 for day in sundays}))
    either = not words[2].startswith("*") and not words[4].startswith("*")
    rule = Cron(" ".join(words), minutes, hours, dates, months, weekdays, either)
    return rule if next(of_days(rule, LEAP_YEAR), None) is not None else None


def read_field(text: str, bounds: range, names: tuple[str, ...]) -> tuple[int, ...]:
    """The values of one field, in order; () for what is none."""
    found: set[int] = set()
    for part in text.split(","):
        values = read_part(part, bounds, names)
        if not values:
            return ()
        found |= values
    return tuple(sorted(found))


def read_part(part: str, bounds: range, names: tuple[str, ...]) -> set[int]:
    """`*`, `5`, `1-5`, `*/10`, `8-20/2`, `mon-fri`; nothing for what is none of these."""
    span, slash, step = part.partition("/")
    first, dash, last = span.partition("-")
    if span == "*":
        low, high = bounds[0], bounds[-1]
    else:
        low = number(first, bounds, names)
        last = "7" if last == DAY_NAMES[0] else last  # fri-sun
        high = number(last, bounds, names) if dash else bounds[-1] if slash else low
    every = int(step) if step.isascii() and step.isdecimal() else 0 if slash else 1
    if low < 0 or high < low or every < 1:
        return set()
    return set(range(low, high + 1, every))


def number(word: str, bounds: range, names: tuple[str, ...]) -> int:
    """A number or a name inside the bounds; -1 for neither."""
    if word in names:
        return names.index(word) + bounds[0]
    if not (word.isascii() and word.isdecimal()) or int(word) not in bounds:
        return -1
    return int(word)
