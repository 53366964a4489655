"""Holidays of Chinese-speaking groups."""

from datetime import date

import pytest

from bot.core.holidays import is_resting, quiet_days


@pytest.mark.parametrize(
    ("day", "language", "resting"),
    [
        (date(2026, 2, 15), "zh", False),
        (date(2026, 2, 16), "zh", True),
        (date(2026, 2, 23), "zh-hant", True),
        (date(2026, 2, 24), "zh", False),
        (date(2026, 10, 1), "zh", True),
        (date(2026, 10, 8), "zh", False),
        (date(2026, 11, 1), "zh", False),
        (date(2026, 2, 17), "en", False),
    ],
)
def test_when_a_group_rests(day: date, language: str, resting: bool) -> None:
    assert is_resting(day, language) is resting


def test_days_of_rest_are_no_quiet_days() -> None:
    last, today = date(2026, 2, 14), date(2026, 2, 26)
    assert quiet_days(last, today, "en") == 12
    assert quiet_days(last, today, "zh") == 4
    assert quiet_days(today, today, "zh") == 0
