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
COMPOSED = frozenset({"poll", "album"})  # sent as they are, words and all
ALBUM_KINDS = frozenset({"photo", "video", "document", "audio"})
WORDLESS = frozenset({"sticker", "video_note"}) | COMPOSED  # no words can stand with them
LONGEST = 3_500  # UTF-16 units: room for a header and for what variables add, below Telegram's 4,096
LONGEST_CAPTION = 800  # as above, below 1,024
AS_IT_IS, CAPTION_AS_IT_IS = 4_096, 1_024  # where nothing is added
VALUE_ROOM = 32  # units counted for each variable
VARIABLE = re.compile(r"\{([a-zA-Z_]{1,20})\}")
POPUP_LENGTH = 190  # characters, below Telegram's 200
BUTTON = re.compile(
    r"\[([^\[\]\n]{1,64})\]\(\s*(?:buttonurl:(?://)?([^\s()]+?)|(popup:[^()\n]+?))(:same)?\s*\)"
)
ROW = re.compile(r"^[ \t]*(?:\[[^\[\]\n]{1,64} - [^\[\]\n]+\][ \t]*)+$", re.MULTILINE)
IN_ROW = re.compile(r"\[([^\[\]\n]{1,64}?) - ([^\[\]\n]+)\]")
NAME = re.compile(r"[#＃]\w{1,64}")
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
    """Content that cannot be kept; its first word says why: nothing, kind, long, link, popup, quiz."""


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


def content_of(message: Message, start: int, *, full: bool = False) -> Content:
    """What an admin gives, to be filled with variables; Unfit says why it cannot be kept.

    `[text](buttonurl://url)` becomes a link button, in the row before with `:same`; so does a line of `[text - url]`.
    With `full` it may be a poll or an album, and a button may lead to a `#name`, or show `popup: words`."""
    given = given_in(message, start)
    return fit(with_buttons(given, acts=full), SENDABLE | COMPOSED if full else SENDABLE)


def given_in(message: Message, start: int) -> Content:
    """The message from `start` on, with its media; else the message replied to. Unfit if neither."""
    own = message.content or Content("text", message.text)
    given = without(own, [(0, start)])
    if not given.text.strip() and given.kind == "text":
        if message.reply_to is None or message.reply_to.is_service:
            raise Unfit("nothing")
        if message.reply_to.content is None:
            raise Unfit("kind")
        given = message.reply_to.content
    return given


def as_it_is(content: Content | None) -> Content:
    """What can be posted unchanged, of any kind, with its button marks as buttons; Unfit says why not: nothing, kind,
    long, link, quiz."""
    if content is None:
        raise Unfit("kind")
    return fit(with_buttons(content), SENDABLE | COMPOSED, filled=False)


def album_of(parts: Sequence[Content]) -> Content:
    """Several files as one; the buttons of the first that has any follow it. One alone stays what it is."""
    if len(parts) == 1:
        return parts[0]
    buttons = next((part.buttons for part in parts if part.buttons), ())
    return Content("album", parts[0].text, album=tuple(parts), buttons=buttons)


def fit(content: Content, kinds: frozenset[str] = SENDABLE, *, filled: bool = True) -> Content:
    """The content if it can be sent, with its variables `filled` or as it is; Unfit says why not."""
    if content.kind not in kinds or not all(part.kind in ALBUM_KINDS for part in content.album):
        raise Unfit("kind")
    poll = content.poll or {}
    unsolved = poll.get("correct_option_id") is None and not poll.get("correct_option_ids")
    if poll.get("type") == "quiz" and unsolved:
        raise Unfit("quiz")
    if content.kind == "text" and not content.text.strip():
        raise Unfit("nothing")
    filled = filled and content.kind not in COMPOSED
    if any(is_long(part, filled=filled) for part in (content, *content.album)):
        raise Unfit("long")
    return content


def is_long(content: Content, *, filled: bool) -> bool:
    """Are its words more than Telegram takes?"""
    is_text = content.kind == "text"
    if not filled:
        return units(content.text) > (AS_IT_IS if is_text else CAPTION_AS_IT_IS)
    room = units(content.text) + VALUE_ROOM * len(VARIABLE.findall(content.text))
    return room > (LONGEST if is_text else LONGEST_CAPTION)


def with_buttons(content: Content, *, acts: bool = False) -> Content:
    """Button marks leave the text (of an album, the text of its parts) and become rows of buttons."""
    if content.album:
        return album_of([with_buttons(part, acts=acts) for part in content.album])
    rows = [list(row) for row in content.buttons]
    marks: list[tuple[int, int]] = []
    for found in sorted((*BUTTON.finditer(content.text), *ROW.finditer(content.text)), key=re.Match.start):
        if found.re is ROW:
            row = row_of(found.group(), acts)
        else:
            row = [(found[1].strip(), target(found[2] or found[3], acts))]
        if row and found.re is BUTTON and found[4] and rows:
            rows[-1] += row
        elif row:
            rows.append(row)
        marks += [found.span()] if row else []
    lean = without(content, marks) if marks else content
    return replace(lean, buttons=tuple(tuple(row) for row in rows))


def row_of(line: str, acts: bool) -> list[tuple[str, str]]:
    """The buttons of a line; none where one of them leads nowhere: then it is a line of text in brackets."""
    try:
        return [(one[1].strip(), target(one[2], acts)) for one in IN_ROW.finditer(line)]
    except Unfit:
        return []


def target(written: str, acts: bool) -> str:
    """Where a button leads: an address, or (`acts`) a `#name` or `popup:words`; Unfit when it is none of these."""
    kind, _, words = written.strip().replace("：", ":", 1).partition(":")
    if acts and kind.strip().lower() in ("popup", "弹窗") and words.strip():
        if len(words.strip()) > POPUP_LENGTH:
            raise Unfit("popup")
        return f"popup:{words.strip()}"
    if acts and NAME.fullmatch(written.strip()):
        return written.strip().replace("＃", "#")
    return address(written.strip())


def is_act(led_to: str) -> bool:
    """Does a button do something here, rather than open an address?"""
    return led_to.startswith(("#", "popup:"))


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
    """What is sent beside words that are said as HTML: the file alone, a poll or an album whole; of a text only the
    preview that was chosen for its links, None where none was."""
    if content.kind in COMPOSED:
        return replace(content, buttons=())
    if content.kind == "text" and content.preview is None:
        return None
    return replace(content, text="", entities=(), buttons=())


def link_rows(content: Content) -> Rows:
    """The content's own link buttons."""
    return tuple(tuple(Button(text, url=url) for text, url in row) for row in content.buttons)
