"""Forum topics as a bot makes, changes and removes them; the General topic has methods of its own."""

from typing import Any

from bot.emulator.errors import bad_request, unsourced
from bot.emulator.methods import Call, method
from bot.emulator.methods.access import chat_of, i_may, require_right
from bot.emulator.world import posting, wire
from bot.emulator.world.chats import Chat
from bot.emulator.world.topics import GENERAL, Topic

Json = dict[str, Any]

MOST_NAME = 128
COLORS = (7322096, 16766590, 13338331, 9367192, 16749490, 16478047)


@method("createForumTopic")
async def create_forum_topic(call: Call) -> Json:
    """ForumTopic; its id is that of the service message."""
    chat = _forum(call)
    if not i_may(call, chat, "can_manage_topics"):
        raise bad_request("not enough rights to create a topic")
    name = _name(call)
    color = call.params.integer("icon_color", COLORS[0])
    if color not in COLORS:
        raise bad_request("invalid icon color specified")
    topic = Topic(
        chat.last_message_id + 1,
        name,
        color,
        call.params.text("icon_custom_emoji_id"),
        creator_id=call.bot_id,
    )
    chat.topics[topic.id] = topic
    content = {"forum_topic_created": _wire(topic)}
    posting.service(call.world, chat, call.bot_id, content, thread_id=topic.id, undeletable=True)
    return {"message_thread_id": topic.id, **_wire(topic)}


@method("editForumTopic")
async def edit_forum_topic(call: Call) -> bool:
    """True."""
    chat, topic = _managed(call, "edit")
    changes: Json = {}
    if call.params.has("name") and (name := _name(call)) != topic.name:
        changes["name"] = topic.name = name
    if "icon_custom_emoji_id" in call.params.values:
        icon = call.params.text("icon_custom_emoji_id")
        if icon != topic.icon_custom_emoji_id:
            changes["icon_custom_emoji_id"] = topic.icon_custom_emoji_id = icon
    return _tell(call, chat, topic, {"forum_topic_edited": changes} if changes else None)


@method("closeForumTopic")
async def close_forum_topic(call: Call) -> bool:
    """True."""
    return _set_closed(call, *_managed(call, "close"), closed=True)


@method("reopenForumTopic")
async def reopen_forum_topic(call: Call) -> bool:
    """True."""
    return _set_closed(call, *_managed(call, "reopen"), closed=False)


@method("deleteForumTopic")
async def delete_forum_topic(call: Call) -> bool:
    """True; the topic's messages vanish and nobody is told."""
    chat = _forum(call)
    topic = _topic(call, chat)
    require_right(call, chat, "can_delete_messages", "not enough rights to delete the topic")
    for note in [note for note in chat.messages.values() if note.thread_id == topic.id]:
        posting.vanish(call.world, chat, note)
    del chat.topics[topic.id]
    return True


@method("unpinAllForumTopicMessages")
async def unpin_all_forum_topic_messages(call: Call) -> bool:
    """True."""
    chat = _forum(call)
    return _unpin(call, chat, _topic(call, chat).id)


@method("editGeneralForumTopic")
async def edit_general_forum_topic(call: Call) -> bool:
    """True."""
    chat, topic = _general(call)
    name = _name(call)
    changes = {"name": name} if name != topic.name else {}
    topic.name = name
    return _tell(call, chat, topic, {"forum_topic_edited": changes} if changes else None)


@method("closeGeneralForumTopic")
async def close_general_forum_topic(call: Call) -> bool:
    """True."""
    return _set_closed(call, *_general(call), closed=True)


@method("reopenGeneralForumTopic")
async def reopen_general_forum_topic(call: Call) -> bool:
    """True; a hidden one is shown again."""
    chat, topic = _general(call)
    topic.hidden = False
    return _set_closed(call, chat, topic, closed=False)


@method("hideGeneralForumTopic")
async def hide_general_forum_topic(call: Call) -> bool:
    """True; what is hidden is closed too."""
    chat, topic = _general(call)
    content: Json | None = None if topic.hidden else {"general_forum_topic_hidden": {}}
    topic.hidden = topic.closed = True
    return _tell(call, chat, topic, content)


@method("unhideGeneralForumTopic")
async def unhide_general_forum_topic(call: Call) -> bool:
    """True."""
    chat, topic = _general(call)
    content: Json | None = {"general_forum_topic_unhidden": {}} if topic.hidden else None
    topic.hidden = False
    return _tell(call, chat, topic, content)


@method("unpinAllGeneralForumTopicMessages")
async def unpin_all_general_forum_topic_messages(call: Call) -> bool:
    """True."""
    return _unpin(call, _forum(call), None)


@method("getForumTopicIconStickers")
async def get_forum_topic_icon_stickers(_call: Call) -> list[Json]:
    """No stickers: icons are known by their color here."""
    return []


def _forum(call: Call) -> Chat:
    chat = chat_of(call)
    if not chat.is_forum:
        raise bad_request("the chat is not a forum")
    return chat


def _topic(call: Call, chat: Chat) -> Topic:
    topic = chat.topics.get(call.params.integer("message_thread_id"))
    if topic is None or topic.id == GENERAL:
        raise unsourced("topic invalid")
    return topic


def _managed(call: Call, verb: str) -> tuple[Chat, Topic]:
    chat = _forum(call)
    topic = _topic(call, chat)
    if topic.creator_id != call.bot_id:
        require_right(call, chat, "can_manage_topics", f"not enough rights to {verb} the topic")
    return chat, topic


def _general(call: Call) -> tuple[Chat, Topic]:
    chat = _forum(call)
    require_right(call, chat, "can_manage_topics", "not enough rights to edit the topic")
    return chat, chat.topics.setdefault(GENERAL, Topic(GENERAL, "General"))


def _name(call: Call) -> str:
    name = call.params.text("name").strip()[:MOST_NAME]
    if not name:
        raise bad_request("title must be non-empty")
    return name


def _wire(topic: Topic) -> Json:
    return {"name": topic.name, "icon_color": topic.icon_color} | wire.present(
        icon_custom_emoji_id=topic.icon_custom_emoji_id
    )


def _set_closed(call: Call, chat: Chat, topic: Topic, *, closed: bool) -> bool:
    content: Json = {"forum_topic_closed" if closed else "forum_topic_reopened": {}}
    changed = topic.closed != closed
    topic.closed = closed
    return _tell(call, chat, topic, content if changed else None)


def _tell(call: Call, chat: Chat, topic: Topic, content: Json | None) -> bool:
    """A service message in the topic; General's carry no thread."""
    if content is None:
        raise unsourced("topic not modified")
    thread_id = None if topic.id == GENERAL else topic.id
    posting.service(call.world, chat, call.bot_id, content, thread_id=thread_id)
    return True


def _unpin(call: Call, chat: Chat, thread_id: int | None) -> bool:
    if not i_may(call, chat, "can_pin_messages"):
        raise bad_request("not enough rights to manage pinned messages in the chat")
    chat.pinned = [one for one in chat.pinned if chat.messages[one].thread_id != thread_id]
    return True
