"""Newcomers say who they are; a copied, empty or linked introduction is none, and one taken away is due again."""

import pytest

from bot.core.scores import Kind
from tests.gate import gate
from tests.heard import heard, seen_by, words
from tests.newcomers import OWN, alone, asking, public, states
from tests.town import Town


async def test_a_newcomer_is_asked_alone_and_thanked_for_answering_in_the_group(town: Town) -> None:
    owner, group = await asking(town)
    before = await public(owner, group)
    ann = await group.joined_by("Ann")
    await town.settle()
    asked = (await alone(ann, group))[-1]
    assert asked == (
        "Please introduce yourself until Thu 8 Jan 10:00: Who I am, Where I live, What I can give, What I look for. "
        "Two lines are enough; write them here with #intro, or let me take you through it."
    )
    assert states(town) == {"Ann": "due"}
    await ann.says(group, OWN)
    await town.settle()
    assert (await alone(ann, group))[-1] == "Thank you, the group now knows who you are."
    assert states(town) == {"Ann": "accepted"}
    rewards = town.rows("SELECT user_id, kind, points FROM score_entry")
    assert rewards == [{"user_id": ann.id, "kind": int(Kind.INTRODUCTION), "points": 10}]
    assert await public(owner, group) == before


async def test_members_from_before_the_rule_are_exempt(town: Town) -> None:
    owner = await town.people.person("Olga")
    group = await town.group("West Hikers", owner)
    bo = await group.joined_by("Bo")
    await town.advance("5m")
    [said] = await heard(town, owner, group, owner.says(group, "/intro on"))
    assert said["text"].startswith("Newcomers are asked to introduce themselves within 72 hours: Who I am,")
    await bo.says(group, "good morning")
    await town.advance("4d")
    assert states(town) == {}


async def test_without_the_rule_nobody_is_asked(town: Town) -> None:
    owner = await town.people.person("Olga")
    group = await town.group("West Hikers", owner)
    ann = await group.joined_by("Ann")
    await ann.says(group, OWN)
    await town.settle()
    assert states(town) == {}
    assert words(await heard(town, ann, group, ann.says(group, "/intro")))[-1] == (
        "This group asks for no introductions."
    )


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (
            "#intro hi",
            (
                "A little more, please: 2 of the questions answered, "
                "or about 40 letters (15 in Chinese) in your own words."
            ),
        ),
        ("#intro " + "ha " * 40, "A little more, please"),
        (OWN + " See example.com", "Please introduce yourself without links."),
    ],
)
async def test_s95_one_word_or_a_link_is_no_introduction(town: Town, text: str, answer: str) -> None:
    _, group = await asking(town)
    ann = await group.joined_by("Ann")
    await town.settle()
    await ann.says(group, text)
    await town.settle()
    assert (await alone(ann, group))[-1].startswith(answer)
    assert states(town) == {"Ann": "due"}


async def test_s95_a_copied_introduction_is_refused_and_can_be_put_right_by_an_edit(town: Town) -> None:
    _, group = await asking(town)
    ann = await group.joined_by("Ann")
    await ann.says(group, OWN)
    eve = await group.joined_by("Eve")
    await town.settle()
    copied = await eve.says(group, OWN.replace("Ann", "Eve"))
    await town.settle()
    assert (await alone(eve, group))[-1] == (
        "This is nearly what somebody else wrote. Please say it in your own words."
    )
    assert states(town) == {"Ann": "accepted", "Eve": "due"}
    await eve.edits(copied, "#intro I repair clocks in Leeds and would like to learn to climb this summer.")
    await town.settle()
    assert states(town) == {"Ann": "accepted", "Eve": "accepted"}


@pytest.mark.slow
async def test_s95_edited_away_the_duty_is_back(town: Town) -> None:
    _, group = await asking(town)
    ann = await group.joined_by("Ann")
    message = await ann.says(group, OWN)
    await town.advance("1d")
    await town.restart()
    await ann.edits(message, OWN + " And cakes.")
    await town.settle()
    assert states(town) == {"Ann": "accepted"}
    await ann.edits(message, "#intro bye")
    await town.settle()
    assert (await alone(ann, group))[-1].endswith("Please introduce yourself again until Fri 9 Jan 10:00.")
    assert states(town) == {"Ann": "due"}


async def test_s95_an_introduction_edited_into_an_ad_is_removed_and_due_again(town: Town) -> None:
    _, group = await asking(town)
    ann = await group.joined_by("Ann")
    await ann.writes_bot("/start")
    message = await ann.says(group, OWN)
    await town.settle()
    assert states(town) == {"Ann": "accepted"}
    await ann.edits(message, OWN + " Join t.me/+AbCdEfGhIjKlMnOp")
    await town.advance("1m")
    assert await message.gone()
    assert states(town) == {"Ann": "due"}
    assert any(
        text.startswith("West Hikers\nThe message with your introduction was removed.")
        for text in words(await seen_by(ann, None))
    )


async def test_an_older_member_who_takes_it_back_owes_nothing(town: Town) -> None:
    owner, group = await asking(town)
    message = await owner.says(group, OWN)
    await town.settle()
    assert states(town) == {"Olga": "accepted"}
    await owner.edits(message, "nothing")
    await town.settle()
    assert states(town) == {}


async def test_in_chinese_with_the_template_and_the_whole_word(town: Town) -> None:
    _, group = await asking(town, language="zh")
    ming = await group.joined_by("阿明", language_code="en")
    await town.settle()
    assert (await alone(ming, group))[-1] == (
        "请在1月8日（周四）18:00前介绍一下自己：昵称、坐标、能提供、想认识。"
        "两三句就好，在群里带上 #自我介绍 写，或者我一步步带你。"
    )
    [told] = await heard(town, ming, group, ming.says(group, "报到"))
    assert told["text"].startswith("请在")
    await ming.says(group, "【昵称】阿明\n【坐标】成都\n【能提供】帐篷\n【想认识】会做饭的人")
    await town.settle()
    assert (await alone(ming, group))[-1] == "谢谢，大家认识你了。"
    bei = await group.joined_by("小北")
    await town.settle()
    await bei.says(group, "#自我介绍\n【昵称】小北\n【坐标】重庆\n【能提供】拍照\n【想认识】爱爬山的人")
    await town.settle()
    assert states(town) == {"小北": "accepted", "阿明": "accepted"}
    eve = await group.joined_by("老周")
    await town.settle()
    await eve.says(group, "#自我介绍【昵称】小北【坐标】重庆【能提供】拍照【想认识】爱爬山的人")
    await town.settle()
    assert (await alone(eve, group))[-1] == "和别人写的几乎一样，请用自己的话说。"


async def test_the_duty_begins_when_the_gate_is_passed(town: Town) -> None:
    here = await gate(town, "question Which animal is on our sign? | ant", by_request=False)
    await here.does(here.owner.says(here.group, "/intro on"))
    ming = await here.applicant("Ming")
    await here.does(ming.joins(here.group))
    await here.starts(ming)
    assert states(town) == {}
    await here.writes(ming, "ant")
    assert states(town) == {"Ming": "due"}
    assert any("Please introduce yourself until" in text for text in words(await seen_by(ming, None)))


async def test_in_a_basic_group_the_service_line_is_sign_enough(town: Town) -> None:
    _, group = await asking(town, kind="group")
    await group.joined_by("Ann")
    await town.settle()
    assert states(town) == {"Ann": "due"}
