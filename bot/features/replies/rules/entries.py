"""A stored answer with its options, and the book of all answers of a chat, found by what is said. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from bot.core.facts import Content
from bot.core.folding import folded, legible
from bot.core.patterns import BadPatternError, compiled

# Scripts written without spaces: Han, kana, Thai, Lao, Myanmar, Khmer. Their words have no borders to look for.
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
TOKEN = re.compile(rf"[^\W{UNSPACED}]+|\S")
TAG = re.compile(r"(?<![\w#])#\w+")
READ = 4_096  # characters of a message
PATTERN_LENGTH = 200
PATTERNS = 50  # in a chat
PATTERN_COST = (
    5_000  # instructions of all patterns of a chat: in the worst case they are all run at every letter
)
PATTERN_READ = 2_048  # characters

Who = Literal["all", "admins", "members"]


@dataclass(frozen=True, slots=True)
class Options:
    """When an answer is given, to whom, and what goes again. Seconds; `cooldown` None = as the group has it; `hours` in
    minutes of the day; `topic` 0 = the general one."""

    cooldown: int | None = None
    member: int = 0
    gone: int = 0
    remove: bool = False
    who: Who = "all"
    hours: tuple[int, int] | None = None
    topic: int | None = None
    whole: bool = False


PLAIN = Options()


@dataclass(frozen=True, slots=True)
class Answers:
    """What is said in turn."""

    items: tuple[Content, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A stored answer; `answers` is JSON of Answers until one is said."""

    token: str
    triggers: tuple[str, ...]
    answers: str
    options: Options = PLAIN
    hits: int = 0


def is_pattern(trigger: str) -> bool:
    """Is it written between slashes?"""
    return len(trigger) > 2 and trigger[0] == trigger[-1] == "/"


def is_note(trigger: str) -> bool:
    """Is it one hashtag?"""
    return TAG.fullmatch(folded(trigger)) is not None


def key_of(trigger: str) -> str:
    """What makes two triggers the same: a pattern as it is, a hashtag or the words of a phrase without capitals."""
    if is_pattern(trigger):
        return trigger
    plain = folded(trigger)
    return plain if TAG.fullmatch(plain) else " ".join(TOKEN.findall(plain))


def pattern_of(trigger: str) -> Any:
    """The automaton of a pattern; BadPatternError where it cannot be used."""
    if len(trigger) > PATTERN_LENGTH:
        raise BadPatternError("length")
    return compiled(f"(?i:{trigger[1:-1]})")


@dataclass(slots=True)
class Book:
    """A chat's answers by the key of their triggers. `lengths` = how many words (or signs) phrases have that begin with
    this one: a message costs a few looks at each of its words, however many phrases there are."""

    entries: dict[str, Entry] = field(default_factory=dict)
    keys: dict[str, Entry] = field(default_factory=dict)
    lengths: dict[str, set[int]] = field(default_factory=dict)
    patterns: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> "Book":
        """A book of these."""
        book = cls()
        for entry in entries:
            book.add(entry)
        return book

    def add(self, entry: Entry) -> None:
        """In place of what had its token or its triggers."""
        self.drop(entry.token)
        self.entries[entry.token] = entry
        for trigger in entry.triggers:
            key = key_of(trigger)
            if is_pattern(trigger):
                try:
                    self.patterns[key] = pattern_of(trigger)
                except BadPatternError:
                    continue
            if words := key.split():
                self.lengths.setdefault(words[0], set()).add(len(words))
                self.keys[key] = entry

    def drop(self, token: str) -> None:
        """It is answered no more."""
        gone = self.entries.pop(token, None)
        for key in map(key_of, gone.triggers if gone else ()):
            if self.keys.get(key) is gone:
                del self.keys[key]
                self.patterns.pop(key, None)

    def hit(self, token: str, hits: int) -> None:
        """It was given so often now."""
        if old := self.entries.get(token):
            entry = self.entries[token] = replace(old, hits=hits)
            self.keys.update({key: entry for key in map(key_of, old.triggers) if self.keys.get(key) is old})

    def matches(self, text: str) -> list[Entry]:
        """The answers that a text calls for: a whole message's first, then by the longest trigger, patterns last."""
        found: dict[str, Entry] = {}
        plain = folded(text[:READ])
        words = TOKEN.findall(plain)
        whole = (" ".join(words), plain.strip())
        for key in (*whole, *TAG.findall(plain), *sorted(self.phrases(words), key=len, reverse=True)):
            entry = self.keys.get(key)
            if entry is not None and (key in whole or not entry.options.whole):
                found.setdefault(entry.token, entry)
        if self.patterns:
            seen = legible(text)[:PATTERN_READ]
            for key, automaton in self.patterns.items():
                if automaton.search(seen):
                    found.setdefault(self.keys[key].token, self.keys[key])
        return list(found.values())

    def phrases(self, words: list[str]) -> set[str]:
        """Keys that stand in a row of words, whole where words have borders."""
        return {
            key
            for at, word in enumerate(words)
            for length in self.lengths.get(word, ())
            if (key := " ".join(words[at : at + length])) in self.keys
        }
