"""What counts as a span of time, and what does not."""

from datetime import timedelta

import pytest
from pydantic import TypeAdapter, ValidationError

from bot.core.spans import Span, format_span, parse_span

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("90s", 90 * timedelta(seconds=1)),
        ("10m", 10 * MINUTE),
        ("2h", 2 * HOUR),
        ("3d", 3 * DAY),
        ("1w", 7 * DAY),
        ("2h30m", 2 * HOUR + 30 * MINUTE),
        ("2h 30m", 2 * HOUR + 30 * MINUTE),
        (" 1W2D ", 9 * DAY),
        ("10 minutes", 10 * MINUTE),
        ("1 day 1 hour", DAY + HOUR),
        ("3天", 3 * DAY),
        ("2小时", 2 * HOUR),
        ("2个小时", 2 * HOUR),
        ("10分钟", 10 * MINUTE),
        ("2小时30分", 2 * HOUR + 30 * MINUTE),
        ("1周", 7 * DAY),
        ("３天", 3 * DAY),
        ("１０ｍ", 10 * MINUTE),
        ("两天", 2 * DAY),
        ("一个小时", HOUR),
        ("十分钟", 10 * MINUTE),
        ("十五分钟", 15 * MINUTE),
        ("二十五天", 25 * DAY),
        ("半小时", 30 * MINUTE),
        ("半天", 12 * HOUR),
        ("两小时三十分", 2 * HOUR + 30 * MINUTE),
    ],
)
def test_a_span_is_read(text: str, span: timedelta) -> None:
    assert parse_span(text) == span


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "10",
        "d",
        "0m",
        "-3d",
        "3x",
        "30m2h",
        "1d1d",
        "1.5h",
        "3d later",
        "three days",
        "99999999w",
        "१२m",
        "一二天",
        "星期一",
        "三天两头",
    ],
)
def test_anything_else_is_no_span(text: str) -> None:
    assert parse_span(text) is None


@pytest.mark.parametrize(
    ("span", "text"),
    [(9 * DAY, "1w2d"), (36 * HOUR, "1d12h"), (90 * MINUTE, "1h30m"), (timedelta(0), "0s")],
)
def test_a_span_is_written_the_shortest_way(span: timedelta, text: str) -> None:
    assert format_span(span) == text


def test_a_setting_is_written_as_text_and_kept_as_a_span() -> None:
    setting: TypeAdapter[timedelta] = TypeAdapter(Span)
    assert setting.validate_python("1d12h") == setting.validate_python(36 * HOUR) == 36 * HOUR
    assert setting.dump_python(36 * HOUR) == "1d12h"
    with pytest.raises(ValidationError, match="2h30m"):
        setting.validate_python("soon")
