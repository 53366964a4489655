"""Who is told of a strike, where and in which words; and what goes away again."""

import pytest

from tests.answering import new_topic
from tests.hikers import ADS, hikers, labels, seen_by, words
from tests.town import Town

NOTICE = "Your message in “West Hikers” was removed: invite link to another group. Strike 1 of 3"


async def test_who_pressed_start_is_told_in_private(town: Town) -> None:
    here = await hikers(town)
    await here.mallory.writes_bot("/start")
    await here.posts(here.mallory, ADS[0])
    private = await seen_by(here.mallory, None)
    assert private[-1]["text"].startswith(NOTICE)
    assert labels(private[-1]) == ["Appeal", "Rules"]
    group = await seen_by(here.mallory, here.group)
    assert not any("Strike 1" in text for text in words(group))
    assert "An ad was removed." in words(group)


async def test_who_blocked_the_bot_is_whispered_to(town: Town) -> None:
    here = await hikers(town)
    await here.mallory.writes_bot("/start")
    await here.mallory.blocks_bot()
    await here.posts(here.mallory, ADS[0])
    whispered = [one for one in await seen_by(here.mallory, here.group) if one["text"].startswith(NOTICE)]
    assert [one["ephemeral"] for one in whispered] == [True]
    assert not any("Strike 1" in text for text in words(await seen_by(here.owner, here.group)))


async def test_the_nameless_line_counts_up_names_nobody_and_goes(town: Town) -> None:
    here = await hikers(town)
    nina = await here.group.joined_by("Nina")
    await here.mallory.says(here.group, ADS[0])
    await nina.says(here.group, ADS[1])
    await town.settle()
    seen = await seen_by(here.admin, here.group)
    [line] = [one for one in seen if "removed." in one["text"]]
    assert line["text"] == "2 ads were removed."
    assert not any(name in str(line) for name in ("Mallory", "Nina"))
    assert labels(line) == ["Undo 1", "Undo 2"]
    await town.advance("11m")
    assert not any("removed." in text for text in words(await seen_by(here.admin, here.group)))


async def test_a_kick_names_and_goes_after_an_hour(town: Town) -> None:
    here = await hikers(town)
    await here.mallory.writes_bot("/start")
    await here.owner.says(here.group, "/setwarnlimit 1")
    await here.posts(here.mallory, ADS[0])
    line = "Mallory was removed: invite link to another group. Strike 1 of 1."
    assert line in words(await seen_by(here.admin, here.group))
    assert words(await seen_by(here.mallory, None))[-1].endswith(
        "You were removed and may come back on Tue 6 Jan 10:03."
    )
    await town.advance("50m")
    assert line in words(await seen_by(here.admin, here.group))
    await town.advance("20m")
    assert line not in words(await seen_by(here.admin, here.group))


async def test_notices_go_to_the_topic_of_the_offence(town: Town) -> None:
    here = await hikers(town, forum=True)
    topic = await new_topic(town, here.group.id)
    await here.mallory.writes_bot("/start")
    post = await here.posts(here.mallory, ADS[0], thread=topic)
    assert await post.gone()
    lines = [
        call
        for call in await town.people.calls()
        if "An ad was removed" in str(call["parameters"].get("text"))
    ]
    assert [call["parameters"].get("message_thread_id") for call in lines] == [str(topic)]
    talk = [await here.posts(here.admin, f"general {number}") for number in range(2)]
    first = await here.posts(here.admin, "in the topic", thread=topic)
    await here.posts(here.admin, "/purge", reply_to=first)
    assert await first.gone()
    assert [await one.gone() for one in talk] == [False, False]


@pytest.fixture
def town_options(request: pytest.FixtureRequest) -> dict[str, object]:
    return {"bot_api": "10.1"} if "old_server" in request.node.name else {}


async def test_on_an_old_server_the_group_line_names_with_the_count(town: Town) -> None:
    here = await hikers(town)
    await here.posts(here.mallory, ADS[0])
    [line] = [one for one in await seen_by(here.admin, here.group) if "Mallory, a warning" in one["text"]]
    assert line["text"] == "Mallory, a warning: invite link to another group. Strike 1 of 3."
    assert labels(line) == ["Undo", "Appeal", "Rules"]
    await here.posts(here.mallory, ADS[1])
    assert len(here.strikes()) == 2


@pytest.mark.slow
async def test_the_first_message_of_all_being_an_ad_may_be_answered_by_remove_now(town: Town) -> None:
    here = await hikers(town)
    await here.posts(here.mallory, ADS[0])
    pressed = await here.tap(here.owner, "Remove now")
    assert pressed["text"] == "Mallory is being removed."
    assert await here.mallory.joins(here.group) == "banned"
    assert any(
        text.startswith("Mallory was removed: ") for text in words(await seen_by(here.admin, here.group))
    )
    await here.tap(here.owner, "Undo")
    assert await here.mallory.joins(here.group) == "member"
    nina = await here.group.joined_by("Nina")
    await here.posts(nina, "hello all")
    await town.advance("5m")
    await here.posts(nina, ADS[0])
    cards = [one for one in await seen_by(here.owner, here.group) if "Nina" in one["text"]]
    assert cards
    assert not any("Remove now" in labels(one) for one in cards)


async def test_chinese_group_chinese_words(town: Town) -> None:
    here = await hikers(town, language="zh")
    await here.posts(here.mallory, ADS[0])
    seen = words(await seen_by(here.mallory, here.group))
    assert "你在「川西徒步」的消息已删除：含外群邀请链接。第1次警告，满3次移出；4月5日失效。" in seen
    assert "已清理一条广告。" in seen
    [answer] = [text for text in words(await here.command(here.mallory, "/warns")) if "警告" in text]
    assert answer == "你有1次警告（满3次移出）。\n1月5日：含外群邀请链接。4月5日失效。"
