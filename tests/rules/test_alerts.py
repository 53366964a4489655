"""When cards are shown and which share a message: tables of cases."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.core.decisions import Button
from bot.core.texts import Html
from bot.features.alerts import rules
from bot.features.alerts.policy import AlertsPolicy
from bot.features.alerts.rules import CardView, Plan, Post

BERLIN = ZoneInfo("Europe/Berlin")
POLICY = AlertsPolicy()
NOON = datetime(2026, 11, 26, 12, tzinfo=BERLIN)
NIGHT = datetime(2026, 11, 26, 2, tzinfo=BERLIN)
MORNING = datetime(2026, 11, 26, 8, 30, tzinfo=BERLIN)
UNDO = ((Button("Undo", "strikes", "undo", "x"),),)
HEAD = Html("Head")


def card(number: int, created: datetime = NOON, **more: object) -> CardView:
    view = CardView(number, "strike", Html(f"card {number}"), UNDO, False, False, 1, created.astimezone(UTC))
    return replace(view, **more)  # type: ignore[arg-type]  # fields by name


@pytest.mark.parametrize(
    ("local", "start", "end", "wake"),
    [
        (NOON, "23:00", "08:30", None),
        (NIGHT, "23:00", "08:30", MORNING),
        (NOON.replace(hour=23), "23:00", "08:30", MORNING + timedelta(days=1)),
        (MORNING, "23:00", "08:30", None),
        (NIGHT, "01:00", "03:00", NIGHT.replace(hour=3)),
        (NOON, "01:00", "03:00", None),
        (NOON, "12:00", "12:00", None),
    ],
)
def test_quiet_hours_end_when_they_should(
    local: datetime, start: str, end: str, wake: datetime | None
) -> None:
    assert rules.quiet_until(local, AlertsPolicy(quiet_from=start, quiet_to=end)) == wake


def test_the_hour_that_comes_twice_does_not_wake_in_the_past() -> None:
    again = datetime(2026, 10, 25, 2, 10, tzinfo=BERLIN, fold=1)
    wake = rules.quiet_until(again, AlertsPolicy(quiet_from="23:00", quiet_to="02:30"))
    assert wake is not None
    assert wake.timestamp() - again.timestamp() == 20 * 60


def test_by_day_every_card_is_its_own_message() -> None:
    plan = rules.plan([card(1), card(2)], NOON, 0, POLICY)
    assert plan == Plan(post=((card(1),), (card(2),)))


def test_by_night_only_the_urgent_card_is_shown() -> None:
    urgent = card(2, NIGHT, urgent=True)
    plan = rules.plan([card(1, NIGHT), urgent], NIGHT, 0, POLICY)
    assert (plan.hold, plan.post, plan.wake) == ((card(1, NIGHT),), ((urgent,),), MORNING)


def test_the_nights_cards_come_as_one_silent_message() -> None:
    night = (card(1, NIGHT), card(2, NIGHT))
    assert rules.plan([*night, card(3, MORNING)], MORNING, 0, POLICY) == Plan(
        post=((card(3, MORNING),),), silent=night
    )


def test_what_stands_somewhere_is_edited_and_what_is_over_unseen_is_dropped() -> None:
    stands, over = card(1, posts=(Post(-9, "card:a:-9"),)), card(2, closed=True)
    closed = replace(stands, closed=True)
    assert rules.plan([stands, over], NIGHT, 0, POLICY) == Plan(edit=(stands,), drop=(over,), wake=MORNING)
    assert rules.plan([closed], NOON, 0, POLICY) == Plan(edit=(closed,))


@pytest.mark.parametrize(("posted", "own", "merged"), [(0, 3, 0), (8, 2, 1), (10, 0, 3), (15, 0, 3)])
def test_more_than_ten_a_day_are_merged(posted: int, own: int, merged: int) -> None:
    plan = rules.plan([card(1), card(2), card(3)], NOON, posted, POLICY)
    assert (len(plan.post), len(plan.merge)) == (own, merged)


def test_an_urgent_card_is_never_merged() -> None:
    plan = rules.plan([card(1, urgent=True)], NOON, 50, POLICY)
    assert (len(plan.post), plan.merge) == (1, ())


def test_copies_for_several_admins_are_one_message() -> None:
    both = (Post(5, "card:a:5"), Post(6, "card:a:6"))
    assert rules.messages_of([card(1, posts=both), card(2, posts=both), card(3)]) == 1


def test_cards_of_one_message_are_found_and_kept_in_step() -> None:
    here, there = Post(5, "night:a:5"), Post(5, "card:b:5")
    one, two = rules.with_post(card(2), here), rules.with_post(card(1), here)
    other = rules.with_post(card(3), there)
    assert rules.sharing([one, two, other], "night:a:5") == [two, one]
    assert rules.located(one, "night:a:5", 77).posts == (Post(5, "night:a:5", 77),)
    assert rules.located(other, "night:a:5", 77) == other
    assert rules.without_post(one, "night:a:5").posts == ()


def test_one_card_speaks_for_itself() -> None:
    assert rules.shown([card(1)], HEAD) == ("card 1", UNDO, 0)
    assert rules.shown([card(1, closed=True)], HEAD) == ("card 1", (), 0)


def test_several_are_numbered_with_their_buttons_newest_first() -> None:
    text, rows, hidden = rules.shown([card(1), card(2, closed=True), card(3)], HEAD)
    assert text == "Head\n1. card 3\n2. card 2\n3. card 1"
    assert [row[0].text for row in rows] == ["1 Undo", "3 Undo"]
    assert hidden == 0


def test_a_message_never_grows_too_long() -> None:
    assert rules.shown([card(number) for number in range(20)], HEAD)[2] == 20 - rules.MOST_LISTED
    long = Html("x" * rules.MOST_TEXT)
    text, _, hidden = rules.shown([card(1, text=long), card(2, text=long)], HEAD)
    assert (len(text) < 4096, hidden) == (True, 1)


def test_names_and_times() -> None:
    assert rules.day_name(-1, NOON.date()) == "day:-1:20261126"
    assert rules.clock("08:30") == time(8, 30)
