"""Title, photo, description, permissions, pins, topics and tags of a chat, as a bot changes them."""

import pytest

from bot.emulator.params import Upload
from tests.emulator.stage import Stage


async def test_a_new_title_is_told_and_the_same_title_is_not() -> None:
    stage = Stage()
    assert await stage.group_call("setChatTitle", title=" Climbers ") is True
    (told,) = stage.updates()
    assert told["message"]["new_chat_title"] == "Climbers"
    assert told["message"]["from"]["id"] == stage.bot.id
    await stage.group_call("setChatTitle", title="Climbers")
    assert stage.updates() == []
    assert await stage.refusal("setChatTitle", title=" ") == "Bad Request: title must be non-empty"
    stage.demote()
    assert await stage.refusal("setChatTitle", title="x") == (
        "Bad Request: not enough rights to change chat title"
    )


async def test_a_description_is_told_to_nobody() -> None:
    stage = Stage()
    await stage.group_call("setChatDescription", description="Up")
    assert stage.updates() == []
    same = await stage.refusal("setChatDescription", description="Up")
    assert same == "Bad Request: chat description is not modified"


async def test_a_photo_must_be_uploaded() -> None:
    stage = Stage()
    refused = await stage.refusal("setChatPhoto", photo="AgACxyz")
    assert refused == "Bad Request: photo must be uploaded as an InputFile"
    picture = Upload("me.png", b"x" * 40)
    await stage.call("setChatPhoto", files={"photo": picture}, chat_id=stage.group.id)
    (told,) = stage.updates()
    file_id = told["message"]["new_chat_photo"][-1]["file_id"]
    file = await stage.call("getFile", file_id=file_id)
    assert file["file_size"] == 40
    await stage.group_call("deleteChatPhoto")
    assert stage.kinds() == ["delete_chat_photo"]


@pytest.mark.parametrize(
    ("given", "granted"),
    [
        ({"can_send_messages": True}, {"can_send_messages", "can_react_to_messages"}),
        ({"can_pin_messages": True}, {"can_pin_messages", "can_manage_topics", "can_edit_tag"}),
        ({"can_send_polls": True}, {"can_send_polls", "can_send_messages", "can_react_to_messages"}),
        ({"can_edit_tag": False, "can_pin_messages": True}, {"can_pin_messages", "can_manage_topics"}),
    ],
)
async def test_c17_permissions_imply_and_default(given: dict[str, bool], granted: set[str]) -> None:
    stage = Stage()
    await stage.group_call("setChatPermissions", permissions=given)
    assert {name for name, on in stage.group.permissions.items() if on} == granted
    assert stage.updates() == []


async def test_c17_stickers_imply_media_unless_independent() -> None:
    stage = Stage()
    given = {"permissions": {"can_send_other_messages": True}}
    await stage.group_call("setChatPermissions", **given)
    implied = dict(stage.group.permissions)
    await stage.group_call("setChatPermissions", **given, use_independent_chat_permissions=True)
    assert (implied["can_send_photos"], stage.group.permissions["can_send_photos"]) == (True, False)


@pytest.mark.parametrize(
    ("given", "words"),
    [("{", "can't parse permissions JSON object"), ("[]", "object expected as permissions")],
)
async def test_broken_permissions(given: str, words: str) -> None:
    stage = Stage()
    assert await stage.refusal("setChatPermissions", permissions=given) == f"Bad Request: {words}"


async def test_pins_are_told_once() -> None:
    stage = Stage()
    note = stage.says(stage.bob)
    await stage.group_call("pinChatMessage", message_id=note.id)
    (told,) = stage.updates()
    assert told["message"]["pinned_message"]["message_id"] == note.id
    await stage.group_call("pinChatMessage", message_id=note.id)
    assert stage.updates() == []
    service = told["message"]["message_id"]
    assert await stage.refusal("pinChatMessage", message_id=service) == (
        "Bad Request: service messages can't be pinned"
    )
    assert await stage.refusal("pinChatMessage", message_id=999) == "Bad Request: message to pin not found"
    await stage.group_call("unpinChatMessage")
    assert await stage.refusal("unpinChatMessage") == "Bad Request: message to unpin not found"
    stage.demote()
    refused = await stage.refusal("pinChatMessage", message_id=note.id)
    assert refused == "Bad Request: not enough rights to manage pinned messages in the chat"


async def test_a_topic_is_named_by_its_service_message() -> None:
    stage = Stage()
    assert await stage.refusal("createForumTopic", name="x") == "Bad Request: the chat is not a forum"
    stage.group.is_forum = True
    topic = await stage.group_call("createForumTopic", name="Ropes")
    (told,) = stage.updates()
    assert told["message"]["message_id"] == topic["message_thread_id"]
    assert told["message"]["message_thread_id"] == topic["message_thread_id"]
    assert told["message"]["forum_topic_created"]["name"] == "Ropes"
    thread = {"message_thread_id": topic["message_thread_id"]}
    sent = await stage.group_call("sendMessage", text="hi", **thread)
    assert sent["is_topic_message"] is True
    await stage.group_call("editForumTopic", name="Knots", **thread)
    await stage.group_call("closeForumTopic", **thread)
    assert (await stage.group_call("sendMessage", text="an administrator may", **thread))["text"]
    await stage.group_call("reopenForumTopic", **thread)
    assert stage.kinds() == ["forum_topic_edited", "forum_topic_closed", "forum_topic_reopened"]
    await stage.group_call("deleteForumTopic", **thread)
    assert stage.updates() == []
    assert sent["message_id"] not in stage.group.messages
    gone = await stage.refusal("closeForumTopic", **thread)
    assert gone == "Bad Request: TOPIC_ID_INVALID"


async def test_the_general_topic_has_no_thread() -> None:
    stage = Stage()
    stage.group.is_forum = True
    await stage.group_call("closeGeneralForumTopic")
    (told,) = stage.updates()
    assert "message_thread_id" not in told["message"]
    assert await stage.refusal("closeGeneralForumTopic") == "Bad Request: TOPIC_NOT_MODIFIED"
    await stage.group_call("hideGeneralForumTopic")
    await stage.group_call("unhideGeneralForumTopic")
    assert stage.kinds() == ["general_forum_topic_hidden", "general_forum_topic_unhidden"]
    refused = await stage.refusal("sendMessage", text="hi", message_thread_id=1)
    assert refused == "Bad Request: message thread not found"
    stage.demote()
    refused = await stage.refusal("createForumTopic", name="x")
    assert refused == "Bad Request: not enough rights to create a topic"


async def test_tags_are_short_words_for_members() -> None:
    stage = Stage()
    await stage.group_call("setChatMemberTag", user_id=stage.bob, tag="guide")
    shown = await stage.group_call("getChatMember", user_id=stage.bob)
    assert shown["tag"] == "guide"
    cases = {"x" * 17: "TAG_INVALID", "⭐": "TAG_EMOJI_NOT_ALLOWED"}
    for tag, words in cases.items():
        refused = await stage.refusal("setChatMemberTag", user_id=stage.bob, tag=tag)
        assert refused == f"Bad Request: {words}"
    refused = await stage.refusal("setChatMemberTag", user_id=stage.alice, tag="x")
    assert refused == "Bad Request: TAG_CHANGE_FORBIDDEN"


async def test_a_snapshot_brings_everything_back() -> None:
    stage = Stage()
    stage.group.is_forum = True
    await stage.group_call("createForumTopic", name="Ropes")
    poll = await stage.group_call("sendPoll", question="Tea?", options=["yes", "no"], open_period=60)
    link = await stage.group_call("exportChatInviteLink")
    picture = Upload("me.png", b"x" * 40)
    await stage.call("setChatPhoto", files={"photo": picture}, chat_id=stage.group.id)
    kept = stage.world.snapshot()
    await stage.group_call("stopPoll", message_id=poll["message_id"])
    await stage.group_call("revokeChatInviteLink", invite_link=link)
    stage.world.restore(kept)
    group = stage.world.state.chats[stage.group.id]
    assert not group.links[link].is_revoked
    assert not stage.world.state.polls[poll["poll"]["id"]].closed
    stage.advance(61)
    assert stage.world.state.polls[poll["poll"]["id"]].closed
