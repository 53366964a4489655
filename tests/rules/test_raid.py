"""What a raid is, when it is over, what members may not do meanwhile; and what it makes of an application."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.core.decisions import Change, Save
from bot.core.facts import Sender
from bot.features.gate import rules as gate
from bot.features.gate.policy import GatePolicy
from bot.features.gate.queries import AtGate, kept
from bot.features.gate.rules import Application
from bot.features.gate.tables import GateCode, GateEntry
from bot.features.raid import rules
from bot.features.raid.policy import RaidPolicy
from bot.features.raid.rules import Arrival, RaidState

NOW = datetime(2026, 1, 5, 10, tzinfo=UTC)
ANN = Sender(7, "Ann")
POLICY = RaidPolicy()
ALLOWED = {
    "can_send_messages": True,
    "can_send_polls": False,
    "can_invite_users": True,
    "can_pin_messages": True,
}


def at(**span: float) -> datetime:
    return NOW + timedelta(**span)


def raid(**values: Any) -> RaidState:
    return replace(rules.begun(NOW, 15), **values)


def test_who_came_in_the_last_minute_counts() -> None:
    arrived = [Arrival(ANN, "open", at(seconds=second)) for second in (-61, -60, -59, 0, 1)]
    assert rules.recent(arrived, NOW) == arrived[2:4]


@pytest.mark.parametrize(
    ("arrivals", "usual", "joins", "begins"),
    [(14, 0, 15, False), (15, 0, 15, True), (15, 3, 15, True), (15, 3.1, 15, False), (20, 4, 15, True),
     (900, 0, 0, False), (3, 0, 3, True)],
)  # fmt: skip
def test_many_and_five_times_the_usual_are_a_raid(
    arrivals: int, usual: float, joins: int, begins: bool
) -> None:
    assert rules.begins(arrivals, usual, RaidPolicy(joins=joins)) is begins


def test_an_admins_word_keeps_it_calm_for_a_while() -> None:
    calm = rules.ended(raid(), NOW, lifted=True)
    assert rules.is_calm(calm, at(minutes=59))
    assert not rules.is_calm(calm, at(minutes=60))
    assert not rules.is_calm(rules.ended(raid(), NOW), NOW)
    assert not rules.is_calm(None, NOW)


def test_it_begins_with_those_of_the_minute_before() -> None:
    begun = rules.begun(NOW, 15, by="Olga", lasts=timedelta(hours=2))
    assert (begun.on, begun.came, begun.by, begun.until) == (True, 15, "Olga", at(hours=2))
    assert (rules.first(begun), begun.next_at) == (at(minutes=-1), at(seconds=20))
    assert begun.name == str(int(NOW.timestamp()))


@pytest.mark.parametrize(
    ("seconds", "loud"), [([10] * 3, True), ([10] * 2, False), ([], False), ([-10] * 9, False)]
)
def test_a_look_counts_who_is_new_and_hears_whether_it_is_loud(seconds: list[int], loud: bool) -> None:
    held = {number: ("open", at(seconds=second)) for number, second in enumerate(seconds)}
    seen = rules.looked(raid(), held, at(seconds=20), POLICY)
    assert seen.came == 15 + sum(second > 0 for second in seconds)
    assert seen.loud_at == (at(seconds=20) if loud else NOW)
    assert (seen.looked_at, seen.next_at) == (at(seconds=20), at(seconds=40))


def test_ten_quiet_minutes_end_it_but_not_before_its_time() -> None:
    assert not rules.is_over(raid(), at(minutes=9), POLICY)
    assert rules.is_over(raid(), at(minutes=10), POLICY)
    called = raid(until=at(hours=1))
    assert not rules.is_over(called, at(minutes=59), POLICY)
    assert rules.is_over(called, at(minutes=60), POLICY)


def test_what_was_taken_is_given_back_at_the_next_look() -> None:
    assert rules.ended(raid(), NOW).next_at is None
    assert rules.ended(raid(taken=("can_invite_users",)), NOW).next_at == NOW


def test_what_an_earlier_one_took_is_not_forgotten() -> None:
    ended = rules.ended(raid(taken=("can_invite_users",)), NOW)
    assert rules.after(ended, rules.begun(at(seconds=1), 15)).taken == ("can_invite_users",)
    assert rules.after(None, raid()) == raid()


def test_minutes_and_numbers_for_the_card() -> None:
    assert [rules.minutes(NOW, at(seconds=second)) for second in (0, 60, 61)] == [1, 1, 2]
    held = {
        1: ("request", NOW),
        2: ("open", at(seconds=-59)),
        3: ("comment", NOW),
        4: ("open", at(minutes=-2)),
    }
    assert rules.counted(raid(), held) == (1, 2)


@pytest.mark.parametrize(
    ("lock", "taken"),
    [("off", ()), ("adds", ("can_invite_users",)), ("all", ("can_invite_users", "can_send_messages"))],
)
def test_what_is_taken_is_given_back_exactly(lock: Any, taken: tuple[str, ...]) -> None:
    assert rules.to_take(ALLOWED, RaidPolicy(lock=lock)) == taken
    less = rules.without(ALLOWED, taken)
    assert not any(less[name] for name in taken)
    assert rules.given_back(less, taken) == ALLOWED
    assert rules.given_back({**less, "can_pin_messages": False}, taken) == {
        **ALLOWED,
        "can_pin_messages": False,
    }


# --- at the gate ----------------------------------------------------------------------------------------------------


def test_who_is_held_has_all_the_time_and_then_the_longer_one() -> None:
    app = gate.opened(None, ANN, "open", NOW, GatePolicy())
    held = gate.held(app)
    assert (held.state, held.pending, held.due_at, gate.wake_at(held, GatePolicy())) == (
        "held",
        True,
        None,
        None,
    )
    freed = gate.freed(held, at(hours=1), GatePolicy())
    assert (freed.state, freed.since, freed.due_at) == ("open", at(hours=1), at(hours=25))


def test_without_thresholds_people_of_a_raid_show_that_they_are_people() -> None:
    app = gate.held(gate.opened(None, ANN, "open", NOW, GatePolicy()))
    assert gate.next_step(app, GatePolicy()) == "captcha"
    assert gate.next_step(replace(app, passed=("captcha",)), GatePolicy()) is None
    assert gate.steps_of(app, GatePolicy(steps=("rules",))) == ("rules",)
    assert gate.steps_of(replace(app, raided=False), GatePolicy()) == ()


@pytest.mark.parametrize(("way", "until"), [("open", at(days=1)), ("request", None)])
def test_who_is_put_out_with_all_others(way: Any, until: datetime | None) -> None:
    out = gate.removed(gate.opened(None, ANN, way, NOW, GatePolicy()), NOW, "Olga")
    assert (out.state, out.retry_at, out.by, out.failures) == ("declined", until, "Olga", 0)


def test_the_state_in_memory_keeps_up_with_the_rows() -> None:
    state, policy = AtGate(), GatePolicy()
    app = gate.opened(None, ANN, "open", NOW, policy)

    def follows(one: Application) -> tuple[bool, bool, bool]:
        assert state.follow(kept(-1, one, policy))
        return 7 in state, 7 in state.passed, 7 in state.held

    assert follows(app) == (True, False, False)
    assert follows(gate.held(app)) == (True, False, True)
    assert follows(gate.freed(gate.held(app), NOW, policy)) == (True, False, True)
    assert follows(gate.admitted(app, NOW)) == (False, True, False)
    assert follows(gate.held(replace(app, way="request"))) == (False, False, True)
    assert follows(gate.removed(app, NOW, "")) == (True, False, False)  # until they are out
    assert state.follow(Change(GateCode, {}, {}))
    assert state.follow(Save(GateCode(chat_id=-1, code="a")))
    assert not state.follow(Change(GateEntry, {}, {}))
