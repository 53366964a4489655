"""What a bot changes about a chat itself: title, photo, description, permissions, pins; not its members."""

from typing import Any

from bot.emulator.errors import bad_request
from bot.emulator.methods import Call, method
from bot.emulator.methods.access import chat_of, i_may, require_right
from bot.emulator.methods.media import file_of
from bot.emulator.methods.permissions import permissions_of
from bot.emulator.world import posting, storing, wire
from bot.emulator.world.chats import Chat
from bot.emulator.world.files import file_id
from bot.emulator.world.messages import Message

MOST_TITLE, MOST_DESCRIPTION = 128, 255


@method("setChatTitle")
async def set_chat_title(call: Call) -> bool:
    """True."""
    chat = chat_of(call)
    title = call.params.text("title").strip()[:MOST_TITLE]
    if not title:
        raise bad_request("title must be non-empty")
    _require_change(call, chat, "title")
    if title != chat.title:
        chat.title = title
        posting.service(call.world, chat, call.bot_id, {"new_chat_title": title})
    return True


@method("setChatPhoto")
async def set_chat_photo(call: Call) -> bool:
    """True; only an upload will do."""
    chat = chat_of(call)
    if call.params.file("photo") is None:
        given = call.params.has("photo")
        words = "photo must be uploaded as an InputFile" if given else "there is no photo in the request"
        raise bad_request(words)
    _require_change(call, chat, "photo")
    file = file_of(call, "photo", "photo")
    sizes = storing.photo_sizes(call.world, file)
    chat.photo = {
        "small_file_id": sizes[0]["file_id"],
        "small_file_unique_id": sizes[0]["file_unique_id"],
        "big_file_id": file_id(file, 0),
        "big_file_unique_id": file.unique_id,
    }
    posting.service(call.world, chat, call.bot_id, {"new_chat_photo": sizes})
    return True


@method("deleteChatPhoto")
async def delete_chat_photo(call: Call) -> bool:
    """True."""
    chat = chat_of(call)
    _require_change(call, chat, "photo")
    if chat.photo is not None:
        chat.photo = None
        posting.service(call.world, chat, call.bot_id, {"delete_chat_photo": True})
    return True


@method("setChatDescription")
async def set_chat_description(call: Call) -> bool:
    """True; nobody is told."""
    chat = chat_of(call)
    description = call.params.text("description").strip()[:MOST_DESCRIPTION]
    if chat.type == "private":
        raise bad_request("can't change private chat description")
    require_right(call, chat, "can_change_info", "not enough rights to set chat description")
    if description == chat.description:
        raise bad_request("chat description is not modified")
    chat.description = description
    return True


@method("setChatPermissions")
async def set_chat_permissions(call: Call) -> bool:
    """True; nobody is told."""
    chat = chat_of(call)
    permissions = permissions_of(call)
    if chat.type not in ("group", "supergroup"):
        raise bad_request("can't change permissions of the chat")
    require_right(call, chat, "can_restrict_members", "not enough rights to change chat permissions")
    chat.permissions = permissions
    return True


@method("pinChatMessage")
async def pin_chat_message(call: Call) -> bool:
    """True; a service message says so."""
    chat = chat_of(call)
    message_id = call.params.integer("message_id")
    if not message_id:
        raise bad_request("message identifier is not specified")
    _require_pin(call, chat)
    note = chat.messages.get(message_id)
    if note is None:
        raise bad_request("message to pin not found")
    if note.service:
        raise bad_request("service messages can't be pinned")
    if message_id not in chat.pinned:
        chat.pinned.append(message_id)
        _tell_pinned(call, chat, note)
    return True


def _tell_pinned(call: Call, chat: Chat, note: Message) -> None:
    shown = wire.message(call.world, chat, note, replies=False)
    fields: dict[str, Any] = {"thread_id": note.thread_id}
    if chat.type == "channel":
        fields |= {"from_id": None, "sender_chat_id": chat.id}
    posting.service(call.world, chat, call.bot_id, {"pinned_message": shown}, **fields)


@method("unpinChatMessage")
async def unpin_chat_message(call: Call) -> bool:
    """True; without an id the newest pinned message is meant."""
    chat = chat_of(call)
    _require_pin(call, chat)
    message_id = call.params.integer("message_id") or (chat.pinned[-1] if chat.pinned else 0)
    if message_id not in chat.messages:
        raise bad_request("message to unpin not found")
    if message_id in chat.pinned:
        chat.pinned.remove(message_id)
    return True


@method("unpinAllChatMessages")
async def unpin_all_chat_messages(call: Call) -> bool:
    """True."""
    chat = chat_of(call)
    _require_pin(call, chat)
    chat.pinned.clear()
    return True


def _require_change(call: Call, chat: Chat, what: str) -> None:
    if chat.type == "private":
        raise bad_request(f"can't change private chat {what}")
    require_right(call, chat, "can_change_info", f"not enough rights to change chat {what}")


def _require_pin(call: Call, chat: Chat) -> None:
    if chat.type == "private":
        return
    words = "not enough rights to manage pinned messages in the chat"
    if chat.type == "supergroup":
        if not i_may(call, chat, "can_pin_messages"):
            raise bad_request(words)
    else:
        right = "can_edit_messages" if chat.type == "channel" else "can_pin_messages"
        require_right(call, chat, right, words)
