"""Messages pointed at, and the words by which something is switched."""

import pytest

from bot.core.quoting import link_to, short
from bot.core.switches import OFF, ON, switch_of


def test_a_text_is_one_line_and_short() -> None:
    assert short("a\n b  c", 300) == "a b c"
    assert short("x" * 300, 200) == "x" * 199 + "…"
    assert short("", 5) == ""


@pytest.mark.parametrize(
    ("chat", "message", "link"),
    [(-1001234, 5, "https://t.me/c/1234/5"), (-1234, 5, None), (-1001234, 0, None), (77, 5, None)],
)
def test_where_a_message_can_be_seen(chat: int, message: int, link: str | None) -> None:
    assert link_to(chat, message) == link


@pytest.mark.parametrize(
    ("word", "on"),
    [("on", True), (" OFF ", False), ("开启", True), ("关", False), ("", None), ("maybe", None)],
)
def test_on_and_off_as_people_type_them(word: str, on: bool | None) -> None:
    assert switch_of(word) is on
    assert not ON & OFF
