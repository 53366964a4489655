"""Days, weeks, months and seasons of a chat's own calendar, as exact instants; ranges as whole months of UTC. Pure."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Literal, NamedTuple

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


# --- whole months ---------------------------------------------------------------------------------------------------


class Months(NamedTuple):
    """A range as whole months of UTC, from `first` on and before `after`, as "2026-01"; `ends` = what it has more than
    they (1), or less (-1)."""

    first: str
    after: str
    ends: tuple[tuple[Span, int], ...]


def months_in(span: Span) -> Months | None:
    """The months nearest to a range; None where their ends would be as much to read as the range itself."""
    first, after = nearest_month(span[0]), nearest_month(span[1])
    ends = (*between(span[0], first), *between(after, span[1]))
    ragged = sum((end - start for (start, end), _ in ends), timedelta())
    if first >= after or ragged >= span[1] - span[0]:
        return None
    return Months(month_of(first), month_of(after), ends)


def between(start: datetime, end: datetime) -> tuple[tuple[Span, int], ...]:
    """From one instant to another: more where that is forward, less where it is back, nothing where they are one."""
    if start == end:
        return ()
    return (((start, end), 1),) if start < end else (((end, start), -1),)


def nearest_month(at: datetime) -> datetime:
    """The nearest first instant of a month of UTC."""
    first = at.astimezone(UTC).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    after = (first + timedelta(days=31)).replace(day=1)
    return first if at - first <= after - at else after


def month_of(at: datetime) -> str:
    """The month of UTC in which an instant lies, as "2026-01"."""
    return at.astimezone(UTC).isoformat()[:7]
