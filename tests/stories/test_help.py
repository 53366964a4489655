"""What the bot says of itself, and private commands that find their group."""

from typing import Any

import pytest

from bot.emulator.people import Group, Person
from tests.town import Town

BOT = 777000111


async def heard(town: Town, person: Person, text: str, **more: Any) -> list[str]:
    """What the bot writes in private after the person wrote; Start was pressed before."""
    if text != "/start" and not await person.private():
        await person.writes_bot("/start")
    await town.settle()
    before = len(await person.private())
    await person.writes_bot(text, **more)
    await town.settle()
    return [message["text"] for message in (await person.private())[before:] if message["from"]["id"] == BOT]


async def shown(town: Town, person: Person, group: Group, text: str) -> list[dict[str, Any]]:
    """What the bot shows this person alone in the group after they wrote."""
    await town.settle()
    before = {message["id"] for message in await person.sees(group)}
    await person.says(group, text)
    await town.settle()
    return [one for one in await person.sees(group) if one["ephemeral"] and one["id"] not in before]


async def last(person: Person) -> dict[str, Any]:
    return (await person.private())[-1]


# --- the private chat -----------------------------------------------------------------------------


async def test_start_greets_a_stranger_and_who_is_known(town: Town) -> None:
    ann = await town.people.person("Ann")
    [greeting] = await heard(town, ann, "/start")
    assert greeting.startswith("Hi Ann. I am Anthill, and I help groups")
    assert (await last(ann))["buttons"][0][0]["url"].startswith("https://t.me/anthill_bot?startgroup=")
    olga = await town.people.person("Olga")
    group = await town.group("West Hikers", olga)
    await ann.joins(group)
    [greeting] = await heard(town, ann, "/start")
    assert "I know you from West Hikers." in greeting
    [greeting] = await heard(town, ann, "/start -1001900000002; DROP")
    assert "I know you from West Hikers." in greeting


async def test_blocking_and_unblocking_is_known(town: Town) -> None:
    ann = await town.people.person("Ann")
    await heard(town, ann, "/start")
    assert town.rows("SELECT started FROM person") == [{"started": True}]
    await ann.blocks_bot()
    await town.settle()
    assert town.rows("SELECT started FROM person") == [{"started": False}]
    await ann.blocks_bot(on=False)
    await town.settle()
    assert town.rows("SELECT started FROM person") == [{"started": True}]


async def test_free_words_are_pointed_to_help_once_a_day(town: Town) -> None:
    ann = await town.people.person("Ann")
    await heard(town, ann, "/start")
    assert await heard(town, ann, "hello, who are you?") == ["I only understand commands. /help shows them."]
    assert await heard(town, ann, "and now?") == []
    await town.restart()
    assert await heard(town, ann, "anybody?") == []
    await town.advance("25h")
    assert len(await heard(town, ann, "good morning")) == 1


async def test_an_unknown_command_names_the_nearest(town: Town) -> None:
    ann = await town.people.person("Ann")
    await heard(town, ann, "/start")
    assert await heard(town, ann, "/hepl") == [
        "There is no such command. Perhaps /help? /help shows what there is."
    ]
    assert await heard(town, ann, "/qqqqqqqqq") == ["There is no such command. /help shows what there is."]
    assert await heard(town, ann, "/") == ["There is no such command. /help shows what there is."]


async def test_help_in_private_by_role(town: Town) -> None:
    olga = await town.people.person("Olga")
    group = await town.group("West Hikers", olga)
    ann = await group.joined_by("Ann")
    [members] = await heard(town, ann, "/help")
    assert "/rules The rules of the group" in members
    assert "/ban" not in members
    [admins] = await heard(town, olga, "帮助")
    assert "/ban" in admins
    assert "/timezone" not in admins
    await olga.taps(await last(olga), "More")
    await town.settle()
    assert "/timezone Show or change" in (await last(olga))["text"]


async def test_help_in_the_group_is_for_who_asks(town: Town) -> None:
    olga = await town.people.person("Olga")
    group = await town.group("West Hikers", olga)
    ann, ben = await group.joined_by("Ann"), await group.joined_by("Ben")
    [answer] = await shown(town, ann, group, "/help")
    assert answer["text"].startswith("For everybody\n")
    assert not any("For everybody" in (message["text"] or "") for message in await ben.sees(group))
    [answer] = await shown(town, olga, group, "/help@anthill_bot")
    assert "For admins" in answer["text"]


async def test_help_speaks_chinese_in_a_chinese_group(town: Town) -> None:
    olga = await town.people.person("Olga")
    group = await town.group("川西徒步", olga)
    ann = await group.joined_by("阿明")
    [answer] = await shown(town, ann, group, "帮助")
    assert answer["text"].startswith("大家可用\n")
    assert "/rules 查看群规" in answer["text"]


async def test_privacy_and_ids(town: Town) -> None:
    olga = await town.people.person("Olga")
    group = await town.group("West Hikers", olga)
    ann = await group.joined_by("Ann")
    assert (await heard(town, ann, "/privacy"))[0].startswith("What Anthill keeps\n")
    assert await heard(town, ann, "/id") == [f"Your id: {ann.id}"]
    [answer] = await shown(town, ann, group, "/id")
    assert answer["text"] == f"Your id: {ann.id}\nThis group: {group.id}"
    said = await olga.says(group, "hello")
    await ann.says(group, "/id", reply_to=said)
    await town.settle()
    assert f"Olga: {olga.id}" in [m["text"] for m in await ann.sees(group) if m["ephemeral"]][-1]


async def test_telegram_is_told_of_the_commands_once(town: Town) -> None:
    calls = [call["parameters"] for call in await town.people.calls() if call["method"] == "setMyCommands"]
    assert {(call["scope"], call.get("language_code", "")) for call in calls} == {
        (f'{{"type": "{scope}"}}', lang)
        for scope in ("all_group_chats", "all_chat_administrators", "all_private_chats")
        for lang in ("", "zh")
    }
    since = await town.people.last_call()
    await town.restart()
    await town.advance("3d")
    assert [call for call in await town.people.calls(since) if call["method"] == "setMyCommands"] == []


# --- S24: which group is meant --------------------------------------------------------------------


async def two_groups(town: Town) -> tuple[Person, Person, Group, Group]:
    """Olga runs both; Ann is a member of both, and admin of the second."""
    olga = await town.people.person("Olga")
    first, second = await town.group("East Sailors", olga), await town.group("West Hikers", olga)
    ann = await first.joined_by("Ann")
    await ann.joins(second)
    await town.settle()
    await second.set_member(ann, rights=["can_change_info", "can_restrict_members"])
    for group, rules in ((first, "No salt."), (second, "No sand.")):
        await olga.says(group, f"/setrules {rules}")
    await town.settle()
    return olga, ann, first, second


async def test_with_one_group_no_question_is_asked(town: Town) -> None:
    olga = await town.people.person("Olga")
    group = await town.group("West Hikers", olga)
    ann = await group.joined_by("Ann")
    await olga.says(group, "/setrules No sand.")
    [answer] = await heard(town, ann, "/rules")
    assert "West Hikers" in answer
    assert "No sand." in answer


@pytest.mark.slow
async def test_with_several_groups_a_tap_picks_one_for_ten_minutes(town: Town) -> None:
    _, ann, _, _ = await two_groups(town)
    assert await heard(town, ann, "/rules") == ["Which group do you mean?"]
    await town.restart()
    await ann.taps(await last(ann), "West Hikers")
    await town.settle()
    said = [m["text"] for m in await ann.private()]
    assert "Group: West Hikers, for the next ten minutes. /cancel to choose again." in said
    assert "No sand." in said[-1]
    [answer] = await heard(town, ann, "/rules")
    assert "No sand." in answer
    await town.advance("11m")
    assert await heard(town, ann, "/rules") == ["Which group do you mean?"]
    await ann.taps(await last(ann), "East Sailors")
    await town.settle()
    assert "No salt." in (await last(ann))["text"]
    assert await heard(town, ann, "/cancel") == ["Done. I am not waiting for an answer any more."]
    assert await heard(town, ann, "/rules") == ["Which group do you mean?"]


async def test_s24_an_admins_command_is_offered_only_where_they_are_admin(town: Town) -> None:
    _, ann, first, second = await two_groups(town)
    [answer] = await heard(town, ann, "/timezone Tokyo")
    assert answer.startswith("West Hikers\nTime zone: Asia/Tokyo")
    assert town.rows("SELECT timezone FROM chat WHERE id = :id", id=first.id) == [{"timezone": ""}]
    assert town.rows("SELECT timezone FROM chat WHERE id = :id", id=second.id) == [{"timezone": "Asia/Tokyo"}]


async def test_s24_a_choice_is_asked_again_of_telegram(town: Town) -> None:
    _, ann, _, second = await two_groups(town)
    await heard(town, ann, "/rules")
    await ann.taps(await last(ann), "West Hikers")
    await town.settle()
    await second.set_member(ann, status="member")
    [answer] = await heard(town, ann, "/timezone Tokyo")
    assert answer == "I know of no group where you are an admin. Send the command in the group once."
    assert town.rows("SELECT timezone FROM chat WHERE id = :id", id=second.id) == [{"timezone": ""}]


async def test_s24_who_left_cannot_pick_the_group_any_more(town: Town) -> None:
    _, ann, _, second = await two_groups(town)
    await heard(town, ann, "/rules")
    picker = await last(ann)
    await ann.leaves(second)
    await town.settle()
    answer = await ann.taps(picker, "West Hikers")
    assert answer["alert"]
    assert answer["text"] == "This button has expired. Please send the command again."


async def test_s24_an_old_question_is_not_answered(town: Town) -> None:
    _, ann, _, _ = await two_groups(town)
    await heard(town, ann, "/rules")
    picker = await last(ann)
    await town.advance("11m")
    assert (await ann.taps(picker, "West Hikers"))["alert"]


async def test_without_a_group_it_says_so(town: Town) -> None:
    ann = await town.people.person("Ann")
    await heard(town, ann, "/start")
    assert (await heard(town, ann, "/rules"))[0].startswith("I do not know you from a group yet.")
    assert (await heard(town, ann, "/ban"))[0].startswith("I know of no group where you are an admin.")
