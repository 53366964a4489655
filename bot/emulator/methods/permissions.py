"""ChatPermissions as a call gives them, with what they imply; not who may set them."""

from typing import Any

from bot.emulator.errors import bad_request
from bot.emulator.methods import Call
from bot.emulator.params import lenient_boolean
from bot.emulator.world.rights import PERMISSIONS

MEDIA = (
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
)
SAME_AS = {
    "can_manage_topics": "can_pin_messages",
    "can_edit_tag": "can_pin_messages",
    "can_react_to_messages": "can_send_messages",
}


def permissions_of(call: Call, name: str = "permissions") -> dict[str, bool]:
    """All permissions by name; what is missing is false or follows another. ApiError 400."""
    given = call.params.json(name, f"can't parse {name} JSON object")
    if not isinstance(given, dict):
        raise bad_request(f"object expected as {name}")
    granted = {right: lenient_boolean(given.get(right)) for right in PERMISSIONS}
    if lenient_boolean(given.get("can_send_media_messages")):
        granted |= dict.fromkeys(MEDIA, True)
    if not call.params.boolean("use_independent_chat_permissions"):
        _imply(granted)
    followers: dict[str, Any] = {right: leader for right, leader in SAME_AS.items() if right not in given}
    return granted | {right: granted[leader] for right, leader in followers.items()}


def _imply(granted: dict[str, bool]) -> None:
    if granted["can_send_other_messages"] or granted["can_add_web_page_previews"]:
        granted |= dict.fromkeys((*MEDIA, "can_send_messages"), True)
    if granted["can_send_polls"] or any(granted[right] for right in MEDIA):
        granted["can_send_messages"] = True
