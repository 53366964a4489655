"""Which command list of a bot a person has before them; how bots set their lists is in methods/commands.py."""

import json
import re
from typing import Any

from bot.emulator.world import members
from bot.emulator.world.chats import Chat
from bot.emulator.world.people import Bot
from bot.emulator.world.state import World

Json = dict[str, Any]

COMMAND = re.compile(r"/(\w+)(?:@(\w+))?")


def commands_shown(world: World, bot: Bot, chat: Chat, person_id: int) -> list[Json]:
    """BotCommands that the person is offered in the chat: the narrowest scope and own language win."""
    language = world.state.people[person_id].language_code[:2]
    for scope in _scopes(world, chat, person_id):
        for key in (f"commands:{scope}:{language}", f"commands:{scope}:"):
            if (stored := bot.settings.get(key)) is not None:
                found: list[Json] = json.loads(stored)
                return found
    return []


def _scopes(world: World, chat: Chat, person_id: int) -> list[str]:
    if chat.type == "private":
        return [f"chat:{chat.id}", "all_private_chats", "default"]
    admin = members.find(world, chat, person_id).is_admin
    mine = [f"chat_member:{chat.id}:{person_id}"]
    mine += [f"chat_administrators:{chat.id}"] if admin else []
    mine.append(f"chat:{chat.id}")
    mine += ["all_chat_administrators"] if admin else []
    return [*mine, "all_group_chats", "default"]


def ephemeral_bot(world: World, chat: Chat, person_id: int, text: str) -> int | None:
    """The bot that a person's command in a group goes to alone (Bot API 10.2), None for what all see."""
    asked = COMMAND.match(text)
    if chat.type not in ("group", "supergroup") or asked is None or not world.speaks("10.2"):
        return None
    name, username = asked[1], asked[2] or ""
    for bot_id in sorted(chat.bots):
        bot = world.state.bots[bot_id]
        if username and username.lower() != bot.username.lower():
            continue
        for command in commands_shown(world, bot, chat, person_id):
            if command["command"] == name and command.get("is_ephemeral"):
                return bot_id
    return None
