"""What may be an ad: the admins decide, members see nothing, and what they say is learned and can be taken back."""

from typing import Any

import pytest

from tests.hikers import Hikers, hikers, seen_by, words
from tests.town import Town

HINT = "I have something for five people of this group, extra income, details in the evening"
AGAIN = "Extra income!! for five people of this group: I will tell you more in the evening, WRITE to me"
AD = "Passive income for everybody: 500 USDT per day, no experience needed. Write to @manager_zq"


async def asked(here: Hikers) -> Any:
    """The group, its owner listening in private."""
    await here.owner.writes_bot("/start")
    await here.town.settle()
    return here


async def private(here: Hikers) -> list[str]:
    """What the owner was told in private."""
    await here.town.advance("10s")
    return words(await seen_by(here.owner, None))


@pytest.mark.slow
async def test_unsure_goes_to_the_admins_and_the_next_one_is_caught(town: Town) -> None:
    here = await asked(await hikers(town))
    before = words(await seen_by(here.admin, here.group))
    post = await here.posts(here.mallory, HINT)
    [card] = [text for text in await private(here) if "what may be an ad" in text]
    assert "asks to get in touch or to act" in card
    assert not await post.gone()
    assert words(await seen_by(here.admin, here.group)) == before
    await here.posts(here.mallory, "one more thing about the extra income: write to me soon")
    assert len([text for text in await private(here) if "what may be an ad" in text]) == 1
    pressed = await here.tap_private(here.owner, "Delete and strike")
    assert pressed["text"] == "Mallory's message was an ad, Olga said: deleted, a strike."
    assert await post.gone()
    assert [strike["given_by"] for strike in here.strikes()] == [here.owner.id]
    assert [row["ad"] for row in town.rows("select ad from ad_label")] == [1]
    nina = await here.group.joined_by("Nina")
    assert await (await here.posts(nina, AGAIN)).gone()
    await here.tap_private(here.owner, "Undo")
    await town.advance("5s")
    assert len(here.strikes()) == 2


async def test_left_and_always_allowed_are_not_asked_about_again(town: Town) -> None:
    here = await asked(await hikers(town))
    post = await here.posts(here.mallory, HINT)
    await private(here)
    pressed = await here.tap_private(here.owner, "Leave")
    assert pressed["text"] == "Mallory's message stays, Olga said."
    await town.restart()
    nina = await here.group.joined_by("Nina")
    again = await here.posts(nina, AGAIN)
    assert not await post.gone()
    assert not await again.gone()
    assert town.rows("select state from ad_case") == [{"state": "left"}]
    told = await here.posts(nina, "special offer at https://shop-zq.top/r for everybody here")
    await private(here)
    await here.tap_private(here.owner, "Always allow")
    assert "shop-zq.top" in words(await here.command(here.owner, "/allowed"))[-1]
    assert not await told.gone()


async def test_soft_evidence_that_agrees_is_a_violation_and_undo_unlearns(town: Town) -> None:
    here = await asked(await hikers(town))
    post = await here.posts(here.mallory, AD)
    assert await post.gone()
    [strike] = here.strikes()
    assert strike["reason"] == "@ads-reason-earn"
    text = "\n".join(words(await here.command(here.owner, f"/why {post.id}")))
    assert "strike, promises earnings" in text
    await private(here)
    await here.tap_private(here.owner, "Undo")
    await town.advance("5s")
    assert here.strikes()[0]["pardoned_at"] is not None
    assert [row["ad"] for row in town.rows("select ad from ad_label")] == [0]
    assert town.rows("select state from ad_case") == [{"state": "left"}]
    assert not await (await here.posts(await here.group.joined_by("Nina"), AD)).gone()


async def test_spam_and_notspam_by_reply(town: Town) -> None:
    here = await hikers(town)
    post = await here.posts(here.mallory, "my cousin paints walls, ask him")
    done = words(await here.command(here.owner, "/spam", reply_to=post))
    assert "Deleted and learned. Mallory has a strike for it." in done
    assert await post.gone()
    assert [row["ad"] for row in town.rows("select ad from ad_label")] == [1]
    back = words(await here.command(here.owner, f"/notspam {post.id}"))
    assert "Learned: what Mallory wrote was no ad. A strike for it is taken back." in back
    assert here.strikes()[0]["pardoned_at"] is not None
    assert [row["ad"] for row in town.rows("select ad from ad_label")] == [0]
    own = await here.posts(here.owner, "a word of the owner")
    assert words(await here.command(here.admin, "/spam", reply_to=own))[-1].startswith(
        "Admins, bots of the group"
    )
    assert words(await here.command(here.owner, "/spam"))[-1] == "Reply to the ad with /spam."
    assert words(await here.command(here.owner, "/notspam x"))[-1].startswith(
        "Reply to the message with /notspam"
    )
    assert words(await here.command(here.mallory, "/spam")) == ["Only admins of the group can do this."]


async def test_blocked_words_are_ads_until_taken_back(town: Town) -> None:
    here = await hikers(town, language="zh")
    assert words(await here.command(here.owner, "/addblocklist 涨粉"))[-1] == "今后在本群算广告：涨粉"
    assert words(await here.command(here.owner, "/addblocklist /(/"))[-1] == "这个正则读不懂。"
    assert words(await here.command(here.owner, "/addblocklist"))[-1].startswith("哪个词？")
    await town.restart()
    assert await (await here.posts(here.mallory, "专业 涨.粉 找我")).gone()
    assert "涨粉" in words(await here.command(here.owner, "/blocklist"))[-1]
    assert words(await here.command(here.owner, "/rmblocklist 刷赞"))[-1] == "之前没有屏蔽过：刷赞"
    await here.command(here.owner, "/rmblocklist 涨粉")
    assert words(await here.command(here.owner, "/blocklist"))[-1].startswith("没有屏蔽词")


async def test_who_bears_an_admins_name_is_shown_to_the_admins(town: Town) -> None:
    here = await asked(await hikers(town))
    await here.posts(here.owner, "good morning")
    impostor = await here.group.joined_by("Оlga")
    post = await here.posts(impostor, "hello")
    [card] = [text for text in await private(here) if "bears the name of an admin" in text]
    assert str(impostor.id) in card
    assert not await post.gone()
