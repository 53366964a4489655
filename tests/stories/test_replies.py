"""A word is answered as an admin wished: words, patterns, hashtags; media, variables, buttons, not too often."""

import pytest

from bot.emulator.people import Group, Person
from tests.answering import asked, hikers, new_topic, teach
from tests.heard import Seen, heard, labels, seen_by, words
from tests.town import Town


async def test_an_answer_is_shown_back_and_then_given_whenever_the_word_is_said(town: Town) -> None:
    owner, ann, group = await hikers(town)
    command = "/filter (Price, 多少钱) It costs 20, {first}. [Map](buttonurl://a.example)"
    shown = await teach(town, owner, group, command)
    assert shown["text"] == "Saved: “Price, 多少钱”\nMembers see:\n\nIt costs 20, Olga."
    assert labels(shown) == ["Map", "Settings", "Remove"]

    question = await ann.says(group, "What is the PRICE please?")
    await town.settle()
    [answer] = [one for one in await seen_by(ann, group) if one["reply_to"] == question.id]
    assert answer["text"] == "It costs 20, Ann."
    assert labels(answer) == ["Map"]
    assert await asked(town, ann, group, "the prices overprice us") == []
    assert await asked(town, ann, group, "请问这个多少钱一个月") == ["It costs 20, Ann."]
    assert await asked(town, ann, group, "多少") == []

    await teach(town, owner, group, "/filter /pric(e|ing|es)/ answer=new A pattern.")
    await teach(town, owner, group, "/filter #hours match=word cooldown=0 Nine.")
    await teach(town, owner, group, "/filter hi match=whole Hello, {name}.")
    assert await asked(town, ann, group, "your pricing") == ["A pattern."]
    assert await asked(town, ann, group, "and the #Hours") == ["Nine."]
    assert await asked(town, ann, group, "Hi") == ["Hello, Ann Lee."]
    assert await asked(town, ann, group, "hi all") == []


@pytest.mark.slow
async def test_any_content_that_is_replied_to_becomes_the_answer(town: Town) -> None:
    owner, ann, group = await hikers(town)
    for kind in ("photo", "video", "animation", "document", "sticker", "voice"):
        caption = {} if kind == "sticker" else {"caption": "For {name} [Go](buttonurl://a.example)"}
        media = await owner.says(group, **{kind: "map"}, **caption)
        before, shown = await heard(
            town, owner, group, owner.says(group, f"/filter the{kind}", reply_to=media)
        )
        assert kind in before["media"]
        assert shown["text"].startswith(f"Saved: “the{kind}”")
        assert await media.gone() is False
        await owner.deletes(media)
        await town.advance("11s")
        [answer] = await heard(town, ann, group, ann.says(group, f"where is the{kind}?"))
        assert kind in answer["media"]
        assert answer["caption"] == ("" if kind == "sticker" else "For Ann Lee")
        assert labels(answer) == ([] if kind == "sticker" else ["Go"])


@pytest.mark.slow
async def test_answers_take_turns_pause_and_go_again(town: Town) -> None:
    owner, ann, group = await hikers(town)
    bo = await group.joined_by("Bo")
    await town.advance("5m")
    await teach(town, owner, group, "/filter price cooldown=10m delete=5m\nOne.\n%%%\nTwo.")
    shown = await teach(town, owner, group, "/filter price answer=more Three.")
    assert shown["text"] == (
        "Saved: “price”\n3 answers in turn, this is the newest · once in 10 minutes · gone after 5 minutes\n"
        "Members see:\n\nThree."
    )
    await teach(town, owner, group, "/filter hours nine")
    await only_an_admin_makes_all_answers_pause(town, owner, ann, group)
    assert words(await heard(town, ann, group, ann.says(group, "price"))) == ["One."]
    assert await heard(town, ann, group, bo.says(group, "price"), ann.says(group, "hours")) == []
    assert await heard(town, bo, group, bo.says(group, "hours")) == [], "all of them pause"
    await teach(town, owner, group, "/filters pause off chat")
    assert words(await heard(town, bo, group, bo.says(group, "hours"))) == ["nine"]
    await town.restart()
    assert await asked(town, bo, group, "price") == [], "what cools down survives a restart"
    await teach(town, owner, group, "/filter other x")
    assert await asked(town, bo, group, "price") == [], "and a change of the answers"
    await town.advance("6m")
    assert "One." not in words(await seen_by(ann, group)), "the answer is gone"
    await town.advance("5m")
    assert await asked(town, bo, group, "price") == ["Two."]
    await town.advance("11m")
    assert await asked(town, bo, group, "price") == ["Three."]
    await town.advance("26h")
    assert await asked(town, bo, group, "price") == ["One."]
    [row] = town.rows("select hits from stored_reply where hits > 3")
    assert row["hits"] == 4
    assert len(town.rows("select * from reply_given")) == 1


async def only_an_admin_makes_all_answers_pause(town: Town, owner: Person, ann: Person, group: Group) -> None:
    """Shown back, to the admin alone."""
    [no] = await heard(town, ann, group, ann.says(group, "/filters pause 1h chat"))
    assert no["text"] == "Only admins of the group can do this."
    shown = await teach(town, owner, group, "/filters pause 1m chat")
    assert shown["ephemeral"]
    assert shown["text"].splitlines()[:4] == [
        "Pauses between answers",
        "Any two in the group: 1 minute",
        "Two to the same member: 3 seconds",
        "The same answer again: 10 seconds",
    ]


@pytest.mark.slow
async def test_an_answer_may_be_for_some_at_some_hours_in_one_topic_and_take_the_question_away(
    town: Town,
) -> None:
    owner, ann, group = await hikers(town, forum=True)
    topic = await new_topic(town, group.id)
    await teach(town, owner, group, "/filter price who=members trigger=delete It is 20.")
    await teach(town, owner, group, "/filter staff who=admins For admins.")
    await teach(town, owner, group, "/filter gear topic=here In the topic.", thread=topic)
    shown = await teach(town, owner, group, "/filter night hours=22-6 At night.")
    assert shown["text"].splitlines()[1] == "22:00–06:00"
    question = await ann.says(group, "price and staff?")
    assert words(await heard(town, ann, group, town.settle())) == ["It is 20."]
    assert await question.gone()
    assert await asked(town, ann, group, "staff, gear, night?") == []
    assert await asked(town, owner, group, "price and staff?") == ["For admins."]
    assert await asked(town, ann, group, "gear?", thread=topic) == ["In the topic."]

    await group.add_bot(rights=["can_restrict_members"])
    await town.advance("11s")
    question = await ann.says(group, "price?")
    assert "It is 20." in words(await heard(town, ann, group, town.settle())), "without the right to delete"
    assert not await question.gone()
    await town.advance("13h")
    assert await asked(town, ann, group, "night") == ["At night."]


async def test_s42_s44_formatting_stays_and_a_name_is_only_a_name(town: Town) -> None:
    owner, _, group = await hikers(town)
    bold = [{"type": "bold", "offset": 14, "length": 6}]
    await teach(town, owner, group, "/filter hi 😀 {name} hello", entities=bold)
    mallory = await group.joined_by("<b>@all</b> {chat} t.me/x")
    await town.advance("5m")
    [answer] = await heard(town, mallory, group, mallory.says(group, "hi"))
    assert answer["text"].startswith("😀 <b> all</b> {chat} t me/x")
    assert [entity["type"] for entity in answer["entities"]] == ["bold"]


async def test_buttons_show_words_and_notes_to_who_presses(town: Town) -> None:
    owner, ann, group = await hikers(town)
    await teach(town, owner, group, "/save map The meeting place: {first}, here.")
    command = "/filter price It is 20.\n[Map - #map] [Site - a.example]\n[Hours - popup: nine to five]"
    shown = await teach(town, owner, group, command)
    assert labels(shown) == ["Map", "Site", "Hours", "Settings", "Remove"]
    [answer] = await heard(town, ann, group, ann.says(group, "price"))
    assert answer["text"] == "It is 20."
    pressed = await ann.taps(answer, "Hours", group=group)
    assert (pressed["text"], pressed["alert"]) == ("nine to five", True)
    [note] = await heard(town, ann, group, ann.taps(answer, "Map", group=group))
    assert note["text"] == "The meeting place: Ann, here."
    assert note["ephemeral"]
    await teach(town, owner, group, "/clear map")
    assert (await ann.taps(answer, "Map", group=group))["text"] == "It was removed already."


async def test_notes_are_given_by_name(town: Town) -> None:
    owner, ann, group = await hikers(town)
    shown = await teach(town, owner, group, "/save 地图 集合地点：北门")
    assert shown["text"] == "Saved: “#地图”\nMembers see:\n\n集合地点：北门"
    assert await asked(town, ann, group, "看 #地图 吧") == ["集合地点：北门"]
    assert await asked(town, ann, group, "/get 地图") == ["集合地点：北门"]
    [again] = await heard(town, ann, group, ann.says(group, "/get #地图"))
    assert (again["text"], again["ephemeral"] is not None) == ("集合地点：北门", True)
    [listed] = await heard(town, ann, group, ann.says(group, "/notes"))
    assert listed["text"] == "One note is kept here:\n#地图 · 2"
    [no] = await heard(town, ann, group, ann.says(group, "/get other"))
    assert no["text"] == "There is no note “other”. All notes: /notes"
    [gone] = await heard(town, owner, group, owner.says(group, "/clear 地图"))
    assert gone["text"] == "No longer answered: #地图"
    [no] = await heard(town, ann, group, ann.says(group, "/notes"))
    assert no["text"] == "There are no notes here yet."


async def test_r32_a_new_answer_replaces_the_old_one_and_all_survive_a_restart(town: Town) -> None:
    owner, ann, group = await hikers(town)
    await teach(town, owner, group, "/filter price cooldown=10m twenty")
    await teach(town, owner, group, "/filter PRICE thirty")
    await teach(town, owner, group, "/filter price member=1m")
    await town.restart()
    assert words(await heard(town, ann, group, ann.says(group, "price?"))) == ["thirty"]
    [row] = town.rows("select triggers, options from stored_reply")
    assert '"cooldown":600,"member":60' in row["options"]


async def test_a_chinese_group_is_spoken_to_in_chinese(town: Town) -> None:
    owner = await town.people.person("阿明", language_code="zh-hans")
    group = await town.group("川西徒步", owner)
    await town.advance("5m")
    [paused] = await heard(town, owner, group, owner.says(group, "/filters 间隔 10分钟 全群"))
    assert paused["text"].startswith("回复之间的间隔\n全群任意两条：10分钟\n同一成员：3秒\n同一回复：10秒")
    await teach(town, owner, group, "/filters 间隔 关 全群")
    shown = await teach(town, owner, group, "/filter 价格 冷却=10分钟 每月20元")
    assert shown["text"] == "已保存：「价格」\n10分钟内只回复一次\n成员看到的是：\n\n每月20元"
    assert labels(shown) == ["设置", "删除"]
    [no] = await heard(town, owner, group, owner.says(group, "/filter"))
    assert "请写上词和回复" in no["text"]
    assert "{first}、{name}" in no["text"]


@pytest.mark.slow
async def test_a_file_that_is_gone_is_told_and_a_group_that_moves_keeps_its_answers(town: Town) -> None:
    owner, ann, group = await hikers(town, kind="group")
    await owner.writes_bot("/start")
    await teach(town, owner, group, "/filter map", reply_to=await owner.says(group, photo=True))
    await teach(town, owner, group, "/filter price cooldown=10m twenty [Hours](popup: nine)")
    await teach(town, owner, group, "/faq add How much does membership cost? 20 a month.")
    gone = {"kind": "400", "count": 1, "words": "wrong file identifier/HTTP URL specified"}
    await town.people.faults([{"method": "sendPhoto", **gone}])
    assert await asked(town, ann, group, "map") == []
    assert await asked(town, ann, group, "price") == ["twenty"]
    await town.advance("1m")
    card = (await seen_by(owner, None))[-1]
    assert "Telegram refused the answer to “map”" in card["text"]
    moved = await group.migrate()
    await town.settle()
    assert "No longer answered: map" in (await removed(town, owner, card))["text"]
    assert await asked(town, ann, moved, "map or price?") == [], "what cools down has moved, too"
    assert "20 a month." in await asked(town, ann, moved, "what is the membership fee?")
    await town.advance("10m")
    [answer] = await heard(town, ann, moved, ann.says(moved, "price"))
    assert (await ann.taps(answer, "Hours", group=moved))["text"] == "nine"


async def removed(town: Town, owner: Person, card: Seen) -> Seen:
    """The answer that a card speaks of is looked at and removed."""
    view = (await heard(town, owner, None, owner.taps(card, "map")))[-1]
    return await owner.taps(view, "Remove")


async def test_what_was_said_while_the_bot_was_away_for_long_is_not_answered(town: Town) -> None:
    owner, ann, group = await hikers(town)
    await teach(town, owner, group, "/filter price twenty")
    await town.stop()
    await ann.says(group, "price")
    await town.people.advance("1h", jump=True)
    await town.start()
    assert "twenty" not in words(await seen_by(ann, group))
    assert words(await heard(town, ann, group, ann.says(group, "price"))) == ["twenty"]


async def test_commands_edits_bots_and_words_that_are_commands_are_not_answered(town: Town) -> None:
    owner, ann, group = await hikers(town)
    await teach(town, owner, group, "/filter 群规 no")
    await teach(town, owner, group, "/filter price twenty")
    assert "twenty" not in await asked(town, ann, group, "/unknown price")
    assert "no" not in await asked(town, ann, group, "群规")
    said = await ann.says(group, "hello")
    assert await heard(town, ann, group, ann.edits(said, "price")) == []
