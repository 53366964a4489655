"""Who can answer a question, and when it is time to ask somebody. Pure."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from bot.features.unanswered.policy import UnansweredPolicy

QUOTE = 200
ALIKE = 0.4
IN_COMMON = 2
TRIES = 2  # members asked about one question
KEPT = timedelta(days=2)
REMEMBERED = timedelta(days=90)


@dataclass(slots=True)
class Asked:
    """A question that waits; as in the table. `after` = messages of others since, counted in memory."""

    message_chat: int
    message_id: int
    token: str
    user_id: int
    name: str
    text: str
    thread: int | None
    gist: tuple[int, ...]
    asked_at: datetime
    due_at: datetime | None
    tried: tuple[int, ...] = ()
    carded_at: datetime | None = None
    merged: bool = False
    after: int = 0


# --- what it is about -----------------------------------------------------------------------------------------------


def alike(one: Collection[int], other: Collection[int]) -> float:
    """How much of the shorter one is in the other; 0 with less than two in common."""
    common = len(set(one) & set(other))
    return common / min(len(one), len(other)) if common >= IN_COMMON else 0.0


def helpers(
    about: Collection[int], answers: Iterable[tuple[int, Sequence[int]]], without: Collection[int]
) -> list[int]:
    """Who answered questions like it, the most alike and most often first; `answers` = (member, gist)."""
    score: dict[int, float] = {}
    for user, other in answers:
        near = alike(about, other)
        if near >= ALIKE and user not in without:
            score[user] = score.get(user, 0.0) + near
    return sorted(score, key=lambda user: (-score[user], user))


# --- when -----------------------------------------------------------------------------------------------------------


def in_hours(local: datetime, policy: UnansweredPolicy) -> datetime:
    """The instant (in the chat's zone), or the next one at which somebody may be asked."""
    begin, end = time.fromisoformat(policy.hours_from), time.fromisoformat(policy.hours_to)
    if begin >= end or begin <= local.time() < end:
        return local
    day = local.date() + timedelta(days=int(local.time() >= end))
    return datetime.combine(day, begin, local.tzinfo)


def is_evening(local: datetime, policy: UnansweredPolicy) -> bool:
    """Is it time for the day's remaining ones?"""
    return local.time() >= time.fromisoformat(policy.evening)


def this_evening(local: datetime, policy: UnansweredPolicy) -> datetime:
    """When the day's remaining ones come."""
    return datetime.combine(local.date(), time.fromisoformat(policy.evening), local.tzinfo)
