"""Spans of time as people type them: 10m, 2h30m, 3d, 1w, 3天, 两小时. Not points in time."""

import re
import unicodedata
from datetime import timedelta
from typing import Annotated

from pydantic import BeforeValidator, PlainSerializer

UNITS = {"w": 604_800, "d": 86_400, "h": 3_600, "m": 60, "s": 1}  # seconds
WORDS = {
    "w": ("weeks", "week", "w", "个星期", "星期", "个礼拜", "礼拜", "周"),
    "d": ("days", "day", "d", "天", "日"),
    "h": ("hours", "hour", "hrs", "hr", "h", "个小时", "小时", "个钟头", "钟头"),
    "m": ("minutes", "minute", "mins", "min", "m", "分钟", "分"),
    "s": ("seconds", "second", "secs", "sec", "s", "秒钟", "秒"),
}
LONGEST = timedelta(days=36_500)
HAN = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
HAN_NUMBER = re.compile(rf"(?<![0-9十])([{''.join(HAN)}]?)(十?)([{''.join(HAN)}]?)")
HALVES = {"半个小时": "30分", "半小时": "30分", "半天": "12小时"}
# Weeks before days before hours: a unit twice or out of order is a slip of the hand, so it is no span.
PATTERN = re.compile(
    r"\s*".join(rf"(?:(?P<{unit}>[0-9]{{1,9}})\s*(?:{'|'.join(words)}))?" for unit, words in WORDS.items())
)


def parse_span(text: str) -> timedelta | None:
    """The span written in the text, longer than nothing and at most a hundred years; None if it is none."""
    folded = HALVES.get(text.strip(), unicodedata.normalize("NFKC", text).strip().lower())
    found = PATTERN.fullmatch(HAN_NUMBER.sub(_in_digits, folded))
    if found is None:
        return None
    seconds = sum(int(count) * UNITS[unit] for unit, count in found.groupdict().items() if count)
    return timedelta(seconds=seconds) if 0 < seconds <= LONGEST.total_seconds() else None


def _in_digits(found: re.Match[str]) -> str:
    """十五 as 15; two numerals side by side are no number."""
    first, ten, last = found.groups()
    if not ten:
        return "".join(str(HAN[one]) for one in (first or last)) if not (first and last) else found.group()
    return str((HAN[first] if first else 1) * 10 + (HAN[last] if last else 0))


def format_span(span: timedelta) -> str:
    """The shortest way to type the span, to the second: 1d12h; parse_span reads it back."""
    left = round(span.total_seconds())
    parts = []
    for unit, length in UNITS.items():
        count, left = divmod(left, length)
        if count:
            parts.append(f"{count}{unit}")
    return "".join(parts) or "0s"


def _read(value: object) -> object:
    if not isinstance(value, str):
        return value
    if (span := parse_span(value)) is None:
        raise ValueError("a span of time is written as 10m, 2h, 3d, 1w or 2h30m")
    return span


# A span as a policy or a config file holds it: written as text, kept as timedelta.
Span = Annotated[timedelta, BeforeValidator(_read), PlainSerializer(format_span)]
