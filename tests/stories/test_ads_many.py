"""Ads by many, in pieces, by reactions, and while nobody looked: still one offence each, and little to read."""

from typing import Any

import pytest

from tests.hikers import ADS, hikers, seen_by, words
from tests.town import Town

OPENINGS = ("Passive income", "PASSIVE income!", "Pаssive income", "passive  income,", "Passive  inc0me")


@pytest.fixture
def raiders(in_full: bool) -> int:
    """How many of them."""
    return 200 if in_full else 30


@pytest.fixture
def town_options(request: pytest.FixtureRequest) -> dict[str, Any]:
    calm = {"ANTHILL_POLICY__RAID__JOINS": "0"}  # they came one by one, long before
    return {"environment": calm} if "accounts" in request.node.name else {}


@pytest.mark.slow
async def test_r23_s74_near_copies_from_many_accounts_leave_nothing_but_a_line(
    town: Town, raiders: int
) -> None:
    owner = await town.people.person("Olga")
    group = await town.people.group("West Hikers", owner)
    ann = await group.joined_by("Ann")
    crowd = [await group.joined_by(f"Raider {number}") for number in range(raiders)]
    await group.add_bot(rights="all")  # it finds them there
    await owner.writes_bot("/start")
    await town.settle()
    await town.advance("10m")
    before = {one["id"] for one in await ann.sees(group)}

    async def lines() -> list[str]:
        """What the bot has said to everybody since."""
        new = [one for one in await ann.sees(group) if one["id"] not in before and one["from"]["is_bot"]]
        return words([one for one in new if not one["ephemeral"]])

    some = [
        {
            "person": raider.id,
            "text": f"{OPENINGS[number % 5]} for everybody: {500 + number} USDT per day, no experience needed. "
            f"Write to @manager_zq{number % 7}",
        }
        for number, raider in enumerate(crowd)
    ]
    ids = (await group.pour(some))["message_ids"]
    await town.advance("15s")
    assert await lines() == [f"{raiders} ads were removed."]  # most of the notices still wait
    await town.advance("5m")
    strikes = town.rows("select user_id from strike")
    assert len(strikes) == len({strike["user_id"] for strike in strikes}) == len(ids) == raiders
    assert not {message["id"] for message in await group.messages()} & set(ids)
    assert len(words(await seen_by(owner, None))) <= 15
    await town.advance("11m")
    assert await lines() == []


@pytest.mark.slow
async def test_s71_s74_s76_pieces_reactions_and_what_was_deleted_by_its_author(town: Town) -> None:
    here = await hikers(town)
    await here.owner.writes_bot("/start")
    pieces = ("Passive income for everybody", "500 usdt per day,", "no experience. Write to @manager_x")
    cut = [await here.mallory.says(here.group, piece) for piece in pieces]
    await town.settle()
    assert [await piece.gone() for piece in cut] == [True] * 3
    assert len(here.strikes()) == 1

    nina = await here.group.joined_by("Nina")
    posts = [await here.posts(here.owner, f"Trip number {number}") for number in range(12)]
    for post in posts:
        await nina.reacts(post, "👍")
    await town.settle()
    await town.advance("10s")
    told = words(await seen_by(here.owner, None))
    assert [text for text in told if "Nina reacted to 12 messages" in text] != []
    pressed = await here.tap_private(here.owner, "Mute for a day")
    assert pressed["text"] == "Nina reacted to too many messages: muted for a day by Olga."
    assert (await here.group.member(nina)).muted
    assert len(here.strikes()) == 1

    cid = await here.group.joined_by("Cid")
    await town.settle()
    await town.stop()
    post = await cid.says(here.group, ADS[0])
    await cid.deletes(post)
    await town.start()
    assert [strike["user_id"] for strike in here.strikes()] == [here.mallory.id, cid.id]
