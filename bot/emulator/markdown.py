"""The Markdown and MarkdownV2 parse modes, with byte offsets in their errors; not general Markdown."""

import re
from dataclasses import dataclass, field
from typing import Any

from bot.emulator.html import emoji_id, parse_error
from bot.emulator.spans import Span, linked

RESERVED = "_*[]()~`>#+-=|{}.!"
NAMES = {
    "bold": "Bold",
    "italic": "Italic",
    "underline": "Underline",
    "strikethrough": "Strikethrough",
    "spoiler": "Spoiler",
    "code": "Code",
    "pre": "Pre",
    "text_link": "TextUrl",
    "custom_emoji": "CustomEmoji",
    "blockquote": "BlockQuote",
}
MARKS = {"__": "underline", "_": "italic", "*": "bold", "~": "strikethrough", "||": "spoiler"}
MARKS |= {"```": "pre", "`": "code", "![": "custom_emoji", "[": "text_link"}
END_OF_QUOTE = re.compile(r"\|\|(?=\n[^>]|\n?\Z)")
CLOSERS = {kind: mark for mark, kind in MARKS.items()} | {"custom_emoji": "]", "text_link": "]"}


def parse_markdown(source: str) -> tuple[str, list[Span]]:
    """Plain text and spans of legacy Markdown; ApiError 400 as Telegram words it."""
    text, spans, at = "", [], 0
    while at < len(source):
        if source[at] == "\\" and source[at + 1 : at + 2] in tuple("_*`["):
            text, at = text + source[at + 1], at + 2
        elif source[at] in "_*`[":
            inner, span, at = _legacy_entity(source, at, len(text))
            text += inner
            spans += [span] if span and inner else []
        else:
            text, at = text + source[at], at + 1
    return text, spans


def _legacy_entity(source: str, begin: int, place: int) -> tuple[str, Span | None, int]:
    mark = "```" if source.startswith("```", begin) else source[begin]
    at, language = _fence(source, begin + 3) if mark == "```" else (begin + 1, "")
    end = source.find("]" if mark == "[" else mark, at)
    if end < 0:
        raise parse_error(f"Can't find end of the entity starting at byte offset {_bytes(source, begin)}")
    inner, after = source[at:end], end + len(mark)
    if mark != "[":
        extra = {"language": language} if language else {}
        return inner, Span(MARKS[mark], place, place + len(inner), extra), after
    target = inner
    if source[after : after + 1] == "(":
        close = source.find(")", after)
        close = len(source) if close < 0 else close
        target, after = source[after + 1 : close], close + 1
    return inner, linked(target, place, place + len(inner)), after


def _fence(source: str, at: int) -> tuple[int, str]:
    """Where the text of a fenced block begins, and its language."""
    word = re.compile(r"[^\s`]+(?=[^`])").match(source, at)
    language = word[0] if word and source[word.end() : word.end() + 1].isspace() else ""
    at += len(language)
    newline = re.compile(r"\r\n|\n\r|\n|\r").match(source, at)
    return (newline.end() if newline else at), language


def _bytes(source: str, place: int) -> int:
    return len(source[:place].encode())


@dataclass
class _Open:
    kind: str
    place: int
    begin: int
    extra: dict[str, Any] = field(default_factory=dict)
    collapsed: bool = False


@dataclass
class _V2:
    source: str
    at: int = 0
    text: list[str] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)

    def run(self) -> tuple[str, list[Span]]:
        while self.at < len(self.source):
            self.step()
        if self.open and self.open[-1].kind == "blockquote":
            self.add(self.open.pop(), {})
        self.refuse_open()
        return "".join(self.text), self.spans

    def step(self) -> None:
        char = self.source[self.at]
        after = self.source[self.at + 1 : self.at + 2]
        if char == "\\" and after and "\0" < after <= "~":
            self.write(after, 2)
        elif self.open and self.source.startswith(CLOSERS.get(self.open[-1].kind, "\0"), self.at):
            self.end_or_begin(char)
        elif self.open and self.open[-1].kind in {"code", "pre"}:
            self.write(char, 1)
        elif char == "\n" or (char == ">" and self.at == 0):
            self.line(char)
        elif char in RESERVED:
            self.begin(char)
        else:
            self.write(char, 1)

    def write(self, char: str, width: int) -> None:
        self.text.append(char)
        self.at += width

    def end_or_begin(self, char: str) -> None:
        doubled = self.source.startswith("__", self.at)
        if char == "_" and doubled != (self.open[-1].kind == "underline"):
            self.begin(char)
            return
        opened = self.open.pop()
        self.at += len(CLOSERS[opened.kind])
        if opened.kind == "text_link":
            target = self.target("a URL") if self.next_is("(") else "".join(self.text[opened.place :])
            if len(self.text) > opened.place and (link := linked(target, opened.place, len(self.text))):
                self.spans.append(link)
        elif opened.kind == "custom_emoji":
            self.add(opened, self.emoji())
        else:
            self.add(opened, opened.extra)

    def emoji(self) -> dict[str, Any]:
        if not self.next_is("("):
            raise parse_error("Custom emoji entity must contain a tg://emoji URL")
        found = re.fullmatch(r"tg://emoji\?id=(\d+)", self.target("a custom emoji URL"))
        return {"custom_emoji_id": emoji_id(found[1] if found else "")}

    def add(self, opened: _Open, extra: dict[str, Any]) -> None:
        if len(self.text) > opened.place:
            kind = "expandable_blockquote" if opened.collapsed else opened.kind
            self.spans.append(Span(kind, opened.place, len(self.text), extra))

    def next_is(self, char: str) -> bool:
        return self.source[self.at : self.at + 1] == char

    def target(self, what: str) -> str:
        begin = self.at = self.at + 1
        found = re.compile(r"((?:\\[\x01-\x7e]|[^)])*)\)", re.DOTALL).match(self.source, begin)
        if not found:
            raise parse_error(f"Can't find end of {what} at byte offset {_bytes(self.source, begin)}")
        self.at = found.end()
        return re.sub(r"\\([\x01-\x7e])", r"\1", found[1])

    def line(self, char: str) -> None:
        """A line break ends or continues a quotation; a leading > begins one."""
        quoted = any(one.kind == "blockquote" for one in self.open)
        goes_on = char == ">" or self.source.startswith("\n>", self.at)
        if char == "\n":
            if quoted and not goes_on:
                self.refuse_open(but="blockquote")
            self.text.append("\n")
        if quoted and not goes_on:
            self.add(self.open.pop(), {})
        elif goes_on and not quoted:
            self.open.append(_Open("blockquote", len(self.text), self.at))
        self.at += 1 + (char == "\n" and goes_on)

    def begin(self, char: str) -> None:
        mark = next((mark for mark in MARKS if self.source.startswith(mark, self.at)), "")
        if self.source.startswith("**>", self.at) and self.text[-1:] in ([], ["\n"]):
            self.open.append(_Open("blockquote", len(self.text), self.at))
            self.at += 3
            return
        if self.open and self.open[-1].kind == "blockquote" and END_OF_QUOTE.match(self.source, self.at):
            self.open[-1].collapsed = True
            self.at += 2
            return
        if not mark:
            words = f"Character '{char}' is reserved and must be escaped with the preceding '\\'"
            raise parse_error(words)
        opened = _Open(MARKS[mark], len(self.text), self.at)
        self.at += len(mark)
        if mark == "```":
            self.at, language = _fence(self.source, self.at)
            opened.extra = {"language": language} if language else {}
        self.open.append(opened)

    def refuse_open(self, but: str = "") -> None:
        if self.open and self.open[-1].kind != but:
            last = self.open[-1]
            where = _bytes(self.source, last.begin)
            raise parse_error(f"Can't find end of {NAMES[last.kind]} entity at byte offset {where}")


def parse_markdown_v2(source: str) -> tuple[str, list[Span]]:
    """Plain text and spans of MarkdownV2; ApiError 400 as Telegram words it."""
    return _V2(source).run()
