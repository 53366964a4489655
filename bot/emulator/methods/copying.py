"""copyMessage(s) and forwardMessage(s)."""

from typing import Any

from bot.emulator.errors import bad_request
from bot.emulator.methods import Call, method
from bot.emulator.methods.access import chat_of
from bot.emulator.methods.delivery import deliver, sent, target_of
from bot.emulator.methods.texts import caption_content
from bot.emulator.params import lenient_integer
from bot.emulator.world import wire
from bot.emulator.world.acting import right_for
from bot.emulator.world.chats import Chat
from bot.emulator.world.messages import Message

Json = dict[str, Any]

UNCOPIABLE = ("invoice", "paid_media", "giveaway")
CAPTIONED = ("photo", "video", "animation", "document", "voice", "audio")
MOST = 100


@method("copyMessage")
async def copy_message(call: Call) -> Json:
    """MessageId of the copy."""
    source = chat_of(call, "read", "from_chat_id")
    note = _one(call, source, "message to copy not found")
    check_copiable(note, "copied")
    content = dict(note.content)
    if call.params.has("caption") and any(name in content for name in CAPTIONED):
        content = {name: value for name, value in content.items() if name not in CAPTION} | caption_content(
            call
        )
    target = target_of(call, right_for(content), "messages")
    return {"message_id": deliver(call, target, content).id}


CAPTION = ("caption", "caption_entities")


@method("copyMessages")
async def copy_messages(call: Call) -> list[Json]:
    """Array of MessageId, in the order of the originals; what cannot be copied is skipped."""
    source = chat_of(call, "read", "from_chat_id")
    notes = _many(call, source, "messages can't be copied")
    groups: dict[str, str] = {}
    made = []
    for note in notes:
        content = dict(note.content)
        if call.params.boolean("remove_caption"):
            content = {name: value for name, value in content.items() if name not in CAPTION}
        target = target_of(call, right_for(content), "messages")
        album = _album(call, groups, note)
        made.append({"message_id": deliver(call, target, content, markup=None, media_group_id=album).id})
    return made


@method("forwardMessage")
async def forward_message(call: Call) -> Json:
    """Message."""
    source = chat_of(call, "read", "from_chat_id")
    note = _one(call, source, "message to forward not found")
    check_copiable(note, "forwarded")
    target = target_of(call, right_for(note.content), "messages")
    return sent(call, target, dict(note.content), markup=None, origin=forwarded(call, source, note))


@method("forwardMessages")
async def forward_messages(call: Call) -> list[Json]:
    """Array of MessageId; what cannot be forwarded is skipped."""
    source = chat_of(call, "read", "from_chat_id")
    notes = _many(call, source, "messages can't be forwarded")
    groups: dict[str, str] = {}
    made = []
    for note in notes:
        target = target_of(call, right_for(note.content), "messages")
        fields = {"origin": forwarded(call, source, note), "media_group_id": _album(call, groups, note)}
        made.append({"message_id": deliver(call, target, dict(note.content), markup=None, **fields).id})
    return made


def _album(call: Call, groups: dict[str, str], note: Message) -> str:
    """Albums stay albums, under a new id."""
    if not note.media_group_id:
        return ""
    return groups.setdefault(note.media_group_id, str(call.world.state.chance.getrandbits(60)))


def _one(call: Call, source: Chat, missing: str) -> Message:
    message_id = call.params.integer("message_id")
    if not message_id:
        raise bad_request("message identifier is not specified")
    if message_id not in source.messages:
        raise bad_request(missing)
    return source.messages[message_id]


def _many(call: Call, source: Chat, none_left: str) -> list[Message]:
    found = [source.messages[one] for one in message_ids_of(call) if one in source.messages]
    usable = [note for note in found if _refusal(note) is None]
    if not usable:
        raise bad_request(none_left)
    return sorted(usable, key=lambda note: note.id)


def message_ids_of(call: Call) -> list[int]:
    """The ids of `message_ids`, 1 to 100; ApiError 400."""
    given = call.params.json("message_ids", "can't parse message identifiers JSON object")
    if not isinstance(given, list) or not given:
        raise bad_request("message identifiers are not specified")
    if len(given) > MOST:
        raise bad_request("too many message identifiers specified")
    ids = [lenient_integer(one) for one in given]
    if any(one <= 0 for one in ids):
        raise bad_request("invalid message identifier specified")
    return list(dict.fromkeys(ids))


def check_copiable(note: Message, verb: str) -> None:
    """ApiError 400 for service messages, invoices and protected content."""
    refusal = _refusal(note)
    if refusal is not None:
        raise bad_request(refusal.format(verb=verb))


def _refusal(note: Message) -> str | None:
    if note.service or any(name in note.content for name in UNCOPIABLE):
        return "the message can't be {verb}"
    return "message has protected content and can't be forwarded" if note.protected else None


def forwarded(call: Call, source: Chat, note: Message) -> Json:
    """Where a forward says it came from; forwards of forwards keep the first origin."""
    if "forward_origin" in note.origin:
        return {name: value for name, value in note.origin.items() if name.startswith("forward_")}
    state = call.world.state
    if note.sender_chat_id is not None:
        place = wire.chat(call.world, state.chats[note.sender_chat_id])
        post = {"type": "channel", "chat": place, "message_id": note.id}
        kind: Json = post if source.type == "channel" else {"type": "chat", "sender_chat": place}
        return {
            "forward_origin": kind | {"date": note.date},
            "forward_from_chat": place,
            "forward_date": note.date,
        }
    author = wire.user(call.world, note.from_id or note.author_id, call.bot)
    origin = {"type": "user", "sender_user": author, "date": note.date}
    return {"forward_origin": origin, "forward_from": author, "forward_date": note.date}
