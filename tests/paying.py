"""Stars in stories: bills, payments that Telegram makes whatever the bot says, the two books compared."""

from typing import Any

from bot.emulator.people import Person
from bot.emulator.world import lookup, paying
from bot.emulator.world.payments import Payment
from tests.gate import Gate
from tests.heard import Seen, labels, seen_by
from tests.town import TOKEN, Town

BOT = int(TOKEN.partition(":")[0])
WIRED = {"title": "Entry", "description": "x", "start_parameter": "", "currency": "XTR"}


async def bills(person: Person) -> list[Seen]:
    """Invoices that the person was sent."""
    return [one for one in await seen_by(person, None) if "invoice" in one["media"]]


async def pays(here: Gate, person: Person, number: int = -1) -> dict[str, Any]:
    """The person pays one of their invoices."""
    done: dict[str, Any] = await here.does(person.pays((await bills(person))[number]["id"]))
    return done


async def taps_card(here: Gate, words: str, label: str) -> dict[str, Any]:
    """The owner presses a button on the newest card that says this."""
    cards = [one for one in await here.cards() if words in one["text"] and label in labels(one)]
    pressed: dict[str, Any] = await here.does(here.owner.taps(cards[-1], label))
    return pressed


async def pays_elsewhere(town: Town, person: Person, payload: str, amount: int) -> dict[str, Any]:
    """The person pays by a link that sells something else."""
    link = paying.new_link(town.emulator.world, BOT, payload, {**WIRED, "total_amount": amount})
    done: dict[str, Any] = await person.wire.ask("POST", f"/private/{person.id}/pay", link=link)
    await town.settle()
    return done


async def asks_to_pay(town: Town, bill: Seen, owner: Person, payer: Person) -> Payment:
    """Somebody presses Pay under an invoice of somebody else's; what Telegram knows of it."""
    world = town.emulator.world
    payment = paying.pay(world, lookup.private_chat(world, BOT, owner.id), payer.id, bill["id"])
    await town.settle()
    return payment


async def charged(town: Town, payer: Person, payload: str, amount: int) -> Payment:
    """Stars change hands without the bot having been asked."""
    world = town.emulator.world
    payment = Payment(f"q{len(world.state.payments)}", BOT, payer.id, amount, payload, world.now, payer.id)
    world.state.payments[payment.query_id] = payment
    paying.answer(world, payment, "")
    await town.settle()
    return payment


def payment_of(town: Town, charge: str) -> Payment:
    """What the emulator knows of a charge."""
    return next(one for one in town.emulator.world.state.payments.values() if one.charge_id == charge)


async def disagreements(town: Town) -> list[str]:
    """Where the bot's books differ from the emulator's record."""
    real = await town.people.payments()
    back = {one["charge"] for one in real["refunds"]}
    theirs = {
        (one["charge"], one["person"], one["amount"], one["charge"] in back) for one in real["payments"]
    }
    rows = town.rows("SELECT charge, user_id, amount, state FROM star_payment")
    ours = {(row["charge"], row["user_id"], row["amount"], row["state"] == "refunded") for row in rows}
    return [f"{one} stands in one of the books" for one in theirs ^ ours] + [
        f"{row['charge']} is {row['state']}" for row in rows if row["state"] not in ("paid", "refunded")
    ]


async def kept(town: Town) -> int:
    """Stars that the bot has now, as the emulator knows it."""
    assert await disagreements(town) == []
    return paying.balance(town.emulator.world, BOT)
