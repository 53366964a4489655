"""Everything in a message that can carry words or links, from Telegram's JSON. Lenient: what is strange is absent."""

from collections.abc import Iterator
from typing import Any

from bot.core.facts import Carrier, Content, Origin
from bot.telegram.inside import media_carriers, spoken
from bot.telegram.values import Json, items, mapping, number, some_words, words

MEDIA = (
    "photo", "video", "animation", "document", "sticker", "voice", "audio", "video_note", "poll", "contact",
    "location", "venue", "dice", "story", "game", "invoice", "checklist", "giveaway", "giveaway_winners", "paid_media",
    "live_photo", "rich_message",
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


POLL_FIELDS = (
    "type",
    "is_anonymous",
    "allows_multiple_answers",
    "correct_option_id",
    "explanation",
    "open_period",
)
PLAIN = frozenset({"message_id", "from", "chat", "date", "text", "message_thread_id", "is_topic_message",
                   "reply_to_message", "sender_tag", "edit_date"})  # fmt: skip


def all_carriers(message: Json) -> Iterator[Carrier]:
    """One carrier a place; empty ones included."""
    yield spoken("text", words(message.get("text")), message.get("entities"))
    yield spoken("caption", words(message.get("caption")), message.get("caption_entities"))
    external = external_of(message)
    quote = mapping(message.get("quote")) if external or "external_reply" not in message else {}
    yield spoken("quote", words(quote.get("text")), quote.get("entities"))
    yield origin_carrier("external_reply", mapping(external.get("origin")))
    if external:
        yield from media_carriers(external)
    yield origin_carrier("forward", mapping(message.get("forward_origin")))
    for row in items(mapping(message.get("reply_markup")).get("inline_keyboard")):
        yield from (button_carrier(mapping(button)) for button in items(row))
    yield from media_carriers(message)
    via = mapping(message.get("via_bot"))
    yield Carrier("via_bot", "", (f"@{via['username']}",) if words(via.get("username")) else ())


def external_of(message: Json) -> Json:
    """What is answered in another chat; what is answered in another topic of this one is nobody's import (S64, S79)."""
    external = mapping(message.get("external_reply"))
    here = number(mapping(message.get("chat")).get("id"))
    return {} if here and number(mapping(external.get("chat")).get("id")) == here else external


def button_carrier(button: Json) -> Carrier:
    """A button's words, what it copies or searches, and where it leads."""
    texts = [words(button.get("text")), words(mapping(button.get("copy_text")).get("text"))]
    texts += [words(button.get(name)) for name in ("switch_inline_query", "switch_inline_query_current_chat")]
    urls = [words(button.get("url"))]
    urls += [words(mapping(button.get(name)).get("url")) for name in ("web_app", "login_url")]
    return Carrier("button", " ".join(filter(None, texts)), tuple(filter(None, urls)))


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
        preview = mapping(message.get("link_preview_options")) or None
        return Content(
            "text", words(message.get("text")), spans(message.get("entities")), None, rows, preview=preview
        )
    if kind == "poll":
        return poll_content(mapping(message.get("poll")), rows)
    media = message.get(kind)
    last = media[-1] if isinstance(media, list) and media else media
    file_id = mapping(last).get("file_id")
    if not isinstance(file_id, str):
        return None
    return Content(
        kind, words(message.get("caption")), spans(message.get("caption_entities")), file_id, rows,
        spoiler=message.get("has_media_spoiler") is True, above=message.get("show_caption_above_media") is True,
    )  # fmt: skip


def poll_content(poll: Json, rows: tuple[tuple[tuple[str, str], ...], ...]) -> Content:
    """A poll's question and what it needs to be asked again: options, switches, a quiz's answer where it is told."""
    options = [words(mapping(option).get("text")) for option in items(poll.get("options"))]
    kept = {name: poll[name] for name in POLL_FIELDS if poll.get(name) is not None}
    right = items(poll.get("correct_option_ids"))
    if right:
        kept |= {"correct_option_id": right[0]} if len(right) == 1 else {"correct_option_ids": right}
    spoken = words(poll.get("question"))
    return Content(
        "poll", spoken, spans(poll.get("question_entities")), None, rows, kept | {"options": options}
    )


def spans(entities: Any) -> tuple[dict[str, Any], ...]:
    """Telegram's entities, as they are."""
    return tuple(entity for entity in items(entities) if isinstance(entity, dict))
