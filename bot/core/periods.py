"""Days, weeks and months of a chat's own calendar, as exact instants. Pure."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Literal

PeriodName = Literal["day", "week", "month"]


def edges(name: PeriodName, now: datetime, zone: tzinfo) -> tuple[datetime, datetime]:
    """The period that `now` lies in: from its first instant to the first of the next, in UTC. Weeks begin on Monday."""
    today = now.astimezone(zone).date()
    if name == "day":
        first, after = today, today + timedelta(days=1)
    elif name == "week":
        first = today - timedelta(days=today.weekday())
        after = first + timedelta(days=7)
    else:
        first = today.replace(day=1)
        after = (first + timedelta(days=31)).replace(day=1)
    return midnight(first, zone), midnight(after, zone)


def midnight(day: date, zone: tzinfo) -> datetime:
    """The first instant of a day there, in UTC: also where clocks skip midnight, or strike it twice."""
    return datetime.combine(day, time(), zone).astimezone(UTC)
