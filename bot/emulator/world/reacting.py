"""Reactions under messages: who set which, and the updates that follow; HTTP methods are elsewhere."""

from typing import Any

from bot.emulator.errors import unsourced
from bot.emulator.world import members, updates, wire
from bot.emulator.world.acting import Refused
from bot.emulator.world.chats import Chat
from bot.emulator.world.messages import Message
from bot.emulator.world.rights import may
from bot.emulator.world.state import World, timer

Json = dict[str, Any]

EMOJI_NAMES = (
    "❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 "
    "💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡"
)
EMOJI = frozenset(EMOJI_NAMES.split())
MOST_OF_A_PERSON = 3
COUNT_SECONDS = 120.0


def react(world: World, chat: Chat, person_id: int, message_id: int, emoji: list[str]) -> None:
    """A person's reactions to a message become these, none takes them back; Refused, ApiError 400."""
    note = chat.messages.get(message_id)
    if note is None:
        raise Refused("there is no such message")
    standing = members.find(world, chat, person_id)
    if chat.type != "private" and not standing.inside:
        raise Refused("this person is not a member")
    if chat.type in ("group", "supergroup") and not may(chat, standing, "can_react_to_messages"):
        raise Refused("this person may not react here")
    if len(emoji) > (MOST_OF_A_PERSON if world.state.people[person_id].is_premium else 1):
        raise unsourced("reactions too many")
    wanted = [checked(chat, {"type": "emoji", "emoji": one}) for one in emoji]
    old = put(world, chat, note, person_id, wanted)
    if old != wanted:
        _announce(world, chat, note, person_id, old)


def checked(chat: Chat, reaction: Json) -> Json:
    """A reaction that this chat allows; ApiError 400 for another."""
    cleaned = {"type": "emoji", "emoji": str(reaction.get("emoji", "")).replace("\ufe0f", "")}
    allowed = chat.available_reactions is None or cleaned in chat.available_reactions
    if reaction.get("type") != "emoji" or cleaned["emoji"] not in EMOJI or not allowed:
        raise unsourced("reaction invalid")
    return cleaned


def put(world: World, chat: Chat, note: Message, actor_id: int, wanted: list[Json]) -> list[Json]:
    """Makes these the reactions of one account and gives its former ones; bots hear nothing."""
    old = note.reactions.pop(actor_id, [])
    if wanted:
        note.reactions[actor_id] = wanted
    if old != wanted:
        world.journal.add_event("reaction", chat=chat.id, bot=chat.bot_id, message_id=note.id, user=actor_id)
    return old


def remove_all(world: World, chat: Chat, actor_id: int, most: int) -> None:
    """Takes the account's reactions off the newest messages that have one."""
    marked = [note for note in chat.messages.values() if actor_id in note.reactions]
    for note in sorted(marked, key=lambda note: note.id)[-most:]:
        put(world, chat, note, actor_id, [])


def _announce(world: World, chat: Chat, note: Message, person_id: int, old: list[Json]) -> None:
    if chat.type == "channel":
        due = world.clock.now() + COUNT_SECONDS
        world.schedule(due, "reaction count", chat_id=chat.id, message_id=note.id)
        return
    for bot_id in _listeners(world, chat):
        bot = world.state.bots[bot_id]
        if not updates.wants(bot, "message_reaction"):
            continue
        body: Json = {"chat": wire.chat(world, chat), "message_id": note.id, "date": world.now}
        if members.find(world, chat, person_id).anonymous:
            body["actor_chat"] = wire.chat(world, chat)
        else:
            bot.known_users.add(person_id)
            body["user"] = wire.user(world, person_id, bot)
        body |= {"old_reaction": old, "new_reaction": note.reactions.get(person_id, [])}
        updates.publish(world, bot, "message_reaction", body, key=f"reactions{chat.id}")


@timer("reaction count")
def _count(world: World, arguments: dict[str, Any]) -> None:
    """Anonymous reactions are told as totals, minutes later."""
    chat = world.state.chats.get(arguments["chat_id"])
    note = chat.messages.get(arguments["message_id"]) if chat else None
    if chat is None or note is None:
        return
    totals: dict[str, int] = {}
    for chosen in note.reactions.values():
        for reaction in chosen:
            totals[reaction["emoji"]] = totals.get(reaction["emoji"], 0) + 1
    counts = [
        {"type": {"type": "emoji", "emoji": emoji}, "total_count": total} for emoji, total in totals.items()
    ]
    body = {"chat": wire.chat(world, chat), "message_id": note.id, "date": world.now, "reactions": counts}
    for bot_id in _listeners(world, chat):
        bot = world.state.bots[bot_id]
        updates.publish(world, bot, "message_reaction_count", body, key=f"reactions{chat.id}")


def _listeners(world: World, chat: Chat) -> list[int]:
    if chat.type == "private":
        return [chat.bot_id]
    return [bot_id for bot_id in sorted(chat.bots) if members.find(world, chat, bot_id).is_admin]
