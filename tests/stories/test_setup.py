"""The bot comes into a group, says what it may do, and goes again."""

from typing import Any

import pytest

from bot.emulator.people import Group, Person
from tests.town import Town

BOT = 777000111


async def of_bot(person: Person, group: Group) -> list[dict[str, Any]]:
    """What the bot said, as the person sees it."""
    return [
        message for message in await person.sees(group) if message["from"]["id"] == BOT and message["text"]
    ]


async def checklist(person: Person, group: Group) -> dict[str, Any]:
    """The one set-up message."""
    [found] = [
        message
        for message in await of_bot(person, group)
        if "/timezone" in message["text"] and "/language" in message["text"]
    ]
    return found


async def told(town: Town, person: Person, group: Group, text: str) -> str:
    """What the bot answers; one message."""
    await town.settle()
    before = len(await of_bot(person, group))
    await person.says(group, text)
    await town.settle()
    [answer] = (await of_bot(person, group))[before:]
    return str(answer["text"])


async def test_added_with_its_rights_it_says_so_once(town: Town) -> None:
    olga = await town.people.person("Olga")
    group = await town.group("West Hikers", olga, rights=["can_delete_messages", "can_restrict_members"])
    [message] = await of_bot(olga, group)
    assert message["text"].startswith("Here for “West Hikers”.")
    assert "Delete messages: yes" in message["text"]
    assert "Ban users: yes" in message["text"]
    assert "To grant" not in message["text"]
    assert "Add new admins" not in message["text"]


async def test_each_change_of_rights_edits_the_one_message(town: Town) -> None:
    olga = await town.people.person("Olga")
    group = await town.people.group("West Hikers", olga)
    await group.add_bot(status="member")
    await town.settle()
    message = await checklist(olga, group)
    assert "Delete messages: no. Off until then: removing ads" in message["text"]
    assert "Ban users: no" in message["text"]
    assert "To grant" in message["text"]
    assert "privacy mode is on" in message["text"]
    assert message["buttons"][0][0]["url"].startswith("https://t.me/anthill_bot?startgroup=")
    await group.add_bot(rights=["can_delete_messages"])
    await town.settle()
    edited = await checklist(olga, group)
    assert edited["id"] == message["id"]
    assert "Delete messages: yes" in edited["text"]
    assert "Ban users: no" in edited["text"]
    assert "privacy mode" not in edited["text"]
    await town.restart()
    await group.add_bot(rights=["can_delete_messages", "can_restrict_members", "can_promote_members"])
    await town.settle()
    edited = await checklist(olga, group)
    assert edited["id"] == message["id"]
    assert "To grant" not in edited["text"]
    assert "“Add new admins” is only for titles of co-leaders" in edited["text"]  # S31
    await olga.says(group, "/tiers title on")
    await town.settle()
    await group.add_bot(
        rights=["can_delete_messages", "can_restrict_members", "can_promote_members", "can_pin_messages"]
    )
    await town.settle()
    assert "Add new admins" not in (await checklist(olga, group))["text"]


class TestObserving:
    """Where the operator lets the bot watch at first."""

    @pytest.fixture
    def town_options(self) -> dict[str, Any]:
        return {"environment": {"ANTHILL_POLICY__ADS__OBSERVE": "on"}}

    async def test_the_message_says_that_it_only_watches(self, town: Town) -> None:
        olga = await town.people.person("Olga")
        group = await town.group("West Hikers", olga)
        assert "For the first days I only watch" in (await checklist(olga, group))["text"]


async def test_a_chinese_title_is_greeted_in_chinese(town: Town) -> None:
    olga = await town.people.person("Olga")
    group = await town.group("川西徒步", olga)
    [message] = await of_bot(olga, group)
    assert "已来到「川西徒步」" in message["text"]
    assert "Asia/Shanghai" in message["text"]
    assert "18:00" in message["text"]


async def test_the_adders_client_tells_the_language(town: Town) -> None:
    ming = await town.people.person("Ming", language_code="zh-hans")
    group = await town.group("Hikers", ming)
    [message] = await of_bot(ming, group)
    assert "已来到「Hikers」" in message["text"]


async def test_an_admin_changes_the_language_by_command_and_by_button(town: Town) -> None:
    olga = await town.people.person("Olga")
    group = await town.group("West Hikers", olga)
    ann = await group.joined_by("Ann")
    assert await told(town, olga, group, "/language") == "I speak English in this group."
    assert await told(town, olga, group, "/language 中文") == "以后我在本群说中文。"
    assert "已来到「West Hikers」" in (await checklist(olga, group))["text"]
    assert await told(town, olga, group, "/language") == "我在本群说中文。"
    assert await told(town, olga, group, "/language klingon") == "我还不会「klingon」，只会这些："
    seen = await checklist(ann, group)
    refused = await ann.taps(seen, "English", group=group)
    assert refused["alert"]
    assert refused["text"] == "只有群管理员能这样做。"
    await town.restart()
    await olga.taps(seen, "English", group=group)
    await town.settle()
    assert "Here for" in (await checklist(olga, group))["text"]
    [answer] = [m for m in await of_bot(olga, group) if m["text"] == "我在本群说中文。"]
    await olga.taps(answer, "English", group=group)
    await town.settle()
    assert "From now on I speak English in this group." in [m["text"] for m in await of_bot(olga, group)]


async def test_a_member_may_not_set_the_language(town: Town) -> None:
    olga = await town.people.person("Olga")
    group = await town.group("West Hikers", olga)
    ann = await group.joined_by("Ann")
    assert await told(town, ann, group, "/language zh") == "Only admins of the group can do this."
    assert len(await of_bot(olga, group)) == 1
    assert town.rows("SELECT language FROM chat") == [{"language": ""}]


async def test_s23_an_admin_without_the_right_may_not_set_the_language(town: Town) -> None:
    olga = await town.people.person("Olga")
    group = await town.group("West Hikers", olga)
    ann = await group.joined_by("Ann")
    await group.set_member(ann, rights=["can_pin_messages"])
    assert (
        await told(town, ann, group, "/language zh")
        == "This needs an admin with the right “Change group info”."
    )


async def test_in_private_everybody_has_their_own_language(town: Town) -> None:
    ann = await town.people.person("Ann")
    await ann.writes_bot("/language")
    await town.settle()
    asked = (await ann.private())[-1]
    assert asked["text"] == "I speak English with you. A group's language is set in the group."
    await ann.taps(asked, "中文")
    await town.settle()
    assert (await ann.private())[-1]["text"] == "以后我和你说中文。"
    await ann.writes_bot("/language english")
    await town.settle()
    assert (await ann.private())[-1]["text"] == "From now on I speak English with you."


async def test_a_zone_is_set_by_name_city_or_button(town: Town) -> None:
    olga = await town.people.person("Olga")
    group = await town.group("West Hikers", olga)
    assert (await told(town, olga, group, "/timezone")).startswith("Time zone: UTC, now Mon 5 Jan 10:")
    assert (await told(town, olga, group, "/timezone Berlin")).startswith(
        "Time zone: Europe/Berlin, now Mon 5 Jan 11:"
    )
    assert (await told(town, olga, group, "/timezone Shangai")).startswith(
        "There is no time zone “Shangai”. Nearest: Asia/Shanghai"
    )
    await town.restart()
    asked = (await of_bot(olga, group))[-1]
    await olga.taps(asked, "Asia/Shanghai", group=group)
    await town.settle()
    assert (await of_bot(olga, group))[-1]["text"].startswith("Time zone: Asia/Shanghai, now Mon 5 Jan 18:")
    assert "Asia/Shanghai" in (await checklist(olga, group))["text"]
    assert (await told(town, olga, group, "/timezone ????")).startswith(
        "There is no time zone “????”. Write it as"
    )


async def test_a_zone_can_be_set_from_private(town: Town) -> None:
    olga = await town.people.person("Olga")
    await town.group("West Hikers", olga)
    await olga.writes_bot("/timezone Tokyo")
    await town.settle()
    assert (await olga.private())[-1]["text"].startswith("West Hikers\nTime zone: Asia/Tokyo")


async def test_a_basic_group_hears_what_is_off(town: Town) -> None:
    olga = await town.people.person("Olga")
    group = await town.people.group("Neighbours", olga, kind="group")
    await group.add_bot()
    await town.settle()
    assert "This is a basic group: muting is off" in (await checklist(olga, group))["text"]
    grown = await group.migrate()
    await town.settle()
    assert "basic group" not in (await checklist(olga, grown))["text"]


async def test_a_channel_gets_one_line(town: Town) -> None:
    olga = await town.people.person("Olga")
    channel = await town.people.group("West News", olga, kind="channel")
    await channel.add_bot()
    await town.settle()
    await town.advance("2m")
    assert [m["text"] for m in await channel.messages() if m["text"]] == [
        "I work in groups, not in channels, so I leave."
    ]
    assert (await channel.look(limit=1))["members"][0]["name"] == "Olga"
    assert not [m for m in (await channel.look())["members"] if m["id"] == BOT and m["status"] != "left"]
    assert town.rows("SELECT chat_id FROM setup_checklist") == []
