"""The gate as a machine: what an application becomes, when something is due."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.core.facts import Membership, Sender
from bot.features.gate import rules
from bot.features.gate.policy import GatePolicy
from bot.features.gate.rules import Application
from bot.features.gate.thresholds import Judged

NOW = datetime(2026, 1, 5, 10, tzinfo=UTC)
ANN = Sender(7, "Ann")
MUTED = Membership("restricted", permissions={"can_send_messages": False})
POLICY = GatePolicy(steps=("rules", "question"), questions=("Which animal? | ant | 蚂蚁",), tries=2)


def at(**span: float) -> datetime:
    return NOW + timedelta(**span)


def app(**values: Any) -> Application:
    made = Application(ANN, 1, "request", NOW, NOW, due_at=at(hours=24))
    return replace(made, **values)


# --- coming ---------------------------------------------------------------------------------------------------------


def test_a_first_attempt_has_its_time() -> None:
    assert rules.opened(None, ANN, "request", NOW, POLICY).due_at == at(hours=24)
    inside = rules.opened(None, ANN, "open", NOW, POLICY)
    assert (inside.due_at, inside.inside, inside.pending) == (at(minutes=15), True, True)


@pytest.mark.parametrize(
    ("before", "kept"),
    [
        ({"state": "declined", "way": "open", "permissions": {"a": True}, "until": at(hours=1)}, True),
        ({"state": "gone", "way": "comment", "permissions": {"a": True}}, True),
        ({"state": "declined", "way": "open", "permissions": {"a": True}, "until": at(hours=-1)}, False),
        ({"state": "declined", "way": "open"}, False),
        ({"state": "declined", "way": "request", "permissions": {"a": True}}, False),
        ({"state": "admitted", "way": "open", "permissions": {"a": True}}, False),
    ],
)
def test_s93_a_restriction_is_remembered_until_it_is_restored(before: dict[str, Any], kept: bool) -> None:
    made = rules.opened(app(number=3, failures=2, **before), ANN, "open", NOW, POLICY)
    assert (made.number, made.failures) == (4, 2)
    assert (made.permissions is not None) == kept


@pytest.mark.parametrize(
    ("before", "pauses"),
    [(None, False), (app(), False), (app(retry_at=NOW), False), (app(retry_at=at(minutes=1)), True)],
)
def test_a_pause_is_waited_for(before: Application | None, pauses: bool) -> None:
    assert rules.must_pause(before, NOW) == pauses


@pytest.mark.parametrize(
    ("standing", "ours", "imposed"),
    [
        (Membership("member"), False, False),
        (MUTED, True, False),
        (MUTED, False, True),
        (replace(MUTED, until=at(hours=1)), True, True),
        (Membership("restricted"), False, True),
    ],
)
def test_what_others_impose_is_told_from_our_own_mute(
    standing: Membership, ours: bool, imposed: bool
) -> None:
    made = rules.had(app(), standing, ours=ours)
    assert (made.permissions is not None) == imposed
    assert made.until == (standing.until if imposed else None)


# --- going on -------------------------------------------------------------------------------------------------------


def test_the_next_step_is_the_first_that_is_not_passed() -> None:
    assert rules.next_step(app(), POLICY) == "rules"
    assert rules.next_step(app(passed=("rules",)), POLICY) == "question"
    assert rules.next_step(app(passed=("question", "rules")), POLICY) is None


@pytest.mark.parametrize(
    ("judged", "tries", "becomes"),
    [
        (
            Judged("passed", note="yes"),
            0,
            {"passed": ("rules",), "step": "", "notes": ("yes",), "state": "open"},
        ),
        (Judged("ask", {"n": 1}), 0, {"noted": {"n": 1}, "step": "rules", "notes": (), "state": "open"}),
        (Judged("judge", note="x"), 0, {"passed": ("rules",), "for_admin": True, "state": "open"}),
        (Judged("wait"), 0, {"state": "waiting", "due_at": None}),
        (Judged("refused"), 0, {"state": "declined", "failures": 1}),
        (Judged("wrong"), 0, {"state": "open", "tries": 1}),
        (Judged("wrong"), 1, {"state": "declined", "failures": 1, "retry_at": None}),
    ],
)
def test_a_verdict_moves_it_on(judged: Judged, tries: int, becomes: dict[str, Any]) -> None:
    made = rules.stepped(app(step="rules", tries=tries, wants=True), "rules", judged, NOW, POLICY)
    assert {name: getattr(made, name) for name in becomes} == becomes


def test_tries_are_counted_for_each_threshold() -> None:
    made = rules.stepped(app(step="rules", tries=1), "question", Judged("wrong"), NOW, POLICY)
    assert (made.state, made.tries, made.step) == ("open", 1, "question")


def test_an_admins_question_gives_time_again_and_the_answer_stops_it() -> None:
    asked = rules.asked(app(state="judging", told=("nudge",)), "Why?", at(hours=30), POLICY)
    assert (asked.state, asked.wants, asked.due_at, asked.told) == ("open", True, at(hours=54), ())
    made = rules.replied(asked, "because", at(hours=31))
    assert (made.state, made.due_at, made.asked) == ("judging", None, "")
    assert made.notes == ("Why? “because”",)


def test_the_card_keeps_the_last_notes() -> None:
    made = app()
    for number in range(20):
        made = rules.noting(made, str(number))
    assert made.notes == tuple(str(number) for number in range(8, 20))


# --- ending ---------------------------------------------------------------------------------------------------------


def test_pauses_grow_and_the_last_one_stays() -> None:
    made, seen = app(), []
    for _ in range(6):
        made = rules.failed(replace(made, state="open"), NOW, POLICY)
        seen.append(made.retry_at and made.retry_at - NOW)
    assert seen == [None, None, timedelta(minutes=10), *[timedelta(hours=24)] * 3]


def test_who_is_in_has_nothing_left_of_it() -> None:
    made = rules.admitted(app(failures=3, retry_at=NOW, permissions={"a": True}, until=NOW), NOW, "Olga")
    assert (made.state, made.failures, made.retry_at) == ("admitted", 0, None)
    assert (made.permissions, made.until, made.entered, made.by) == (None, None, False, "Olga")
    assert rules.admitted(app(way="open"), NOW).entered


# --- time -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "now", "due", "wakes"),
    [
        ({}, NOW, None, at(hours=12)),
        ({}, at(hours=12), "remind", at(hours=12)),
        ({"told": ("remind",)}, at(hours=12), None, at(hours=24)),
        ({}, at(hours=24), "end", at(hours=12)),
        ({"due_at": at(minutes=15)}, at(minutes=10), None, at(minutes=15)),
        ({"due_at": None}, at(days=9), None, None),
        ({"state": "judging"}, at(hours=4), "nudge", at(hours=4)),
        ({"state": "judging", "told": ("nudge",)}, at(hours=24), "tell", at(hours=24)),
        ({"state": "judging", "told": ("nudge", "tell")}, at(days=9), None, None),
        ({"state": "waiting", "due_at": None}, at(days=9), None, None),
        ({"state": "admitted"}, at(days=9), None, None),
    ],
)
def test_time_brings(values: dict[str, Any], now: datetime, due: str | None, wakes: datetime | None) -> None:
    made = app(**values)
    assert (rules.due(made, now, POLICY), rules.wake_at(made, POLICY)) == (due, wakes)
