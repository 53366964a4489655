"""The HTML parse mode, with byte offsets in its errors; not a general HTML parser."""

from dataclasses import dataclass, field
from typing import Any

from bot.emulator.errors import bad_request
from bot.emulator.spans import Span, linked

KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "u": "underline",
    "ins": "underline",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "pre": "pre",
    "code": "code",
    "a": "text_link",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
    "blockquote": "blockquote",
}
REFERENCES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
SPACES = " \t\r\n\v\0"
END = "\0"


@dataclass
class _Tag:
    name: str
    attributes: dict[str, str]
    place: int


@dataclass
class _Parser:
    source: str
    at: int = 0
    length: int = 0
    written: list[str] = field(default_factory=list)
    open: list[_Tag] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)

    @property
    def char(self) -> str:
        return self.source[self.at] if self.at < len(self.source) else END

    def offset(self, place: int) -> str:
        return f" at byte offset {len(self.source[:place].encode())}"

    def run(self) -> tuple[str, list[Span]]:
        while self.at < len(self.source):
            if self.char == "<":
                self.tag()
            else:
                self.write(self.read_char())
        if self.open:
            raise parse_error(f'Can\'t find end tag corresponding to start tag "{self.open[-1].name}"')
        for span in self.spans:
            if span.kind == "code":
                span.extra = {}
        return "".join(self.written), self.spans

    def write(self, char: str) -> None:
        self.written.append(char)
        self.length += 1

    def read_char(self) -> str:
        char, self.at = decoded(self.source, self.at)
        return char

    def skip_spaces(self) -> None:
        while self.at < len(self.source) and self.char in SPACES:
            self.at += 1

    def read_until(self, stops: str) -> str:
        begin = self.at
        while self.char not in SPACES and self.char not in stops:
            self.at += 1
        return self.source[begin : self.at]

    def tag(self) -> None:
        begin = self.at
        self.at += 1
        if self.char == "/":
            self.end_tag(begin)
        else:
            self.start_tag(begin)
        self.at += 1

    def start_tag(self, begin: int) -> None:
        name = self.read_until(">").lower()
        if self.at >= len(self.source):
            raise parse_error("Unclosed start tag" + self.offset(begin))
        if name not in KINDS:
            raise parse_error(f'Unsupported start tag "{name}"' + self.offset(begin))
        attributes: dict[str, str] = {}
        self.skip_spaces()
        while self.char != ">":
            key = self.read_until("=>/\"'")
            if not key:
                raise parse_error(f'Empty attribute name in the tag "{name}"' + self.offset(begin))
            self.skip_spaces()
            attributes[key] = self.attribute(name, begin)
            self.skip_spaces()
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise parse_error('Tag "span" must have class "tg-spoiler"' + self.offset(begin))
        self.open.append(_Tag(name, attributes, self.length))

    def attribute(self, name: str, begin: int) -> str:
        if self.char == "=":
            self.at += 1
            self.skip_spaces()
            if self.at < len(self.source):
                value = self.value()
                if self.at >= len(self.source):
                    raise parse_error("Unclosed start tag" + self.offset(begin))
                return value
        if self.at >= len(self.source):
            raise parse_error(f'Unclosed start tag "{name}"' + self.offset(begin))
        return ""

    def value(self) -> str:
        begin, quote = self.at, self.char
        if quote in "\"'":
            self.at += 1
            value = []
            while self.at < len(self.source) and self.char != quote:
                value.append(self.read_char())
            self.at += 1
            return "".join(value)
        while (self.char.isascii() and self.char.isalnum()) or self.char in ".-":
            self.at += 1
        if self.char not in SPACES and self.char != ">":
            raise parse_error("Unexpected end of name token" + self.offset(begin))
        return self.source[begin : self.at].lower()

    def end_tag(self, begin: int) -> None:
        if not self.open:
            raise parse_error("Unexpected end tag" + self.offset(begin))
        self.at += 1
        name = self.read_until(">").lower()
        self.skip_spaces()
        if self.char != ">":
            raise parse_error("Unclosed end tag" + self.offset(begin))
        tag = self.open.pop()
        if name and name != tag.name:
            words = f', expected "</{tag.name}>", found "</{name}>"'
            raise parse_error("Unmatched end tag" + self.offset(begin) + words)
        if self.length > tag.place:
            self.close(tag)

    def close(self, tag: _Tag) -> None:
        span = Span(KINDS[tag.name], tag.place, self.length)
        if tag.name == "a":
            target = tag.attributes.get("href") or "".join(self.written[tag.place :])
            if link := linked(target, span.start, span.end):
                self.spans.append(link)
        elif not (tag.name in {"pre", "code"} and self.joined(tag)):
            span.kind, span.extra = _details(tag, span.kind)
            self.spans.append(span)

    def joined(self, tag: _Tag) -> bool:
        """`<pre><code class="language-x">`, in either nesting, is one span with a language."""
        last = self.spans[-1] if self.spans else None
        if not last or (last.start, last.end) != (tag.place, self.length):
            return False
        language = _language(tag) if tag.name == "code" else last.extra.get("language", "")
        if not language or {last.kind, tag.name} != {"pre", "code"}:
            return False
        last.kind, last.extra = "pre", {"language": language}
        return True


def parse_html(source: str) -> tuple[str, list[Span]]:
    """Plain text and spans of HTML; ApiError 400 as Telegram words it."""
    return _Parser(source).run()


def parse_error(text: str) -> Exception:
    """The refusal of any text that cannot be parsed."""
    return bad_request(f"can't parse entities: {text}")


def decoded(source: str, at: int) -> tuple[str, int]:
    """The character at a place, references resolved, and the place after it."""
    end = at + 1
    if source[at] != "&":
        return source[at], end
    if source[end : end + 1] == "#":
        char, end = _numeric(source, end + 1)
    else:
        while source[end : end + 1].isascii() and source[end : end + 1].isalpha():
            end += 1
        char = REFERENCES.get(source[at + 1 : end], "")
    if not char or end - at >= 10:
        return "&", at + 1
    return char, end + (source[end : end + 1] == ";")


def _numeric(source: str, at: int) -> tuple[str, int]:
    base, digits = (16, "0123456789abcdefABCDEF") if source[at : at + 1] == "x" else (10, "0123456789")
    begin = end = at + (base == 16)
    while end < len(source) and source[end] in digits:
        end += 1
    code = int(source[begin:end] or "0", base)
    usable = 0 < code < 0x10FFFF and not 0xD800 <= code <= 0xDFFF
    return (chr(code) if usable else ""), end


def _language(tag: _Tag) -> str:
    given = tag.attributes.get("class", "")
    return given[len("language-") :] if given.startswith("language-") else ""


def _details(tag: _Tag, kind: str) -> tuple[str, dict[str, Any]]:
    if tag.name == "blockquote" and "expandable" in tag.attributes:
        return "expandable_blockquote", {}
    if tag.name == "code" and _language(tag):
        return kind, {"language": _language(tag)}
    if tag.name == "tg-emoji":
        return kind, {"custom_emoji_id": emoji_id(tag.attributes.get("emoji-id", ""))}
    if tag.name == "tg-time":
        return kind, time_fields(tag.attributes.get("unix", ""), tag.attributes.get("format", ""))
    return kind, {}


def emoji_id(given: str) -> str:
    """A custom emoji's id, checked."""
    if given.isascii() and given.isdigit() and 0 < int(given) < 2**63:
        return given
    raise parse_error("Invalid custom emoji identifier specified")


def time_fields(unix: str, form: str) -> dict[str, Any]:
    """The fields of a date_time entity, checked."""
    if not (unix.isascii() and unix.isdigit() and 0 < int(unix) < 2**31):
        raise parse_error("Invalid date specified")
    return {"unix_time": int(unix), **({"date_time_format": form} if form else {})}
