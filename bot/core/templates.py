"""What admins write for members: stored content cut, given buttons, filled with variables. Never str.format."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.core.decisions import Button, Rows
from bot.core.facts import Content, Message
from bot.core.texts import Html, escape

SENDABLE = frozenset(
    {"text", "photo", "video", "animation", "document", "sticker", "voice", "audio", "video_note"}
)
LONGEST = 3_500  # UTF-16 units: room for a header and for what variables add, below Telegram's 4,096
LONGEST_CAPTION = 800  # as above, below 1,024
VALUE_ROOM = 32  # units counted for each variable
VARIABLE = re.compile(r"\{([a-zA-Z_]{1,20})\}")
BUTTON = re.compile(r"\[([^\[\]\n]{1,64})\]\(\s*buttonurl:(?://)?([^\s()]+?)(:same)?\s*\)")
ADDRESS = re.compile(r"(?:https?|tg)://[^\s<>\"]+|(?:[\w-]+\.)+[^\W\d_]{2,}(?::\d+)?(?:[/?#][^\s<>\"]*)?")
TAGS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "spoiler": "tg-spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}


class Unfit(Exception):
    """Content that cannot be kept; its text says why: nothing, kind, long, link."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in UTF-16 units, and the tags around it."""

    start: int
    end: int
    before: str
    after: str


# --- taking content from a message --------------------------------------------------------------------------------


def after_command(text: str) -> int:
    """Where the words behind `/command` begin (an index into the text)."""
    found = re.match(r"\S+\s*", text)
    return found.end() if found else 0


def content_of(message: Message, start: int) -> Content:
    """What an admin gives: the message from `start` on, with its media; else the message replied to. Unfit if neither.

    `[text](buttonurl://url)` becomes a link button, in the row before with `:same`."""
    own = message.content or Content("text", message.text)
    given = without(own, [(0, start)])
    if not given.text.strip() and given.kind == "text":
        if message.reply_to is None:
            raise Unfit("nothing")
        if message.reply_to.content is None:
            raise Unfit("kind")
        given = message.reply_to.content
    return fit(with_buttons(given))


def fit(content: Content) -> Content:
    """The content if it can be sent with its variables filled; Unfit says why not."""
    if content.kind not in SENDABLE:
        raise Unfit("kind")
    if content.kind == "text" and not content.text.strip():
        raise Unfit("nothing")
    room = units(content.text) + VALUE_ROOM * len(VARIABLE.findall(content.text))
    if room > (LONGEST if content.kind == "text" else LONGEST_CAPTION):
        raise Unfit("long")
    return content


def with_buttons(content: Content) -> Content:
    """Button marks leave the text and become rows of link buttons."""
    found = list(BUTTON.finditer(content.text))
    rows = [list(row) for row in content.buttons]
    for mark in found:
        button = (mark[1].strip(), address(mark[2]))
        if mark[3] and rows:
            rows[-1].append(button)
        else:
            rows.append([button])
    lean = without(content, [mark.span() for mark in found]) if found else content
    return replace(lean, buttons=tuple(tuple(row) for row in rows))


def address(written: str) -> str:
    """A link as a button can carry it; Unfit when it is none."""
    if ADDRESS.fullmatch(written) is None or written.lower().startswith("tg://user"):
        raise Unfit("link")
    return written if "://" in written else f"https://{written}"


def without(content: Content, gaps: Sequence[tuple[int, int]]) -> Content:
    """The content less some stretches of its text (indices in order) and the space around it; entities move along."""
    text, pieces, at = content.text, [], 0
    for start, end in gaps:
        pieces.append(text[at:start])
        at = end
    kept = "".join([*pieces, text[at:]])
    lead = len(kept) - len(kept.lstrip())
    taken = [(units(text[:start]), units(text[:end])) for start, end in gaps]
    entities = [moved(entity, taken, units(kept[:lead]), units(kept.rstrip())) for entity in content.entities]
    return replace(content, text=kept.strip(), entities=tuple(entity for entity in entities if entity))


def moved(
    entity: dict[str, Any], gaps: Sequence[tuple[int, int]], lead: int, length: int
) -> dict[str, Any] | None:
    """An entity of the text without the gaps, then without `lead` units and all beyond `length`; None if empty."""

    def place(at: int) -> int:
        gone = sum(max(0, min(at, end) - start) for start, end in gaps)
        return max(0, min(at - gone, length) - lead)

    span = extent(entity)
    if span is None or place(span[0]) >= place(span[1]):
        return None
    return {**entity, "offset": place(span[0]), "length": place(span[1]) - place(span[0])}


def extent(entity: Mapping[str, Any]) -> tuple[int, int] | None:
    """Start and end of Telegram's entity, None when it is strange."""
    offset, length = entity.get("offset"), entity.get("length")
    if not isinstance(offset, int) or not isinstance(length, int) or offset < 0 or length <= 0:
        return None
    return offset, offset + length


def units(text: str) -> int:
    """Length as Telegram counts it: UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


# --- filling it ----------------------------------------------------------------------------------------------------


def fill(content: Content, values: Mapping[str, str]) -> Html:
    """The content's text as HTML. Known `{variables}` are replaced in a single pass, values stay as they are (S43)."""
    raw = content.text.encode("utf-16-le", "surrogatepass")
    spans = sorted(filter(None, map(tagged, content.entities)), key=lambda span: (span.start, -span.end))
    return Html(inside(raw, spans, 0, len(raw) // 2, values))


def inside(raw: bytes, spans: list[Span], start: int, end: int, values: Mapping[str, str]) -> str:
    """One stretch with the spans that begin in it; they are taken from the list, and cut where they would cross."""
    parts, at = [], start
    while spans and spans[0].start < end:
        span = spans.pop(0)
        high = min(span.end, end)
        parts.append(words(raw, at, span.start, values))
        parts += [span.before, inside(raw, spans, span.start, high, values), span.after]
        at = high
    return "".join([*parts, words(raw, at, end, values)])


def words(raw: bytes, start: int, end: int, values: Mapping[str, str]) -> str:
    """Escaped text with its variables filled."""

    def value(found: re.Match[str]) -> str:
        known = values.get(found[1].lower())
        if known is None:
            return found[0]
        return known if isinstance(known, Html) else escape(known)

    return VARIABLE.sub(value, escape(raw[start * 2 : end * 2].decode("utf-16-le", "replace")))


def tagged(entity: Mapping[str, Any]) -> Span | None:
    """Telegram's entity as tags; None for what Telegram finds by itself, and for mentions that would ping (S44)."""
    span, kind = extent(entity), entity.get("type")
    if span is None:
        return None
    if kind == "expandable_blockquote":
        return Span(*span, "<blockquote expandable>", "</blockquote>")
    if kind == "text_link" and not str(entity.get("url")).lower().startswith("tg://user"):
        return Span(*span, f'<a href="{escape(str(entity.get("url")))}">', "</a>")
    if kind == "custom_emoji":
        emoji = escape(str(entity.get("custom_emoji_id")))
        return Span(*span, f'<tg-emoji emoji-id="{emoji}">', "</tg-emoji>")
    tag = TAGS.get(str(kind))
    return Span(*span, f"<{tag}>", f"</{tag}>") if tag else None


def media_of(content: Content) -> Content | None:
    """The file alone, its words being said as HTML; None for text."""
    return None if content.kind == "text" else Content(content.kind, file_id=content.file_id)


def link_rows(content: Content) -> Rows:
    """The content's own link buttons."""
    return tuple(tuple(Button(text, url=url) for text, url in row) for row in content.buttons)
