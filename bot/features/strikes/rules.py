"""What commands about strikes may do, as values: pauses, spans, who decides, what a purge takes. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from pydantic import ValidationError

from bot.core.facts import Membership
from bot.core.strikes import StrikePolicy, StrikeState, live

REASON = 300  # characters of an admin's reason that are kept
EVIDENCE = 200  # characters of the message
SHORTEST = timedelta(minutes=1)
LONGEST = timedelta(days=365)  # from a year on, Telegram knows only "for ever"
PURGE = 300  # messages one /purge takes
CALL = 100  # messages one deletion takes
RIGHT = "can_restrict_members"


def just_struck(strikes: Sequence[StrikeState], now: datetime, pause: int) -> StrikeState | None:
    """The strike of the last `pause` seconds, which a second admin may not have seen."""
    recent = [strike for strike in live(strikes, now) if now - strike.given_at < timedelta(seconds=pause)]
    return recent[-1] if recent else None


def end_after(span: timedelta | None, now: datetime) -> datetime | None:
    """When a mute or ban of that length ends; None = never; ValueError when Telegram would take it for ever."""
    if span is None or span > LONGEST:
        return None
    if span < SHORTEST:
        raise ValueError(span)
    return now + span


def limit_in(text: str) -> int | None:
    """A number of strikes that a policy takes."""
    try:
        return StrikePolicy.model_validate({"limit": text.strip()}).limit
    except ValidationError:
        return None


def deciders(admins: Mapping[int, Membership], giver: int | None) -> list[int]:
    """Who may decide an appeal: admins who could punish themselves, but not who gave the strike."""
    return [
        user
        for user, standing in admins.items()
        if standing.may(RIGHT) and not standing.is_bot and user != giver
    ]


def purged(first: int, last: int, in_topic: Iterable[int] | None) -> list[int]:
    """Ids from the first to the last, the newest PURGE of them; in a topic only those seen there."""
    low = max(first, last - PURGE + 1)
    if in_topic is None:
        return list(range(low, last + 1))
    ends = {message for message in (first, last) if message >= low}
    return sorted(ends | {message for message in in_topic if low <= message <= last})


def in_calls(ids: Sequence[int]) -> list[tuple[int, ...]]:
    """Ids in bundles that one deletion takes."""
    return [tuple(ids[start : start + CALL]) for start in range(0, len(ids), CALL)]
