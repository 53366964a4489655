"""An event from words: title, place, time, places in any order where they can be told apart; English and Chinese."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import Literal

from bot.core.schedules import DAY, Once, instant
from bot.core.spans import parse_span
from bot.core.whens import read_when
from bot.core.whenwords import Unclear

Trouble = Literal["title", "when", "past", "far", "seats", "lasts", "closes", "many", "place"]
MOST_SEATS = 10_000
LONGEST_TITLE, LONGEST_PLACE = 100, 200
LONGEST = timedelta(days=14)
AHEAD = timedelta(days=366)
ANY = frozenset({"unlimited", "no limit", "any number", "不限", "不限人数", "人数不限"})
QUIET = frozenset({"no reminder", "no reminders", "without reminders", "不提醒", "不用提醒"})
LABELS = {
    **dict.fromkeys(("title", "event", "what", "主题", "标题", "活动"), "title"),
    **dict.fromkeys(("place", "where", "地点", "地址", "集合点"), "place"),
    **dict.fromkeys(("time", "when", "date", "时间", "日期"), ""),
    **dict.fromkeys(("places", "seats", "people", "人数", "名额"), ""),
}
PARTS = re.compile(r"[|｜\n]")
LABEL = re.compile(r"([^\W\d_]+)\s*[:：]\s*(.+)")
SEATS = re.compile(
    r"(?:max\.?|limit|up to|限|名额|最多)?\s*(\d{1,9})\s*"
    r"(?:places?|seats?|spots?|people|persons?|人|位|席|个?名额|个位置)?"
)
LASTS = re.compile(r"(?:for|lasts?|时长|历时|持续)?\s*(.+)")
CLOSES = re.compile(
    r"(?:sign[- ]?up\s+)?(?:until|till|by|deadline|closes)\s*:?\s*(.+)"
    r"|(?:报名)?截止[到于]?\s*:?\s*(.+)|(.+?)\s*(?:报名)?截止"
)
CLOCK = r"(?:上午|下午|中午|晚上|傍晚|晚)?\s*\d{1,2}(?::\d{2}|点半?)?\s*(?:am|pm)?"
RANGE = re.compile(rf"(.+?)\s*(?:-|–|—|~|〜|\bto\b|\buntil\b|至|到)\s*({CLOCK})")


class Amiss(Exception):
    """What was written is no event; its text says what is missing or wrong: a Trouble."""


@dataclass(slots=True)
class Asked:
    """An event as it was written: wall times naive; `minutes` and `closes` None where nothing was said."""

    title: str = ""
    place: str = ""
    wall: datetime | None = None
    minutes: int | None = None
    seats: int | None = None
    closes: datetime | None = None
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """Now, and the zone on whose wall times are meant."""

    now: datetime
    zone: tzinfo


def read_event(text: str, clock: Clock) -> Asked:
    """All of it; Amiss where something is missing or does not fit."""
    asked, trouble = Asked(), "when"
    for part in filter(None, (" ".join(part.split()) for part in PARTS.split(text))):
        try:
            take(asked, part, clock)
        except Unclear as problem:
            trouble = "past" if str(problem) == "past" else trouble
            if asked.title and asked.place:
                raise Amiss("many" if asked.wall else trouble) from problem
            take_text(asked, part)  # a weekday without an hour may be a title, if a time stands elsewhere
    if not asked.title:
        raise Amiss("title")
    if asked.wall is None:
        raise Amiss(trouble)
    if asked.closes is not None and asked.closes > asked.wall:
        raise Amiss("closes")
    return asked


def take(asked: Asked, part: str, clock: Clock) -> None:
    """One part; Unclear for what looks like a time and is none."""
    kind, said = labelled(part)
    if kind:
        put(asked, kind, said)
    elif not (take_option(asked, said, clock) or take_when(asked, said, clock)):
        take_text(asked, part)


def labelled(part: str) -> tuple[str, str]:
    """`Place: the old oak` as (place, the old oak); ("", part) where there is no label."""
    found = LABEL.fullmatch(part)
    if found is None or found[1].casefold() not in LABELS:
        return "", part
    return LABELS[found[1].casefold()], found[2].strip()


def take_text(asked: Asked, part: str) -> None:
    """The first words are the title, the next ones the place."""
    kind = "title" if not asked.title else "place"
    put(asked, kind, part)


def put(asked: Asked, kind: str, said: str) -> None:
    """Title or place, once; Amiss where there is one already, or it is too long."""
    if getattr(asked, kind):
        raise Amiss("many")
    setattr(asked, kind, read_words(kind, said))


def read_words(kind: str, said: str) -> str:
    """A title or a place; Amiss for none, or one that is too long."""
    words = " ".join(said.split())
    if not words or len(words) > (LONGEST_TITLE if kind == "title" else LONGEST_PLACE):
        raise Amiss(kind)
    return words


def folded(said: str) -> str:
    """Full-width signs as plain ones, brackets as spaces: the way times are shown here can be read again."""
    plain = unicodedata.normalize("NFKC", said).casefold()
    return " ".join(re.sub(r"[()\[\]]", " ", plain).split())


# --- places, length, end of sign-up ---------------------------------------------------------------------------------


def take_option(asked: Asked, said: str, clock: Clock) -> bool:
    """Places, no reminders, how long, until when one can sign up; False for anything else."""
    words = folded(said)
    if words in QUIET:
        asked.quiet = True
    elif words in ANY or SEATS.fullmatch(words):
        asked.seats = read_seats(said)
    elif (lasts := span_in(words)) is not None:
        asked.minutes = minutes_of(lasts)
    else:
        return take_closing(asked, words, clock)
    return True


def read_seats(said: str) -> int | None:
    """How many; None = any number. Amiss for what is no number from 1."""
    words = folded(said)
    if words in ANY:
        return None
    found = SEATS.fullmatch(words)
    if found is None or not 1 <= int(found[1]) <= MOST_SEATS:
        raise Amiss("seats")
    return int(found[1])


def span_in(words: str) -> timedelta | None:
    """`2h`, `for 90 min`, 时长两小时."""
    found = LASTS.fullmatch(words)
    return parse_span(found[1]) if found is not None else None


def minutes_of(span: timedelta) -> int:
    """Whole minutes; Amiss for less than one, or more than an event lasts."""
    if not timedelta(minutes=1) <= span <= LONGEST:
        raise Amiss("lasts")
    return span // timedelta(minutes=1)


def take_closing(asked: Asked, words: str, clock: Clock) -> bool:
    """Until when one can sign up."""
    found = CLOSES.fullmatch(words)
    if found is None:
        return False
    try:
        asked.closes = moment(found[1] or found[2] or found[3], clock)
    except Unclear as problem:
        if str(problem) == "words":
            return False  # by the river
        raise Amiss("closes") from problem
    return True


# --- when -----------------------------------------------------------------------------------------------------------


def take_when(asked: Asked, said: str, clock: Clock) -> bool:
    """A beginning, perhaps with an end; False for words that are no time."""
    try:
        wall, minutes = read_times(said, clock)
    except Unclear as problem:
        if str(problem) == "words":
            return False
        raise
    if asked.wall is not None:
        raise Amiss("many")
    asked.wall = wall
    asked.minutes = asked.minutes if minutes is None else minutes
    return True


def read_times(said: str, clock: Clock) -> tuple[datetime, int | None]:
    """The wall time of the beginning, and the minutes to the end where one is said; Unclear for no time, Amiss for one
    too far."""
    words = folded(said)
    found = RANGE.fullmatch(words)
    if found is not None:
        try:
            begin = moment(found[1], clock)
            return begin, minutes_of(span_to(begin, found[2], clock))
        except Unclear:
            pass  # the sign was another: North-2
    return moment(words, clock), None


def span_to(begin: datetime, end: str, clock: Clock) -> timedelta:
    """From there to that hour, of the next day where it is an earlier one."""
    told = end if re.search(r":|点|m", end) else f"{end}:00"
    wall = moment(f"{begin:%Y-%m-%d} {told}", Clock(instant(begin - DAY, clock.zone), clock.zone))
    wall = wall if wall > begin else wall + DAY
    return instant(wall, clock.zone) - instant(begin, clock.zone)


def moment(words: str, clock: Clock) -> datetime:
    """One wall time ahead; Unclear for none, Amiss for one that is more than a year away."""
    when = read_when(words, clock.now, clock.zone)
    if when.schedule is None or not isinstance(when.schedule.rule, Once) or when.place != "plan":
        raise Unclear("time")
    if instant(when.schedule.rule.wall, clock.zone) - clock.now > AHEAD:
        raise Amiss("far")
    return when.schedule.rule.wall
