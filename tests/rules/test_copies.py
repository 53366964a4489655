"""Near-copies: what is said again, however it is dressed, and what only begins alike."""

import pytest

from bot.core.copies import are_alike, numbers, words_number

LONG = "The way from the upper hut to the lake is open again since Monday, but "


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Good  morning!", "good morning", True),
        ("spam number 1", "spam number 2", True),
        ("spam number one, look here", "spam number two, look here", True),
        ("Good morning", "Good evening to you all", False),
        (LONG + "the bridge is gone", "PS: " + LONG.upper() + "the bridge is gone", True),
        (
            LONG[:40] + "is open",
            LONG[:40] + "nobody told the people who sleep there of dogs and of the noise",
            False,
        ),
        ("今天天气很好适合爬山", "今天天气很好适合爬山啊", True),
        ("今天天气很好适合爬山", "明晚八点在咖啡馆见面", False),
        ("明天幾點集合出發", "明天几点集合出发", True),
        ("12345678", "12345678", True),
        ("12345678", "87654321", False),
    ],
)
def test_alike(one: str, other: str, alike: bool) -> None:
    assert are_alike(words_number(one), words_number(other)) is alike


def test_numbers_fit_their_column_and_short_texts_are_one_piece() -> None:
    assert 0 < words_number(LONG) < 1 << 60
    assert len(numbers("ab", 3)) == len(numbers("abc", 3)) == 1
    assert len(numbers("abcabc", 3)) == 3
