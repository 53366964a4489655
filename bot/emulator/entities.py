"""Text as a bot sends it, made into text and entities as Telegram stores them; not the laws of spans."""

from bisect import bisect
from collections.abc import Callable, Mapping
from itertools import accumulate
from typing import Any

from bot.emulator import params
from bot.emulator.autolinks import find_spans
from bot.emulator.errors import ApiError, bad_request
from bot.emulator.html import emoji_id, parse_html, time_fields
from bot.emulator.markdown import parse_markdown, parse_markdown_v2
from bot.emulator.spans import PREFORMATTED, QUOTES, SPLITTABLE, Span, cleaned, linked, settled, trimmed

Json = dict[str, Any]
KnownUser = Callable[[int], Json | None]

MAX_RAW_BYTES = 1 << 15
PARSERS = {"html": parse_html, "markdown": parse_markdown, "markdownv2": parse_markdown_v2}
FOUND = ("mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bank_card_number")


def format_text(
    text: str,
    parse_mode: str,
    entities: list[Any] | None,
    *,
    known_user: KnownUser,
    limit: int,
    empty_ok: bool = False,
    too_long: str = "message is too long",
) -> tuple[str, list[Json]]:
    """(text, entities) as stored; offsets in UTF-16 units, `limit` in code points.

    `known_user` gives the User object of an id the bot may mention. Raises ApiError 400.
    """
    if not text and not empty_ok:
        raise bad_request("message text is empty")
    if _bytes(text) > MAX_RAW_BYTES:
        raise bad_request("text is too long")
    text, spans = _parsed(text, parse_mode, entities)
    text, spans = trimmed(*cleaned(text, [span for span in spans if span.start < span.end]))
    if not text and not empty_ok:
        raise bad_request("text must be non-empty")
    if len(text) > limit:
        raise bad_request(too_long)
    spans = settled(_mentionable(spans, known_user), find_spans(text))
    return text, to_json(text, spans)


def found_entities(text: str) -> list[Json]:
    """Entities of a text that a person types."""
    return to_json(text, find_spans(text))


def to_json(text: str, spans: list[Span]) -> list[Json]:
    """Spans over code points as the Bot API's entities."""
    units = _units(text)
    return [
        {
            "offset": units[span.start],
            "length": units[span.end] - units[span.start],
            "type": span.kind,
            **span.extra,
        }
        for span in spans
    ]


def _bytes(text: str) -> int:
    try:
        return len(text.encode())
    except UnicodeEncodeError:
        raise bad_request("strings must be encoded in UTF-8") from None


def _units(text: str) -> list[int]:
    """For each code point and for the end: its offset in UTF-16 units."""
    return list(accumulate((1 + (char > "\uffff") for char in text), initial=0))


def _parsed(text: str, parse_mode: str, entities: list[Any] | None) -> tuple[str, list[Span]]:
    mode = parse_mode.strip().lower()
    if mode in PARSERS:
        return PARSERS[mode](text)
    if mode not in {"", "none"}:
        raise bad_request("unsupported parse_mode")
    if not isinstance(entities, list):
        return text, []
    return text, [span for raw in entities if (span := _explicit(text, raw))]


def _mentionable(spans: list[Span], known_user: KnownUser) -> list[Span]:
    return [mention for span in spans if (mention := _mention(span, known_user))]


def _mention(span: Span, known_user: KnownUser) -> Span | None:
    if span.kind != "text_mention":
        return span
    user = known_user(span.extra["user_id"])
    return Span(span.kind, span.start, span.end, {"user": user}) if user else None


def _explicit(text: str, raw: object) -> Span | None:
    if not isinstance(raw, Mapping):
        raise bad_request("can't parse MessageEntity: expected an Object")
    offset, length = (params.lenient_integer(raw.get(name, 0)) for name in ("offset", "length"))
    for name, value in (("offset", offset), ("length", length)):
        if not 0 <= value <= 1_000_000:
            raise bad_request(f"receive an entity with incorrect {name} {value}")
    kind = str(raw.get("type", ""))
    if length == 0 or kind in FOUND:
        return None
    start, end = _place(text, offset, offset + length)
    return _typed(kind, raw, start, end)


def _place(text: str, offset: int, stop: int) -> tuple[int, int]:
    """UTF-16 units to code points."""
    units = _units(text)
    if offset >= units[-1]:
        raise bad_request(f"entity begins after the end of the text at UTF-16 offset {offset}")
    at = f"entity beginning at UTF-16 offset {offset} ends"
    if stop > units[-1]:
        raise bad_request(f"{at} after the end of the text at UTF-16 offset {stop}")
    for words, unit in (("entity begins", offset), (at, stop)):
        if unit not in units:
            before = text[: bisect(units, unit) - 1]
            place = _bytes(before)
            raise bad_request(f"{words} in a middle of a UTF-16 symbol at byte offset {place}")
    return bisect(units, offset) - 1, bisect(units, stop) - 1


def _typed(kind: str, raw: Mapping[str, Any], start: int, end: int) -> Span | None:
    if kind in (*SPLITTABLE, *QUOTES, *PREFORMATTED):
        language = str(raw.get("language") or "") if kind == "pre" else ""
        return Span(kind, start, end, {"language": language} if language else {})
    if kind == "text_link":
        return linked(str(raw.get("url", "")), start, end)
    if kind == "text_mention":
        user = raw.get("user")
        user_id = params.lenient_integer(user.get("id")) if isinstance(user, Mapping) else 0
        return Span(kind, start, end, {"user_id": user_id})
    if kind == "custom_emoji":
        return Span(kind, start, end, {"custom_emoji_id": emoji_id(str(raw.get("custom_emoji_id", "")))})
    if kind == "date_time":
        fields = time_fields(str(raw.get("unix_time", "")), str(raw.get("date_time_format") or ""))
        return Span(kind, start, end, fields)
    raise ApiError(400, "can't parse MessageEntity: Unsupported type specified")
