"""Ban, unban, restrict, promote: what happens, what is told, and the exact refusals."""

import asyncio
from datetime import datetime
from typing import Any

import pytest

from bot.emulator.cast import NotAllowed
from bot.emulator.clock import real
from tests.emulator.conftest import Town

MUTE: dict[str, Any] = {"permissions": {"can_send_messages": False}}
NO_RIGHT = "Bad Request: not enough rights to restrict/unrestrict chat member"
ALL = dict.fromkeys(
    (
        "can_send_messages",
        "can_send_audios",
        "can_send_documents",
        "can_send_photos",
        "can_send_videos",
        "can_send_video_notes",
        "can_send_voice_notes",
        "can_send_polls",
        "can_send_other_messages",
        "can_add_web_page_previews",
        "can_change_info",
        "can_invite_users",
        "can_pin_messages",
        "can_manage_topics",
    ),
    True,
)


def _about(town: Town, user_id: int | None = None) -> dict[str, Any]:
    return {"chat_id": town.group.id, "user_id": user_id or town.bob.id}


async def _now(town: Town) -> int:
    return int(datetime.fromisoformat(await town.people.now()).timestamp())


async def test_ban_tells_and_keeps_out(town: Town) -> None:
    assert await town.api.ok("banChatMember", **_about(town)) is True
    change, message = town.api.updates()
    assert change["chat_member"]["from"]["id"] == town.api.id
    assert change["chat_member"]["new_chat_member"]["until_date"] == 0
    assert message["message"]["from"]["id"] == town.api.id
    assert message["message"]["left_chat_member"]["id"] == town.bob.id
    assert await town.bob.joins(town.group) == "banned"
    with pytest.raises(NotAllowed, match="banned"):
        await town.bob.says(town.group, "let me in")
    assert await town.bob.sees(town.group) == []


async def test_c16_noop_ban_gives_no_update(town: Town) -> None:
    carol = await town.people.person("Carol")
    await carol.writes_bot("/start")
    town.api.updates()
    for _ in range(2):
        assert await town.api.ok("banChatMember", **_about(town, carol.id)) is True
    assert town.api.kinds() == ["chat_member:left>kicked"]


@pytest.mark.parametrize(("ahead", "timed"), [(29, False), (30, True), (31, True)])
async def test_c14_until_date_30_seconds(town: Town, ahead: int, timed: bool) -> None:
    until = town.stop_clock() + ahead
    await town.api.ok("banChatMember", **_about(town), until_date=until)
    member = await town.api.ok("getChatMember", **_about(town))
    assert member["until_date"] == (until if timed else 0)


async def test_c14_a_year_and_a_day_is_for_ever(town: Town) -> None:
    until = await _now(town) + 367 * 86_400
    await town.api.ok("restrictChatMember", **_about(town), **MUTE, until_date=until)
    assert (await town.api.ok("getChatMember", **_about(town)))["until_date"] == 0


async def test_mute_ends_by_itself_and_silently(town: Town) -> None:
    await town.api.ok("restrictChatMember", **_about(town), **MUTE, until_date=await _now(town) + 3600)
    with pytest.raises(NotAllowed, match="muted"):
        await town.bob.says(town.group, "hi")
    assert (await town.group.member(town.bob)).muted
    await town.people.advance("61m")
    await town.bob.says(town.group, "hi again")
    assert (await town.group.member(town.bob)).status == "member"
    assert town.api.kinds() == ["chat_member:member>restricted", "message"]


async def test_ban_with_an_end_ends(town: Town) -> None:
    await town.api.ok("banChatMember", **_about(town), until_date=await _now(town) + 86_400)
    await town.people.advance("25h", jump=True)
    assert await town.bob.joins(town.group) == "member"


async def test_c15_unban_kicks_a_member_and_takes_a_second(town: Town) -> None:
    started = real()
    assert await town.api.ok("unbanChatMember", **_about(town)) is True
    assert real() - started >= 1.0
    assert town.api.kinds() == [
        "chat_member:member>kicked",
        "message:left_chat_member",
        "chat_member:kicked>left",
    ]
    assert await town.bob.joins(town.group) == "member"


async def test_c15_the_second_passes_with_the_clock(town: Town) -> None:
    kick = asyncio.create_task(town.api.ok("unbanChatMember", **_about(town)))
    await town.until(lambda: bool(town.emulator.world.clock.sleeping))
    answer = await town.people.advance("1h")
    assert answer["quiet"] is True
    assert await kick is True


async def test_only_if_banned_and_unban(town: Town) -> None:
    assert await town.api.ok("unbanChatMember", **_about(town), only_if_banned=True) is True
    assert town.api.kinds() == []
    await town.api.ok("banChatMember", **_about(town))
    await town.api.ok("unbanChatMember", **_about(town), only_if_banned=True)
    assert town.api.kinds()[-1] == "chat_member:kicked>left"


async def test_c17_restricted_defaults(town: Town) -> None:
    await town.api.ok("restrictChatMember", **_about(town), permissions={"can_send_messages": True})
    member = await town.api.ok("getChatMember", **_about(town))
    assert member["status"] == "restricted"
    assert member["is_member"] is True
    assert member["can_send_messages"] is True
    assert member["can_react_to_messages"] is True
    assert member["can_send_photos"] is False
    assert member["can_edit_tag"] is False
    with pytest.raises(NotAllowed, match="can_send_photos"):
        await town.bob.says(town.group, photo=True)
    implied = {"can_send_polls": False, "can_send_other_messages": True}
    await town.api.ok("restrictChatMember", **_about(town), permissions=implied)
    member = await town.api.ok("getChatMember", **_about(town))
    assert member["can_send_photos"] is True
    assert member["can_send_polls"] is False
    await town.api.ok("restrictChatMember", **_about(town), permissions=ALL)
    assert (await town.api.ok("getChatMember", **_about(town)))["status"] == "member"


async def test_restricting_somebody_outside(town: Town) -> None:
    await town.bob.leaves(town.group)
    await town.api.ok("restrictChatMember", **_about(town), **MUTE)
    member = await town.api.ok("getChatMember", **_about(town))
    assert member["is_member"] is False
    assert await town.bob.joins(town.group) == "member"
    assert (await town.group.member(town.bob)).muted


@pytest.mark.parametrize("method", ["banChatMember", "restrictChatMember"])
async def test_c18_owner_admin_and_self(town: Town, method: str) -> None:
    words = "Bad Request: can't remove chat owner"
    assert await town.api.refused(method, **_about(town, town.alice.id), **MUTE) == (400, words)
    words = "Bad Request: can't restrict self"
    assert await town.api.refused(method, **_about(town, town.api.id), **MUTE) == (400, words)
    await town.group.set_member(town.bob, rights="all")
    words = "Bad Request: user is an administrator of the chat"
    assert await town.api.refused(method, **_about(town), **MUTE) == (400, words)
    stranger = await town.people.person("Stranger")
    words = "Bad Request: member not found"
    assert await town.api.refused(method, **_about(town, stranger.id), **MUTE) == (400, words)


async def test_without_the_right(town: Town) -> None:
    await town.group.add_bot(["can_delete_messages"])
    for method in ("banChatMember", "restrictChatMember", "unbanChatMember"):
        assert await town.api.refused(method, **_about(town), **MUTE) == (400, NO_RIGHT)
    assert town.api.kinds() == ["my_chat_member:administrator>administrator"]


async def test_unbanning_itself_leaves(town: Town) -> None:
    await town.api.ok("unbanChatMember", **_about(town, town.api.id))
    assert town.api.kinds() == ["my_chat_member:administrator>left", "message:left_chat_member"]
    words = "Forbidden: bot is not a member of the supergroup chat"
    assert await town.api.refused("leaveChat", chat_id=town.group.id) == (403, words)


async def test_promotion(town: Town) -> None:
    promoted = {"can_delete_messages": True, "can_pin_messages": True}
    await town.api.ok("promoteChatMember", **_about(town), **promoted)
    (update,) = town.api.updates()
    new = update["chat_member"]["new_chat_member"]
    assert (new["can_be_edited"], new["can_delete_messages"], new["can_invite_users"]) == (True, True, False)
    await town.api.ok("setChatAdministratorCustomTitle", **_about(town), custom_title="Guide")
    assert (await town.group.member(town.bob)).custom_title == "Guide"
    await town.api.ok("promoteChatMember", **_about(town))
    assert town.api.kinds()[-1] == "chat_member:administrator>member"
    words = "Bad Request: can't promote self"
    assert await town.api.refused("promoteChatMember", **_about(town, town.api.id)) == (400, words)
    await town.group.add_bot(["can_promote_members"])
    words = "Bad Request: RIGHT_FORBIDDEN"
    assert await town.api.refused("promoteChatMember", **_about(town), **promoted) == (400, words)


async def test_c19_basic_groups_refuse(basic: Town) -> None:
    only_super = "Bad Request: method is available for supergroup and channel chats only"
    for method in ("unbanChatMember", "promoteChatMember"):
        assert await basic.api.refused(method, **_about(basic)) == (400, only_super)
    words = "Bad Request: method is available only for supergroups"
    assert await basic.api.refused("restrictChatMember", **_about(basic), **MUTE) == (400, words)
    words = "Bad Request: can't ban chats in basic groups"
    call = {"chat_id": basic.group.id, "sender_chat_id": -100500}
    assert await basic.api.refused("banChatSenderChat", **call) == (400, words)
    await basic.api.ok("banChatMember", **_about(basic), until_date=1)
    assert await basic.bob.joins(basic.group) == "member"


async def test_c30_administrators_without_other_bots(town: Town) -> None:
    other = await town.people.bot("777001:other", name="Helper")
    await town.group.add_bot(token="777001:other")
    admins = await town.api.ok("getChatAdministrators", chat_id=town.group.id)
    assert [one["user"]["id"] for one in admins] == [town.alice.id, town.api.id]
    admins = await town.api.ok("getChatAdministrators", chat_id=town.group.id, return_bots=True)
    assert other in [one["user"]["id"] for one in admins]
    await town.bob.writes_bot("/start")
    words = "Bad Request: there are no administrators in the private chat"
    assert await town.api.refused("getChatAdministrators", chat_id=town.bob.id) == (400, words)


async def test_counting_and_looking(town: Town) -> None:
    assert await town.api.ok("getChatMembersCount", chat_id=town.group.id) == 3
    await town.bob.leaves(town.group)
    assert (await town.api.ok("getChatMember", **_about(town)))["status"] == "left"
    chat = await town.api.ok("getChat", chat_id=town.group.id)
    assert chat["permissions"]["can_send_messages"] is True
    assert await town.api.ok("getChatMemberCount", chat_id=town.group.id) == 2


async def test_rights_taken_away_fail_from_then_on(town: Town) -> None:
    await town.group.add_bot(status="member")
    assert await town.api.refused("banChatMember", **_about(town)) == (400, NO_RIGHT)
    assert town.api.kinds() == ["my_chat_member:administrator>member"]


async def test_banned_sender_chats(town: Town) -> None:
    channel = await town.people.group("Ads", owner=town.bob, kind="channel")
    second = await town.people.group("More ads", owner=town.bob, kind="channel")
    await town.bob.says(town.group, "buy", sender_chat=channel.id)
    call = {"chat_id": town.group.id, "sender_chat_id": channel.id}
    await town.api.ok("banChatSenderChat", **call)
    for one in (channel, second):
        with pytest.raises(NotAllowed, match="channel is banned"):
            await town.bob.says(town.group, "buy", sender_chat=one.id)
    words = "Bad Request: sender_chat_id is empty"
    assert await town.api.refused("banChatSenderChat", chat_id=town.group.id) == (400, words)
    assert "chat_member" not in " ".join(town.api.kinds())


async def test_what_human_administrators_may_do(town: Town) -> None:
    carol = await town.group.joined_by("Carol")
    with pytest.raises(NotAllowed, match="can_restrict_members"):
        await town.group.set_member(carol, by=town.bob, status="kicked")
    await town.group.set_member(town.bob, rights=["can_restrict_members"])
    assert await town.group.set_member(carol, by=town.bob, status="kicked") == "kicked"
    with pytest.raises(NotAllowed, match="owner"):
        await town.group.set_member(town.alice, by=town.bob, status="kicked")
    assert await town.group.set_member(carol, by=town.bob, status="left") == "left"
    town.api.updates()
    until = await _now(town) + 100
    await town.alice.adds(town.group, carol)
    muted = await town.group.set_member(carol, permissions={"can_send_messages": False}, until=until)
    assert muted == "restricted"
    change = town.api.updates()[-1]["chat_member"]
    assert (change["from"]["id"], change["new_chat_member"]["until_date"]) == (town.alice.id, until)
