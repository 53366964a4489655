"""setChatMemberTag: the word beside a member's name; titles of administrators are in members.py."""

import unicodedata

from bot.emulator.errors import bad_request, unsourced
from bot.emulator.methods import Call, method
from bot.emulator.methods.access import chat_of, known_user_of, require_right
from bot.emulator.world import members

MOST_TAG = 16


@method("setChatMemberTag")
async def set_chat_member_tag(call: Call) -> bool:
    """True; an empty tag takes it away. No update."""
    chat = chat_of(call)
    if chat.type not in ("group", "supergroup"):
        raise bad_request("method is available only for groups and supergroups")
    user_id = known_user_of(call, chat)
    require_right(call, chat, "can_manage_tags", "not enough rights to change the tag of the user")
    tag = call.params.text("tag").strip()
    if len(tag) > MOST_TAG:
        raise unsourced("tag invalid")
    if any(has_emoji(char) for char in tag):
        raise unsourced("tag emoji")
    standing = members.find(call.world, chat, user_id)
    if standing.is_admin or not standing.inside:
        raise unsourced("tag change")
    standing.tag = tag
    return True


def has_emoji(char: str) -> bool:
    """Whether a character is a picture (or half of one)."""
    return unicodedata.category(char) in {"So", "Sk", "Cs"} or char in "\u200d\ufe0f\u20e3"
