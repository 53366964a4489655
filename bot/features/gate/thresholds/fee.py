"""Threshold `fee`: Stars, paid in private before somebody is in. That they were paid is a fact, no answer says it."""

from dataclasses import dataclass

from bot.features.gate.thresholds.base import Judged, Look, Reply, Shown, Threshold

PRODUCT = "gate"
DIGITS = 18  # of the longest number in an order


@dataclass(frozen=True, slots=True)
class Order:
    """What an invoice is for: this person's attempt of that number to enter the chat, at this price."""

    chat: int
    user: int
    number: int
    amount: int

    @property
    def payload(self) -> str:
        """As it travels with the invoice; nobody but this bot reads it."""
        return f"{PRODUCT}:{self.chat}:{self.user}:{self.number}:{self.amount}"


def order_of(payload: str) -> Order | None:
    """The order that a payment is for; None where it is for something else."""
    product, *parts = payload.split(":")
    if product != PRODUCT or len(parts) != 4 or not all(is_number(part) for part in parts):
        return None
    order = Order(*(int(part) for part in parts))
    return order if order.payload == payload else None


def is_number(part: str) -> bool:
    """A whole number of a size that every database takes."""
    digits = part.removeprefix("-")
    return digits.isascii() and digits.isdigit() and len(digits) <= DIGITS


def begin(look: Look) -> Judged:
    """The price is that of now for all of the attempt; who has paid already does not pay again."""
    if look.facts.get("paid"):
        return Judged("passed")
    return Judged("ask", {"amount": look.policy.fee})


def show(look: Look) -> Shown:
    """A bill."""
    amount = int(look.data["amount"])
    return Shown("gate-fee", {"amount": amount}, price=amount)


def judge(look: Look, reply: Reply) -> Judged:
    """Whatever is said or pressed: it is paid or not."""
    if not look.facts.get("paid"):
        return Judged("ask", look.data)
    return Judged("passed", note=f"@gate-note-fee {look.data['amount']}")


FEE = Threshold("fee", begin, show, judge)
