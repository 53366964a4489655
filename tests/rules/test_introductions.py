"""What counts as an introduction, and when a newcomer is reminded."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.features.introductions import rules
from bot.features.introductions.policy import IntroductionsPolicy

SHANGHAI = ZoneInfo("Asia/Shanghai")
POLICY = IntroductionsPolicy()
EN = ("Who I am", "Where I live", "What I can give", "What I look for")
ZH = ("昵称", "坐标", "能提供", "想认识")
LONG = "I bake bread in Bristol and look for company on long walks"


def at(text: str, zone: ZoneInfo = SHANGHAI) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


# --- reading -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("#intro I am Ann", True),
        ("I am Ann #Introduction", True),
        ("#自我介绍 我是小明", True),
        ("＃报到 大家好", True),
        ("#intros of all", False),
        ("introduce me", False),
        ("#introvert here", False),
    ],
)
def test_the_tag_says_that_it_is_one(text: str, is_one: bool) -> None:
    assert rules.is_introduction(text) is is_one


def test_a_template_has_two_fields() -> None:
    assert rules.is_template("【昵称】小明【坐标】成都")
    assert not rules.is_template("【公告】明天下雨")


def test_what_is_kept_is_tidy_and_bounded() -> None:
    assert rules.said("#intro  I  am Ann\n\n from   Bristol ") == "I am Ann\nfrom Bristol"
    assert len(rules.said("#intro " + "x" * 4000)) == rules.LONGEST


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("【昵称】小明\n【坐标】成都", (("昵称", "小明"), ("坐标", "成都"))),
        ("【昵称】：小明【坐标】 成都", (("昵称", "小明"), ("坐标", "成都"))),
        ("昵称：小明\n坐标: 成都", (("昵称", "小明"), ("坐标", "成都"))),
        ("大家好\n昵称：小明\n爱爬山\n也爱摄影", (("", "大家好"), ("昵称", "小明 爱爬山 也爱摄影"))),
        ("时间：明天", (("", "时间：明天"),)),
        ("【昵称】\n小明", (("昵称", "小明"),)),
        ("", ()),
    ],
)
def test_values_are_read_by_field(text: str, values: rules.Values) -> None:
    assert rules.values_of(text, ZH) == values


def test_the_form_leaves_out_what_was_skipped() -> None:
    assert rules.template(("a", "b", "昵称", "Why?"), ("x", "", "z", "so")) == "a: x\n【昵称】z\n【Why?】so"


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Who, Where , Who", ("Who", "Where")),
        ("【昵称】、【坐标】", ("昵称", "坐标")),
        ("昵称\n坐标", ("昵称", "坐标")),
        ("", None),
        (", ,", None),
        ("a,b,c,d,e,f,g,h,i", None),
        ("x" * 25, None),
    ],
)
def test_admins_list_fields_as_they_like(text: str, fields: tuple[str, ...] | None) -> None:
    assert rules.fields_named(text) == fields


# --- judging -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (LONG, ""),
        ("我叫小明住在成都喜欢爬山和摄影想认识大家", ""),
        ("【昵称】小明\n【坐标】成都", ""),
        ("【昵称】明\n【坐标】蓉", ""),
        ("【昵称】x\n【坐标】y", "short"),
        ("【昵称】小明\n【坐标】无", "short"),
        ("【昵称】小明\n【坐标】小明", "short"),
        ("【昵称】\n【坐标】", "short"),
        ("hi", "short"),
        ("你好", "short"),
        ("", "short"),
        ("ha " * 60, "short"),
        ("哈" * 60, "short"),
        ("a" * 90, "short"),
        ("我叫小明住在成都 and I love hiking up there", ""),
        (LONG + " t.me/x", "link"),
        (LONG + " https://a.example", "link"),
        (LONG + " visit cheap-tents.shop now", "link"),
        (LONG + " @ann_bakes", ""),
    ],
)
def test_s95_an_introduction_says_enough_and_links_nowhere(text: str, problem: str) -> None:
    assert rules.judge(text, (), ZH, POLICY) == problem


def test_s95_a_hidden_link_is_a_link() -> None:
    assert rules.judge(LONG, (), EN, POLICY, links=True) == "link"


def test_fewer_questions_than_the_minimum_are_enough_when_all_are_answered() -> None:
    assert rules.judge("【Who】Ann", (), ("Who",), POLICY) == ""


@pytest.mark.parametrize(
    "contact",
    [
        "微信：xiaoming88",
        "加V xiaoming_8",
        "13812345678",
        "+44 7700 900123",
        "@ann_bakes",
        "WeChat: annbakes",
    ],
)
def test_contacts_are_asked_to_be_left_out_only_where_the_chat_wants_that(contact: str) -> None:
    text = f"我叫小明住在成都喜欢爬山和摄影想认识大家 {contact}"
    assert rules.judge(text, (), ZH, POLICY) == ""
    assert rules.judge(text, (), ZH, IntroductionsPolicy(contacts=False)) == "contact"
    innocent = "我叫小明住在成都喜欢爬山和摄影，徽信上有168元，卫星很亮"
    assert rules.judge(innocent, (), ZH, IntroductionsPolicy(contacts=False)) == ""


def kept(*texts: str) -> list[str]:
    """What is compared of kept introductions."""
    return [rules.words_of(rules.values_of(text, ZH)) for text in texts]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (LONG, "copied"),
        (LONG.upper() + ".", "copied"),
        (LONG.replace("Bristol", "Leeds"), "copied"),
        (LONG + ", and so do my two dogs", "copied"),
        ("I repair clocks in Leeds and would like to learn to climb", ""),
        ("【昵称】小明\n【坐标】成都", "copied"),
        ("【名字】小明\n【城市】成都", "copied"),
        ("【昵称】小红\n【坐标】成都", ""),
        ("【昵称】阿强\n【坐标】重庆江北\n【能提供】帐篷和炉具\n【想认识】会拍星空的朋友", ""),
    ],
)
def test_s95_near_copies_are_refused_by_their_values_alone(text: str, problem: str) -> None:
    others = kept(
        LONG,
        "【昵称】小明\n【坐标】成都",
        "【昵称】小刚\n【坐标】重庆渝北\n【能提供】摄影教学\n【想认识】会做饭的人",
    )
    assert rules.judge(text, others, ZH, POLICY) == problem


def test_a_list_that_grows_by_a_line_is_no_copy() -> None:
    first = "自我介绍接龙\n1. 小明，成都，爱爬山，想认识会做饭的人"
    second = f"{first}\n2. 小红，重庆，爱拍照，想认识有车的人"
    own = rules.own_lines(second, kept(first))
    assert own == "自我介绍接龙\n2. 小红，重庆，爱拍照，想认识有车的人"
    assert rules.judge(own, kept(first), ZH, POLICY) == ""
    assert rules.own_lines(first, kept(first)) == first
    assert rules.own_lines("1. 我\n2. 他", kept(first)) == "1. 我\n2. 他"


def test_words_are_found_in_introductions_and_names() -> None:
    assert rules.matches(rules.fold("I bake Bread"), "Ann", ("bread", "ann"))
    assert not rules.matches(rules.fold("I bake Bread"), "Ann", ("bread", "bo"))


# --- time ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("joined", "now", "next_at"),
    [
        ("2026-01-05T12:00:00", "2026-01-05T12:00:00", "2026-01-06T12:00:00"),
        ("2026-01-05T12:00:00", "2026-01-06T12:00:00", "2026-01-08T09:00:00"),
        ("2026-01-05T12:00:00", "2026-01-08T09:00:00", "2026-01-08T12:00:00"),
        ("2026-01-05T22:00:00", "2026-01-05T22:00:00", "2026-01-07T09:00:00"),
        ("2026-01-05T06:00:00", "2026-01-05T06:00:00", "2026-01-06T09:00:00"),
        ("2026-01-05T08:00:00", "2026-01-06T10:00:00", "2026-01-07T20:00:00"),
        ("2026-01-05T12:00:00", "2026-01-09T12:00:00", "2026-01-08T12:00:00"),
    ],
)
def test_reminders_come_by_day_and_then_it_is_due(joined: str, now: str, next_at: str) -> None:
    due = at(joined) + timedelta(hours=72)
    assert rules.next_step(at(joined), due, at(now), SHANGHAI, POLICY) == at(next_at)


@pytest.mark.parametrize(
    ("start", "end", "now", "told"),
    [
        (20, 4, "2026-01-05T02:00:00", "2026-01-05T02:00:00"),
        (20, 4, "2026-01-05T12:00:00", "2026-01-05T20:00:00"),
        (9, 9, "2026-01-05T03:00:00", "2026-01-05T03:00:00"),
    ],
)
def test_the_day_may_be_the_night_or_all_day(start: int, end: int, now: str, told: str) -> None:
    policy = IntroductionsPolicy(from_hour=start, to_hour=end)
    assert rules.in_the_day(at(now), SHANGHAI, policy) == at(told)


def test_in_a_rush_or_long_after_nobody_is_asked_at_once() -> None:
    now = at("2026-01-05T12:00:00")
    assert rules.asks_at_once(9, now, now, POLICY)
    assert not rules.asks_at_once(10, now, now, POLICY)
    assert not rules.asks_at_once(0, now - timedelta(hours=2), now, POLICY)


def test_nobody_is_removed_before_seven_days_nor_where_the_chat_did_not_choose_it() -> None:
    since = at("2026-01-05T12:00:00")
    due = since + timedelta(hours=72)
    assert rules.after_overdue(since, due, POLICY) is None
    kicks = IntroductionsPolicy(overdue="kick")
    assert rules.after_overdue(since, due, kicks) == since + timedelta(days=7)
    assert rules.after_overdue(since, since + timedelta(days=20), kicks) == since + timedelta(days=20)
