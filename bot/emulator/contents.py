"""What a person's message holds, from the words of the control interface to the fields of a Message."""

from collections.abc import Callable
from typing import Any

from bot.emulator.control import Ask, Unusable
from bot.emulator.entities import format_text
from bot.emulator.world import storing, voting, wire
from bot.emulator.world.chats import Chat
from bot.emulator.world.state import World

Json = dict[str, Any]

MEDIA = ("photo", "video", "animation", "sticker", "document", "voice", "audio", "video_note")
QUIZ_FIELDS = ("type", "correct_option_ids", "explanation", "open_period")
LOOKS = ("has_media_spoiler", "show_caption_above_media")
POLL_SWITCHES = ("is_anonymous", "allows_multiple_answers")
MOST = 4096
DICE = {"🎲": 6, "🎯": 6, "🎳": 6, "🏀": 5, "⚽": 5, "🎰": 64}


def content_of(world: World, body: Json) -> Json:
    """Text, media, poll, contact, location or dice with their caption, as content of a Message."""
    for kind in MEDIA:
        if body.get(kind):
            looks = {name: True for name in LOOKS if body.get(name)}
            return media_content(world, kind, body[kind]) | text_content(world, body, "caption") | looks
    for kind, make in OTHERS.items():
        if body.get(kind):
            return make(world, body[kind])
    content = text_content(world, body, "text")
    if not content:
        raise Unusable(400, "text, or something to send, is needed")
    return content


def text_content(world: World, body: Json, name: str) -> Json:
    """A text or caption with its entities; empty without one."""
    raw = body.get(name) or ""
    if not isinstance(raw, str):
        raise Unusable(400, f"{name}: a text is needed")
    if not raw:
        return {}
    text, entities = format_text(
        raw,
        str(body.get("parse_mode") or ""),
        body.get("entities"),
        known_user=lambda user_id: wire.user(world, user_id) if user_id in world.state.people else None,
        limit=MOST,
    )
    if name == "caption":
        return {name: text} | wire.present(caption_entities=entities)
    return {name: text} | wire.present(
        entities=entities, link_preview_options=body.get("link_preview_options")
    )


def media_content(world: World, kind: str, given: Any) -> Json:
    """A media file made up on the spot: true, its name, or {name, size and fields of the media}."""
    details: Json = dict(given) if isinstance(given, dict) else {}
    name = given if isinstance(given, str) else str(details.pop("name", ""))
    file = storing.keep(world, kind, b"\0" * 64, name=name, size=int(details.pop("size", 0)))
    return storing.media(world, file, **details)


def _poll(world: World, given: Any) -> Json:
    if not isinstance(given, dict) or not given.get("question") or not isinstance(given.get("options"), list):
        raise Unusable(400, "poll: question and options are needed")
    switches = {name: bool(given[name]) for name in POLL_SWITCHES if name in given}
    quiz = {name: given[name] for name in QUIZ_FIELDS if name in given}
    return voting.content(voting.new_poll(world, given["question"], given["options"], **switches, **quiz))


def _contact(world: World, given: Any) -> Json:
    known = given if isinstance(given, dict) else {}
    return {"contact": {"phone_number": "+15550100", "first_name": "Somebody"} | known}


def _location(world: World, given: Any) -> Json:
    known = given if isinstance(given, dict) else {}
    return {"location": {"latitude": 59.9, "longitude": 10.7} | known}


def _dice(world: World, given: Any) -> Json:
    emoji = given if given in DICE else "🎲"
    return {"dice": {"emoji": emoji, "value": world.state.chance.randint(1, DICE[emoji])}}


OTHERS: dict[str, Callable[[World, Any], Json]] = {
    "poll": _poll,
    "contact": _contact,
    "location": _location,
    "dice": _dice,
}


def fields_of(ask: Ask, chat: Chat, body: Json) -> Json:
    """Fields of Message beside its content: reply, topic, buttons, sender, where it comes from."""
    fields: Json = {"origin": _origin(ask.world, body)}
    if (reply_to := body.get("reply_to")) is not None:
        if reply_to not in chat.messages:
            raise Unusable(404, f"no message {reply_to}")
        fields["reply_to"] = reply_to
        fields["thread_id"] = chat.messages[reply_to].thread_id
    if (quote := body.get("quote")) is not None:
        fields["quote"] = {"text": str(quote), "position": 0, "is_manual": True}
    if (thread := body.get("thread")) is not None:
        fields["thread_id"] = int(thread)
    if body.get("buttons"):
        fields["markup"] = {"inline_keyboard": [[_button(one) for one in row] for row in body["buttons"]]}
    if (sender := body.get("sender_chat")) is not None:
        if sender not in ask.world.state.chats:
            raise Unusable(404, f"no chat {sender}")
        fields["sender_chat_id"] = sender
    return fields


def _button(given: Json) -> Json:
    shown = {"text": str(given.get("text", ""))}
    if "url" in given:
        return shown | {"url": given["url"]}
    return shown | {"callback_data": str(given.get("data", shown["text"]))}


def _origin(world: World, body: Json) -> Json:
    origin: Json = {}
    if body.get("forward_from_channel"):
        origin |= _forwarded(world, body["forward_from_channel"])
    if body.get("external_reply"):
        channel = channel_wire(world, body["external_reply"])
        source = {"type": "channel", "chat": channel, "message_id": 7, "date": world.now - 60}
        origin["external_reply"] = {"origin": source, "chat": channel, "message_id": 7}
    if body.get("via_bot"):
        origin["via_bot"] = _via(world, body["via_bot"])
    return origin


def _forwarded(world: World, given: Any) -> Json:
    channel, date = channel_wire(world, given), world.now - 60
    number = int(given.get("message_id", 7)) if isinstance(given, dict) else 7
    return {
        "forward_origin": {"type": "channel", "chat": channel, "message_id": number, "date": date},
        "forward_from_chat": channel,
        "forward_from_message_id": number,
        "forward_date": date,
    }


def channel_wire(world: World, given: Any) -> Json:
    """A channel of this world by id, or one from elsewhere by its title or {id, title, username}."""
    if isinstance(given, int) and not isinstance(given, bool) and given in world.state.chats:
        return wire.chat(world, world.state.chats[given])
    known = given if isinstance(given, dict) else {"title": given if isinstance(given, str) else "A channel"}
    title = str(known.get("title") or known.get("username") or "A channel")
    number = known.get("id") or -1_009_000_000_000 - sum(title.encode()) % 1_000_000
    return {"id": number, "type": "channel", "title": title} | wire.present(username=known.get("username"))


def _via(world: World, given: Any) -> Json:
    """A bot of this world by id or name, or one from elsewhere by its name."""
    number = given if isinstance(given, int) else world.state.usernames.get(str(given).lstrip("@").lower(), 0)
    if number in world.state.bots:
        return wire.user(world, number)
    name = str(given).lstrip("@")
    return {"id": 6_000_000_000 + sum(name.encode()), "is_bot": True, "first_name": name, "username": name}
