"""The fee of the gate: what an order says, when Stars are taken, what the threshold makes of it."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.clock import Draw
from bot.core.facts import Sender
from bot.features.gate import rules
from bot.features.gate.policy import GatePolicy
from bot.features.gate.rules import Application
from bot.features.gate.thresholds import THRESHOLDS, Judged, Look, Reply
from bot.features.gate.thresholds.fee import Order, order_of

NOW = datetime(2026, 1, 5, 10, tzinfo=UTC)
POLICY = GatePolicy(steps=("fee",), fee=50)
ORDER = Order(-100, 7, 1, 50)
FEE = THRESHOLDS["fee"]


def app(**values: Any) -> Application:
    return replace(Application(Sender(7, "Ann"), 1, "request", NOW, NOW, step="fee"), **values)


# --- orders ---------------------------------------------------------------------------------------------------------

NUMBERS = st.integers(-(10**18) + 1, 10**18 - 1)


@given(chat=NUMBERS, user=NUMBERS, number=NUMBERS, amount=NUMBERS)
def test_an_order_comes_back_as_it_went(chat: int, user: int, number: int, amount: int) -> None:
    order = Order(chat, user, number, amount)
    assert order_of(order.payload) == order
    assert len(order.payload.encode()) <= 128


@given(payload=st.text() | st.from_regex(r"gate(:-?[0-9０-９+ ]{0,25}){3,5}", fullmatch=True))
def test_s104_only_what_this_bot_wrote_is_an_order(payload: str) -> None:
    order = order_of(payload)
    assert order is None or order.payload == payload


@pytest.mark.parametrize(
    "payload",
    ["", "gate", "shop:-100:7:1:50", "gate:-100:7:1", "gate:-100:7:1:50:9", "gate:a:7:1:50", "gate:-100:7:1:٥٠",
     "gate:-100:7:1:050", f"gate:-100:7:1:{10**18}"],
)  # fmt: skip
def test_s104_a_payload_of_something_else_is_none(payload: str) -> None:
    assert order_of(payload) is None


# --- are Stars taken? -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "payer", "amount", "steps", "why"),
    [
        ({}, 7, 50, ("fee",), ""),
        ({}, 7, 50, ("rules", "fee"), ""),
        ({}, 7, 49, ("fee",), "unknown"),
        ({}, 8, 50, ("fee",), "stranger"),
        ({"number": 2}, 7, 50, ("fee",), "over"),
        ({"state": "declined", "step": ""}, 7, 50, ("fee",), "over"),
        ({"state": "gone", "step": ""}, 7, 50, ("fee",), "over"),
        ({"paid": "stx", "step": "captcha"}, 7, 50, ("fee",), "twice"),
        ({"paid": "stx", "state": "admitted"}, 7, 50, ("fee",), "twice"),
        ({"state": "admitted", "step": ""}, 7, 50, ("fee",), "unneeded"),
        ({"state": "judging"}, 7, 50, ("fee",), "unneeded"),
        ({"step": "captcha"}, 7, 50, ("fee",), "unneeded"),
        ({}, 7, 50, ("captcha",), "unneeded"),
    ],
)
def test_s104_stars_are_taken_only_for_what_is_asked_now(
    values: dict[str, Any], payer: int, amount: int, steps: tuple[str, ...], why: str
) -> None:
    assert rules.unpayable(app(**values), ORDER, payer, amount, steps) == why


def test_s104_no_stars_are_taken_for_nothing() -> None:
    assert rules.unpayable(app(), None, 7, 50, ("fee",)) == "unknown"
    assert rules.unpayable(None, ORDER, 7, 50, ("fee",)) == "over"


# --- the application ------------------------------------------------------------------------------------------------


def test_s105_a_fee_that_went_back_is_to_be_paid_again_by_who_is_not_in() -> None:
    paid = rules.with_fee(app(passed=("rules", "fee")), Sender(7, "Anne"), "stx")
    assert (paid.paid, paid.user.name) == ("stx", "Anne")
    again = rules.unpaid(paid)
    assert (again.paid, again.passed, again.notes) == ("", ("rules",), ("@gate-note-returned",))
    assert rules.unpaid(replace(paid, state="admitted")).passed == ("rules", "fee")


@pytest.mark.parametrize(
    ("state", "paid"), [("open", "stx"), ("judging", "stx"), ("admitted", ""), ("gone", "")]
)
def test_only_an_attempt_that_was_not_decided_takes_its_fee_along(state: Any, paid: str) -> None:
    before = app(state=state, paid="stx")
    assert rules.opened(before, before.user, "open", NOW, POLICY).paid == paid


# --- the threshold --------------------------------------------------------------------------------------------------


def look(policy: GatePolicy = POLICY, *, paid: bool = False, **data: Any) -> Look:
    return Look(policy, Draw(b"seed"), {"paid": paid}, data)


def test_the_price_is_that_of_the_beginning() -> None:
    begun = FEE.begin(look())
    assert begun == Judged("ask", {"amount": 50})
    shown = FEE.show(look(GatePolicy(fee=90), **begun.data))
    assert (shown.price, shown.args, shown.wants) == (50, {"amount": 50}, False)


def test_who_has_paid_is_asked_for_nothing() -> None:
    assert FEE.begin(look(paid=True)).verdict == "passed"


@pytest.mark.parametrize("reply", [Reply("paid"), Reply(text="I paid"), Reply(kind="photo"), Reply()])
def test_s104_no_words_and_no_press_are_a_payment(reply: Reply) -> None:
    assert FEE.judge(look(amount=50), reply) == Judged("ask", {"amount": 50})
    assert FEE.judge(look(paid=True, amount=50), reply) == Judged("passed", note="@gate-note-fee 50")


@pytest.mark.parametrize("price", [0, -1, 10_001, 1.5, "many"])
def test_s106_a_price_is_a_whole_number_above_nothing(price: Any) -> None:
    with pytest.raises(ValueError, match="fee"):
        GatePolicy.model_validate({"fee": price})
