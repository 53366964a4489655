"""Newcomers are received: at once and alone, then once for all in the group; purpose and rules are at hand."""

import pytest

from bot.emulator.people import Group, Person
from tests.heard import heard, labels, seen_by, words
from tests.town import Town

ADVICE = "The rules, short to read: /rules"


async def hikers(town: Town, **details: object) -> tuple[Person, Group]:
    """An owner and their group; its time is 18:00 on a Monday."""
    owner = await town.people.person("Olga Owner")
    return owner, await town.group("West Hikers", owner, **details)


async def alone(person: Person, group: Group) -> list[str]:
    """What the person alone is shown in the group."""
    return words([message for message in await seen_by(person, group) if message["ephemeral"]])


async def welcomes(town: Town, person: Person, group: Group) -> list[str]:
    """The public welcomes that stand in the group."""
    return [
        text
        for text in words([m for m in await seen_by(person, group) if not m["ephemeral"]])
        if ADVICE in text
    ]


async def test_a_newcomer_is_greeted_alone_and_then_named_in_the_group(town: Town) -> None:
    owner, group = await hikers(town)
    await owner.says(group, "/purpose We walk in the hills on Sundays")
    ann = await group.joined_by("Ann Lee")
    await town.settle()
    [hello] = [message for message in await seen_by(ann, group) if message["ephemeral"]]
    assert (
        hello["text"] == f"Welcome, Ann Lee.\nWhat we are here for: We walk in the hills on Sundays\n{ADVICE}"
    )
    assert labels(hello) == ["Rules"]
    assert await welcomes(town, owner, group) == []
    await town.advance("1m")
    assert await welcomes(town, owner, group) == [hello["text"]]


async def test_who_pressed_start_is_greeted_in_private_with_the_groups_name(town: Town) -> None:
    _, group = await hikers(town)
    ann = await town.people.person("Ann")
    await ann.writes_bot("/start")
    await town.settle()
    [hello] = await heard(town, ann, None, ann.joins(group))
    assert hello["text"] == f"West Hikers\nWelcome, Ann.\n{ADVICE}"
    assert await alone(ann, group) == []


async def test_who_blocked_the_bot_is_greeted_in_the_group_alone(town: Town) -> None:
    _, group = await hikers(town)
    ann = await town.people.person("Ann")
    await ann.writes_bot("/start")
    await town.settle()
    await ann.blocks_bot()
    await ann.joins(group)
    await town.settle()
    assert await alone(ann, group) == [f"Welcome, Ann.\n{ADVICE}"]


async def test_joins_are_merged_and_the_next_welcome_replaces_the_last(town: Town) -> None:
    owner, group = await hikers(town)
    for name in ("Ann", "Bo", "Cem"):
        await group.joined_by(name)
    await town.advance("1m")
    assert await welcomes(town, owner, group) == [f"Welcome, Ann, Bo and Cem.\n{ADVICE}"]
    for name in ("Dee", "Eve", "Fay", "Gus", "Hal", "Ivo", "Jon"):
        await group.joined_by(name)
    await town.advance("30m")
    assert len(await welcomes(town, owner, group)) == 1
    await town.advance("2h")
    assert await welcomes(town, owner, group) == [f"Welcome, Dee, Eve, Fay, Gus, Hal and 2 more.\n{ADVICE}"]


async def test_the_welcome_is_said_once_through_restarts(town: Town) -> None:
    owner, group = await hikers(town)
    await group.joined_by("Ann")
    await town.restart()
    await town.advance("1m")
    await town.restart()
    await town.advance("3h")
    said = [call for call in await town.people.calls() if call["method"] == "sendMessage"]
    public = [
        call
        for call in said
        if "Welcome" in str(call["parameters"]) and "ephemeral" not in str(call["parameters"])
    ]
    assert len(public) == 1
    assert len(await welcomes(town, owner, group)) == 1


async def test_at_night_nobody_is_told_until_the_morning(town: Town) -> None:
    owner, group = await hikers(town)
    await owner.says(group, "/timezone Europe/London")
    await town.people.set_clock("2026-01-05T23:00:00Z")
    await group.joined_by("Ann")
    await town.advance("8h")
    assert await welcomes(town, owner, group) == []
    await town.advance("2h30m")
    assert len(await welcomes(town, owner, group)) == 1


async def test_who_is_gone_again_is_not_named(town: Town) -> None:
    owner, group = await hikers(town)
    ann = await group.joined_by("Ann")
    await group.joined_by("Bo")
    await ann.leaves(group)
    await town.advance("1m")
    assert await welcomes(town, owner, group) == [f"Welcome, Bo.\n{ADVICE}"]


async def test_coming_back_the_same_day_is_no_new_arrival(town: Town) -> None:
    _, group = await hikers(town)
    ann = await group.joined_by("Ann")
    await town.advance("3h")
    for returns in (1, 2):
        await ann.leaves(group)
        await ann.joins(group)
        await town.settle()
        assert len(await alone(ann, group)) == returns
        await town.advance("30h")


async def test_lines_about_joining_and_leaving_are_cleared_where_the_bot_may(town: Town) -> None:
    _, group = await hikers(town)
    before = await lines(group)
    ann = await group.joined_by("Ann")
    await ann.leaves(group)
    await town.settle()
    assert await lines(group) == before


async def lines(group: Group) -> list[int]:
    """What stands in the group and is not the bot's."""
    return [message["id"] for message in await group.messages() if not message["from"]["is_bot"]]


async def test_without_the_right_to_delete_the_lines_stay_and_the_welcome_is_said(town: Town) -> None:
    owner, group = await hikers(town, rights=["can_restrict_members"])
    before = await lines(group)
    await group.joined_by("Ann")
    await town.advance("1m")
    assert len(await lines(group)) == len(before) + 1
    assert len(await welcomes(town, owner, group)) == 1


async def test_a_bot_that_is_no_admin_welcomes_in_the_group_only(town: Town) -> None:
    owner = await town.people.person("Olga")
    group = await town.people.group("West Hikers", owner)
    await group.add_bot(status="member")
    await town.settle()
    ann = await group.joined_by("Ann")
    await town.settle()
    assert await alone(ann, group) == []
    await town.advance("1m")
    assert await welcomes(town, owner, group) == [f"Welcome, Ann.\n{ADVICE}"]


@pytest.mark.slow
async def test_s44_a_hundred_joins_are_one_welcome(town: Town) -> None:
    owner, group = await hikers(town)
    await owner.says(group, "/raid wave 3h")
    for number in range(100):
        await group.joined_by(f"@all t.me/spam{number}")
    await town.advance("10m")
    [welcome] = await welcomes(town, owner, group)
    assert "and 95 more" in welcome
    assert "@" not in welcome
    assert "t.me" not in welcome
    alone = [
        call for call in await town.people.calls() if "ephemeral_message_parameters" in call["parameters"]
    ]
    assert len([call for call in alone if "Welcome" in str(call["parameters"])]) <= 10


async def test_names_are_words_and_not_markup(town: Town) -> None:
    owner, group = await hikers(town)
    for name in ("<b>x</b>", "<a href=tg://user?id=1>y</a>", "&lt;", "\u202eevil", "\u3164"):
        await group.joined_by(name)
    await town.advance("1m")
    [welcome] = await welcomes(town, owner, group)
    assert welcome.startswith("Welcome, <b>x</b>, <a href=tg user?id=1>y</a>, &lt;, evil and 1 more.")


# --- an admin's welcome --------------------------------------------------------------------------------------------


async def test_an_admins_welcome_with_variables_and_buttons(town: Town) -> None:
    owner, group = await hikers(town)
    command = "/setwelcome Hi {name}, this is {chat}. [Map](buttonurl://a.example)"
    [shown] = await heard(town, owner, group, owner.says(group, command))
    assert shown["text"] == "Saved. Newcomers see:\n\nHi Olga Owner, this is West Hikers."
    assert labels(shown) == ["Map", "Rules"]
    ann = await group.joined_by("{chat}")
    await group.joined_by("Bo")
    await town.settle()
    assert words(await seen_by(ann, group))[-1] == "Hi {chat}, this is West Hikers."
    await town.advance("1m")
    assert words(await seen_by(owner, group))[-1] == "Hi {chat} and Bo, this is West Hikers."

    [reset] = await heard(town, owner, group, owner.says(group, "/resetwelcome"))
    assert "default" in reset["text"]
    [shown] = await heard(town, owner, group, owner.says(group, "/welcome"))
    assert shown["text"] == f"The welcome is on. Newcomers see:\n\nWelcome, Olga Owner.\n{ADVICE}"


async def test_a_picture_welcomes(town: Town) -> None:
    owner, group = await hikers(town)
    picture = await owner.says(group, photo="hills", caption="Hello {first}")
    [shown] = await heard(town, owner, group, owner.says(group, "/setwelcome", reply_to=picture))
    assert "photo" in shown["media"]
    ann = await group.joined_by("Ann")
    await town.settle()
    hello = (await seen_by(ann, group))[-1]
    assert ("photo" in hello["media"], hello["caption"]) == (True, "Hello Ann")


async def test_the_welcome_can_be_off(town: Town) -> None:
    owner, group = await hikers(town)
    assert words(await heard(town, owner, group, owner.says(group, "/welcome off"))) == [
        "Newcomers are no longer welcomed."
    ]
    ann = await group.joined_by("Ann")
    await town.advance("3h")
    assert await welcomes(town, ann, group) == []
    assert await alone(ann, group) == []


async def test_a_chinese_group_welcomes_in_chinese(town: Town) -> None:
    owner = await town.people.person("阿明", language_code="zh-hans")
    group = await town.group("川西徒步", owner)
    await owner.says(group, "/purpose 周日一起爬山")
    ann = await group.joined_by("小北", language_code="en")
    await group.joined_by("老周")
    await town.settle()
    own = [message["text"] for message in await seen_by(ann, group) if message["ephemeral"]]
    assert own == ["欢迎小北。\n本群宗旨：周日一起爬山\n群规很短，请看一眼：/rules"]
    await town.advance("1m")
    assert words(await seen_by(owner, group))[-1].startswith("欢迎小北、老周。\n")
    [rules] = await heard(town, ann, group, ann.says(group, "群规"))
    assert rules["text"].startswith("1. 不发广告")
