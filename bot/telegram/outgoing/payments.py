"""Stars: a bill, the answer to who is about to pay, Stars given back. Who owes what is decided elsewhere."""

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, LabeledPrice

from bot.core.decisions import AnswerCheckout, Invoice, Refund
from bot.telegram.outgoing.messages import keyboard
from bot.telegram.outgoing.outcome import Call, Outcome

STARS = "XTR"


async def invoice(bot: Bot, effect: Invoice, call: Call) -> Outcome:
    """The bill with its buttons; the first must be the one that pays."""
    more = keyboard(effect.buttons, call, call.chat)
    pay = (InlineKeyboardButton(effect.pay, pay=True),)
    markup = InlineKeyboardMarkup([pay, *(more.inline_keyboard if more else ())])
    message = await bot.send_invoice(
        call.chat, effect.title, effect.text, effect.payload, STARS, [LabeledPrice(effect.title, effect.amount)],
        start_parameter=effect.start, reply_markup=markup,
    )  # fmt: skip
    return Outcome("done", message.message_id)


async def answer_checkout(bot: Bot, effect: AnswerCheckout, call: Call) -> Outcome:
    """Whether the payment may go on."""
    await bot.answer_pre_checkout_query(effect.query_id, not effect.error, effect.error or None)
    return Outcome("done")


async def refund(bot: Bot, effect: Refund, call: Call) -> Outcome:
    """Back; what went back before is `gone`."""
    await bot.refund_star_payment(effect.user, effect.charge)
    return Outcome("done")
