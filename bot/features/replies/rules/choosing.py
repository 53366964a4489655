"""Whether a message is answered, and by which of the answers it calls for: cooldowns, hours, topics, roles. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeVar

from bot.core.facts import Message
from bot.core.spans import parse_span
from bot.core.switches import switch_of
from bot.features.replies.policy import DAY, RepliesPolicy
from bot.features.replies.rules.entries import Entry, Options

KEPT = timedelta(seconds=DAY)  # nothing cools down for longer
REMEMBERED = 5_000
PAUSE_WORDS = 5
PAUSE = ("pause", "pauses", "间隔", "冷却")
PAUSES = {
    "chat_seconds": ("chat", "group", "all", "全群", "本群"),
    "member_seconds": ("member", "members", "每人", "同一成员"),
    "cooldown_seconds": ("answer", "reply", "same", "同一回复", "每条"),
}
K = TypeVar("K")


@dataclass(slots=True)
class Given:
    """When answers were given: each, to each member, each to each, any at all."""

    replies: dict[str, datetime] = field(default_factory=dict)
    members: dict[int, datetime] = field(default_factory=dict)
    pairs: dict[tuple[str, int], datetime] = field(default_factory=dict)
    last: datetime | None = None

    def note(self, token: str, user: int, at: datetime) -> None:
        """It was given to them; what matters no more is forgotten."""
        if len(self.pairs) >= REMEMBERED:
            self.replies = since(self.replies, at - KEPT)
            self.members = since(self.members, at - KEPT)
            self.pairs = since(self.pairs, at - KEPT)
        self.replies[token] = later(self.replies.get(token), at)
        self.members[user] = later(self.members.get(user), at)
        self.pairs[(token, user)] = later(self.pairs.get((token, user)), at)
        self.last = later(self.last, at)


@dataclass(frozen=True, slots=True)
class Asker:
    """Who calls for an answer, where, and what the clock on the chat's wall shows."""

    user: int
    admin: bool
    topic: int
    local: datetime


def pause_in(words: str) -> tuple[str, int] | None:
    """What `pause 10m chat` sets, and to how many seconds; nothing set and 0 for `pause` alone, None for what is no
    pause. ValueError for what cannot be read."""
    head, *rest = words.casefold().split()[:PAUSE_WORDS] or [""]
    if head not in PAUSE:
        return None
    if not rest:
        return "", 0
    span, off = parse_span(rest[0]), switch_of(rest[0]) is False or rest[0] == "0"
    field = next((name for name, said in PAUSES.items() if " ".join(rest[1:]) in said), "")
    if not field or not (off or (span and span <= KEPT)):
        raise ValueError(words)
    return field, 0 if off or span is None else int(span.total_seconds())


def asks(message: Message, me: int, policy: RepliesPolicy, now: datetime) -> bool:
    """Is it something a person said just now? Not a command, an edit, a bot's or a channel's post."""
    return (
        policy.enabled
        and bool(message.text)
        and not message.edited
        and not message.is_service
        and message.sender.kind not in ("bot", "linked_channel")
        and message.sender.id != me
        and not message.text.lstrip().startswith(("/", "／"))
        and now - message.date <= timedelta(minutes=policy.within_minutes)
    )


def choose(
    entries: Iterable[Entry], asker: Asker, given: Given, policy: RepliesPolicy, now: datetime
) -> Entry | None:
    """The first answer that is for this member, here and now, and is not cooling down."""
    if not rested(given.members.get(asker.user), policy.member_seconds, now):
        return None
    if not rested(given.last, policy.chat_seconds, now):
        return None
    return next(
        (entry for entry in entries if fits(entry.options, asker) and cool(entry, asker, given, policy, now)),
        None,
    )


def fits(options: Options, asker: Asker) -> bool:
    """Is it for them, in this topic, at this hour?"""
    if options.who != "all" and asker.admin != (options.who == "admins"):
        return False
    if options.topic is not None and options.topic != asker.topic:
        return False
    if options.hours is None:
        return True
    begin, end = options.hours
    minute = asker.local.hour * 60 + asker.local.minute
    return begin <= minute < end if begin < end else minute >= begin or minute < end


def cool(entry: Entry, asker: Asker, given: Given, policy: RepliesPolicy, now: datetime) -> bool:
    """May it be said again, and to them?"""
    seconds = policy.cooldown_seconds if entry.options.cooldown is None else entry.options.cooldown
    return rested(given.replies.get(entry.token), seconds, now) and rested(
        given.pairs.get((entry.token, asker.user)), entry.options.member, now
    )


def rested(last: datetime | None, seconds: int, now: datetime) -> bool:
    """Have so many seconds passed? A clock that was set back holds nothing up."""
    return last is None or last > now or now - last >= timedelta(seconds=seconds)


def later(one: datetime | None, other: datetime) -> datetime:
    """The later of two instants."""
    return other if one is None else max(one, other)


def since(times: dict[K, datetime], start: datetime) -> dict[K, datetime]:
    """Those after an instant."""
    return {key: at for key, at in times.items() if at > start}
