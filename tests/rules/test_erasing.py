"""Who was erased: a number that cannot be turned back, and texts without their id and names."""

from typing import Any

import pytest

from bot.core.erasing import STANDS_FOR, Erased, number_of

SECRET = b"of this installation"
ANN = Erased(700100, -5, -9, ("Ann", "小明", "A&B"))


def test_s111_a_number_stands_for_a_user_in_one_installation_alone() -> None:
    number = number_of(SECRET, 700100)
    assert number == number_of(SECRET, 700100) <= -STANDS_FOR
    assert number >= -(2**63)
    assert "700100" not in str(number)
    assert (
        len({number, number_of(SECRET, 700101), number_of(b"other", 700100), number_of(SECRET, 700100, "x")})
        == 4
    )


def test_s111_names_are_added_once_and_empty_ones_are_none() -> None:
    assert ANN.also(["Ann", None, "", "Anna"]).names == ("Ann", "小明", "A&B", "Anna")


def test_s111_marks_find_names_in_text_and_in_json() -> None:
    assert {"700100", "Ann", "小明", "\\u5c0f\\u660e", "A&B", "A&amp;B"} <= set(ANN.marks)
    assert Erased(1, 2, 3, ("x",)).marks == ["1"]


@pytest.mark.parametrize(
    ("value", "left"),
    [
        ("Ann wrote", "… wrote"),
        ("Anna and Joann wrote", "Anna and Joann wrote"),
        ("欢迎小明入群", "欢迎…入群"),
        ("A&amp;B, A&B", "…, …"),
        ("m:700100:1", "m:-9:1"),
        ("m:17001001", "m:17001001"),
        (700100, -9),
        (7, 7),
        (True, True),
        (None, None),
        ({"Ann": "Ann", "users": [700100, [700100, "Ann"]]}, {"Ann": "…", "users": [-9, [-9, "…"]]}),
    ],
)
def test_s111_what_was_said_of_them_tells_no_more_of_whom(value: Any, left: Any) -> None:
    assert ANN.without(value) == left


def test_s111_keys_that_differ_stay_different() -> None:
    assert ANN.without_id("Ann:700100") == "Ann:-9"
