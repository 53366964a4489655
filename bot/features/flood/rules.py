"""What a flood is: counted in memory, of one member, by when Telegram dated what they did. Pure."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import takewhile
from typing import NamedTuple

from bot.core.facts import Message
from bot.core.quoting import columns
from bot.core.spans import parse_span
from bot.core.switches import switch_of
from bot.features.flood.policy import FloodPolicy

KEPT = 120.0  # seconds
LEAST = 3  # no limit is lower
MOST = 100  # kept of one member, and deleted at once
SPEAKERS = 2_000
PRESENT = 600.0  # seconds after which who spoke last counts as gone
ALONE = 3
FRESH = timedelta(minutes=5)  # what is older when it is read was a flood once
READING = 10.0  # seconds to read the word, where nobody can be muted
SPANS = {"stickers": 30, "media": 30, "commands": 60, "repeats": 120, "reactions": 60}
KINDS = {
    **dict.fromkeys(("sticker", "animation", "dice"), "stickers"),
    **dict.fromkeys(
        ("photo", "video", "document", "audio", "voice", "video_note", "story", "paid_media"), "media"
    ),
}
PENDING = 3600.0  # seconds at most until it is known whether a slow-down holds
WORDS = 12  # columns of text from which repeating it is seen: a short yes may be said often
COMPARED = 400  # characters
SLACK = 8  # characters by which the same words may differ


class Said(NamedTuple):
    """One thing that a member did: the turn's key, the message (0 = none), when, its kind, its text, its album."""

    key: str
    id: int
    at: float
    kind: str
    text: str = ""
    album: str | None = None


@dataclass(slots=True)
class Speaker:
    """What one member did lately; nothing before `free_from` counts again."""

    said: deque[Said] = field(default_factory=lambda: deque(maxlen=MOST))
    free_from: float = 0.0


@dataclass(slots=True)
class Talk:
    """What a chat's members did lately, and who takes part."""

    speakers: dict[int, Speaker] = field(default_factory=dict)
    last: int = 0
    last_at: float = 0.0
    other_at: float = 0.0

    def note(self, user: int, at: float) -> None:
        """Somebody spoke."""
        if user != self.last:
            self.last, self.other_at = user, self.last_at
        self.last_at = at

    def is_alone(self, at: float) -> bool:
        """Has nobody but the last speaker said anything lately?"""
        return at - self.other_at > PRESENT

    def speaker(self, user: int) -> Speaker:
        """The member's, made where there is none; of too many, who was quiet for longest is forgotten."""
        found = self.speakers.pop(user, None) or Speaker()
        self.speakers[user] = found
        if len(self.speakers) > SPEAKERS:
            del self.speakers[next(iter(self.speakers))]
        return found


def said_of(message: Message, key: str, at: float) -> Said:
    """A message as it counts."""
    text = message.text
    kind = KINDS.get(message.kind, "text")
    return Said(key, message.id, at, "commands" if text[:1] in ("/", "／") else kind, text, message.album)


def is_own(text: str) -> bool:
    """Is it long enough to be seen as repeated? A short yes may be said often, and no words are no text (R28)."""
    return len(text) >= WORDS or columns(text) >= WORDS


def same_words(one: str, other: str) -> bool:
    """The same but for case and space."""
    return one == other or (abs(len(one) - len(other)) <= SLACK and folded(one) == folded(other))


def folded(text: str) -> str:
    """The beginning of a text without what a hand may vary."""
    return "".join(text[:COMPARED].casefold().split())


def heard(speaker: Speaker, said: Said) -> bool:
    """Take it in; False when it counts for nothing: a part of the album before, or from before the last answer."""
    before = speaker.said
    if said.at < speaker.free_from:
        return False
    while before and said.at - before[0].at > KEPT:
        before.popleft()
    if before and before[-1].key == said.key:
        return True  # the same turn, run again
    if before and said.album is not None and before[-1].album == said.album:
        return False
    before.append(said)
    return True


def excess(said: Sequence[Said], policy: FloodPolicy, *, alone: bool) -> tuple[str, list[Said]] | None:
    """Which limit the newest one reaches, and all that count towards it."""
    newest, many = said[-1], len(said)
    for name, limit, span in limits(said, policy):
        enough = limit * ALONE if alone else limit
        if not limit or many < enough or newest.at - said[-enough].at > span:
            continue
        lately = [one for one in said if newest.at - one.at <= span]
        counted = run_of(lately) if name == "repeats" else [one for one in lately if counts(one, name)]
        if len(counted) >= enough:
            return name, counted
    return None


def limits(said: Sequence[Said], policy: FloodPolicy) -> Sequence[tuple[str, int, int]]:
    """Name, number and seconds of the limits that the newest one may reach; the narrowest first."""
    kind, text = said[-1].kind, said[-1].text
    if kind == "reactions":
        return (("reactions", policy.reactions, SPANS[kind]),)
    found = [("messages", policy.messages, policy.seconds), ("messages", policy.a_minute, 60)]
    if kind in SPANS:
        found.insert(0, (kind, getattr(policy, kind), SPANS[kind]))
    if text and len(said) > 1 and same_words(said[-2].text, text):
        found.insert(0, ("repeats", policy.repeats, SPANS["repeats"]))
    return found


def counts(one: Said, name: str) -> bool:
    """Does it count towards that limit?"""
    return one.kind != "reactions" if name == "messages" else one.kind == name


def run_of(said: Sequence[Said]) -> list[Said]:
    """The newest ones that say the same, one right after another."""
    newest = said[-1].text
    if not is_own(newest):
        return []
    return list(takewhile(lambda one: same_words(one.text, newest), reversed(said)))


def earns_strike(slowed_at: datetime | None, now: datetime, policy: FloodPolicy) -> bool:
    """Is it a strike this time? Only in these minutes after a slow-down, or where none comes first."""
    if policy.mode != "soft":
        return policy.mode == "strike"
    return slowed_at is not None and now - slowed_at <= timedelta(minutes=policy.again_minutes)


def setting(words: str) -> dict[str, int | bool | str] | None:
    """What `/flood …` sets, by field, of "12", "12 in 20s", "stickers 5", "slow 2m", "off"; None for anything else."""
    parts = words.casefold().split()
    switch = False if parts == ["0"] else switch_of(words)
    if switch is not None:
        return {"enabled": switch}
    if parts and parts[0].isdecimal():
        return number(parts[0], " ".join(parts[1:]))
    if len(parts) < 2:
        return None
    return named(parts[0], parts[1])


def number(count: str, rest: str) -> dict[str, int | bool | str] | None:
    """Messages, and in how many seconds."""
    span = parse_span(rest.removeprefix("in ").removeprefix("/")) if rest else timedelta()
    if span is None or not 3 <= int(count) <= 1000 or (rest and not 5 <= span.total_seconds() <= 120):
        return None
    found: dict[str, int | bool | str] = {"enabled": True, "messages": int(count)}
    return found | ({"seconds": int(span.total_seconds())} if rest else {})


def named(name: str, value: str) -> dict[str, int | bool | str] | None:
    """One of the other limits, the length of the slow-down, or the mode."""
    modes = {"soft": "soft", "warn": "strike", "strike": "strike", "mute": "slow", "slow": "slow"}
    if name == "mode":
        return {"mode": modes[value]} if value in modes else None
    if name in ("slow", "慢速"):
        span = parse_span(value)
        seconds = int(span.total_seconds()) if span else 0
        return {"slow_seconds": seconds} if 60 <= seconds <= 3600 else None
    if (
        (name in SPANS or name == "minute")
        and value.isdecimal()
        and (int(value) == 0 or 3 <= int(value) <= 1000)
    ):
        return {"a_minute" if name == "minute" else name: int(value)}
    return None
