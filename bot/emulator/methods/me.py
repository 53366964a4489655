"""getMe: what a bot learns about itself."""

from typing import Any

from bot.emulator.methods import Call, method
from bot.emulator.world import wire


@method("getMe")
async def get_me(call: Call) -> Any:
    """User with the fields that only this method gives."""
    bot = call.bot
    me = wire.user(call.world, bot.id) | {
        "can_join_groups": True,
        "can_read_all_group_messages": not bot.privacy_mode,
        "supports_guest_queries": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "can_manage_bots": False,
    }
    if call.speaks("10.1"):
        me["supports_join_request_queries"] = bot.supports_join_request_queries
    return me
