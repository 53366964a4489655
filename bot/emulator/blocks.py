"""Blocks and RichText of rich messages (Bot API 10.1): limits, what can be read of them, their buttons."""

from typing import Any

from bot.emulator.errors import unsourced

Json = dict[str, Any]

MOST_BLOCKS = 500
MEDIA_BLOCKS = ("photo", "video", "animation", "audio", "voice_note", "document")
LINES = {"paragraph", "heading", "pre", "footer", "divider", "list", "blockquote", "expandable_blockquote"}
LINES |= {"pullquote", "collage", "slideshow", "table", "details", "buttons", *MEDIA_BLOCKS}


def checked(blocks: list[Json]) -> list[Json]:
    """The same blocks, if there are some and not too many; else ApiError 400."""
    if not blocks:
        raise unsourced("rich message empty")
    if _count(blocks) > MOST_BLOCKS:
        raise unsourced("rich message too long")
    return blocks


def _count(blocks: list[Json]) -> int:
    total = len(blocks)
    for block in blocks:
        total += len(block.get("cells", ())) + _count(block.get("blocks", []))
        total += sum(1 + _count(item["blocks"]) for item in block.get("items", ()))
    return total


def trimmed(text: Any) -> Any:
    """RichText without the blanks of the source around it."""
    if isinstance(text, str):
        return text.strip()
    if isinstance(text, list):
        parts = [*text]
        if isinstance(parts[0], str):
            parts[0] = parts[0].lstrip()
        if isinstance(parts[-1], str):
            parts[-1] = parts[-1].rstrip()
        parts = [part for part in parts if part != ""]
        return parts[0] if len(parts) == 1 else (parts or "")
    return text


def plain(part: Any) -> str:
    """What can be read of RichText, a block or a list of them; blocks and rows stand on lines of their own."""
    if isinstance(part, str):
        return part
    if isinstance(part, list):
        lines = any(isinstance(one, dict) and one.get("type") in LINES for one in part)
        return ("\n" if lines else "").join(filter(None, map(plain, part)))
    if "cells" in part:
        rows = [" | ".join(plain(cell.get("text", "")) for cell in row) for row in part["cells"]]
        return "\n".join(filter(None, [plain(part.get("caption", "")), *rows]))
    if "items" in part:
        return "\n".join(f"{item['label']} {plain(item['blocks'])}" for item in part["items"])
    inner = [
        plain(part[name])
        for name in ("summary", "text", "alternative_text", "blocks", "credit")
        if name in part
    ]
    return "\n".join(filter(None, inner))


def buttons_of(blocks: list[Json]) -> list[list[Json]]:
    """Rows of buttons inside a rich message."""
    rows: list[list[Json]] = []
    for block in blocks:
        rows += [block["buttons"]] if block["type"] == "buttons" else []
        rows += buttons_of(block.get("blocks", []))
    return rows
