"""What is a question that wants an answer, what it is about, and when it is time to ask somebody. Pure."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zlib import crc32

from bot.core.quoting import columns
from bot.features.unanswered.lexicon import (
    ASKING,
    CHINESE,
    ENGLISH,
    HINT,
    MARK,
    NOISE,
    NOT_CHINESE,
    SMALL,
    SPACE,
    STOP,
    STOP_HAN,
)
from bot.features.unanswered.policy import UnansweredPolicy

QUOTE = 200
GIST = 24  # numbers kept of what a question is about
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


# --- what it is -----------------------------------------------------------------------------------------------------


def is_question(text: str) -> bool:
    """Does the text ask the group something? English and Chinese, with or without a mark; others by their mark."""
    if len(text) > 1_500 or HINT.search(text) is None:
        return False
    plain = NOISE.sub(" ", text).strip()
    words = SPACE.sub(" ", plain.replace("'", "").replace("’", "")).strip().casefold()
    if (len(words) < 8 and columns(words) < 8) or SMALL.match(words):
        return False
    han = 0 if words.isascii() else sum("\u4e00" <= char <= "\u9fff" for char in words)
    if han * 3 > len(words):
        return asks_in_chinese(plain, words.replace(" ", ""))
    if MARK.search(plain):
        return len(words.split()) > 2
    return any(ENGLISH.match(part) for part in sentences(plain)) or ASKING.search(words) is not None


def asks_in_chinese(plain: str, words: str) -> bool:
    """By a mark, or by words that only who asks says."""
    last = SPACE.sub("", re.split(r"[。！!\n]", plain.rstrip("。！!~～ \n"))[-1])
    if NOT_CHINESE.search(last) and "请问" not in words:
        return False
    return MARK.search(plain) is not None or CHINESE.search(last) is not None or "请问" in words


def sentences(text: str) -> list[str]:
    """The sentences of a text, folded and without signs."""
    folded = text.casefold().replace("'", "").replace("’", "")
    return [SPACE.sub(" ", part).strip() for part in re.split(r"[.!?\n:;]+", folded)]


# --- what it is about -----------------------------------------------------------------------------------------------


def gist(text: str) -> tuple[int, ...]:
    """What it is about, as numbers: of its words, and of pairs of Han characters."""
    found = set()
    for run in re.findall(r"[\u4e00-\u9fff]+|[^\W_\u4e00-\u9fff]+", NOISE.sub(" ", text.casefold())):
        if "\u4e00" <= run[0] <= "\u9fff":
            pairs = (run[at : at + 2] for at in range(len(run) - 1))
            found |= {pair for pair in pairs if STOP_HAN.isdisjoint(pair)}
        elif len(run) > 2 and run not in STOP:
            found.add(run.removesuffix("s"))
    return tuple(sorted(crc32(word.encode()) for word in found)[:GIST])


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
