"""Which stored answer a message calls for."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.facts import ChatRef, Message, Sender
from bot.core.patterns import BadPatternError
from bot.features.replies.policy import RepliesPolicy
from bot.features.replies.rules import choosing, entries
from bot.features.replies.rules.choosing import Asker, Given
from bot.features.replies.rules.entries import PLAIN, Book, Entry, Options

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
POLICY = RepliesPolicy()
SAID = Message(ChatRef(-1), 5, NOON, Sender(7, "Ann"), text="what is the price")


def entry(*triggers: str, **options: object) -> Entry:
    return Entry(f"t-{triggers[0]}", triggers, "{}", Options(**options))  # type: ignore[arg-type]  # of a table


def book(*triggers: str) -> Book:
    return Book.of(entry(trigger) for trigger in triggers)


def found(text: str, *triggers: str) -> list[str]:
    return [one.triggers[0] for one in book(*triggers).matches(text)]


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
        ("price", "pri\u200bce", True),
        ("price", "price多少", True),
        ("Price", "price", True),
        ("цена", "Какая ЦЕНА?", True),
        ("цена", "оценка", False),
        ("цена", "ценами", False),
        ("strasse", "Straße", True),
        ("opening hours", "your Opening\n  hours please", True),
        ("opening hours", "opening hourss", False),
        ("opening hours", "reopening hours", False),
        ("opening hours", "opening the hours", False),
        ("多少钱", "这个多少钱啊", True),
        ("多少钱", "多少", False),
        ("私訊", "請私訊我", True),
        ("私訊", "请私讯我", True),
        ("私讯", "請私訊我", True),
        ("加v", "快加Ｖ信", True),
        ("加v", "加VIP群", False),
        ("wifi密码", "WiFi密码是什么", True),
        ("wifi密码", "我的wifi密码", True),
        ("wifi密码", "mywifi密码", False),
        ("wifi 密码", "wifi 密码呢", True),
        ("wifi 密码", "wifi密码呢", True),
        ("c++", "I like C++11", True),
        ("c++", "c+", False),
        (":)", "hi :)", True),
        ("😀", "x😀y", True),
        ("ราคา", "ขอราคาหน่อย", True),
        ("いくら", "これはいくらですか", True),
        ("price", "", False),
        ("#price", "see #Price please", True),
        ("#price", "see ＃price", True),
        ("#price", "#prices", False),
        ("#price", "a#price", False),
        ("#价格", "看 #价格", True),
        ("#价格", "看 #价格表", False),
        ("#price", "price", False),
        ("/pric(e|es)/", "the PRICES here", True),
        ("/pric(e|es)/", "the pricing", False),
        ("/^price/", "the price", False),
        ("/p.ice/", "ｐrice", True),
        ("/价.?格/", "价 格", True),
    ],
)
def test_words_are_whole_where_words_have_borders(trigger: str, text: str, is_there: bool) -> None:
    assert found(text, trigger) == ([trigger] if is_there else [])


def test_the_longest_trigger_is_the_first_and_patterns_are_last() -> None:
    assert found("the price list", "price", "/pri/", "price list", "list", "other") == [
        "price list",
        "price",
        "list",
        "/pri/",
    ]
    assert found("price price", "price") == ["price"]


@pytest.mark.parametrize(
    ("trigger", "text", "is_there"),
    [
        ("price", "price", True),
        ("price", " Price ", True),
        ("price", "the price", False),
        ("price", "price?", False),
        ("价格", "价 格", True),
        ("#price", "#price", True),
        ("#price", "see #price", False),
    ],
)
def test_a_whole_message_is_no_more_than_it(trigger: str, text: str, is_there: bool) -> None:
    made = Book.of([entry(trigger, whole=True)])
    assert [one.triggers[0] for one in made.matches(text)] == ([trigger] if is_there else [])


def test_what_is_whole_comes_before_what_is_longer() -> None:
    made = Book.of([entry("list"), entry("price list", whole=True), entry("the price list now")])
    assert [one.triggers[0] for one in made.matches("price list")] == ["price list", "list"]


def test_several_triggers_are_one_answer() -> None:
    made = Book.of([entry("price", "cost", "/how much/")])
    assert [one.token for one in made.matches("cost or price, how much")] == ["t-price"]
    made.drop("t-price")
    assert made.matches("cost or price, how much") == []
    assert (made.keys, made.patterns) == ({}, {})
    made.drop("t-price")


def test_a_later_answer_takes_a_trigger_over() -> None:
    made = book("price", "cost")
    made.add(replace(entry("price"), token="new"))
    assert [one.token for one in made.matches("price cost")] == ["new", "t-cost"]
    made.drop("t-price")
    assert [one.token for one in made.matches("price cost")] == ["new", "t-cost"]
    made.hit("new", 3)
    made.hit("gone", 3)
    assert [one.hits for one in made.matches("price cost")] == [3, 0]


def test_a_trigger_without_a_sign_is_no_trigger() -> None:
    made = book("", "price")
    assert [one.triggers[0] for one in made.matches("")] == []
    assert [one.triggers[0] for one in made.matches("price")] == ["price"]


def test_a_pattern_that_cannot_be_used_any_more_finds_nothing() -> None:
    assert found("price (", "/(/", "price") == ["price"]
    with pytest.raises(BadPatternError, match="length"):
        entries.pattern_of(f"/{'x' * 200}/")


def test_among_thousands_only_what_stands_there_is_looked_at() -> None:
    words = [f"how much {number}" for number in range(5_000)]
    words += [f"怎么{chr(0x4E00 + number)}" for number in range(5_000)]
    made = book(*words)
    assert {one.triggers[0] for one in made.matches(f"say how much 77, 怎么{chr(0x4E00 + 99)}?")} == {
        "how much 77",
        f"怎么{chr(0x4E00 + 99)}",
    }
    assert made.lengths == {"how": {3}, "怎": {3}}


# --- who is answered --------------------------------------------------------------------------------------------------


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
    assert choosing.asks(message, 99, POLICY, NOON) is asks


def test_nothing_is_asked_where_answers_are_off() -> None:
    assert not choosing.asks(SAID, 99, RepliesPolicy(enabled=False), NOON)


def asker(user: int = 1, *, admin: bool = False, topic: int = 0, local: datetime = NOON) -> Asker:
    return Asker(user, admin, topic, local)


def test_answers_members_and_the_group_cool_down() -> None:
    policy = RepliesPolicy(cooldown_seconds=10, member_seconds=3)
    both, given = [entry("price"), entry("list")], Given()

    def chosen(
        user: int, seconds: int, some: list[Entry] = both, policy: RepliesPolicy = policy
    ) -> str | None:
        now = NOON + timedelta(seconds=seconds)
        one = choosing.choose(some, asker(user), given, policy, now)
        if one is not None:
            given.note(one.token, user, now)
        return one.triggers[0] if one else None

    assert chosen(1, 0) == "price"
    assert chosen(1, 2) is None
    assert chosen(2, 2) == "list"
    assert chosen(3, 3) is None
    assert chosen(3, 10) == "price"
    assert chosen(4, 12, both[:1]) is None
    assert chosen(4, 19, policy=RepliesPolicy(chat_seconds=10)) is None
    assert chosen(4, 20, policy=RepliesPolicy(chat_seconds=10)) == "price"
    assert chosen(4, -60) == "price", "a clock that was set back holds nothing up"


@pytest.mark.parametrize(
    ("words", "pause"),
    [
        ("pause 10m chat", ("chat_seconds", 600)),
        ("Pause 30s member", ("member_seconds", 30)),
        ("pause off answer", ("cooldown_seconds", 0)),
        ("pause 0 chat", ("chat_seconds", 0)),
        ("间隔 10分钟 全群", ("chat_seconds", 600)),
        ("间隔 半小时 每人", ("member_seconds", 1_800)),
        ("间隔 关 同一回复", ("cooldown_seconds", 0)),
        ("pause", ("", 0)),
        ("", None),
        ("price", None),
    ],
)
def test_pauses_are_set_in_words(words: str, pause: tuple[str, int] | None) -> None:
    assert choosing.pause_in(words) == pause


@pytest.mark.parametrize(
    "words", ["pause 10m", "pause chat", "pause 10m all of us", "pause 2d chat", "pause soon chat"]
)
def test_a_pause_that_cannot_be_read(words: str) -> None:
    with pytest.raises(ValueError, match=words):
        choosing.pause_in(words)


@pytest.mark.parametrize(
    ("options", "seconds", "user", "is_given"),
    [
        (Options(cooldown=0), 0, 2, True),
        (Options(cooldown=60), 59, 2, False),
        (Options(cooldown=60), 60, 2, True),
        (Options(cooldown=0, member=600), 599, 1, False),
        (Options(cooldown=0, member=600), 600, 1, True),
        (Options(cooldown=0, member=600), 0, 2, True),
    ],
)
def test_an_answer_has_its_own_pace(options: Options, seconds: int, user: int, is_given: bool) -> None:
    given, one = Given(), replace(entry("price"), options=options)
    given.note(one.token, 1, NOON)
    policy = RepliesPolicy(member_seconds=0)
    chosen = choosing.choose([one], asker(user), given, policy, NOON + timedelta(seconds=seconds))
    assert chosen == (one if is_given else None)


@pytest.mark.parametrize(
    ("options", "by", "is_for_them"),
    [
        (PLAIN, asker(), True),
        (Options(who="admins"), asker(), False),
        (Options(who="admins"), asker(admin=True), True),
        (Options(who="members"), asker(), True),
        (Options(who="members"), asker(admin=True), False),
        (Options(topic=0), asker(), True),
        (Options(topic=0), asker(topic=5), False),
        (Options(topic=5), asker(topic=5), True),
        (Options(hours=(540, 1080)), asker(), True),
        (Options(hours=(720, 1080)), asker(), True),
        (Options(hours=(540, 720)), asker(), False),
        (Options(hours=(1320, 360)), asker(), False),
        (Options(hours=(1320, 360)), asker(local=NOON.replace(hour=23)), True),
        (Options(hours=(1320, 360)), asker(local=NOON.replace(hour=5, minute=59)), True),
        (Options(hours=(1320, 360)), asker(local=NOON.replace(hour=6)), False),
    ],
)
def test_an_answer_is_for_some_somewhere_at_some_hour(options: Options, by: Asker, is_for_them: bool) -> None:
    assert choosing.fits(options, by) is is_for_them


def test_memory_of_answers_is_bounded() -> None:
    given = Given()
    for number in range(choosing.REMEMBERED):
        given.note("price", number, NOON - timedelta(days=2))
    given.note("price", 5, NOON)
    given.note("price", 6, NOON)
    given.note("price", 6, NOON - timedelta(hours=1))
    assert given.members == {5: NOON, 6: NOON}
    assert given.pairs == {("price", 5): NOON, ("price", 6): NOON}
    assert given.replies == {"price": NOON}
