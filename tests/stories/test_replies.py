"""A word is answered as an admin wished: whole words, Chinese, media, variables, not too often."""

from typing import Any

import pytest

from bot.emulator.people import Group, Message, Person
from tests.heard import heard, labels, seen_by, words
from tests.town import Town


async def hikers(town: Town, **details: Any) -> tuple[Person, Person, Group]:
    """An owner, a member, their group; the welcome is over."""
    owner = await town.people.person("Olga Owner")
    group = await town.group("West Hikers", owner, **details)
    ann = await group.joined_by("Ann Lee")
    await town.advance("5m")
    return owner, ann, group


async def teach(town: Town, owner: Person, group: Group, command: str, **more: Any) -> dict[str, Any]:
    """An admin sets an answer; what the group is shown of it."""
    [shown] = await heard(town, owner, group, owner.says(group, command, **more))
    return shown


async def test_an_answer_is_shown_back_and_then_given_whenever_the_word_is_said(town: Town) -> None:
    owner, ann, group = await hikers(town)
    command = "/filter Price It costs 20, {first}. [Map](buttonurl://a.example)"
    shown = await teach(town, owner, group, command)
    assert shown["text"] == "Saved for “price”. Members see:\n\nIt costs 20, Olga."
    assert labels(shown) == ["Map", "Remove"]

    asked = await ann.says(group, "What is the PRICE please?")
    await town.settle()
    [answer] = [one for one in await seen_by(ann, group) if one["reply_to"] == asked.id]
    assert answer["text"] == "It costs 20, Ann."
    assert labels(answer) == ["Map"]
    assert await heard(town, ann, group, ann.says(group, "the prices overprice us")) == []


async def test_chinese_words_need_no_borders_and_full_width_is_the_same(town: Town) -> None:
    owner, ann, group = await hikers(town)
    await teach(town, owner, group, "/filter 多少钱 每月20元")
    assert words(await heard(town, ann, group, ann.says(group, "请问这个多少钱一个月"))) == ["每月20元"]
    await town.advance("1m")
    assert await heard(town, ann, group, ann.says(group, "多少")) == []
    await teach(town, owner, group, "/filter 「加Ｖ」 请不要加微信")
    assert words(await heard(town, ann, group, ann.says(group, "快加v呀"))) == ["请不要加微信"]


@pytest.mark.parametrize("kind", ["photo", "video", "animation", "document", "sticker", "voice"])
async def test_media_that_is_replied_to_becomes_the_answer(town: Town, kind: str) -> None:
    owner, ann, group = await hikers(town)
    caption = {} if kind == "sticker" else {"caption": "For {name}"}
    media = await owner.says(group, **{kind: "map"}, **caption)
    shown = await teach(town, owner, group, '/filter "the map"', reply_to=media)
    assert kind in shown["media"]
    [answer] = await heard(town, ann, group, ann.says(group, "where is the map?"))
    assert kind in answer["media"]
    assert answer["caption"] == ("" if kind == "sticker" else "For Ann Lee")


async def test_formatting_stays_and_a_name_is_only_a_name(town: Town) -> None:
    owner, _, group = await hikers(town)
    bold = [{"type": "bold", "offset": 14, "length": 6}]
    await teach(town, owner, group, "/filter hi 😀 {name} hello", entities=bold)
    mallory = await group.joined_by("<b>@all</b> {chat} t.me/x")
    await town.advance("5m")
    [answer] = await heard(town, mallory, group, mallory.says(group, "hi"))
    assert answer["text"].startswith("😀 <b> all</b> {chat} t me/x")
    assert [entity["type"] for entity in answer["entities"]] == ["bold"]


async def test_the_same_answer_is_not_given_twice_in_a_row(town: Town) -> None:
    owner, ann, group = await hikers(town)
    bo = await group.joined_by("Bo")
    await town.advance("5m")
    await teach(town, owner, group, "/filter price twenty")
    await teach(town, owner, group, "/filter hours nine")
    assert words(await heard(town, ann, group, ann.says(group, "price"))) == ["twenty"]
    assert await heard(town, ann, group, bo.says(group, "price"), ann.says(group, "hours")) == []
    assert words(await heard(town, bo, group, bo.says(group, "hours"))) == ["nine"]
    await town.advance("11s")
    assert words(await heard(town, ann, group, ann.says(group, "price"))) == ["twenty"]


async def test_commands_edits_bots_and_words_that_are_commands_are_not_answered(town: Town) -> None:
    owner, ann, group = await hikers(town)
    await teach(town, owner, group, "/filter 群规 no")
    await teach(town, owner, group, "/filter price twenty")
    assert "twenty" not in words(await heard(town, ann, group, ann.says(group, "/unknown price")))
    assert "no" not in words(await heard(town, ann, group, ann.says(group, "群规")))
    said = await ann.says(group, "hello")
    assert await heard(town, ann, group, ann.edits(said, "price")) == []


async def test_only_admins_who_may_change_the_group_set_answers(town: Town) -> None:
    _, ann, group = await hikers(town)
    helper = await group.joined_by("Hal")
    await group.set_member(helper, status="administrator", rights=["can_delete_messages"])
    await town.advance("5m")
    [no] = await heard(town, ann, group, ann.says(group, "/filter price mine"))
    assert no["text"] == "Only admins of the group can do this."
    assert no["ephemeral"]
    [no] = await heard(town, helper, group, helper.says(group, "/filter price mine"))
    assert "Change group info" in no["text"]
    assert await heard(town, ann, group, ann.says(group, "price")) == []


@pytest.mark.parametrize(
    ("command", "words_"),
    [
        ("/filter", "Write the word and the answer"),
        ("/filter price", "Write the word and the answer"),
        ("/filter price [x](buttonurl://nowhere)", "full address"),
        ("/filter " + "x" * 70 + " y", "word is too long"),
        ("/filter price " + "y" * 3600, "answer is too long"),
        ("/stop", "Write the word"),
        ("/stop nothing", "no answer for “nothing”"),
    ],
)
async def test_bad_input_is_answered_with_how_it_is_done(town: Town, command: str, words_: str) -> None:
    owner, _, group = await hikers(town)
    [no] = await heard(town, owner, group, owner.says(group, command))
    assert words_ in no["text"]
    assert no["ephemeral"]
    assert town.rows("select * from reply") == []


async def test_answers_are_listed_and_removed_by_button_and_by_stop(town: Town) -> None:
    owner, ann, group = await hikers(town)
    await teach(town, owner, group, "/filter price answer to price")
    await teach(town, owner, group, "/filter hours answer to hours")
    shown = await teach(town, owner, group, "/filter map answer to map")
    [listed] = await heard(town, ann, group, ann.says(group, "/filters"))
    assert listed["text"] == "3 words are answered here:\nhours\nmap\nprice"
    assert labels(listed) == []
    [listed] = await heard(town, owner, group, owner.says(group, "/filters"))
    assert labels(listed) == ["Remove: hours", "Remove: map", "Remove: price"]

    pressed = await ann.taps(Message(town.people.wire, group.id, shown["id"]), "Remove")
    assert pressed["text"] == "Only admins of the group can do this."
    pressed = await owner.taps(Message(town.people.wire, group.id, shown["id"]), "Remove")
    assert pressed["text"] == "No longer answered: map"
    await town.settle()
    assert await Message(town.people.wire, group.id, shown["id"]).gone()
    [gone] = await heard(town, owner, group, owner.says(group, "/stop Price"))
    assert gone["text"] == "No longer answered: price"
    assert await heard(town, ann, group, ann.says(group, "map price")) == []
    assert words(await heard(town, ann, group, ann.says(group, "hours"))) == ["answer to hours"]


@pytest.mark.slow
async def test_a_long_list_has_more(town: Town) -> None:
    owner, ann, group = await hikers(town)
    for number in range(10, 31):
        await owner.says(group, f"/filter word{number} x")
    await town.settle()
    [listed] = await heard(town, ann, group, ann.says(group, "/filters"))
    assert labels(listed) == ["More"]
    [rest] = await heard(town, ann, group, ann.taps(listed, "More", group=group))
    assert rest["text"] == "21 words are answered here:\nword30"
    assert rest["ephemeral"]


async def test_in_private_the_list_names_the_group_and_its_buttons_work(town: Town) -> None:
    owner, ann, group = await hikers(town)
    await teach(town, owner, group, "/filter price twenty")
    for person in (owner, ann):
        await person.writes_bot("/start")
        await town.settle()
    listed = (await heard(town, owner, None, owner.writes_bot("/filters")))[-1]
    assert listed["text"] == "West Hikers\nOne word is answered here:\nprice"
    pressed = await owner.taps(listed, "Remove: price")
    assert pressed["text"] == "No longer answered: price"
    pressed = await owner.taps(listed, "Remove: price")
    assert pressed["text"] == "It was removed already."
    listed = (await heard(town, ann, None, ann.writes_bot("/filters")))[-1]
    assert listed["text"] == "West Hikers\nNo word is answered here yet."


async def test_a_new_answer_replaces_the_old_one_and_all_survive_a_restart(town: Town) -> None:
    owner, ann, group = await hikers(town)
    await teach(town, owner, group, "/filter price twenty")
    await teach(town, owner, group, "/filter PRICE thirty")
    await town.restart()
    assert words(await heard(town, ann, group, ann.says(group, "price?"))) == ["thirty"]
    assert len(town.rows("select * from reply")) == 1


async def test_a_chinese_group_is_spoken_to_in_chinese(town: Town) -> None:
    owner = await town.people.person("阿明", language_code="zh-hans")
    group = await town.group("川西徒步", owner)
    await town.advance("5m")
    shown = await teach(town, owner, group, "/filter 价格 每月20元")
    assert shown["text"] == "已保存「价格」的回复，成员看到的是：\n\n每月20元"
    assert labels(shown) == ["删除"]
    [no] = await heard(town, owner, group, owner.says(group, "/filter"))
    assert "请写上词和回复" in no["text"]


async def test_what_was_said_while_the_bot_was_away_for_long_is_not_answered(town: Town) -> None:
    owner, ann, group = await hikers(town)
    await teach(town, owner, group, "/filter price twenty")
    await town.stop()
    await ann.says(group, "price")
    await town.people.advance("1h", jump=True)
    await town.start()
    assert "twenty" not in words(await seen_by(ann, group))
    assert words(await heard(town, ann, group, ann.says(group, "price"))) == ["twenty"]
