"""Rich messages (Bot API 10.1): their HTML made into blocks; what is done with blocks is in blocks.py."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from bot.emulator.blocks import checked, plain, trimmed
from bot.emulator.errors import bad_request, unsourced
from bot.emulator.markup import read_markup
from bot.emulator.spans import checked_url

Json = dict[str, Any]

MOST_CHARACTERS, MOST_DEPTH, MOST_COLUMNS = 32_768, 16, 20
STYLED = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline"}
STYLED |= {"s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "code": "code"}
STYLED |= {
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "mark": "marked",
    "sub": "subscript",
    "sup": "superscript",
}
INLINE = {*STYLED, "a", "br", "tg-time", "tg-emoji", "cite"}
HEADINGS = {f"h{size}": size for size in range(1, 7)}
EMPTY = {"br", "hr", "img"}
PARTS = {"tr", "td", "th", "thead", "tbody", "caption", "li", "summary", "tg-button", "figure", "figcaption"}
BLOCKS = {*HEADINGS, "p", "ul", "ol", "table", "details", "hr", "footer", "blockquote", "aside", "pre", "img"}
BLOCKS |= {"tg-collage", "tg-slideshow", "tg-button-row"}
STYLES = ("danger", "success", "primary", "link")


@dataclass
class Node:
    """An element of the source and what is in it."""

    tag: str
    attributes: dict[str, str]
    children: list["Node | str"] = field(default_factory=list)

    def elements(self, *tags: str) -> list["Node"]:
        """Child elements of these kinds."""
        return [one for one in self.children if isinstance(one, Node) and one.tag in tags]


class _Tree(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in INLINE | BLOCKS | PARTS:
            raise rich_error(f'Unsupported start tag "{tag}"')
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(node)
        if tag not in EMPTY:
            self.open.append(node)
        if len(self.open) > MOST_DEPTH + 1:
            raise rich_error("too many nested blocks")

    def handle_endtag(self, tag: str) -> None:
        if tag in EMPTY:
            return
        expected = self.open[-1].tag
        if len(self.open) == 1:
            raise rich_error("Unexpected end tag")
        if tag != expected:
            raise rich_error(f'Unmatched end tag, expected "</{expected}>", found "</{tag}>"')
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def rich_error(text: str) -> Exception:
    """The refusal of a rich message that cannot be parsed."""
    return bad_request(f"can't parse rich message: {text}")


def read_html(source: str, photos: dict[str, Json], *, buttons: bool) -> list[Json]:
    """The blocks of an HTML source; `photos` are photo blocks by the id in `tg://photo?id=`.

    `buttons` allows buttons and compact tables (Bot API 10.3). Raises ApiError 400.
    """
    if len(source) > MOST_CHARACTERS:
        raise unsourced("rich message too long")
    tree = _Tree()
    tree.feed(source)
    tree.close()
    if len(tree.open) > 1:
        raise rich_error(f'Can\'t find end tag corresponding to start tag "{tree.open[-1].tag}"')
    return checked(_Reader(photos, buttons).blocks(tree.root.children))


@dataclass
class _Reader:
    photos: dict[str, Json]
    buttons_allowed: bool

    def blocks(self, children: list[Node | str]) -> list[Json]:
        """Blocks in order; loose text between them becomes paragraphs."""
        found: list[Json] = []
        loose: list[Node | str] = []
        for child in [*children, Node("", {})]:
            if isinstance(child, str) or child.tag in INLINE:
                loose.append(child)
                continue
            if (text := trimmed(self.texts(loose))) != "":
                found.append({"type": "paragraph", "text": text})
            loose = []
            found += [self.block(child)] if child.tag else []
        return found

    def block(self, node: Node) -> Json:
        if node.tag in HEADINGS:
            return {"type": "heading", "text": self.text(node), "size": HEADINGS[node.tag]}
        if node.tag in {"p", "footer"}:
            kind = "paragraph" if node.tag == "p" else "footer"
            return {"type": kind, "text": self.text(node)}
        if node.tag == "hr":
            return {"type": "divider"}
        reader = getattr(self, READERS.get(node.tag, ""), None)
        if reader is None:
            raise rich_error(f'Unexpected tag "{node.tag}"')
        made: Json = reader(node)
        return made

    def pre(self, node: Node) -> Json:
        code = node.elements("code")
        inner = code[0] if len(code) == 1 and len(node.children) == 1 else node
        language = inner.attributes.get("class", "").removeprefix("language-")
        return {"type": "pre", "text": self.text(inner), **({"language": language} if language else {})}

    def listing(self, node: Node) -> Json:
        start = int(node.attributes.get("start") or 1)
        items = []
        for number, item in enumerate(node.elements("li"), start):
            ordered = {"value": number, "type": "1"} if node.tag == "ol" else {}
            label = f"{number}." if ordered else "•"
            items.append({"label": label, "blocks": self.blocks(item.children), **ordered})
        return {"type": "list", "items": items}

    def details(self, node: Node) -> Json:
        summary = node.elements("summary")
        if not summary:
            raise rich_error("details must have a summary")
        rest = [child for child in node.children if child is not summary[0]]
        opened = {"is_open": True} if "open" in node.attributes else {}
        return {"type": "details", "summary": self.text(summary[0]), "blocks": self.blocks(rest), **opened}

    def quote(self, node: Node) -> Json:
        credit = {"credit": self.text(node.elements("cite")[0])} if node.elements("cite") else {}
        rest = [child for child in node.children if not (isinstance(child, Node) and child.tag == "cite")]
        if node.tag == "aside":
            return {"type": "pullquote", "text": self.texts(rest), **credit}
        if "expandable" in node.attributes and self.buttons_allowed:
            return {"type": "expandable_blockquote", "text": self.texts(rest), **credit}
        return {"type": "blockquote", "blocks": self.blocks(rest), **credit}

    def table(self, node: Node) -> Json:
        rows = [*node.elements("tr")]
        for part in node.elements("thead", "tbody"):
            rows += part.elements("tr")
        cells = [[self.cell(cell) for cell in row.elements("td", "th")] for row in rows]
        if any(len(row) > MOST_COLUMNS for row in cells):
            raise rich_error("too many columns in the table")
        made: Json = {"type": "table", "cells": cells}
        made |= {f"is_{name}": True for name in ("bordered", "striped") if name in node.attributes}
        if "compact" in node.attributes and self.buttons_allowed:
            made["is_compact"] = True
        if caption := node.elements("caption"):
            made["caption"] = self.text(caption[0])
        return made

    def cell(self, node: Node) -> Json:
        made: Json = {
            "align": node.attributes.get("align", "left"),
            "valign": node.attributes.get("valign", "top"),
            "text": self.text(node),
        }
        if node.tag == "th":
            made["is_header"] = True
        for name in ("colspan", "rowspan"):
            if node.attributes.get(name, "1") != "1":
                made[name] = int(node.attributes[name])
        return made

    def gallery(self, node: Node) -> Json:
        return {
            "type": node.tag.removeprefix("tg-"),
            "blocks": [self.photo(one) for one in node.elements("img")],
        }

    def photo(self, node: Node) -> Json:
        known = self.photos.get(node.attributes.get("src", "").partition("?id=")[2])
        if known is None:
            raise unsourced("rich photo")
        return known

    def row(self, node: Node) -> Json:
        if not self.buttons_allowed:
            raise rich_error(f'Unsupported start tag "{node.tag}"')
        return {"type": "buttons", "buttons": [self.button(one) for one in node.elements("tg-button")]}

    def button(self, node: Node) -> Json:
        given = node.attributes
        style = given.get("style", "")
        if style and style not in STYLES:
            raise rich_error("invalid button style specified")
        data = given.get("callback-data") or given.get("callback_data") or given.get("data")
        action = {"url": given["url"]} if given.get("url") else {"callback_data": data or ""}
        markup = read_markup({"inline_keyboard": [[{"text": plain(self.text(node)), **action}]]})
        if markup is None:
            raise rich_error("button text must be non-empty")
        made: Json = markup["inline_keyboard"][0][0]
        return made | ({"style": style} if style else {})

    def text(self, node: Node) -> Any:
        """RichText of an element: a text, a styled text, or a list of them."""
        return trimmed(self.texts(node.children))

    def texts(self, children: list[Node | str]) -> Any:
        parts = [child if isinstance(child, str) else self.inline(child) for child in children]
        parts = [part for part in parts if part != ""]
        return parts[0] if len(parts) == 1 else (parts or "")

    def inline(self, node: Node) -> Any:
        text = self.texts(node.children)
        if node.tag == "br":
            return "\n"
        if node.tag in STYLED:
            return {"type": STYLED[node.tag], "text": text}
        if node.tag == "a":
            url = checked_url(node.attributes.get("href", ""))
            return {"type": "url", "text": text, "url": url} if url else text
        if node.tag == "tg-time":
            unix, form = int(node.attributes.get("unix") or 0), node.attributes.get("format", "")
            return {"type": "date_time", "text": text, "unix_time": unix, "date_time_format": form}
        if node.tag == "tg-emoji":
            emoji_id = node.attributes.get("emoji-id", "")
            return {"type": "custom_emoji", "custom_emoji_id": emoji_id, "alternative_text": plain(text)}
        raise rich_error(f'Unexpected tag "{node.tag}"')


READERS = {
    "pre": "pre",
    "ul": "listing",
    "ol": "listing",
    "details": "details",
    "table": "table",
    "img": "photo",
}
READERS |= {"blockquote": "quote", "aside": "quote", "tg-collage": "gallery", "tg-slideshow": "gallery"}
READERS |= {"tg-button-row": "row"}
