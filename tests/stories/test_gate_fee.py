"""A fee in Stars: paid once by who wants in, kept when they are in, given back when they are not."""

import asyncio
import json

import pytest

from bot.features.gate.thresholds.fee import Order
from tests.faults.acts import publish
from tests.gate import gate
from tests.heard import labels, seen_by, words
from tests.paying import asks_to_pay, bills, charged, kept, payment_of, pays, pays_elsewhere, taps_card
from tests.town import Town

ANSWER = "answerPreCheckoutQuery"
NONE_KEPT = "No Stars are kept; what was paid goes back."


@pytest.mark.slow
@pytest.mark.parametrize(
    ("lang", "bill", "pay", "note"),
    [("en", "The fee to come in is 50 Stars.", "Pay ⭐50", "· Has paid 50 Stars."),
     ("zh", "入群费是 50 颗 Telegram 星星", "支付 ⭐50", "· 已付50颗星星。")],
)  # fmt: skip
async def test_who_pays_comes_in(town: Town, lang: str, bill: str, pay: str, note: str) -> None:
    here = await gate(town, "fee 50", "captcha on", "captcha off", lang=lang)
    ming = await here.asks()
    [shown] = await bills(ming)
    assert bill in shown["media"]["invoice"]["description"]
    assert (shown["media"]["invoice"]["title"], labels(shown)[0]) == (here.group.title, pay)
    await town.restart()
    assert (await pays(here, ming))["state"] == "paid"
    assert (await here.status(ming), await kept(town)) == ("member", 50)
    assert note in await here.card()
    await here.does(ming.leaves(here.group))
    assert await kept(town) == 50


@pytest.mark.slow
async def test_s106_a_price_is_a_whole_number_of_stars(town: Town) -> None:
    here = await gate(town, "fee 0", "fee -5", "fee 1.5", "fee 10001", "fee 99999999999999999999")
    assert town.rows("SELECT * FROM chat_setting WHERE feature = 'gate'") == []
    await here.does(here.owner.says(here.group, "/gate fee 10000"))
    ming = await here.asks()
    assert (await bills(ming))[0]["media"]["invoice"]["total_amount"] == 10_000
    await here.does(here.owner.says(here.group, "/gate fee 5"))
    await pays(here, ming)  # what was offered holds for the attempt
    assert (await here.status(ming), await kept(town)) == ("member", 10_000)


async def test_s104_words_are_no_payment_and_a_receipt_counts_once(town: Town) -> None:
    here = await gate(town, "fee 50", "question Why?")
    ming = await here.asks()
    for said in ("I paid", "paid 50 XTR"):
        await here.writes(ming, said)
    assert await here.state(ming) == "open"
    done = await pays(here, ming)
    query = "SELECT body FROM inbox WHERE source = 'telegram' AND body LIKE '%successful_payment%'"
    [receipt] = town.rows(query)
    for _ in range(3):
        publish(town, "message", json.loads(receipt["body"])["message"])
        await town.settle()
        await town.restart()
    assert len(town.rows(query)) == 4
    rows = town.rows("SELECT charge, state FROM star_payment")
    assert rows == [{"charge": done["charge"], "state": "paid"}]
    assert await kept(town) == 50


@pytest.mark.slow
async def test_s104_paid_twice_one_goes_back(town: Town) -> None:
    here = await gate(town, "fee 50", "question Why?")
    ming = await here.asks()
    await here.starts(ming)
    assert len(await bills(ming)) == 2
    await pays(here, ming, 0)
    again = await pays(here, ming, 1)
    assert (again["state"], again["error"]) == (
        "refused", f"This is paid already. {NONE_KEPT}",
    )  # fmt: skip
    assert "Why?" in await here.last(ming)
    order = Order(here.group.id, ming.id, 1, 50)
    await charged(town, ming, order.payload, 50)
    assert await kept(town) == 50
    await here.writes(ming, "for the hills")
    await here.taps(here.owner, "Admit")
    await charged(town, ming, order.payload, 50)
    assert (await here.status(ming), await kept(town)) == ("member", 50)
    assert len(town.rows("SELECT * FROM star_payment WHERE why = 'twice'")) == 2


async def test_s104_nobody_pays_for_another(town: Town) -> None:
    here = await gate(town, "fee 50")
    ming, bo = await here.asks(), await here.applicant("Bo", started=True)
    asked = await asks_to_pay(town, (await bills(ming))[0], ming, bo)
    assert (asked.state, asked.error) == (
        "refused", f"This invoice is somebody else's. Ask to join yourself, and I send you yours. {NONE_KEPT}",
    )  # fmt: skip
    await charged(town, bo, Order(here.group.id, ming.id, 1, 50).payload, 50)
    assert (await here.status(ming), await here.status(bo), await kept(town)) == ("left", "left", 0)


async def test_s104_what_is_not_ours_or_of_another_price_goes_back(town: Town) -> None:
    here = await gate(town, "fee 50")
    ming = await here.asks()
    order = Order(here.group.id, ming.id, 1, 50)
    for payload, amount in (("shop:1", 50), (order.payload, 1), (order.payload[:-2] + "1", 50), ("", 50)):
        assert (await pays_elsewhere(town, ming, payload, amount))["state"] == "refused"
        await charged(town, ming, payload, amount)
    assert (await here.status(ming), await kept(town)) == ("left", 0)
    assert len(town.rows("SELECT * FROM star_payment WHERE why = 'unknown' AND state = 'refunded'")) == 4


@pytest.mark.slow
async def test_s104_an_order_that_is_over_is_not_paid(town: Town) -> None:
    here = await gate(town, "fee 50")
    ming, bo, lin = await here.asks(), await here.asks("Bo"), await here.asks("Lin")
    await here.taps(ming, "Ask an admin")
    assert (await pays(here, ming))["error"].startswith("There is nothing to be paid")
    await taps_card(here, "Ming", "Admit")
    assert (await pays(here, ming))["error"].startswith("There is nothing to be paid")
    await here.does(here.owner.says(here.group, "/gate rules on"))
    await here.does(here.owner.says(here.group, "/gate fee off"))
    assert (await pays(here, bo))["error"].startswith("There is nothing to be paid")
    assert "First the rules" in await here.last(bo)
    await town.advance("25h")
    refused = await pays(here, lin)
    assert refused["error"].startswith("This attempt is over")
    await charged(town, lin, Order(here.group.id, lin.id, 1, 50).payload, 50)
    assert await kept(town) == 0


@pytest.mark.parametrize(("failures", "state"), [(3, "paid"), (4, "expired")])
async def test_s104_the_answer_comes_in_ten_seconds_or_not_at_all(
    town: Town, failures: int, state: str
) -> None:
    here = await gate(town, "fee 50")
    ming = await here.asks()
    await town.people.faults([{"method": ANSWER, "kind": "5xx", "count": failures}])
    paying = asyncio.create_task(ming.pays((await bills(ming))[0]["id"]))
    await town.advance("9s")
    await town.advance("9s")
    assert (await paying)["state"] == state
    await town.settle()
    paid = state == "paid"
    assert (await here.status(ming), await kept(town)) == ("member" if paid else "left", 50 * paid)
    if not paid:
        assert (await pays(here, ming))["state"] == "paid"
        assert (await here.status(ming), await kept(town)) == ("member", 50)


@pytest.mark.slow
async def test_s105_who_is_not_let_in_gets_it_back_once(town: Town) -> None:
    here = await gate(town, "fee 50", "question Which animal? | ant", "tries 1")
    declined, failed, late, gone = [await here.asks(name) for name in ("Dee", "Fay", "Lou", "Gus")]
    for person in (declined, failed, late, gone):
        await pays(here, person)
    assert await kept(town) == 200
    await here.taps(declined, "Ask an admin")
    await taps_card(here, "Dee", "Decline")
    assert await kept(town) == 150
    assert "West Hikers\nThe Stars you paid are on their way back to you." in words(
        await seen_by(declined, None)
    )
    await here.writes(failed, "cow")
    assert await kept(town) == 100
    await here.does(here.group.answer_request(gone, False))
    await here.writes(gone, "ant")
    assert (await here.state(gone), await kept(town)) == ("gone", 50)
    await town.advance("25h")
    assert (await here.state(late), await kept(town)) == ("declined", 0)
    await town.restart()
    await town.advance("3d")
    assert await kept(town) == 0
    assert "· The Stars go back." in str(await here.cards())


async def test_who_is_inside_already_pays_to_speak(town: Town) -> None:
    here = await gate(town, "fee 50", "question Why?", by_request=False)
    ming, bo = await here.applicant(started=True), await here.applicant("Bo", started=True)
    for person in (ming, bo):
        await here.does(person.joins(here.group))
        await pays(here, person)
    await here.does(bo.leaves(here.group))
    assert (await here.status(ming), await kept(town)) == ("muted", 50)
    await here.does(here.group.add_bot(status="left"))
    assert await kept(town) == 0
    assert payment_of(town, (await town.people.payments())["payments"][0]["charge"]).refunded_at
