"""What people see of a chat, as JSON for the control interface; bots see it otherwise (world/wire.py)."""

from typing import Any

from bot.emulator import blocks
from bot.emulator.clock import iso
from bot.emulator.world import members, wire
from bot.emulator.world.chats import Chat, Member
from bot.emulator.world.messages import Message
from bot.emulator.world.people import GROUP_ANONYMOUS_BOT, SERVICE_ACCOUNT
from bot.emulator.world.state import World

Json = dict[str, Any]

TEXTS = (
    "text", "caption", "entities", "caption_entities", "show_caption_above_media", "link_preview_options",
)  # fmt: skip


def name_of(world: World, account_id: int) -> str:
    """The name people read."""
    shown = wire.user(world, account_id)
    return f"{shown['first_name']} {shown.get('last_name', '')}".strip()


def chat_view(world: World, chat: Chat, viewer: int | None = None, limit: int = 0) -> Json:
    """The chat as one person sees it, or everything; with a limit only so many of the newest messages."""
    view: Json = {"id": chat.id, "type": chat.type, "title": chat.title, "description": chat.description}
    view["members"] = [member_view(world, chat, user_id) for user_id in list(chat.members)]
    view["messages"] = messages_view(world, chat, viewer, limit)
    view["pinned"] = list(chat.pinned)
    view["permissions"] = dict(chat.permissions)
    view["requests"] = sorted(chat.requests)
    view["topics"] = [{"id": one.id, "name": one.name, "closed": one.closed} for one in chat.topics.values()]
    view["migrated_to"] = chat.migrated_to or None
    return view


def member_view(world: World, chat: Chat, user_id: int) -> Json:
    """One member of the list."""
    standing = members.find(world, chat, user_id)
    return {
        "id": user_id,
        "name": name_of(world, user_id),
        "status": standing.status,
        "is_member": standing.inside,
        "is_bot": user_id in world.state.bots,
        "tag": standing.tag,
        "permissions": permissions_of(chat, standing),
        "until_date": standing.until,
        "custom_title": standing.custom_title,
        "rights": [name for name, on in standing.rights.items() if on],
        "anonymous": standing.anonymous,
    }


def permissions_of(chat: Chat, standing: Member) -> dict[str, bool]:
    """What the member may do, before administrators' rights."""
    return dict(standing.permissions if standing.status == "restricted" else chat.permissions)


def messages_view(world: World, chat: Chat, viewer: int | None = None, limit: int = 0) -> list[Json]:
    """The messages, oldest first, ephemeral ones at the end of their moment."""
    if viewer is not None and chat.type != "private" and not sees_chat(world, chat, viewer):
        return []
    notes = [*chat.messages.values()]
    notes += [note for note in chat.ephemerals.values() if _sees_ephemeral(note, viewer)]
    if chat.ephemerals:
        notes.sort(key=lambda note: note.date)
    return [message_view(world, chat, note) for note in notes[-limit:]]


def sees_chat(world: World, chat: Chat, viewer: int) -> bool:
    """Members see a chat; a public one is seen by all who are not banned."""
    standing = members.find(world, chat, viewer)
    return standing.inside or (bool(chat.username) and standing.status != "kicked")


def _sees_ephemeral(note: Message, viewer: int | None) -> bool:
    return viewer is None or viewer in (note.receiver_id, note.author_id)


def message_view(world: World, chat: Chat, note: Message) -> Json:
    """One message; ephemeral ones have negative ids, since they take none of the chat's."""
    view: Json = {
        "id": note.id if note.ephemeral_id is None else -note.ephemeral_id,
        "from": _sender(world, chat, note),
        "date": iso(note.date),
        "text": note.content.get("text")
        or blocks.plain(note.content.get("rich_message", {}).get("blocks", [])),
        "caption": note.content.get("caption", ""),
        "media": {} if note.service else {k: v for k, v in note.content.items() if k not in TEXTS},
        "buttons": buttons_view(note),
        "edited": note.edit_date is not None,
        "reply_to": note.reply_to,
        "ephemeral": note.ephemeral,
        "entities": note.content.get("entities") or note.content.get("caption_entities") or [],
    }
    return view | wire.present(
        service=note.content if note.service else None,
        above=note.content.get("show_caption_above_media"),
        preview=note.content.get("link_preview_options"),
        thread=note.thread_id,
        receiver=note.receiver_id,
        media_group=note.media_group_id,
        protected=note.protected,
        forwarded=note.origin.get("forward_origin"),
        reactions=[mark for marks in note.reactions.values() for mark in marks],
        keyboard=note.markup if note.markup and "inline_keyboard" not in note.markup else None,
    )


def _sender(world: World, chat: Chat, note: Message) -> Json:
    if note.sender_chat_id is not None and note.from_id in (None, GROUP_ANONYMOUS_BOT, SERVICE_ACCOUNT):
        return {"id": note.sender_chat_id, "name": world.state.chats[note.sender_chat_id].title}
    if note.sender_chat_id is not None:
        return {"id": note.sender_chat_id, "name": world.state.chats[note.sender_chat_id].title}
    sender = note.from_id if note.from_id is not None else note.author_id
    return {"id": sender, "name": name_of(world, sender), "is_bot": sender in world.state.bots}


def button_rows(note: Message) -> list[list[Json]]:
    """Rows of buttons as the bot sent them: those inside a rich message, then those below."""
    inside = blocks.buttons_of(note.content.get("rich_message", {}).get("blocks", []))
    below: list[list[Json]] = (note.markup or {}).get("inline_keyboard", [])
    return [*inside, *below]


def buttons_view(note: Message) -> list[list[Json]]:
    """Rows of {text, data or url}."""
    rows = button_rows(note)
    return [[_button(button) for button in row] for row in rows]


def _button(button: Json) -> Json:
    shown = {"text": button["text"]}
    if "callback_data" in button:
        shown["data"] = button["callback_data"]
    if "url" in button:
        shown["url"] = button["url"]
    return shown | {name: button[name] for name in ("style",) if name in button}
