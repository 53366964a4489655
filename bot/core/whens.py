"""When somebody wants something posted, read from their words; what is unclear is refused. Pure."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo
from itertools import islice, pairwise
from typing import Literal

from bot.core.schedules import DAY, Cron, Every, Once, Schedule, Weekly, first_slot, instant, read_cron, slots
from bot.core.whenwords import WEEK, WORDS, Found, Unclear

LEAST_STEP = timedelta(minutes=30)
MOST_TIMES = 1_000
LOOKED_AT = 60  # times of a schedule, to see how close they come
USUAL = time(20)
NIGHT = time(23, 59, 59)


@dataclass(frozen=True, slots=True)
class When:
    """What was asked for. `place`: at times of its own, or in the queue or the reserve (`schedule` then perhaps None);
    `count` = how often; `keep` = deleted after that, 0 = never. Of how it is posted None = nothing was said."""

    schedule: Schedule | None = None
    place: Literal["plan", "queue", "reserve"] = "plan"
    count: int | None = None
    keep: timedelta | None = None
    pin: bool | None = None
    silent: bool | None = None
    replace: bool | None = None


def read_when(text: str, now: datetime, zone: tzinfo, *, timeless: bool = False) -> When:
    """What the words ask for, on the wall of `zone`; Unclear where they do not say it. With `timeless` it is enough
    when they say how it is posted."""
    rest = unicodedata.normalize("NFKC", text).lower().strip()
    found, wall = Found(), now.astimezone(zone).replace(tzinfo=None)
    while rest:
        rest = next_word(rest, found, wall)
    schedule = None if timeless and says_how_alone(found) else scheduled(found, wall, now, zone)
    check(found, schedule, now, zone)
    return When(schedule, found.place, found.count, found.keep, found.pin, found.silent, found.replace)


def next_word(rest: str, found: Found, wall: datetime) -> str:
    """Take one thing from the head of the words."""
    for pattern, take in WORDS:
        if said := pattern.match(rest):
            take(found, said, wall)
            return rest[said.end() :].strip()
    raise Unclear("words", rest.split(maxsplit=1)[0])


def says_how_alone(found: Found) -> bool:
    """Was nothing said but how it is posted?"""
    how = Found(keep=found.keep, pin=found.pin, silent=found.silent, replace=found.replace)
    return found == how != Found()


# --- from the words to a rule --------------------------------------------------------------------------------------


def scheduled(found: Found, wall: datetime, now: datetime, zone: tzinfo) -> Schedule | None:
    """The schedule that was described; None where a place was named alone."""
    rule = rule_of(found, wall, now, zone)
    if rule is None:
        return None
    if found.until is None:
        return Schedule(rule)
    end = datetime.combine(found.until, NIGHT)
    by_wall = not isinstance(rule, Every) or rule.by_wall
    return Schedule(rule, end if by_wall else instant(end, zone).replace(tzinfo=None))


def rule_of(found: Found, wall: datetime, now: datetime, zone: tzinfo) -> Once | Weekly | Cron | Every | None:
    """The most special thing that was said wins."""
    if found.cron is not None:
        return found.cron
    if found.a_week is not None:
        return Weekly(spread(found.a_week), tuple(found.times) or (USUAL,))
    if found.step is not None:
        return stepping(found, found.step, wall, now, zone)
    if found.monthly:
        return monthly(found)
    if found.each or is_pace(found):
        return Weekly(tuple(sorted(set(found.days))) or WEEK, some(found))
    return single_time(found, wall, now, zone)


def is_pace(found: Found) -> bool:
    """A queue has a pace: days and times that are named with it come again without an "every"."""
    return found.place == "queue" and bool(found.days or found.times) and not (found.day or found.after)


def single_time(found: Found, wall: datetime, now: datetime, zone: tzinfo) -> Once | None:
    """What does not repeat; None where only a place was named."""
    if found.after is not None:
        return Once((now + found.after).astimezone(zone).replace(tzinfo=None, microsecond=0))
    if found.times or found.day or found.days:
        return Once(once(found, wall))
    if found.place == "plan":
        raise Unclear("time")
    return None


def some(found: Found) -> tuple[time, ...]:
    """The times; Unclear without any."""
    if not found.times:
        raise Unclear("time")
    return tuple(found.times)


def single(found: Found) -> time:
    """The only time."""
    if len(some(found)) > 1:
        raise Unclear("time")
    return found.times[0]


def spread(count: int) -> tuple[int, ...]:
    """So many days of a week, evenly."""
    if not 1 <= count <= 7:
        raise Unclear("day")
    return tuple(number * 7 // count for number in range(count))


def stepping(found: Found, step: timedelta, wall: datetime, now: datetime, zone: tzinfo) -> Every:
    """From the day and time that were named, else from now."""
    if step % DAY == timedelta():
        first = datetime.combine(found.day or wall.date(), single(found))
        return Every(step, first if found.day or first > wall else first + DAY)
    if found.times:
        return Every(step, instant(once(found, wall), zone).replace(tzinfo=None))
    return Every(step, (now + step).replace(tzinfo=None, second=0, microsecond=0))


def monthly(found: Found) -> Cron:
    """On dates of every month."""
    at, dates = single(found), found.dates
    rule = read_cron(f"{at.minute} {at.hour} {','.join(map(str, dates))} * *") if dates else None
    if rule is None:
        raise Unclear("day")
    return rule


def once(found: Found, wall: datetime) -> datetime:
    """A day and a time; a weekday is the next such, a time alone comes today or tomorrow."""
    at = single(found)
    if found.day is not None:
        return datetime.combine(found.day, at)
    today = datetime.combine(wall.date(), at)
    if not found.days:
        return today if today > wall else today + DAY
    ahead = (found.days[0] - wall.weekday()) % 7
    if found.week:
        return today + (found.days[0] - wall.weekday() + 7 * found.week) * DAY
    return today + ahead * DAY if ahead or today > wall else today + 7 * DAY


def check(found: Found, schedule: Schedule | None, now: datetime, zone: tzinfo) -> None:
    """Unclear for what never comes, comes too often, or ends without having begun."""
    if found.ends or (found.dates and not found.monthly):
        raise Unclear("end" if found.ends else "day")
    if found.count is not None and not 1 <= found.count <= MOST_TIMES:
        raise Unclear("end")
    if schedule is None:
        return
    if not schedule.repeats and (found.count or schedule.until):
        raise Unclear("end")
    first = first_slot(schedule, zone, now)
    if first is None:
        raise Unclear("end" if schedule.repeats else "past")
    if isinstance(schedule.rule, Every) and schedule.rule.step < LEAST_STEP:
        raise Unclear("step")
    dues = [slot.due for slot in islice(slots(schedule, zone, first.wall, first.due), LOOKED_AT)]
    if any(later - sooner < LEAST_STEP for sooner, later in pairwise((first.due, *dues))):
        raise Unclear("step")
