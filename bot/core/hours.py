"""What a chat hears in an hour, and what is usual at that hour of the day or the week. Pure."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import astuple, dataclass, field
from datetime import datetime, timedelta, tzinfo

HOUR = timedelta(hours=1)
LOOKED_BACK = timedelta(weeks=8)
LEAST = 4  # hours alike from which there is something usual


@dataclass(frozen=True, slots=True)
class Hour:
    """What was heard in a chat in one clock hour, or on the average of several: `people` = how many spoke."""

    people: float = 0
    messages: float = 0
    replies: float = 0
    reactions: float = 0
    joined: float = 0
    gone: float = 0


@dataclass(frozen=True, slots=True)
class Count:
    """So many more (name, number) in the clock hour of a chat: people, messages, replies, reactions, joined, gone."""

    chat: int
    at: datetime
    more: tuple[tuple[str, int], ...]


SILENT = Hour()


def hour_of(at: datetime) -> datetime:
    """The beginning of the clock hour of an instant in UTC."""
    return at.replace(minute=0, second=0, microsecond=0)


def hours_after(at: datetime, count: int) -> list[datetime]:
    """So many clock hours from the one in which most of the hour after an instant lies."""
    first = hour_of(at + HOUR / 2)
    return [first + number * HOUR for number in range(count)]


def total(some: Iterable[Hour]) -> Hour:
    """All that was heard in several hours; who spoke in two of them is counted twice."""
    columns = zip(*(astuple(one) for one in some), strict=True)
    return Hour(*(sum(column) for column in columns))


def mean(some: Collection[Hour]) -> Hour:
    """The average hour of them."""
    return Hour(*(value / len(some) for value in astuple(total(some))))


@dataclass(slots=True)
class Usual:
    """The hours of a chat by the clock on its wall: those of a weekday, and those of all days."""

    zone: tzinfo
    weekly: dict[tuple[int, int], list[Hour]] = field(default_factory=lambda: defaultdict(list))
    daily: dict[int, list[Hour]] = field(default_factory=lambda: defaultdict(list))

    def at(self, hour: datetime) -> Hour | None:
        """What is usual then: on that weekday where enough of them are known, else on any day; None where too little
        is known to say."""
        local = hour.astimezone(self.zone)
        for some in (self.weekly.get((local.weekday(), local.hour), ()), self.daily.get(local.hour, ())):
            if len(some) >= LEAST:
                return mean(some)
        return None

    def over(self, hours: Iterable[datetime]) -> Hour | None:
        """The same of several hours together; None where one of them is not known."""
        found = [self.at(hour) for hour in hours]
        known = [one for one in found if one is not None]
        return total(known) if len(known) == len(found) else None


def usual_of(
    heard: Mapping[datetime, Hour], posted: Collection[datetime], zone: tzinfo, now: datetime
) -> Usual:
    """Learnt from the whole hours since the first that is known, at most eight weeks, without those after a post
    (`posted` = their beginnings); an hour that is not there was silent."""
    found = Usual(zone)
    end = hour_of(now)
    hour = max(min(heard, default=end), hour_of(now - LOOKED_BACK))
    while hour < end:
        if hour not in posted:
            local, here = hour.astimezone(zone), heard.get(hour, SILENT)
            found.weekly[(local.weekday(), local.hour)].append(here)
            found.daily[local.hour].append(here)
        hour += HOUR
    return found
