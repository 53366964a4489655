"""Which stored answer a message calls for."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.facts import ChatRef, Content, Message, Sender
from bot.core.templates import Unfit
from bot.features.replies import rules
from bot.features.replies.policy import RepliesPolicy
from bot.features.replies.rules import Book, Entry

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
POLICY = RepliesPolicy()
SAID = Message(ChatRef(-1), 5, NOON, Sender(7, "Ann"), text="what is the price")


def book(*triggers: str) -> Book:
    return Book.of(Entry(trigger, f"token-{trigger}", "{}") for trigger in triggers)


def found(text: str, *triggers: str) -> list[str]:
    return [entry.trigger for entry in rules.matches(book(*triggers), text)]


@pytest.mark.parametrize(
    ("trigger", "text", "is_there"),
    [
        ("price", "What is the PRICE?", True),
        ("price", "price", True),
        ("price", "prices", False),
        ("price", "overprice", False),
        ("price", "price_list", False),
        ("price", "(price)", True),
        ("price", "ｐｒｉｃｅ", True),
        ("price", "price多少", True),
        ("цена", "Какая ЦЕНА?", True),
        ("цена", "оценка", False),
        ("цена", "ценами", False),
        ("strasse", "Straße", True),
        ("opening hours", "your Opening\n  hours please", True),
        ("opening hours", "opening hourss", False),
        ("opening hours", "reopening hours", False),
        ("多少钱", "这个多少钱啊", True),
        ("多少钱", "多少", False),
        ("私訊", "請私訊我", True),
        ("加v", "快加Ｖ信", True),
        ("加v", "加VIP群", False),
        ("wifi密码", "WiFi密码是什么", True),
        ("wifi密码", "我的wifi密码", True),
        ("wifi密码", "mywifi密码", False),
        ("wifi 密码", "wifi 密码呢", True),
        ("c++", "I like C++11", True),
        ("c++", "c+", False),
        (":)", "hi :)", True),
        ("😀", "x😀y", True),
        ("ราคา", "ขอราคาหน่อย", True),
        ("いくら", "これはいくらですか", True),
        ("price", "", False),
    ],
)
def test_words_are_whole_where_words_have_borders(trigger: str, text: str, is_there: bool) -> None:
    assert found(text, trigger) == ([trigger] if is_there else [])


def test_the_longest_trigger_is_the_first() -> None:
    assert found("the price list", "price", "price list", "list", "other") == ["price list", "price", "list"]
    assert found("price price", "price") == ["price"]


def test_a_trigger_without_a_sign_is_no_trigger() -> None:
    made = book("", "price")
    assert list(made.entries) == ["price"]
    named = made.named("token-price")
    assert named is not None
    assert named.trigger == "price"
    assert made.named("token-x") is None


def test_ten_thousand_answers_are_found_among_the_few_that_begin_alike() -> None:
    words = [f"word{number}" for number in range(5_000)] + [
        f"怎么{chr(0x4E00 + number)}" for number in range(5_000)
    ]
    made = book(*words)
    assert [entry.trigger for entry in rules.matches(made, f"say word77, 怎么{chr(0x4E00 + 99)}?")] == [
        "word77",
        f"怎么{chr(0x4E00 + 99)}",
    ]
    assert max(len(entries) for entries in made.heads.values()) == 1


@pytest.mark.parametrize(
    ("message", "asks"),
    [
        (SAID, True),
        (replace(SAID, text=""), False),
        (replace(SAID, text="/price"), False),
        (replace(SAID, text=" ／price"), False),
        (replace(SAID, edited=True), False),
        (replace(SAID, kind="service"), False),
        (replace(SAID, sender=Sender(8, "Bot", kind="bot")), False),
        (replace(SAID, sender=Sender(99, "Me")), False),
        (replace(SAID, sender=Sender(-5, "Channel", kind="linked_channel")), False),
        (replace(SAID, sender=Sender(-5, "Channel", kind="channel")), True),
        (replace(SAID, sender=Sender(1087968824, "Group", kind="anonymous_admin")), True),
        (replace(SAID, date=NOON - timedelta(minutes=11)), False),
    ],
)
def test_only_people_who_just_spoke_are_answered(message: Message, asks: bool) -> None:
    assert rules.asks(message, 99, POLICY, NOON) is asks


def test_nothing_is_asked_where_answers_are_off() -> None:
    assert not rules.asks(SAID, 99, RepliesPolicy(enabled=False), NOON)


def test_answers_and_members_cool_down() -> None:
    policy = RepliesPolicy(cooldown_seconds=10, member_seconds=3)
    made = book("price", "list")
    both = list(made.entries.values())

    def chosen(user: int, seconds: int, entries: list[Entry] = both) -> str | None:
        entry = rules.choose(
            made, entries, user, f"turn{user}-{seconds}", policy, NOON + timedelta(seconds=seconds)
        )
        return entry.trigger if entry else None

    assert chosen(1, 0) == "price"
    assert chosen(1, 0) == "price", "the same turn, run again, decides the same"
    assert chosen(1, 2) is None
    assert chosen(2, 2) == "list"
    assert chosen(3, 3) is None
    assert chosen(3, 10) == "price"
    assert chosen(4, 12, both[:1]) is None


def test_memory_of_answers_is_bounded() -> None:
    made = book("price")
    [entry] = made.entries.values()
    made.given = {number: (NOON - timedelta(hours=1), "old") for number in range(rules.REMEMBERED)}
    made.given[5] = (NOON, "new")
    assert rules.choose(made, [entry], 6, "turn", POLICY, NOON) is entry
    assert set(made.given) == {5, 6, "price"}


def command(text: str, content: Content | None = None) -> Message:
    return replace(SAID, text=text, content=content or Content("text", text))


@pytest.mark.parametrize(
    ("text", "trigger", "answer"),
    [
        ("/filter Price It is 20.", "price", "It is 20."),
        ("/filter@anthill_bot price It is 20.", "price", "It is 20."),
        ('/filter "opening hours" at nine', "opening hours", "at nine"),
        ("/filter “Opening  Hours” at nine", "opening hours", "at nine"),
        ("/filter 「多少 钱」二十", "多少 钱", "二十"),
        ("/filter «часы работы» с девяти", "часы работы", "с девяти"),
        ("/filter 多少钱 二十元", "多少钱", "二十元"),
        ("/filter price\nline one\nline two", "price", "line one\nline two"),
        ('/filter "half quoted', '"half', "quoted"),
    ],
)
def test_a_filter_is_read_as_admins_type_it(text: str, trigger: str, answer: str) -> None:
    read, content = rules.read_filter(command(text))
    assert (read, content.text) == (trigger, answer)


def test_a_filter_keeps_the_formatting_of_the_answer() -> None:
    text = "/filter price It is 20."
    bold = {"type": "bold", "offset": 20, "length": 2}
    _, content = rules.read_filter(command(text, Content("text", text, (bold,))))
    assert content.entities == ({"type": "bold", "offset": 6, "length": 2},)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("/filter", "nothing"),
        ("/filter ", "nothing"),
        ("/filter price", "nothing"),
        ('/filter "" answer', "nothing"),
        ("/filter " + "x" * 65 + " answer", "trigger"),
    ],
)
def test_a_filter_without_word_or_answer_is_refused(text: str, why: str) -> None:
    with pytest.raises(Unfit, match=why):
        rules.read_filter(command(text))


@pytest.mark.parametrize(
    ("args", "trigger"),
    [
        ("Price", "price"),
        ('"opening hours"', "opening hours"),
        ("opening hours", "opening hours"),
        ('"', '"'),
        ("", ""),
    ],
)
def test_stop_names_a_trigger(args: str, trigger: str) -> None:
    assert rules.named_trigger(args) == trigger
