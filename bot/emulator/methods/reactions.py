"""Reactions of a bot, and those of others that it takes away; the laws are in world/reacting.py."""

from bot.emulator.errors import UNSOURCED, bad_request, unsourced
from bot.emulator.methods import Call, method
from bot.emulator.methods.access import chat_of, require_right, user_id_of
from bot.emulator.world import reacting
from bot.emulator.world.chats import Chat
from bot.emulator.world.messages import Message

MOST_REMOVED = 10_000


@method("setMessageReaction")
async def set_message_reaction(call: Call) -> bool:
    """True; an empty list takes the bot's reaction back."""
    chat = chat_of(call, "read")
    note = _message(call, chat, "message to react not found")
    given = call.params.json("reaction", "can't parse reaction types JSON object") or []
    if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
        raise bad_request("expected an Array of ReactionType")
    if len(given) > 1:
        raise unsourced("reactions too many")
    reacting.put(call.world, chat, note, call.bot_id, [reacting.checked(chat, one) for one in given])
    return True


@method("deleteMessageReaction")
async def delete_message_reaction(call: Call) -> bool:
    """True, also when there was none."""
    chat = _moderated(call)
    actor_id = _actor(call)
    reacting.put(call.world, chat, _message(call, chat, "message not found"), actor_id, [])
    return True


@method("deleteAllMessageReactions")
async def delete_all_message_reactions(call: Call) -> bool:
    """True."""
    chat = _moderated(call)
    reacting.remove_all(call.world, chat, _actor(call), MOST_REMOVED)
    return True


def _message(call: Call, chat: Chat, missing: str) -> Message:
    message_id = call.params.integer("message_id")
    if not message_id:
        raise bad_request("message identifier is not specified")
    if message_id not in chat.messages:
        raise bad_request(missing)
    return chat.messages[message_id]


def _moderated(call: Call) -> Chat:
    chat = chat_of(call)
    if chat.type not in ("group", "supergroup"):
        raise bad_request("method is available only for groups and supergroups")
    require_right(call, chat, "can_delete_messages", UNSOURCED["reaction right"])
    return chat


def _actor(call: Call) -> int:
    if call.params.has("user_id"):
        return user_id_of(call)
    if not call.params.has("actor_chat_id"):
        raise bad_request("sender_chat_id is empty")
    return call.params.integer("actor_chat_id")
