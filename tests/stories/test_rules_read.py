"""Members say that they have read the rules; changed rules are read anew, and admins see by how many."""

from bot.emulator.people import Group, Person
from tests.heard import heard, labels, seen_by, words
from tests.town import Town

READ, AGAIN = "I have read them", "Ask everybody to read them"


async def hikers(town: Town, *, language: str = "en") -> tuple[Person, Group, Person]:
    """An owner, their group, and a member."""
    owner = await town.people.person("Olga", language_code=language)
    group = await town.group("川西徒步" if language == "zh" else "West Hikers", owner)
    ann = await group.joined_by("Ann", language_code=language)
    await town.advance("5m")
    return owner, group, ann


async def reading(town: Town, person: Person, group: Group) -> str:
    """Asks for the rules, and says that they are read; what the tap tells."""
    [shown] = await heard(town, person, group, person.says(group, "/rules"))
    pressed = await person.taps(shown, labels(shown)[-1], group=group)
    await town.settle()
    return str(pressed["text"])


async def test_reading_is_recorded_once_in_the_group_and_in_private(town: Town) -> None:
    owner, group, ann = await hikers(town)
    assert await reading(town, ann, group) == "Thank you."
    await town.restart()
    assert await reading(town, ann, group) == "You said so on 5 Jan."
    bo = await group.joined_by("Bo")
    await town.advance("5m")
    await bo.writes_bot("/rules")
    await town.settle()
    shown = next(one for one in reversed(await seen_by(bo, None)) if READ in labels(one))
    assert (await bo.taps(shown, READ))["text"] == "Thank you."
    await town.settle()
    assert words(await heard(town, owner, group, owner.says(group, "/rulesread"))) == [
        "2 members have said that they have read the present rules."
    ]


async def test_changed_rules_are_asked_for_once_and_old_buttons_say_so(town: Town) -> None:
    owner, group, ann = await hikers(town)
    [old] = await heard(town, ann, group, ann.says(group, "/rules"))
    await reading(town, ann, group)
    [told] = await heard(town, owner, group, owner.says(group, "/setrules 1. Boots only."))
    assert labels(told) == [READ, AGAIN]
    assert (await ann.taps(old, READ, group=group))[
        "text"
    ] == "The rules have changed since. See them: /rules"
    assert (await ann.taps(told, AGAIN, group=group))["text"] == "Only admins of the group can do this."
    assert words(await heard(town, owner, group, owner.says(group, "/rulesread"))) == [
        "0 members have said that they have read the present rules.\nOnly earlier ones: Ann"
    ]
    [notice] = await heard(town, ann, group, owner.taps(told, AGAIN, group=group))
    assert (notice["text"], labels(notice)) == (
        "The rules of this group have changed. Please read them.",
        ["Rules", READ],
    )
    assert (await owner.taps(told, AGAIN, group=group))["text"] == "The group was told already."
    await town.restart()
    assert (await ann.taps(notice, READ, group=group))["text"] == "Thank you."
    await town.settle()
    assert words(await heard(town, owner, group, owner.says(group, "/rulesread"))) == [
        "One member has said that they have read the present rules."
    ]


async def test_who_left_is_not_counted_and_members_do_not_see_the_count(town: Town) -> None:
    _, group, ann = await hikers(town)
    await ann.writes_bot("/rules")
    await town.settle()
    shown = next(one for one in reversed(await seen_by(ann, None)) if READ in labels(one))
    await ann.leaves(group)
    await town.settle()
    assert (await ann.taps(shown, READ))["text"] == "Thank you."
    await town.settle()
    assert town.rows("select * from rules_read") == []
    await ann.joins(group)
    await town.advance("5m")
    [no] = await heard(town, ann, group, ann.says(group, "/rulesread"))
    assert no["text"] == "Only admins of the group can do this."


async def test_who_leaves_reads_them_anew(town: Town) -> None:
    _, group, ann = await hikers(town)
    assert await reading(town, ann, group) == "Thank you."
    await ann.leaves(group)
    await town.settle()
    assert town.rows("select * from rules_read") == []


async def test_in_chinese(town: Town) -> None:
    owner, group, ann = await hikers(town, language="zh")
    assert await reading(town, ann, group) == "谢谢。"
    [told] = await heard(town, owner, group, owner.says(group, "/setrules 1. 只穿登山鞋"))
    assert labels(told) == ["我已阅读", "请大家重新阅读"]
    assert (await owner.taps(told, "请大家重新阅读", group=group))["text"] == "已经告诉大家。"
