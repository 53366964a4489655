"""A story for each threshold, and for three in a row."""

import re

from bot.emulator.people import Person
from tests.gate import Gate, gate
from tests.heard import labels, seen_by, words
from tests.town import Town


async def total(here: Gate, person: Person) -> int:
    """What the sum that the person last read comes to."""
    first, second = re.findall(r"\d+", await here.last(person))
    return int(first) + int(second)


async def with_button(person: Person, label: str, here: Gate) -> dict[str, object]:
    """The newest message in the group with this button."""
    found = [one for one in await seen_by(person, here.group) if label in labels(one)]
    return found[-1]


async def test_a_sum_is_pressed_or_written(town: Town) -> None:
    here = await gate(town, "captcha on")
    ming, bo = await here.asks(), await here.asks("Bo")
    assert "Are you a person? How much is " in await here.last(ming)
    await here.taps(ming, str(await total(here, ming)))
    await here.writes(bo, str(await total(here, bo)))
    assert (await here.status(ming), await here.status(bo)) == ("member", "member")


async def test_s91_a_wrong_sum_brings_another_and_the_third_ends_it(town: Town) -> None:
    here = await gate(town, "captcha on")
    ming = await here.asks()
    seen = set()
    for _ in range(3):
        seen.add(str((await seen_by(ming, None))[-1]["buttons"]))
        await here.writes(ming, "99")
    assert len(seen) == 3
    assert await here.state(ming) == "declined"


async def test_s92_nobody_presses_for_another(town: Town) -> None:
    here = await gate(town, "captcha on")
    ming, bo = await here.asks(), await here.asks("Bo")
    theirs = (await seen_by(ming, None))[-1]
    label = str(await total(here, ming))
    await here.writes(ming, "99")
    old = await here.does(ming.taps(theirs, label))
    assert old["text"] == "This button is not for you, or no longer in use."
    assert (await here.status(ming), await here.status(bo)) == ("left", "left")


async def test_a_code_lets_in_one_person(town: Town) -> None:
    here = await gate(town, "code A1-B2, Zhang San")
    ming, bo = await here.asks(), await here.asks("Bo")
    await here.writes(ming, "a1 b2")
    await here.writes(bo, "a1b2")
    assert (await here.status(ming), await here.status(bo)) == ("member", "left")
    await here.writes(bo, "zhang san")
    assert await here.status(bo) == "member"
    await here.does(here.owner.says(here.group, "/gate code clear"))
    assert town.rows("SELECT * FROM gate_code") == []


async def test_members_vouch_in_the_group(town: Town) -> None:
    here = await gate(town, "vouch 2")
    lin, zhou = await here.applicant("Lin"), await here.applicant("Zhou")
    for member in (lin, zhou):
        await here.does(here.owner.adds(here.group, member))
    ming = await here.asks()
    assert "2 members have to say" in await here.last(ming)
    question = await with_button(lin, "I know them", here)
    assert question["text"] == "Ming would like to join. Do you know them? 2 members have to say so."
    for _ in range(2):
        await here.does(lin.taps(question, "I know them", group=here.group))
    assert await here.status(ming) == "left"
    assert "One member has to say" in await here.last(ming)
    await town.restart()
    await here.does(zhou.taps(question, "I know them", group=here.group))
    assert await here.status(ming) == "member"
    assert not [one for one in await seen_by(lin, here.group) if "I know them" in labels(one)]


async def test_s92_nobody_vouches_for_themself(town: Town) -> None:
    here = await gate(town, "vouch 1", by_request=False)
    ming = await here.applicant(started=True)
    await here.does(ming.joins(here.group))
    question = await with_button(ming, "I know them", here)
    pressed = await here.does(ming.taps(question, "I know them", group=here.group))
    assert pressed["text"] == "Members of the group can say that."
    assert await here.status(ming) == "muted"


async def test_an_account_can_be_put_right(town: Town) -> None:
    here = await gate(town, "account username")
    ming = await here.asks()
    assert "A username is needed here." in await here.last(ming)
    await here.taps(ming, "Check again")
    assert await here.status(ming) == "left"
    await ming.changes(username="ming_hikes")
    await here.taps(ming, "Check again")
    assert await here.status(ming) == "member"
    bei = await here.asks("Bei", started=False, username="bei")
    assert await here.status(bei) == "member"


async def test_a_task_is_shown_to_an_admin(town: Town) -> None:
    here = await gate(town, "task Send your ticket")
    ming = await here.asks()
    assert "Send your ticket" in await here.last(ming)
    await here.writes(ming, photo="ticket", caption="here <it> is")
    assert "“here <it> is”" in await here.card()
    await here.taps(here.owner, "See")
    shown = (await seen_by(here.owner, None))[-1]
    assert "photo" in shown["media"]
    assert shown["caption"] == "West Hikers\nFrom Ming:\nhere <it> is"
    await here.taps(here.owner, "Admit")
    assert await here.status(ming) == "member"


async def test_only_who_was_invited_comes_in(town: Town) -> None:
    here = await gate(town, "invitation https://t.me/+abcdefgh", by_request=False)
    ming = await here.applicant(started=True)
    await here.does(ming.joins(here.group))
    assert (await here.status(ming), await here.state(ming)) == ("left", "declined")
    assert "That did not work out." in await here.last(ming)
    bei, bo = await here.applicant("Bei"), await here.applicant("Bo")
    await here.does(here.owner.adds(here.group, bei))
    await here.does(bei.adds(here.group, bo))
    assert await here.status(bo) == "member"


async def test_who_waits_for_a_place_comes_in_by_order(town: Town) -> None:
    here = await gate(town, "capacity 2")
    lin = await here.applicant("Lin")
    await here.does(here.owner.adds(here.group, lin))
    ming = await here.asks()
    assert await here.state(ming) == "waiting"
    await here.starts(ming)
    assert "waiting list" in await here.last(ming)
    await town.advance("1m")
    bo = await here.asks("Bo")
    await town.restart()
    await town.advance("3h")
    assert (await here.status(ming), await here.status(bo)) == ("left", "left")
    await here.does(lin.leaves(here.group))
    assert (await here.status(ming), await here.status(bo)) == ("member", "left")
    await here.does(ming.leaves(here.group))
    assert await here.status(bo) == "member"


async def test_who_fell_silent_frees_a_place(town: Town) -> None:
    here = await gate(town, "capacity 2")
    await here.does(here.owner.adds(here.group, await here.applicant("Lin")))
    ming = await here.asks()
    await town.advance("29d")
    assert await here.status(ming) == "left"
    await here.does(here.owner.says(here.group, "I am here"))
    await town.advance("3d")
    assert await here.status(ming) == "member"


async def test_members_of_another_group_come_in(town: Town) -> None:
    here = await gate(town)
    other = await town.group("Old Hikers", here.owner)
    ming, bo = await here.applicant(started=True), await here.applicant("Bo", started=True)
    await here.does(ming.joins(other))
    await town.advance("31d")
    await here.does(bo.joins(other))
    await here.does(here.owner.says(here.group, f"/gate tier {other.id} 30"))
    for person in (ming, bo):
        await here.does(person.asks_to_join(here.group))
    assert (await here.status(ming), await here.status(bo)) == ("member", "left")
    assert "That did not work out." in await here.last(bo)


async def test_nobody_asks_of_a_group_that_is_not_theirs(town: Town) -> None:
    here = await gate(town)
    other = await town.group("Secret", await town.people.person("Eve"))
    await here.does(here.owner.says(here.group, f"/gate tier {other.id} 1"))
    assert town.rows("SELECT * FROM chat_setting WHERE feature = 'gate'") == []


async def test_three_in_a_row_and_the_admins_word_at_the_end(town: Town) -> None:
    here = await gate(town, "rules on", "question 你从哪里来", "captcha on", lang="zh")
    ming = await here.asks("阿明")
    await here.taps(ming, "看群规")
    await here.taps(ming, "我同意")
    await town.restart()
    await here.writes(ming, "成都")
    assert "先确认你是真人" in await here.last(ming)
    await here.taps(ming, str(await total(here, ming)))
    assert await here.last(ming) == "川西徒步\n谢谢。管理员正在看，有结果我在这里告诉你。"
    assert (await here.card()).splitlines() == [
        "川西徒步", "阿明申请入群。", "· 已同意群规。", "· 你从哪里来 “成都”", "· 是真人。", "等你定。"
    ]  # fmt: skip
    assert (await here.taps(here.owner, "通过"))["text"] == "已通过。"
    assert await here.status(ming) == "member"
    assert "川西徒步\n管理员已让你入群，欢迎。" in words(await seen_by(ming, None))
