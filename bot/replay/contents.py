"""What an exported message carries, as the Bot API would show it: words with entities, media, buttons. No people."""

from collections.abc import Callable
from typing import Any

from bot.replay.export import CHANNEL, peer
from bot.telegram.values import Json, items, mapping, number, some_words, words

FILE = {"file_id": "export", "file_unique_id": "export"}
ENTITIES = {
    "link": "url", "mention": "mention", "hashtag": "hashtag", "bot_command": "bot_command", "email": "email",
    "phone": "phone_number", "cashtag": "cashtag", "text_link": "text_link", "mention_name": "text_mention",
    "bold": "bold", "italic": "italic", "underline": "underline", "strikethrough": "strikethrough",
    "spoiler": "spoiler", "code": "code", "pre": "pre", "blockquote": "blockquote", "custom_emoji": "custom_emoji",
}  # fmt: skip
MEDIA = {
    "sticker": "sticker", "video_file": "video", "voice_message": "voice", "video_message": "video_note",
    "animation": "animation", "audio_file": "audio",
}  # fmt: skip
LINKS = ("url", "auth", "web_view", "simple_web_view")


def spoken(message: Json) -> tuple[str, list[dict[str, Any]]]:
    """The words of a message and their entities, by UTF-16 units; the text is a string or a list of parts."""
    said = message.get("text")
    if isinstance(said, str):
        return said, []
    text, entities, place = "", [], 0
    for part in items(said) or items(message.get("text_entities")):
        piece = part if isinstance(part, str) else words(mapping(part).get("text"))
        length = len(piece) if piece.isascii() else len(piece.encode("utf-16-le", "surrogatepass")) // 2
        kind = ENTITIES.get(words(mapping(part).get("type")))
        if kind and piece:
            entities.append(
                {"type": kind, "offset": place, "length": length, **aim(kind, mapping(part), piece)}
            )
        text, place = text + piece, place + length
    return text, entities


def aim(kind: str, part: Json, piece: str) -> dict[str, Any]:
    """Where an entity leads: a hidden link, or a user without an @name."""
    if kind == "text_link":
        return {"url": words(part.get("href"))}
    if kind == "text_mention":
        user = number(part.get("user_id")) or peer(part.get("user_id"))
        return {"user": {"id": user, "first_name": piece, "is_bot": False}} if user else {}
    return {}


def content(message: Json) -> dict[str, Any]:
    """Everything of a message but who sent it, when, and what it answers."""
    text, entities = spoken(message)
    media = media_of(message)
    part, marks = ("caption", "caption_entities") if media else ("text", "entities")
    body = media
    if text or not media:
        body[part] = text
    if entities:
        body[marks] = entities
    if "forwarded_from" in message:
        body["forward_origin"] = origin(message)
    if via := some_words(message.get("via_bot")):
        body["via_bot"] = {"id": 0, "is_bot": True, "first_name": via, "username": via.removeprefix("@")}
    if rows := items(message.get("inline_bot_buttons")):
        body["reply_markup"] = {
            "inline_keyboard": [[button(mapping(each)) for each in items(row)] for row in rows]
        }
    return body


def origin(message: Json) -> dict[str, Any]:
    """Where it was forwarded from: a name, and in newer exports an id."""
    name, source = words(message.get("forwarded_from")), peer(message.get("forwarded_from_id"))
    if source <= CHANNEL:
        return {"type": "channel", "chat": {"id": source, "type": "channel", "title": name}}
    if source > 0:
        return {"type": "user", "sender_user": {"id": source, "first_name": name, "is_bot": False}}
    return {"type": "hidden_user", "sender_user_name": name}


def button(said: Json) -> dict[str, Any]:
    """An inline button."""
    data = words(said.get("data"))
    aims = {"url": data} if said.get("type") in LINKS else {"callback_data": data}
    return {"text": words(said.get("text")), **aims}


# --- media ----------------------------------------------------------------------------------------------------------


def media_of(message: Json) -> dict[str, Any]:
    """The one thing that a message carries beside words; nothing for plain words."""
    for name, make in CARRIED.items():
        if name in message:
            return make(message)
    return {}


def file_of(message: Json) -> dict[str, Any]:
    """A file by its kind; what has none is a document."""
    kind = MEDIA.get(words(message.get("media_type")), "document")
    known = {"file_name": "file_name", "mime_type": "mime_type", "title": "title", "performer": "performer",
             "sticker_emoji": "emoji"}  # fmt: skip
    details = {
        ours: words(message.get(theirs)) for theirs, ours in known.items() if some_words(message.get(theirs))
    }
    return {kind: FILE | details}


def photo_of(_: Json) -> dict[str, Any]:
    """A photo."""
    return {"photo": [FILE | {"width": 1, "height": 1}]}


def poll_of(message: Json) -> dict[str, Any]:
    """A poll with its options."""
    poll = mapping(message.get("poll"))
    options = [{"text": words(mapping(each).get("text"))} for each in items(poll.get("answers"))]
    return {"poll": {"id": "0", "question": words(poll.get("question")), "options": options}}


def contact_of(message: Json) -> dict[str, Any]:
    """A shared contact."""
    return {"contact": dict(mapping(message.get("contact_information")))}


def place_of(message: Json) -> dict[str, Any]:
    """A place, with its name where it has one."""
    place = dict(mapping(message.get("location_information")))
    if "place_name" in message:
        title, address = words(message.get("place_name")), words(message.get("address"))
        return {"venue": {"location": place, "title": title, "address": address}}
    return {"location": place}


def game_of(message: Json) -> dict[str, Any]:
    """A game."""
    title, told = words(message.get("game_title")), words(message.get("game_description"))
    return {"game": {"title": title, "description": told}}


def bill_of(message: Json) -> dict[str, Any]:
    """A bill."""
    return {"invoice": dict(mapping(message.get("invoice_information")))}


def tasks_of(message: Json) -> dict[str, Any]:
    """A checklist."""
    said = mapping(message.get("todo_list"))
    tasks = [
        {"id": 0, "text": plain(mapping(each))} for each in items(said.get("answers") or said.get("tasks"))
    ]
    return {"checklist": {"title": plain(mapping({"text": said.get("title")})), "tasks": tasks}}


def plain(part: Json) -> str:
    """Words alone, of a string or a list of parts."""
    return spoken(part)[0]


def prize_of(message: Json) -> dict[str, Any]:
    """A giveaway."""
    said = mapping(message.get("giveaway_information"))
    return {"giveaway": {"prize_description": words(said.get("additional_prize"))}}


CARRIED: dict[str, Callable[[Json], dict[str, Any]]] = {
    "photo": photo_of,
    "media_type": file_of,
    "file": file_of,
    "poll": poll_of,
    "contact_information": contact_of,
    "location_information": place_of,
    "game_title": game_of,
    "invoice_information": bill_of,
    "todo_list": tasks_of,
    "giveaway_information": prize_of,
}
