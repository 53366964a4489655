"""What /best is asked for, when a digest is due, which reactions are kind. Pure."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta, tzinfo
from typing import Any, Literal

from bot.core.schedules import Schedule, Weekly, first_slot
from bot.core.switches import switch_of
from bot.features.best.policy import BestPolicy

SPAN = timedelta(days=7)
LATE = timedelta(hours=1)  # by which one may be late; else it waits for the next week
UNKIND = frozenset(["👎", "🤮", "💩", "🖕", "🤡", "🥱", "😡", "🤬", "🤨", "💔"])
ENGLISH = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
CHINESE = ("一", "二", "三", "四", "五", "六", "日")
HERE = ("post", "here", "发布")


def is_kind(emoji: Iterable[str]) -> bool:
    """Is one of the reactions a friendly one?"""
    return any(one.replace("\ufe0f", "") not in UNKIND for one in emoji)


def schedule_of(policy: BestPolicy) -> Schedule:
    """Once a week."""
    return Schedule(Weekly((policy.day,), (time.fromisoformat(policy.hour),)))


def next_due(policy: BestPolicy, now: datetime, zone: tzinfo) -> datetime:
    """When the next one is due."""
    slot = first_slot(schedule_of(policy), zone, now)
    return slot.due if slot is not None else now + SPAN


def is_due(policy: BestPolicy, now: datetime, zone: tzinfo) -> bool:
    """Has its time just come, by the clocks and the wishes of now?"""
    return next_due(policy, now - LATE, zone) <= now


def set_by(words: str, policy: BestPolicy) -> dict[str, Any] | Literal["here"] | None:
    """Fields of the policy that words set (on, off, fri 18:00, 周五 18:00), or that it is wanted here and now; None for
    words that mean nothing."""
    if words in HERE:
        return "here"
    if (on := switch_of(words)) is not None:
        return {"post": on}
    changes: dict[str, Any] = {"post": True}
    for word in words.replace("：", ":").split():
        if (day := day_of(word)) is not None:
            changes["day"] = day
        elif ":" in word:
            changes["hour"] = word.zfill(5)
        elif switch_of(word) is not True:
            return None
    try:
        BestPolicy.model_validate({**policy.model_dump(), **changes})
    except ValueError:
        return None
    return changes


def day_of(word: str) -> int | None:
    """The day of the week that a word names; 0 = Monday."""
    if word[:3] in ENGLISH:
        return ENGLISH.index(word[:3])
    char = word.removeprefix("每").removeprefix("星期").removeprefix("周").replace("天", "日")
    return CHINESE.index(char) if char != word and char in CHINESE else None
