"""Forms of which half is written go on after a restart, in both languages; Chinese groups are spoken to in Chinese."""

import pytest

from tests.answering import asked, teach
from tests.heard import heard, labels, seen_by, words
from tests.planning import planning
from tests.town import Town

FORMS: dict[str, dict[str, str]] = {
    "en": {
        "when": "When shall it be posted in “West Hikers”?", "evening": "Tomorrow 20:00", "save": "Save",
        "planned": "Planned: text “Water”",
        "question": "How much does membership cost?", "answer": "And the answer?", "kept": "Saved: How much",
        "asks": "What is the price of membership?", "place": "Where", "starts": "Sat 14:00", "no place": "No place",
        "no seats": "No limit", "post": "Post", "event": "Sat 10 Jan 14:00",
    },
    "zh": {
        "when": "什么时候发到「川西徒步」？", "evening": "明天晚上8点", "save": "保存",
        "planned": "已安排：文字「Water」",
        "question": "怎么申请退款？", "answer": "回答是什么？", "kept": "已保存：怎么申请退款？",
        "asks": "请问如何申请退款？", "place": "在哪里？", "starts": "周六14点", "no place": "不写地点",
        "no seats": "不限", "post": "发出", "event": "1月10日（周六）14:00",
    },
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_the_forms_of_drops_faq_and_events_go_on_after_a_restart(town: Town, lang: str) -> None:
    said = FORMS[lang]
    here = await planning(town, lang)
    await here.schedules(None, "UTC", "/timezone")
    ann = await here.group.joined_by("Ann", language_code=lang)
    await here.writes("/schedule")
    assert said["when"] in (await here.writes("Water"))[-1]["text"]
    await town.restart()
    await here.taps(said["evening"], private=True)
    told = await heard(town, here.owner, None, here.taps(said["save"], private=True))
    assert said["planned"] in told[-1]["text"]
    await here.writes("/faq add")
    assert said["answer"] in (await here.writes(said["question"]))[-1]["text"]
    await town.restart()
    assert said["kept"] in (await here.writes("20 a month"))[-1]["text"]
    await here.writes("/event")
    await here.writes("Picnic")
    assert said["place"] in (await here.writes(said["starts"]))[-1]["text"]
    await town.restart()
    for label in ("no place", "no seats", "post"):
        await here.taps(said[label], private=True)
    [event] = [one for one in await here.posts() if "Picnic" in one["text"]]
    assert said["event"] in event["text"]
    assert "20 a month" in await asked(town, ann, here.group, said["asks"])
    for _ in range(2):  # today and tomorrow
        await here.until("20:05")
    assert (await here.said()).count("Water") == 1


@pytest.mark.slow
async def test_answers_in_chinese_by_pattern_hashtag_whole_message_and_hour_and_what_is_refused(
    town: Town,
) -> None:
    here = await planning(town, "zh")
    lin = await here.group.joined_by("小林", language_code="zh-hans")
    owner, group = here.owner, here.group
    for command, shown in (
        ("/filter /退(款|钱)/ 私信小北。", "已保存：「/退(款|钱)/」"),
        ("/filter #营业 九点开门。", "已保存：「#营业」"),
        ("/filter 在吗 匹配=整条 在的，{name}。", "整条消息才回复"),
        ("/filter 夜里 时间=22-6 晚上见。", "22:00–06:00"),
        ("/filter 傍晚 时间=17-20 桥边见。", "17:00–20:00"),
        ("/save 地图 集合地点：北门", "已保存：「#地图」"),
    ):
        assert shown in (await teach(town, owner, group, command))["text"]
    for text, answers in (
        ("怎么退钱啊", ["私信小北。"]),
        ("看看 #营业", ["九点开门。"]),
        ("在吗", ["在的，小林。"]),
        ("你们都在吗", []),
        ("夜里还是傍晚", ["桥边见。"]),  # it is six in the evening there
        ("看 #地图", ["集合地点：北门"]),
    ):
        assert await asked(town, lin, group, text) == answers, text
    await town.restart()
    [listed] = await heard(town, lin, group, lin.says(group, "/filters"))
    lines = listed["text"].splitlines()
    assert lines[0] == "本群有4条自动回复："
    assert "/退(款|钱)/ · 1次" in lines
    [notes] = await heard(town, lin, group, lin.says(group, "/notes"))
    assert notes["text"].splitlines()[0] == "本群有2条笔记：", "a hashtag is one too"
    assert "#地图 · 1次" in notes["text"].splitlines()
    for command, told in (
        ("/filter /的*/ 什么都有", "几乎会匹配所有消息"),
        ("/filter /(/ 坏的", "表达式有误"),
        ("/filter 价格 时间=25 二十", "看不懂「时间=25」"),
        ("/filter 价格 [x](buttonurl://nowhere)", "完整的网址"),
        ("/stop 没有", "没有「没有」的回复"),
        ("/save", "请写上名称和内容"),
    ):
        [no] = await heard(town, owner, group, owner.says(group, command))
        assert told in no["text"], command
    [no] = await heard(town, lin, group, lin.says(group, "/filter 价格 二十"))
    assert "管理员" in no["text"]


@pytest.mark.slow
async def test_polls_in_chinese_repeat_are_refused_and_listed(town: Town) -> None:
    here = await planning(town, "zh")
    lin = await here.group.joined_by("小林", language_code="zh-hans")
    for line, trouble in (
        ("/poll 去哪儿？湖边", "选项要2到12个"),
        ("/quiz 哪座高？｜乔戈里峰｜珠峰", "正确的选项前面加一个星号"),
        ("/poll 去哪儿？｜湖边｜山顶｜90天后截止", "1分钟到60天"),
    ):
        [no] = await here.schedules(None, "", line)
        assert trouble in no["text"]
    [no] = await heard(town, lin, here.group, lin.says(here.group, "/poll 去哪儿？｜湖边｜山顶"))
    assert "管理员" in no["text"]
    told = await here.schedules(None, "", "/poll 周末谁来？｜我来｜不来｜每周一晚上8点")
    assert "已安排：投票「周末谁来？」" in told[-1]["text"]
    await here.schedules(None, "", "/poll 去哪儿？｜湖边｜山顶")
    [listed] = await here.schedules(None, "", "/polls")
    assert listed["text"].startswith("进行中的投票\n1. 去哪儿？")
    assert {"1. 现在截止", "1. 延长"} <= set(labels(listed))
    await town.restart()
    await here.until("12:01")  # eight in the evening there
    polls = [one for one in await here.posts() if "poll" in (one["media"] or {})]
    assert [one["media"]["poll"]["question"] for one in polls] == ["去哪儿？", "周末谁来？"]
    await town.advance("7d")
    assert any(
        "「周末谁来？」：没有人投票。" in text for text in words(await seen_by(lin, here.group)) if text
    )


@pytest.mark.slow
async def test_an_event_in_chinese_has_a_waiting_list_reminders_a_code_and_attendance(town: Town) -> None:
    here = await planning(town, "zh")
    lin, bei, zhou = [
        await here.group.joined_by(name, language_code="zh-hans") for name in ("小林", "小北", "老周")
    ]
    for person in (lin, bei, zhou):
        await person.writes_bot("/start")
    await town.advance("3m")
    [preview] = await heard(
        town, here.owner, here.group, here.owner.says(here.group, "/event 野餐｜周三14点到16点｜北门｜2人")
    )
    await here.owner.taps(preview, "发出", group=here.group)
    await town.settle()
    told = []
    for person in (lin, bei, zhou, bei):
        [event] = [one for one in await here.posts() if "报名／取消" in labels(one)]
        told.append((await person.taps(event, "报名／取消", group=here.group))["text"])
        await town.settle()
        await town.advance("11s")
    assert told[1:] == [
        "已报名：1月7日（周三）14:00。", "名额已满。你是候补第1位，有空位时我会告诉你。", "已取消报名。",
    ]  # fmt: skip
    assert "有空位了，轮到你：「野餐」。" in words(await seen_by(zhou, None))[-1]
    await town.restart()
    await here.until("06:01")
    await here.until("06:01")  # two in the afternoon there
    for person, times in ((lin, 2), (zhou, 2), (bei, 0)):
        texts = words(await seen_by(person, None))
        assert sum("你报名了「野餐」。" in text for text in texts) == times
    card = words(await here.own())[-1]
    assert "「野餐」开始了。现场签到码：" in card
    code = card.partition("签到码：")[2][:5]
    [said] = await heard(town, zhou, None, zhou.writes_bot(code))
    assert said["text"] == "川西徒步\n你到了，真好：「野餐」。"
    assert "签到码不对" in words(await heard(town, bei, here.group, bei.says(here.group, "/here AAA22")))[-1]
    await town.advance("125m")
    assert "报名2人，到场1人：老周。没见到：小林。" in words(await here.own())[-1]
