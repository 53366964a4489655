"""Which chat or user a call means and whether the bot may touch it at all; checked before everything else."""

from typing import Literal

from bot.emulator.errors import ApiError, bad_request, forbidden
from bot.emulator.methods import Call
from bot.emulator.world import lookup, members
from bot.emulator.world.chats import Chat, Member
from bot.emulator.world.rights import may

Access = Literal["read", "members", "edit", "write"]
NAMES = {"supergroup": "supergroup chat", "channel": "channel chat", "group": "group chat"}


def chat_of(call: Call, access: Access = "write", name: str = "chat_id") -> Chat:
    """The chat named by a parameter, if the bot has this kind of access to it; else ApiError."""
    raw = call.params.text(name).strip()
    if not raw:
        raise bad_request(f"{name} is empty")
    chat = lookup.chat_seen_by(call.world, call.bot_id, _chat_id(call, raw, name))
    if chat is None:
        chat = _first_contact(call, call.params.integer(name), access)
    check_access(call, chat, access)
    return chat


def _chat_id(call: Call, raw: str, name: str) -> int:
    if raw.startswith("@"):
        found = call.world.state.usernames.get(raw[1:].lower(), 0)
        return min(0, found)
    return call.params.integer(name)


def _first_contact(call: Call, chat_id: int, access: Access) -> Chat:
    """A person the bot knows of but never talked with, or nothing at all."""
    state = call.world.state
    if chat_id in state.bots and chat_id != call.bot_id and access == "write":
        raise forbidden("the bot can't send messages to the bot")
    if chat_id not in state.people or chat_id not in call.bot.known_users:
        raise bad_request("chat not found")
    return lookup.private_chat(call.world, call.bot_id, chat_id)


def check_access(call: Call, chat: Chat, access: Access) -> None:
    """Raises ApiError when the bot has not this kind of access to the chat."""
    if chat.type == "private":
        _check_private(call, chat, access)
    elif chat.type == "group":
        _check_basic(call, chat, access)
    else:
        _check_super(call, chat, access)


def _check_private(call: Call, chat: Chat, access: Access) -> None:
    if access not in ("write", "edit"):
        return
    if call.world.state.people[chat.id].deleted:
        raise forbidden("user is deactivated")
    if access == "edit":
        return
    if chat.blocked:
        raise forbidden("bot was blocked by the user")
    if not chat.started and call.world.clock.now() >= chat.writable_until:
        raise forbidden("bot can't initiate conversation with a user")


def _check_basic(call: Call, chat: Chat, access: Access) -> None:
    if access == "read":
        return
    if chat.migrated_to and access in ("write", "members"):
        text = "Bad Request: group chat was upgraded to a supergroup chat"
        raise ApiError(400, text, exact=True, migrate_to_chat_id=chat.migrated_to)
    if chat.migrated_to:
        return
    if chat.deleted:
        raise forbidden("the group chat was deleted")
    _check_inside(call, chat)


def _check_super(call: Call, chat: Chat, access: Access) -> None:
    standing = members.find(call.world, chat, call.bot_id)
    if standing.status == "kicked":
        raise forbidden(f"bot was kicked from the {NAMES[chat.type]}")
    if not standing.inside and not (chat.username and access in ("read", "members")):
        raise forbidden(f"bot is not a member of the {NAMES[chat.type]}")


def _check_inside(call: Call, chat: Chat) -> None:
    standing = members.find(call.world, chat, call.bot_id)
    if standing.status == "kicked":
        raise forbidden(f"bot was kicked from the {NAMES[chat.type]}")
    if not standing.inside:
        raise forbidden(f"bot is not a member of the {NAMES[chat.type]}")


def me_in(call: Call, chat: Chat) -> Member:
    """The bot's own standing in the chat."""
    return members.find(call.world, chat, call.bot_id)


def i_may(call: Call, chat: Chat, right: str) -> bool:
    """Whether the bot has this right or permission in the chat."""
    return may(chat, me_in(call, chat), right)


def require_right(call: Call, chat: Chat, right: str, refusal: str) -> None:
    """ApiError 400 with these words unless the bot is an administrator with the right."""
    standing = me_in(call, chat)
    if not (standing.is_admin and may(chat, standing, right)):
        raise bad_request(refusal)


def user_id_of(call: Call, name: str = "user_id") -> int:
    """The positive user id in a parameter; ApiError when there is none."""
    user_id = call.params.integer(name)
    if user_id <= 0:
        raise bad_request(f"invalid {name} specified")
    return user_id


def known_user_of(call: Call, chat: Chat, name: str = "user_id") -> int:
    """The user id in a parameter, if the bot has ever seen that account; else `member not found`."""
    user_id = user_id_of(call, name)
    state = call.world.state
    if user_id not in state.people and user_id not in state.bots:
        raise bad_request("member not found")
    if not lookup.knows(call.world, call.bot, chat, user_id):
        raise bad_request("member not found")
    return user_id
