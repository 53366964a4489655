"""Who brings people that stay and talk earns points for it; who goes again takes them along."""

import re
from typing import Any

import pytest

from bot.emulator.cast import NotAllowed
from bot.emulator.people import Person
from bot.emulator.world import joining
from tests.heard import words
from tests.hikers import Hikers, hikers
from tests.town import Town

LINK = re.compile(r"https://t\.me/\+\w+")
SAID = {
    "en": ("People you brought: 10", "Cy came through you and stayed"),
    "zh": ("带来的新朋友：10", "你带来的Bo留下了"),
}
MORE = "再带来1位留下的新朋友"
BARS = {"POINTS": "0", "DAYS": "0", "REFERRALS": "1"}


@pytest.fixture
def town_options() -> dict[str, Any]:
    bars = {f"ANTHILL_POLICY__TIERS__PARTICIPANT_{name}": value for name, value in BARS.items()}
    return {"environment": bars | {"ANTHILL_POLICY__BOARDS__POST": "[]"}}


def link_of(here: Hikers) -> str:
    """The other admin's invite link."""
    world = here.town.emulator.world
    return joining.new_link(world, world.state.chats[here.group.id], here.admin.id).url


async def board(here: Hikers) -> str:
    """Who brought people, this week."""
    return words(await here.command(here.owner, "/top week invitations"))[-1]


@pytest.mark.slow
async def test_s101_only_who_stays_and_talks_counts_and_only_while_they_stay(town: Town) -> None:
    here = await hikers(town)
    await here.command(here.owner, "/tiers")
    await here.tap(here.owner, "Apply")
    ann = await here.group.joined_by("Ann", language_code="zh")
    bo, cy, dan, eve = [await town.people.person(name) for name in ("Bo", "Cy", "Dan", "Eve")]
    for one in (dan, eve):
        await ann.adds(here.group, one)
    link = LINK.findall(words(await here.command(ann, "/invite"))[-1])[0]
    await bo.asks_to_join(here.group, link)
    await here.group.answer_request(bo, True)
    await cy.joins(here.group, link_of(here))
    await town.settle()
    assert MORE in words(await here.command(ann, "/me"))[-1]
    for one in (bo, cy, dan):
        for number in range(3):
            await here.posts(one, f"A walk of {number + 1} hours through the woods")
    await dan.leaves(here.group)
    await town.restart()
    await ann.adds(here.group, dan)
    await town.advance("8d", jump=True)

    for person, said in zip((here.admin, ann), SAID.values(), strict=True):
        told = words(await here.command(person, "/points"))[-1]
        assert [line in told for line in said] == [True, True]
    assert await board(here) == "Invitations, this week\n1. Ann: 10\n1. Adam: 10"
    assert MORE not in words(await here.command(ann, "/me"))[-1]
    await bo.leaves(here.group)
    await town.restart()
    assert await board(here) == "Invitations, this week\n1. Adam: 10"
    points = "SELECT points FROM score_entry WHERE kind = 15 ORDER BY id"
    assert [row["points"] for row in town.rows(points)] == [10, 10, -10]


@pytest.mark.slow
async def test_admins_say_whether_members_have_links_of_their_own(town: Town) -> None:
    here = await hikers(town, rights=["can_delete_messages"])

    async def said(by: Person, text: str) -> str:
        return words(await here.command(by, text))[-1]

    assert "give me the right" in await said(here.mallory, "/invite")
    assert "admins" in await said(here.mallory, "/invite off")
    assert "/invite asking" in await said(here.owner, "/invite bananas")
    assert "is in at once" in await said(here.owner, "/invite open")
    await here.group.add_bot(rights="all")
    await town.settle()
    link = LINK.findall(await said(here.mallory, "/invite"))[0]
    nina = await town.people.person("Nina")
    assert await nina.joins(here.group, link) == "member"
    assert link in await said(here.mallory, "/invite")
    assert "no links" in await said(here.owner, "/invite off")
    assert "no links" in await said(here.mallory, "/invite")
    mine = "SELECT by_id FROM referral"
    assert [row["by_id"] for row in town.rows(mine)] == [here.mallory.id]


@pytest.mark.slow
async def test_the_link_of_who_is_out_or_of_another_way_lets_nobody_in(town: Town) -> None:
    here = await hikers(town)
    await here.command(here.owner, "/invite open")
    links = [
        LINK.findall(words(await here.command(one, "/invite"))[-1])[0] for one in (here.mallory, here.admin)
    ]
    await here.mallory.leaves(here.group)
    await town.settle()
    nina, omar, pia = [await town.people.person(name) for name in ("Nina", "Omar", "Pia")]
    with pytest.raises(NotAllowed):
        await nina.joins(here.group, links[0])
    assert await nina.joins(here.group, links[1]) == "member"
    await here.command(here.owner, "/invite open")
    assert await omar.joins(here.group, links[1]) == "member", "said again it stays as it is"
    await here.group.add_bot(rights=["can_delete_messages"])
    await here.command(here.owner, "/invite asking")
    await here.group.add_bot(rights="all")
    await town.advance("1m")
    with pytest.raises(NotAllowed):
        await pia.joins(here.group, links[1])
    assert town.rows("SELECT user_id FROM referral_link") == []

    await here.admin.writes_bot("/start")
    link = LINK.findall(words(await here.command(here.admin, "/invite"))[-1])[0]
    await here.admin.writes_bot("/forget")
    await town.settle()
    await here.tap_private(here.admin, "Erase it")
    with pytest.raises(NotAllowed):
        await pia.asks_to_join(here.group, link)
