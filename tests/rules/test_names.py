"""Does a name fit the chat's template, and is a tag one of the chat's?"""

import pytest

from bot.features.names import rules
from bot.features.names.policy import NamesPolicy

TEMPLATE = NamesPolicy(template="城市-行业-昵称")
TAGS = NamesPolicy(tags=("成都", "重庆"))
BOTH = NamesPolicy(template="City-Name", tags=("Leeds", "York"))


@pytest.mark.parametrize(
    ("name", "tag", "policy", "lacks"),
    [
        ("成都-设计-小明", "", TEMPLATE, ()),
        ("成都 - 设计 - 小明", "", TEMPLATE, ()),
        ("成都—设计－小明", "", TEMPLATE, ()),
        ("成都-小明", "", TEMPLATE, ("name",)),
        ("成都|设计|小明", "", TEMPLATE, ("name",)),
        ("成都--小明", "", TEMPLATE, ("name",)),
        ("成都-🌸-小明", "", TEMPLATE, ("name",)),
        ("-设计-小明", "", TEMPLATE, ("name",)),
        ("小明", "", TEMPLATE, ("name",)),
        ("\u3164", "", TEMPLATE, ("empty",)),
        ("", "", TEMPLATE, ("empty",)),
        ("🌸🌸", "", TEMPLATE, ("empty",)),
        ("\u202e\u200b", "", TAGS, ("empty", "tag")),
        ("小明", "成都", TAGS, ()),
        ("小明", "北京", TAGS, ("tag",)),
        ("Leeds-Ann", "York", BOTH, ()),
        ("Ann", "", BOTH, ("name", "tag")),
        ("\u3164", "", NamesPolicy(), ()),
    ],
)
def test_what_a_name_lacks(name: str, tag: str, policy: NamesPolicy, lacks: tuple[str, ...]) -> None:
    assert rules.lacks(name, tag, policy) == lacks


@pytest.mark.parametrize(
    ("text", "template"),
    [
        ("City-Name", "City-Name"),
        ("  城市  行业 ", "城市 行业"),
        ("", None),
        ("-", None),
        ("City-", None),
        ("x" * 41, None),
    ],
)
def test_a_template_has_something_in_each_part(text: str, template: str | None) -> None:
    assert rules.template_given(text) == template


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("成都、重庆，成都", ("成都", "重庆")),
        ("Leeds, New  York", ("Leeds", "New York")),
        ("", None),
        ("x" * 17, None),
        ("Leeds, 🌸", None),
        (",".join(str(number) for number in range(25)), None),
    ],
)
def test_tags_are_short_few_and_without_emoji(text: str, tags: tuple[str, ...] | None) -> None:
    assert rules.tags_given(text) == tags


def test_a_button_means_its_tag_whatever_became_of_the_list() -> None:
    token = rules.short_name("重庆")
    assert rules.tag_of(token, ("北京", "重庆")) == "重庆"
    assert rules.tag_of(token, ("北京",)) is None
