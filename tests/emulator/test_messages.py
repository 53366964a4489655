"""Sending, editing, copying and deleting: results, limits and the exact refusals."""

from typing import Any

import pytest

from bot.emulator.cast import NotAllowed
from tests.emulator.conftest import Town

NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the "
    "same as a current content and reply markup of the message"
)
BUTTONS = {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]}


async def _send(town: Town, text: str = "hello", **more: Any) -> int:
    sent = await town.api.ok("sendMessage", chat_id=town.group.id, text=text, **more)
    return int(sent["message_id"])


async def _refusal(town: Town, method: str, **parameters: Any) -> str:
    code, words = await town.api.refused(method, chat_id=town.group.id, **parameters)
    assert code == 400
    return words.removeprefix("Bad Request: ")


async def test_replies_are_one_level_deep(town: Town) -> None:
    first = await town.bob.says(town.group, "one")
    second = await town.alice.says(town.group, "two", reply_to=first)
    sent = await town.api.ok(
        "sendMessage", chat_id=town.group.id, text="three", reply_parameters={"message_id": second.id}
    )
    assert sent["reply_to_message"]["message_id"] == second.id
    assert "reply_to_message" not in sent["reply_to_message"]
    missing = {"message_id": 9999}
    words = "message to be replied not found"
    assert await _refusal(town, "sendMessage", text="x", reply_parameters=missing) == words
    assert await _send(town, reply_parameters=missing | {"allow_sending_without_reply": True})


async def test_c23_4096_code_points(town: Town) -> None:
    await _send(town, "\U0001f41c" * 4096)
    assert await _refusal(town, "sendMessage", text="\U0001f41c" * 4097) == "message is too long"
    assert await _refusal(town, "sendMessage", text="x" * 32_769) == "text is too long"
    assert await _refusal(town, "sendMessage", text="") == "message text is empty"
    assert await _refusal(town, "sendMessage", text=" \n ") == "text must be non-empty"
    photo = {"photo": "https://example.com/a.jpg", "caption": "x" * 1025}
    assert await _refusal(town, "sendPhoto", **photo) == "message caption is too long"


async def test_no_right_to_send(town: Town) -> None:
    await town.group.add_bot(status="member")
    muted = {"can_send_messages": False}
    await town.group.set_member_id(town.api.id, permissions=muted)
    words = "not enough rights to send {} to the chat"
    assert await _refusal(town, "sendMessage", text="x") == words.format("text messages")
    assert await _refusal(town, "sendPhoto", photo="https://example.com/a.jpg") == words.format("photos")
    assert await _refusal(town, "sendDice") == words.format("dice")


async def test_media_and_albums(town: Town) -> None:
    address = "https://example.com/a.jpg"
    for kind in ("Photo", "Video", "Animation", "Document", "Sticker", "Voice", "Audio", "VideoNote"):
        name = {"VideoNote": "video_note"}.get(kind, kind.lower())
        sent = await town.api.ok(f"send{kind}", chat_id=town.group.id, **{name: address})
        assert name in sent
        words = f"there is no {name.replace('_', ' ')} in the request"
        assert await _refusal(town, f"send{kind}") == words
    items = [{"type": "photo", "media": address, "caption": "one"}, {"type": "photo", "media": address}]
    album = await town.api.ok("sendMediaGroup", chat_id=town.group.id, media=items)
    assert len({one["media_group_id"] for one in album}) == 1
    assert album[1]["message_id"] == album[0]["message_id"] + 1
    assert await _refusal(town, "sendMediaGroup", media=[]) == "there are no messages to send"
    words = "too many messages to send as an album"
    assert await _refusal(town, "sendMediaGroup", media=items * 6) == words
    words = "can't parse InputMedia: type \"animation\" can't be used in sendMediaGroup"
    item = {"type": "animation", "media": address}
    assert await _refusal(town, "sendMediaGroup", media=[item]) == words


async def test_simple_things(town: Town) -> None:
    chat = town.group.id
    dice = await town.api.ok("sendDice", chat_id=chat, emoji="🎰")
    assert 1 <= dice["dice"]["value"] <= 64
    await town.api.ok("sendContact", chat_id=chat, phone_number="+15550100", first_name="Ann")
    await town.api.ok("sendVenue", chat_id=chat, latitude=1, longitude=2, title="Hut", address="Hill")
    await town.api.ok("sendLocation", chat_id=chat, latitude=1.5, longitude=2.5)
    assert await town.api.ok("sendChatAction", chat_id=chat, action="typing") is True
    words = "wrong parameter action in request"
    assert await _refusal(town, "sendChatAction", action="dancing") == words
    assert await _refusal(town, "editMessageText", message_id=dice["message_id"], text="x") == (
        "message can't be edited"
    )


async def test_editing(town: Town) -> None:
    sent = await _send(town, reply_markup=BUTTONS)
    same: dict[str, Any] = {"chat_id": town.group.id, "message_id": sent, "text": "hello"}
    assert await town.api.refused("editMessageText", **same, reply_markup=BUTTONS) == (400, NOT_MODIFIED)
    edited = await town.api.ok("editMessageText", **same)
    assert "reply_markup" not in edited
    assert edited["edit_date"] >= edited["date"]
    edited = await town.api.ok("editMessageReplyMarkup", **same, reply_markup=BUTTONS)
    assert edited["reply_markup"] == BUTTONS
    assert await _refusal(town, "editMessageText", message_id=9999, text="x") == "message to edit not found"
    assert await town.api.refused("editMessageText", text="x") == (
        400,
        "Bad Request: message identifier is not specified",
    )
    foreign = await town.bob.says(town.group, "mine")
    words = "message can't be edited"
    assert await _refusal(town, "editMessageText", message_id=foreign.id, text="x") == words
    words = "there is no caption in the message to edit"
    assert await _refusal(town, "editMessageCaption", message_id=sent, caption="x") == words
    photo = await town.api.ok("sendPhoto", chat_id=town.group.id, photo="https://example.com/a.jpg")
    mid = photo["message_id"]
    words = "there is no text in the message to edit"
    assert await _refusal(town, "editMessageText", message_id=mid, text="x") == words
    captioned = await town.api.ok("editMessageCaption", chat_id=town.group.id, message_id=mid, caption="sea")
    assert captioned["caption"] == "sea"
    media = {"type": "document", "media": "https://example.com/b.pdf"}
    changed = await town.api.ok("editMessageMedia", chat_id=town.group.id, message_id=mid, media=media)
    assert "document" in changed
    assert "photo" not in changed
    assert town.api.kinds() == ["message"]


async def test_copying_and_forwarding(town: Town) -> None:
    said = await town.bob.says(town.group, "look")
    away: dict[str, Any] = {"chat_id": town.group.id, "from_chat_id": town.group.id}
    copy = await town.api.ok("copyMessage", **away, message_id=said.id)
    assert set(copy) == {"message_id"}
    forward = await town.api.ok("forwardMessage", **away, message_id=said.id)
    assert forward["forward_origin"]["sender_user"]["id"] == town.bob.id
    ids = await town.api.ok("copyMessages", **away, message_ids=[said.id, 9999])
    assert len(ids) == 1
    service = (await town.group.messages())[0]["id"]
    for method, verb in (("copyMessage", "copied"), ("forwardMessage", "forwarded")):
        words = f"Bad Request: the message can't be {verb}"
        assert await town.api.refused(method, **away, message_id=service) == (400, words)
    words = "Bad Request: messages can't be forwarded"
    assert await town.api.refused("forwardMessages", **away, message_ids=[9999]) == (400, words)
    words = "Bad Request: message to copy not found"
    assert await town.api.refused("copyMessage", **away, message_id=9999) == (400, words)
    await town.group.change(protected=True)
    secret = await town.bob.says(town.group, "secret")
    words = "Bad Request: message has protected content and can't be forwarded"
    town.emulator.world.state.chats[town.group.id].messages[secret.id].protected = True
    assert await town.api.refused("forwardMessage", **away, message_id=secret.id) == (400, words)


async def test_deleting(town: Town) -> None:
    said = await town.bob.says(town.group, "spam")
    call = {"chat_id": town.group.id, "message_id": said.id}
    assert await town.api.ok("deleteMessage", **call) is True
    assert await said.gone()
    words = "Bad Request: message to delete not found"
    assert await town.api.refused("deleteMessage", **call) == (400, words)
    assert await _refusal(town, "deleteMessage", message_id=0) == "message identifier is not specified"
    assert await _refusal(town, "deleteMessage", message_id=1) == "message can't be deleted"
    assert town.api.kinds() == ["message"]


async def test_c12_delete_messages_all_or_nothing(town: Town) -> None:
    chat = town.group.id
    said = [await town.bob.says(town.group, str(number)) for number in range(3)]
    ids = [one.id for one in said]
    assert await _refusal(town, "deleteMessages", message_ids=[*ids, 1]) == "message can't be deleted"
    assert not await said[0].gone()
    assert await town.api.ok("deleteMessages", chat_id=chat, message_ids=[*ids, 7777]) is True
    assert await said[2].gone()
    assert await town.api.ok("deleteMessages", chat_id=chat, message_ids=[8888, 9999]) is True
    words = "message identifiers are not specified"
    assert await _refusal(town, "deleteMessages", message_ids=[]) == words
    words = "too many message identifiers specified"
    assert await _refusal(town, "deleteMessages", message_ids=list(range(1, 102))) == words


@pytest.mark.parametrize(("seconds", "goes"), [(172_799, True), (172_800, False)])
async def test_c13_48_hours_to_the_second(town: Town, seconds: int, goes: bool) -> None:
    said = await town.bob.says(town.group, "old")
    date = town.emulator.world.state.chats[town.group.id].messages[said.id].date
    town.stop_clock(date + seconds)
    answer = await town.api.raw("deleteMessage", chat_id=town.group.id, message_id=said.id)
    assert (answer.status == 200) is goes
    assert await said.gone() is goes


async def test_deleting_without_the_right(town: Town) -> None:
    await town.group.add_bot(["can_restrict_members"])
    mine, other = await _send(town), await town.bob.says(town.group, "hi")
    words = "message can't be deleted"
    assert await _refusal(town, "deleteMessage", message_id=other.id) == words
    assert await town.api.ok("deleteMessage", chat_id=town.group.id, message_id=mine) is True


async def test_deleting_in_a_basic_group(basic: Town) -> None:
    said = await basic.bob.says(basic.group, "old")
    await basic.group.add_bot(status="member")
    words = "message can't be deleted for everyone"
    assert await _refusal(basic, "deleteMessage", message_id=said.id) == words
    await basic.people.advance("49h", jump=True)
    assert await _refusal(basic, "deleteMessage", message_id=said.id) == words


async def test_people_edit_and_delete(town: Town) -> None:
    said = await town.bob.says(town.group, "hello")
    await town.bob.edits(said, "hello")
    await town.bob.edits(said, "hello there")
    with pytest.raises(NotAllowed, match="own messages"):
        await town.alice.edits(said, "no")
    assert town.api.kinds() == ["message", "edited_message"]
    carol = await town.group.joined_by("Carol")
    with pytest.raises(NotAllowed, match="may not delete"):
        await carol.deletes(said)
    await town.alice.deletes(said)
    assert await said.gone()


async def test_private_and_basic_ids_share_the_bots_counter(basic: Town) -> None:
    first = await basic.bob.writes_bot("hi")
    second = await basic.bob.says(basic.group, "hello")
    third = await basic.alice.writes_bot("hi")
    assert first.id < second.id < third.id
