"""What the words after a command say: how long, why, and which number is an account."""

from datetime import timedelta

import pytest

from bot.presses import address, addressed
from bot.targets import id_in, span_and_reason


@pytest.mark.parametrize(
    ("rest", "span", "reason"),
    [
        ("", None, ""),
        ("10m flooding all day", timedelta(minutes=10), "flooding all day"),
        ("2 h 30 m loud", timedelta(hours=2, minutes=30), "loud"),
        ("3天 刷屏", timedelta(days=3), "刷屏"),
        ("1w", timedelta(weeks=1), ""),
        ("flooding for 10m", None, "flooding for 10m"),
        ("10 times", None, "10 times"),
    ],
)
def test_span_and_reason(rest: str, span: timedelta | None, reason: str) -> None:
    assert span_and_reason(rest) == (span, reason)


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("12345", 12345),
        ("-1001234567890", -1001234567890),
        ("3", None),
        ("ann", None),
        ("", None),
        ("１２３４５", None),
    ],
)
def test_ids(word: str, number: int | None) -> None:
    assert id_in(word) == number


@pytest.mark.parametrize(
    ("arg", "between", "found"),
    [
        (address("tok", -100123), ".", ("tok", -100123)),
        ("tok_-100123", "_", ("tok", -100123)),
        ("tok", ".", ("", 0)),
        (".5", ".", ("", 0)),
        ("tok.x", ".", ("", 0)),
        ("tok_" + "9" * 30, "_", ("", 0)),
    ],
)
def test_what_a_button_speaks_of(arg: str, between: str, found: tuple[str, int]) -> None:
    assert addressed(arg, between) == found
