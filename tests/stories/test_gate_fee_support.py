"""Money questions: Stars that went back by another hand, refunds that Telegram refuses, /paysupport, /terms."""

import pytest

from bot.emulator.people import Person
from bot.emulator.world import paying
from tests.gate import Gate, gate
from tests.heard import heard, labels, seen_by, words
from tests.paying import BOT, bills, disagreements, kept, payment_of, pays, taps_card
from tests.town import Town


async def paid(here: Gate, name: str = "Ming") -> tuple[Person, str]:
    """Somebody who has paid, and the charge."""
    person = await here.asks(name)
    return person, str((await pays(here, person))["charge"])


async def asked(here: Gate, person: Person, command: str) -> str:
    """The answer to a private command."""
    await here.writes(person, command)
    return await here.last(person)


@pytest.mark.slow
async def test_s105_a_refund_that_telegram_refuses_is_tried_again_by_an_admin(town: Town) -> None:
    here = await gate(town, "fee 50", "question Why?")
    ming, charge = await paid(here)
    payment = payment_of(town, charge)
    payment.bot_id = 0  # nobody knows this charge
    await here.taps(ming, "Ask an admin")
    await taps_card(here, "asks to join", "Decline")
    assert await disagreements(town) != []
    refused = "Telegram did not give the 50 Stars back to Ming: Charge_not_found"
    assert any(refused in card["text"] for card in await here.cards())
    assert "to be given back; Telegram refused" in await asked(here, ming, "/paysupport")
    await taps_card(here, refused, "Give back")
    await town.restart()
    payment.bot_id = BOT
    await taps_card(here, refused, "Give back")
    assert await kept(town) == 0
    assert f"50 Stars went back to Ming (id {ming.id})." in await here.card()
    assert "given back." in await asked(here, ming, "/paysupport")


@pytest.mark.slow
async def test_s105_stars_that_went_back_elsewhere_no_longer_count(town: Town) -> None:
    here = await gate(town, "fee 50", "question Why?")
    ming, charge = await paid(here)
    paying.refund(town.emulator.world, payment_of(town, charge))
    await town.settle()
    assert len(await bills(ming)) == 2
    await here.writes(ming, "for the hills")
    assert (await here.status(ming), await kept(town)) == ("left", 0)
    again = await pays(here, ming)
    await here.writes(ming, "for the hills")
    await taps_card(here, "asks to join", "Admit")
    assert (await here.status(ming), await kept(town)) == ("member", 50)
    paying.refund(town.emulator.world, payment_of(town, again["charge"]))
    await town.settle()
    assert await kept(town) == 0
    went = f"The 50 Stars of Ming (id {ming.id}) went back, but not through me."
    assert [went in card["text"] for card in (await here.cards())[-2:]] == [True, True]
    await here.does(here.owner.says(here.group, f"/kick {ming.id}"))
    assert await here.status(ming) == "kicked"


@pytest.mark.slow
async def test_s107_who_paid_can_ask_for_it_back_and_an_admin_gives_it(town: Town) -> None:
    here = await gate(town, "fee 50")
    ming, _ = await paid(here)
    bo = await here.applicant("Bo", started=True)
    assert "You have paid nothing here." in await asked(here, bo, "/paysupport")
    text = await asked(here, ming, "/paysupport")
    assert "No. 1: 5 Jan, 50 Stars, “West Hikers”, paid." in text
    assert "Telegram's own support cannot help" in text
    shown = (await seen_by(ming, None))[-1]
    first, second = [await here.does(ming.taps(shown, "Ask for No. 1 back")) for _ in range(2)]
    assert first["text"] == "The admins see it now. If they agree, the Stars come back by themselves."
    assert second["text"] == "This has been asked or decided already."
    await town.restart()
    card = f"Ming (id {ming.id}) asks for the 50 Stars back that they paid to come in."
    assert (await taps_card(here, card, "Give back"))["text"] == "On their way back."
    assert (await here.status(ming), await kept(town)) == ("member", 0)
    assert not [one for one in await here.cards() if "Give back" in labels(one)]
    assert labels((await seen_by(ming, None))[-1]) == []


@pytest.mark.slow
async def test_s107_only_admins_with_the_right_decide(town: Town) -> None:
    here = await gate(town, "fee 50", lang="zh")
    ming, _ = await paid(here, "阿明")
    helper = await here.applicant("老周", started=True)
    await here.does(here.owner.adds(here.group, helper))
    await here.does(here.group.set_member(helper, rights=["can_delete_messages"]))
    assert "第1号：1月5日，50颗星星，「川西徒步」，已付。" in await asked(here, ming, "/paysupport")
    await here.taps(ming, "申请退还第1号")
    await town.advance("10s")
    assert "修改群组信息" in (await here.taps(helper, "退还"))["text"]
    assert (await taps_card(here, "申请退还", "不退"))["text"] == "不退还，我会告诉对方。"
    assert await here.last(ming) == "川西徒步\n管理员决定不退还入群费。"
    assert "阿明的50颗星星不退还。" in await here.card()
    assert (await here.taps(ming, "申请退还第1号"))["text"] == "已经申请过，或已处理。"
    assert await kept(town) == 50


@pytest.mark.parametrize(
    ("lang", "general", "own"),
    [("en", "It goes back in full, by itself, if you are not let in", "Fees pay for the hut."),
     ("zh", "没能入群（被婉拒、超时或撤回申请）会自动全额退还", "会费用于小屋。")],
)  # fmt: skip
async def test_s107_terms_are_the_groups_own_where_it_has_some(
    town: Town, lang: str, general: str, own: str
) -> None:
    here = await gate(town, "fee 50", lang=lang)
    ming = await here.asks()
    assert general in await asked(here, ming, "/terms")
    [said] = await heard(town, here.owner, here.group, here.owner.says(here.group, "/terms"))
    assert general in said["text"]
    await here.does(here.owner.says(here.group, f"/gate terms {own}"))
    before, after = (await asked(here, ming, "/terms")).split(f"\n{here.group.title}\n")
    assert (general in before, after) == (True, own)
    [said] = await heard(town, here.owner, here.group, here.owner.says(here.group, "/terms"))
    assert said["text"] == f"{here.group.title}\n{own}"
    await here.does(here.owner.says(here.group, "/gate terms clear"))
    assert own not in await asked(here, ming, "/terms")
    assert words(await heard(town, ming, None, here.owner.says(here.group, "hello"))) == []
