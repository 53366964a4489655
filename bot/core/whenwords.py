"""The words in which people say when: each pattern, and what it adds to what is found. English and Chinese. Pure."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import MAXYEAR, date, datetime, time, timedelta
from typing import Any, Literal

from bot.core.schedules import DAY, DAY_NAMES, MONTH_NAMES, Cron, read_cron
from bot.core.spans import parse_span

WEEK = tuple(range(7))
HAN_DAYS = "一二三四五六日天"
HAN_HOURS = ("零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
HALVES = {
    "上午": 0,
    "早上": 0,
    "早晨": 0,
    "早": 0,
    "凌晨": 0,
    "中午": 12,
    "下午": 12,
    "晚上": 12,
    "傍晚": 12,
    "晚": 12,
}
RELATIVE = {
    "today": 0, "tonight": 0, "tomorrow": 1, "day after tomorrow": 2,
    "今天": 0, "今日": 0, "今": 0, "明天": 1, "明日": 1, "明": 1, "后天": 2, "大后天": 3,
}  # fmt: skip
EVENING = {"tonight"}

Trouble = Literal["words", "time", "past", "day", "step", "never", "end"]


class Unclear(Exception):
    """What was written says no time; its text says what is missing: a Trouble. `words` = what was not understood."""

    def __init__(self, trouble: Trouble, words: str = "") -> None:
        super().__init__(trouble)
        self.words = words


@dataclass(slots=True)
class Found:
    """What has been read so far. `ends` = the next date is the last one; of how it is posted None = nothing was said,
    `keep` 0 = for ever."""

    cron: Cron | None = None
    step: timedelta | None = None
    after: timedelta | None = None
    days: tuple[int, ...] = ()
    each: bool = False
    week: int = 0
    dates: list[int] = field(default_factory=list)
    monthly: bool = False
    day: date | None = None
    times: list[time] = field(default_factory=list)
    evening: bool = False
    a_week: int | None = None
    ends: bool = False
    until: date | None = None
    place: Literal["plan", "queue", "reserve"] = "plan"
    count: int | None = None
    keep: timedelta | None = None
    pin: bool | None = None
    silent: bool | None = None
    replace: bool | None = None


Take = Callable[[Found, re.Match[str], datetime], None]

UNITS = "weeks?|w|days?|d|hours?|hrs?|hr|h|minutes?|mins?|min|m|个?星期|周|天|个?小时|个?钟头|分钟|分"
SPAN = rf"(?:\d+|半|[一二两三四五六七八九十]+)\s*(?:{UNITS})"
SPANS = rf"{SPAN}(?:\s*{SPAN})*"
ENGLISH_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
HAN_DAY = "[一二三四五六日天](?![点时十])"
MONTH = rf"(?:{'|'.join(MONTH_NAMES)})[a-z]*\.?"
HALF_DAY = "|".join(sorted(HALVES, key=len, reverse=True))
HAN_HOUR = "|".join(sorted(HAN_HOURS, key=len, reverse=True))
NOT_EN, NOT_ZH = r"(?:not|no|don't)\b", "(?:不要?|别|取消)"
FIELD = r"[\d*][\d*,/-]*"
NAMED = r"[\d*a-z][\d*,/a-z-]*"


# --- what each word means ------------------------------------------------------------------------------------------


def puts(**values: Any) -> Take:
    """A word that means just this."""

    def take(found: Found, said: re.Match[str], wall: datetime) -> None:
        for name, value in values.items():
            setattr(found, name, value)

    return take


def puts_span(name: str) -> Take:
    """A word with a span of time."""

    def take(found: Found, said: re.Match[str], wall: datetime) -> None:
        setattr(found, name, span_of(given(said)))

    return take


def puts_number(name: str) -> Take:
    """A word with a number."""

    def take(found: Found, said: re.Match[str], wall: datetime) -> None:
        setattr(found, name, int(given(said)))

    return take


def take_cron(found: Found, said: re.Match[str], wall: datetime) -> None:
    """Five fields."""
    found.cron = read_cron(said[1])
    if found.cron is None:
        raise Unclear("never")


def take_day(found: Found, said: re.Match[str], wall: datetime) -> None:
    """`next` is the one of the week that begins on the next Monday."""
    found.days += ((DAY_NAMES.index(said["day"][:3]) - 1) % 7,)
    found.each = found.each or bool(said["plural"]) or len(found.days) > 1
    found.week += bool(said["next"])


def take_han_days(found: Found, said: re.Match[str], wall: datetime) -> None:
    """周一三五、下周三."""
    found.days += tuple(min(HAN_DAYS.index(sign), 6) for sign in said["days"] if sign in HAN_DAYS)
    found.each = found.each or bool(said["each"]) or len(found.days) > 1
    found.week += len(said["next"] or "")


def take_date_of_month(found: Found, said: re.Match[str], wall: datetime) -> None:
    """The 1st."""
    found.dates.append(int(given(said)))


def take_relative(found: Found, said: re.Match[str], wall: datetime) -> None:
    """Tomorrow."""
    put_day(found, wall.date() + RELATIVE[said[1]] * DAY)
    found.evening = said[1] in EVENING


def take_iso(found: Found, said: re.Match[str], wall: datetime) -> None:
    """2026-11-26."""
    put_day(found, day_of(int(said[1]), int(said[2]), int(said[3])))


def take_date(found: Found, said: re.Match[str], wall: datetime) -> None:
    """Without a year it is the next such day."""
    groups = said.groupdict()
    month = int(groups["number"]) if groups.get("number") else MONTH_NAMES.index(groups["month"][:3]) + 1
    year = int(groups["year"] or 0)
    day = day_of(year or wall.year, month, int(groups["date"]))
    if not year and day < wall.date():
        day = day_of(wall.year + 1, month, day.day)
    put_day(found, day)


def take_time(found: Found, said: re.Match[str], wall: datetime) -> None:
    """At nine."""
    half = said["half"] or said["before"] or ""
    hour = int(said["hour"]) if said["hour"].isdigit() else HAN_HOURS.index(said["hour"])
    minute = 30 if said["minute"] == "半" else int(said["minute"] or 0)
    shift = {"am": 0, "pm": 12}.get(half, HALVES.get(half, 12 if found.evening and hour < 12 else -1))
    if shift == 12 and hour < 12 and not (half == "中午" and hour > 10):
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    if hour > 23 or minute > 59:
        raise Unclear("time")
    found.times.append(time(hour, minute))


def given(said: re.Match[str]) -> str:
    """The one group of the pattern's alternatives that is there."""
    return str(next(filter(None, said.groups())))


def span_of(text: str) -> timedelta:
    """A span; Unclear where it is none."""
    span = parse_span(text)
    if span is None:
        raise Unclear("words", text)
    return span


def day_of(year: int, month: int, day: int) -> date:
    """A date of the calendar that every zone has; Unclear for 31 February."""
    if year == MAXYEAR:  # its last hours are beyond what an instant can be
        raise Unclear("day")
    try:
        return date(year, month, day)
    except ValueError as error:
        raise Unclear("day") from error


def put_day(found: Found, day: date) -> None:
    """The day itself, or the last one."""
    if found.ends:
        found.until, found.ends = day, False
    else:
        found.day = day


# --- the words -----------------------------------------------------------------------------------------------------

TAKES: tuple[tuple[str, Take], ...] = (
    (rf"({FIELD}\s+{FIELD}\s+{FIELD}\s+{NAMED}\s+{NAMED})(?!\S)", take_cron),
    (r"(\d+)\s*(?:times\s*)?(?:a|per|/)\s*week\b|每个?(?:周|星期)(\d+)次", puts_number("a_week")),
    (
        rf"(?:deleted?|removed?|keep|kept)(?:\s+(?:after|for))?\s+({SPANS})(?![a-z])|保留({SPANS})",
        puts_span("keep"),
    ),
    (rf"({SPANS})\s*(?:之?后|以后)(?:自动)?删除?", puts_span("keep")),
    (rf"every\s+({SPANS})(?![a-z])|每隔?({SPANS})", puts_span("step")),
    (rf"in\s+({SPANS})(?![a-z])|({SPANS})\s*(?:之?后|以后)", puts_span("after")),
    (
        r"(day after tomorrow|tomorrow|tonight|today|大后天|后天|明[天日]|今[天日]|[明今](?=[早晚上下中]))",
        take_relative,
    ),
    (r"(?:every\s*)?(?:day|daily|everyday)\b|每[天日]|天天", puts(days=WEEK, each=True)),
    (r"(?:every\s+|on\s+)?(?:weekdays?|workdays?)\b|(?:每个?)?工作日", puts(days=WEEK[:5], each=True)),
    (r"(?:every\s+|on\s+)?weekends?\b|(?:每个?)?周末", puts(days=WEEK[5:], each=True)),
    (r"(?:every\s+month|monthly)\b|每个?月", puts(monthly=True)),
    (
        rf"(?P<each>每个?)?(?P<next>下{{0,2}})个?(?:周|星期|礼拜)(?P<days>{HAN_DAY}(?:[、,和及]?(?:周|星期)?{HAN_DAY})*)",
        take_han_days,
    ),
    (rf"(?P<next>next\s+)?(?P<day>{ENGLISH_DAY})(?P<plural>s)?\b", take_day),
    (r"every(?:\s+week)?\b|weekly\b|每个?(?:周|星期)", puts(each=True)),
    (r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)(?:t(?=\d))?", take_iso),
    (r"(?:(?P<year>\d{4})年)?(?P<number>\d{1,2})月(?P<date>\d{1,2})[日号]?", take_date),
    (rf"(?P<date>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>{MONTH})(?:\s+(?P<year>\d{{4}}))?(?!\w)", take_date),
    (
        rf"(?P<month>{MONTH})\s+(?P<date>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<year>\d{{4}}))?(?![\w:])",
        take_date,
    ),
    (r"(?P<date>\d{1,2})\.(?P<number>\d{1,2})\.(?P<year>\d{4})?(?!\d)", take_date),
    (
        rf"(?P<before>{HALF_DAY})?\s*(?P<hour>\d{{1,2}}):(?P<minute>\d{{2}})(?::\d\d)?(?:\s*(?P<half>am|pm)\b)?(?!\d)",
        take_time,
    ),
    (r"(?P<before>)(?P<hour>\d{1,2})(?P<minute>)\s*(?P<half>am|pm)\b", take_time),
    (
        rf"(?P<before>{HALF_DAY})?\s*(?P<hour>\d{{1,2}}|{HAN_HOUR})(?:点钟?|时)(?P<minute>半|\d{{1,2}}(?=分|\D|$)|)分?(?P<half>)",
        take_time,
    ),
    (r"(?:until|till|through)\b|直到|截[止至]到?|到", puts(ends=True)),
    (r"x\s?(\d{1,4})\b|(\d{1,4})\s?(?:x|times)\b|一?共?(\d{1,4})次", puts_number("count")),
    (r"(?:the\s+)?(\d{1,2})(?:st|nd|rd|th)\b|(\d{1,2})[号日]|(\d{1,2})(?=\s|,|$)", take_date_of_month),
    (r"(?:to\s+)?(?:the\s+)?queue\b|排队|队列", puts(place="queue")),
    (r"(?:to\s+)?(?:the\s+)?reserve\b|备用", puts(place="reserve")),
    (rf"{NOT_EN}\s*pin(?:ned)?\b|unpin(?:ned)?\b|{NOT_ZH}置顶", puts(pin=False)),
    (rf"{NOT_EN}\s*silent(?:ly)?\b|loud(?:ly)?\b|{NOT_ZH}静音|有声", puts(silent=False)),
    (rf"{NOT_EN}\s*replac(?:e|ing)\b|{NOT_ZH}替换", puts(replace=False)),
    (
        rf"{NOT_EN}\s*delet(?:e|ed|ing)\b|keep(?:\s+it)?(?:\s+forever)?\b|{NOT_ZH}(?:自动)?删除?|一直保留|保留",
        puts(keep=timedelta()),
    ),
    (r"pin(?:ned)?\b|置顶", puts(pin=True)),
    (r"silent(?:ly)?\b|静音", puts(silent=True)),
    (r"replac(?:e|ing)(?:\s+(?:the\s+)?(?:last|previous)(?:\s+one)?)?\b|替换(?:上一条)?", puts(replace=True)),
    (r"(?:cron|at|on|and|the|from)\b|[,;、的在和发从起]", puts()),
)
WORDS = tuple((re.compile(pattern), take) for pattern, take in TAKES)
