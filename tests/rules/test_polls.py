"""Polls as they are written in both languages, what is wrong with some, and what came of them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.core.facts import Content
from bot.features.polls import rules
from bot.features.polls.rules import Asked, Result, Wrong

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)  # a Monday
HOUR = timedelta(hours=1)
THREE = ("Lake", "Peak", "Sea")
WHERE = Asked("Where to?", THREE)


def read(text: str, *, quiz: bool = False) -> Asked:
    return rules.read(text, NOW, UTC, quiz=quiz)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Where to? | Lake | Peak | Sea", WHERE),
        ("Where to?｜Lake｜Peak ｜ Sea", WHERE),
        ("Where to?\n\n Lake\nPeak\nSea\n", WHERE),
        ("Where to?\nLake | Peak | Sea |", WHERE),
        ("Where to? | Lake | Peak | Sea | several", replace(WHERE, several=True)),
        ("Where to? | Lake | Peak | Sea | Multiple answers, anonymous", replace(WHERE, several=True, anonymous=True)),
        ("Where to? | Lake | Peak | Sea | 匿名、多选", replace(WHERE, several=True, anonymous=True)),
        ("Where to? | Lake | Peak | Sea | end 2h", replace(WHERE, closes=2 * HOUR)),
        ("Where to? | Lake | Peak | Sea | until tomorrow 20:00", replace(WHERE, closes=32 * HOUR, by_wall=True)),
        ("Where to? | Lake | Peak | Sea | anonymous ends in 3 hours", replace(WHERE, anonymous=True, closes=3 * HOUR,
                                                                          by_wall=True)),
        ("Where to? | Lake | Peak | Sea | 2小时后截止", replace(WHERE, closes=2 * HOUR)),
        ("Where to? | Lake | Peak | Sea | 明天20:00截止", replace(WHERE, closes=32 * HOUR, by_wall=True)),
        ("Where to? | Lake | Peak | Sea | 截止 明晚8点", replace(WHERE, closes=32 * HOUR, by_wall=True)),
        ("Where to? | Lake | Peak | Sea | every mon 20:00", replace(WHERE, every="every mon 20:00")),
        ("Where to? | Lake | Peak | Sea | end 1d | 每周一20:00",
         replace(WHERE, closes=24 * HOUR, every="每周一20:00")),
        # What two say alike is an option; and so is what cannot be read as a switch.
        ("How long? | for 2h | for 3h", Asked("How long?", ("for 2h", "for 3h"))),
        ("How long? | one hour | end of June", Asked("How long?", ("one hour", "end of June"))),
        ("How long? | now | until every day 9:00", Asked("How long?", ("now", "until every day 9:00"))),
        ("How long? | now | every day", Asked("How long?", ("now", "every day"))),
        ("How often? | every mon 20:00 | every tue 20:00", Asked("How often?", ("every mon 20:00", "every tue 20:00"))),
        ("Where? | in the queue | to the queue", Asked("Where?", ("in the queue", "to the queue"))),
        ("When? | today 19:00 | tomorrow 20:00", Asked("When?", ("today 19:00", "tomorrow 20:00"))),
    ],
)  # fmt: skip
def test_a_poll_is_read(text: str, asked: Asked) -> None:
    assert read(text) == asked


@pytest.mark.parametrize(
    "options",
    ["K2 | *Everest | Lhotse", "K2 | Everest ✅ | Lhotse", "K2\n✓ Everest\nLhotse", "K2 | Everest* | Lhotse"],
)
def test_a_quiz_knows_its_answer(options: str) -> None:
    asked = Asked("Which?", ("K2", "Everest", "Lhotse"), 1)
    assert read(f"Which? | {options}", quiz=True) == asked
    reason = replace(asked, reason="8,849 m", closes=HOUR)
    assert read(f"Which? | {options} | Why: 8,849 m | end 1h", quiz=True) == reason
    assert read(f"Which? | {options} | end 1h | 解析：8,849 m", quiz=True) == reason


@pytest.mark.parametrize(
    ("text", "trouble", "words"),
    [
        ("", "question", ""),
        ("q" * 301 + "|a|b", "question-long", ""),
        ("Where to?", "few", "0"),
        ("Where to? | Lake | several", "few", "1"),
        ("Where to?" + "".join(f"|{number}" for number in range(13)), "many", "13"),
        ("Where to? | a | " + "b" * 101, "option-long", "b" * 59 + "…"),
        ("Where to? | a | a", "twice", "a"),
        ("Where to? | a | b | end 61d", "end", ""),
        ("Where to? | a | b | end 30s", "end", ""),
    ],
)
def test_what_is_wrong_is_said(text: str, trouble: str, words: str) -> None:
    with pytest.raises(Wrong) as wrong:
        read(text)
    assert (str(wrong.value), wrong.value.words) == (trouble, words)


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("Which? | a | b", "right"),
        ("Which? | *a | *b", "rights"),
        ("Which? | *a | b | several", "several"),
        ("Which? | *a | b | why: " + "x" * 201, "reason-long"),
    ],
)
def test_what_is_wrong_with_a_quiz_is_said(text: str, trouble: str) -> None:
    with pytest.raises(Wrong, match=f"^{trouble}$"):
        read(text, quiz=True)


NATIVE: dict[str, Any] = {"type": "regular", "options": list(THREE), "is_anonymous": False}


@pytest.mark.parametrize(
    ("poll", "quiz", "asked"),
    [
        ({}, False, WHERE),
        ({"allows_multiple_answers": True, "is_anonymous": True, "open_period": 7200}, False,
         replace(WHERE, several=True, anonymous=True, closes=2 * HOUR)),
        ({"open_period": 30}, False, replace(WHERE, closes=rules.SOONEST)),
        ({"type": "quiz", "correct_option_id": 0}, False, replace(WHERE, right=0)),
        ({"type": "quiz", "correct_option_id": 2, "explanation": "Wet", "allows_multiple_answers": True}, True,
         replace(WHERE, right=2, reason="Wet")),
        ({"options": ["Lake", "Peak ✅", "Sea"]}, True, replace(WHERE, right=1)),
    ],
)  # fmt: skip
def test_a_poll_of_telegrams_own_form_is_taken_whole(poll: dict[str, Any], quiz: bool, asked: Asked) -> None:
    assert rules.taken(Content("poll", "Where\n to?", poll=NATIVE | poll), quiz=quiz) == asked


@pytest.mark.parametrize(
    ("poll", "quiz", "trouble"),
    [({"type": "quiz"}, False, "untold"), ({}, True, "right"), ({"options": ["a"]}, False, "few")],
)
def test_what_is_wrong_with_one_is_said(poll: dict[str, Any], quiz: bool, trouble: str) -> None:
    with pytest.raises(Wrong, match=f"^{trouble}$"):
        rules.taken(Content("poll", "Where to?", poll=NATIVE | poll), quiz=quiz)


def test_what_comes_again_in_words_that_name_no_time() -> None:
    assert rules.ends_in("26 feb 20:00 2030 x", NOW, UTC) is None
    assert rules.ends_in("queue", NOW, UTC) is None


# --- as content ----------------------------------------------------------------------------------------------------

PLAIN: dict[str, Any] = {
    "type": "regular", "options": list(THREE), "is_anonymous": False, "allows_multiple_answers": False,
}  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "more"),
    [
        (WHERE, {}),
        (replace(WHERE, several=True, anonymous=True, closes=2 * HOUR),
         {"allows_multiple_answers": True, "is_anonymous": True, "closes_after": 7200}),
        (replace(WHERE, right=2), {"type": "quiz", "correct_option_id": 2}),
        (replace(WHERE, right=0, reason="Wet"), {"type": "quiz", "correct_option_id": 0, "explanation": "Wet"}),
    ],
)  # fmt: skip
def test_a_poll_is_content(asked: Asked, more: dict[str, Any]) -> None:
    content = rules.content_of(asked)
    assert content == Content("poll", "Where to?", poll=PLAIN | more)
    assert rules.open_for(content) == asked.closes


def test_switches_and_the_end_can_be_changed() -> None:
    content = rules.content_of(WHERE)
    assert rules.switched(rules.switched(content, "is_anonymous"), "is_anonymous") == content
    later = rules.closing(content, HOUR)
    assert (rules.open_for(later), rules.closing(later, None)) == (HOUR, content)
    bare = Content("poll", "?")
    assert (rules.open_for(bare), rules.closing(bare, None)) == (None, Content("poll", "?", poll={}))
    assert rules.switched(bare, "is_anonymous").poll == {"is_anonymous": True}


@pytest.mark.parametrize(
    ("closes", "every", "open_for"),
    [
        (None, "every mon 20:00", timedelta(days=7, minutes=-5)),
        (2 * HOUR, "every mon 20:00", 2 * HOUR),
        (None, "every mon wed 20:00", timedelta(days=2, minutes=-5)),
        (timedelta(days=30), "every day 9:00", timedelta(days=1, minutes=-5)),
        (None, "every day 9:00 until 24 nov", None),
        (None, "3 a week", timedelta(days=2, minutes=-5)),
        (HOUR, "queue", HOUR),
    ],
)
def test_one_that_repeats_ends_before_the_next(
    closes: timedelta | None, every: str, open_for: timedelta | None
) -> None:
    content = rules.content_of(replace(WHERE, closes=closes))
    assert rules.open_for(rules.repeated(content, every, NOW, UTC)) == open_for


# --- what came of it -----------------------------------------------------------------------------------------------

ASKED = {"options": list(THREE)}


@pytest.mark.parametrize(
    ("asked", "counts", "voters", "result"),
    [
        (ASKED, [0, 0, 0], 0, Result("none")),
        (ASKED, [], 0, Result("none")),
        (ASKED, [], 3, Result("none")),
        (ASKED, [0, 0, 0], 2, Result("none")),
        ({}, [], 0, Result("none")),
        (ASKED, [1, 2, 0], 3, Result("won", ("Peak",), 2, 3)),
        (ASKED, [2, 2, 0], 4, Result("tie", ("Lake", "Peak"), 2, 4)),
        (ASKED | {"right": 0}, [1, 2, 0], 3, Result("quiz", ("Lake",), 1, 3)),
        (ASKED | {"right": None}, [3, 2, 0], 4, Result("won", ("Lake",), 3, 4)),
    ],
)
def test_what_came_of_it(asked: dict[str, Any], counts: list[int], voters: int, result: Result) -> None:
    assert rules.result_of(asked, counts, voters) == result


@pytest.mark.parametrize(
    ("count", "voters", "percent"), [(2, 3, 67), (1, 3, 33), (1, 2, 50), (1, 8, 13), (0, 0, 0)]
)
def test_percent_is_rounded(count: int, voters: int, percent: int) -> None:
    assert Result("won", ("a",), count, voters).percent == percent


def test_votes_are_counted() -> None:
    assert rules.counted([[0], [0, 2], [1]], 3) == ([2, 1, 1], 3)
    assert rules.counted([], 2) == ([0, 0], 0)


def test_a_long_line_is_cut() -> None:
    assert rules.gist("two\nlines") == "two lines"
    assert len(rules.gist("x" * 200)) == 60


@pytest.mark.parametrize(
    ("words", "setting"),
    [
        ("members on", ("members", True)),
        ("结果 关", ("results", False)),
        ("members", None),
        ("all on", None),
        ("", None),
    ],
)
def test_settings_are_read(words: str, setting: tuple[str, bool] | None) -> None:
    assert rules.setting_in(words) == setting
