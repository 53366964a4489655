"""What is posted now, in which wording, what was missed; when a talk is lively, a silence long, a queue short. Pure."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta, tzinfo
from itertools import islice
from typing import Literal

from bot.core.drawn import Post, drawn_by
from bot.core.facts import Content
from bot.core.schedules import Every, Schedule, Slot, Weekly, instant, slots
from bot.core.templates import AS_IT_IS, CAPTION_AS_IT_IS, WORDLESS, units
from bot.features.drops.policy import DropsPolicy

MOST_MISSED = 10_000
AGAIN = timedelta(minutes=1)  # a talk is listened to again
SHOWN = 3
GIST = 40

Failure = Literal["content", "right", "closed", "other"]

# Telegram's words for what no later try will mend; the first that stands in them decides.
FAILURES: tuple[tuple[str, Failure], ...] = (
    ("file", "content"),
    ("media_empty", "content"),
    ("image_process", "content"),
    ("not enough rights", "right"),
    ("have no rights", "right"),
    ("chat_admin_required", "right"),
    ("need administrator", "right"),
    ("chat_write_forbidden", "right"),
    ("chat_restricted", "right"),
    ("chat_send_", "right"),
    ("topic", "closed"),
    ("thread", "closed"),
    ("kicked", "closed"),
    ("not a member", "closed"),
    ("chat not found", "closed"),
    ("channel_private", "closed"),
    ("was deleted", "closed"),
)


@dataclass(frozen=True, slots=True)
class Due:
    """A plan at the moment it is looked at: the slot to act on, those that came before it, and the next with how many
    are left. `post` None = all are too late."""

    post: Slot | None
    missed: tuple[Slot, ...]
    next: Slot | None
    left: int | None


def due_now(
    schedule: Schedule,
    zone: tzinfo,
    first: Slot,
    left: int | None,
    now: datetime,
    policy: DropsPolicy,
    *,
    most: int = MOST_MISSED,
) -> Due:
    """The times from `first` to now, at most so many, each once: the last is posted if it is not too late, the others
    are missed."""
    most = most if left is None else min(left, most)
    past = [first]
    coming: Slot | None = None
    for slot in islice(slots(schedule, zone, first.wall, first.due), most):
        if slot.due > now or len(past) == most:
            coming = slot
            break
        past.append(slot)
    rest = None if left is None else max(left - len(past), 0)
    late = now - past[-1].due > timedelta(minutes=policy.late_minutes)
    post = None if late else past[-1]
    return Due(post, tuple(past if late else past[:-1]), None if rest == 0 else coming, rest)


def upcoming(schedule: Schedule, zone: tzinfo, first: Slot, left: int | None, count: int) -> list[Slot]:
    """The next times, the first included."""
    most = count if left is None else min(count, left)
    return [first, *islice(slots(schedule, zone, first.wall, first.due), max(most - 1, 0))][:most]


def waits_until(
    heard: Iterable[datetime], due: datetime, now: datetime, policy: DropsPolicy
) -> datetime | None:
    """When to listen again, as the talk is lively and there is time to wait; None = post now."""
    end = due + timedelta(minutes=policy.wait_minutes)
    lately = now - timedelta(minutes=policy.lively_minutes)
    if now >= end or sum(lately < at <= now for at in heard) < policy.lively_messages:
        return None
    return min(now + AGAIN, end)


# --- what fails ----------------------------------------------------------------------------------------------------


def failure_of(error: str) -> Failure:
    """What stands in the way, by Telegram's words."""
    lowered = error.lower()
    return next((failure for words, failure in FAILURES if words in lowered), "other")


# --- content -------------------------------------------------------------------------------------------------------


def credited(content: Content, line: str) -> Content:
    """The same with a line under it, where there is room for words."""
    if content.kind == "album":
        first, *rest = content.album
        return replace(content, album=(credited(first, line), *rest))
    most = AS_IT_IS if content.kind == "text" else CAPTION_AS_IT_IS
    text = f"{content.text}\n\n{line}".strip()
    if content.kind in WORDLESS or units(text) > most:
        return content
    return replace(content, text=text)


def gist(content: Content) -> str:
    """Its first words, for a list."""
    line = " ".join(content.text.split())
    return line if len(line) <= GIST else line[: GIST - 1].rstrip() + "…"


# --- the queue -----------------------------------------------------------------------------------------------------


def runs_dry(
    schedule: Schedule, zone: tzinfo, first: Slot | None, items: int, now: datetime, policy: DropsPolicy
) -> datetime | None:
    """The time of the last item, where the content left lasts for fewer days than it should; None where it lasts."""
    if first is None or not policy.low_days:
        return None
    last = now if items < 1 else upcoming(schedule, zone, first, None, items)[-1].due
    return last if last - now < timedelta(days=policy.low_days) else None


BEST = 3
BEST_SINCE = timedelta(days=60)
RESTED = timedelta(days=14)


def best_again(
    posts: Sequence[Post], used: Mapping[str, str], waiting: Collection[str], now: datetime
) -> list[str]:
    """The drops that are worth another time, the one that draws most first: of those `used` (contents by id), with
    answers in the last weeks, none that was posted lately or whose content waits already."""
    mine = [post for post in posts if post.drop in used]
    tired = {*waiting, *(used[post.drop] for post in mine if now - post.at < RESTED)}
    found: dict[str, str] = {}
    for one in drawn_by(
        [post for post in mine if now - post.at <= BEST_SINCE], lambda post: post.drop, len(used)
    ):
        if one.mean and used[one.label] not in tired:
            found.setdefault(used[one.label], one.label)
    return list(found.values())[:BEST]


def order(ids: Sequence[str], moved: str, by: int) -> list[str]:
    """The same with one moved towards the head (by < 0) or the end."""
    rest = [item for item in ids if item != moved]
    place = min(max(ids.index(moved) + by, 0), len(rest))
    return [*rest[:place], moved, *rest[place:]]


# --- silence -------------------------------------------------------------------------------------------------------


def breaks_at(
    heard: datetime, last: datetime | None, zone: tzinfo, now: datetime, policy: DropsPolicy
) -> datetime:
    """When a silence may be broken: so long after the last word and the last such post, at a decent hour."""
    at = heard + timedelta(hours=policy.silence_hours)
    if last is not None:
        at = max(at, last + timedelta(days=policy.silence_days))
    local = max(at, now).astimezone(zone)
    opens = instant(datetime.combine(local.date(), time(policy.silence_from)), zone)
    shuts = opens + timedelta(hours=max(policy.silence_to - policy.silence_from, 1))
    if local < opens:
        return opens
    if local < shuts:
        return max(at, now)
    return instant(datetime.combine(local.date() + timedelta(days=1), time(policy.silence_from)), zone)


# --- several wordings ----------------------------------------------------------------------------------------------

WORDINGS = 6  # of one drop, its own content included
TRIED_EACH = 4  # of so many posts one is of another wording, where the best is preferred


def letter(number: int) -> str:
    """What people call a wording."""
    return chr(ord("A") + number)


def next_variant(
    numbers: Sequence[int], posted: Sequence[int], only: int | None = None, best: int | None = None
) -> int:
    """Which of these wordings comes now; `posted` = those before, the newest first. Each in its turn; with a `best` one
    that mostly, the others now and then."""
    if only is not None and only in numbers:
        return only
    others = [number for number in numbers if number != best]
    if best is not None and best in numbers and others:
        lately = posted[: TRIED_EACH - 1]
        if len(lately) < TRIED_EACH - 1 or any(number != best for number in lately):
            return best
    turns = others or list(numbers)
    last = next((number for number in posted if number in turns), -1)
    return min((number for number in turns if number > last), default=min(turns))


def slower(schedule: Schedule) -> Schedule | None:
    """The same pace with half as many times; None where a rule cannot be halved."""
    rule = schedule.rule
    if isinstance(rule, Every):
        return replace(schedule, rule=replace(rule, step=rule.step * 2))
    if isinstance(rule, Weekly) and len(rule.times) > 1:
        return replace(schedule, rule=replace(rule, times=rule.times[1::2]))
    if isinstance(rule, Weekly) and len(rule.days) > 1:
        return replace(schedule, rule=replace(rule, days=rule.days[::2]))
    return None
