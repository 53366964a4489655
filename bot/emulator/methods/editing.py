"""editMessageText, Caption, Media and ReplyMarkup of the bot's own messages; ephemeral ones are elsewhere."""

from typing import Any

from bot.emulator.errors import bad_request
from bot.emulator.methods import Call, method
from bot.emulator.methods.access import chat_of
from bot.emulator.methods.delivery import markup_of, pace
from bot.emulator.methods.mediasending import input_media
from bot.emulator.methods.rich import rich_content
from bot.emulator.methods.texts import caption_content, text_content
from bot.emulator.world import posting, wire
from bot.emulator.world.chats import Chat
from bot.emulator.world.messages import Message

Json = dict[str, Any]

MEDIA = ("photo", "video", "animation", "document", "audio", "voice")
TEXT_FIELDS = ("text", "entities", "link_preview_options", "rich_message")
CAPTION_FIELDS = ("caption", "caption_entities", "show_caption_above_media")


@method("editMessageText")
async def edit_message_text(call: Call) -> Json:
    """Message."""
    rich = call.speaks("10.1") and call.params.has("rich_message")
    content = rich_content(call) if rich else text_content(call)
    chat, note = _editable(call)
    if not any(name in note.content for name in TEXT_FIELDS):
        raise bad_request("there is no text in the message to edit")
    return _changed(call, chat, note, without(note.content, TEXT_FIELDS) | content)


@method("editMessageCaption")
async def edit_message_caption(call: Call) -> Json:
    """Message; without a caption the old one goes."""
    content = caption_content(call)
    chat, note = _editable(call)
    if not any(name in note.content for name in MEDIA):
        raise bad_request("there is no caption in the message to edit")
    return _changed(call, chat, note, without(note.content, CAPTION_FIELDS) | content)


@method("editMessageMedia")
async def edit_message_media(call: Call) -> Json:
    """Message; a text message may become one with media."""
    given = call.params.json("media", "can't parse InputMedia JSON object")
    if given is None:
        raise bad_request("can't parse InputMedia: expected an Object")
    _, content = input_media(call, given)
    chat, note = _editable(call)
    if not any(name in note.content for name in (*MEDIA, "text")):
        raise bad_request("message can't be edited")
    return _changed(call, chat, note, content)


@method("editMessageReplyMarkup")
async def edit_message_reply_markup(call: Call) -> Json:
    """Message; without reply_markup the buttons go."""
    chat, note = _editable(call)
    return _changed(call, chat, note, note.content)


def without(content: Json, names: tuple[str, ...]) -> Json:
    """The content without these fields."""
    return {name: value for name, value in content.items() if name not in names}


def _editable(call: Call) -> tuple[Chat, Message]:
    message_id = call.params.integer("message_id")
    if call.params.has("inline_message_id"):
        raise bad_request("MESSAGE_ID_INVALID")
    if not call.params.has("chat_id") and not message_id:
        raise bad_request("message identifier is not specified")
    chat = chat_of(call, "edit")
    if not message_id:
        raise bad_request("message identifier is not specified")
    note = chat.messages.get(message_id)
    if note is None:
        raise bad_request("message to edit not found")
    if not may_edit(call, note):
        raise bad_request("message can't be edited")
    return chat, note


def may_edit(call: Call, note: Message) -> bool:
    """The bot's own message that is no forward, no service message and has no reply keyboard."""
    keyboard = note.markup is not None and "inline_keyboard" not in note.markup
    foreign = note.author_id != call.bot_id or "forward_origin" in note.origin
    return not (keyboard or foreign or note.service or "dice" in note.content)


def _changed(call: Call, chat: Chat, note: Message, content: Json) -> Json:
    markup = markup_of(call)
    if content == note.content and (markup or None) == (note.markup or None):
        raise bad_request("MESSAGE_NOT_MODIFIED")
    pace(call, chat)
    note.content, note.markup = content, markup
    posting.changed(call.world, chat, note)
    return wire.message(call.world, chat, note, call.bot, replies=False)
