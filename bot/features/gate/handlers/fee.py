"""What belongs to a fee: its bill, Stars that go back, the admins' card about one payment. Hears nothing."""

from bot.core.decisions import Alert, Button, Decision, Invoice, Refund, Rows
from bot.core.names import plain_name
from bot.feature import Turn
from bot.features.gate import rules
from bot.features.gate.handlers import telling
from bot.features.gate.queries import StarPayment, rebooked
from bot.features.gate.rules import Application
from bot.features.gate.thresholds import Shown
from bot.features.gate.thresholds.fee import Order
from bot.presses import address
from bot.targets import known

MOST_TITLE, MOST_TEXT = 32, 255  # characters that Telegram takes


def bill(turn: Turn, app: Application, shown: Shown, rows: Rows) -> list[Decision]:
    """The invoice of this attempt; a copy of it that somebody forwards begins their own."""
    lang, words = turn.language_of(app.user), turn.texts.plain
    order = Order(turn.chat, app.user.id, app.number, shown.price)
    return [
        Invoice(
            app.user.id, turn.lane.title[:MOST_TITLE] or words(lang, "gate-name-fee"),
            words(lang, shown.text, **shown.args)[:MOST_TEXT], order.payload, order.amount,
            words(lang, "gate-button-pay", amount=order.amount), f"gate_{turn.chat}", rows,
            answer="told", data={"user": app.user.id, "number": app.number},
        )
    ]  # fmt: skip


def given_back(turn: Turn, app: Application) -> tuple[Application, list[Decision]]:
    """The fee of who is not let in after all goes back, in the transaction that ends the attempt and so once (S105)."""
    if not app.paid or app.state not in ("declined", "gone"):
        return app, []
    said = telling.tell(turn, app, "gate-fee-returns")
    return rules.unpaid(app), [*refund(app.user.id, app.paid, app.state), *said]


def refund(user: int, charge: str, why: str) -> list[Decision]:
    """Back, with its outcome as `refunded`."""
    row = rebooked(charge, state="refunding", why=why)
    return [row, Refund(user, charge, answer="refunded", data={"charge": charge})]


def returned(turn: Turn, row: StarPayment) -> list[Decision]:
    """It has gone back; a card about it is done with."""
    done = rebooked(row.charge, state="refunded", refunded_at=turn.now)
    return [done, card(turn, row, "gate-refunded", closed=True)] if row.carded else [done]


def card(turn: Turn, row: StarPayment, text_id: str, *verbs: str, closed: bool = False, **args: str) -> Alert:
    """The admins' card of one payment, with these buttons."""
    name = plain_name(known(turn, row.user_id).name) or str(row.user_id)
    text = turn.text(text_id, name=name, amount=row.amount, user=str(row.user_id), **args)
    arg, words = address(str(row.id), turn.chat), turn.texts.plain
    buttons = tuple(Button(words(turn.language, f"gate-button-{verb}"), "gate", verb, arg) for verb in verbs)
    return Alert(turn.chat, "gate", f"gate-fee:{row.id}", text, (buttons,) if buttons else (), closed=closed)
