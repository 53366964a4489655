"""Words and links inside what a message carries: polls, cards, gifts, rich text. Lenient: what is strange is absent."""

from collections.abc import Iterator
from typing import Any

from bot.core.facts import Carrier
from bot.telegram.values import Json, items, mapping, words

DEEPEST = 20  # rich text is nested no deeper
# Where words stand in the parts of a rich message, in the order in which they are read.
RICH = (
    "summary",
    "label",
    "text",
    "button",
    "expression",
    "items",
    "cells",
    "blocks",
    "buttons",
    "caption",
    "credit",
)
LINES = frozenset({"items", "cells", "blocks", "buttons"})  # each of these stands on a line of its own


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


def spoken(kind: str, text: str, entities: Any) -> Carrier:
    """Words with what their entities lead to."""
    return Carrier(kind, text, entity_links(text, entities) if entities else ())


def joined(*parts: Any) -> str:
    """What there is of these words."""
    return " ".join(filter(None, map(words, parts)))


def media_carriers(message: Json) -> Iterator[Carrier]:
    """Words inside everything that is no plain text."""
    yield from poll_carriers(message)
    yield from card_carriers(message)
    checklist = mapping(message.get("checklist"))
    yield Carrier("checklist", words(checklist.get("title")))
    tasks = [
        *items(checklist.get("tasks")),
        *items(mapping(message.get("checklist_tasks_added")).get("tasks")),
    ]
    for task in map(mapping, tasks):
        yield spoken("checklist", words(task.get("text")), task.get("text_entities"))
    for name in ("gift", "unique_gift"):
        gift = mapping(message.get(name))
        yield spoken("gift", words(gift.get("text")), gift.get("entities"))
    yield from story_carriers(message)
    if rich := message.get("rich_message"):
        yield Carrier("rich", rich_text(rich), tuple(rich_links(rich)))
    preview = words(mapping(message.get("link_preview_options")).get("url"))
    yield Carrier("preview", "", (preview,) if preview else ())


def poll_carriers(message: Json) -> Iterator[Carrier]:
    """A poll's question, options, explanation and description, and an option that was added later."""
    poll, added = mapping(message.get("poll")), mapping(message.get("poll_option_added"))
    for name in ("question", "explanation", "description"):
        yield spoken("poll", words(poll.get(name)), poll.get(f"{name}_entities"))
    for option in map(mapping, items(poll.get("options"))):
        yield spoken("poll", words(option.get("text")), option.get("text_entities"))
    yield spoken("poll", words(added.get("option_text")), added.get("option_text_entities"))
    media = [poll.get("media"), poll.get("explanation_media")]
    media += [mapping(option).get("media") for option in items(poll.get("options"))]
    for each in map(mapping, media):
        yield Carrier("poll", "", tuple(rich_links(each)))
        yield from card_carriers(each)


def card_carriers(message: Json) -> Iterator[Carrier]:
    """Contacts, places, bills, games, names of files."""
    contact, venue = mapping(message.get("contact")), mapping(message.get("venue"))
    fields = (contact.get(name) for name in ("first_name", "last_name", "phone_number", "vcard"))
    yield Carrier("contact", joined(*fields))
    yield Carrier("venue", joined(venue.get("title"), venue.get("address")))
    for name in ("invoice", "game"):
        data = mapping(message.get(name))
        yield spoken(name, joined(data.get("title"), data.get("description")), None)
    game = mapping(message.get("game"))
    yield spoken("game", words(game.get("text")), game.get("text_entities"))
    for name in ("document", "audio", "video", "animation"):
        data = mapping(message.get(name))
        yield Carrier("file", joined(data.get("performer"), data.get("title"), data.get("file_name")))


def story_carriers(message: Json) -> Iterator[Carrier]:
    """Whose story it is, or whose giveaway, and what is promised."""
    for name in ("story", "reply_to_story"):
        yield named("story", mapping(mapping(message.get(name)).get("chat")))
    for name in ("giveaway", "giveaway_winners"):
        data = mapping(message.get(name))
        yield Carrier("giveaway", words(data.get("prize_description")))
        for chat in map(mapping, [*items(data.get("chats")), data.get("chat")]):
            yield named("giveaway", chat)


def named(kind: str, chat: Json) -> Carrier:
    """A chat's title and @name."""
    name = words(chat.get("username"))
    return Carrier(kind, words(chat.get("title")), (f"@{name}",) if name else ())


def rich_text(value: Any, between: str = "", depth: int = DEEPEST) -> str:
    """The words of a rich message, its blocks on lines of their own."""
    if isinstance(value, str) or not depth:
        return words(value)
    if isinstance(value, list):
        return between.join(rich_text(item, between, depth - 1) for item in value)
    parts = ((name, mapping(value).get(name)) for name in RICH)
    return "\n".join(
        text
        for name, part in parts
        if part and (text := rich_text(part, "\n" if name in LINES else "", depth - 1))
    )


def rich_links(value: Any, depth: int = DEEPEST) -> Iterator[str]:
    """Where the parts of a rich message lead."""
    if depth and isinstance(value, list):
        for item in value:
            yield from rich_links(item, depth - 1)
    elif depth and isinstance(value, dict):
        if url := words(value.get("url")):
            yield url
        for name, item in value.items():
            if name != "url" and isinstance(item, dict | list):
                yield from rich_links(item, depth - 1)
