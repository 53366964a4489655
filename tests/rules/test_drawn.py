"""What draws most against the usual is named, and nothing where chance may have made it so."""

from datetime import UTC, datetime, timedelta
from math import exp

import pytest

from bot.core.clock import Draw
from bot.core.drawn import CHANCE, Post, drawn_by, draws_most, drew_most, mean

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def posts(medium: str, *people: int, usual: float | None = None) -> list[Post]:
    """Posts of a kind, a day after the other."""
    days = [NOON + timedelta(days=number) for number in range(len(people))]
    return [
        Post(f"{medium}{at:%d}", medium, medium, 0, at, at, count, usual)
        for at, count in zip(days, people, strict=True)
    ]


def kind(post: Post) -> str:
    return post.medium


def test_what_draws_three_times_as_many_is_named() -> None:
    some = posts("photo", 6, 5, 7, 6, 8, 6) + posts("text", 2, 1, 3, 2, 2, 1, 3)
    found = draws_most(some, kind)
    assert found is not None
    assert (found.label, found.posts, round(found.mean, 1), found.others) == ("photo", 6, 6.3, 2.0)
    assert (found.usual, found.others_usual) == (None, None)
    assert found == draws_most(some[::-1], kind)
    assert draws_most(some[:4] + some[6:], kind) is None  # too few to tell
    assert draws_most([], kind) is None


def test_what_draws_more_only_because_more_are_there_is_not_named() -> None:
    crowded, quiet = (6, 5, 7, 6, 8, 6, 7), (2, 1, 3, 2, 2, 1, 3)
    assert draws_most(posts("photo", *crowded, usual=20) + posts("text", *quiet, usual=6), kind) is None
    found = draws_most(posts("photo", *quiet, usual=1) + posts("text", *crowded, usual=30), kind)
    assert found is not None
    assert (found.label, found.usual, found.others_usual) == ("photo", 1, 30)


def test_few_with_a_usual_are_compared_as_they_are() -> None:
    some = posts("photo", 6, 5, 7, 6, 8, 6, usual=9) + posts("text", 2, 1, 3, 2, 2, 1, 3)
    found = draws_most(some, kind)
    assert found is not None
    assert (found.label, found.usual) == ("photo", None)
    assert [row.label for row in drawn_by(some, kind, 5)] == ["photo", "text"]


def test_labels_stand_by_what_they_draw_against_the_usual() -> None:
    some = posts("a", 3, 3, 3, 3, 3, usual=9) + posts("b", 2, 2, 2, 2, 2, usual=0) + posts("c", 9)
    rows = drawn_by(some, kind, 2)
    assert [(row.label, row.mean, row.posts, row.usual) for row in rows] == [("b", 2, 5, 0), ("a", 3, 5, 9)]
    assert drawn_by(some, kind, 1) == rows[:1]
    assert (drawn_by([], kind, 3), mean([])) == ([], 0)
    assert drawn_by(posts("a", 4), kind, 1)[0].others == 0


@pytest.mark.parametrize(("first", "second"), [("poll", "photo"), ("photo", "poll")])
def test_of_two_that_stand_out_the_higher_is_named(first: str, second: str) -> None:
    assert drew_most([(first, 9)] * 9 + [(second, 6)] * 9 + [("text", 1)] * 40) == first


def poisson(chance: Draw, rate: float) -> int:
    """How many come, when so many come on the average."""
    count, left = 0, chance.integer(1, 10**6) / 10**6
    while left > exp(-rate):
        left *= chance.integer(1, 10**6) / 10**6
        count += 1
    return count


def test_where_all_draw_the_same_nobody_is_named_however_often_one_looks() -> None:
    assert drew_most([("photo", 3)] * 10 + [("text", 3)] * 10) is None
    groups, ever, last = 150, 0, 0
    for seed in range(groups):
        chance = Draw(seed.to_bytes(2, "big"))
        samples = [("AB"[number % 2], float(poisson(chance, 3))) for number in range(60)]
        looks = [drew_most(samples[:count]) is not None for count in range(10, 61)]
        ever, last = ever + any(looks), last + looks[-1]
    assert CHANCE == 0.01
    assert last <= 0.02 * groups  # one look
    assert ever <= 0.07 * groups  # a look after every post
