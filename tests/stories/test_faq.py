"""A question in other words is answered from the FAQ; who asked says whether it helped; the rest is a weekly list."""

from typing import Any

import pytest

from bot.emulator.people import Message, Person
from tests.answering import hikers, teach
from tests.heard import heard, labels, seen_by, words
from tests.town import Town

NO_FILE = {
    "method": "sendPhoto",
    "kind": "400",
    "count": 1,
    "words": "wrong file identifier/HTTP URL specified",
}


async def test_a_reworded_question_is_answered_and_its_asker_says_whether_it_helped(town: Town) -> None:
    owner, ann, group = await hikers(town)
    bo = await group.joined_by("Bo")
    await town.advance("5m")
    shown = await teach(town, owner, group, "/faq add How much does membership cost?\n20 a month, {first}.")
    assert shown["text"] == (
        "Saved: How much does membership cost?\n\nAlso when it is asked in other words, members see:\n\n"
        "20 a month, Olga."
    )
    assert labels(shown) == ["Remove"]
    await teach(town, owner, group, "/faq add How do I get a refund? Write to Bei.")

    asked, helped = await heard(town, ann, group, ann.says(group, "Hi, what is the price of membership?"))
    assert (asked["text"], labels(asked)) == ("20 a month, Ann.", [])
    assert (helped["text"], labels(helped)) == ("Did this help?", ["Yes", "No"])
    assert helped["ephemeral"]
    assert await heard(town, bo, group, bo.says(group, "what is the membership fee?")) == [], "just answered"
    assert await heard(town, bo, group, bo.says(group, "I paid my membership fee")) == []

    pressed = await ann.taps(helped, "Yes", group=group)
    assert pressed["text"] == "Good to know."
    await town.restart()
    [_, helped] = await heard(town, bo, group, bo.says(group, "can I get my money back?"))
    pressed = await bo.taps(helped, "No", group=group)
    assert pressed["text"].startswith("Thank you. The answer was taken away")
    await town.settle()
    assert "Write to Bei." not in words(await ann.sees(group))
    assert town.rows("select asked, helped, failed from faq order by asked, helped desc") == [
        {"asked": 1, "helped": 1, "failed": 0},
        {"asked": 1, "helped": 0, "failed": 1},
    ]


async def test_the_list_answers_members_and_shows_admins_how_often_each_was_asked(town: Town) -> None:
    owner, ann, group = await hikers(town)
    await teach(town, owner, group, "/faq add How much does membership cost? 20 a month.")
    await teach(town, owner, group, "/faq add How do I get a refund? Write to Bei.")
    await heard(town, ann, group, ann.says(group, "can I get my money back?"))
    await town.restart()
    [listed] = await heard(town, ann, group, ann.says(group, "/faq"))
    assert listed["text"] == "2 questions are answered here:"
    [answer] = await heard(town, ann, group, ann.taps(listed, "How do I get a refund?", group=group))
    assert (answer["text"], bool(answer["ephemeral"])) == ("Write to Bei.", True)
    [listed] = await heard(town, owner, group, owner.says(group, "/faq"))
    [view] = await heard(town, owner, group, owner.taps(listed, "How do I get a refund? · 1", group=group))
    assert "asked once, helped 0, did not help 0" in view["text"]
    assert (await owner.taps(view, "Remove", group=group))[
        "text"
    ] == "No longer answered: How do I get a refund?"
    await town.advance("11m")
    assert await heard(town, ann, group, ann.says(group, "how can I be refunded?")) == []


@pytest.mark.slow
async def test_what_is_asked_often_in_vain_is_listed_weekly_and_written_in_private(town: Town) -> None:
    owner = await town.people.person("阿明", language_code="zh-hans")
    group = await town.group("川西徒步", owner)
    members = [await group.joined_by(name, language_code="zh-hans") for name in ("小北", "小林", "阿强")]
    await town.advance("5m")
    await owner.writes_bot("/start")
    await town.settle()
    assert "里常被问到的问题" in (await heard(town, owner, None, owner.writes_bot("/faq add")))[-1]["text"]
    [form] = await heard(town, owner, None, owner.writes_bot("怎么样？"))
    assert "没有能认出它的词" in form["text"]
    [form] = await heard(town, owner, None, owner.writes_bot("周六在哪里集合？ | 集合点是哪里？"))
    assert form["text"] == "回答是什么？文字、图片、视频或文件都行。"
    file, shown = await heard(town, owner, None, owner.writes_bot(photo="map", caption="北门"))
    assert "photo" in file["media"]
    assert shown["text"].startswith("川西徒步\n已保存：周六在哪里集合？")

    assert await opened_from_the_list(town, owner, "周六在哪里集合？") == ("北门", ["删除"])

    answer, helped = await heard(town, members[0], group, members[0].says(group, "请问星期六在哪集合呀？"))
    assert answer["caption"] == "北门"
    assert helped["text"] == "这个回答有帮助吗？"
    await town.advance("10m")
    await town.people.faults([NO_FILE])
    card = (await heard(town, owner, None, members[1].says(group, "请问星期六在哪集合呀？")))[-1]
    assert "Telegram 拒绝了「周六在哪里集合？」的回答" in card["text"]
    assert "这个回答有帮助吗？" not in words(await seen_by(members[1], group)), "it was never seen"
    for member, text in zip(members, ("怎么申请退款？", "请问如何退款？", "退款要怎么操作？"), strict=True):
        assert await heard(town, member, group, member.says(group, text)) == []
    card = (await heard(town, owner, None, town.advance("8d")))[-1]
    assert "本周常被问到，但 /faq 里没有：\n3次　怎么申请退款？" in card["text"]
    assert labels(card)[-1] == "私聊填写"
    assert town.rows("select * from faq_missed") == []
    assert town.rows("select * from faq_asked") == []


async def opened_from_the_list(town: Town, owner: Person, question: str) -> tuple[str, list[str]]:
    """The caption of the file as members see it, and the buttons below."""
    listed = (await heard(town, owner, None, owner.writes_bot("/faq")))[-1]
    file, view = await heard(town, owner, None, owner.taps(listed, question))
    return file["caption"], labels(view)


async def test_only_who_may_writes_it_and_bad_input_says_how(town: Town) -> None:
    owner, ann, group = await hikers(town)
    for text, told in (
        ("/faq add How do I join? x", "Only admins of the group can do this."),
        ("/addfaq How do I join? x", "Only admins of the group can do this."),
        ("/faq", "No questions are answered here yet."),
    ):
        [no] = await heard(town, ann, group, ann.says(group, text))
        assert no["text"] == told
    assert await heard(town, ann, group, ann.says(group, "how do I get a refund?")) == []
    assert len(town.rows("select * from faq_missed")) == 1, "counted before anything is stored"
    for text, told in (
        ("/faq", "Add one:"),
        ("/faq add", "Write the question and the answer"),
        ("/faq add How do I join?", "Write the question and the answer"),
        ("/faq add Where is it? Here.", "no word by which it could be known"),
    ):
        [no] = await heard(town, owner, group, owner.says(group, text))
        assert told in no["text"]


@pytest.mark.slow
async def test_s45_a_start_link_is_worth_no_more_than_who_follows_it(town: Town) -> None:
    owner, ann, group = await hikers(town)
    other = await town.group("East Hikers", owner)
    for arg in (f"faq_{group.id}", f"faq_{other.id}"):
        told = words(await heard(town, ann, None, ann.writes_bot(f"/start {arg}")))
        assert [line.splitlines()[-1] for line in told] == ["Only admins of the group can do this."]
    for feature in ("polls", "events"):
        for rest in (group.id, f"{group.id}_quiz", f"{group.id}_ab12CD34_calendar", f"{group.id}_x_title"):
            await ann.writes_bot(f"/start {feature}_{rest}")
    await town.settle()
    for forms in ("select * from faq_form", "select * from poll_draft", "select * from event_form"):
        assert town.rows(forms) == []
    bad = (
        "",
        "x",
        "-",
        ann.id,
        owner.id,
        "-1'--",
        "-99999999999999999999",
        -group.id,
        f"{group.id}0",
        "9" * 65,
    )
    links = [f"{feature}_{rest}" for feature in ("faq", "polls", "events") for rest in bad]
    assert await heard(town, ann, None, *(ann.writes_bot(f"/start {link}") for link in links)) == []
    [form] = await heard(town, owner, None, owner.writes_bot(f"/start faq_{group.id}"))
    assert "West Hikers" in form["text"]


class TestOldServer:
    """On a server without ephemeral messages."""

    @pytest.fixture
    def town_options(self) -> dict[str, Any]:
        return {"bot_api": "10.0"}

    async def test_the_asker_is_asked_below_the_answer_and_nobody_else_counts(self, town: Town) -> None:
        owner, ann, group = await hikers(town)
        bo = await group.joined_by("Bo")
        await town.advance("5m")
        await teach(town, owner, group, "/addfaq How do I join the race? Write to Bei.")
        [answer] = await heard(town, ann, group, ann.says(group, "where can I register for the race?"))
        assert labels(answer) == ["Yes", "No"]
        shown = Message(town.people.wire, group.id, answer["id"])
        assert (await bo.taps(shown, "No"))["text"] == "Only who asked can say that."
        assert (await ann.taps(shown, "Yes"))["text"] == "Good to know."
        await town.settle()
        assert labels(await shown.look()) == []
