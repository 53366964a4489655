"""Senders that are not what they seem, what bots do not hear, migration, and people's views."""

import asyncio
from typing import Any

import pytest

from bot.emulator.cast import NotAllowed
from tests.emulator.conftest import Api, Town, kind_of


async def test_c27_anonymous_administrator(town: Town) -> None:
    await town.group.set_member(town.alice, by=town.alice, anonymous=True, custom_title="Chief")
    town.api.updates()
    await town.alice.says(town.group, "be nice")
    message = town.api.updates()[0]["message"]
    assert message["from"]["id"] == 1087968824
    assert message["sender_chat"]["id"] == town.group.id
    assert message["author_signature"] == "Chief"
    admins = await town.api.ok("getChatAdministrators", chat_id=town.group.id)
    assert (admins[0]["user"]["id"], admins[0]["is_anonymous"]) == (town.alice.id, True)


async def test_c27_channel_as_sender(town: Town) -> None:
    channel = await town.people.group("Ads", owner=town.bob, kind="channel")
    await town.bob.says(town.group, "buy", sender_chat=channel.id)
    message = town.api.updates()[0]["message"]
    assert (message["from"]["id"], message["sender_chat"]["type"]) == (136817688, "channel")


async def test_c27_linked_channel_and_missing_from(town: Town) -> None:
    channel = await town.people.group("News", owner=town.alice, kind="channel")
    linked = await town.people.group("Talk", owner=town.alice, linked_channel=channel.id)
    await channel.add_bot()
    await linked.add_bot()
    town.api.updates()
    await town.alice.says(channel, "big news")
    post, forward = town.api.updates()
    assert "from" not in post["channel_post"]
    assert post["channel_post"]["sender_chat"]["id"] == channel.id
    message = forward["message"]
    assert message["from"] == {"id": 777000, "is_bot": False, "first_name": "Telegram"}
    assert message["is_automatic_forward"] is True
    assert message["forward_origin"]["chat"]["id"] == channel.id
    again = await town.alice.says(linked, "more", automatic_forward=True)
    assert [kind_of(update) for update in town.api.updates()] == ["channel_post", "message"]
    assert again.chat_id == linked.id


async def test_c28_hidden_service_messages(town: Town) -> None:
    await town.group.change(service_messages_hidden=True)
    carol = await town.group.joined_by("Carol")
    await carol.leaves(town.group)
    assert town.api.kinds() == ["chat_member:left>member", "chat_member:member>left"]


async def test_c29_other_bots_are_not_heard(town: Town) -> None:
    await town.group.add_bot(token="777001:other")
    town.api.updates()
    other = Api(town.emulator, "777001:other")
    await other.ok("sendMessage", chat_id=town.group.id, text="/start@anthill_bot")
    assert town.api.updates() == []
    await town.people.bot(town.api.token, bot_to_bot=True)
    await other.ok("sendMessage", chat_id=town.group.id, text="/start@anthill_bot")
    assert town.api.kinds() == ["message"]


async def test_privacy_mode(town: Town) -> None:
    await town.group.add_bot(status="member")
    town.api.updates()
    mine = await town.api.ok("sendMessage", chat_id=town.group.id, text="hi")
    for text in ("hello", "/help", "/help@another_bot", "@anthill_bot listen"):
        await town.bob.says(town.group, text)
    await town.bob.says(town.group, "yes", reply_to=mine["message_id"])
    heard = [update["message"]["text"] for update in town.api.updates()]
    assert heard == ["/help", "@anthill_bot listen", "yes"]
    await town.people.bot(town.api.token, privacy_mode=False)
    await town.bob.says(town.group, "hello")
    assert town.api.kinds() == ["message"]


async def test_what_a_removed_bot_hears(town: Town) -> None:
    await town.group.add_bot(status="kicked")
    await town.bob.says(town.group, "at last")
    assert town.api.kinds() == ["my_chat_member:administrator>kicked", "message:left_chat_member"]


async def test_c20_migration_trio_and_ids(basic: Town) -> None:
    await basic.bob.says(basic.group, "small")
    basic.api.updates()
    new = await basic.group.migrate()
    member, to, from_ = basic.api.updates()
    assert kind_of(member) == "my_chat_member:left>administrator"
    assert member["my_chat_member"]["chat"]["id"] == new.id
    assert (to["message"]["chat"]["id"], to["message"]["migrate_to_chat_id"]) == (basic.group.id, new.id)
    assert (from_["message"]["chat"]["id"], from_["message"]["message_id"]) == (new.id, 1)
    assert from_["message"]["migrate_from_chat_id"] == basic.group.id
    assert new.id < -1_000_000_000_000 < basic.group.id < 0
    first = await basic.bob.says(new, "big")
    assert first.id == 2
    words = "Bad Request: message can't be deleted"
    assert await basic.api.refused("deleteMessage", chat_id=new.id, message_id=1) == (400, words)
    with pytest.raises(NotAllowed, match="no more"):
        await basic.bob.says(basic.group, "old")
    old = (await basic.group.messages())[-2]["id"]
    assert await basic.api.ok("deleteMessage", chat_id=basic.group.id, message_id=old) is True


@pytest.mark.parametrize("signs", [["to"], ["from"], ["from", "to", "member"], ["to", "from"]])
async def test_c20_signs_in_any_order(basic: Town, signs: list[str]) -> None:
    await basic.group.migrate(signs)
    names = {"to": "message:migrate_to_chat_id", "from": "message:migrate_from_chat_id"}
    names["member"] = "my_chat_member:left>administrator"
    assert basic.api.kinds() == [names[sign] for sign in signs]


async def test_presses_and_answers(town: Town) -> None:
    buttons = {
        "inline_keyboard": [[{"text": "Yes", "callback_data": "y"}, {"text": "Site", "url": "https://a.b/"}]]
    }
    sent = await town.api.ok("sendMessage", chat_id=town.group.id, text="sure?", reply_markup=buttons)
    seen = (await town.bob.sees(town.group))[-1]
    assert seen["buttons"][0][0] == {"text": "Yes", "data": "y"}
    pressed = await town.bob.taps(seen, "Site", group=town.group)
    assert pressed["url"] == "https://a.b/"
    answers = await _press(town, seen, text="Done", show_alert=True)
    assert answers == {"answered": True, "text": "Done", "alert": True, "url": ""}
    query = {"callback_query_id": "123"}
    words = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    assert await town.api.refused("answerCallbackQuery", **query) == (400, words)
    assert sent["message_id"] == seen["id"]
    with pytest.raises(NotAllowed, match="no button"):
        await town.bob.taps(seen, "Maybe", group=town.group)


async def _press(town: Town, seen: Any, **answer: Any) -> Any:
    """Presses, answers as the bot, and checks that a second answer is refused."""
    press = asyncio.create_task(town.bob.taps(seen, "y", group=town.group))
    (update,) = await town.api.ok("getUpdates", timeout=30)
    query = update["callback_query"]
    assert (query["data"], query["from"]["id"]) == ("y", town.bob.id)
    assert await town.api.ok("answerCallbackQuery", callback_query_id=query["id"], **answer) is True
    code, _ = await town.api.refused("answerCallbackQuery", callback_query_id=query["id"])
    assert code == 400
    return await press


async def test_ephemeral_messages_are_for_one(town: Town) -> None:
    whom = {"receiver_user_id": town.bob.id}
    sent = await town.api.ok(
        "sendMessage", chat_id=town.group.id, text="psst", ephemeral_message_parameters=whom
    )
    assert (sent["message_id"], sent["ephemeral_message_id"]) == (0, 1)
    assert sent["receiver_user"]["id"] == town.bob.id
    seen = (await town.bob.sees(town.group))[-1]
    assert (seen["text"], seen["ephemeral"], seen["id"]) == ("psst", True, -1)
    assert all(note["text"] != "psst" for note in await town.alice.sees(town.group))


async def test_people_may_not_do_everything(town: Town) -> None:
    carol = await town.people.person("Carol")
    with pytest.raises(NotAllowed, match="not a member"):
        await carol.says(town.group, "hi")
    with pytest.raises(NotAllowed) as refusal:
        await town.people.wire.ask("POST", f"/chats/{town.group.id}/join")
    assert refusal.value.status == 400
    with pytest.raises(NotAllowed) as refusal:
        await town.people.wire.ask("GET", "/chats/-5")
    assert refusal.value.status == 404
    await town.group.change(slow_mode_delay=10)
    await town.bob.says(town.group, "one")
    with pytest.raises(NotAllowed, match="slow mode"):
        await town.bob.says(town.group, "two")


async def test_what_people_can_send(town: Town) -> None:
    bodies: list[dict[str, Any]] = [
        {"photo": True, "caption": "see https://a.bc"},
        {"sticker": {"emoji": "🐜"}},
        {"video": True},
        {"animation": True},
        {"voice": True},
        {"video_note": True},
        {"document": "a.pdf"},
        {"poll": {"question": "When?", "options": ["now", "later"]}},
        {"contact": {"first_name": "Ann"}},
        {"location": True},
        {"text": "ad", "forward_from_channel": {"title": "Spam", "username": "spam"}},
        {"text": "ad", "external_reply": "Spam", "quote": "buy"},
        {"text": "ad", "via_bot": "adbot", "buttons": [[{"text": "go", "url": "https://a.b"}]]},
        {"media_group": [{"photo": True}, {"photo": True}], "caption": "two"},
    ]
    for body in bodies:
        await town.bob.says(town.group, **body)
    updates = town.api.updates()
    assert len(updates) == len(bodies) + 1
    assert updates[10]["message"]["forward_origin"]["chat"]["username"] == "spam"
    assert updates[-1]["message"]["media_group_id"] == updates[-2]["message"]["media_group_id"]
    assert [note["media"].get("photo") is not None for note in (await town.group.messages())[-2:]] == [
        True,
        True,
    ]


async def test_many_messages_at_once(town: Town) -> None:
    poured = [{"person": town.bob.id, "text": f"message {number}"} for number in range(2_000)]
    answer = await town.group.pour(poured)
    assert len(answer["message_ids"]) == 2_000
    assert len(town.api.updates()) == 2_000


async def test_forum_topics_of_people(town: Town) -> None:
    forum = await town.people.group("Forum", owner=town.alice, forum=True)
    await forum.add_bot()
    await town.bob.joins(forum)
    topic = (await town.api.ok("createForumTopic", chat_id=forum.id, name="Gear"))["message_thread_id"]
    town.api.updates()
    await town.bob.says(forum, "boots", thread=topic)
    message = town.api.updates()[0]["message"]
    assert (message["message_thread_id"], message["is_topic_message"]) == (topic, True)
    await town.api.ok("closeForumTopic", chat_id=forum.id, message_thread_id=topic)
    with pytest.raises(NotAllowed, match="topic is closed"):
        await town.bob.says(forum, "socks", thread=topic)
    with pytest.raises(NotAllowed, match="no such topic"):
        await town.bob.says(forum, "socks", thread=777)


async def test_nobody_speaks_as_what_is_not_theirs(town: Town) -> None:
    channel = await town.people.group("News", owner=town.alice, kind="channel")
    with pytest.raises(NotAllowed, match="somebody else"):
        await town.bob.says(town.group, "buy", sender_chat=channel.id)
    with pytest.raises(NotAllowed, match="administrators"):
        await town.bob.says(town.group, "buy", sender_chat=town.group.id)


async def test_votes_in_a_persons_poll_are_counted(town: Town) -> None:
    said = await town.bob.says(town.group, poll={"question": "When?", "options": ["now", "later"]})
    await town.alice.votes(said, "later")
    options = (await said.look())["media"]["poll"]["options"]
    assert [one["voter_count"] for one in options] == [0, 1]
