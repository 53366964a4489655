"""What people do in chats: write, edit, delete, press, start and block; each refused when that person may not."""

from dataclasses import replace
from typing import Any

from bot.emulator.world import members, menus, posting, updates, wire
from bot.emulator.world.chats import Chat, Member
from bot.emulator.world.messages import Message
from bot.emulator.world.people import CHANNEL_BOT, GROUP_ANONYMOUS_BOT, SERVICE_ACCOUNT
from bot.emulator.world.queries import CallbackQuery
from bot.emulator.world.rights import may
from bot.emulator.world.state import World

MEDIA_RIGHTS = {
    "photo": "can_send_photos",
    "video": "can_send_videos",
    "video_note": "can_send_video_notes",
    "audio": "can_send_audios",
    "voice": "can_send_voice_notes",
    "document": "can_send_documents",
    "animation": "can_send_other_messages",
    "sticker": "can_send_other_messages",
    "dice": "can_send_other_messages",
    "poll": "can_send_polls",
}
SERVICE_ACTOR = SERVICE_ACCOUNT


class Refused(Exception):
    """A person may not do this; the words say why."""


def right_for(content: dict[str, Any]) -> str:
    """The permission that sending this content needs."""
    if "animation" in content:
        return "can_send_other_messages"
    return next((right for name, right in MEDIA_RIGHTS.items() if name in content), "can_send_messages")


def check_may_post(world: World, chat: Chat, person_id: int, right: str) -> None:
    """Refused, with the reason, when the person may not post this here."""
    if chat.type == "private":
        if chat.blocked:
            raise Refused("this person has blocked the bot")
        return
    standing = members.find(world, chat, person_id)
    if standing.status == "kicked":
        raise Refused("this person is banned here")
    if not standing.inside:
        if chat.type != "supergroup" or not chat.linked_chat_id:
            raise Refused("this person is not a member")
        # Who comments on a channel's posts need not join its group.
        muted = standing.status == "restricted"
        standing = replace(standing, is_member=True) if muted else Member(person_id, "member")
    if chat.deleted or chat.migrated_to:
        raise Refused("this group is no more")
    needed = "can_post_messages" if chat.type == "channel" else right
    if not may(chat, standing, needed):
        muted = standing.status == "restricted" and not standing.permissions.get("can_send_messages")
        raise Refused("this person is muted" if muted else f"not allowed here: {needed}")
    _check_slow_mode(world, chat, standing)


def _check_topic(world: World, chat: Chat, person_id: int, thread_id: int | None) -> None:
    if not chat.is_forum or thread_id is None:
        return
    topic = chat.topics.get(thread_id)
    if topic is None:
        raise Refused("there is no such topic")
    if topic.closed and not may(chat, members.find(world, chat, person_id), "can_manage_topics"):
        raise Refused("this topic is closed")


def _check_slow_mode(world: World, chat: Chat, standing: Member) -> None:
    if not chat.slow_mode_delay or standing.is_admin:
        return
    now = world.clock.now()
    if now - chat.last_spoken.get(standing.user_id, 0.0) < chat.slow_mode_delay:
        raise Refused("slow mode: too soon after this person's last message")
    chat.last_spoken[standing.user_id] = now


def say(world: World, chat: Chat, person_id: int, content: dict[str, Any], **fields: Any) -> Message:
    """A person's message; `fields` are further fields of Message. Refused when they may not."""
    check_may_post(world, chat, person_id, right_for(content))
    _check_topic(world, chat, person_id, fields.get("thread_id"))
    if chat.type == "private":
        start(world, chat, first=not content.get("text", "").startswith("/start"))
    fields = _shown_sender(world, chat, person_id, fields)
    if (bot_id := menus.ephemeral_bot(world, chat, person_id, content.get("text", ""))) is not None:
        return posting.post_ephemeral(world, chat, person_id, bot_id, content=content)
    note = posting.post(world, chat, person_id, content, **fields)
    if chat.type == "channel" and chat.linked_chat_id in world.state.chats:
        forward_to_group(world, chat, note)
    return note


def _shown_sender(world: World, chat: Chat, person_id: int, fields: dict[str, Any]) -> dict[str, Any]:
    """Who appears as the sender: the person, a channel of theirs, the anonymous group, or the channel itself."""
    if chat.type == "channel":
        return fields | {"from_id": None, "sender_chat_id": chat.id}
    if chat.type == "private":
        return fields
    standing = members.find(world, chat, person_id)
    channel_id = fields.get("sender_chat_id")
    if channel_id is not None and channel_id != chat.id:
        if channel_id in chat.banned_senders:
            raise Refused("this channel is banned here")
        if not members.find(world, world.state.chats[channel_id], person_id).is_admin:
            raise Refused("this channel belongs to somebody else")
        return fields | {"from_id": CHANNEL_BOT}
    if channel_id == chat.id and not standing.is_admin:
        raise Refused("only administrators speak as the group")
    if standing.anonymous or channel_id == chat.id:
        origin = fields.get("origin", {}) | wire.present(author_signature=standing.custom_title)
        return fields | {"from_id": GROUP_ANONYMOUS_BOT, "sender_chat_id": chat.id, "origin": origin}
    return fields | {"sender_tag": standing.tag}


def forward_to_group(world: World, channel: Chat, note: Message) -> Message:
    """A channel's post appears in its linked group by itself."""
    group = world.state.chats[channel.linked_chat_id]
    origin = {
        "forward_origin": {
            "type": "channel",
            "chat": wire.chat(world, channel),
            "message_id": note.id,
            "date": note.date,
        },
        "forward_from_chat": wire.chat(world, channel),
        "forward_from_message_id": note.id,
        "forward_date": note.date,
    }
    return posting.post(
        world,
        group,
        SERVICE_ACTOR,
        dict(note.content),
        origin=origin,
        sender_chat_id=channel.id,
        automatic_forward=True,
        media_group_id=note.media_group_id,
    )


def start(world: World, chat: Chat, *, first: bool = True, payload: str = "") -> None:
    """The person presses Start in their private chat, unless they did before."""
    if chat.started:
        return
    chat.started = True
    if first:
        command = {"offset": 0, "length": 6, "type": "bot_command"}
        text = f"/start {payload}".strip()
        posting.post(world, chat, chat.id, {"text": text, "entities": [command]})


def edit(world: World, chat: Chat, note: Message, person_id: int, content: dict[str, Any]) -> None:
    """A person changes their own message; Refused for somebody else's or where they may not write."""
    if note.author_id != person_id or note.service:
        raise Refused("only one's own messages can be edited")
    check_may_post(world, chat, person_id, right_for(note.content))
    kept = {name: value for name, value in note.content.items() if name not in TEXT_FIELDS}
    if kept | content == note.content:
        return
    note.content = kept | content
    posting.changed(world, chat, note)


TEXT_FIELDS = ("text", "entities", "caption", "caption_entities")


def delete(world: World, chat: Chat, note: Message, person_id: int) -> None:
    """A person deletes their own message, or as an administrator somebody else's; else Refused."""
    standing = members.find(world, chat, person_id)
    mine = note.author_id == person_id or chat.type == "private"
    if not mine and not (standing.is_admin and may(chat, standing, "can_delete_messages")):
        raise Refused("this person may not delete that message")
    posting.vanish(world, chat, note)


def press(world: World, chat: Chat, note: Message, person_id: int, data: str) -> CallbackQuery:
    """A person presses a callback button; the bot that sent the message gets a callback_query."""
    if chat.type != "private" and not members.find(world, chat, person_id).inside:
        raise Refused("this person is not a member")
    if note.ephemeral and note.receiver_id != person_id:
        raise Refused("this person does not see that message")
    query = CallbackQuery(
        str(world.state.chance.getrandbits(63)),
        note.author_id,
        person_id,
        chat.id,
        note.id,
        world.clock.now(),
        note.ephemeral_id,
    )
    world.state.callbacks[query.id] = query
    bot = world.state.bots[note.author_id]
    bot.known_users.add(person_id)
    body = {
        "id": query.id,
        "from": wire.user(world, person_id, bot),
        "message": wire.message(world, chat, note, bot),
        "chat_instance": str(abs(chat.id) * 7919 + bot.id % 7919),
        "data": data,
    }
    updates.publish(world, bot, "callback_query", body, key=f"user{person_id}")
    return query
