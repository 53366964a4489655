"""What is posted now and what was missed, when a talk is lively and a silence long, what can be kept."""

from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.core.drawn import Post
from bot.core.facts import Content
from bot.core.schedules import Every, Once, Schedule, Slot, Weekly
from bot.core.templates import Unfit, album_of, as_it_is
from bot.features.drops import rules
from bot.features.drops.policy import DropsPolicy

POLICY, ZONE = DropsPolicy.model_validate({}), ZoneInfo("Asia/Shanghai")
JANUARY = datetime.fromisoformat("2026-01-01 09:00")
HOURLY = Schedule(Every(timedelta(hours=1), datetime.fromisoformat("2026-11-21 08:00")))


def utc(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-{text}").replace(tzinfo=UTC)


def slot(text: str) -> Slot:
    return Slot(utc(text).replace(tzinfo=None), utc(text))


def due(now: str, left: int | None = None, schedule: Schedule = HOURLY) -> tuple[str, int, str, int | None]:
    found = rules.due_now(schedule, ZONE, slot("21 08:00"), left, utc(now), POLICY)
    post = f"{found.post.due:%d %H:%M}" if found.post else ""
    return post, len(found.missed), f"{found.next.due:%d %H:%M}" if found.next else "", found.left


def test_the_last_time_is_posted_the_others_are_missed_none_is_both() -> None:
    assert due("21 08:00") == ("21 08:00", 0, "21 09:00", None)
    assert due("21 08:59") == ("21 08:00", 0, "21 09:00", None)
    assert due("21 11:30") == ("21 11:00", 3, "21 12:00", None)
    assert due("21 11:30", left=10) == ("21 11:00", 3, "21 12:00", 6)
    assert due("21 11:30", left=2) == ("", 2, "", 0)
    assert due("21 09:30", left=2) == ("21 09:00", 1, "", 0)
    assert due("21 10:00", left=1) == ("21 08:00", 0, "", 0)


def test_what_comes_once_may_be_late_but_not_too_late() -> None:
    once = Schedule(Once(utc("21 08:00").replace(tzinfo=None)))
    assert due("21 10:00", schedule=once) == ("21 08:00", 0, "", None)
    assert due("21 10:01", schedule=once) == ("", 1, "", None)


def test_a_very_long_absence_is_worked_off_in_steps() -> None:
    found = rules.due_now(HOURLY, ZONE, slot("21 08:00"), None, utc("22 08:00"), POLICY, most=5)
    assert (found.post, len(found.missed), found.next) == (None, 5, slot("21 13:00"))


def test_the_next_times_end_where_the_count_does() -> None:
    assert [f"{one.due:%H:%M}" for one in rules.upcoming(HOURLY, ZONE, slot("21 08:00"), None, 3)] == [
        "08:00", "09:00", "10:00",
    ]  # fmt: skip
    assert len(rules.upcoming(HOURLY, ZONE, slot("21 08:00"), 2, 3)) == 2
    assert len(rules.upcoming(HOURLY, ZONE, slot("21 08:00"), 1, 3)) == 1


@pytest.mark.parametrize(
    ("minutes_ago", "now", "expected"),
    [
        ((0, 0.5, 1, 2, 2.9), "21 08:00", "21 08:01"),
        ((0, 0.5, 1, 2, 3), "21 08:00", None),  # the fifth is too old
        ((0, 0, 0, 0), "21 08:00", None),
        ((-1, 0, 0, 0, 0), "21 08:00", None),  # what lies ahead counts for nothing
        ((0, 0, 0, 0, 0), "21 08:29:30", "21 08:30"),
        ((0, 0, 0, 0, 0), "21 08:30", None),
    ],
)
def test_a_lively_talk_is_let_be_for_half_an_hour(
    minutes_ago: tuple[float, ...], now: str, expected: str | None
) -> None:
    heard = [utc(now) - timedelta(minutes=ago) for ago in minutes_ago]
    found = rules.waits_until(heard, utc("21 08:00"), utc(now), POLICY)
    assert found == (utc(expected) if expected else None)


@pytest.mark.parametrize(
    ("error", "failure"),
    [
        ("Bad Request: wrong file identifier/HTTP URL specified", "content"),
        ("Bad Request: not enough rights to send photos to the chat", "right"),
        ("Bad Request: CHAT_WRITE_FORBIDDEN", "right"),
        ("Bad Request: message thread not found", "closed"),
        ("Forbidden: bot was kicked from the supergroup chat", "closed"),
        ("Bad Request: something new", "other"),
    ],
)
def test_why_it_failed_is_read_from_telegrams_words(error: str, failure: str) -> None:
    assert rules.failure_of(error) == failure


PHOTO = Content("photo", "The map", file_id="p1")
FIT = [
    Content("text", "Bring water"),
    Content("text", "{name} " * 500),
    PHOTO,
    Content("sticker", file_id="s1"),
    Content("poll", "Lake?", poll={"type": "regular", "options": ["a", "b"]}),
    Content("poll", "Lake?", poll={"type": "quiz", "options": ["a", "b"], "correct_option_id": 0}),
    Content("album", "The map", album=(PHOTO, PHOTO)),
]


@pytest.mark.parametrize("content", FIT, ids=lambda content: content.kind)
def test_what_can_be_kept_is_kept_as_it_is(content: Content) -> None:
    assert as_it_is(content) == content


@pytest.mark.parametrize("payload", ["{first}", "{user.__class__}", "{{7*7}}", "%s", "${x}", "<b>&lt;</b>"])
def test_s43_a_drop_is_what_was_written(payload: str) -> None:
    assert as_it_is(Content("text", payload)).text == payload


def test_a_buttons_mark_becomes_a_button() -> None:
    made = as_it_is(Content("text", "Come [Map](buttonurl://example.com)"))
    assert (made.text, made.buttons) == ("Come", ((("Map", "https://example.com"),),))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (None, "kind"),
        (Content("dice"), "kind"),
        (Content("text", " "), "nothing"),
        (Content("text", "x" * 4097), "long"),
        (Content("photo", "x" * 1025, file_id="p1"), "long"),
        (Content("album", album=(PHOTO, Content("photo", "x" * 1025, file_id="p2"))), "long"),
        (Content("text", "[x](buttonurl://nowhere)"), "link"),
        (Content("poll", "Lake?", poll={"type": "quiz", "options": ["a", "b"]}), "quiz"),
        (Content("album", album=(PHOTO, Content("voice", file_id="v1"))), "kind"),
    ],
)
def test_what_cannot_be_kept_says_why(content: Content | None, why: str) -> None:
    with pytest.raises(Unfit, match=why):
        as_it_is(content)


def test_an_album_is_one_with_its_buttons_behind_it() -> None:
    other = Content("photo", file_id="p2", buttons=((("Map", "https://example.com"),),))
    assert album_of([PHOTO]) == PHOTO
    whole = album_of([PHOTO, other])
    assert (whole.kind, whole.text, whole.album) == ("album", "The map", (PHOTO, other))
    assert whole.buttons == other.buttons
    assert album_of([PHOTO, PHOTO]).buttons == ()


def test_the_gist_is_short() -> None:
    assert rules.gist(Content("text", "Bring\n water")) == "Bring water"
    assert rules.gist(Content("text", "x" * 60)) == "x" * 39 + "…"


@pytest.mark.parametrize(
    ("items", "first", "days", "expected"),
    [
        (3, "21 12:00", 7, "24 12:00"),
        (8, "21 12:00", 7, None),
        (0, "21 12:00", 7, "21 08:00"),
        (3, "21 12:00", 0, None),
        (3, None, 7, None),
    ],
)
def test_a_queue_that_runs_dry(items: int, first: str | None, days: int, expected: str | None) -> None:
    policy = POLICY.model_copy(update={"low_days": days})
    daily = Schedule(Weekly(tuple(range(7)), (time(20),)))
    start = Slot(datetime.fromisoformat("2026-11-21 20:00"), utc(first)) if first else None
    last = rules.runs_dry(daily, ZONE, start, items, utc("21 08:00"), policy)
    assert last == (
        utc(expected) - timedelta(days=int(items == 3 and expected is not None)) if expected else None
    )


def test_reordering_moves_one() -> None:
    assert rules.order(["a", "b", "c"], "b", -1) == ["b", "a", "c"]
    assert rules.order(["a", "b", "c"], "b", 1) == ["a", "c", "b"]
    assert rules.order(["a", "b", "c"], "a", -1) == ["a", "b", "c"]
    assert rules.order(["a", "b", "c"], "c", 1) == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("heard", "last", "now", "expected"),
    [
        ("20 02:00", None, "21 03:00", "21 03:00"),  # silent long enough, at eleven in the morning
        ("20 08:00", None, "21 03:00", "21 08:00"),  # a few hours more
        ("19 08:00", None, "21 00:00", "21 02:00"),  # too early in the day
        ("19 08:00", None, "21 14:00", "22 02:00"),  # too late in the day
        ("20 14:00", None, "21 03:00", "22 02:00"),  # it would be night
        ("18 02:00", "20 03:00", "21 03:00", "23 03:00"),  # not again so soon
    ],
)
def test_a_silence_is_broken_by_day_and_seldom(heard: str, last: str | None, now: str, expected: str) -> None:
    before = utc(last) if last else None
    assert rules.breaks_at(utc(heard), before, ZONE, utc(now), POLICY) == utc(expected)


@pytest.mark.parametrize(
    ("numbers", "posted", "only", "best", "expected"),
    [
        ([0], [0], None, None, 0),
        ([0, 1, 2], [], None, None, 0),  # each in its turn
        ([0, 1, 2], [0], None, None, 1),
        ([0, 1, 2], [2, 1, 0], None, None, 0),
        ([0, 2], [1, 0], None, None, 2),  # one was taken away
        ([0, 1], [0, 1], 1, 0, 1),  # an admin wants this one
        ([0, 1], [1], 5, None, 0),  # which is there no more
        ([0, 1], [0, 1], None, 1, 1),  # the best, mostly
        ([0, 1, 2], [1, 1, 0], None, 1, 1),
        ([0, 1, 2], [1, 1, 1, 0], None, 1, 2),  # the others now and then, in their turn
        ([0, 1, 2], [1, 1, 1, 2], None, 1, 0),
        ([1], [1, 1, 1], None, 1, 1),
    ],
)
def test_which_wording_comes_now(
    numbers: list[int], posted: list[int], only: int | None, best: int | None, expected: int
) -> None:
    assert rules.next_variant(numbers, posted, only, best) == expected
    assert [rules.letter(number) for number in (0, 1)] == ["A", "B"]


def test_wordings_come_evenly() -> None:
    posted: list[int] = []
    for _ in range(30):
        posted.insert(0, rules.next_variant([0, 1, 3], posted))
    assert [posted.count(number) for number in (0, 1, 3)] == [10, 10, 10]
    for _ in range(40):
        posted.insert(0, rules.next_variant([0, 1, 3], posted, best=1))
    assert [posted.count(number) - 10 for number in (0, 1, 3)] == [5, 30, 5]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (Every(timedelta(days=1), JANUARY), Every(timedelta(days=2), JANUARY)),
        (Weekly((0, 2, 4), (time(20),)), Weekly((0, 4), (time(20),))),
        (Weekly((0, 1), (time(9), time(20))), Weekly((0, 1), (time(20),))),
        (Weekly((0,), (time(20),)), None),
        (Once(JANUARY), None),
    ],
)
def test_half_as_many_times(rule: Any, expected: Any) -> None:
    found = rules.slower(Schedule(rule))
    assert (found.rule if found else None) == expected


def test_an_idea_bears_the_name_of_who_had_it() -> None:
    assert rules.credited(Content("text", "Quiz"), "by Ann").text == "Quiz\n\nby Ann"
    assert rules.credited(Content("photo", file_id="p1"), "by Ann").text == "by Ann"
    sticker, long = Content("sticker", file_id="s1"), Content("photo", "x" * 1_020, file_id="p1")
    assert rules.credited(sticker, "by Ann") == sticker
    assert rules.credited(long, "by Ann") == long
    album = Content("album", "The map", album=(PHOTO, PHOTO))
    assert [part.text for part in rules.credited(album, "by Ann").album] == ["The map\n\nby Ann", "The map"]


def test_the_best_of_what_was_used_is_posted_once_more() -> None:
    def post(drop: str, days: float, people: int) -> Post:
        at = utc("21 08:00") - timedelta(days=days)
        return Post(f"{drop}{days}", drop, "text", 0, at, at, people)

    used = {name: name.upper() for name in "abcdefg"} | {"a2": "A"}
    posts = [
        post("a", 20, 3), post("a2", 40, 2), post("b", 30, 9), post("b", 50, 1), post("c", 59, 4),
        post("d", 61, 90), post("e", 13, 90), post("e", 30, 90), post("f", 20, 0), post("g", 20, 2),
        post("other", 20, 90),
    ]  # fmt: skip
    best = rules.best_again(posts, used, (), utc("21 08:00"))
    assert best == ["b", "c", "a"], (
        "at most three; no content twice; neither lately nor long ago, nor unanswered"
    )
    assert rules.best_again(posts, used, ("B", "C"), utc("21 08:00")) == ["a", "g"], "what waits comes anyway"
    assert rules.best_again([], used, (), utc("21 08:00")) == []
