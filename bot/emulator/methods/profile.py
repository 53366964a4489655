"""How a bot presents itself: names, descriptions, menu button, the rights it suggests; commands are elsewhere."""

import json
from typing import Any

from bot.emulator.errors import bad_request
from bot.emulator.methods import Call, method
from bot.emulator.methods.access import chat_of
from bot.emulator.methods.commands import language_of
from bot.emulator.params import lenient_boolean
from bot.emulator.world.rights import CHANNEL_RIGHTS, GROUP_RIGHTS

Json = dict[str, Any]

MOST_NAME, MOST_DESCRIPTION, MOST_SHORT = 64, 512, 120


@method("setMyName")
async def set_my_name(call: Call) -> bool:
    """True; the default name is the bot's first name everywhere."""
    name = call.params.text("name").strip()
    if len(name) > MOST_NAME:
        raise bad_request("name is too long")
    call.bot.settings[f"name:{language_of(call)}"] = name
    if name and not language_of(call):
        call.bot.first_name = name
    return True


@method("getMyName")
async def get_my_name(call: Call) -> Json:
    """BotName; falls back to the default one."""
    return {"name": call.bot.settings.get(f"name:{language_of(call)}") or call.bot.first_name}


@method("setMyDescription")
async def set_my_description(call: Call) -> bool:
    """True."""
    return _store(call, "description", MOST_DESCRIPTION)


@method("getMyDescription")
async def get_my_description(call: Call) -> Json:
    """BotDescription; falls back to the default one."""
    return {"description": _stored(call, "description")}


@method("setMyShortDescription")
async def set_my_short_description(call: Call) -> bool:
    """True."""
    return _store(call, "short_description", MOST_SHORT)


@method("getMyShortDescription")
async def get_my_short_description(call: Call) -> Json:
    """BotShortDescription; falls back to the default one."""
    return {"short_description": _stored(call, "short_description")}


@method("setChatMenuButton")
async def set_chat_menu_button(call: Call) -> bool:
    """True."""
    button = call.params.json("menu_button", "can't parse menu button JSON object") or {"type": "default"}
    if not isinstance(button, dict) or button.get("type") not in {"default", "commands", "web_app"}:
        raise bad_request("can't parse MenuButton: Unsupported type specified")
    call.bot.settings[_menu_key(call)] = json.dumps(button, ensure_ascii=False)
    return True


@method("getChatMenuButton")
async def get_chat_menu_button(call: Call) -> Json:
    """MenuButton of the chat, else the default one."""
    settings = call.bot.settings
    button: Json = json.loads(
        settings.get(_menu_key(call)) or settings.get("menu:0") or '{"type": "default"}'
    )
    return button


@method("setMyDefaultAdministratorRights")
async def set_my_default_administrator_rights(call: Call) -> bool:
    """True."""
    given = call.params.json("rights", "can't parse rights JSON object") or {}
    if not isinstance(given, dict):
        raise bad_request("object expected as rights")
    chosen = {name: lenient_boolean(given.get(name)) for name in _rights(call)}
    call.bot.settings[_rights_key(call)] = json.dumps(chosen)
    return True


@method("getMyDefaultAdministratorRights")
async def get_my_default_administrator_rights(call: Call) -> Json:
    """ChatAdministratorRights."""
    chosen: Json = json.loads(call.bot.settings.get(_rights_key(call), "{}"))
    return dict.fromkeys(_rights(call), False) | {"is_anonymous": False} | chosen


def _store(call: Call, name: str, limit: int) -> bool:
    text = call.params.text(name).strip()
    if len(text) > limit:
        raise bad_request(f"{name.replace('_', ' ')} is too long")
    call.bot.settings[f"{name}:{language_of(call)}"] = text
    return True


def _stored(call: Call, name: str) -> str:
    settings = call.bot.settings
    return settings.get(f"{name}:{language_of(call)}") or settings.get(f"{name}:", "")


def _menu_key(call: Call) -> str:
    if not call.params.has("chat_id"):
        return "menu:0"
    chat = chat_of(call, "read")
    if chat.type != "private":
        raise bad_request("chat must be a private chat")
    return f"menu:{chat.id}"


def _rights(call: Call) -> tuple[str, ...]:
    names = CHANNEL_RIGHTS if call.params.boolean("for_channels") else GROUP_RIGHTS
    old = () if call.speaks("10.3") else ("can_send_welcome_messages",)
    return ("is_anonymous", *(name for name in names if name not in old))


def _rights_key(call: Call) -> str:
    return f"rights:{'channel' if call.params.boolean('for_channels') else 'group'}"
