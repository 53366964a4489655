"""How people pay with Stars and get them back, with the messages that follow; HTTP methods are elsewhere."""

from typing import Any

from bot.emulator.errors import bad_request
from bot.emulator.world import lookup, members, posting, updates, wire
from bot.emulator.world.acting import Refused
from bot.emulator.world.chats import Chat
from bot.emulator.world.messages import Message
from bot.emulator.world.payments import Invoice, Payment
from bot.emulator.world.state import World, timer

Json = dict[str, Any]

ANSWER_SECONDS = 10
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"


def shown_by(note: Message) -> str:
    """The key of the invoice that a message shows."""
    return f"{note.author_id}:{note.chat_id}:{note.id}"


def offer(world: World, key: str, bot_id: int, payload: str, wired: Json) -> Invoice:
    """Something is for sale under this key."""
    invoice = world.state.invoices[key] = Invoice(key, bot_id, payload, wired)
    return invoice


def new_link(world: World, bot_id: int, payload: str, wired: Json) -> str:
    """An invoice link; whoever has it can pay."""
    url = "https://t.me/$" + "".join(world.state.chance.choices(LETTERS, k=20))
    return offer(world, url, bot_id, payload, wired).key


def pay(world: World, chat: Chat, person_id: int, message_id: int, *, unasked: bool = False) -> Payment:
    """A person presses Pay under an invoice; the bot has ten seconds to agree, unless it is not asked (it agreed to two
    at once). Refused, ApiError 400."""
    note = chat.messages.get(message_id)
    invoice = world.state.invoices.get(shown_by(note)) if note else None
    if invoice is None:
        raise bad_request("message is not an invoice")
    if chat.type != "private" and not members.find(world, chat, person_id).inside:
        raise Refused("this person is not a member")
    if not unasked:
        return _ask(world, invoice, person_id, chat.id, message_id)
    payment = _begin(world, invoice, person_id, chat.id, message_id)
    answer(world, payment, "")
    return payment


def pay_link(world: World, person_id: int, url: str) -> Payment:
    """A person pays by an invoice link; as pay."""
    invoice = world.state.invoices.get(url)
    if invoice is None:
        raise bad_request("the invoice link is not valid")
    return _ask(world, invoice, person_id, person_id, 0)


def _begin(world: World, invoice: Invoice, person_id: int, chat_id: int, message_id: int) -> Payment:
    query_id = str(world.state.chance.randrange(10**17, 9 * 10**17))
    payment = Payment(
        query_id,
        invoice.bot_id,
        person_id,
        invoice.wire["total_amount"],
        invoice.payload,
        world.now,
        chat_id,
        message_id,
        invoice=dict(invoice.wire),
    )
    world.state.payments[query_id] = payment
    return payment


def _ask(world: World, invoice: Invoice, person_id: int, chat_id: int, message_id: int) -> Payment:
    payment = _begin(world, invoice, person_id, chat_id, message_id)
    bot = world.state.bots[invoice.bot_id]
    bot.known_users.add(person_id)
    body = {
        "id": payment.query_id,
        "from": wire.user(world, person_id, bot),
        "currency": "XTR",
        "total_amount": payment.amount,
        "invoice_payload": payment.payload,
    }
    world.schedule(world.clock.now() + ANSWER_SECONDS, "pre-checkout over", query_id=payment.query_id)
    updates.publish(world, bot, "pre_checkout_query", body, key=f"user{person_id}")
    return payment


@timer("pre-checkout over")
def _give_up(world: World, arguments: dict[str, Any]) -> None:
    payment = world.state.payments.get(arguments["query_id"])
    if payment is not None and payment.state == "asked":
        payment.state, payment.error = "expired", "the bot did not answer in time"
        world.changed.fire()


def answer(world: World, payment: Payment, error: str) -> None:
    """The bot's answer to a pre-checkout query: without an error the Stars change hands."""
    if error:
        payment.state, payment.error = "refused", error
    else:
        payment.state = "paid"
        payment.charge_id = "stx" + "".join(world.state.chance.choices(LETTERS, k=60))
        chat = lookup.chat_seen_by(world, payment.bot_id, payment.chat_id)
        if chat is None:
            chat = lookup.private_chat(world, payment.bot_id, payment.user_id)
        reply_to = payment.message_id or None
        posting.service(
            world, chat, payment.user_id, {"successful_payment": _receipt(payment)}, reply_to=reply_to
        )
    world.journal.add_event("payment", user=payment.user_id, state=payment.state)
    world.changed.fire()


def refund(world: World, payment: Payment) -> None:
    """The Stars go back; a message in the private chat says so."""
    payment.refunded_at = world.now
    chat = lookup.private_chat(world, payment.bot_id, payment.user_id)
    posting.service(world, chat, payment.bot_id, {"refunded_payment": _receipt(payment)})


def _receipt(payment: Payment) -> Json:
    return {
        "currency": "XTR",
        "total_amount": payment.amount,
        "invoice_payload": payment.payload,
        "telegram_payment_charge_id": payment.charge_id,
        "provider_payment_charge_id": f"{payment.user_id}_{payment.query_id[:6]}",
    }


def balance(world: World, bot_id: int) -> int:
    """Stars that the bot has."""
    kept = [one for one in world.state.payments.values() if one.bot_id == bot_id and one.charge_id]
    return sum(payment.amount for payment in kept if not payment.refunded_at)


def transactions(world: World, bot_id: int) -> list[Json]:
    """StarTransaction objects of the bot, oldest first: payments and refunds."""
    bot = world.state.bots[bot_id]
    dated: list[tuple[int, Json]] = []
    for payment in world.state.payments.values():
        if payment.bot_id != bot_id or not payment.charge_id:
            continue
        partner = {
            "type": "user",
            "transaction_type": "invoice_payment",
            "user": wire.user(world, payment.user_id, bot),
            "invoice_payload": payment.payload,
        }
        base = {"id": payment.charge_id, "amount": payment.amount}
        dated.append((payment.date, {**base, "date": payment.date, "source": partner}))
        if payment.refunded_at:
            moved = {**base, "date": payment.refunded_at, "receiver": partner}
            dated.append((payment.refunded_at, moved))
    return [entry for _, entry in sorted(dated, key=lambda one: one[0])]
