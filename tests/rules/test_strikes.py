"""The law of strikes: what counts, what follows, what one offence is; and the commands' own rules."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.facts import ChatRef, Membership, Message, Sender
from bot.core.strikes import (
    Line,
    StrikePolicy,
    StrikeState,
    before_notice,
    live,
    next_step,
    same_offence,
)
from bot.features.strikes import rules

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
DAY = timedelta(days=1)
POLICY = StrikePolicy()
ANN = Sender(7, "Ann")
ANN_SAID = Message(ChatRef(-100), 50, NOON, ANN, message_chat=-100)


def struck(number: int = 1, **changes: object) -> StrikeState:
    given = NOON - timedelta(hours=10 - number)
    state = StrikeState(f"s{number}", f"m:-100:{number}", "ads", "why", given, given + 90 * DAY)
    for name, value in changes.items():
        setattr(state, name, value)
    return state


def three(*sanctions: str) -> list[StrikeState]:
    return [struck(number, sanction=kind) for number, kind in enumerate(sanctions, 1)]


# --- what counts and what follows ----------------------------------------------------------------------------------


def test_only_what_is_not_taken_back_and_not_lapsed_counts() -> None:
    old, taken, good = struck(1, expires_at=NOON), struck(2, pardoned_at=NOON), struck(3)
    assert live([good, old, taken], NOON) == [good]


@pytest.mark.parametrize(
    ("before", "rule", "policy", "sanction", "count", "ends_in"),
    [
        ((), "ads", POLICY, "warning", 1, None),
        (("warning",), "ads", POLICY, "mute", 2, timedelta(hours=24)),
        (("warning",), "admin", POLICY, "mute", 2, timedelta(hours=1)),
        (("warning",), "admin", POLICY.model_copy(update={"mute_hours": 0}), "warning", 2, None),
        (("warning", "mute"), "ads", POLICY, "kick", 3, timedelta(hours=24)),
        (("warning", "mute"), "ads", POLICY.model_copy(update={"kick_hours": 0}), "kick", 3, None),
        (("warning", "mute", "kick"), "ads", POLICY, "ban", 3, None),
        (("warning", "warning", "kick", "ban"), "ads", POLICY, "ban", 3, None),
        ((), "ads", POLICY.model_copy(update={"limit": 1}), "kick", 1, timedelta(hours=24)),
        ((), "ads", POLICY.model_copy(update={"limit": 2}), "mute", 1, timedelta(hours=24)),
        (("warning",), "ads", POLICY.model_copy(update={"limit": 5}), "warning", 2, None),
    ],
)
def test_the_ladder(
    before: tuple[str, ...],
    rule: str,
    policy: StrikePolicy,
    sanction: str,
    count: int,
    ends_in: timedelta | None,
) -> None:
    step = next_step(three(*before), rule, policy, NOON)
    assert (step.sanction, step.count, step.limit) == (sanction, count, policy.limit)
    assert step.until == (NOON + ends_in if ends_in else None)


def test_after_a_kick_that_lapsed_the_ladder_begins_anew() -> None:
    assert next_step([struck(1, sanction="kick", expires_at=NOON)], "ads", POLICY, NOON).sanction == "warning"


def test_a_heavy_strike_counts_as_many() -> None:
    assert next_step([struck(1, weight=2)], "ads", POLICY, NOON).sanction == "kick"


@pytest.mark.parametrize(
    ("rule", "days"), [("ads", 90), ("abuse", 60), ("flood", 7), ("admin", 60), ("new", 60)]
)
def test_expiry_by_rule(rule: str, days: int) -> None:
    assert POLICY.lapses(rule, NOON) == NOON + days * DAY


def test_expiry_0_is_never() -> None:
    assert StrikePolicy(expiry_days_ads=0).lapses("ads", NOON) > NOON + 36_000 * DAY


# --- one offence, one strike ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("known", "message", "is_same"),
    [
        (struck(cause="m:-100:50"), None, True),
        (struck(), None, False),
        (struck(message_id=None), ANN_SAID, False),
        (struck(message_id=50, message_chat=-100), ANN_SAID, True),
        (struck(message_id=50, message_chat=-5), ANN_SAID, False),  # ids restart when a group is upgraded
        (struck(message_id=49, message_chat=-100, album="a"), replace(ANN_SAID, album="a"), True),
        (struck(message_id=49, message_chat=-100, album="a"), ANN_SAID, False),
        (struck(message_id=49, message_chat=-100, notice_key="n"), ANN_SAID, True),
        (struck(message_id=49, message_chat=-100, notice_key="n", pardoned_at=NOON), ANN_SAID, False),
    ],
)
def test_same_offence(known: StrikeState, message: Message | None, is_same: bool) -> None:
    assert same_offence([known], "m:-100:50", message) == (known if is_same else None)


@pytest.mark.parametrize(
    ("notice", "message", "is_before"),
    [
        ({"notice_key": None}, ANN_SAID, False),
        ({"notice_at": None}, ANN_SAID, True),
        ({"notice_message": 51}, ANN_SAID, True),
        ({"notice_message": 49}, ANN_SAID, False),
        ({"notice_message": 49, "message_chat": -5}, ANN_SAID, True),
        ({"notice_message": 51}, replace(ANN_SAID, edited=True, date=NOON + timedelta(seconds=1)), False),
        ({}, ANN_SAID, True),
        ({}, replace(ANN_SAID, date=NOON + timedelta(seconds=1)), False),
    ],
)
def test_a_burst_ends_with_the_notice(notice: dict[str, object], message: Message, is_before: bool) -> None:
    late = NOON + timedelta(milliseconds=900)
    known = struck(message_id=40, notice_key="n", notice_at=late, message_chat=-100)
    for name, value in notice.items():
        setattr(known, name, value)
    assert before_notice(known, message) is is_before


def test_a_line_takes_more_for_a_minute_in_its_topic() -> None:
    line = Line("k", 3, NOON, "ads")
    assert line.takes(NOON + timedelta(seconds=59), 3)
    assert not line.takes(NOON + timedelta(seconds=60), 3)
    assert not line.takes(NOON, None)


# --- the commands' own rules ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("age", "found"), [(0, True), (59, True), (60, False)])
def test_the_pause_after_a_strike(age: int, found: bool) -> None:
    state = struck(1, given_at=NOON - timedelta(seconds=age))
    assert (rules.just_struck([state], NOON, 60) is state) is found


@pytest.mark.parametrize(
    ("span", "end"),
    [
        (None, None),
        (timedelta(minutes=1), NOON + timedelta(minutes=1)),
        (timedelta(days=366), None),
        (DAY, NOON + DAY),
    ],
)
def test_ends_that_telegram_keeps(span: timedelta | None, end: datetime | None) -> None:
    assert rules.end_after(span, NOON) == end


def test_less_than_a_minute_would_be_for_ever() -> None:
    with pytest.raises(ValueError, match="59"):
        rules.end_after(timedelta(seconds=59), NOON)


@pytest.mark.parametrize(
    ("text", "limit"), [("3", 3), (" 20 ", 20), ("0", None), ("21", None), ("three", None), ("", None)]
)
def test_limits(text: str, limit: int | None) -> None:
    assert rules.limit_in(text) == limit


def test_who_decides_an_appeal() -> None:
    may = frozenset({rules.RIGHT})
    admins = {
        1: Membership("creator"),
        2: Membership("administrator", may),
        3: Membership("administrator"),
        4: Membership("administrator", may, is_bot=True),
    }
    assert rules.deciders(admins, None) == [1, 2]
    assert rules.deciders(admins, 2) == [1]


@pytest.mark.parametrize(
    ("first", "last", "topic", "ids"),
    [
        (5, 8, None, [5, 6, 7, 8]),
        (5, 8, [4, 6, 9], [5, 6, 8]),
        (1, 1000, None, list(range(701, 1001))),
        (1, 1000, [2, 999], [999, 1000]),
    ],
)
def test_what_a_purge_takes(first: int, last: int, topic: list[int] | None, ids: list[int]) -> None:
    assert rules.purged(first, last, topic) == ids


def test_deletions_go_in_hundreds() -> None:
    assert [len(some) for some in rules.in_calls(list(range(250)))] == [100, 100, 50]
