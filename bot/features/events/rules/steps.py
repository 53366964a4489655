"""What is due in the life of an event, and when: reminders, its beginning, its end, its oblivion. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from bot.core.schedules import DAY, instant
from bot.features.events.policy import EventsPolicy

REMINDERS = ("day", "hours")
DAYTIME = range(8, 23)  # hours of the wall in which somebody may be written to
EVENING = 21
URGENT = timedelta(hours=3)  # before the beginning nothing waits for the morning
KEPT = timedelta(days=365)  # after its end
DRAFT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do, and when."""

    name: str
    at: datetime


def all_steps(
    wall: datetime, ends: datetime, zone: tzinfo, policy: EventsPolicy, *, quiet: bool
) -> list[Step]:
    """The life of an event, in order. The day before is meant by the wall, hours are real ones."""
    starts = instant(wall, zone)
    steps = [Step("begin", starts), Step("end", ends), Step("forget", ends + KEPT)]
    if not quiet and policy.remind_hours:
        at = starts - timedelta(hours=policy.remind_hours)
        steps.insert(0, Step("hours", decent(at, zone, sooner=True)))
    if not quiet and policy.remind_day:
        steps.insert(0, Step("day", decent(instant(wall - DAY, zone), zone)))
    return steps


def decent(at: datetime, zone: tzinfo, *, sooner: bool = False) -> datetime:
    """The same by day; at night the next morning, or (`sooner`) the evening before."""
    wall = at.astimezone(zone).replace(tzinfo=None)
    if wall.hour in DAYTIME:
        return at
    day = wall.replace(hour=0, minute=0, second=0, microsecond=0)
    morning = day + timedelta(hours=DAYTIME[0]) + (DAY if wall.hour > DAYTIME[0] else timedelta())
    return instant(morning - timedelta(hours=DAYTIME[0] + 24 - EVENING) if sooner else morning, zone)


def is_night(now: datetime, zone: tzinfo) -> bool:
    """Does what is not urgent wait for the morning?"""
    return decent(now, zone) > now


def told_at(now: datetime, starts: datetime, zone: tzinfo) -> datetime:
    """When somebody hears of a place that is free: by day, but not too late for the event."""
    morning = decent(now, zone)
    return now if starts - morning < URGENT else morning


def step_ahead(steps: list[Step], now: datetime) -> Step:
    """The first that is still to come, for an event that is new or was changed; its end at least."""
    return next((step for step in steps if step.at > now), steps[-1])


def step_after(steps: list[Step], done: str, now: datetime, late: timedelta) -> Step:
    """What follows a step: reminders that are too late are left out, the beginning and the end never."""
    names = [step.name for step in steps]
    rest = steps[names.index(done) + 1 :] if done in names else steps
    return next((step for step in rest if step.name not in REMINDERS or in_time(step, now, late)), steps[-1])


def in_time(step: Step, now: datetime, late: timedelta) -> bool:
    """May it still be done?"""
    return now - step.at <= late
