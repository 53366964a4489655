"""getUserChatBoosts: nobody boosts chats here, but who may ask is checked."""

from typing import Any

from bot.emulator.errors import UNSOURCED
from bot.emulator.methods import Call, method
from bot.emulator.methods.access import chat_of, known_user_of, require_right


@method("getUserChatBoosts")
async def get_user_chat_boosts(call: Call) -> dict[str, Any]:
    """UserChatBoosts without any."""
    chat = chat_of(call)
    require_right(call, chat, "can_manage_chat", UNSOURCED["admins hidden"])
    known_user_of(call, chat)
    return {"boosts": []}
