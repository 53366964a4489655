"""Formatting over code points and the laws by which spans may touch; not parsing, not JSON."""

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

SPLITTABLE = ("bold", "italic", "underline", "strikethrough", "spoiler")
QUOTES = ("blockquote", "expandable_blockquote")
PREFORMATTED = ("pre", "code")
PRIORITY = {kind: 90 + n for n, kind in enumerate(SPLITTABLE)} | {"pre": 10, "code": 20, "text_link": 49}
PRIORITY |= {"text_mention": 49, "custom_emoji": 99, "blockquote": 0, "expandable_blockquote": 0}
BLANK = " \n"
MAX_FORMATTED = 100


@dataclass
class Span:
    """Formatting of `text[start:end]` (code points); `extra` holds the entity's other fields."""

    kind: str
    start: int
    end: int
    extra: dict[str, Any] = field(default_factory=dict)

    def crosses(self, other: "Span") -> bool:
        """Whether both share a character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Span") -> bool:
        """Whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


def ordered(spans: list[Span]) -> list[Span]:
    """By start, longer first, then by kind."""
    return sorted(spans, key=lambda span: (span.start, -span.end, PRIORITY.get(span.kind, 50)))


def cleaned(text: str, spans: list[Span]) -> tuple[str, list[Span]]:
    """Without the characters Telegram removes; control characters become spaces."""
    kept: list[str] = []
    places = [0]
    for char in text:
        if char != "\r" and not "\u2028" <= char <= "\u202e" and char not in "\u0333\u033f\u030a":
            kept.append(" " if char < " " and char != "\n" else char)
        places.append(len(kept))
    moved = [Span(span.kind, places[span.start], places[span.end], span.extra) for span in spans]
    return "".join(kept), moved


def trimmed(text: str, spans: list[Span]) -> tuple[str, list[Span]]:
    """Without trailing blanks, and without leading blanks before the first span."""
    spans = without_blank(text, spans)
    text = text.rstrip(BLANK)
    first = min((span.start for span in spans), default=len(text))
    cut = min(len(text) - len(text.lstrip(BLANK)), first)
    for span in spans:
        span.start, span.end = span.start - cut, min(span.end, len(text)) - cut
    return text[cut:], [span for span in spans if span.start < span.end]


def without_blank(text: str, spans: list[Span]) -> list[Span]:
    """Spans start at their first visible character; those without one are gone."""
    kept = []
    for span in spans:
        inner = text[span.start : span.end]
        if inner.strip(BLANK):
            start = span.start + len(inner) - len(inner.lstrip(BLANK))
            kept.append(Span(span.kind, start, span.end, span.extra))
    return kept


def settled(spans: list[Span], found: list[Span]) -> list[Span]:
    """One consistent list: what was asked for wins over what was found in the text, solid kinds never
    cross, simple kinds are merged and then split at every border of another."""
    solid = _apart([span for span in ordered(spans) if span.kind not in (*SPLITTABLE, *QUOTES)])
    quotes = _apart([span for span in ordered(spans) if span.kind in QUOTES])
    solid = _inside(solid, quotes)[:MAX_FORMATTED]
    solid += [new for new in _inside(found, quotes) if not any(new.crosses(old) for old in solid)]
    fixed = solid + quotes
    room = MAX_FORMATTED - sum(1 for span in fixed if span not in found)
    return ordered(fixed + _split(_merged(spans), fixed)[: max(room, 0)])


def _apart(spans: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in spans:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _inside(solid: list[Span], quotes: list[Span]) -> list[Span]:
    return [one for one in solid if all(quote.holds(one) or not quote.crosses(one) for quote in quotes)]


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for kind in SPLITTABLE:
        last: Span | None = None
        for span in ordered([one for one in spans if one.kind == kind]):
            if last and span.start <= last.end:
                last.end = max(last.end, span.end)
            else:
                last = Span(kind, span.start, span.end)
                merged.append(last)
    return merged


def _split(simple: list[Span], fixed: list[Span]) -> list[Span]:
    parts = []
    for span in simple:
        borders = {edge for other in fixed for edge in (other.start, other.end)}
        borders |= {other.start for other in simple}
        cuts = [span.start, *sorted(edge for edge in borders if span.start < edge < span.end), span.end]
        parts += [Span(span.kind, start, end) for start, end in pairwise(cuts)]
    code = [other for other in fixed if other.kind in PREFORMATTED]
    return ordered([part for part in parts if not any(other.crosses(part) for other in code)])


def linked(target: str, start: int, end: int) -> Span | None:
    """A span for a link's target: text_mention for tg://user, text_link for a usable URL, else nothing."""
    if user := re.fullmatch(r"tg:(?://)?user\?id=(\d{1,19})(?:[&#].*)?", target, re.IGNORECASE):
        return Span("text_mention", start, end, {"user_id": int(user[1])})
    url = checked_url(target)
    return Span("text_link", start, end, {"url": url}) if url else None


def checked_url(target: str) -> str:
    """The URL as Telegram stores it, "" when it is not one it accepts."""
    target = target.strip()
    if re.match(r"(tg|ton|tonsite):(//)?\S", target, re.IGNORECASE):
        return target
    parts = re.fullmatch(r"(?:(https?)://)?([^\s/?#]+)([/?#]\S*)?", target, re.IGNORECASE)
    if not parts or not _host(parts[2]):
        return ""
    rest = parts[3] or "/"
    return f"{(parts[1] or 'http').lower()}://{parts[2]}{rest if rest[0] == '/' else '/' + rest}"


def _host(authority: str) -> bool:
    host, _, port = authority.rpartition("@")[2].partition(":")
    return "." in host.strip(".") and not re.search(r"[\s\\'\"<>]", host) and (not port or port.isdigit())
