"""Changing and deleting ephemeral messages (Bot API 10.2); sending them is part of every send method."""

from typing import Any

from bot.emulator.errors import NOT_MODIFIED, bad_request
from bot.emulator.methods import Call, method
from bot.emulator.methods.access import chat_of, user_id_of
from bot.emulator.methods.delivery import markup_of
from bot.emulator.methods.media import named_file
from bot.emulator.methods.rich import rich_content
from bot.emulator.methods.texts import caption_content, text_content
from bot.emulator.world import posting, storing
from bot.emulator.world.chats import Chat
from bot.emulator.world.messages import Message

Json = dict[str, Any]

TEXTS = ("text", "entities", "rich_message")
CAPTIONS = ("caption", "caption_entities", "show_caption_above_media")
MEDIA = ("photo", "video", "animation", "audio", "document")


@method("editEphemeralMessageText", since="10.2")
async def edit_ephemeral_message_text(call: Call) -> bool:
    """True."""
    content = rich_content(call) if call.params.has("rich_message") else text_content(call)
    chat, note = _mine(call, "edit")
    if not any(name in note.content for name in TEXTS):
        raise bad_request("there is no text in the message to edit")
    return _change(call, chat, note, content)


@method("editEphemeralMessageCaption", since="10.2")
async def edit_ephemeral_message_caption(call: Call) -> bool:
    """True."""
    caption = caption_content(call)
    chat, note = _mine(call, "edit")
    if not any(name in note.content for name in storing.FILE_FIELDS):
        raise bad_request("there is no caption in the message to edit")
    kept = {name: value for name, value in note.content.items() if name not in CAPTIONS}
    return _change(call, chat, note, kept | caption)


@method("editEphemeralMessageMedia", since="10.2")
async def edit_ephemeral_message_media(call: Call) -> bool:
    """True."""
    given = call.params.json("media", "can't parse media JSON object")
    if not isinstance(given, dict) or given.get("type") not in MEDIA:
        raise bad_request("can't parse InputMedia: unsupported type specified")
    file = named_file(call, given["type"], str(given.get("media", "")))
    chat, note = _mine(call, "edit")
    caption = {"caption": str(given["caption"])} if given.get("caption") else {}
    return _change(call, chat, note, storing.media(call.world, file) | caption)


@method("editEphemeralMessageReplyMarkup", since="10.2")
async def edit_ephemeral_message_reply_markup(call: Call) -> bool:
    """True."""
    chat, note = _mine(call, "edit")
    return _change(call, chat, note, note.content)


@method("deleteEphemeralMessage", since="10.2")
async def delete_ephemeral_message(call: Call) -> bool:
    """True."""
    chat, note = _mine(call, "delete")
    posting.vanish(call.world, chat, note)
    return True


def _mine(call: Call, verb: str) -> tuple[Chat, Message]:
    chat = chat_of(call, "edit")
    receiver = user_id_of(call, "receiver_user_id")
    note = chat.ephemerals.get(call.params.integer("ephemeral_message_id"))
    if note is None or note.author_id != call.bot_id or note.receiver_id != receiver:
        raise bad_request(f"message to {verb} not found")
    return chat, note


def _change(call: Call, chat: Chat, note: Message, content: Json) -> bool:
    markup = markup_of(call)
    if content == note.content and markup == note.markup:
        raise bad_request(NOT_MODIFIED)
    note.content, note.markup = content, markup
    posting.changed(call.world, chat, note)
    return True
