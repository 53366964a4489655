"""When newcomers are welcomed, and who is named. Values in, values out."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.core.facts import Message, Sender
from bot.features.arrival.policy import ArrivalPolicy

SAME_ARRIVAL = timedelta(hours=24)  # who comes again within it is not welcomed again
LATE = timedelta(hours=1)  # after it a greeting to the newcomer alone would be odd
LOST = timedelta(hours=1)
RUSH = timedelta(minutes=1)


def is_known(before: datetime | None, at: datetime) -> bool:
    """Is it the arrival we heard of already, or one so soon after it that no new welcome is due?"""
    return before is not None and at - before < SAME_ARRIVAL


def greets_alone(arrivals: int, at: datetime, now: datetime, policy: ArrivalPolicy) -> bool:
    """Is the newcomer greeted alone? Not in a rush, not long after the fact."""
    return arrivals < policy.personal_per_minute and now - at <= LATE


def needs_due(due: datetime | None, now: datetime) -> bool:
    """Must a new instant be set for the group's welcome? Also where the old one was missed."""
    return due is None or now - due > LOST


def next_welcome(now: datetime, last: datetime | None, zone: ZoneInfo, policy: ArrivalPolicy) -> datetime:
    """The earliest instant for a welcome in the group: after a moment's gathering, not too soon after the last one,
    in the day."""
    due = now + timedelta(seconds=policy.gather_seconds)
    if last is not None:
        due = max(due, last + timedelta(minutes=policy.every_minutes))
    return in_the_day(due, zone, policy)


def in_the_day(instant: datetime, zone: ZoneInfo, policy: ArrivalPolicy) -> datetime:
    """The instant, or the next morning's first."""
    local = instant.astimezone(zone)
    start, end = policy.from_hour, policy.to_hour
    open_now = start <= local.hour < end if start < end else local.hour >= start or local.hour < end
    if open_now or start == end:
        return instant
    day = local.date() if local.hour < start else local.date() + timedelta(days=1)
    return opening(day, start, zone).astimezone(instant.tzinfo)


def opening(day: date, hour: int, zone: ZoneInfo) -> datetime:
    """That hour of that day on the zone's wall."""
    return datetime.combine(day, time(hour), zone)


def named(names: Sequence[str], limit: int) -> tuple[list[str], int]:
    """The names that are said, and how many more there are; names that show nothing are only counted."""
    said = [name for name in names if name][:limit]
    return said, len(names) - len(said)


def newcomers(message: Message) -> tuple[Sender, ...]:
    """People whom a service message says to have joined."""
    return tuple(user for user in message.joined if user.kind != "bot")


def is_coming_or_going(message: Message) -> bool:
    """Is it Telegram's own line about joining or leaving?"""
    return message.is_service and (bool(message.joined) or message.left is not None)
