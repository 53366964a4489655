"""Keyboards as a bot sends them, checked and cleaned; not what a press of a button does."""

import json
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from bot.emulator.errors import bad_request, unsourced
from bot.emulator.params import lenient_boolean

Json = dict[str, Any]

MAX_IN_ROW = 12
MAX_BUTTONS = 300
MAX_DATA_BYTES = 64
MAX_COPIED = 256
STYLES = ("danger", "success", "primary")
REPLY_KEYBOARDS = ("keyboard", "remove_keyboard", "force_reply")
NOT_ARRAYS = 'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'


def read_markup(raw: object) -> Json | None:
    """The markup to store, None when there is none; `raw` is JSON text or what it parses to.

    Inline keyboards lose buttons without text and those beyond 12 in a row or 300 in all; the other kinds
    are kept as they are. Raises ApiError 400.
    """
    markup = _parsed(raw)
    if markup is None:
        return None
    if "inline_keyboard" in markup:
        return _inline(markup["inline_keyboard"])
    if "keyboard" in markup:
        _rows(markup["keyboard"], 'field "keyboard" of the ReplyKeyboardMarkup must be an Array of Arrays')
    return dict(markup) if any(markup.get(name) for name in REPLY_KEYBOARDS) else None


def is_inline(markup: Mapping[str, Any] | None) -> bool:
    """Whether a stored markup is an inline keyboard, the only kind that is shown in messages."""
    return markup is not None and "inline_keyboard" in markup


def _parsed(raw: object) -> Mapping[str, Any] | None:
    if isinstance(raw, str) and raw.strip():
        try:
            raw = json.loads(raw)
        except ValueError:
            raise bad_request("can't parse reply keyboard markup JSON object") from None
    if raw is None or raw == "":
        return None
    if not isinstance(raw, Mapping):
        raise bad_request("object expected as reply markup")
    return raw


def _rows(raw: object, words: str) -> list[list[Any]]:
    if not isinstance(raw, list) or not all(isinstance(row, list) for row in raw):
        raise bad_request(words)
    return raw


def _inline(raw: object) -> Json | None:
    rows: list[list[Json]] = []
    total = 0
    for row in _rows(raw, NOT_ARRAYS):
        buttons = [button for one in row if (button := _button(one))["text"]]
        buttons = buttons[: min(MAX_IN_ROW, MAX_BUTTONS - total)]
        total += len(buttons)
        rows += [buttons] if buttons else []
    return {"inline_keyboard": rows} if rows else None


def _button(raw: object) -> Json:
    if not isinstance(raw, Mapping):
        raise button_error("InlineKeyboardButton must be an Object")
    if not isinstance(raw.get("text"), str):
        raise button_error('Field "text" must be of type String')
    button: Json = {"text": raw["text"].strip()}
    for name in ("icon_custom_emoji_id", "style"):
        if raw.get(name):
            button[name] = str(raw[name])
    if button.get("style", STYLES[0]) not in STYLES:
        raise button_error("invalid button style specified")
    action = next((name for name in ACTIONS if raw.get(name) is not None), "")
    if not action:
        raise button_error("Text buttons are unallowed in the inline keyboard")
    return {**button, action: ACTIONS[action](raw[action])}


def button_error(text: str) -> Exception:
    """The refusal of one button of an inline keyboard."""
    return bad_request(f"can't parse inline keyboard button: {text}")


def _data(raw: object) -> str:
    if not isinstance(raw, str) or not raw:
        raise button_error("Text buttons are unallowed in the inline keyboard")
    if len(raw.encode()) > MAX_DATA_BYTES:
        raise unsourced("button data")
    return raw


def _url(raw: object) -> str:
    text = str(raw).strip()
    parts = urlsplit(text if "://" in text or text.startswith("tg:") else f"http://{text}")
    if parts.scheme in {"tg", "ton", "tonsite"}:
        return text
    if parts.scheme not in {"http", "https"} or "." not in (parts.hostname or "") or " " in text:
        raise bad_request(f"inline keyboard button URL '{text}' is invalid: Wrong HTTP URL")
    return parts.geturl() if parts.path or parts.query else f"{parts.geturl()}/"


def _object(raw: object) -> Json:
    if not isinstance(raw, Mapping):
        raise button_error("expected an Object")
    return dict(raw)


def _copied(raw: object) -> Json:
    text = str(_object(raw).get("text", ""))
    if not 0 < len(text) <= MAX_COPIED:
        raise button_error("text to be copied must be between 1 and 256 characters long")
    return {"text": text}


def _web_link(raw: object) -> Json:
    fields = _object(raw)
    url = str(fields.get("url", ""))
    if not url.startswith("https://"):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Only HTTPS links are allowed")
    return {**fields, "url": url}


ACTIONS: dict[str, Callable[[object], Any]] = {
    "url": _url,
    "callback_data": _data,
    "callback_game": _object,
    "switch_inline_query": str,
    "switch_inline_query_current_chat": str,
    "switch_inline_query_chosen_chat": _object,
    "pay": lenient_boolean,
    "login_url": _web_link,
    "web_app": _web_link,
    "copy_text": _copied,
    "disabled": _object,
}
