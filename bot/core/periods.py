"""Days, weeks, months and seasons of a chat's own calendar, as exact instants. Pure."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Literal

PeriodName = Literal["day", "week", "month", "season"]
Span = tuple[datetime, datetime]
MOMENT = timedelta(microseconds=1)
SEASON = 3  # months; the first begins in January


def edges(name: PeriodName, now: datetime, zone: tzinfo) -> Span:
    """The period that `now` lies in: from its first instant to the first of the next, in UTC. Weeks begin on Monday."""
    today = now.astimezone(zone).date()
    if name == "day":
        first, after = today, today + timedelta(days=1)
    elif name == "week":
        first = today - timedelta(days=today.weekday())
        after = first + timedelta(days=7)
    else:
        months = SEASON if name == "season" else 1
        first = today.replace(day=1, month=today.month - (today.month - 1) % months)
        after = (first + timedelta(days=31 * months)).replace(day=1)
    return midnight(first, zone), midnight(after, zone)


def ago(name: PeriodName, now: datetime, zone: tzinfo, count: int) -> Span:
    """The period so many before the one that `now` lies in."""
    span = edges(name, now, zone)
    for _ in range(count):
        span = edges(name, span[0] - MOMENT, zone)
    return span


def midnight(day: date, zone: tzinfo) -> datetime:
    """The first instant of a day there, in UTC: also where clocks skip midnight, or strike it twice."""
    return datetime.combine(day, time(), zone).astimezone(UTC)
