"""Texts and captions of a call, formatted; not where they go."""

from typing import Any

from bot.emulator.entities import format_text
from bot.emulator.errors import bad_request
from bot.emulator.methods import Call
from bot.emulator.world import wire

MOST_TEXT, MOST_CAPTION = 4096, 1024


def known_user(call: Call, user_id: int) -> dict[str, Any] | None:
    """The User that a mention by id may name: one this bot knows."""
    known = user_id in call.bot.known_users or user_id == call.bot_id
    return wire.user(call.world, user_id, call.bot) if known else None


def text_content(call: Call, name: str = "text") -> dict[str, Any]:
    """Content of a text message: text and entities."""
    raw = call.params.text(name)
    if not raw:
        raise bad_request("message text is empty")
    text, entities = formatted(call, raw, "entities", MOST_TEXT)
    shown = call.params.json("link_preview_options") or {}
    return {"text": text} | wire.present(entities=entities, link_preview_options=shown)


def caption_content(call: Call) -> dict[str, Any]:
    """Content that a caption adds to a media message; empty without one."""
    raw = call.params.text("caption")
    if not raw:
        return {}
    text, entities = formatted(call, raw, "caption_entities", MOST_CAPTION, caption=True)
    content = wire.present(caption=text, caption_entities=entities)
    if text and call.params.boolean("show_caption_above_media"):
        content["show_caption_above_media"] = True
    return content


def formatted(
    call: Call, raw: str, entities_name: str, limit: int, *, caption: bool = False
) -> tuple[str, list[dict[str, Any]]]:
    """Text and entities of a raw text, with the parse mode or the explicit entities that the call gives."""
    given = call.params.json(entities_name)
    return format_text(
        raw,
        call.params.text("parse_mode"),
        given if isinstance(given, list) else None,
        known_user=lambda user_id: known_user(call, user_id),
        limit=limit,
        empty_ok=caption,
        too_long="message caption is too long" if caption else "message is too long",
    )
