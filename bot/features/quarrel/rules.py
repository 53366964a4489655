"""How heated two members are, who is hurt, which word is worth a look. Pure."""

import re
from collections import deque
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple
from unicodedata import normalize

from bot.core.facts import Message
from bot.features.quarrel.lexicon import (
    INSULTS,
    INSULTS_HAN,
    LAUGH,
    LOUD,
    PHRASES,
    WATCHED,
    YOU,
    YOU_HAN,
)
from bot.features.quarrel.policy import QuarrelPolicy

LAST = 6  # messages of a chat among which the one meant is sought
HEARD = 60  # messages kept of two
PAIRS = 300
LONGEST = 3600.0  # seconds
ABUSE = 600.0
ANSWER = 60.0  # seconds in which a message without a name may be meant for who spoke before
QUICK = 20.0
HEATED = 2.5  # points a message, on average, that are a quarrel even without known insults
EACH = 3  # messages of each of the two
CONTEXT = 6
LINE = 90  # characters of each message on a card
READ = 500  # characters looked at
BARE = 8  # characters of a message that is an insult and nothing else
SHOUT = 10  # capital letters and more are loud
WORD = re.compile(r"[^\W\d_]+")
FRESH = timedelta(minutes=10)
KEPT = timedelta(days=30)
SITUATIONS = {
    "quarrel": "quarrel", "吵架": "quarrel", "争吵": "quarrel", "abuse": "abuse", "辱骂": "abuse", "骂人": "abuse",
    "watch": "watch", "关注": "watch", "关注词": "watch",
}  # fmt: skip
MOST_WORDINGS = 30
LONGEST_WORDING = 800
OFFERED = 3
Pair = tuple[int, int]


class Tone(NamedTuple):
    """How a message sounds: names the other, insults, is loud, laughs."""

    you: bool = False
    insults: int = 0
    loud: bool = False
    laughs: bool = False


class Heard(NamedTuple):
    """A message as it matters here: its turn, place and time, from whom to whom (0 = nobody), in so many words.

    `direct` = it answers or names them, so whom it means is no guess."""

    key: str
    id: int
    at: float
    user: int
    to: int
    direct: bool
    thread: int | None
    name: str
    text: str


@dataclass(slots=True)
class Talk:
    """The last messages of a chat, and what each two of its members said to each other."""

    last: deque[Heard] = field(default_factory=lambda: deque(maxlen=LAST))
    pairs: dict[Pair, deque[Heard]] = field(default_factory=dict)

    def add(self, one: Heard) -> deque[Heard] | None:
        """Take it in; what the two said to each other so far, None where it is meant for nobody."""
        if not self.last or self.last[-1].key != one.key:
            self.last.append(one)
        if not one.to:
            return None
        pair = pair_of(one.user, one.to)
        said = self.pairs.pop(pair, None)
        if said is None:
            said = deque(maxlen=HEARD)
        self.pairs[pair] = said  # at the end again: the first is the one not heard of for longest
        if len(self.pairs) > PAIRS:
            del self.pairs[next(iter(self.pairs))]
        while said and one.at - said[0].at > LONGEST:
            said.popleft()
        if not said or said[-1].key != one.key:
            said.append(one)
        return said


class Heat(NamedTuple):
    """Two members: how many messages, in how many seconds, how many insults, and the messages."""

    turns: int
    seconds: float
    insults: int
    said: tuple[Heard, ...]


def pair_of(one: int, other: int) -> Pair:
    """Two members, whoever began."""
    return (one, other) if one < other else (other, one)


# --- how it sounds --------------------------------------------------------------------------------------------------


@lru_cache(maxsize=256)
def tone_of(text: str) -> Tone:
    """The sound of a text in English, Chinese or Russian."""
    raw = text[:READ]
    folded = normalize("NFKC", raw).casefold().replace("'", "").replace("’", "")
    words = [squeezed(word) for word in WORD.findall(folded)]
    insults = sum(word in INSULTS for word in words)
    insults += len(INSULTS_HAN.findall(folded)) + len(PHRASES.findall(folded))
    you = not YOU.isdisjoint(words) or YOU_HAN.search(folded) is not None
    loud = LOUD.search(raw) is not None or (len(raw) >= SHOUT and raw.isupper())
    return Tone(you, insults, loud, LAUGH.search(folded) is not None)


def squeezed(word: str) -> str:
    """Without letters said again and again: idiooot."""
    return re.sub(r"(.)\1{2,}", r"\1", word)


def hurts(one: Heard) -> int:
    """Insults that are meant for the other, and not in fun."""
    tone = tone_of(one.text)
    meant = one.direct or tone.you or len(one.text) <= BARE
    return tone.insults if meant and not tone.laughs else 0


def points(before: Heard | None, one: Heard) -> float:
    """What a message adds to the heat: insults, the other named, loudness, haste."""
    tone = tone_of(one.text)
    if tone.laughs:
        return 0.0
    hasty = before is not None and before.user != one.user and one.at - before.at <= QUICK
    return 3.0 * min(hurts(one), 2) + tone.you + tone.loud + hasty


# --- to whom --------------------------------------------------------------------------------------------------------


def aimed_at(message: Message, last: Iterable[Heard], at: float) -> tuple[int, bool]:
    """For whom a message is meant, 0 = nobody: whom it answers or names (True), else who spoke just before (False)."""
    reply = message.reply_to
    if reply is not None and not reply.is_service:
        to = reply.sender
        return (to.id, True) if to.kind == "user" and to.id != message.sender.id else (0, False)
    if message.mentions:
        return message.mentions[0].id, True
    for one in last:
        if one.user != message.sender.id and one.thread == message.thread:
            return (one.user, False) if at - one.at <= ANSWER else (0, False)
    return 0, False


# --- is it one ------------------------------------------------------------------------------------------------------


def quarrel(said: Sequence[Heard], policy: QuarrelPolicy) -> Heat | None:
    """Are two of them at it? Both take part, fast, with insults, or with much heat."""
    if len(said) < policy.turns:
        return None
    begin = said[-1].at - policy.minutes * 60
    lately = tuple(one for one in said if one.at >= begin)
    users = [one.user for one in lately]
    if len(lately) < policy.turns or len(set(users)) < 2 or min(map(users.count, set(users))) < EACH:
        return None
    insults = sum(map(hurts, lately))
    heat = points(None, lately[0]) + sum(points(before, one) for before, one in pairwise(lately))
    if insults < policy.insults and heat < HEATED * len(lately):
        return None
    return Heat(len(lately), lately[-1].at - lately[0].at, insults, lately)


def abuse(said: Sequence[Heard], policy: QuarrelPolicy) -> Heat | None:
    """Does one hurt another again and again, who gives nothing of it back?"""
    newest = said[-1]
    if not hurts(newest):
        return None
    lately = [one for one in said if newest.at - one.at <= ABUSE]
    hurting = [one for one in lately if one.user == newest.user and hurts(one)]
    back = any(one.user != newest.user and tone_of(one.text).insults for one in lately)
    if back or len(hurting) < policy.abuse:
        return None
    return Heat(len(hurting), newest.at - hurting[0].at, sum(map(hurts, hurting)), tuple(hurting))


def minutes_of(heat: Heat) -> int:
    """Begun minutes."""
    return max(-int(-heat.seconds // 60), 1)


# --- words worth a look ---------------------------------------------------------------------------------------------


@lru_cache(maxsize=64)
def watcher(words: tuple[str, ...]) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    """Finds any of the words: whole ones where words have borders, and those written without."""
    joined = [re.escape(word) for word in words if is_han(word)]
    spaced = [re.escape(word) for word in words if re.match(r"[^\W\d_]", word) and not is_han(word)]
    return (
        re.compile(rf"\b(?:{'|'.join(spaced)})\b") if spaced else None,
        re.compile("|".join(joined)) if joined else None,
    )


def is_han(word: str) -> bool:
    """Is it written without borders between words?"""
    return any("\u2e80" <= char <= "\u9fff" for char in word)


def watched(policy: QuarrelPolicy) -> tuple[str, ...]:
    """The words that are looked for in a chat."""
    return (*WATCHED[policy.watch], *policy.words)


def word_in(text: str, policy: QuarrelPolicy) -> str:
    """The first such word in a text; "" = none."""
    folded = text[:READ].casefold()
    for pattern in watcher(watched(policy)):
        if pattern is not None and (found := pattern.search(folded)):
            return found[0]
    return ""


def watch_setting(args: str, policy: QuarrelPolicy) -> tuple[str, object] | None:
    """What `/watch product`, `/watch add word`, `/watch remove word` sets: field and value; None for anything else."""
    verb, _, rest = args.casefold().strip().partition(" ")
    word = " ".join(rest.split())
    if verb in WATCHED and not word:
        return "watch", verb
    if verb in ("add", "加") and 2 <= len(word) <= 40 and len(policy.words) < 50 and any(watcher((word,))):
        return "words", [*(one for one in policy.words if one != word), word]
    if verb in ("remove", "rm", "del", "删") and word in policy.words:
        return "words", [one for one in policy.words if one != word]
    return None


# --- told -----------------------------------------------------------------------------------------------------------


def quiet_until(times: int, now: datetime, policy: QuarrelPolicy) -> datetime:
    """How long two who were joking are left alone, at the so-manieth time; never more than a year."""
    return now + timedelta(days=min(policy.banter_days * 2 ** (times - 1), 365))


def wording_of(args: str, words: Collection[str]) -> tuple[str, str] | None:
    """Situation and text of `/playbook add situation text`; a watched word is a situation of its own."""
    name, _, text = args.strip().partition(" ")
    name, text = name.casefold(), text.strip()
    situation = SITUATIONS.get(name) or (name if name in words else "")
    return (situation, text) if situation and 0 < len(text) <= LONGEST_WORDING else None
