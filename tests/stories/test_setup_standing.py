"""The bot is brought in by strangers, loses rights, is removed, and comes back."""

from typing import Any

import pytest

from bot.emulator.people import Group, Person
from tests.town import Town

BOT = 777000111
HERE = "Here for"


async def of_bot(person: Person, group: Group) -> list[dict[str, Any]]:
    """What the bot said, as the person sees it."""
    return [
        message for message in await person.sees(group) if message["from"]["id"] == BOT and message["text"]
    ]


# --- S28: brought in by a stranger ----------------------------------------------------------------


async def brought(town: Town) -> tuple[Group, Person, Person]:
    """A group into which a plain member brought the bot."""
    olga = await town.people.person("Olga")
    group = await town.people.group("West Hikers", olga)
    mallory = await group.joined_by("Mallory")
    await group.add_bot(status="member", by=mallory)
    await town.settle()
    return group, olga, mallory


async def test_s28_without_an_admins_tap_it_leaves_with_one_line(town: Town) -> None:
    group, olga, mallory = await brought(town)
    [asked] = await of_bot(olga, group)
    assert "Who added me to “West Hikers” is no admin here" in asked["text"]
    assert "10:10" in asked["text"]
    refused = await mallory.taps(asked, "Stay", group=group)
    assert refused["text"] == "Only admins of the group can do this."
    await town.restart()
    await town.advance("12m")
    said = await of_bot(olga, group)
    assert [m["text"] for m in said][1:] == [
        "No admin asked me to stay, so I leave. An admin can add me at any time."
    ]
    assert town.rows("SELECT status FROM chat") == [{"status": "left"}]
    await group.add_bot()
    await town.settle()
    assert "Back in “West Hikers”" in (await of_bot(olga, group))[-1]["text"]


async def test_s28_an_admins_tap_keeps_it(town: Town) -> None:
    group, olga, _ = await brought(town)
    [asked] = await of_bot(olga, group)
    await olga.taps(asked, "Stay", group=group)
    await town.advance("2h")
    [message] = await of_bot(olga, group)
    assert message["id"] == asked["id"]
    assert HERE in message["text"]
    assert town.rows("SELECT status FROM chat") == [{"status": "member"}]


async def test_s28_being_promoted_is_an_admins_word(town: Town) -> None:
    group, olga, _ = await brought(town)
    await group.add_bot()
    await town.advance("2h")
    [message] = await of_bot(olga, group)
    assert "Ban users: yes" in message["text"]


async def test_s28_bots_that_members_bring_are_removed_with_one_card(town: Town) -> None:
    olga = await town.people.person("Olga")
    group = await town.group("West Hikers", olga)
    await olga.writes_bot("/start")
    mallory = await group.joined_by("Mallory")
    tokens = [f"88800000{number}:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw{number:02}" for number in range(5)]
    bots = [
        await town.people.bot(token, name=f"Bad{number}", username=f"bad{number}_bot")
        for number, token in enumerate(tokens)
    ]
    for token in tokens[:4]:
        await group.add_bot(status="member", by=mallory, token=token)
    await group.add_bot(status="member", by=olga, token=tokens[4])
    await town.advance("1m")
    inside = {m["id"]: m["status"] for m in (await group.look())["members"]}
    assert [inside.get(bot, "left") for bot in bots[:4]] == ["left"] * 4
    assert inside[bots[4]] == "member"
    cards = [m["text"] for m in await olga.private() if "brought in" in (m["text"] or "")]
    assert len(cards) == 1
    assert "Mallory is no admin and brought in @bad" in cards[0]


# --- R41, R42: rights and the bot itself go and come back -----------------------------------------


@pytest.mark.slow
async def test_r41_what_needs_a_lost_right_waits_and_the_admins_hear_once_an_hour(town: Town) -> None:
    olga = await town.people.person("Olga")
    group = await town.group("West Hikers", olga, rights=["can_delete_messages", "can_restrict_members"])
    await olga.writes_bot("/start")
    mallory, bob = await group.joined_by("Mallory"), await group.joined_by("Bob")
    offences = [await mallory.says(group, "anything"), await bob.says(group, "anything else")]
    await town.settle()
    await town.people.faults([{"method": "banChatMember", "kind": "429", "count": 2, "retry_after": 120}])
    for offence in offences:
        await olga.says(group, "/ban", reply_to=offence)
    await town.people.advance("5s")  # both are decided, and wait for Telegram's pause to end
    assert len(town.rows("SELECT id FROM outbox WHERE kind = 'Ban' AND state = 'pending'")) == 2
    await group.add_bot(rights=["can_delete_messages"])
    await town.advance("10m")
    assert [(await group.member(one)).status for one in (mallory, bob)] == ["member", "member"]
    cards = [m for m in await olga.private() if "A right was taken from me" in m["text"]]
    assert len(cards) == 1
    assert "Ban users: no. Off until then: muting, kicking and banning." in cards[0]["text"]
    assert cards[0]["text"].startswith("West Hikers\n")
    await town.restart()
    await group.add_bot(rights=["can_delete_messages", "can_restrict_members"])
    await town.advance("1m")
    assert [(await group.member(one)).status for one in (mallory, bob)] == ["kicked", "kicked"]
    [closed] = [m for m in await olga.private() if m["id"] == cards[0]["id"]]
    assert "All rights are back" in closed["text"]
    assert not closed["buttons"]


async def test_r42_removed_and_added_again_the_settings_are_kept(town: Town) -> None:
    olga = await town.people.person("Olga")
    group = await town.group("West Hikers", olga)
    await olga.says(group, "/language zh")
    await olga.says(group, "/timezone Tokyo")
    await town.settle()
    await group.add_bot(status="left")
    await town.advance("5d")
    await group.add_bot()
    await town.settle()
    message = (await of_bot(olga, group))[-1]
    assert "回到了「West Hikers」" in message["text"]
    assert "Asia/Tokyo" in message["text"]


async def test_r42_after_thirty_days_nothing_is_kept(town: Town) -> None:
    olga = await town.people.person("Olga")
    group = await town.group("West Hikers", olga)
    await olga.says(group, "/language zh")
    await olga.says(group, "hello")
    await town.settle()
    await group.add_bot(status="kicked")
    await town.settle()
    await town.advance("29d", jump=True)
    assert len(town.rows("SELECT id FROM chat")) == 1
    await town.restart()
    await town.advance("2d", jump=True)
    for table in ("chat", "member", "event", "setup_checklist", "card", "chat_setting"):
        assert town.rows(f"SELECT * FROM {table}") == [], table  # noqa: S608 - names of this test's own
    await group.add_bot()
    await town.settle()
    assert "Here for “West Hikers”" in (await of_bot(olga, group))[-1]["text"]
