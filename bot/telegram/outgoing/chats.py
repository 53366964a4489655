"""A chat as a whole: leaving it, what its members may do, what is pinned, the lists of commands."""

from typing import Any

from telegram import (
    Bot,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeChatAdministrators,
    BotCommandScopeDefault,
    ChatPermissions,
)

from bot.core.decisions import Leave, Permit, Pin, SetCommands
from bot.telegram.outgoing.outcome import Call, Outcome

SCOPES: dict[str, Any] = {
    "default": BotCommandScopeDefault,
    "all_private_chats": BotCommandScopeAllPrivateChats,
    "all_group_chats": BotCommandScopeAllGroupChats,
    "all_chat_administrators": BotCommandScopeAllChatAdministrators,
    "chat": BotCommandScopeChat,
    "chat_administrators": BotCommandScopeChatAdministrators,
}


async def leave(bot: Bot, effect: Leave, call: Call) -> Outcome:
    """Go."""
    await bot.leave_chat(call.chat)
    return Outcome("done")


async def permit(bot: Bot, effect: Permit, call: Call) -> Outcome:
    """The default permissions, exactly these."""
    permissions = ChatPermissions.de_json(dict(effect.permissions), None)
    await bot.set_chat_permissions(call.chat, permissions, use_independent_chat_permissions=True)
    return Outcome("done")


async def pin(bot: Bot, effect: Pin, call: Call) -> Outcome:
    """On top; one that is there already stays."""
    await bot.pin_chat_message(call.chat, effect.message, disable_notification=True)
    return Outcome("done", effect.message)


async def set_commands(bot: Bot, effect: SetCommands, call: Call) -> Outcome:
    """The list of one scope and language."""
    kind = SCOPES[effect.scope]
    scope = kind(effect.chat) if effect.chat else kind()
    await bot.set_my_commands(list(effect.commands), scope=scope, language_code=effect.language or None)
    return Outcome("done")
