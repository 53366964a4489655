"""deleteMessage and deleteMessages, with the 48 hours and all that cannot go."""

from bot.emulator.errors import bad_request
from bot.emulator.methods import Call, method
from bot.emulator.methods.access import Access, chat_of, me_in
from bot.emulator.methods.copying import message_ids_of
from bot.emulator.params import lenient_integer
from bot.emulator.world import lookup, posting
from bot.emulator.world.chats import Chat
from bot.emulator.world.messages import Message
from bot.emulator.world.rights import may

TOO_OLD = 172_800
DICE_REST = 86_400


@method("deleteMessage")
async def delete_message(call: Call) -> bool:
    """True; nobody is told."""
    chat = _chat(call)
    message_id = call.params.integer("message_id")
    if not message_id:
        raise bad_request("message identifier is not specified")
    note = chat.messages.get(message_id)
    if note is None:
        raise bad_request("message to delete not found")
    _check(call, chat, note)
    posting.vanish(call.world, chat, note)
    return True


@method("deleteMessages")
async def delete_messages(call: Call) -> bool:
    """True; unknown ones are skipped, one that may not go keeps all."""
    chat = _chat(call)
    notes = [chat.messages[one] for one in message_ids_of(call) if one in chat.messages]
    for note in notes:
        _check(call, chat, note)
    for note in notes:
        posting.vanish(call.world, chat, note)
    return True


def _chat(call: Call) -> Chat:
    """Old messages of an upgraded group can still go; else the bot must be able to write."""
    chat_id = lenient_integer(call.params.text("chat_id"))
    chat = lookup.chat_seen_by(call.world, call.bot_id, chat_id)
    access: Access = "edit" if chat is not None and chat.migrated_to else "write"
    return chat_of(call, access)


def _check(call: Call, chat: Chat, note: Message) -> None:
    if may_delete(call, chat, note):
        return
    basic = chat.type == "group"
    raise bad_request("message can't be deleted for everyone" if basic else "message can't be deleted")


def may_delete(call: Call, chat: Chat, note: Message) -> bool:
    """Whether the bot may delete this message now."""
    age = call.now - note.date
    if note.undeletable or age >= TOO_OLD:
        return False
    own = note.author_id == call.bot_id
    if chat.type == "private":
        return "dice" not in note.content or age >= DICE_REST
    standing = me_in(call, chat)
    if standing.is_admin and may(chat, standing, "can_delete_messages"):
        return True
    return own and (chat.type == "group" or not note.service)
