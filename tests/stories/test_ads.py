"""Ads in every carrier: deleted whole, counted once; what is allowed, permitted, own or by an admin stays."""

import json
from typing import Any

import pytest

from bot.emulator.client import request
from bot.emulator.people import NotAllowed
from tests.hikers import ADS, Hikers, hikers, seen_by, words
from tests.town import TOKEN, Town

WATCHING = {"ANTHILL_POLICY__ADS__OBSERVE": "on"}
INVITE = "t.me/+ZyXwVuTsRqPoNmLk"


@pytest.fixture
def town_options(request: pytest.FixtureRequest) -> dict[str, Any]:
    return {"environment": WATCHING} if "watching" in request.node.name else {}


async def casino(town: Town) -> tuple[Any, Any]:
    """A foreign channel and its owner."""
    owner = await town.people.person("Carl")
    return owner, await town.people.group("Best Casino", owner, kind="channel", username="best_casino")


async def test_s61_s62_hidden_in_a_link_or_a_caption(town: Town) -> None:
    here = await hikers(town)
    hidden = [{"type": "text_link", "offset": 0, "length": 4, "url": f"https://{INVITE}"}]
    first = await here.posts(here.mallory, "look here", entities=hidden)
    second = await here.posts(here.mallory, photo=True, caption=f"join {INVITE}")
    clean = await here.posts(await here.group.joined_by("Nina"), "hello")
    assert await first.gone()
    assert await second.gone()
    assert not await clean.gone()
    assert [strike["evidence"] for strike in here.strikes()] == [f"https://{INVITE}", INVITE]


async def test_s64_s65_forwarded_and_quoted_posts_of_other_channels(town: Town) -> None:
    here = await hikers(town)
    _, channel = await casino(town)
    first = await here.posts(here.mallory, "look", forward_from_channel=channel.id)
    second = await here.posts(here.mallory, "look", external_reply=channel.id)
    assert await first.gone()
    assert await second.gone()
    assert [strike["reason"] for strike in here.strikes()] == ["@ads-reason-forward", "@ads-reason-external"]
    assert (
        words(await here.command(here.owner, "/allow @best_casino"))[-1]
        == "From now on this stays: @best_casino"
    )
    nina = await here.group.joined_by("Nina")
    assert not await (await here.posts(nina, "look", forward_from_channel=channel.id)).gone()


async def test_s61_an_album_goes_whole_and_counts_once(town: Town) -> None:
    here = await hikers(town)
    parts = [{"photo": True}, {"photo": True, "caption": f"join {INVITE}"}, {"photo": True}]
    await here.posts(here.mallory, media_group=parts)
    assert not any(message["media"] for message in await here.group.messages())
    assert len(here.strikes()) == 1
    assert "An ad was removed." in words(await seen_by(here.admin, here.group))


async def test_s78_s79_admins_the_own_group_and_the_own_channel_may(town: Town) -> None:
    owner = await town.people.person("Olga")
    channel = await town.people.group("Hikers News", owner, kind="channel", username="hikers_news")
    group = await town.group("West Hikers", owner, username="west_hikers", linked_channel=channel.id)
    mallory = await group.joined_by("Mallory", username="mallory_m")
    await town.settle()
    for person, words_said, more in (
        (owner, f"a post with a link: {INVITE}", {"automatic_forward": True}),
        (owner, ADS[0], {}),
        (owner, f"as the channel: {INVITE}", {"sender_chat": channel.id}),
        (mallory, "our address: t.me/west_hikers", {}),
        (mallory, "that is me: t.me/mallory_m", {}),
        (mallory, "read our news", {"forward_from_channel": channel.id}),
    ):
        post = await person.says(group, words_said, **more)
        await town.settle()
        assert not await post.gone(), words_said
    await group.set_member(owner, by=owner, anonymous=True)
    anonymous = await owner.says(group, ADS[1])
    await town.settle()
    assert not await anonymous.gone()
    assert town.rows("select * from strike") == []


async def test_the_link_that_people_joined_by_is_the_groups_own(town: Town) -> None:
    here = await hikers(town)
    body = json.dumps({"chat_id": here.group.id}).encode()
    headers = {"Content-Type": "application/json"}
    answer = await request("POST", f"{town.url}/bot{TOKEN}/createChatInviteLink", body, headers=headers)
    link = json.loads(answer.body)["result"]["invite_link"]
    nina = await town.people.person("Nina")
    assert await nina.joins(here.group, link) == "member"
    await town.settle()
    assert not await (await here.posts(here.mallory, f"come in: {link}")).gone()
    assert words(await here.command(here.owner, "/allowed"))[-1].startswith("Nothing is allowed beyond")


@pytest.mark.slow
async def test_a_permitted_member_may_until_it_ends(town: Town) -> None:
    here = await hikers(town)
    hello = await here.posts(here.mallory, "hello")
    said = words(await here.command(here.owner, "/permit 2h", reply_to=hello))
    assert said == ["Mallory may post links until Mon 5 Jan 12:03."]
    assert not await (await here.posts(here.mallory, ADS[0])).gone()
    await town.restart()
    assert not await (await here.posts(here.mallory, ADS[1])).gone()
    await town.advance("2h")
    assert await (await here.posts(here.mallory, ADS[2])).gone()
    await here.command(here.owner, f"/permit {here.mallory.id}")
    assert words(await here.command(here.owner, f"/permit {here.mallory.id} off")) == [
        "Mallory may no longer post links."
    ]
    assert await (await here.posts(here.mallory, ADS[0])).gone()


async def test_why_explains_to_admins_only(town: Town) -> None:
    here = await hikers(town)
    post = await here.posts(here.mallory, ADS[0])
    [text] = words(await here.command(here.owner, f"/why {post.id}"))
    assert text == "Mon 5 Jan 10:03: strike, invite link to another group. Evidence: t.me/+AbCdEfGhIjKlMnOp"
    [same] = words(await here.command(here.owner, f"/why {here.mallory.id}"))
    assert same == text
    clean = await here.posts(await here.group.joined_by("Nina"), "hello")
    assert words(await here.command(here.owner, "/why", reply_to=clean)) == [
        "No sign of an ad in this message."
    ]
    own = await here.posts(here.owner, INVITE)
    [text] = words(await here.command(here.admin, "/why", reply_to=own))
    assert text == f"Found: invite link to another group ({INVITE})\nIts author is never judged."
    assert words(await here.command(here.mallory, "/why 1")) == ["Only admins of the group can do this."]


async def test_without_the_right_to_delete_nothing_is_judged(town: Town) -> None:
    here = await hikers(town, rights=["can_restrict_members"])
    post = await here.posts(here.mallory, ADS[0])
    assert not await post.gone()
    assert here.strikes() == []


async def test_without_the_right_to_ban_ads_still_go_and_the_card_says_what_is_missing(town: Town) -> None:
    here = await hikers(town, rights=["can_delete_messages"])
    for ad in ADS:
        assert await (await here.posts(here.mallory, ad)).gone()
    assert [strike["sanction"] for strike in here.strikes()] == ["warning"] * 3
    cards = words(await seen_by(here.owner, here.group))
    assert any("Not removed, although it was due: I lack the right “Ban users”" in text for text in cards), (
        cards
    )


async def old_member(here: Hikers) -> None:
    """Mallory is no newcomer any more."""
    await here.town.advance("25h")


async def test_watching_spares_members_but_not_newcomers(town: Town) -> None:
    here = await hikers(town)
    await old_member(here)
    spared = await here.posts(here.mallory, ADS[0])
    nina = await here.group.joined_by("Nina")
    struck = await here.posts(nina, ADS[1])
    assert not await spared.gone()
    assert await struck.gone()
    await town.advance("25h")
    again = await here.posts(nina, ADS[2])
    assert await again.gone()
    [text] = words(await here.command(here.owner, f"/why {spared.id}"))
    assert text.startswith("Only noted, because I still only watch: invite link")


@pytest.mark.slow
async def test_watching_ends_when_the_admins_say_so(town: Town) -> None:
    here = await hikers(town)
    await here.owner.writes_bot("/start")
    await old_member(here)
    await here.posts(here.mallory, ADS[0])
    await here.posts(here.mallory, ADS[1])
    await town.advance("49h")
    asked = "While I only watched, I would have removed 2 messages. Shall I start?"
    assert any(asked in text for text in words(await seen_by(here.owner, None)))
    await here.tap_private(here.owner, "See")
    await town.advance("10s")
    assert any(
        "Mallory: invite link to another group (t.me/+" in text
        for text in words(await seen_by(here.owner, None))
    )
    pressed = await here.tap_private(here.owner, "Wait")
    assert pressed["text"] == "I keep watching and ask again on 11 Jan."
    await town.advance("73h")
    pressed = await here.tap_private(here.owner, "Start")
    assert pressed["text"] == "Olga let me start: ads are removed from now on."
    assert await (await here.posts(here.mallory, ADS[2])).gone()


async def test_allowing_needs_something_to_allow(town: Town) -> None:
    here = await hikers(town)
    [how] = words(await here.command(here.owner, "/allow"))
    assert how.startswith("What? For example /allow t.me/example")
    [how] = words(await here.command(here.owner, "/allow nonsense"))
    assert how.startswith("What? ")
    assert words(await here.command(here.owner, "/disallow @nobody_here"))[-1].startswith(
        "This was not allowed before"
    )
    assert words(await here.command(here.owner, "/allowed"))[-1].startswith("Nothing is allowed beyond")
    post = await here.posts(here.owner, f"good friends: {INVITE}")
    assert (
        words(await here.command(here.owner, "/allow", reply_to=post))[-1]
        == f"From now on this stays: {INVITE}"
    )
    assert not await (await here.posts(here.mallory, INVITE)).gone()
    [no] = words(await here.command(here.mallory, "/allow example.com"))
    assert no == "Only admins of the group can do this."


async def test_s65_who_posts_as_a_channel_loses_the_right_to_post_as_it(town: Town) -> None:
    here = await hikers(town)
    carl, channel = await casino(town)
    await carl.joins(here.group)
    await here.command(here.owner, "/setwarnlimit 2")
    for ad in ADS[:2]:
        assert await (await here.posts(carl, ad, sender_chat=channel.id)).gone()
    assert [(strike["user_id"], strike["sanction"]) for strike in here.strikes()] == [
        (channel.id, "warning"),
        (channel.id, "ban"),
    ]
    assert "Best Casino was removed for good: link to another group or channel." in words(
        await seen_by(here.admin, here.group)
    )
    with pytest.raises(NotAllowed):
        await carl.says(here.group, "hello", sender_chat=channel.id)
    await here.command(here.owner, f"/unwarn {channel.id}")
    await carl.says(here.group, "hello", sender_chat=channel.id)
