"""A poll read from what somebody wrote, what is wrong with it, and what came of one. Pure."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo
from itertools import islice, pairwise
from math import ceil
from typing import Any, Literal

from bot.core.facts import Content
from bot.core.schedules import first_slot, slots
from bot.core.spans import parse_span
from bot.core.switches import switch_of
from bot.core.whens import read_when
from bot.core.whenwords import Unclear

LEAST, MOST = 2, 12  # options
LONGEST_QUESTION, LONGEST_OPTION, LONGEST_REASON = 300, 100, 200
SOONEST, LATEST = timedelta(minutes=1), timedelta(days=60)
BEFORE_NEXT = timedelta(minutes=5)  # one that repeats ends before it is asked again
LOOKED_AT = 14  # times of one that repeats, to see how close they come
SHOWN = 60

Trouble = Literal[
    "question", "question-long", "few", "many", "option-long", "twice", "right", "rights", "several", "reason-long",
    "end", "words", "untold",
]  # fmt: skip
PARTS = re.compile(r"[|\uff5c\n]")
SWITCHES: Mapping[str, str] = {
    "anonymously": "anonymous", "anonymous": "anonymous", "anon": "anonymous", "secret": "anonymous",
    "匿名投票": "anonymous", "匿名": "anonymous",
    "several answers": "several", "several": "several", "multiple answers": "several", "multiple": "several",
    "multi": "several", "可多选": "several", "多选": "several",
}  # fmt: skip
SWITCH = re.compile(rf"({'|'.join(SWITCHES)})(?:[\s,;、]+|$)")
END = re.compile(
    r"(?:ends?|closes?|until|till|for|截[止至]到?|结束于?|直到|到)\s*(\S.*)|(\S.*?)(?:之?后)?(?:截止|结束)"
)
MARK = r"[*✓✔✅☑]\ufe0f?"
RIGHT = re.compile(rf"{MARK}\s*(\S.*)|(.*\S)\s*{MARK}")
REASON = re.compile(r"(?:why|because|explanation|解析|解释|说明)\s*[:\uff1a]\s*(\S.*)", re.IGNORECASE)


SETTINGS = {"members": "members", "成员": "members", "results": "results", "结果": "results"}


class Wrong(Exception):
    """What was written is no poll; its text says why: a Trouble. `words` = what of it."""

    def __init__(self, trouble: Trouble, words: str = "") -> None:
        super().__init__(trouble)
        self.words = words


@dataclass(frozen=True, slots=True)
class Asked:
    """A poll as it was asked for. `right` = the true option of a quiz, `reason` = what is told then; `closes` = open
    for so long, to a time on the wall if `by_wall`; `every` = the words of when it comes again."""

    question: str
    options: tuple[str, ...] = ()
    right: int | None = None
    reason: str = ""
    anonymous: bool = False
    several: bool = False
    closes: timedelta | None = None
    by_wall: bool = False
    every: str = ""


# --- reading -------------------------------------------------------------------------------------------------------


def parts_of(text: str) -> list[str]:
    """The question and what follows, one a line or between bars."""
    return [part.strip() for part in PARTS.split(text) if part.strip()]


def read(text: str, now: datetime, zone: tzinfo, *, quiz: bool) -> Asked:
    """Question, options, and at the end how it is asked; Wrong says what is missing or too much."""
    question, *rest = parts_of(text) or [""]
    asked = Asked(question)
    if quiz:
        reasons = [said[1] for part in rest if (said := REASON.fullmatch(part))]
        rest = [part for part in rest if not REASON.fullmatch(part)]
        asked = replace(asked, reason=" ".join(reasons))
    options, switches = parted(rest, now, zone)
    asked = replace(asked, options=tuple(options), **switches)
    return checked(marked(asked) if quiz else asked)


def taken(given: Content, *, quiz: bool) -> Asked:
    """A poll made with Telegram's own form, whole; `quiz` = it must be one, by a sign at an option if need be."""
    poll, right = given.poll or {}, None
    if poll.get("type") == "quiz" and (right := poll.get("correct_option_id")) is None:
        raise Wrong("untold")
    span = poll.get("open_period")
    asked = Asked(
        one_line(given.text), tuple(map(one_line, poll.get("options", ()))), right, poll.get("explanation") or "",
        anonymous=bool(poll.get("is_anonymous")), several=right is None and bool(poll.get("allows_multiple_answers")),
        closes=max(timedelta(seconds=span), SOONEST) if span else None,
    )  # fmt: skip
    return checked(marked(asked) if quiz and right is None else asked)


def parted(parts: Sequence[str], now: datetime, zone: tzinfo) -> tuple[list[str], dict[str, Any]]:
    """Options, and the switches behind them. What two of them say alike is an option."""
    options, found = list(parts), dict[str, Any]()
    while options and (said := switches_in(options[-1], now, zone)):
        if any(said.keys() & switches_in(other, now, zone).keys() for other in options[:-1]):
            break
        found |= said
        options.pop()
    return options, found


def switches_in(part: str, now: datetime, zone: tzinfo) -> dict[str, Any]:
    """The fields that a part sets if it is all switches; else none."""
    rest, found = unicodedata.normalize("NFKC", part).casefold().strip(), dict[str, Any]()
    while said := SWITCH.match(rest):
        found[SWITCHES[said[1]]] = True
        rest = rest[said.end() :]
    if not rest:
        return found
    timed = timing(rest, now, zone)
    return found | timed if timed else {}


def timing(words: str, now: datetime, zone: tzinfo) -> dict[str, Any]:
    """Until when, or how often; nothing for what says neither."""
    if (said := END.fullmatch(words)) and (span := ends_in(said[1] or said[2], now, zone)):
        return {"closes": span, "by_wall": parse_span(said[1] or said[2]) is None}
    return {"every": words} if repeats(words, now, zone) else {}


def ends_in(words: str, now: datetime, zone: tzinfo) -> timedelta | None:
    """How long from now: a span, or one time on the wall."""
    if span := parse_span(words):
        return span
    try:
        schedule = read_when(words, now, zone).schedule
    except Unclear:
        return None
    if schedule is None or schedule.repeats or (slot := first_slot(schedule, zone, now)) is None:
        return None
    return slot.due - now


def repeats(words: str, now: datetime, zone: tzinfo) -> bool:
    """Do the words say when something comes again and again?"""
    try:
        schedule = read_when(words, now, zone).schedule
    except Unclear:
        return False
    return schedule is not None and schedule.repeats


def marked(asked: Asked) -> Asked:
    """A quiz: the options without the sign at the right one."""
    if asked.several:
        raise Wrong("several")
    if len(asked.reason) > LONGEST_REASON:
        raise Wrong("reason-long")
    said = [RIGHT.fullmatch(option) for option in asked.options]
    right = [number for number, found in enumerate(said) if found]
    if len(right) != 1:
        raise Wrong("rights" if right else "right")
    options = tuple(
        (found[1] or found[2]) if found else option for found, option in zip(said, asked.options, strict=True)
    )
    return replace(asked, options=options, right=right[0])


def checked(asked: Asked) -> Asked:
    """The same, if Telegram takes it; Wrong where it would not."""
    options = asked.options
    if not asked.question:
        raise Wrong("question")
    if len(asked.question) > LONGEST_QUESTION:
        raise Wrong("question-long")
    if not LEAST <= len(options) <= MOST:
        raise Wrong("few" if len(options) < LEAST else "many", str(len(options)))
    if long := next((option for option in options if len(option) > LONGEST_OPTION), None):
        raise Wrong("option-long", gist(long))
    if twice := next((option for number, option in enumerate(options) if option in options[:number]), None):
        raise Wrong("twice", gist(twice))
    if asked.closes is not None and not SOONEST <= asked.closes <= LATEST:
        raise Wrong("end")
    return asked


def setting_in(words: str) -> tuple[str, bool] | None:
    """The setting that `members on` and the like change, and to what."""
    name, _, value = words.casefold().partition(" ")
    on = switch_of(value)
    return None if on is None or name not in SETTINGS else (SETTINGS[name], on)


def gist(text: str) -> str:
    """Its first words."""
    line = one_line(text)
    return line if len(line) <= SHOWN else line[: SHOWN - 1].rstrip() + "…"


def one_line(text: str) -> str:
    """The text without breaks and needless space."""
    return " ".join(text.split())


# --- a poll as content ---------------------------------------------------------------------------------------------


def content_of(asked: Asked) -> Content:
    """The poll as it is sent and stored."""
    poll: dict[str, Any] = {
        "type": "regular" if asked.right is None else "quiz",
        "options": list(asked.options),
        "is_anonymous": asked.anonymous,
        "allows_multiple_answers": asked.several,
    }
    if asked.right is not None:
        poll["correct_option_id"] = asked.right
    if asked.reason:
        poll["explanation"] = asked.reason
    return closing(Content("poll", asked.question, poll=poll), asked.closes)


def closing(content: Content, after: timedelta | None) -> Content:
    """The poll open for so long; None = until somebody closes it."""
    poll = {name: value for name, value in (content.poll or {}).items() if name != "closes_after"}
    if after is not None:
        poll["closes_after"] = ceil(after.total_seconds())
    return replace(content, poll=poll)


def switched(content: Content, name: str) -> Content:
    """The poll with one of its switches turned."""
    poll = dict(content.poll or {})
    return replace(content, poll=poll | {name: not poll.get(name)})


def open_for(content: Content) -> timedelta | None:
    """How long the poll is open, where that is said."""
    after = (content.poll or {}).get("closes_after")
    return timedelta(seconds=after) if after else None


def repeated(content: Content, every: str, now: datetime, zone: tzinfo) -> Content:
    """One that comes again ends before it does, or sooner if that was said."""
    schedule = read_when(every, now, zone).schedule
    first = first_slot(schedule, zone, now) if schedule is not None else None
    if schedule is None or first is None:
        return content
    dues = [
        first.due,
        *(slot.due for slot in islice(slots(schedule, zone, first.wall, first.due), LOOKED_AT)),
    ]
    spans = [later - sooner - BEFORE_NEXT for sooner, later in pairwise(dues)]
    if asked := open_for(content):
        spans.append(asked)
    return closing(content, min(spans, default=None))


# --- what came of it -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a poll. `kind`: none, won, tie, quiz; `winners` = options, `count` of voters for each of them."""

    kind: Literal["none", "won", "tie", "quiz"]
    winners: tuple[str, ...] = ()
    count: int = 0
    voters: int = 0

    @property
    def percent(self) -> int:
        """Of all voters, rounded half up."""
        return (200 * self.count + self.voters) // (2 * self.voters) if self.voters else 0


def result_of(asked: Mapping[str, Any], counts: Sequence[int], voters: int) -> Result:
    """The option with most votes, several as a tie; of a quiz the right one."""
    options = list(asked.get("options", ()))
    if not voters or len(counts) != len(options) or not any(counts):
        return Result("none")
    if (right := asked.get("right")) is not None:
        return Result("quiz", (options[right],), counts[right], voters)
    most = max(counts)
    winners = tuple(option for option, count in zip(options, counts, strict=True) if count == most)
    return Result("won" if len(winners) == 1 else "tie", winners, most, voters)


def counted(votes: Sequence[Sequence[int]], options: int) -> tuple[list[int], int]:
    """Votes by option, and how many voted."""
    return [sum(number in vote for vote in votes) for number in range(options)], len(votes)
