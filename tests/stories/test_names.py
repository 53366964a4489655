"""Names as the chat wants them: asked for alone, tags chosen by a tap, looked at again when they change."""

import pytest

from bot.emulator.people import Group, Person
from tests.heard import heard, labels, seen_by, words
from tests.newcomers import alone, public
from tests.town import Town

ASKED = (
    "Names here look like this: City-Name. Yours is Ann. "
    "Please change it in Telegram's settings; I'll notice when you next write."
)


async def naming(
    town: Town, command: str, *, language: str = "en", rights: object = "all"
) -> tuple[Person, Group]:
    """A group that wants something of names, and an owner who can be written to."""
    owner = await town.people.person("Olga", language_code=language)
    group = await town.group("川西徒步" if language == "zh" else "West Hikers", owner, rights=rights)
    await owner.writes_bot("/start")
    await owner.says(group, command)
    await town.settle()
    return owner, group


async def cards(admin: Person) -> list[str]:
    """The admins' cards about names."""
    return [text for text in words(await seen_by(admin, None)) if "as the group wants" in text]


def states(town: Town) -> dict[str, str]:
    """How members' names stand."""
    return {
        row["name"]: row["state"] for row in town.rows("select name, state from name_check order by name")
    }


async def test_a_newcomer_is_asked_alone_and_the_new_name_is_noticed(town: Town) -> None:
    owner, group = await naming(town, "/names template City-Name")
    before = await public(owner, group)
    ann = await group.joined_by("Ann")
    await town.settle()
    assert ASKED in await alone(ann, group)
    await ann.says(group, "hello")
    await town.restart()
    await ann.says(group, "hello again")
    await town.settle()
    assert (await alone(ann, group)).count(ASKED) == 1
    await ann.changes(name="Leeds-Ann")
    await ann.says(group, "better")
    await town.settle()
    assert states(town) == {"Leeds-Ann": "fine"}
    await ann.changes(name="Ann")
    await ann.says(group, "hm")
    await town.settle()
    assert (await alone(ann, group)).count(ASKED) == 2
    assert await public(owner, group) == before


async def test_who_was_here_before_is_spared_until_the_name_changes_and_admins_always(town: Town) -> None:
    owner = await town.people.person("Olga")
    group = await town.group("West Hikers", owner)
    bo = await group.joined_by("Bo")
    await town.advance("5m")
    await owner.says(group, "/names template City-Name")
    await bo.says(group, "hello")
    await owner.says(group, "hello")
    await town.settle()
    assert states(town) == {"Bo": "spared"}
    await bo.changes(name="Bobby")
    await bo.says(group, "new name")
    await owner.changes(name="The Boss")
    await owner.says(group, "new name")
    await town.settle()
    assert states(town) == {"Bobby": "asked"}
    assert (await alone(bo, group))[-1].startswith("Names here look like this: City-Name. Yours is Bobby.")


async def test_empty_and_emoji_names_are_asked_for_letters(town: Town) -> None:
    _, group = await naming(town, "/names template City-Name")
    for name in ("\u3164", "🌸🌸"):
        person = await group.joined_by(name)
        await town.settle()
        assert "Your name cannot be read here. Please choose one with letters." in await alone(person, group)


async def test_a_tag_is_chosen_by_a_tap_in_the_group_or_in_private(town: Town) -> None:
    owner, group = await naming(town, "/names tags Leeds, York")
    ann = await group.joined_by("Ann")
    await town.settle()
    asked = [one for one in await seen_by(ann, group) if "Leeds" in labels(one)][-1]
    assert (asked["text"], labels(asked), asked["ephemeral"]) == (
        "Please choose your tag:",
        ["Leeds", "York"],
        True,
    )
    pressed = await ann.taps(asked, "York", group=group)
    assert pressed["text"] == "Your tag: York"
    await town.settle()
    assert (await group.member(ann)).tag == "York"
    assert states(town) == {"Ann": "fine"}

    bo = await town.people.person("Bo")
    await bo.writes_bot("/start")
    await bo.joins(group)
    await town.settle()
    asked = [one for one in await seen_by(bo, None) if "Leeds" in labels(one)][-1]
    assert asked["text"] == "West Hikers\nPlease choose your tag:"
    await owner.says(group, "/names tags York, Hull")
    await town.settle()
    assert "expired" in (await bo.taps(asked, "Leeds"))["text"]
    assert (await bo.taps(asked, "York"))["text"] == "Your tag: York"
    await town.settle()
    assert (await group.member(bo)).tag == "York"


async def test_a_tag_changed_to_another_is_asked_for_again(town: Town) -> None:
    _, group = await naming(town, "/names tags Leeds, York")
    ann = await group.joined_by("Ann")
    await town.settle()
    asked = [one for one in await seen_by(ann, group) if "Leeds" in labels(one)][-1]
    await ann.taps(asked, "York", group=group)
    await town.settle()
    await group.set_member(ann, tag="King")
    await town.settle()
    assert states(town) == {"Ann": "asked"}
    assert (await alone(ann, group)).count("Please choose your tag:") == 2


@pytest.mark.slow
async def test_after_two_days_the_admins_see_who_and_remind_once_a_day(town: Town) -> None:
    owner, group = await naming(town, "/names template City-Name")
    ann = await group.joined_by("Ann")
    bo = await group.joined_by("Bo")
    await town.advance("49h")
    await town.restart()
    [card] = await cards(owner)
    assert "2 members' names or tags are not as the group wants them: Ann, Bo" in card
    message = next(one for one in reversed(await seen_by(owner, None)) if "Remind" in labels(one))
    assert (await owner.taps(message, "Remind"))["text"] == "Reminded by Olga."
    await town.advance("1m")
    assert (await alone(ann, group)).count(ASKED) == 2
    message = next(one for one in reversed(await seen_by(owner, None)) if "Remind" in labels(one))
    assert (await owner.taps(message, "Remind"))["text"] == "They were asked within the last day."
    for person, name in ((ann, "Leeds-Ann"), (bo, "York-Bo")):
        await person.changes(name=name)
        await person.says(group, "done")
    await town.advance("1m")
    assert [text.partition("\n")[2] for text in await cards(owner)] == [
        "All names are as the group wants them."
    ]


async def test_off_asks_nobody_any_more(town: Town) -> None:
    owner, group = await naming(town, "/names template City-Name")
    ann = await group.joined_by("Ann")
    await town.settle()
    assert words(await heard(town, owner, group, owner.says(group, "/names off"))) == [
        "Names are as members like."
    ]
    await ann.says(group, "hello")
    await town.advance("3d")
    assert await cards(owner) == []
    assert states(town) == {"Ann": "fine"}


@pytest.mark.slow
async def test_without_the_right_there_are_no_tags_and_bad_input_is_told(town: Town) -> None:
    owner, group = await naming(town, "/names off", rights=["can_delete_messages", "can_restrict_members"])
    for command, answer in (
        ("/names tags Leeds", "For this I need a right that I do not have here: Manage member tags."),
        ("/names tags", "Name at most 24 tags of at most 16 characters"),
        ("/names tags 🌸", "Name at most 24 tags"),
        ("/names template -", "Write what names look like"),
        ("/names please", "Use /names template City-Trade-Name"),
        ("/names", "Names are as members like."),
        ("/names template City-Name", "Names here look like this: City-Name"),
        ("/names template off", "Names are as members like."),
    ):
        assert words(await heard(town, owner, group, owner.says(group, command)))[-1].startswith(answer)
    ann = await group.joined_by("Ann")
    await town.advance("5m")
    [no] = await heard(town, ann, group, ann.says(group, "/names off"))
    assert no["text"] == "Only admins of the group can do this."


async def test_in_chinese(town: Town) -> None:
    _, group = await naming(town, "/names 格式 城市-行业-昵称", language="zh")
    ming = await group.joined_by("阿明")
    await town.settle()
    assert (await alone(ming, group))[-1].startswith("这里的名字是这个格式：城市-行业-昵称。你的是阿明，")
    await ming.changes(name="成都—设计—阿明")
    await ming.says(group, "改好了")
    await town.settle()
    assert states(town) == {"成都—设计—阿明": "fine"}
