"""How admins write a stored answer: what it answers, its options, what is said. Pure; Unfit says what is wrong."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from bot.core.facts import Content, Message
from bot.core.patterns import BadPatternError
from bot.core.spans import parse_span
from bot.core.switches import switch_of
from bot.core.templates import Unfit, after_command, content_of, without
from bot.features.replies.rules.entries import (
    PATTERN_COST,
    PATTERNS,
    Book,
    Options,
    is_pattern,
    key_of,
    pattern_of,
)

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
LONGEST_TRIGGER = 64
MOST_TRIGGERS = 20
MOST_ANSWERS = 20
TURNS = re.compile(r"\n\s*%%%\s*\n")
OPTION = re.compile(r"\s*([a-z]+|[\u4e00-\u9fff]{1,4})\s?[=＝]\s?(\S+)")
HOURS = re.compile(r"(\d{1,2})(?:[:：](\d\d))?\s*[-–—~到至]\s*(\d{1,2})(?:[:：](\d\d))?")
GROUP = re.compile(r'[(（](?:"[^"\n]*"|[^()（）"])*[)）]')
PIECE = re.compile(r'\s*"[^"\n]*"|[^,，、]+')
PATTERN = re.compile(r"/(?:\\/|[^/\n])+/(?=\s|$)")
WORD = re.compile(r"\S*")
DAY = timedelta(days=1)
COMMON = 20  # texts that tell how often a pattern finds something
MOST_COMMON = 5  # it may find one in so many

ALL = frozenset({"all", "everybody", "everyone", "any", "所有人", "全部", "大家", "不限"})
ADMINS = frozenset({"admins", "admin", "管理员", "管理"})
MEMBERS = frozenset({"members", "member", "成员", "群友"})


@dataclass(frozen=True, slots=True)
class Written:
    """A command as it was written: what is answered, options by name, answers to give in turn (none: only options);
    `more` = beside the ones there are."""

    triggers: tuple[str, ...]
    options: dict[str, Any] = field(default_factory=dict)
    answers: tuple[Content, ...] = ()
    more: bool = False


# --- the whole ------------------------------------------------------------------------------------------------------


def read_filter(message: Message) -> Written:
    """`/filter word answer`, `/filter "several words" cooldown=10m answer`, `/filter (one, other) answer`, or in reply
    to the answer; Unfit says what is missing."""
    triggers, start = read_triggers(message.text, after_command(message.text))
    return read_rest(message, triggers, start)


def read_note(message: Message) -> Written:
    """`/save name answer`, or in reply to the answer: the same for a hashtag."""
    names, start = read_triggers(message.text, after_command(message.text))
    tags = tuple(f"#{name.lstrip('#＃')}" for name in names)
    if any(len(key_of(tag).split()) != 1 for tag in tags):
        raise Unfit("name")
    return read_rest(message, tags, start)


def read_rest(message: Message, triggers: tuple[str, ...], start: int) -> Written:
    """What stands behind the triggers."""
    if not triggers:
        raise Unfit("nothing")
    options, start = read_options(message.text, start, message.thread)
    more = bool(options.pop("more", False))
    try:
        content = content_of(message, start, full=True)
    except Unfit as missing:
        if options and missing.args == ("nothing",):
            return Written(triggers, options)
        raise
    return Written(triggers, options, in_turn(content), more)


def in_turn(content: Content) -> tuple[Content, ...]:
    """A text divided by lines of %%% is several answers, each with the buttons."""
    if content.kind != "text" or not TURNS.search(content.text):
        return (content,)
    text = content.text
    gaps = [found.span() for found in TURNS.finditer(text)]
    starts, ends = [0, *(end for _, end in gaps)], [*(start for start, _ in gaps), len(text)]
    parts = [
        without(content, [(0, start), (end, len(text))]) for start, end in zip(starts, ends, strict=True)
    ]
    return tuple(part for part in parts if part.text)[:MOST_ANSWERS]


# --- triggers -------------------------------------------------------------------------------------------------------


def read_triggers(text: str, start: int) -> tuple[tuple[str, ...], int]:
    """What is answered, and where it ends: one word, a quoted phrase, a /pattern/, or several of them in brackets."""
    if found := GROUP.match(text, start):
        return checked([unquoted(one) for one in PIECE.findall(found.group()[1:-1])]), found.end()
    if found := PATTERN.match(text, start):
        return checked([found.group().replace("\\/", "/")]), found.end()
    closing = QUOTES.get(text[start : start + 1])
    if closing and (end := text.find(closing, start + 1)) > 0:
        return checked([text[start + 1 : end]]), end + 1
    word = WORD.match(text, start)
    return (checked([word.group()]), word.end()) if word else ((), start)


def checked(written: Sequence[str]) -> tuple[str, ...]:
    """Triggers once each, without needless space; Unfit when one is too long, or there are too many."""
    found: dict[str, str] = {}
    for one in written:
        trigger = " ".join(one.split())
        if key := key_of(trigger):
            found.setdefault(key, trigger)
    if any(len(trigger) > LONGEST_TRIGGER and not is_pattern(trigger) for trigger in found.values()):
        raise Unfit("trigger")
    if len(found) > MOST_TRIGGERS:
        raise Unfit("triggers")
    return tuple(found.values())


def named(args: str) -> list[tuple[str, ...]]:
    """What `/stop` may mean: all of its words as one trigger, else what is read as after `/filter`."""
    if not args.strip():
        return []
    try:
        return [(unquoted(args),), read_triggers(args.strip(), 0)[0]]
    except Unfit:
        return [(unquoted(args),)]


def unquoted(text: str) -> str:
    """The text without the quotes around it."""
    text = text.strip()
    return text[1:-1] if len(text) > 1 and QUOTES.get(text[0]) == text[-1] else text


def check_patterns(triggers: Sequence[str], book: Book, talk: Sequence[str]) -> None:
    """Unfit unless all patterns among them can be used: linear (S40), and not in all that people say (S41)."""
    new = {trigger: automaton_of(trigger) for trigger in triggers if is_pattern(trigger)}
    patterns = {**book.patterns, **new}
    if len(patterns) > PATTERNS or sum(one.programsize for one in patterns.values()) > PATTERN_COST:
        raise Unfit("pattern-costly")
    for automaton in new.values():
        if len(talk) >= COMMON and sum(map(bool, map(automaton.search, talk))) * MOST_COMMON > len(talk):
            raise Unfit("pattern-everything")


def automaton_of(trigger: str) -> Any:
    """A pattern's; Unfit where there is none."""
    try:
        return pattern_of(trigger)
    except BadPatternError as bad:
        raise Unfit(f"pattern-{bad}") from bad


# --- options --------------------------------------------------------------------------------------------------------


def read_options(text: str, start: int, thread: int | None) -> tuple[dict[str, Any], int]:
    """Options written as name=value, and where the answer begins; Unfit("option", as written) for a value unknown."""
    options: dict[str, Any] = {}
    while (found := OPTION.match(text, start)) and found[1] in OPTIONS:
        name, read = OPTIONS[found[1]]
        value = (thread or 0) if (name, found[2]) in HERE else read(found[2].casefold())
        if value is UNREAD:
            raise Unfit("option", found.group().strip())
        options[name] = value
        start = found.end()
    return options, start


UNREAD = object()
HERE = {("topic", "here"), ("topic", "这里"), ("topic", "本话题")}


def seconds(value: str) -> Any:
    """A span of at most a day, or off."""
    if switch_of(value) is False or value == "0":
        return 0
    span = parse_span(value)
    return int(span.total_seconds()) if span and span <= DAY else UNREAD


def default_seconds(value: str) -> Any:
    """The same; `default` = as the group has it."""
    return None if value in ("default", "默认") else seconds(value)


def one_of(**words: frozenset[str]) -> Callable[[str], Any]:
    """The name of the set in which the word is."""
    return lambda value: next((name for name, known in words.items() if value in known), UNREAD)


def flag(on: frozenset[str], off: frozenset[str]) -> Callable[[str], Any]:
    """True, False."""
    return lambda value: True if value in on else False if value in off else UNREAD


def hours(value: str) -> Any:
    """Two times of the day in minutes; None for any time."""
    if value in ALL:
        return None
    found = HOURS.fullmatch(value)
    times = [int(found[at]) * 60 + int(found[at + 1] or 0) for at in (1, 3)] if found else []
    minutes_fit = found is not None and all(int(found[at] or 0) < 60 for at in (2, 4))
    if not minutes_fit or max(times) > 1440 or times[0] == times[1]:
        return UNREAD
    return (times[0] % 1440, times[1] % 1440)


def topic(value: str) -> Any:
    """Any topic; `here` is read by who knows where."""
    return None if value in ALL else UNREAD


Reader = Callable[[str], Any]
DELETED, KEPT = frozenset({"delete", "remove", "删除"}), frozenset({"keep", "保留"})
WHOLE, PART = frozenset({"whole", "exact", "整条", "全部"}), frozenset({"word", "any", "词", "包含"})
MORE, NEW = frozenset({"more", "add", "追加"}), frozenset({"new", "replace", "替换"})
OPTIONS: dict[str, tuple[str, Reader]] = {
    word: (name, read)
    for words, name, read in (
        (("cooldown", "冷却", "间隔"), "cooldown", default_seconds),
        (("member", "每人"), "member", seconds),
        (("delete", "删除"), "gone", seconds),
        (("trigger", "触发", "原消息"), "remove", flag(DELETED, KEPT)),
        (("who", "for", "谁", "对象"), "who", one_of(all=ALL, admins=ADMINS, members=MEMBERS)),
        (("hours", "时间", "时段"), "hours", hours),
        (("topic", "话题"), "topic", topic),
        (("match", "匹配"), "whole", flag(WHOLE, PART)),
        (("answer", "回复"), "more", flag(MORE, NEW)),
    )
    for word in words
}


# --- changed by a tap -----------------------------------------------------------------------------------------------

SPANS = (0, 60, 600, 3_600, 86_400)
CYCLES: dict[str, tuple[str, tuple[Any, ...]]] = {
    "c": ("cooldown", (None, *SPANS)),
    "m": ("member", SPANS),
    "g": ("gone", SPANS),
    "r": ("remove", (False, True)),
    "w": ("who", ("all", "admins", "members")),
    "h": ("hours", (None,)),
    "t": ("topic", (None,)),
    "x": ("whole", (False, True)),
}


def turned_on(options: Options, letter: str) -> Options:
    """The option's next value in its circle; one that is not in it goes back to the first."""
    name, values = CYCLES[letter]
    at = values.index(getattr(options, name)) if getattr(options, name) in values else -1
    return replace(options, **{name: values[(at + 1) % len(values)]})
