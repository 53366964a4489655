"""Laws of tiers for all inputs: more is never worse, nobody flaps, pins hold."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.core.tiers import Measures, Standing, Tier, TierPolicy, tier_of

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
TIERS = st.sampled_from(Tier)
NUMBERS = st.builds(
    Measures, st.integers(-20, 400), st.integers(0, 28), st.integers(0, 30), st.integers(0, 3)
)
STANDINGS = st.builds(
    Standing, TIERS, st.none() | st.integers(0, 40).map(lambda days: NOW - timedelta(days=days)), st.none(),
    st.booleans(),
)  # fmt: skip
POLICIES = st.builds(
    lambda leave, stay, points: TierPolicy(
        leave_percent=leave, stay_days=stay, active_points=points[0], spreader_points=points[1],
        opinion_leader_points=points[2], opinion_leader_referrals=points[3],
    ),
    st.integers(0, 100), st.integers(0, 30),
    st.tuples(st.integers(0, 300), st.integers(0, 300), st.integers(0, 300), st.integers(0, 2)),
)  # fmt: skip


@given(STANDINGS, NUMBERS, st.integers(0, 200), POLICIES, st.booleans())
def test_more_is_never_worse(
    standing: Standing, measures: Measures, more: int, policy: TierPolicy, resting: bool
) -> None:
    before = tier_of(standing, measures, policy, NOW, resting=resting)
    for name in ("points", "days", "people", "referrals"):
        better = measures._replace(**{name: getattr(measures, name) + more})
        assert tier_of(standing, better, policy, NOW, resting=resting) >= before


@given(STANDINGS, NUMBERS, POLICIES)
def test_on_what_stays_the_same_nobody_moves_twice(
    standing: Standing, measures: Measures, policy: TierPolicy
) -> None:
    """A look a day for two months: one move at most, at once or when the stay is over."""
    tier, since, moves = standing.tier, standing.since, 0
    for day in range(60):
        now = NOW + timedelta(days=day)
        new = tier_of(Standing(tier, since, struck=standing.struck), measures, policy, now)
        if new is not tier:
            tier, since, moves = new, now, moves + 1
    # An appointed one whom admins gave back goes first where the rules put them, then as everybody.
    assert moves <= 1 + (standing.tier is Tier.CO_LEADER)


@given(STANDINGS, TIERS, NUMBERS, POLICIES, st.booleans())
def test_a_pin_holds(
    standing: Standing, pin: Tier, measures: Measures, policy: TierPolicy, resting: bool
) -> None:
    pinned = Standing(standing.tier, standing.since, pin, standing.struck)
    assert tier_of(pinned, measures, policy, NOW, resting=resting) is pin


@given(STANDINGS, NUMBERS, POLICIES, st.booleans())
def test_only_admins_make_co_leaders(
    standing: Standing, measures: Measures, policy: TierPolicy, resting: bool
) -> None:
    assert tier_of(standing, measures, policy, NOW, resting=resting) is not Tier.CO_LEADER
