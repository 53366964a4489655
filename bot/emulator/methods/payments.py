"""Payments in Stars: a bot asks for them, agrees to them, gives them back; other currencies are refused."""

from typing import Any

from bot.emulator.errors import bad_request, unsourced
from bot.emulator.methods import Call, method
from bot.emulator.methods.access import user_id_of
from bot.emulator.methods.delivery import deliver, markup_of, target_of
from bot.emulator.params import lenient_boolean, lenient_integer
from bot.emulator.world import paying, wire
from bot.emulator.world.payments import Payment

Json = dict[str, Any]

MOST_TITLE, MOST_DESCRIPTION, MOST_PAYLOAD_BYTES = 32, 255, 128


@method("sendInvoice")
async def send_invoice(call: Call) -> Json:
    """Message with a Pay button."""
    payload, wired = _invoice(call)
    target = target_of(call, "can_send_messages", "invoices")
    note = deliver(call, target, {"invoice": wired}, markup=_markup(call, wired), paid=True)
    paying.offer(call.world, paying.shown_by(note), call.bot_id, payload, wired)
    return wire.message(call.world, target.chat, note, call.bot)


@method("createInvoiceLink")
async def create_invoice_link(call: Call) -> str:
    """The link."""
    payload, wired = _invoice(call)
    return paying.new_link(call.world, call.bot_id, payload, wired)


@method("answerPreCheckoutQuery")
async def answer_pre_checkout_query(call: Call) -> bool:
    """True; at most ten seconds after the query."""
    payment = call.world.state.payments.get(call.params.text("pre_checkout_query_id"))
    error = "" if call.params.boolean("ok") else call.params.required_text("error_message")
    if payment is None or payment.bot_id != call.bot_id or payment.state != "asked":
        raise unsourced("query answered")
    paying.answer(call.world, payment, error)
    return True


@method("answerShippingQuery")
async def answer_shipping_query(call: Call) -> bool:
    """Never accepted: nothing that is paid with Stars is shipped, so there is no such query."""
    if not call.params.boolean("ok"):
        call.params.required_text("error_message")
    raise unsourced("query answered")


@method("refundStarPayment")
async def refund_star_payment(call: Call) -> bool:
    """True."""
    user_id = user_id_of(call)
    charge_id = call.params.required_text("telegram_payment_charge_id")
    payment = _charged(call, user_id, charge_id)
    if payment is None:
        raise unsourced("charge unknown")
    if payment.refunded_at:
        raise unsourced("charge already refunded")
    paying.refund(call.world, payment)
    return True


@method("getStarTransactions")
async def get_star_transactions(call: Call) -> Json:
    """StarTransactions, oldest first."""
    first, limit = call.params.integer("offset", low=0), call.params.integer("limit", 100, 1, 100)
    return {"transactions": paying.transactions(call.world, call.bot_id)[first : first + limit]}


@method("getMyStarBalance")
async def get_my_star_balance(call: Call) -> Json:
    """StarAmount."""
    return {"amount": paying.balance(call.world, call.bot_id)}


def _charged(call: Call, user_id: int, charge_id: str) -> Payment | None:
    payments = call.world.state.payments.values()
    mine = (one for one in payments if one.bot_id == call.bot_id and one.user_id == user_id)
    return next((payment for payment in mine if payment.charge_id == charge_id), None)


def _invoice(call: Call) -> tuple[str, Json]:
    """(payload, Invoice) of the call; ApiError 400 for what the shop refuses."""
    title, description = call.params.required_text("title"), call.params.required_text("description")
    payload = call.params.required_text("payload")
    currency = call.params.required_text("currency")
    amount = _amount(call)
    if currency != "XTR" or call.params.has("provider_token"):
        raise unsourced("payment provider")
    if len(title) > MOST_TITLE:
        raise unsourced("invoice title")
    if len(description) > MOST_DESCRIPTION:
        raise unsourced("invoice description")
    if len(payload.encode()) > MOST_PAYLOAD_BYTES:
        raise unsourced("invoice payload")
    return payload, {
        "title": title,
        "description": description,
        "start_parameter": call.params.text("start_parameter"),
        "currency": "XTR",
        "total_amount": amount,
    }


def _amount(call: Call) -> int:
    prices = call.params.json("prices", "can't parse prices JSON object")
    if not isinstance(prices, list) or not prices:
        raise bad_request("there must be at least one price")
    if not all(isinstance(price, dict) and price.get("label") for price in prices):
        raise bad_request('can\'t parse labeled price: field "label" must be non-empty')
    if len(prices) > 1:
        raise unsourced("stars prices")
    amount = lenient_integer(prices[0].get("amount"))
    if amount <= 0:
        raise bad_request("total price must be positive")
    return amount


def _markup(call: Call, wired: Json) -> Json:
    markup = markup_of(call)
    if markup is None or "inline_keyboard" not in markup:
        return {"inline_keyboard": [[{"text": f"Pay ⭐️{wired['total_amount']}", "pay": True}]]}
    if not lenient_boolean(markup["inline_keyboard"][0][0].get("pay")):
        raise unsourced("first button must pay")
    return markup
