"""Invite links and requests to join: item 21 of the conformance list."""

import pytest

from bot.emulator.errors import ApiError
from bot.emulator.world import joining, members
from bot.emulator.world.acting import Refused
from tests.emulator.stage import Stage


async def test_c21_approve_brings_the_person_in() -> None:
    stage = Stage()
    stage.group.members.pop(stage.bob)
    stage.group.join_by_request = True
    assert joining.join(stage.world, stage.group, stage.bob) == "requested"
    (asked,) = stage.updates()
    request = asked["chat_join_request"]
    assert (request["from"]["id"], request["user_chat_id"]) == (stage.bob, stage.bob)
    assert await stage.group_call("approveChatJoinRequest", user_id=stage.bob) is True
    changed, joined = stage.updates()
    assert changed["chat_member"]["via_join_request"] is True
    assert changed["chat_member"]["from"]["id"] == stage.bot.id
    assert joined["message"]["from"]["id"] == stage.bob
    assert joined["message"]["new_chat_members"][0]["id"] == stage.bob
    again = await stage.refusal("approveChatJoinRequest", user_id=stage.bob)
    assert again == "Bad Request: USER_ALREADY_PARTICIPANT"


async def test_c21_decline_tells_nobody_and_may_be_asked_again() -> None:
    stage = Stage()
    stage.group.members.pop(stage.bob)
    stage.group.join_by_request = True
    joining.join(stage.world, stage.group, stage.bob)
    stage.updates()
    assert await stage.group_call("declineChatJoinRequest", user_id=stage.bob) is True
    assert stage.updates() == []
    missing = await stage.refusal("declineChatJoinRequest", user_id=stage.bob)
    assert missing == "Bad Request: HIDE_REQUESTER_MISSING"
    assert joining.join(stage.world, stage.group, stage.bob) == "requested"
    assert stage.kinds() == ["chat_join_request"]


async def test_c21_the_private_chat_is_open_for_five_minutes() -> None:
    stage = Stage()
    stage.group.members.pop(stage.bob)
    stage.group.join_by_request = True
    joining.join(stage.world, stage.group, stage.bob)
    assert (await stage.call("sendMessage", chat_id=stage.bob, text="hi"))["chat"]["id"] == stage.bob
    stage.advance(299)
    await stage.call("sendMessage", chat_id=stage.bob, text="hi")
    stage.advance(2)
    closed = await stage.refusal("sendMessage", chat_id=stage.bob, text="hi")
    assert closed == "Forbidden: bot can't initiate conversation with a user"


async def test_c21_the_private_chat_closes_with_the_answer() -> None:
    stage = Stage()
    stage.group.members.pop(stage.bob)
    stage.group.join_by_request = True
    joining.join(stage.world, stage.group, stage.bob)
    joining.answer(stage.world, stage.group, stage.bob, stage.alice, False)
    closed = await stage.refusal("sendMessage", chat_id=stage.bob, text="hi")
    assert closed == "Forbidden: bot can't initiate conversation with a user"


async def test_c21_refusals() -> None:
    stage = Stage()
    assert await stage.refusal("approveChatJoinRequest", user_id=77) == "Bad Request: user not found"
    stage.demote()
    refused = await stage.refusal("approveChatJoinRequest", user_id=stage.bob)
    assert refused == "Bad Request: not enough rights to manage chat join requests"


async def test_links_are_made_edited_and_revoked() -> None:
    stage = Stage()
    link = await stage.group_call("createChatInviteLink", name="x" * 40, member_limit=2)
    assert (link["name"], link["member_limit"], link["is_primary"]) == ("x" * 32, 2, False)
    url = link["invite_link"]
    edited = await stage.group_call("editChatInviteLink", invite_link=url, creates_join_request=True)
    assert "name" not in edited
    assert "member_limit" not in edited
    revoked = await stage.group_call("revokeChatInviteLink", invite_link=url)
    assert revoked["is_revoked"] is True
    stage.group.members.pop(stage.bob)
    with pytest.raises(Refused):
        joining.join(stage.world, stage.group, stage.bob, url)


async def test_a_new_primary_link_revokes_the_former_one() -> None:
    stage = Stage()
    first = await stage.group_call("exportChatInviteLink")
    second = await stage.group_call("exportChatInviteLink")
    assert first != second
    assert stage.group.links[first].is_revoked
    assert joining.primary_link(stage.group, stage.bot.id) is stage.group.links[second]


async def test_link_refusals() -> None:
    stage = Stage()
    both = await stage.refusal("createChatInviteLink", creates_join_request=True, member_limit=3)
    assert both == ("Bad Request: member limit can't be specified for links requiring administrator approval")
    assert await stage.refusal("editChatInviteLink") == "Bad Request: invite link must be non-empty"
    unknown = await stage.refusal("editChatInviteLink", invite_link="https://t.me/+x")
    assert unknown == "Bad Request: INVITE_HASH_EXPIRED"
    foreign = joining.new_link(stage.world, stage.group, stage.alice)
    refused = await stage.refusal("revokeChatInviteLink", invite_link=foreign.url)
    assert refused == "Bad Request: CHAT_ADMIN_REQUIRED"
    stage.demote()
    refused = await stage.refusal("createChatInviteLink")
    assert refused == "Bad Request: not enough rights to manage chat invite link"


async def test_a_link_lets_in_as_many_as_it_says_and_is_named() -> None:
    stage = Stage()
    stage.group.members.pop(stage.bob)
    url = (await stage.group_call("createChatInviteLink", name="door", member_limit=1))["invite_link"]
    assert joining.join(stage.world, stage.group, stage.bob, url) == "member"
    changed = stage.updates()[0]["chat_member"]
    assert changed["invite_link"]["name"] == "door"
    assert changed["from"]["id"] == stage.bob
    with pytest.raises(Refused):
        joining.join(stage.world, stage.group, 500_000_999, url)


async def test_a_guard_answers_a_query_within_ten_seconds() -> None:
    stage = Stage()
    stage.group.members.pop(stage.bob)
    stage.group.join_by_request = True
    stage.group.guard_bot_id = stage.bot.id
    joining.join(stage.world, stage.group, stage.bob)
    query_id = stage.updates()[0]["chat_join_request"]["query_id"]
    await stage.call(
        "sendChatJoinRequestWebApp", chat_join_request_query_id=query_id, web_app_url="https://x.org"
    )
    await stage.call("answerChatJoinRequestQuery", chat_join_request_query_id=query_id, result="approve")
    assert members.find(stage.world, stage.group, stage.bob).inside
    late = await stage.refusal(
        "answerChatJoinRequestQuery", chat_join_request_query_id=query_id, result="decline"
    )
    assert "query is too old" in late


async def test_a_late_answer_to_a_query_is_refused() -> None:
    stage = Stage()
    stage.group.members.pop(stage.bob)
    stage.group.join_by_request = True
    stage.group.guard_bot_id = stage.bot.id
    joining.join(stage.world, stage.group, stage.bob)
    query_id = stage.updates()[0]["chat_join_request"]["query_id"]
    stage.advance(11)
    late = await stage.refusal(
        "answerChatJoinRequestQuery", chat_join_request_query_id=query_id, result="approve"
    )
    assert "query is too old" in late
    assert await stage.group_call("approveChatJoinRequest", user_id=stage.bob) is True


async def test_older_versions_know_no_queries() -> None:
    stage = Stage(bot_api="10.0")
    with pytest.raises(ApiError, match="method not found"):
        await stage.call("answerChatJoinRequestQuery", chat_join_request_query_id="1", result="queue")
    stage.group.members.pop(stage.bob)
    stage.group.join_by_request = True
    stage.group.guard_bot_id = stage.bot.id
    joining.join(stage.world, stage.group, stage.bob)
    assert "query_id" not in stage.updates()[0]["chat_join_request"]
