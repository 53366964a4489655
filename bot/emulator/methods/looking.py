"""getChat, getChatMember, getChatAdministrators, getChatMemberCount: what a bot may look up about a chat."""

from typing import Any

from bot.emulator.errors import bad_request, unsourced
from bot.emulator.methods import Call, method
from bot.emulator.methods.access import chat_of, check_access, me_in, user_id_of
from bot.emulator.world import joining, members, storing, wire
from bot.emulator.world.chats import Chat

Json = dict[str, Any]

MOST_ADMINS = 100
GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")


@method("getChat")
async def get_chat(call: Call) -> Json:
    """ChatFullInfo."""
    chat = chat_of(call, "read")
    full = wire.chat(call.world, chat) | {
        "accent_color_id": abs(chat.id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(GIFTS, chat.type == "private"),
    }
    full |= _portrait(call, chat)
    return full | (_person(call, chat) if chat.type == "private" else _group(call, chat))


def _portrait(call: Call, chat: Chat) -> Json:
    if chat.type != "private":
        return wire.present(photo=chat.photo)
    file = call.world.state.files.get(call.world.state.people[chat.id].photo)
    if file is None:
        return {}
    small, big = storing.photo_sizes(call.world, file, call.bot_id)
    return {
        "photo": {
            "small_file_id": small["file_id"],
            "small_file_unique_id": small["file_unique_id"],
            "big_file_id": big["file_id"],
            "big_file_unique_id": big["file_unique_id"],
        }
    }


def _person(call: Call, chat: Chat) -> Json:
    person = call.world.state.people[chat.id]
    names = [person.username] if person.username else []
    return wire.present(bio=person.bio, active_usernames=names) | _pinned(call, chat)


def _group(call: Call, chat: Chat) -> Json:
    info = wire.present(
        description=chat.description,
        active_usernames=[chat.username] if chat.username else [],
        linked_chat_id=chat.linked_chat_id,
        slow_mode_delay=chat.slow_mode_delay,
        join_by_request=chat.join_by_request,
        has_protected_content=chat.protected,
        has_hidden_members=chat.members_hidden,
        has_visible_history=chat.type == "supergroup",
        available_reactions=chat.available_reactions,
    )
    if chat.type != "channel":
        info["permissions"] = dict(chat.permissions)
    if chat.guard_bot_id in call.world.state.bots and call.speaks("10.1"):
        info["guard_bot"] = wire.user(call.world, chat.guard_bot_id)
    link = joining.primary_link(chat, call.bot_id)
    return info | wire.present(invite_link=link.url if link is not None else "") | _pinned(call, chat)


def _pinned(call: Call, chat: Chat) -> Json:
    note = chat.messages.get(chat.pinned[-1]) if chat.pinned else None
    if note is None:
        return {}
    return {"pinned_message": wire.message(call.world, chat, note, call.bot, replies=False)}


@method("getChatMember")
async def get_chat_member(call: Call) -> Json:
    """ChatMember; somebody who never was here has left."""
    chat = chat_of(call, "read")
    user_id = user_id_of(call)
    if user_id != call.bot_id:
        check_access(call, chat, "members")
    state = call.world.state
    if user_id not in state.people and user_id not in state.bots:
        raise bad_request("member not found")
    if chat.type == "private":
        return _private_member(call, chat, user_id)
    if user_id != call.bot_id and chat.members_hidden and not me_in(call, chat).is_admin:
        raise unsourced("admins hidden")
    if user_id not in chat.members and user_id not in call.bot.known_users and user_id not in state.bots:
        raise unsourced("user unknown")
    return wire.member(call.world, chat, members.find(call.world, chat, user_id), call.bot)


def _private_member(call: Call, chat: Chat, user_id: int) -> Json:
    if user_id not in (chat.id, call.bot_id):
        raise bad_request("member not found")
    return {"user": wire.user(call.world, user_id, call.bot), "status": "member"}


@method("getChatAdministrators")
async def get_chat_administrators(call: Call) -> list[Json]:
    """Array of ChatMember, the bot itself among them; other bots only with return_bots."""
    chat = chat_of(call, "members")
    if chat.type == "private":
        raise bad_request("there are no administrators in the private chat")
    bots = call.world.state.bots if not call.params.boolean("return_bots") else {}
    admins = [members.find(call.world, chat, user_id) for user_id in list(chat.members)]
    shown = [
        one for one in admins if one.is_admin and (one.user_id == call.bot_id or one.user_id not in bots)
    ]
    return [wire.member(call.world, chat, one, call.bot) for one in shown[:MOST_ADMINS]]


@method("getChatMemberCount", "getChatMembersCount")
async def get_chat_member_count(call: Call) -> int:
    """How many are in the chat, bots too."""
    chat = chat_of(call, "members")
    if chat.type == "private":
        return 2
    return sum(members.find(call.world, chat, user_id).inside for user_id in list(chat.members))
