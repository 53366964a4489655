"""Leaderboards: which one is meant, when one is due, places and how they changed, names that can be shown."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.core.names import board_name, cut
from bot.core.periods import PeriodName, ago
from bot.core.scores import BOARDS
from bot.features.boards import rules
from bot.features.boards.policy import BoardsPolicy, Look
from bot.features.boards.rules import Change, Line, View

NOW = datetime(2026, 1, 7, 11, tzinfo=UTC)  # a Wednesday
BERLIN, SHANGHAI = ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Shanghai")
MONDAY = date(2026, 1, 5)


@pytest.mark.parametrize(
    ("words", "view"),
    [
        ("", View("week", "all", MONDAY)), ("DAY", View("day", "all", date(2026, 1, 7))),
        ("last week", View("week", "all", date(2025, 12, 29))), ("上周", View("week", "all", date(2025, 12, 29))),
        ("yesterday help", View("day", "help", date(2026, 1, 6))), ("all help", View("ever", "help")),
        ("本月 互助", View("month", "help", date(2026, 1, 1))),
        ("上月 新人", View("month", "newcomers", date(2025, 12, 1))),
        ("season", View("season", "all", date(2026, 1, 1))), ("上季", View("season", "all", date(2025, 10, 1))),
        ("week invitations", View("week", "invitations", MONDAY)), ("总榜 内容榜", View("ever", "content")),
        ("总榜", View("ever")), ("last", View("week", "all", date(2025, 12, 29))), ("year", None),
        ("week bananas", None),
    ],
)  # fmt: skip
def test_the_words_after_top(words: str, view: View | None) -> None:
    assert rules.view_in(words, NOW, UTC) == view


def test_a_button_carries_a_board_and_nothing_else_is_one() -> None:
    for period in rules.BY_LETTER.values():
        for board in BOARDS:
            view = rules.view_at(period, NOW, BERLIN, back=3, board=board)
            assert rules.view_named(view.token) == view
            assert len(view.token) <= 10
    for token in ("", "w", "wa", "wz20260105", "za20260105", "wa20261305", "wax", "wa2026010"):
        assert rules.view_named(token) is None


def test_every_board_and_period_has_its_letter() -> None:
    assert set(rules.BOARD_BY_LETTER.values()) == set(BOARDS)
    assert {period for period, _ in rules.PERIODS.values()} == set(rules.BY_LETTER.values())


def test_one_period_back_and_forth() -> None:
    week = rules.view_at("week", NOW, BERLIN)
    before = week.moved(BERLIN, -1)
    assert (before.day, before.moved(BERLIN, 1)) == (date(2025, 12, 29), week)
    assert [view.back(NOW, BERLIN) for view in (week, before, before.moved(BERLIN, -1))] == [0, 1, 2]
    ever = View("ever")
    assert (ever.moved(BERLIN, -1), ever.back(NOW, BERLIN), ever.span(BERLIN)) == (ever, 0, None)


def test_newcomers_are_those_of_the_end_of_the_period() -> None:
    last = ago("week", NOW, UTC, 1)
    assert rules.newcomers_since(last, NOW, 30) == last[1] - timedelta(days=30)
    assert rules.newcomers_since((last[1], NOW + timedelta(days=3)), NOW, 7) == NOW - timedelta(days=7)
    assert rules.newcomers_since(None, NOW, 7) == NOW - timedelta(days=7)


# --- when -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "now", "due"),
    [
        ("week", "2026-01-07T11:00", "2026-01-12T11:00"),
        ("day", "2026-01-07T11:00", "2026-01-08T11:00"),
        ("month", "2026-01-07T11:00", "2026-02-01T11:00"),
        ("season", "2026-01-07T11:00", "2026-04-01T10:00"),
        # The clocks change on Sunday night: the week is an hour shorter, or longer, and noon stays noon.
        ("week", "2026-03-25T11:00", "2026-03-30T10:00"),
        ("week", "2026-10-21T11:00", "2026-10-26T11:00"),
        ("day", "2026-03-28T11:00", "2026-03-29T10:00"),
        ("day", "2026-10-24T11:00", "2026-10-25T11:00"),
    ],
)
def test_it_is_due_at_noon_of_the_chat_on_the_first_day_after(name: PeriodName, now: str, due: str) -> None:
    span = ago(name, datetime.fromisoformat(now + "Z"), BERLIN, 0)
    assert rules.due_of(span, "12:00", BERLIN) == datetime.fromisoformat(due + "Z")


def test_nothing_is_posted_at_night() -> None:
    def local(hour: int, minute: int = 0, day: int = 7) -> datetime:
        return datetime(2026, 1, day, hour, minute, tzinfo=SHANGHAI).astimezone(UTC)

    assert rules.decent(local(8), SHANGHAI) == local(8)
    assert rules.decent(local(22, 59), SHANGHAI) == local(22, 59)
    assert rules.decent(local(23), SHANGHAI) == local(8, day=8)
    assert rules.decent(local(3), SHANGHAI) == local(8)


@pytest.mark.parametrize(
    ("wanted", "draws", "rich", "looks"),
    [
        ("picture", True, True, ("picture", "table", "text")), ("picture", False, True, ("table", "text")),
        ("picture", False, False, ("text",)), ("table", True, True, ("table", "picture", "text")),
        ("table", True, False, ("picture", "text")), ("text", True, True, ("text",)),
    ],
)  # fmt: skip
def test_what_cannot_be_shown_here_becomes_simpler(
    wanted: Look, *, draws: bool, rich: bool, looks: tuple[Look, ...]
) -> None:
    assert rules.looks(wanted, draws=draws, rich=rich) == looks


@pytest.mark.parametrize(
    ("now", "due"),
    [("2026-01-05T10:59", "2026-01-05T11:00"), ("2026-01-05T11:00", "2026-01-12T11:00"),
     ("2026-03-29T23:00", "2026-03-30T10:00"), ("2026-10-25T23:30", "2026-10-26T11:00")],
)  # fmt: skip
def test_the_next_one_is_the_last_periods_until_its_hour_has_come(now: str, due: str) -> None:
    at, expected = (datetime.fromisoformat(text + "Z") for text in (now, due))
    assert rules.next_due("week", at, "12:00", BERLIN) == expected


def test_longer_periods_are_kept_always_and_days_where_they_are_posted() -> None:
    assert rules.watched(BoardsPolicy(post=())) == ("week", "month", "season")
    assert rules.watched(BoardsPolicy(post=("day", "month"))) == ("week", "month", "season", "day")


def test_what_ended_while_nobody_looked_is_known() -> None:
    noon = datetime(2026, 1, 5, 11, tzinfo=UTC)  # of the Monday after the week of 29 December
    weeks = [timedelta(weeks=count) for count in range(60)]

    def missed(late: timedelta) -> list[date]:
        return rules.missed("week", noon, noon + late, "12:00", BERLIN)

    assert missed(weeks[0]) == missed(timedelta(days=6)) == []
    assert missed(weeks[1]) == [date(2025, 12, 29)]
    assert missed(weeks[3]) == [date(2026, 1, 12), date(2026, 1, 5), date(2025, 12, 29)]
    assert len(missed(weeks[59])) == rules.MOST_MISSED


# --- how it is set --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "changes"),
    [
        ("off", {"post": ()}), ("on", {"post": ("week",)}), ("month", {"post": ("week", "month")}),
        ("每周 关", {"post": ()}), ("season on", {"post": ("week", "season")}), ("18:00", {"hour": "18:00"}),
        ("9：30", {"hour": "09:30"}), ("7:00", None), ("23:30", None), ("12:00 sharp", None), ("8", {"lines": 8}),
        ("50", None), ("text", {"look": "text"}), ("图片", {"look": "picture"}), ("table now", None),
        ("help off", {"boards": ("newcomers",)}), ("newcomers", {"boards": ("help", "newcomers")}),
        ("week bananas", None), ("bananas", None), ("", None),
    ],
)  # fmt: skip
def test_the_words_after_ranking(words: str, changes: dict[str, object] | None) -> None:
    assert rules.set_by(words, BoardsPolicy()) == changes


def test_what_is_off_goes_on_again_weekly_and_what_is_on_stays() -> None:
    assert rules.set_by("on", BoardsPolicy(post=())) == {"post": ("week",)}
    assert rules.set_by("on", BoardsPolicy(post=("month",))) == {"post": ("month",)}
    assert [rules.chief(BoardsPolicy(post=post)) for post in ((), ("day", "week"))] == ["week", "day"]


# --- places ---------------------------------------------------------------------------------------------------------


def test_equal_scores_share_a_place_and_each_knows_the_one_before() -> None:
    rows = [(1, "Ann", 9), (2, "Bo", 7), (3, "Cy", 7), (4, "Di", 3)]
    lines = rules.lines_of(rows, {1: 1, 2: 5, 4: 2})
    assert [(line.place, line.change, line.steps) for line in lines] == [
        (1, "same", 0), (2, "up", 3), (2, "new", 0), (4, "down", 2),
    ]  # fmt: skip
    assert rules.riser(lines) == lines[1]


def test_without_an_earlier_board_nothing_is_new_and_nobody_rose() -> None:
    lines = rules.lines_of([(1, "Ann", 9), (2, "Bo", 7)], {})
    changes: list[Change] = [line.change for line in lines]
    assert changes == ["none", "none"]
    assert rules.riser(lines) is None


def test_of_two_who_rose_alike_the_better_place_is_named() -> None:
    lines = Line(1, "Ann", 9, 3, 5), Line(2, "Bo", 7, 4, 6), Line(3, "Cy", 7, 5, None)
    assert rules.riser(lines) == lines[0]


# --- names ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Ann", "Ann"), ("Join t.me/scam @ads", "Join t me/scam ads"), ("很长的名字" * 9, "很长的名字很长的名字很…"),
        ("ㅤ", ""), ("🔥🔥🔥", ""), ("\u202eevil", "evil"), ("A00装修老王13800138000", "A00装修老王"),
        ("138 0013 8000", ""), ("محمد علي", "محمد علي"), ("Zoë 👩\u200d🚀", "Zoë 👩\u200d🚀"),
        ("W" * 60, "W" * 23 + "…"), ("Agent 007", "Agent 007"),
    ],
)  # fmt: skip
def test_s103_names_on_a_board_are_short_and_harmless(name: str, shown: str) -> None:
    assert board_name(name) == shown


def test_a_text_is_cut_by_columns() -> None:
    assert [cut("中文字", most) for most in (6, 5, 4, 3)] == ["中文字", "中文…", "中…", "中…"]
    assert cut("abcd", 3) == "ab…"
