"""Words and links inside what a message carries: polls, cards, gifts, rich text. Lenient: what is strange is absent."""

from collections.abc import Callable, Iterator
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


def media_carriers(message: Json) -> Iterator[Carrier]:
    """Words inside everything that is no plain text."""
    for name, read in PARTS.items():
        if name in message:
            yield from read(message[name])


def poll(value: Any) -> Iterator[Carrier]:
    """A poll's question, options, explanation and description, and what is shown with them."""
    data = mapping(value)
    for name in ("question", "explanation", "description"):
        yield spoken("poll", words(data.get(name)), data.get(f"{name}_entities"))
    media = [data.get("media"), data.get("explanation_media")]
    for option in map(mapping, items(data.get("options"))):
        yield spoken("poll", words(option.get("text")), option.get("text_entities"))
        media.append(option.get("media"))
    for each in map(mapping, media):
        yield Carrier("poll", "", tuple(rich_links(each)))
        for name, read in CARDS.items():
            yield from read(each.get(name))


def poll_option(value: Any) -> Iterator[Carrier]:
    """An option that was added to a poll later."""
    added = mapping(value)
    yield spoken("poll", words(added.get("option_text")), added.get("option_text_entities"))


def contact(value: Any) -> Iterator[Carrier]:
    """A card with a name and a number."""
    yield Carrier(
        "contact", joined(*map(mapping(value).get, ("first_name", "last_name", "phone_number", "vcard")))
    )


def venue(value: Any) -> Iterator[Carrier]:
    """A place."""
    yield Carrier("venue", joined(*map(mapping(value).get, ("title", "address"))))


def invoice(value: Any) -> Iterator[Carrier]:
    """A bill."""
    yield Carrier("invoice", joined(*map(mapping(value).get, ("title", "description"))))


def game(value: Any) -> Iterator[Carrier]:
    """A game, and what its bot says in it."""
    data = mapping(value)
    yield Carrier("game", joined(data.get("title"), data.get("description")))
    yield spoken("game", words(data.get("text")), data.get("text_entities"))


def file(value: Any) -> Iterator[Carrier]:
    """The names of a file."""
    yield Carrier("file", joined(*map(mapping(value).get, ("performer", "title", "file_name"))))


def checklist(value: Any) -> Iterator[Carrier]:
    """A list of tasks, or tasks that were added to one."""
    data = mapping(value)
    yield Carrier("checklist", words(data.get("title")))
    for task in map(mapping, items(data.get("tasks"))):
        yield spoken("checklist", words(task.get("text")), task.get("text_entities"))


def gift(value: Any) -> Iterator[Carrier]:
    """What is said with a gift."""
    data = mapping(value)
    yield spoken("gift", words(data.get("text")), data.get("entities"))


def story(value: Any) -> Iterator[Carrier]:
    """Whose story it is."""
    yield named("story", mapping(mapping(value).get("chat")))


def giveaway(value: Any) -> Iterator[Carrier]:
    """Whose giveaway it is, and what is promised."""
    data = mapping(value)
    yield Carrier("giveaway", words(data.get("prize_description")))
    for chat in map(mapping, [*items(data.get("chats")), data.get("chat")]):
        yield named("giveaway", chat)


def rich(value: Any) -> Iterator[Carrier]:
    """A rich message."""
    yield Carrier("rich", rich_text(value), tuple(rich_links(value)))


def preview(value: Any) -> Iterator[Carrier]:
    """Where the preview under a message leads."""
    url = words(mapping(value).get("url"))
    yield Carrier("preview", "", (url,) if url else ())


# How each field is read: contacts, places, bills, games, names of files; then what only a message has.
CARDS: dict[str, Callable[[Any], Iterator[Carrier]]] = {
    "contact": contact, "venue": venue, "invoice": invoice, "game": game,
    "document": file, "audio": file, "video": file, "animation": file,
}  # fmt: skip
PARTS = {"poll": poll, "poll_option_added": poll_option} | CARDS | {
    "checklist": checklist, "checklist_tasks_added": checklist, "gift": gift, "unique_gift": gift,
    "story": story, "reply_to_story": story, "giveaway": giveaway, "giveaway_winners": giveaway,
    "rich_message": rich, "link_preview_options": preview,
}  # fmt: skip
