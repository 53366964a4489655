"""A story for each threshold, and for three in a row."""

import pytest

from bot.emulator.people import Person
from tests.gate import Gate, gate, total
from tests.heard import labels, seen_by, words
from tests.town import Town


async def with_button(person: Person, label: str, here: Gate) -> dict[str, object]:
    """The newest message in the group with this button."""
    found = [one for one in await seen_by(person, here.group) if label in labels(one)]
    return found[-1]


@pytest.mark.slow
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


@pytest.mark.slow
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
    await town.advance("29d", jump=True)
    assert await here.status(ming) == "left"
    await here.does(here.owner.says(here.group, "I am here"))
    await town.advance("3d", jump=True)
    assert await here.status(ming) == "member"


@pytest.mark.slow
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


@pytest.mark.slow
async def test_three_in_a_row_and_the_admins_word_at_the_end(town: Town) -> None:
    here = await gate(town, "rules on", "question 你从哪里来", "captcha on", lang="zh")
    ming = await here.asks("阿明")
    await here.taps(ming, "看群规")
    await here.taps(ming, "我同意")
    await town.restart()
    await here.writes(ming, "成都")
    assert "先确认你是真人" in await here.last(ming)
    await here.taps(ming, "换成算术题")
    await here.taps(ming, str(await total(here, ming)))
    assert await here.last(ming) == "川西徒步\n谢谢。管理员正在看，有结果我在这里告诉你。"
    assert (await here.card()).splitlines() == [
        "川西徒步", "阿明申请入群。", "· 已同意群规。", "· 你从哪里来 “成都”", "· 是真人。", "等你定。"
    ]  # fmt: skip
    assert (await here.taps(here.owner, "通过"))["text"] == "已通过。"
    assert await here.status(ming) == "member"
    assert "川西徒步\n管理员已让你入群，欢迎。" in words(await seen_by(ming, None))


@pytest.mark.slow
async def test_a_username_a_code_a_task_and_members_in_chinese(town: Town) -> None:
    here = await gate(town, "account username", "code 甲一", "task 付款截图", "vouch 1", lang="zh")
    lin = await here.applicant("林")
    await here.does(here.owner.adds(here.group, lin))
    ming = await here.asks("阿明")
    assert "本群要求有用户名。" in await here.last(ming)
    await ming.changes(username="aming")
    await here.taps(ming, "再检查")
    assert "请在这里写下你的邀请码" in await here.last(ming)
    await here.writes(ming, "乙二")
    assert words(await seen_by(ming, None))[-2] == "川西徒步\n不对，还可以试2次。"
    await here.writes(ming, "甲 一")
    assert "付款截图\n\n发到这里" in await here.last(ming)
    await here.writes(ming, photo="ticket")
    assert "还要1位群友在群里说认识你。" in await here.last(ming)
    question = await with_button(lin, "我认识", here)
    assert question["text"] == "阿明想入群，有人认识吗？需要1位群友确认。"
    await here.does(lin.taps(question, "我认识", group=here.group))
    assert await here.last(ming) == "川西徒步\n谢谢。管理员正在看，有结果我在这里告诉你。"
    assert (await here.card()).splitlines()[2:] == [
        "· 有邀请码。", "· 发来了证明。", "· 有群友认识。", "等你定。"
    ]  # fmt: skip
    await here.taps(here.owner, "婉拒")
    assert await here.last(ming) == "川西徒步\n管理员这次没有让你入群。可以再申请。"


async def test_a_full_group_and_another_group_in_chinese(town: Town) -> None:
    here = await gate(town, "capacity 1", lang="zh")
    ming = await here.asks("阿明")
    assert await here.last(ming) == "川西徒步\n你在候补名单上，一有空位就让你进。"
    await here.does(here.owner.says(here.group, "/gate capacity off"))
    other = await town.group("老驴友", here.owner)
    await here.does(here.owner.says(here.group, f"/gate tier {other.id} 30"))
    bo = await here.applicant("阿波", started=True)
    await here.does(bo.asks_to_join(here.group))
    assert "这次没有通过。" in await here.last(bo)
