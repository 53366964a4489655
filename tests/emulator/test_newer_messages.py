"""Ephemeral messages (Bot API 10.2) and rich messages (10.1), and that older versions know neither."""

from typing import Any

import pytest

from bot.emulator import blocks
from bot.emulator.errors import ApiError
from bot.emulator.params import Upload
from bot.emulator.world import acting
from tests.emulator.stage import Stage

TABLE = """
<h2>Board</h2>
<p>This <b>week</b> of <tg-time unix="1767600000" format="wD">Monday</tg-time></p>
<table bordered striped compact><caption>Top</caption>
<tr><th>Name</th><th align="right">Points</th></tr><tr><td>Ada &amp; co</td><td align="right">12</td></tr></table>
<ol><li>one</li><li>two <a href="https://x.org">x</a></li></ol>
<details open><summary>More</summary><ul><li>three</li></ul></details>
<blockquote expandable>quoted</blockquote><hr/>
<tg-button-row><tg-button data="v1:top" style="success">Top</tg-button></tg-button-row>
<footer>done</footer>
"""


async def test_rich_html_becomes_blocks() -> None:
    stage = Stage()
    message = await stage.group_call("sendRichMessage", rich_message={"html": TABLE})
    made = message["rich_message"]["blocks"]
    assert [block["type"] for block in made] == [
        *("heading", "paragraph", "table", "list", "details"),
        *("expandable_blockquote", "divider", "buttons", "footer"),
    ]
    assert made[2]["is_compact"] is True
    assert made[2]["cells"][1][1] == {"align": "right", "valign": "top", "text": "12"}
    assert blocks.buttons_of(made) == [[{"text": "Top", "callback_data": "v1:top", "style": "success"}]]
    assert "Ada & co | 12" in blocks.plain(made)
    assert stage.updates() == []


async def test_rich_photos_come_with_the_call() -> None:
    stage = Stage()
    media = [{"id": "p", "media": {"type": "photo", "media": "attach://chart"}}]
    rich = {"html": '<tg-collage><img src="tg://photo?id=p"/></tg-collage>', "media": media}
    message = await stage.call(
        "sendRichMessage",
        files={"chart": Upload("c.png", b"x" * 9)},
        chat_id=stage.group.id,
        rich_message=rich,
    )
    assert message["rich_message"]["blocks"][0]["blocks"][0]["type"] == "photo"


async def test_rich_blocks_and_markdown() -> None:
    stage = Stage()
    given = [{"type": "paragraph", "text": ["a", {"type": "bold", "text": "b"}]}]
    message = await stage.group_call("sendRichMessage", rich_message={"blocks": given})
    assert message["rich_message"]["blocks"] == given
    message = await stage.group_call("sendRichMessage", rich_message={"markdown": "# T\n- a\n- b\n---\nend"})
    assert [block["type"] for block in message["rich_message"]["blocks"]] == [
        *("heading", "list", "divider", "paragraph")
    ]


@pytest.mark.parametrize(
    ("rich", "words"),
    [
        ({}, "RICH_MESSAGE_EMPTY"),
        ({"html": " "}, "RICH_MESSAGE_EMPTY"),
        ({"html": "a", "markdown": "b"}, "RICH_MESSAGE_INVALID"),
        ({"html": "x" * 32_769}, "RICH_MESSAGE_TOO_LONG"),
        ({"html": "<hr>" * 501}, "RICH_MESSAGE_TOO_LONG"),
        ({"html": "<marquee>x</marquee>"}, 'can\'t parse rich message: Unsupported start tag "marquee"'),
        ({"html": "<p>x"}, "can't parse rich message: Can't find end tag corresponding to start tag \"p\""),
        ({"html": '<img src="https://x.org/a.png">'}, "RICH_MESSAGE_PHOTO_URL_INVALID"),
        ({"blocks": [{"type": "thinking"}]}, "RICH_MESSAGE_BLOCK_UNSUPPORTED"),
    ],
)
async def test_rich_refusals(rich: dict[str, Any], words: str) -> None:
    stage = Stage()
    assert await stage.refusal("sendRichMessage", rich_message=rich) == f"Bad Request: {words}"


async def test_ephemeral_messages_are_sent_changed_and_deleted() -> None:
    stage = Stage()
    to_bob = {"ephemeral_message_parameters": {"receiver_user_id": stage.bob}}
    message = await stage.group_call("sendMessage", text="psst", **to_bob)
    assert message["message_id"] == 0
    assert message["receiver_user"]["id"] == stage.bob
    which = {"receiver_user_id": stage.bob, "ephemeral_message_id": message["ephemeral_message_id"]}
    assert await stage.group_call("editEphemeralMessageText", text="<b>hey</b>", parse_mode="HTML", **which)
    note = stage.group.ephemerals[message["ephemeral_message_id"]]
    assert note.content["text"] == "hey"
    same = await stage.refusal("editEphemeralMessageText", text="<b>hey</b>", parse_mode="HTML", **which)
    assert "message is not modified" in same
    markup = {"inline_keyboard": [[{"text": "ok", "callback_data": "1"}]]}
    assert await stage.group_call("editEphemeralMessageReplyMarkup", reply_markup=markup, **which)
    refused = await stage.refusal("editEphemeralMessageCaption", caption="x", **which)
    assert refused == "Bad Request: there is no caption in the message to edit"
    assert await stage.group_call("deleteEphemeralMessage", **which) is True
    gone = await stage.refusal("deleteEphemeralMessage", **which)
    assert gone == "Bad Request: message to delete not found"
    assert stage.updates() == []


async def test_ephemeral_media_change_too() -> None:
    stage = Stage()
    upload = {"photo": Upload("a.png", b"x")}
    to_bob = {"receiver_user_id": stage.bob}
    sent = await stage.call(
        "sendPhoto", files=upload, chat_id=stage.group.id, caption="a", ephemeral_message_parameters=to_bob
    )
    which = {**to_bob, "ephemeral_message_id": sent["ephemeral_message_id"], "chat_id": stage.group.id}
    await stage.call("editEphemeralMessageCaption", caption="b", **which)
    note = stage.group.ephemerals[sent["ephemeral_message_id"]]
    assert note.content["caption"] == "b"
    assert "photo" in note.content
    media = {"type": "photo", "media": "attach://new"}
    await stage.call("editEphemeralMessageMedia", files={"new": Upload("b.png", b"y")}, media=media, **which)
    assert "caption" not in note.content


async def test_ephemeral_commands_are_seen_by_the_bot_alone() -> None:
    stage = Stage()
    commands = [{"command": "warns", "description": "My warnings", "is_ephemeral": True}]
    await stage.call("setMyCommands", commands=commands, scope={"type": "all_group_chats"})
    note = acting.say(stage.world, stage.group, stage.bob, {"text": "/warns"})
    (update,) = stage.updates()
    assert update["message"]["message_id"] == 0
    assert update["message"]["ephemeral_message_id"] == note.ephemeral_id
    assert update["message"]["receiver_user"]["id"] == stage.bot.id
    assert acting.say(stage.world, stage.group, stage.bob, {"text": "/help"}).ephemeral_id is None
    stage.group.members[stage.bot.id].status = "member"
    answer = {
        "text": "none",
        "ephemeral_message_parameters": {"receiver_user_id": stage.bob},
        "reply_parameters": {"ephemeral_message_id": note.ephemeral_id},
    }
    assert (await stage.group_call("sendMessage", **answer))["message_id"] == 0
    stage.advance(16)
    assert await stage.refusal("sendMessage", **answer) == "Bad Request: EPHEMERAL_NOT_ALLOWED"


async def test_older_versions_know_neither() -> None:
    stage = Stage(bot_api="10.0")
    for name in ("sendRichMessage", "deleteEphemeralMessage"):
        with pytest.raises(ApiError, match="method not found"):
            await stage.group_call(name)
    parameters = {"receiver_user_id": stage.bob}
    message = await stage.group_call("sendMessage", text="x", ephemeral_message_parameters=parameters)
    assert message["message_id"] > 0
    middle = Stage(bot_api="10.1")
    refused = await middle.refusal("sendRichMessage", rich_message={"html": TABLE})
    assert "tg-button-row" in refused
