"""sendRichMessage (Bot API 10.1) and reading what it sends; the blocks themselves are made in bot/emulator/rich.py."""

from typing import Any

from bot.emulator import blocks, rich
from bot.emulator.errors import bad_request, unsourced
from bot.emulator.methods import Call, method
from bot.emulator.methods.delivery import NEWER, sent, target_of
from bot.emulator.methods.media import named_file
from bot.emulator.params import lenient_boolean
from bot.emulator.world import storing

Json = dict[str, Any]

SOURCES = ("html", "markdown", "blocks")
MOST_MEDIA = 50


@method("sendRichMessage", since="10.1", newer=NEWER)
async def send_rich_message(call: Call) -> Json:
    """Message with rich_message."""
    content = rich_content(call)
    target = target_of(call, "can_send_messages", "text messages")
    return sent(call, target, content)


def rich_content(call: Call) -> Json:
    """Content of a message from the parameter rich_message; ApiError 400."""
    given = call.params.json("rich_message", "can't parse rich message JSON object")
    if not isinstance(given, dict):
        raise bad_request("object expected as rich message")
    used = [name for name in SOURCES if given.get(name)]
    if len(used) != 1:
        raise unsourced("rich message empty") if not used else unsourced("rich message sources")
    direction = {"is_rtl": True} if lenient_boolean(given.get("is_rtl")) else {}
    return {"rich_message": {"blocks": _blocks(call, given, used[0]), **direction}}


def _blocks(call: Call, given: Json, source: str) -> list[Json]:
    if source == "html":
        return rich.read_html(str(given["html"]), _photos(call, given), buttons=call.speaks("10.3"))
    if source == "markdown":
        return blocks.checked(_markdown(str(given["markdown"])))
    made = given["blocks"]
    if not call.speaks("10.2") or not isinstance(made, list):
        raise unsourced("rich message sources")
    if not all(isinstance(block, dict) and block.get("type") in blocks.LINES for block in made):
        raise unsourced("rich block unsupported")
    return blocks.checked(made)


def _photos(call: Call, given: Json) -> dict[str, Json]:
    """Photo blocks by the id that the source uses for them."""
    media = given.get("media") or []
    if not isinstance(media, list) or len(media) > MOST_MEDIA:
        raise bad_request("too many media in the rich message")
    photos: dict[str, Json] = {}
    for one in media:
        shown = one.get("media") if isinstance(one, dict) else None
        if not isinstance(shown, dict) or shown.get("type") != "photo":
            raise bad_request("can't parse InputRichMessageMedia: only photos are supported here")
        file = named_file(call, "photo", str(shown.get("media", "")))
        photos[str(one.get("id", ""))] = {"type": "photo", "photo": storing.photo_sizes(call.world, file)}
    return photos


def _markdown(source: str) -> list[Json]:
    """Headings, rules, bullets and paragraphs; inline marks stay as they are written."""
    made: list[Json] = []
    for raw in filter(str.strip, source.splitlines()):
        line = raw.strip()
        marks = len(line) - len(line.lstrip("#"))
        if line in {"---", "***", "___"}:
            made.append({"type": "divider"})
        elif 0 < marks <= len(rich.HEADINGS) and line[marks : marks + 1] == " ":
            made.append({"type": "heading", "text": line[marks:].strip(), "size": marks})
        elif line.startswith(("- ", "* ")):
            item = {"label": "•", "blocks": [{"type": "paragraph", "text": line[2:].strip()}]}
            if made and made[-1]["type"] == "list":
                made[-1]["items"].append(item)
            else:
                made.append({"type": "list", "items": [item]})
        else:
            made.append({"type": "paragraph", "text": line})
    return made
