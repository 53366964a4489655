"""Laws of points for all inputs: limits hold, causes count once."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.core.earning import points_for
from bot.core.scores import BY_ADMINS, Entry, Kind, ScorePolicy, Scores, places, score
from bot.features.scores.rules import Streak

NOW = datetime(2026, 1, 5, 10, tzinfo=UTC)
POLICY = ScorePolicy()
BERLIN = ZoneInfo("Europe/Berlin")
TALK = (Kind.ANSWERED, Kind.HELPFUL, Kind.THANKS, Kind.REACTION)


def earned(entries: list[Entry], policy: ScorePolicy = POLICY) -> list[Entry]:
    """The entries that earn, with their points, in the order given."""
    scores, found = Scores(), []
    for entry in entries:
        if points := points_for(entry, scores, policy, BERLIN):
            found.append(replace(entry, points=points))
            scores.take(found[-1], BERLIN)
    return found


def entry_of(number: int) -> Entry:
    """What somebody does for a message of another within two days: kind, both people, message and minute in one."""
    number, kind = divmod(number, len(TALK))
    number, by = divmod(number, 5)
    number, author = divmod(number, 5)
    number, which = divmod(number, 12)
    at = NOW + timedelta(minutes=10 * number)
    about, words = f"m:{author}:{which}", 1 + (number + which) % 30
    if TALK[kind] is Kind.ANSWERED:
        return Entry(author, Kind.ANSWERED, about, "answered", at, by, words=words)
    cause = f"reaction:{by}" if TALK[kind] is Kind.REACTION else f"thanks:{by}"
    return Entry(author, TALK[kind], about, cause, at, by)


def some_entries() -> st.SearchStrategy[list[Entry]]:
    """What a few people do for a few messages of each other."""
    return st.lists(st.integers(0, len(TALK) * 5 * 5 * 12 * 288 - 1).map(entry_of), max_size=60)


@given(some_entries())
def test_limits_hold_and_a_cause_counts_once(entries: list[Entry]) -> None:
    days: Counter[tuple[int, object]] = Counter()
    pairs: Counter[tuple[int, int | None, object]] = Counter()
    reactions: Counter[str] = Counter()
    for entry in earned(entries):
        day = entry.at.astimezone(BERLIN).date()
        days[entry.user, day] += entry.points or 0
        pairs[entry.user, entry.by, day] += entry.points or 0
        reactions[entry.about] += entry.kind is Kind.REACTION
    assert max(days.values(), default=0) <= POLICY.a_day_talk
    assert max(reactions.values(), default=0) <= POLICY.reactions
    assert max(pairs.values(), default=0) <= max(POLICY.a_pair, POLICY.helpful)
    found = earned(entries)
    assert len({(entry.about, entry.cause) for entry in found}) == len(found)
    assert all(entry.by != entry.user and (entry.points or 0) > 0 for entry in found)


@given(some_entries(), st.lists(st.integers(0, 60), max_size=20))
def test_what_is_removed_earns_no_more_and_frees_no_limit(entries: list[Entry], removals: list[int]) -> None:
    scores, days = Scores(), Counter[tuple[int, object]]()
    for number, entry in enumerate(entries):
        if number in removals:
            scores.remove([entry.about])
        if points := points_for(entry, scores, POLICY, BERLIN):
            assert entry.about not in scores.gone
            scores.take(replace(entry, points=points), BERLIN)
            days[entry.user, entry.at.astimezone(BERLIN).date()] += points
    assert max(days.values(), default=0) <= POLICY.a_day_talk
    scores.restore([entry.about for entry in entries])
    assert scores.gone == {}


@given(some_entries(), st.data())
def test_what_is_in_mind_is_the_same_in_any_order(entries: list[Entry], data: st.DataObject) -> None:
    found = earned(entries)
    shuffled = data.draw(st.permutations(found))
    first, second = Scores(loaded=list(found)), Scores(loaded=shuffled)
    for scores in (first, second):
        scores.sort(BERLIN)
    assert first.days == second.days
    assert sum(tally.points for day in first.days.values() for tally in day.tallies.values()) == sum(
        entry.points or 0 for entry in found
    )


@given(some_entries())
def test_said_again_changes_nothing(entries: list[Entry]) -> None:
    once = earned(entries)
    causes = {(entry.about, entry.cause) for entry in once}
    again = [entry for entry in entries if (entry.about, entry.cause) in causes]
    assert earned([*entries, *again]) == once


@given(some_entries(), st.integers(0, 60))
def test_a_restart_between_changes_nothing(entries: list[Entry], cut: int) -> None:
    ordered = sorted(entries, key=lambda entry: entry.at)
    before = earned(ordered[:cut])
    scores, found = Scores(loaded=list(before)), list(before)
    for entry in ordered[cut:]:
        if points := points_for(entry, scores, POLICY, BERLIN):
            found.append(replace(entry, points=points))
            scores.take(found[-1], BERLIN)
    assert found == earned(ordered)


@given(st.integers(0, 10_000), st.integers(0, 10_000), st.integers(0, 100))
def test_a_score_grows_with_every_point_and_check_ins_stay_within_their_share(
    others: int, checkins: int, more: int
) -> None:
    total = score(others + checkins, checkins)
    assert others <= total <= others + checkins
    assert (total - others) * 100 <= total * 15
    assert score(others + checkins + more, checkins) >= total
    assert score(others + checkins + more, checkins + more) >= total


@given(st.lists(st.integers(1, 9)))
def test_everybody_has_one_place_and_the_better_score_the_better_one(scores: list[int]) -> None:
    best = sorted(scores, reverse=True)
    found = places(best)
    assert found == [1 + sum(other > one for other in best) for one in best]


@given(st.lists(st.integers(0, 3), max_size=80))
def test_a_streak_counts_days_and_misses_one_a_month_at_most(gaps: list[int]) -> None:
    streak, day, missed = Streak(), NOW.date(), []
    for gap in gaps:
        day += timedelta(days=gap)
        before = streak
        streak = streak if streak.has(day) else streak.on(day)
        if streak.grace_day != before.grace_day:
            missed.append(streak.grace_day[:7])
        assert streak.count <= before.count + 1
        assert streak.longest >= streak.count
    assert len(missed) == len(set(missed))


def test_what_admins_give_is_not_held_back() -> None:
    entries = [Entry(1, kind, f"given:{kind}", "", NOW, 1, points=90) for kind in BY_ADMINS]
    assert [entry.points for entry in earned(entries)] == [90, 90]
