"""Sending text and simple things: sendMessage, dice, contact, location, venue, chat action; media are elsewhere."""

from typing import Any

from bot.emulator.errors import bad_request
from bot.emulator.methods import Call, method
from bot.emulator.methods.access import chat_of
from bot.emulator.methods.delivery import NEWER, check_may_send, sent, target_of
from bot.emulator.methods.texts import text_content

DICE = {"🎲": 6, "🎯": 6, "🎳": 6, "🏀": 5, "⚽": 5, "🎰": 64}
ACTIONS = (
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "record_audio",
    "upload_audio",
    "upload_document",
    "choose_sticker",
    "pick_up_location",
    "find_location",
    "record_video_note",
    "upload_video_note",
    "cancel",
)


@method("sendMessage", newer=NEWER)
async def send_message(call: Call) -> Any:
    """Message."""
    content = text_content(call)
    target = target_of(call, "can_send_messages", "text messages")
    return sent(call, target, content)


@method("sendDice")
async def send_dice(call: Call) -> Any:
    """Message; the value is chance."""
    emoji = call.params.text("emoji", "🎲").replace("\ufe0f", "")
    if emoji not in DICE:
        raise bad_request("wrong dice emoji specified")
    target = target_of(call, "can_send_other_messages", "dice")
    value = call.world.state.chance.randint(1, DICE[emoji])
    return sent(call, target, {"dice": {"emoji": emoji, "value": value}})


@method("sendContact", newer=NEWER)
async def send_contact(call: Call) -> Any:
    """Message."""
    contact = {"phone_number": call.params.required_text("phone_number")}
    contact["first_name"] = call.params.required_text("first_name")
    for name in ("last_name", "vcard"):
        if call.params.has(name):
            contact[name] = call.params.text(name)
    return sent(call, target_of(call, "can_send_messages", "contacts"), {"contact": contact})


@method("sendLocation", newer=NEWER)
async def send_location(call: Call) -> Any:
    """Message."""
    place = {"location": location_of(call)}
    return sent(call, target_of(call, "can_send_messages", "locations"), place)


@method("sendVenue", newer=NEWER)
async def send_venue(call: Call) -> Any:
    """Message."""
    place = location_of(call)
    title, address = call.params.required_text("title"), call.params.required_text("address")
    content = {"venue": {"location": place, "title": title, "address": address}, "location": place}
    return sent(call, target_of(call, "can_send_messages", "venues"), content)


def location_of(call: Call) -> dict[str, float]:
    """Location from latitude and longitude; ApiError 400 when they are no place on Earth."""
    try:
        latitude, longitude = float(call.params.text("latitude")), float(call.params.text("longitude"))
    except ValueError:
        raise bad_request("wrong latitude or longitude specified") from None
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise bad_request("wrong latitude or longitude specified")
    return {"latitude": latitude, "longitude": longitude}


@method("sendChatAction")
async def send_chat_action(call: Call) -> bool:
    """True; people see it for five seconds."""
    action = call.params.text("action").lower()
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = chat_of(call)
    check_may_send(call, chat, "can_send_messages", "text messages")
    call.world.journal.add_event("action", chat=chat.id, bot=call.bot_id, action=action)
    return True
