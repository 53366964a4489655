"""How admins write stored answers: triggers, options, answers in turn; what cannot be kept."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.core.facts import ChatRef, Content, Message, Sender
from bot.core.templates import Unfit
from bot.features.replies.rules import reading
from bot.features.replies.rules.entries import Options, is_note

SAID = Message(ChatRef(-1), 5, datetime(2026, 1, 5, 12, tzinfo=UTC), Sender(7, "Ann"))


def command(text: str, content: Content | None = None, **more: Any) -> Message:
    return replace(SAID, text=text, content=content or Content("text", text), **more)


@pytest.mark.parametrize(
    ("text", "triggers", "answer"),
    [
        ("/filter Price It is 20.", ("Price",), "It is 20."),
        ("/filter@anthill_bot price It is 20.", ("price",), "It is 20."),
        ('/filter "opening hours" at nine', ("opening hours",), "at nine"),
        ("/filter “Opening  Hours” at nine", ("Opening Hours",), "at nine"),
        ("/filter 「多少 钱」二十", ("多少 钱",), "二十"),
        ("/filter «часы работы» с девяти", ("часы работы",), "с девяти"),
        ("/filter 多少钱 二十元", ("多少钱",), "二十元"),
        ("/filter price\nline one\nline two", ("price",), "line one\nline two"),
        ('/filter "half quoted', ('"half',), "quoted"),
        ('/filter (price, cost, "how much") 20', ("price", "cost", "how much"), "20"),
        ("/filter （价格，多少钱、费用）二十元", ("价格", "多少钱", "费用"), "二十元"),
        ("/filter (price, PRICE, ) 20", ("price",), "20"),
        ('/filter ("a (b), c", d) 20', ("a (b), c", "d"), "20"),
        ("/filter #price 20", ("#price",), "20"),
        ("/filter /pric(e|es)/ 20", ("/pric(e|es)/",), "20"),
        ("/filter /a\\/b c/ 20", ("/a/b c/",), "20"),
        ("/filter /half 20", ("/half",), "20"),
        ("/filter :) hello", (":)",), "hello"),
        ("/filter price cheap=yes", ("price",), "cheap=yes"),
    ],
)
def test_a_filter_is_read_as_admins_type_it(text: str, triggers: tuple[str, ...], answer: str) -> None:
    written = reading.read_filter(command(text))
    assert written.triggers == triggers
    assert [content.text for content in written.answers] == [answer]
    assert (written.options, written.more) == ({}, False)


@pytest.mark.parametrize(
    ("words", "options"),
    [
        ("cooldown=10m", {"cooldown": 600}),
        ("cooldown=off", {"cooldown": 0}),
        ("cooldown=default", {"cooldown": None}),
        ("member=1h delete=5m", {"member": 3600, "gone": 300}),
        ("trigger=delete", {"remove": True}),
        ("trigger=keep", {"remove": False}),
        ("who=admins", {"who": "admins"}),
        ("for=members", {"who": "members"}),
        ("who=everybody", {"who": "all"}),
        ("hours=9-18", {"hours": (540, 1080)}),
        ("hours=22:30-6:15", {"hours": (1350, 375)}),
        ("hours=9-24", {"hours": (540, 0)}),
        ("hours=any", {"hours": None}),
        ("topic=here", {"topic": 8}),
        ("topic=any", {"topic": None}),
        ("match=whole", {"whole": True}),
        ("match=word", {"whole": False}),
        ("冷却=10分钟 每人＝1小时 删除=5分钟", {"cooldown": 600, "member": 3600, "gone": 300}),
        ("触发=删除 对象=成员 时间=9-18", {"remove": True, "who": "members", "hours": (540, 1080)}),
        ("话题=这里 匹配=整条", {"topic": 8, "whole": True}),
        ("cooldown = 10m", {"cooldown": 600}),
    ],
)
def test_options_stand_between_the_word_and_the_answer(words: str, options: dict[str, Any]) -> None:
    written = reading.read_filter(command(f"/filter price {words} It is 20.", thread=8))
    assert written.options == options
    assert [content.text for content in written.answers] == ["It is 20."]
    assert reading.read_filter(command(f"/filter price {words}", thread=8)) == replace(written, answers=())


def test_here_is_the_general_topic_where_there_is_no_other() -> None:
    assert reading.read_filter(command("/filter price topic=here x")).options == {"topic": 0}


@pytest.mark.parametrize(
    "option",
    [
        "cooldown=soon",
        "cooldown=2d",
        "member=x",
        "delete=0.5",
        "trigger=maybe",
        "who=nobody",
        "hours=25-26",
        "hours=9",
        "hours=9-9",
        "hours=9:75-10",
        "topic=5",
        "match=fuzzy",
        "answer=old",
        "冷却=一会儿",
    ],
)
def test_an_option_that_is_not_understood_is_named(option: str) -> None:
    with pytest.raises(Unfit) as told:
        reading.read_filter(command(f"/filter price {option} 20"))
    assert told.value.args == ("option", option)


def test_several_answers_are_given_in_turn() -> None:
    text = "/filter price One.\n%%%\nTwo.\n %%% \nThree. [Map](buttonurl://a.example)"
    bold = {"type": "bold", "offset": text.index("Two"), "length": 3}
    written = reading.read_filter(command(text, Content("text", text, (bold,))))
    assert [content.text for content in written.answers] == ["One.", "Two.", "Three."]
    assert [content.entities for content in written.answers] == [
        (),
        ({"type": "bold", "offset": 0, "length": 3},),
        (),
    ]
    assert {content.buttons for content in written.answers} == {((("Map", "https://a.example"),),)}
    photo = Content("photo", "/filter price a\n%%%\nb", (), "f")
    assert len(reading.read_filter(command("/filter price a\n%%%\nb", photo)).answers) == 1


def test_more_is_beside_what_there_is() -> None:
    assert reading.read_filter(command("/filter price answer=more Two.")).more
    assert not reading.read_filter(command("/filter price answer=new Two.")).more
    assert reading.read_filter(command("/filter 价格 回复=追加 二")).more


def test_a_filter_keeps_the_formatting_of_the_answer() -> None:
    text = "/filter price It is 20."
    bold = {"type": "bold", "offset": 20, "length": 2}
    written = reading.read_filter(command(text, Content("text", text, (bold,))))
    assert written.answers[0].entities == ({"type": "bold", "offset": 6, "length": 2},)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("/filter", "nothing"),
        ("/filter ", "nothing"),
        ("/filter price", "nothing"),
        ("/filter price answer=more", "nothing"),
        ('/filter "" answer', "nothing"),
        ("/filter () answer", "nothing"),
        ("/filter price [x](buttonurl://nowhere)", "link"),
        ("/filter " + "x" * 65 + " answer", "trigger"),
        ("/filter (" + ",".join(f"w{number}" for number in range(21)) + ") answer", "triggers"),
    ],
)
def test_a_filter_without_word_or_answer_is_refused(text: str, why: str) -> None:
    with pytest.raises(Unfit, match=why):
        reading.read_filter(command(text))


@pytest.mark.parametrize(
    ("text", "triggers"),
    [
        ("/save map here", ("#map",)),
        ("/save #map here", ("#map",)),
        ("/save 地图 这里", ("#地图",)),
        ("/save (map, 地图) here", ("#map", "#地图")),
        ('/save "opening hours" here', None),
        ("/save a-b here", None),
    ],
)
def test_a_note_is_a_hashtag(text: str, triggers: tuple[str, ...] | None) -> None:
    if triggers is None:
        with pytest.raises(Unfit, match="name"):
            reading.read_note(command(text))
    else:
        assert reading.read_note(command(text)).triggers == triggers


def test_a_note_is_known_by_its_name() -> None:
    assert [is_note(one) for one in ("#map", "＃地图", "map", "#a b", "/#map/")] == [
        True,
        True,
        False,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("args", "readings"),
    [
        ("Price", [("Price",), ("Price",)]),
        ('"opening hours"', [("opening hours",), ("opening hours",)]),
        ("opening hours", [("opening hours",), ("opening",)]),
        ("(price, cost)", [("(price, cost)",), ("price", "cost")]),
        ('"', [('"',), ('"',)]),
        ("x" * 65, [("x" * 65,)]),
        (" ", []),
    ],
)
def test_stop_names_a_trigger(args: str, readings: list[tuple[str, ...]]) -> None:
    assert reading.named(args) == readings


@pytest.mark.parametrize(
    ("letter", "values"),
    [
        ("c", [0, 60, 600, 3_600, 86_400, None]),
        ("m", [60, 600, 3_600, 86_400, 0]),
        ("g", [60, 600, 3_600, 86_400, 0]),
        ("r", [True, False]),
        ("w", ["admins", "members", "all"]),
        ("x", [True, False]),
        ("h", [None]),
        ("t", [None]),
    ],
)
def test_a_tap_goes_on_to_the_next_value(letter: str, values: list[object]) -> None:
    options = Options()
    for value in values:
        options = reading.turned_on(options, letter)
        assert getattr(options, reading.CYCLES[letter][0]) == value
    odd = Options(cooldown=7, member=7, gone=7, hours=(1, 2), topic=5)
    assert getattr(reading.turned_on(odd, letter), reading.CYCLES[letter][0]) in (values[-1], values[0])
