"""Purpose and rules are at hand for everybody, and written by who may change the group."""

import pytest

from bot.emulator.people import Group, Person
from tests.heard import heard, labels, seen_by, words
from tests.town import Town


async def hikers(town: Town) -> tuple[Person, Group]:
    """An owner and their group."""
    owner = await town.people.person("Olga Owner")
    return owner, await town.group("West Hikers", owner)


async def test_rules_are_told_to_who_asks_alone(town: Town) -> None:
    owner, group = await hikers(town)
    ann = await group.joined_by("Ann")
    await town.advance("5m")
    [default] = await heard(town, ann, group, ann.says(group, "/rules"))
    assert default["text"].startswith("1. No advertising")
    assert default["ephemeral"]
    [shown] = await heard(town, owner, group, owner.says(group, "/setrules 1. Be on time.\n2. Bring water."))
    assert shown["text"] == "Saved. /rules shows:\n\n1. Be on time.\n2. Bring water."
    await town.restart()
    [told] = await heard(town, ann, group, ann.says(group, "群规"))
    assert told["text"] == "1. Be on time.\n2. Bring water."
    assert told not in await owner.sees(group)


async def test_the_rules_button_answers_in_the_group_and_in_private(town: Town) -> None:
    _, group = await hikers(town)
    ann = await group.joined_by("Ann")
    await town.advance("1m")
    [welcome] = [
        message
        for message in await seen_by(ann, group)
        if "/rules" in message["text"] and not message["ephemeral"]
    ]
    [told] = await heard(town, ann, group, ann.taps(welcome, "Rules", group=group))
    assert told["text"].startswith("1. No advertising")
    assert told["ephemeral"]

    bo = await town.people.person("Bo")
    await bo.writes_bot("/start")
    await town.settle()
    [hello] = await heard(town, bo, None, bo.joins(group))
    pressed = await bo.taps(hello, "Rules")
    assert pressed["answered"]
    await town.settle()
    assert words(await seen_by(bo, None))[-1].startswith("West Hikers\n1. No advertising")


async def test_only_who_may_change_the_group_writes_its_purpose_and_rules(town: Town) -> None:
    owner, group = await hikers(town)
    ann = await group.joined_by("Ann")
    await town.advance("5m")
    for command in (
        "/setrules mine",
        "/purpose mine",
        "/setpurpose mine",
        "/setwelcome mine",
        "/welcome off",
        "/resetrules",
    ):
        [no] = await heard(town, ann, group, ann.says(group, command))
        assert no["text"] == "Only admins of the group can do this."
    [none] = await heard(town, ann, group, ann.says(group, "/purpose"))
    assert none["text"].startswith("No purpose is written down yet")
    [said] = await heard(town, owner, group, owner.says(group, "/purpose We walk"))
    assert said["text"] == "What this group is for: We walk"
    [said] = await heard(town, owner, group, owner.says(group, "/purpose off"))
    assert said["text"].startswith("No purpose")


async def test_in_private_the_rules_are_told_with_the_groups_name(town: Town) -> None:
    _, group = await hikers(town)
    ann = await group.joined_by("Ann")
    await town.advance("1m")
    assert words(await heard(town, ann, None, ann.writes_bot("/rules")))[-1].startswith(
        "West Hikers\n1. No advertising"
    )


async def test_an_anonymous_admin_is_shown_the_way(town: Town) -> None:
    owner, group = await hikers(town)
    await group.set_member(owner, anonymous=True)
    [no] = await heard(town, owner, group, owner.says(group, "/purpose We walk", sender_chat=group.id))
    assert "/setpurpose" in no["text"]
    [ask] = await heard(town, owner, group, owner.says(group, "/setpurpose We walk", sender_chat=group.id))
    assert labels(ask) == ["Confirm"]
    said = await heard(town, owner, group, owner.taps(ask, "Confirm", group=group))
    assert words(said) == ["What this group is for: We walk"]


@pytest.mark.parametrize(
    ("command", "answer"),
    [
        ("/setrules", "Write the rules after the command"),
        ("/setwelcome", "Write it after the command"),
        ("/welcome maybe", "Use /welcome on or /welcome off"),
        ("/setpurpose", "Write one sentence"),
        ("/purpose " + "x" * 301, "at most 300 characters"),
        ("/setwelcome [x](buttonurl://nowhere)", "full address"),
        ("/setrules " + "x" * 3600, "too long"),
    ],
)
async def test_bad_input_is_answered_with_how_it_is_done(town: Town, command: str, answer: str) -> None:
    owner, group = await hikers(town)
    [no] = await heard(town, owner, group, owner.says(group, command))
    assert answer in no["text"]
    assert no["ephemeral"]


async def test_off_takes_back_instead_of_being_kept(town: Town) -> None:
    owner, group = await hikers(town)
    await heard(town, owner, group, owner.says(group, "/setrules 1. Boots only."))
    [said] = await heard(town, owner, group, owner.says(group, "/setrules off"))
    assert said["text"] == "The rules are the default ones again. See them: /rules"
    [said] = await heard(town, owner, group, owner.says(group, "/setwelcome off"))
    assert said["text"] == "Newcomers are no longer welcomed."
