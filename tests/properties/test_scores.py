"""Laws of points for all inputs: limits hold, causes count once, order does not matter; farms earn no more (S100)."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.core.scores import BY_ADMINS, Entry, Kind, ScorePolicy, Scores, places, points_for, score
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
    for entry in earned(entries):
        day = entry.at.astimezone(BERLIN).date()
        days[entry.user, day] += entry.points or 0
        pairs[entry.user, entry.by, day] += entry.points or 0
    assert max(days.values(), default=0) <= POLICY.a_day
    assert max(pairs.values(), default=0) <= max(POLICY.a_pair, POLICY.helpful)
    found = earned(entries)
    assert len({(entry.about, entry.cause) for entry in found}) == len(found)
    assert all(entry.by != entry.user and (entry.points or 0) > 0 for entry in found)


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


# --- S100 -----------------------------------------------------------------------------------------------------------


def honest_day() -> list[Entry]:
    """A lively member: fourteen messages that others answer, six answers that help, some reactions, a check-in."""
    user, found = 1, []
    for number in range(14):
        at, by = NOW + timedelta(minutes=20 * number), 100 + number % 9
        found.append(Entry(user, Kind.ANSWERED, f"m:{number}", "answered", at, by, words=number))
        found.append(Entry(user, Kind.REACTION, f"m:{number}", f"reaction:{by + 20}", at, by + 20))
    found += [
        Entry(
            user,
            Kind.HELPFUL,
            f"h:{number}",
            f"thanks:{200 + number}",
            NOW + timedelta(minutes=number),
            200 + number,
        )
        for number in range(3)
    ]
    return [*found, Entry(user, Kind.CHECKIN, "day:1", "1", NOW)]


def farm_day(accounts: int, turns: int) -> list[Entry]:
    """Accounts that do everything for each other's messages all day long: all they can, most of it for the first."""
    found = []
    for number in range(turns):
        author = 1 + (number % accounts if number % 2 else 0)
        at = NOW + timedelta(seconds=7 * number)
        for step in range(1, 6):
            by = 1 + (author - 1 + step + number) % accounts
            found.append(Entry(author, Kind.ANSWERED, f"f:{number}", "answered", at, by, words=number))
            found.append(Entry(author, Kind.REACTION, f"f:{number}", f"reaction:{by}", at, by))
            found.append(Entry(author, Kind.HELPFUL, f"f:{number}", f"thanks:{by}", at, by))
    found += [Entry(user, Kind.CHECKIN, "day:1", str(user), NOW) for user in range(1, accounts + 1)]
    return found


def test_s100_no_account_of_a_farm_earns_more_than_a_fifth_above_an_honest_one() -> None:
    honest = sum(entry.points or 0 for entry in earned(honest_day()))
    farm: Counter[int] = Counter()
    for entry in earned(farm_day(50, 3000)):
        farm[entry.user] += entry.points or 0
    assert max(farm.values()) <= 1.2 * honest
    pair: Counter[int] = Counter()
    for entry in earned(farm_day(2, 3000)):
        pair[entry.user] += entry.points or 0
    assert max(pair.values()) <= 0.25 * honest


def test_what_admins_give_is_not_held_back() -> None:
    entries = [Entry(1, kind, f"given:{kind}", "", NOW, 1, points=90) for kind in BY_ADMINS]
    assert [entry.points for entry in earned(entries)] == [90, 90]
