"""Stars on their way: asked whether to take them, paid, gone back. Nothing else here sells anything."""

from collections.abc import Collection

from bot.core.codec import dump, load
from bot.core.decisions import AnswerCheckout, Decision, Hand, Say
from bot.core.facts import Answer, Handed, MemberChange, Payment
from bot.feature import Decisions, Turn
from bot.features.gate import rules
from bot.features.gate.handlers import fee
from bot.features.gate.handlers.steps import answered, proceed, save
from bot.features.gate.policy import GatePolicy
from bot.features.gate.queries import (
    StarPayment,
    booked,
    current_chat,
    find_application,
    find_charge,
    find_setting,
    list_pending,
    rebooked,
)
from bot.features.gate.thresholds import Reply
from bot.features.gate.thresholds.fee import Order, order_of
from bot.handing import person

STARS = "XTR"
EVERYBODY = 10_000


async def on_payment(turn: Turn, payment: Payment) -> Decisions:
    """In the lane of who pays: a question is answered at once (S104), what happened is told to the chat's lane."""
    if payment.currency != STARS or not payment.id or payment.amount <= 0:
        return ()
    order = order_of(payment.payload)
    if payment.state == "asked":
        return await checked(turn, payment, order)
    if order is None:
        return await strange(turn, payment)
    there = await current_chat(turn.session, order.chat)
    data = {"payment": dump(payment)}
    return [Hand(there, "gate", payment.state, data, f"gate:{payment.state}:{payment.id}")]


async def checked(turn: Turn, payment: Payment, order: Order | None) -> list[Decision]:
    """May they pay? From the rows alone, within ten seconds; who may not hears why, and how their attempt stands."""
    chat = await current_chat(turn.session, order.chat) if order is not None else turn.chat
    app = await find_application(turn.session, chat, payment.by.id)
    steps: Collection[str] | None = await find_setting(turn.session, chat, "steps")
    if steps is None:
        steps = turn.policy(GatePolicy).steps
    why = rules.unpayable(app, order, payment.by.id, payment.amount, steps)
    if not why:
        return [AnswerCheckout(payment.id)]
    error = turn.texts.plain(turn.language_of(payment.by), "gate-unpayable", why=why)
    answer = AnswerCheckout(payment.id, error)
    if app is None:
        return [answer]
    return [answer, turn.hand(chat, "gate", "begin", by=person(payment.by))]


async def strange(turn: Turn, payment: Payment) -> list[Decision]:
    """Nothing of ours was paid for: written down in the payer's own lane, and back."""
    row = await find_charge(turn.session, payment.id)
    if payment.state == "refunded":
        return fee.returned(turn, row) if row is not None and row.state != "refunded" else []
    return back_at_once(turn, payment, 0, "unknown") if row is None else []


def back_at_once(turn: Turn, payment: Payment, number: int, why: str) -> list[Decision]:
    """What should not have been paid goes back before anything else is said of it."""
    words = turn.text_for(payment.by, "gate-unpayable", why=why)
    text = words if turn.lane.is_private else turn.named(payment.by, words)
    return [
        booked(turn.chat, payment, number, turn.now, why),
        *fee.refund(payment.by.id, payment.id, why),
        Say(payment.by.id, text),
    ]


async def on_paid(turn: Turn, handed: Handed) -> Decisions:
    """In the chat's lane: one row for each charge; the threshold is passed, or the Stars go back."""
    payment = load(Payment, handed.data["payment"])
    order = order_of(payment.payload)
    if order is None or await find_charge(turn.session, payment.id) is not None:
        return ()
    await turn.know(payment.by.id)
    app = await find_application(turn.session, turn.chat, order.user)
    steps = turn.policy(GatePolicy).steps
    why = rules.unpayable(app, order, payment.by.id, payment.amount, steps)
    if why or app is None:
        return back_at_once(turn, payment, order.number, why)
    row = booked(turn.chat, payment, order.number, turn.now)
    return [row, *await answered(turn, rules.with_fee(app, payment.by, payment.id), Reply())]


async def on_returned(turn: Turn, handed: Handed) -> Decisions:
    """Telegram says that Stars went back: as we wanted, or by somebody else's hand (S105)."""
    row = await find_charge(turn.session, load(Payment, handed.data["payment"]).id)
    if row is None or row.state == "refunded":
        return ()
    await turn.know(row.user_id)
    if row.state != "paid":
        return fee.returned(turn, row)
    done = rebooked(row.charge, state="refunded", why="outside", refunded_at=turn.now, carded=True)
    return [done, fee.card(turn, row, "gate-refund-outside"), *await without(turn, row)]


async def without(turn: Turn, row: StarPayment) -> list[Decision]:
    """The application without this fee: who is not in yet has to pay again."""
    app = await find_application(turn.session, turn.chat, row.user_id)
    if app is None or app.paid != row.charge:
        return []
    await turn.know(app.user.id)
    app = rules.unpaid(app)
    return await proceed(turn, app) if app.state == "open" else save(turn, app)


async def on_refunded(turn: Turn, answer: Answer) -> Decisions:
    """What became of our own call: done, or the admins hear that Telegram refused and may try again."""
    row = await find_charge(turn.session, answer.data["charge"])
    if row is None or row.state == "refunded":
        return ()
    await turn.know(row.user_id)
    if answer.outcome in ("done", "gone"):
        return fee.returned(turn, row)
    if turn.lane.is_private:
        return [rebooked(row.charge, state="refused")]
    text = fee.card(turn, row, "gate-refund-refused", "refund", error=answer.error)
    return [rebooked(row.charge, state="refused", carded=True), text]


async def on_me(turn: Turn, change: MemberChange) -> Decisions:
    """The bot is out of the chat: it can let nobody in any more, so what they paid goes back."""
    if not change.went:
        return ()
    paid = [app for app in await list_pending(turn.session, turn.chat, EVERYBODY) if app.paid]
    await turn.know(*(app.user.id for app in paid))
    return [decision for app in paid for decision in save(turn, rules.closed(app, "gone", turn.now))]
