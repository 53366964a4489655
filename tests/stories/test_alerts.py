"""Cards: where they go, when, and how they change."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.emulator.people import Group, Person
from tests.town import Town

BOT = 777000111


async def hikers(town: Town, **details: Any) -> tuple[Person, Group]:
    """An owner and their group."""
    olga = await town.people.person("Olga")
    return olga, await town.group("West Hikers", olga, **details)


async def ads_by(town: Town, group: Group, *names: str) -> None:
    """Newcomers each post an ad, so there is a strike and a card for each."""
    for number, name in enumerate(names):
        member = await group.joined_by(name)
        await member.says(group, f"join us at https://t.me/+AbCdEfGhIjkLmn{number:02}")
        await town.settle()


def cards(messages: list[dict[str, Any]], *words: str) -> list[dict[str, Any]]:
    """The bot's messages that hold all these words."""
    mine = [message for message in messages if message["from"]["id"] == BOT]
    return [message for message in mine if all(word in (message["text"] or "") for word in words)]


async def at(town: Town, hour: str) -> None:
    """The next time the clock shows that hour."""
    now = datetime.fromisoformat(await town.people.now())
    then = now.replace(hour=int(hour[:2]), minute=int(hour[3:]), second=0)
    await town.people.set_clock((then if then > now else then + timedelta(days=1)).isoformat())
    await town.settle()


# --- who gets them --------------------------------------------------------------------------------


async def test_admins_who_pressed_start_get_cards_in_private(town: Town) -> None:
    olga, group = await hikers(town)
    await olga.writes_bot("/start")
    await ads_by(town, group, "Mallory")
    [card] = cards(await olga.private(), "Mallory")
    assert card["text"].startswith("West Hikers\n")
    assert card["buttons"]


async def test_else_the_owner_alone_sees_them_in_the_group(town: Town) -> None:
    olga, group = await hikers(town)
    ann = await group.joined_by("Ann")
    await ads_by(town, group, "Mallory")
    [card] = [one for one in cards(await olga.sees(group), "Mallory") if one["ephemeral"] and one["buttons"]]
    assert card not in await ann.sees(group)


class TestOldServer:
    """On a server without ephemeral messages."""

    @pytest.fixture
    def town_options(self) -> dict[str, Any]:
        return {"bot_api": "10.0"}

    async def test_else_they_wait_for_alerts(self, town: Town) -> None:
        olga, group = await hikers(town)
        await ads_by(town, group, "Mallory")
        assert cards(await olga.private(), "Mallory") == []
        assert town.rows("SELECT shown, posts FROM card WHERE kind = 'strike'")[0]["shown"] == 1
        await olga.writes_bot("/start")
        await olga.writes_bot("/alerts")
        await town.settle()
        [listed] = cards(await olga.private(), "Mallory")
        assert "Cards reach nobody yet" not in listed["text"]
        assert listed["text"].startswith("West Hikers\n")


async def test_alerts_lists_what_waits_for_admins_only(town: Town) -> None:
    olga, group = await hikers(town)
    await olga.says(group, "/alerts")
    await town.settle()
    [nothing] = cards(await olga.sees(group), "Nothing waits for an admin.")
    assert nothing["ephemeral"]
    await ads_by(town, group, "Mallory", "Moe")
    await olga.says(group, "/alerts")
    await town.settle()
    listed = cards(await olga.sees(group), "2 matters wait:")[-1]
    assert "1. " in listed["text"]
    assert [row[0]["text"][:2] for row in listed["buttons"]] == ["1 ", "2 "]
    ann = await group.joined_by("Ann")
    await ann.says(group, "/alerts")
    await town.settle()
    assert cards(await ann.sees(group), "Only admins of the group can do this.")


# --- the admin chat -------------------------------------------------------------------------------


async def linked(town: Town, olga: Person, group: Group, **details: Any) -> Group:
    """A second chat that gets the group's cards."""
    office = await town.group("Office", olga, **details)
    await olga.says(group, "/adminchat")
    await town.settle()
    [told] = cards(await olga.sees(group), "Add me to your admin chat")
    assert told["ephemeral"]
    code = told["text"].split("/adminchat ")[-1].split()[0]
    await olga.says(office, f"/adminchat {code}")
    await town.settle()
    assert cards(await olga.sees(office), "The cards of “West Hikers” come here from now on.")
    await olga.says(office, f"/adminchat {code}")
    await town.settle()
    assert cards(await olga.sees(office), "This code is wrong or has expired.")
    return office


@pytest.mark.slow
async def test_cards_go_to_the_admin_chat_and_come_back(town: Town) -> None:
    olga, group = await hikers(town)
    await ads_by(town, group, "Early")
    office = await linked(town, olga, group)
    await town.restart()
    await ads_by(town, group, "Mallory")
    [card] = cards(await olga.sees(office), "Mallory")
    assert card["text"].startswith("West Hikers\n")
    await olga.says(group, "/adminchat off")
    await town.settle()
    assert cards(await olga.sees(group), "no longer go to an admin chat")
    await ads_by(town, group, "Moe")
    assert cards(await olga.sees(office), "Moe") == []


async def test_s24_alerts_in_the_admin_chat_lists_each_group_to_its_own_admins(town: Town) -> None:
    olga, group = await hikers(town)
    office = await linked(town, olga, group)
    deputy = await office.joined_by("Deputy")
    await office.set_member(deputy, rights="all")
    await ads_by(town, group, "Mallory")
    await olga.says(office, "/alerts")
    await town.settle()
    card, listed = cards(await olga.sees(office), "Mallory")
    assert listed["text"] == card["text"]
    await deputy.says(office, "/alerts")
    await town.settle()
    assert len(cards(await olga.sees(office), "Mallory")) == 2
    await olga.taps(listed, "Undo", group=office)
    await town.settle()
    assert len(town.rows("SELECT id FROM strike WHERE pardoned_at IS NOT NULL")) == 1
    await olga.says(office, "/alerts")
    await town.settle()
    assert cards(await olga.sees(office), "Nothing waits for an admin.")


async def test_the_admin_chat_can_end_it_too(town: Town) -> None:
    olga, group = await hikers(town)
    office = await linked(town, olga, group)
    await olga.says(office, "/adminchat off")
    await town.settle()
    assert cards(await olga.sees(office), "no longer go to an admin chat")
    assert town.rows("SELECT admin_chat FROM chat WHERE id = :id", id=group.id) == [{"admin_chat": None}]
    await olga.says(office, "/adminchat off")
    await town.settle()
    assert cards(await olga.sees(office), "There is no admin chat.")


async def test_s116_a_public_admin_chat_is_warned_of(town: Town) -> None:
    olga, group = await hikers(town)
    office = await linked(town, olga, group, username="west_office")
    assert cards(await olga.sees(office), "This chat is public")


async def test_s24_a_code_serves_only_an_admin_of_both(town: Town) -> None:
    olga, group = await hikers(town)
    mallory = await town.people.person("Mallory")
    den = await town.group("Den", mallory)
    await olga.says(group, "/adminchat")
    await town.settle()
    code = cards(await olga.sees(group), "/adminchat ")[-1]["text"].split("/adminchat ")[-1].split()[0]
    await mallory.says(den, f"/adminchat {code}")
    await town.settle()
    assert cards(await mallory.sees(den), "Only an admin of “West Hikers” can do this.")
    await olga.says(group, f"/adminchat {code}")
    await town.settle()
    assert cards(await olga.sees(group), "This code belongs in the admin chat")
    assert town.rows("SELECT id FROM chat WHERE admin_chat IS NOT NULL") == []
    await town.advance("11m")
    await olga.joins(den)
    await den.set_member(olga, rights=["can_change_info"])
    await olga.says(den, f"/adminchat {code}")
    await town.settle()
    assert cards(await olga.sees(den), "This code is wrong or has expired.")


async def test_an_admin_chat_without_the_bot_is_given_up(town: Town) -> None:
    olga, group = await hikers(town)
    await olga.writes_bot("/start")
    office = await linked(town, olga, group)
    await office.add_bot(status="kicked")
    await town.settle()
    await ads_by(town, group, "Mallory")
    assert len(cards(await olga.private(), "Mallory")) == 1


# --- as things change -----------------------------------------------------------------------------


async def test_a_card_is_edited_and_loses_its_buttons(town: Town) -> None:
    olga, group = await hikers(town)
    await olga.writes_bot("/start")
    await ads_by(town, group, "Mallory")
    [card] = cards(await olga.private(), "Mallory", "West Hikers")
    await town.restart()
    await olga.taps(card, "Undo")
    await town.settle()
    [after] = [message for message in await olga.private() if message["id"] == card["id"]]
    assert after["text"] != card["text"]
    assert not after["buttons"]


async def test_at_night_cards_wait_and_come_as_one_silent_message(town: Town) -> None:
    olga, group = await hikers(town)
    await olga.writes_bot("/start")
    await at(town, "23:30")
    await ads_by(town, group, "Mallory", "Moe")
    assert cards(await olga.private(), "Mallory") == []
    await town.restart()
    await at(town, "08:29")
    assert cards(await olga.private(), "Mallory") == []
    await at(town, "08:31")
    [digest] = cards(await olga.private(), "Overnight, 2 matters:")
    assert "Mallory" in digest["text"]
    assert "Moe" in digest["text"]
    await olga.taps(digest, digest["buttons"][1][0]["text"])
    await town.settle()
    [after] = [message for message in await olga.private() if message["id"] == digest["id"]]
    assert len(after["buttons"]) == 1
    calls = await town.people.calls()
    [sent] = [call["parameters"] for call in calls if "Overnight" in str(call["parameters"].get("text"))][:1]
    assert sent["disable_notification"] == "true"


async def test_a_lost_right_wakes_the_admins(town: Town) -> None:
    olga, group = await hikers(town)
    await olga.writes_bot("/start")
    await at(town, "02:00")
    await group.add_bot(rights=["can_delete_messages"])
    await town.settle()
    assert len(cards(await olga.private(), "A right was taken from me.")) == 1


@pytest.mark.slow
async def test_many_cards_a_day_become_one(town: Town) -> None:
    olga, group = await hikers(town)
    await olga.writes_bot("/start")
    await ads_by(town, group, *(f"Member{number:02}" for number in range(13)))
    assert len(cards(await olga.private(), "Member")) == 11
    [merged] = cards(await olga.private(), "3 more today:")
    assert all(f"Member{number}" in merged["text"] for number in (10, 11, 12))


async def test_cards_are_forgotten_after_thirty_days(town: Town) -> None:
    _, group = await hikers(town)
    await ads_by(town, group, "Mallory")
    await town.advance("31d", jump=True)
    assert town.rows("SELECT id FROM card") == []
