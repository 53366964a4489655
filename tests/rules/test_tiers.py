"""Tiers: who belongs where, what stands beside names, what admins type."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from bot.core.facts import Sender
from bot.core.tiers import (
    BEST_FIRST,
    Measures,
    Standing,
    Tier,
    TierPolicy,
    may,
    next_look,
    next_step,
    tier_of,
    window,
)
from bot.features.tiers import rules
from bot.features.tiers.rules import Looked, Move

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
POLICY = TierPolicy()
BERLIN = ZoneInfo("Europe/Berlin")
GREAT = Measures(500, 28, 40)
ANN, BO = Sender(21, "Ann"), Sender(22, "Bo")
SPREADER = Standing(Tier.SPREADER, NOW - timedelta(days=20))


@pytest.mark.parametrize(
    ("measures", "tier"),
    [
        (Measures(), Tier.BYSTANDER),
        (Measures(4, 2), Tier.PARTICIPANT),
        (Measures(400, 1), Tier.BYSTANDER),
        (Measures(400, 28, 2), Tier.PARTICIPANT),
        (Measures(30, 6, 3), Tier.ACTIVE),
        (Measures(99, 12, 8), Tier.ACTIVE),
        (Measures(100, 12, 8), Tier.SPREADER),
        (GREAT, Tier.OPINION_LEADER),
    ],
)
def test_a_tier_takes_all_of_its_measures(measures: Measures, tier: Tier) -> None:
    assert tier_of(Standing(), measures, POLICY, NOW) is tier


def test_staying_takes_less_than_rising_and_falling_takes_its_time() -> None:
    enough, little = Measures(70, 9, 6), Measures(69, 9, 6)
    assert tier_of(SPREADER, enough, POLICY, NOW) is Tier.SPREADER
    assert tier_of(SPREADER, little, POLICY, NOW) is Tier.ACTIVE
    fresh = replace(SPREADER, since=NOW - timedelta(days=13))
    assert tier_of(fresh, little, POLICY, NOW) is Tier.SPREADER
    assert tier_of(SPREADER, little, POLICY, NOW, resting=True) is Tier.SPREADER
    assert tier_of(fresh, GREAT, POLICY, NOW) is Tier.OPINION_LEADER


def test_a_strike_holds_back_and_a_pin_holds() -> None:
    assert tier_of(replace(SPREADER, struck=True), GREAT, POLICY, NOW) is Tier.SPREADER
    assert tier_of(replace(SPREADER, struck=True), Measures(), POLICY, NOW) is Tier.BYSTANDER
    for pin in Tier:
        assert tier_of(replace(SPREADER, pin=pin, struck=True), GREAT, POLICY, NOW) is pin


def test_without_the_pin_a_co_leader_is_what_the_rules_say() -> None:
    former = Standing(Tier.CO_LEADER)
    assert tier_of(former, GREAT, POLICY, NOW) is Tier.OPINION_LEADER
    assert tier_of(former, Measures(70, 9, 6), POLICY, NOW) is Tier.SPREADER
    assert tier_of(former, Measures(), POLICY, NOW) is Tier.BYSTANDER


def test_the_next_step_is_what_is_missing() -> None:
    step = (Tier.SPREADER, Measures(70, 6, 0))
    assert next_step(Tier.ACTIVE, Measures(30, 6, 9), POLICY) == step
    assert next_step(Tier.OPINION_LEADER, Measures(), POLICY) is None
    assert next_step(Tier.ACTIVE, GREAT, POLICY) is None
    found = next_step(Tier.BYSTANDER, Measures(), POLICY)
    assert found is not None
    assert (found[0], dict(found[1].given())) == (Tier.PARTICIPANT, {"points": 4, "days": 2})


@pytest.mark.parametrize(
    ("tier", "least", "allowed"),
    [
        (Tier.OPINION_LEADER, "off", False),
        (Tier.SPREADER, "spreader", True),
        (Tier.ACTIVE, "spreader", False),
        (Tier.CO_LEADER, "participant", True),
    ],
)
def test_what_a_tier_may(tier: Tier, least: str, allowed: bool) -> None:
    policy = TierPolicy.model_validate({"media": least})
    assert may(tier, policy.media) is allowed


def test_the_window_is_made_of_whole_days_of_the_chat_through_changes_of_the_clock() -> None:
    days = window(datetime(2026, 3, 30, 10, tzinfo=UTC), BERLIN, 7)
    assert len(days) == 7
    assert days[-1] == (datetime(2026, 3, 29, 22, tzinfo=UTC), datetime(2026, 3, 30, 22, tzinfo=UTC))
    assert days[-2] == (datetime(2026, 3, 28, 23, tzinfo=UTC), datetime(2026, 3, 29, 22, tzinfo=UTC))
    assert all(day[1] == after[0] for day, after in pairwise(days))


def test_the_next_look_is_ahead_at_that_hour() -> None:
    at = datetime(2026, 3, 28, 9, 7, tzinfo=UTC)
    assert next_look(at - timedelta(seconds=1), BERLIN, 10, 7) == at
    assert next_look(at, BERLIN, 10, 7) == datetime(2026, 3, 29, 8, 7, tzinfo=UTC)


# --- who moves ------------------------------------------------------------------------------------------------------


def test_before_it_is_wanted_only_pins_count_and_who_is_gone_is_nowhere() -> None:
    great = Looked(ANN, "member", measures=GREAT)
    assert rules.belongs(great, POLICY, NOW, applied=True) is Tier.OPINION_LEADER
    assert rules.belongs(great, POLICY, NOW, applied=False) is Tier.BYSTANDER
    pinned = replace(great, standing=Standing(pin=Tier.CO_LEADER))
    assert rules.belongs(pinned, POLICY, NOW, applied=False) is Tier.CO_LEADER
    assert rules.belongs(replace(pinned, status="left"), POLICY, NOW, applied=True) is Tier.BYSTANDER


def test_moves_are_the_best_first_and_only_honours_are_told() -> None:
    members = [
        Looked(ANN, measures=Measures(5, 2)),
        Looked(BO, measures=Measures(120, 14, 9)),
        Looked(Sender(23, "Cy"), standing=SPREADER, measures=Measures(100, 12, 8)),
        Looked(Sender(24, "Dee"), standing=SPREADER),
    ]
    found = rules.moves(members, POLICY, NOW, applied=True)
    assert [(move.one.user.name, move.new, move.rises, move.told) for move in found] == [
        ("Bo", Tier.SPREADER, True, True),
        ("Ann", Tier.PARTICIPANT, True, False),
        ("Dee", Tier.BYSTANDER, False, False),
    ]
    pinned = Looked(ANN, standing=Standing(pin=Tier.SPREADER))
    assert not Move(pinned, Tier.SPREADER).told


def test_admins_see_who_is_where() -> None:
    bo = Looked(BO, standing=SPREADER, measures=Measures(5))
    members = [Looked(ANN), bo, Looked(Sender(23), "left", standing=SPREADER)]
    assert rules.by_tier(members, Tier.SPREADER) == {
        Tier.OPINION_LEADER: [], Tier.CO_LEADER: [], Tier.SPREADER: [bo],
    }  # fmt: skip
    assert rules.counted(members) == {Tier.BYSTANDER: 1, Tier.SPREADER: 1}


@pytest.mark.parametrize(
    ("tag", "put", "wanted", "new", "forgotten"),
    [
        ("", "", "", None, False),
        ("", "", "Spreader", "Spreader", False),
        ("Spreader", "Spreader", "Spreader", None, False),
        ("Spreader", "Spreader", "Leader", "Leader", False),
        ("Spreader", "Spreader", "", "", False),
        ("", "Spreader", "Spreader", "Spreader", True),
        ("", "Spreader", "", None, True),
        ("Baker", "", "Spreader", None, False),
        ("Baker", "Spreader", "Spreader", None, True),
        ("Baker", "Spreader", "", None, True),
    ],
)
def test_our_word_comes_and_goes_and_nobody_elses_is_touched(
    tag: str, put: str, wanted: str, new: str | None, forgotten: bool
) -> None:
    one = Looked(ANN, "member", tag=tag, put=put)
    assert rules.new_tag(one, wanted) == new
    assert rules.is_forgotten(one) is forgotten


def test_who_would_be_missed() -> None:
    star = Looked(ANN, "member", SPREADER, last_seen=NOW)
    assert rules.may_fade(star)
    assert rules.may_fade(replace(star, faded_at=NOW - timedelta(days=1)))
    assert not rules.may_fade(replace(star, faded_at=NOW + timedelta(days=1)))
    assert not rules.may_fade(replace(star, status="left"))
    assert not rules.may_fade(Looked(BO, "member"))


@pytest.mark.parametrize(
    ("status", "title", "wanted", "new"),
    [
        ("member", "", "Co-leader", "Co-leader"),
        ("administrator", "", "Co-leader", None),
        ("administrator", "Co-leader", "Co-leader", None),
        ("administrator", "Co-leader", "Builder", "Builder"),
        ("administrator", "Co-leader", "", ""),
        ("member", "Co-leader", "Co-leader", None),
        ("member", "", "", None),
    ],
)
def test_a_title_is_for_whom_this_bot_made_an_admin(
    status: str, title: str, wanted: str, new: str | None
) -> None:
    assert rules.new_title(Looked(ANN, status, title=title), wanted) == new


@pytest.mark.parametrize(
    ("hour", "later"),
    [(7, 8), (8, None), (22, None), (23, 32), (3, 8)],
)
def test_nobody_is_woken(hour: int, later: int | None) -> None:
    midnight = datetime(2026, 3, 2, tzinfo=BERLIN)
    wanted = midnight + timedelta(hours=later) if later else None
    assert rules.daytime(midnight + timedelta(hours=hour), BERLIN) == wanted


# --- what admins type -----------------------------------------------------------------------------------------------

OWN = TierPolicy(names=("", "", "Herald", "", "", ""))


@pytest.mark.parametrize(
    ("words", "tier"),
    [
        ("co-leader", Tier.CO_LEADER),
        ("Co Leader", Tier.CO_LEADER),
        ("opinion_leader", Tier.OPINION_LEADER),
        ("传播者", Tier.SPREADER),
        ("herald", Tier.SPREADER),
        ("king", None),
        ("", None),
    ],
)
def test_a_tier_is_known_by_its_names(words: str, tier: Tier | None) -> None:
    assert OWN.called(Tier.SPREADER) == "Herald"
    assert rules.tier_in(words, OWN) is tier


@pytest.mark.parametrize(
    ("words", "tier", "name"),
    [
        ("spreader Light bearer", Tier.SPREADER, "Light bearer"),
        ("opinion leader Sage", Tier.OPINION_LEADER, "Sage"),
        ("传播者 火种", Tier.SPREADER, "火种"),
        ("spreader off", Tier.SPREADER, ""),
        ("spreader -", Tier.SPREADER, ""),
    ],
)
def test_a_tier_can_be_called_otherwise(words: str, tier: Tier, name: str) -> None:
    names = rules.renamed(words, OWN)
    assert names is not None
    assert names[BEST_FIRST.index(tier)] == name


@pytest.mark.parametrize(
    "words",
    ["", "spreader", "king Sage", "active Herald", "spreader active", "spreader " + "x" * 17, "spreader 🌱",
     "spreader ..."],
)  # fmt: skip
def test_but_not_anyhow(words: str) -> None:
    assert rules.renamed(words, OWN) is None


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ("active points 30", ("active_points", 30)),
        ("opinion leader days 20", ("opinion_leader_days", 20)),
        ("herald people 9", ("spreader_people", 9)),
        ("window days 21", ("window_days", 21)),
        ("tag off", ("tag", False)),
        ("media spreader", ("media", "spreader")),
        ("media off", ("media", "off")),
        ("media bystander", None),
        ("media king", None),
        ("tag maybe", None),
        ("active points many", None),
        ("co-leader points 30", None),
        ("active wishes 30", None),
        ("names 3", None),
        ("tag", None),
    ],
)
def test_numbers_and_switches_are_set_by_words(words: str, field: object) -> None:
    assert rules.changed(words.split(), OWN) == field


def test_bars_of_the_upper_tiers_are_higher() -> None:
    bars = [POLICY.bars[tier] for tier in sorted(POLICY.bars)]
    assert all(better.reach(bar) for bar, better in pairwise(bars))


def test_who_took_part_and_fell_silent_is_greeted_on_one_day() -> None:
    one, cards = Looked(ANN, "member", measures=Measures(3, 1), last_seen=NOW), TierPolicy(fading=True)
    days = [(NOW + timedelta(days=number)).date() for number in range(30)]
    assert [day for day in days if rules.fell_silent(one, POLICY, day, BERLIN)] == [days[POLICY.greet_days]]
    star, nothing = replace(one, standing=SPREADER), replace(one, measures=Measures())
    others = [replace(one, status=status) for status in ("left", "administrator")]
    others += [nothing, replace(one, standing=Standing(struck=True))]
    assert not any(rules.fell_silent(other, POLICY, days[14], BERLIN) for other in others)
    assert [rules.fell_silent(star, policy, days[14], BERLIN) for policy in (POLICY, cards)] == [True, False]
    assert rules.fell_silent(one, cards, days[14], BERLIN)
