"""/warn and its family, /mute /kick /ban and their reversal, /del and /purge, as admins' fingers know them."""

import pytest

from tests.hikers import ADS, hikers, labels, seen_by, with_button, words
from tests.town import Town


async def test_a_warning_by_reply_is_whispered_and_the_admin_may_undo_it(town: Town) -> None:
    here = await hikers(town)
    rude = await here.posts(here.mallory, "you are all idiots")
    [line, answer] = await here.command(here.admin, "/warn be kind, please", reply_to=rude)
    assert line["text"] == "A warning was given."
    assert answer["text"] == "Mallory: strike 1 of 3."
    assert answer["ephemeral"]
    told = "A warning for you in “West Hikers”: be kind, please. Strike 1 of 3, the third removes you;"
    assert f"{told} it lapses on 6 Mar." in words(await seen_by(here.mallory, here.group))
    assert not await rude.gone()
    pressed = await here.tap(here.admin, "Undo")
    assert pressed["text"] == "Undone: Mallory."
    assert words(await here.command(here.mallory, "/warns")) == [
        "You have 0 of 3 strikes.\nOne more no longer counts."
    ]
    assert "A strike in “West Hikers” was withdrawn and no longer counts." in words(
        await seen_by(here.mallory, here.group)
    )


async def test_warnings_lead_to_a_mute_of_an_hour_and_a_kick(town: Town) -> None:
    here = await hikers(town)
    for count in (1, 2, 3):
        answers = words(await here.command(here.owner, f"/warn {here.mallory.id} loud"))
        assert any(text.startswith(f"Mallory: strike {count} of 3") for text in answers), answers
        member = await here.group.member(here.mallory)
        assert (member.muted, member.status) == [(False, "member"), (True, "restricted"), (False, "kicked")][
            count - 1
        ]
        await town.advance("2h" if count == 2 else "2m")
    assert await here.mallory.joins(here.group) == "banned"
    await town.advance("25h")
    assert await here.mallory.joins(here.group) == "member"
    await here.command(here.owner, f"/warn {here.mallory.id} again")
    member = await here.group.member(here.mallory)
    assert (member.status, member.until_date) == ("kicked", 0)


async def test_unwarn_takes_the_last_back_with_its_mute_and_resetwarns_all(town: Town) -> None:
    here = await hikers(town)
    for _ in range(2):
        await here.command(here.owner, f"/warn {here.mallory.id} loud")
        await town.advance("2m")
    assert (await here.group.member(here.mallory)).muted
    [answer] = await here.command(here.owner, f"/unwarn {here.mallory.id}")
    assert answer["text"] == "One strike of Mallory was taken back; 1 of 3 count now."
    assert not (await here.group.member(here.mallory)).muted
    [answer] = await here.command(here.owner, f"/resetwarns {here.mallory.id}")
    assert "0 of 3" in answer["text"]
    [answer] = await here.command(here.owner, f"/unwarn {here.mallory.id}")
    assert answer["text"] == "Mallory has no strike that counts."


async def test_two_admins_do_not_strike_twice_for_the_same(town: Town) -> None:
    here = await hikers(town)
    rude = await here.posts(here.mallory, "idiots")
    await here.command(here.admin, "/warn rude", reply_to=rude)
    [second] = await here.command(here.owner, f"/warn {here.mallory.id} so rude")
    assert second["text"] == "Adam gave Mallory a strike a moment ago: rude. Nothing was added."
    await town.advance("2m")
    [late] = await here.command(here.owner, "/warn rude", reply_to=rude)
    assert late["text"] == "Mallory has a strike for this already."
    assert len(here.strikes()) == 1


@pytest.mark.slow
async def test_a_member_is_found_by_name_mention_number_and_reply_else_it_says_how(town: Town) -> None:
    here = await hikers(town)
    ming = await here.group.joined_by("Ming", username="ming_li")
    hello = await here.posts(ming, "hello")
    bei = await here.group.joined_by("Bei 😀")
    await here.posts(bei, "hello")
    assert words(await here.command(here.owner, "/mute @Ming_Li 10m loud"))[-1].startswith(
        "Ming is muted until "
    )
    assert words(await here.command(here.owner, "/unmute ＠ming_li"))[-1] == "Ming can write again."
    mention = [{"type": "text_mention", "offset": 6, "length": 6, "user": {"id": bei.id}}]
    said = words(await here.command(here.owner, "/mute Bei 😀 10m", entities=mention))
    assert said[-1].startswith("Bei 😀 is muted until ")
    assert words(await here.command(here.owner, "/mute 1h", reply_to=hello))[-1].startswith(
        "Ming is muted until "
    )
    unknown = words(await here.command(here.owner, "/warn @nobody_here"))
    assert unknown == ["I have not seen @nobody_here here. Reply to one of their messages instead."]
    [how] = await here.command(here.owner, "/warn")
    assert how["text"].startswith("Who? Reply to one of their messages with /warn")


async def test_a_mute_by_hand_gives_back_exactly_what_was_before(town: Town) -> None:
    here = await hikers(town)
    permissions = {"can_send_messages": True, "can_send_photos": False}
    await here.group.set_member(here.mallory, permissions=permissions, status="restricted")
    await town.settle()
    [line] = await here.command(here.admin, f"/mute {here.mallory.id} 2h <b>loud</b> & long")
    assert line["text"] == "Mallory is muted until Mon 5 Jan 12:03. Reason: <b>loud</b> & long."
    assert (await here.group.member(here.mallory)).muted
    await here.tap(here.owner, "Undo")
    member = await here.group.member(here.mallory)
    assert member.permissions["can_send_messages"] is True
    assert member.permissions["can_send_photos"] is False
    assert not any("Undo" in labels(one) for one in await seen_by(here.owner, here.group))


@pytest.mark.slow
async def test_kick_and_ban_and_the_way_back(town: Town) -> None:
    here = await hikers(town)
    [line] = await here.command(here.admin, f"/kick {here.mallory.id}")
    assert line["text"] == "Mallory was removed."
    assert await here.mallory.joins(here.group) == "banned"
    pressed = await here.tap(here.admin, "Undo")
    assert pressed["text"] == "Undone: Mallory."
    assert await here.mallory.joins(here.group) == "member"
    assert words(await here.command(here.admin, f"/ban {here.mallory.id} 3d spam"))[-1] == (
        "Mallory was removed until Thu 8 Jan 10:03. Reason: spam."
    )
    assert words(await here.command(here.admin, f"/unban {here.mallory.id}"))[-1] == "Mallory may come back."
    assert await here.mallory.joins(here.group) == "member"
    assert (
        words(await here.command(here.admin, f"/ban {here.mallory.id}"))[-1]
        == "Mallory was removed for good."
    )
    assert words(await here.command(here.admin, f"/ban {here.mallory.id} 20s"))[-1] == (
        "The shortest mute or ban is one minute."
    )


@pytest.mark.slow
async def test_where_there_is_an_admin_chat_undo_stands_there(town: Town) -> None:
    here = await hikers(town)
    staff = await here.staff()
    [line] = await here.command(here.owner, f"/ban {here.mallory.id}")
    assert labels(line) == []
    await town.advance("10s")
    card = with_button(await seen_by(here.owner, staff), "Undo")
    assert card["text"].startswith("West Hikers\nMallory was removed for good. By Olga.")
    pressed = await here.tap(here.owner, "Undo", staff)
    assert pressed["text"] == "Undone: Mallory."
    assert await here.mallory.joins(here.group) == "member"


async def test_del_and_purge(town: Town) -> None:
    here = await hikers(town)
    posts = [await here.posts(here.mallory, f"line {number}") for number in range(4)]
    command = await here.posts(here.admin, "/del", reply_to=posts[0])
    assert await posts[0].gone()
    assert await command.gone()
    said = words(await here.command(here.admin, "/purge", reply_to=posts[1]))
    assert [await post.gone() for post in posts] == [True] * 4
    assert said[-1].startswith("Up to ")
    [how] = await here.command(here.admin, "/del")
    assert how["text"] == "Reply to the message this is about."


async def test_the_protected_are_refused(town: Town) -> None:
    here = await hikers(town)
    refusal = ["The owner, admins, the group's channel and I are never punished."]
    for person in (here.owner.id, here.admin.id, 777000111, here.group.id, 777000, 1087968824):
        assert words(await here.command(here.owner, f"/ban {person}")) == refusal
    assert here.strikes() == []


async def test_without_the_right_the_bot_names_it_and_does_nothing(town: Town) -> None:
    here = await hikers(town, rights=["can_delete_messages"])
    for command in ("mute", "kick", "ban", "unban"):
        [said] = await here.command(here.owner, f"/{command} {here.mallory.id}")
        assert said["text"] == (
            "I need the right “Ban users” for this. The owner can grant it in the group's list of admins."
        )
    assert (await here.group.member(here.mallory)).status == "member"
    assert "strike 1 of 3" in words(await here.command(here.owner, f"/warn {here.mallory.id} loud"))[-1]


@pytest.mark.slow
async def test_a_basic_group_has_no_mute_and_no_bans_to_undo(town: Town) -> None:
    here = await hikers(town, kind="group")
    said = words(await here.command(here.owner, f"/mute {here.mallory.id}"))
    assert said == ["A basic group has no mute; after an upgrade to a supergroup it does."]
    for _ in range(3):
        await here.command(here.owner, f"/warn {here.mallory.id} loud")
        await town.advance("2m")
    assert [strike["sanction"] for strike in here.strikes()] == ["warning", "warning", "kick"]
    assert (await here.group.member(here.mallory)).status == "left"
    await here.command(here.owner, f"/unwarn {here.mallory.id}")
    assert await here.owner.adds(here.group, here.mallory) == "member"
    await here.command(here.owner, f"/kick {here.mallory.id}")
    assert (await here.tap(here.owner, "Undo"))["text"] == "Undone: Mallory."
    assert not any("Telegram said" in text for text in words(await seen_by(here.owner, here.group)))


async def test_members_see_their_own_strikes_only(town: Town) -> None:
    here = await hikers(town)
    await here.command(here.owner, f"/warn {here.mallory.id} loud")
    [own] = await here.command(here.mallory, "/warns")
    assert own["text"] == "You have 1 of 3 strikes.\n5 Jan: loud. Lapses on 6 Mar."
    assert own["ephemeral"]
    assert labels(own) == ["Appeal"]
    [no] = await here.command(here.mallory, f"/warns {here.owner.id}")
    assert no["text"] == "Only admins of the group can do this."
    [no] = await here.command(here.mallory, f"/warn {here.owner.id}")
    assert no["text"] == "Only admins of the group can do this."


async def test_the_limit_can_be_set_and_is_shown_as_members_read_it(town: Town) -> None:
    here = await hikers(town)
    [said] = await here.command(here.owner, "/setwarnlimit 2")
    assert said["text"] == "Now 2 strikes remove a member. Members will read “Strike 1 of 2”."
    assert words(await here.command(here.owner, "/setwarnlimit 0"))[-1].startswith(
        "Please send a number from 1 to 20"
    )
    assert "removal at 2" in words(await here.command(here.mallory, "/warnings"))[-1]
    assert any(
        "muted until" in text for text in words(await here.command(here.owner, f"/warn {here.mallory.id}"))
    )


@pytest.mark.parametrize("days", [59, 61])
async def test_a_warning_lapses_after_60_days(town: Town, days: int) -> None:
    here = await hikers(town)
    await here.command(here.owner, f"/warn {here.mallory.id} loud")
    await town.advance(f"{days}d", jump=True)
    count = 1 if days < 60 else 0
    assert words(await here.command(here.mallory, "/warns"))[-1].startswith(f"You have {count} of 3 strikes.")


async def test_from_the_private_chat_too(town: Town) -> None:
    here = await hikers(town)
    await here.owner.writes_bot("/start")
    await town.settle()
    await here.owner.writes_bot(f"/mute {here.mallory.id} 2h")
    await town.settle()
    assert (await here.group.member(here.mallory)).muted
    said = await seen_by(here.owner, None)
    assert any("Mallory is muted until Mon 5 Jan 12:03." in text for text in words(said)), words(said)
    await here.tap_private(here.owner, "Undo")
    assert not (await here.group.member(here.mallory)).muted


@pytest.mark.slow
async def test_s24_undo_asks_for_rights_where_the_strike_was_given(town: Town) -> None:
    here = await hikers(town)
    staff = await here.staff()
    stranger = await staff.joined_by("Sven")
    await staff.set_member(stranger, status="administrator", rights=["can_restrict_members"])
    await here.posts(here.mallory, ADS[0])
    await town.advance("10s")
    assert (await here.tap(stranger, "Undo", staff))["alert"]
    assert [bool(strike["pardoned_at"]) for strike in here.strikes()] == [False]
    assert (await here.tap(here.owner, "Undo", staff))["text"] == "Undone: Mallory."
    assert [bool(strike["pardoned_at"]) for strike in here.strikes()] == [True]


async def test_a_member_cannot_undo_and_an_admin_only_once(town: Town) -> None:
    here = await hikers(town)
    await here.posts(here.mallory, ADS[0])
    line = with_button(await seen_by(here.admin, here.group), "Undo")
    for person, told in (
        (here.mallory, "Only admins of the group can do this."),
        (here.admin, "Undone: Mallory."),
    ):
        assert (await person.taps(line, "Undo", group=here.group))["text"] == told
    await town.settle()
    assert len(town.rows("select * from strike where pardoned_at is not null")) == 1


async def test_a_reason_of_4096_letters_fits(town: Town) -> None:
    here = await hikers(town)
    answers = await here.command(here.owner, f"/warn {here.mallory.id} " + "x" * 4000)
    assert answers
    [listed] = words(await here.command(here.mallory, "/warns"))
    assert "x" * 299 + "…" in listed


async def test_an_anonymous_admin_reads_no_strikes_aloud(town: Town) -> None:
    here = await hikers(town)
    await here.posts(here.mallory, ADS[0])
    await here.group.set_member(here.admin, anonymous=True)
    [answer] = await here.command(here.admin, f"/warns {here.mallory.id}", sender_chat=here.group.id)
    assert "Ask me in private" in answer["text"]


async def test_in_chinese_sentences_stand_without_a_space(town: Town) -> None:
    here = await hikers(town, language="zh")
    [line] = await here.command(here.owner, f"/mute {here.mallory.id} 两小时 刷屏")
    assert line["text"] == "Mallory禁言到1月5日（周一）20:03。原因：刷屏。"


async def test_one_strike_is_said_as_one(town: Town) -> None:
    here = await hikers(town)
    [said] = await here.command(here.owner, "/setwarnlimit 1")
    assert said["text"] == "Now one strike removes a member. Members will read “Strike 1 of 1”."
