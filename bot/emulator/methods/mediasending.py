"""Sending media: photo, video, animation, document, sticker, voice, audio, video note, and albums of them."""

import json
from typing import Any

from bot.emulator.entities import format_text
from bot.emulator.errors import ApiError, bad_request
from bot.emulator.methods import Call, Handler, method
from bot.emulator.methods.delivery import NEWER, Target, sent, target_of
from bot.emulator.methods.media import media_of, named_file
from bot.emulator.methods.texts import MOST_CAPTION, caption_content, known_user
from bot.emulator.world import storing, wire

Json = dict[str, Any]

# kind: (permission, how refusals name it, further numbers and texts of the media)
KINDS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "photo": ("can_send_photos", "photos", ()),
    "video": ("can_send_videos", "videos", ("duration", "width", "height")),
    "animation": ("can_send_other_messages", "animations", ("duration", "width", "height")),
    "document": ("can_send_documents", "documents", ()),
    "sticker": ("can_send_other_messages", "stickers", ()),
    "voice": ("can_send_voice_notes", "voice notes", ("duration",)),
    "audio": ("can_send_audios", "audios", ("duration",)),
    "video_note": ("can_send_video_notes", "video notes", ("duration", "length")),
}
NO_CAPTION = ("sticker", "video_note")
ALBUM = ("photo", "video", "document", "audio")
MOST_ITEMS = 10


def _sender(kind: str) -> Handler:
    right, words, numbers = KINDS[kind]

    async def send(call: Call) -> Any:
        details: Json = {name: call.params.integer(name) for name in numbers}
        if kind == "audio":
            details |= {name: call.params.text(name) for name in ("performer", "title")}
        if kind == "sticker":
            details["emoji"] = call.params.text("emoji")
        content = media_of(call, kind, **details)
        if kind not in NO_CAPTION:
            content |= caption_content(call)
        if call.params.boolean("has_spoiler") and kind in ("photo", "video", "animation"):
            content["has_media_spoiler"] = True
        return sent(call, target_of(call, right, words), content)

    return send


for _kind in KINDS:
    method("send" + _kind.title().replace("_", ""), newer=NEWER)(_sender(_kind))


@method("sendMediaGroup")
async def send_media_group(call: Call) -> Any:
    """Array of Message with one media_group_id."""
    items = call.params.json("media", "can't parse media JSON object")
    if not isinstance(items, list):
        raise bad_request("expected an Array of InputMedia")
    if not items:
        raise bad_request("there are no messages to send")
    if len(items) > MOST_ITEMS:
        raise bad_request("too many messages to send as an album")
    parts = [_part(call, item) for item in items]
    _check_mixture([kind for kind, _ in parts])
    target = target_of(call, *KINDS[parts[0][0]][:2])
    group_id = str(call.world.state.chance.getrandbits(60))
    return [_sent_part(call, target, number, part, group_id) for number, (_, part) in enumerate(parts, 1)]


def _sent_part(call: Call, target: Target, number: int, content: Json, group_id: str) -> Json:
    try:
        return sent(call, target, content, media_group_id=group_id, markup=None)
    except ApiError as error:
        words = error.description.partition(": ")[2]
        raise bad_request(f'Failed to send message #{number} with the error message "{words}"') from None


def _part(call: Call, item: object) -> tuple[str, Json]:
    kind, content = input_media(call, item)
    if kind not in ALBUM:
        raise bad_request(f"can't parse InputMedia: type \"{kind}\" can't be used in sendMediaGroup")
    return kind, content


def _check_mixture(kinds: list[str]) -> None:
    """Documents and audios stand alone; photos and videos mix."""
    if len(kinds) > 1 and len(set(kinds)) > 1 and set(kinds) & {"document", "audio"}:
        raise bad_request("MEDIA_GROUPED_INVALID")


def input_media(call: Call, item: object) -> tuple[str, Json]:
    """Kind and content of an InputMedia object; ApiError 400."""
    if not isinstance(item, dict):
        raise bad_request("can't parse InputMedia: expected an Object")
    kind = str(item.get("type") or "")
    if kind not in KINDS or kind in NO_CAPTION or kind == "voice":
        raise bad_request(f'can\'t parse InputMedia: invalid type "{kind}" specified')
    file = named_file(call, kind, str(item.get("media") or ""))
    details = {name: item[name] for name in KINDS[kind][2] if item.get(name)}
    content = storing.media(call.world, file, **details) | _caption(call, item)
    if item.get("has_spoiler") and kind != "document":
        content["has_media_spoiler"] = True
    return kind, content


def _caption(call: Call, item: Json) -> Json:
    raw = item.get("caption")
    if not isinstance(raw, str) or not raw:
        return {}
    given = item.get("caption_entities")
    entities = json.loads(given) if isinstance(given, str) else given
    text, found = format_text(
        raw,
        str(item.get("parse_mode") or ""),
        entities,
        known_user=lambda user_id: known_user(call, user_id),
        limit=MOST_CAPTION,
        empty_ok=True,
        too_long="message caption is too long",
    )
    above = item.get("show_caption_above_media") is True
    return wire.present(caption=text, caption_entities=found, show_caption_above_media=above)
