"""Everything in a message that can carry words or links, from Telegram's JSON. Lenient: what is strange is absent."""

from collections.abc import Iterator
from typing import Any

from bot.core.facts import Carrier, Content, Origin
from bot.telegram.values import Json, items, mapping, number, some_words, words

MEDIA = (
    "photo", "video", "animation", "document", "sticker", "voice", "audio", "video_note", "poll", "contact",
    "location", "venue", "dice", "story", "game", "invoice", "checklist", "giveaway", "paid_media",
)  # fmt: skip
SERVICE = frozenset(
    {
        "new_chat_members", "left_chat_member", "new_chat_title", "new_chat_photo", "delete_chat_photo",
        "group_chat_created", "supergroup_chat_created", "pinned_message", "migrate_to_chat_id",
        "migrate_from_chat_id", "message_auto_delete_timer_changed", "forum_topic_created", "forum_topic_edited",
        "forum_topic_closed", "forum_topic_reopened", "general_forum_topic_hidden", "general_forum_topic_unhidden",
        "video_chat_scheduled", "video_chat_started", "video_chat_ended", "video_chat_participants_invited",
        "boost_added", "chat_background_set", "successful_payment", "refunded_payment", "users_shared",
        "chat_shared", "write_access_allowed", "proximity_alert_triggered", "poll_option_added",
        "poll_option_deleted", "chat_owner_changed", "chat_owner_left", "direct_message_price_changed",
        "paid_message_price_changed", "giveaway_created", "giveaway_completed", "community_chat_added",
        "community_chat_removed", "community_chat_joined", "checklist_tasks_done", "checklist_tasks_added",
    }
)  # fmt: skip


def cut(text: str, offset: int, length: int) -> str:
    """Part of a text by Telegram's offsets, which count UTF-16 units."""
    if text.isascii():
        return text[offset : offset + length]
    raw = text.encode("utf-16-le", "surrogatepass")
    return raw[offset * 2 : (offset + length) * 2].decode("utf-16-le", "replace")


def entity_links(text: str, entities: Any) -> tuple[str, ...]:
    """What the entities of a text lead to: URLs, hidden URLs, @names."""
    found: list[str] = []
    for entity in items(entities):
        kind = mapping(entity).get("type")
        if kind == "text_link":
            found.append(words(entity.get("url")))
        elif kind in ("url", "mention"):
            offset, length = entity.get("offset"), entity.get("length")
            if isinstance(offset, int) and isinstance(length, int):
                found.append(cut(text, offset, length))
    return tuple(link for link in found if link)


def kind_of(message: Json) -> str:
    """The kind of content: text, photo, ..., service; `other` for what is newer than this list."""
    if "text" in message:
        return "text"
    for kind in MEDIA:
        if kind in message:
            return "animation" if kind == "document" and "animation" in message else kind
    return "service" if not SERVICE.isdisjoint(message) else "other"


def carriers_of(message: Json) -> tuple[Carrier, ...]:
    """Every carrier, the visible text first."""
    text = message.get("text")
    if isinstance(text, str) and "entities" not in message and PLAIN.issuperset(message):
        return (Carrier("text", text),)
    return tuple(carrier for carrier in all_carriers(message) if carrier.text or carrier.links)


PLAIN = frozenset({"message_id", "from", "chat", "date", "text", "message_thread_id", "is_topic_message",
                   "reply_to_message", "sender_tag", "edit_date"})  # fmt: skip


def all_carriers(message: Json) -> Iterator[Carrier]:
    """One carrier a place; empty ones included."""
    yield spoken("text", words(message.get("text")), message.get("entities"))
    yield spoken("caption", words(message.get("caption")), message.get("caption_entities"))
    quote = mapping(message.get("quote"))
    yield spoken("quote", words(quote.get("text")), quote.get("entities"))
    external = mapping(message.get("external_reply"))
    yield origin_carrier("external_reply", mapping(external.get("origin")))
    yield origin_carrier("forward", mapping(message.get("forward_origin")))
    for row in items(mapping(message.get("reply_markup")).get("inline_keyboard")):
        for button in items(row):
            url = words(mapping(button).get("url")) or words(
                mapping(mapping(button).get("web_app")).get("url")
            )
            yield Carrier("button", words(mapping(button).get("text")), (url,) if url else ())
    yield from media_carriers(message)
    via = mapping(message.get("via_bot"))
    yield Carrier("via_bot", "", (f"@{via['username']}",) if words(via.get("username")) else ())
    preview = words(mapping(message.get("link_preview_options")).get("url"))
    yield Carrier("preview", "", (preview,) if preview else ())


def media_carriers(message: Json) -> Iterator[Carrier]:
    """Words inside polls, contacts, places, invoices, checklists, games."""
    poll = mapping(message.get("poll"))
    yield spoken("poll", words(poll.get("question")), poll.get("question_entities"))
    for option in items(poll.get("options")):
        yield spoken("poll", words(mapping(option).get("text")), mapping(option).get("text_entities"))
    yield spoken("poll", words(poll.get("explanation")), poll.get("explanation_entities"))
    added = mapping(message.get("poll_option_added"))
    yield Carrier("poll", words(added.get("option_text")))
    contact = mapping(message.get("contact"))
    name = " ".join(filter(None, (words(contact.get("first_name")), words(contact.get("last_name")))))
    yield Carrier("contact", " ".join(filter(None, (name, words(contact.get("phone_number"))))))
    venue = mapping(message.get("venue"))
    yield Carrier("venue", " ".join(filter(None, (words(venue.get("title")), words(venue.get("address"))))))
    invoice = mapping(message.get("invoice"))
    yield Carrier(
        "invoice", " ".join(filter(None, (words(invoice.get("title")), words(invoice.get("description")))))
    )
    game = mapping(message.get("game"))
    yield Carrier("game", " ".join(filter(None, (words(game.get("title")), words(game.get("description"))))))
    checklist = mapping(message.get("checklist"))
    yield Carrier("checklist", words(checklist.get("title")))
    for task in items(checklist.get("tasks")):
        yield spoken("checklist", words(mapping(task).get("text")), mapping(task).get("text_entities"))
    story = mapping(mapping(message.get("story")).get("chat"))
    yield Carrier(
        "story", words(story.get("title")), (f"@{story['username']}",) if words(story.get("username")) else ()
    )


def spoken(kind: str, text: str, entities: Any) -> Carrier:
    """Words with what their entities lead to."""
    return Carrier(kind, text, entity_links(text, entities) if entities else ())


def origin_carrier(kind: str, origin: Json) -> Carrier:
    """The name of where a message comes from, and its @name."""
    source = origin_of(origin)
    if source is None:
        return Carrier(kind)
    return Carrier(kind, source.title, (f"@{source.username}",) if source.username else ())


def origin_of(origin: Json) -> Origin | None:
    """Telegram's MessageOrigin."""
    if not origin:
        return None
    chat = mapping(origin.get("chat") or origin.get("sender_chat"))
    user = mapping(origin.get("sender_user"))
    kind = words(origin.get("type"))
    if chat:
        return Origin(
            kind, number(chat.get("id")) or None, some_words(chat.get("username")), words(chat.get("title"))
        )
    name = words(user.get("first_name")) or words(origin.get("sender_user_name"))
    return Origin(kind, number(user.get("id")) or None, some_words(user.get("username")), name)


def content_of(message: Json, kind: str) -> Content | None:
    """What can be sent again by its file id; None for what cannot."""
    rows = tuple(
        tuple(
            (words(button.get("text")), words(button.get("url")))
            for button in map(mapping, items(row))
            if button.get("url")
        )
        for row in items(mapping(message.get("reply_markup")).get("inline_keyboard"))
    )
    if kind == "text":
        return Content("text", words(message.get("text")), spans(message.get("entities")), None, rows)
    media = message.get(kind)
    last = media[-1] if isinstance(media, list) and media else media
    file_id = mapping(last).get("file_id")
    if not isinstance(file_id, str):
        return None
    return Content(kind, words(message.get("caption")), spans(message.get("caption_entities")), file_id, rows)


def spans(entities: Any) -> tuple[dict[str, Any], ...]:
    """Telegram's entities, as they are."""
    return tuple(entity for entity in items(entities) if isinstance(entity, dict))
