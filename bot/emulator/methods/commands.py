"""Commands of a bot by scope and language: set, read and deleted exactly as stored."""

import json
import re
from typing import Any

from bot.emulator.errors import bad_request, unsourced
from bot.emulator.methods import Call, method
from bot.emulator.methods.access import chat_of, user_id_of
from bot.emulator.params import Params, lenient_boolean
from bot.emulator.world.chats import Chat

Json = dict[str, Any]

MOST_COMMANDS, MOST_NAME, MOST_DESCRIPTION = 100, 32, 256
PLAIN_SCOPES = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")
CHAT_SCOPES = ("chat", "chat_administrators", "chat_member")


@method("setMyCommands")
async def set_my_commands(call: Call) -> bool:
    """True."""
    given = call.params.json("commands", "can't parse commands JSON object")
    if not isinstance(given, list):
        raise bad_request("expected an Array of BotCommand")
    if len(given) > MOST_COMMANDS:
        raise unsourced("commands too many")
    key = _key(call)
    commands = [_command(call, one) for one in given]
    call.bot.settings[key] = json.dumps(commands, ensure_ascii=False)
    return True


@method("getMyCommands")
async def get_my_commands(call: Call) -> list[Json]:
    """What was stored for this scope and language, nothing else."""
    stored: list[Json] = json.loads(call.bot.settings.get(_key(call), "[]"))
    return stored


@method("deleteMyCommands")
async def delete_my_commands(call: Call) -> bool:
    """True."""
    call.bot.settings.pop(_key(call), None)
    return True


def language_of(call: Call) -> str:
    """The two-letter language of the call, or none."""
    language = call.params.text("language_code")
    if language and not re.fullmatch("[a-z]{2}", language):
        raise bad_request("invalid language code specified")
    return language


def _command(call: Call, given: object) -> Json:
    if not isinstance(given, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    name = str(given.get("command", "")).strip().removeprefix("/")
    description = str(given.get("description", "")).strip()
    if not name:
        raise bad_request("command must be non-empty")
    if len(name) > MOST_NAME:
        raise bad_request(f"command length must not exceed {MOST_NAME}")
    if not description:
        raise bad_request("command description must be non-empty")
    if len(description) > MOST_DESCRIPTION:
        raise bad_request(f"command description length must not exceed {MOST_DESCRIPTION}")
    if not re.fullmatch("[a-z0-9_]+", name):
        raise unsourced("command invalid")
    ephemeral = call.speaks("10.2") and lenient_boolean(given.get("is_ephemeral"))
    return {"command": name, "description": description, **({"is_ephemeral": True} if ephemeral else {})}


def _key(call: Call) -> str:
    return f"commands:{_scope(call)}:{language_of(call)}"


def _scope(call: Call) -> str:
    scope = call.params.json("scope", "can't parse BotCommandScope JSON object") or {"type": "default"}
    kind = scope.get("type") if isinstance(scope, dict) else None
    if kind in PLAIN_SCOPES:
        return str(kind)
    if kind not in CHAT_SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    if not scope.get("chat_id"):
        raise bad_request("can't parse BotCommandScope: Empty chat_id specified")
    inner = Call(call.world, call.bot_id, call.method, Params.of(**scope))
    chat = chat_of(inner, "members")
    _check_chat(chat, str(kind))
    user = f":{user_id_of(inner)}" if kind == "chat_member" else ""
    return f"{kind}:{chat.id}{user}"


def _check_chat(chat: Chat, kind: str) -> None:
    if chat.type == "channel":
        raise bad_request("can't change commands in channel chats")
    if chat.type == "private" and kind != "chat":
        raise bad_request("can't use specified scope in private chats")
