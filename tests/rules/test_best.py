"""What /best is asked for, and when a digest is due."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.features.best import rules
from bot.features.best.policy import BestPolicy

POLICY, ZONE = BestPolicy.model_validate({}), ZoneInfo("Asia/Shanghai")
SUNDAY = datetime(2026, 1, 11, 12, tzinfo=UTC)  # 20:00 there


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("post", "here"),
        ("发布", "here"),
        ("on", {"post": True}),
        ("关", {"post": False}),
        ("fri 9:30", {"post": True, "day": 4, "hour": "09:30"}),
        ("on friday", {"post": True, "day": 4}),
        ("周五 18：00", {"post": True, "day": 4, "hour": "18:00"}),
        ("每周日", {"post": True, "day": 6}),
        ("星期天 10:00", {"post": True, "day": 6, "hour": "10:00"}),
        ("23:30", None),
        ("7:61", None),
        ("五", None),
        ("bananas", None),
        ("off fri", None),
    ],
)
def test_what_is_asked_for(words: str, expected: Any) -> None:
    assert rules.set_by(words, POLICY) == expected


def test_it_is_due_once_a_week_for_an_hour() -> None:
    assert rules.next_due(POLICY, SUNDAY - timedelta(minutes=1), ZONE) == SUNDAY
    assert rules.next_due(POLICY, SUNDAY, ZONE) == SUNDAY + timedelta(days=7)
    late = [timedelta(minutes=minutes) for minutes in (-1, 0, 59, 61)]
    assert [rules.is_due(POLICY, SUNDAY + by, ZONE) for by in late] == [False, True, True, False]


def test_a_friendly_reaction() -> None:
    assert rules.is_kind(["👎", "❤\ufe0f"])
    assert not rules.is_kind(["👎"])
    assert not rules.is_kind([])
