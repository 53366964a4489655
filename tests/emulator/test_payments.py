"""Payments in Stars: asking, paying within ten seconds, charges and refunds."""

from typing import Any

import pytest

from bot.emulator.world import paying
from tests.emulator.stage import Stage

ENTRY: dict[str, Any] = {
    "title": "Entry",
    "description": "One place",
    "payload": "entry:1",
    "currency": "XTR",
    "prices": [{"label": "Entry", "amount": 50}],
}


async def test_a_payment_ends_in_a_charge() -> None:
    stage = Stage()
    chat = stage.private(stage.bob)
    message = await stage.call("sendInvoice", chat_id=stage.bob, **ENTRY)
    assert message["reply_markup"]["inline_keyboard"][0][0]["pay"] is True
    payment = paying.pay(stage.world, chat, stage.bob, message["message_id"])
    query = stage.updates()[0]["pre_checkout_query"]
    assert (query["invoice_payload"], query["total_amount"]) == ("entry:1", 50)
    await stage.call("answerPreCheckoutQuery", pre_checkout_query_id=query["id"], ok=True)
    (update,) = stage.updates()
    receipt = update["message"]["successful_payment"]
    assert receipt["telegram_payment_charge_id"] == payment.charge_id != ""
    assert update["message"]["from"]["id"] == stage.bob
    assert await stage.call("getMyStarBalance") == {"amount": 50}


async def test_a_bot_may_find_itself_paid_without_being_asked() -> None:
    stage = Stage()
    chat = stage.private(stage.bob)
    message = await stage.call("sendInvoice", chat_id=stage.bob, **ENTRY)
    for _ in range(2):
        assert paying.pay(stage.world, chat, stage.bob, message["message_id"], unasked=True).state == "paid"
    first, second = (update["message"]["successful_payment"] for update in stage.updates())
    assert first["telegram_payment_charge_id"] != second["telegram_payment_charge_id"]


async def test_no_answer_in_ten_seconds_is_no_charge() -> None:
    stage = Stage()
    chat = stage.private(stage.bob)
    message = await stage.call("sendInvoice", chat_id=stage.bob, **ENTRY)
    payment = paying.pay(stage.world, chat, stage.bob, message["message_id"])
    stage.updates()
    stage.advance(10.1)
    assert (payment.state, payment.charge_id) == ("expired", "")
    late = await stage.refusal("answerPreCheckoutQuery", pre_checkout_query_id=payment.query_id, ok=True)
    assert "query is too old" in late
    assert stage.updates() == []


async def test_a_refusal_needs_words() -> None:
    stage = Stage()
    chat = stage.private(stage.bob)
    message = await stage.call("sendInvoice", chat_id=stage.bob, **ENTRY)
    payment = paying.pay(stage.world, chat, stage.bob, message["message_id"])
    answer: dict[str, Any] = {"pre_checkout_query_id": payment.query_id, "ok": False}
    assert await stage.refusal("answerPreCheckoutQuery", **answer) == (
        'Bad Request: parameter "error_message" is required'
    )
    await stage.call("answerPreCheckoutQuery", **answer, error_message="sold out")
    assert (payment.state, payment.error) == ("refused", "sold out")


async def test_refunds_happen_once() -> None:
    stage = Stage()
    link = await stage.call("createInvoiceLink", **ENTRY)
    payment = paying.pay_link(stage.world, stage.bob, link)
    await stage.call("answerPreCheckoutQuery", pre_checkout_query_id=payment.query_id, ok=True)
    stage.updates()
    charge: dict[str, Any] = {"user_id": stage.bob, "telegram_payment_charge_id": payment.charge_id}
    assert await stage.call("refundStarPayment", **charge) is True
    (told,) = stage.updates()
    assert told["message"]["refunded_payment"]["total_amount"] == 50
    assert told["message"]["chat"]["id"] == stage.bob
    assert await stage.refusal("refundStarPayment", **charge) == "Bad Request: CHARGE_ALREADY_REFUNDED"
    unknown = {**charge, "telegram_payment_charge_id": "x"}
    assert await stage.refusal("refundStarPayment", **unknown) == "Bad Request: CHARGE_NOT_FOUND"
    entries = (await stage.call("getStarTransactions"))["transactions"]
    assert [("source" in entry, "receiver" in entry) for entry in entries] == [(True, False), (False, True)]
    assert await stage.call("getMyStarBalance") == {"amount": 0}


async def test_a_group_sees_an_invoice_too() -> None:
    stage = Stage()
    message = await stage.group_call("sendInvoice", **ENTRY)
    payment = paying.pay(stage.world, stage.group, stage.bob, message["message_id"])
    await stage.call("answerPreCheckoutQuery", pre_checkout_query_id=payment.query_id, ok=True)
    paid = stage.updates()[1]["message"]
    assert paid["chat"]["id"] == stage.group.id
    assert paid["reply_to_message"]["message_id"] == message["message_id"]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"prices": []}, "there must be at least one price"),
        ({"prices": [{"label": "x", "amount": 0}]}, "total price must be positive"),
        ({"prices": ENTRY["prices"] * 2}, "STARS_INVOICE_INVALID"),
        ({"currency": "EUR"}, "PAYMENT_PROVIDER_INVALID"),
        ({"provider_token": "abc"}, "PAYMENT_PROVIDER_INVALID"),
        ({"title": "x" * 33}, "INVOICE_TITLE_INVALID"),
        ({"payload": "x" * 129}, "INVOICE_PAYLOAD_INVALID"),
        ({"title": ""}, 'parameter "title" is required'),
    ],
)
async def test_invoices_that_are_refused(values: dict[str, Any], words: str) -> None:
    stage = Stage()
    assert await stage.refusal("sendInvoice", **ENTRY | values) == f"Bad Request: {words}"
