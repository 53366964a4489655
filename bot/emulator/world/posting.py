"""Messages appear, change and vanish in chats, and the bots that may see them get their updates."""

from typing import Any

from bot.emulator.world import updates, wire
from bot.emulator.world.chats import Chat
from bot.emulator.world.messages import Message
from bot.emulator.world.people import Bot
from bot.emulator.world.state import World


def next_message_id(world: World, chat: Chat) -> int:
    """Supergroups and channels count for themselves; private chats and basic groups share the bot's counter."""
    counting = chat.bot_id if chat.type == "private" else min(chat.bots, default=0)
    if chat.type in ("supergroup", "channel") or counting not in world.state.bots:
        chat.last_message_id += 1
        return chat.last_message_id
    bot = world.state.bots[counting]
    bot.last_message_id = max(bot.last_message_id, chat.last_message_id) + 1
    chat.last_message_id = bot.last_message_id
    return bot.last_message_id


def post(world: World, chat: Chat, author_id: int, content: dict[str, Any], **fields: Any) -> Message:
    """A new message in the chat, as `author_id` wrote it; `fields` are further fields of Message.

    Without a `from_id` among them the author is shown. Bots get their updates at once.
    """
    fields.setdefault("from_id", author_id)
    note = Message(
        next_message_id(world, chat), chat.id, world.now, content=content, author_id=author_id, **fields
    )
    chat.messages[note.id] = note
    announce(world, chat, note)
    return note


def post_ephemeral(world: World, chat: Chat, author_id: int, receiver_id: int, **fields: Any) -> Message:
    """A message that only `receiver_id` and the bot see; it takes no message id."""
    chat.last_ephemeral_id += 1
    note = Message(
        0,
        chat.id,
        world.now,
        author_id,
        author_id=author_id,
        receiver_id=receiver_id,
        ephemeral_id=chat.last_ephemeral_id,
        **fields,
    )
    chat.ephemerals[chat.last_ephemeral_id] = note
    announce(world, chat, note)
    return note


def service(world: World, chat: Chat, author_id: int, content: dict[str, Any], **fields: Any) -> Message:
    """A service message: a join, a pin, a new title."""
    return post(world, chat, author_id, content, service=True, **fields)


def changed(world: World, chat: Chat, note: Message) -> None:
    """Tells that the message's content or buttons are no longer what they were."""
    note.edit_date = world.now
    announce(world, chat, note, edited=True)


def vanish(world: World, chat: Chat, note: Message) -> None:
    """Deletes the message; no bot hears of it."""
    chat.messages.pop(note.id, None)
    if note.ephemeral_id is not None:
        chat.ephemerals.pop(note.ephemeral_id, None)
    if note.id in chat.pinned:
        chat.pinned.remove(note.id)
    world.journal.add_event("deleted", chat=chat.id, message_id=note.id, ephemeral=note.ephemeral_id)


def announce(world: World, chat: Chat, note: Message, *, edited: bool = False) -> None:
    """Notes the event for onlookers and queues the updates of the bots that may see the message."""
    world.journal.add_event(
        "edited" if edited else "message",
        chat=chat.id,
        bot=chat.bot_id,
        message_id=note.id,
        ephemeral=note.ephemeral_id,
    )
    kind = "channel_post" if chat.type == "channel" else "message"
    kind = f"edited_{kind}" if edited else kind
    for bot_id in _audience(chat):
        bot = world.state.bots[bot_id]
        if updates.wants(bot, kind) and sees(world, bot, chat, note, edited=edited):
            meet(world, bot, note)
            updates.publish(world, bot, kind, wire.message(world, chat, note, bot), key=str(chat.id))


def meet(world: World, bot: Bot, note: Message) -> None:
    """From now on the bot knows the sender."""
    if note.from_id in world.state.people:
        bot.known_users.add(note.from_id)


def _audience(chat: Chat) -> list[int]:
    return [chat.bot_id] if chat.type == "private" else sorted(chat.bots)


def sees(world: World, bot: Bot, chat: Chat, note: Message, *, edited: bool = False) -> bool:
    """Whether an update about the message goes to this bot."""
    if note.author_id == bot.id:
        return note.service and not edited
    if note.ephemeral and note.receiver_id != bot.id:
        return False
    if note.author_id in world.state.bots and not note.service:
        return bot.bot_to_bot and (_addressed(chat, bot, note) or not _blind(chat, bot))
    if chat.type in ("private", "channel") or note.service or note.ephemeral:
        return True
    return not _blind(chat, bot) or _addressed(chat, bot, note) or _looks_like_command(note)


def _blind(chat: Chat, bot: Bot) -> bool:
    """Privacy mode is on and no administrator's right lifts it."""
    standing = chat.members.get(bot.id)
    return bot.privacy_mode and not (standing is not None and standing.is_admin)


def _looks_like_command(note: Message) -> bool:
    text: str = note.content.get("text", "")
    return text.startswith("/") and "@" not in text.split(maxsplit=1)[0]


def _addressed(chat: Chat, bot: Bot, note: Message) -> bool:
    """A reply to the bot, its @name in the text, or a message sent through it."""
    target = chat.messages.get(note.reply_to) if note.reply_to is not None else None
    if target is not None and target.author_id == bot.id:
        return True
    if note.origin.get("via_bot", {}).get("id") == bot.id:
        return True
    text = str(note.content.get("text") or note.content.get("caption") or "")
    return f"@{bot.username}".lower() in text.lower()
