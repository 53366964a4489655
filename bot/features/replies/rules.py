"""Which stored answer a message calls for. Values in, values out."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.core.facts import Content, Message
from bot.core.templates import Unfit, after_command, content_of
from bot.features.replies.policy import RepliesPolicy

# Scripts written without spaces: Han, kana, Thai, Lao, Myanmar, Khmer. Their words have no borders to look for.
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
SPACED = re.compile(rf"[^\W{UNSPACED}]")
TOKEN = re.compile(rf"[^\W{UNSPACED}]+|\S")
QUOTES = {
    '"': '"',
    "“": "”",
    "”": "”",
    "„": "“",
    "«": "»",
    "「": "」",
    "『": "』",
    "'": "'",
    "‘": "’",
    "＂": "＂",
}
BEHIND = 2
LONGEST_TRIGGER = 64
REMEMBERED = 1_000


@dataclass(frozen=True, slots=True)
class Entry:
    """A stored answer; `content` is JSON until it is said."""

    trigger: str
    token: str
    content: str


@dataclass(slots=True)
class Book:
    """A chat's answers, by the head of their trigger: its first word (or sign) and the two signs behind it. `given`:
    when, and by which turn, a trigger was last answered, or a member."""

    entries: dict[str, Entry] = field(default_factory=dict)
    heads: dict[str, list[Entry]] = field(default_factory=dict)
    given: dict[str | int, tuple[datetime, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> "Book":
        """A book of these."""
        book = cls()
        for entry in entries:
            if head := TOKEN.match(entry.trigger):
                book.entries[entry.trigger] = entry
                book.heads.setdefault(entry.trigger[: head.end() + BEHIND], []).append(entry)
        return book

    def named(self, token: str) -> Entry | None:
        """The answer that a button means."""
        return next((entry for entry in self.entries.values() if entry.token == token), None)


def fold(text: str) -> str:
    """Case, width and space do not matter."""
    return " ".join(unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold()).split())


def matches(book: Book, text: str) -> list[Entry]:
    """The answers whose trigger stands in the text, whole where words have borders; the longest first."""
    folded = fold(text)
    found: dict[str, Entry] = {}
    for token in TOKEN.finditer(folded):
        start, end = token.span()
        for length in range(BEHIND + 1):
            for entry in book.heads.get(folded[start : end + length], ()):
                if folded.startswith(entry.trigger, start) and ends(folded, start + len(entry.trigger)):
                    found[entry.trigger] = entry
    return sorted(found.values(), key=lambda entry: -len(entry.trigger))


def ends(text: str, at: int) -> bool:
    """Does no word go on across this place?"""
    return at >= len(text) or SPACED.match(text[at - 1]) is None or SPACED.match(text[at]) is None


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
    book: Book, entries: Iterable[Entry], user: int, turn: str, policy: RepliesPolicy, now: datetime
) -> Entry | None:
    """The first answer that is not cooling down, for a member who is not; noted in the book under the turn's key."""
    if not ready(book, user, turn, policy.member_seconds, now):
        return None
    for entry in entries:
        if ready(book, entry.trigger, turn, policy.cooldown_seconds, now):
            if len(book.given) >= REMEMBERED:
                rest = timedelta(seconds=max(policy.member_seconds, policy.cooldown_seconds))
                book.given = {name: last for name, last in book.given.items() if now - last[0] < rest}
            book.given[entry.trigger] = book.given[user] = (now, turn)
            return entry
    return None


def ready(book: Book, name: str | int, turn: str, seconds: int, now: datetime) -> bool:
    """Is it time again? The same turn, run once more, decides the same."""
    last = book.given.get(name)
    return last is None or last[1] == turn or now - last[0] >= timedelta(seconds=seconds)


def read_filter(message: Message) -> tuple[str, Content]:
    """Trigger and content of `/filter word answer`, `/filter "several words" answer`, or of a reply; Unfit says what
    is missing."""
    text = message.text
    trigger, start = read_trigger(text, after_command(text))
    if not trigger:
        raise Unfit("nothing")
    if len(trigger) > LONGEST_TRIGGER:
        raise Unfit("trigger")
    return trigger, content_of(message, start)


def read_trigger(text: str, start: int) -> tuple[str, int]:
    """The folded trigger at `start`, quoted or one word, and where it ends."""
    closing = QUOTES.get(text[start : start + 1])
    if closing and (end := text.find(closing, start + 1)) > 0:
        return fold(text[start + 1 : end]), end + 1
    word = re.compile(r"\S*").match(text, start)
    return (fold(word.group()), word.end()) if word else ("", start)


def named_trigger(args: str) -> str:
    """The trigger that `/stop` names: quoted, or everything."""
    args = args.strip()
    if len(args) > 1 and QUOTES.get(args[0]) == args[-1]:
        args = args[1:-1]
    return fold(args)
