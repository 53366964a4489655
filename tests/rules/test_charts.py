"""The picture of a leaderboard: every name is drawn or left out, none as an empty box."""

import io
import logging
from typing import Any

import pytest
from PIL import Image

from bot import charts
from bot.charts.sheet import drawable, fonts

ROWS: list[list[Any]] = [
    [1, "小林", 86, "升2", "up"], [2, "محمد علي 🔥", 71, "平", "same"], [2, "Ann\u202e $x^2$", 71, "新上榜", "new"],
    [4, "ㅤ🔥", 1, "降3", "down"], [5, "Bo", 0, "", "none"],
]  # fmt: skip


def picture(rows: list[list[Any]], **more: str) -> Image.Image:
    """The drawing of these rows."""
    words = {
        "title": "上周贡献榜（1月5日至1月11日）",
        "group": "川西徒步",
        "below": "37人得分。",
        "nameless": "a member",
    }
    return Image.open(io.BytesIO(charts.draw("board", {"rows": rows, **words, **more})))


@pytest.mark.filterwarnings("error")
def test_a_leaderboard_is_drawn_whatever_the_names_are(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        five, ten = picture(ROWS), picture([*ROWS, *ROWS])
    assert [record.getMessage() for record in caplog.records] == []
    assert (five.width, five.format) == (1080, "PNG")
    assert five.height < ten.height < 1400
    assert five.tobytes() == picture(ROWS).tobytes()


def test_a_name_that_cannot_be_drawn_is_a_members() -> None:
    plain, nothing, name = (picture([[1, name, 5, "", "none"]]) for name in ("a member", "🔥\u200d", "Ann"))
    assert nothing.tobytes() == plain.tobytes()
    assert name.tobytes() != plain.tobytes()


def test_only_what_has_a_letter_in_a_font_is_kept() -> None:
    assert fonts()[0] == "DejaVu Sans"
    assert drawable("Ann \U0010fffd Bo\u202e") == "Ann Bo"
    assert drawable("\U0010fffd", "a member") == "a member"


@pytest.mark.filterwarnings("error")
def test_what_posts_drew_is_drawn_in_any_script(caplog: pytest.LogCaptureFixture) -> None:
    rows = [["图片「" + "看图猜地" * 20 + "」", 6.0, 3.1, "10条"], ["🔥", 0, None, "1条"]]
    data = {"title": "哪些内容反响好", "group": "川西徒步" * 20, "below": "x", "nameless": "没有文字"}
    with caplog.at_level(logging.WARNING):
        one, two = (
            charts.draw("drawn", {**data, "sections": [["按类型", rows]] * count}) for count in (1, 2)
        )
    assert [record.getMessage() for record in caplog.records] == []
    short, long = (Image.open(io.BytesIO(made)) for made in (one, two))
    assert (short.width, short.format, short.height < long.height) == (1080, "PNG", True)
    assert charts.draw("drawn", {**data, "sections": [["按类型", rows]]}) == one
    assert charts.draw("drawn", {**data, "sections": [["按类型", [["a", 0, 0, ""]]]]})
