"""What the Bot API answers when it refuses, and how the words are made; not when it refuses."""

import re
from typing import Any

PREFIXES = {400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 500: "Internal Server Error"}

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
QUERY_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"

# code of the closed server -> (status code or None to keep it, words)
RENAMES: dict[str, tuple[int | None, str]] = {
    "MESSAGE_NOT_MODIFIED": (None, NOT_MODIFIED),
    "WC_CONVERT_URL_INVALID": (None, "Wrong HTTP URL specified"),
    "EXTERNAL_URL_INVALID": (None, "Wrong HTTP URL specified"),
    "WEBPAGE_CURL_FAILED": (None, "Failed to get HTTP URL content"),
    "WEBPAGE_MEDIA_EMPTY": (None, "Wrong type of the web page content"),
    "MEDIA_GROUPED_INVALID": (None, "Can't use the media of the specified type in the album"),
    "REPLY_MARKUP_TOO_LONG": (None, "reply markup is too long"),
    "INPUT_USER_DEACTIVATED": (403, "user is deactivated"),
    "USER_IS_BLOCKED": (403, "bot was blocked by the user"),
    "USER_ADMIN_INVALID": (None, "user is an administrator of the chat"),
    "QUERY_ID_INVALID": (None, QUERY_TOO_OLD),
    "MESSAGE_DELETE_FORBIDDEN": (None, "message can't be deleted"),
    "CHAT_ABOUT_NOT_MODIFIED": (None, "chat description is not modified"),
}

# Decided inside the closed server: known from threads and documentation only, so kept editable here.
UNSOURCED: dict[str, str] = {
    "admins hidden": "CHAT_ADMIN_REQUIRED",
    "button data": "BUTTON_DATA_INVALID",
    "callback answer too long": "MESSAGE_TOO_LONG",
    "charge already refunded": "CHARGE_ALREADY_REFUNDED",
    "charge unknown": "CHARGE_NOT_FOUND",
    "command invalid": "BOT_COMMAND_INVALID",
    "commands too many": "BOT_COMMANDS_TOO_MUCH",
    "custom title emoji": "CUSTOM_TITLE_EMOJI_NOT_ALLOWED",
    "ephemeral receiver": "EPHEMERAL_RECEIVER_INVALID",
    "ephemeral not allowed": "EPHEMERAL_NOT_ALLOWED",
    "invite link unknown": "INVITE_HASH_EXPIRED",
    "invite link foreign": "CHAT_ADMIN_REQUIRED",
    "first button must pay": "BUTTON_TYPE_INVALID",
    "invoice description": "INVOICE_DESCRIPTION_INVALID",
    "invoice payload": "INVOICE_PAYLOAD_INVALID",
    "invoice title": "INVOICE_TITLE_INVALID",
    "join request missing": "HIDE_REQUESTER_MISSING",
    "join request already member": "USER_ALREADY_PARTICIPANT",
    "payment provider": "PAYMENT_PROVIDER_INVALID",
    "promote not participant": "USER_NOT_PARTICIPANT",
    "promote right": "RIGHT_FORBIDDEN",
    "query answered": "QUERY_ID_INVALID",
    "reaction right": "CHAT_ADMIN_REQUIRED",
    "reaction invalid": "REACTION_INVALID",
    "reactions too many": "REACTIONS_TOO_MANY",
    "rich message empty": "RICH_MESSAGE_EMPTY",
    "rich block unsupported": "RICH_MESSAGE_BLOCK_UNSUPPORTED",
    "rich message sources": "RICH_MESSAGE_INVALID",
    "rich message too long": "RICH_MESSAGE_TOO_LONG",
    "rich photo": "RICH_MESSAGE_PHOTO_URL_INVALID",
    "stars prices": "STARS_INVOICE_INVALID",
    "tag change": "TAG_CHANGE_FORBIDDEN",
    "tag emoji": "TAG_EMOJI_NOT_ALLOWED",
    "tag invalid": "TAG_INVALID",
    "topic closed": "TOPIC_CLOSED",
    "topic not modified": "TOPIC_NOT_MODIFIED",
    "topic invalid": "TOPIC_ID_INVALID",
    "user unknown": "PARTICIPANT_ID_INVALID",
}


class ApiError(Exception):
    """A refused call.

    `code` and `text` are what the inner server said; `default` replaces the text of a 400. The public
    `status` and `description` follow the Bot API server's rules. With `exact` nothing is rewritten.
    """

    def __init__(
        self,
        code: int,
        text: str,
        *,
        default: str | None = None,
        retry_after: int | None = None,
        migrate_to_chat_id: int | None = None,
        exact: bool = False,
    ) -> None:
        self.status, self.description = (code, text) if exact else describe(code, text, default)
        self.retry_after = retry_after
        self.migrate_to_chat_id = migrate_to_chat_id
        super().__init__(f"{self.status} {self.description}")

    def body(self) -> dict[str, Any]:
        """The JSON answer: ok, error_code, description and, if any, parameters."""
        body: dict[str, Any] = {"ok": False, "error_code": self.status, "description": self.description}
        parameters = {"retry_after": self.retry_after, "migrate_to_chat_id": self.migrate_to_chat_id}
        if present := {name: value for name, value in parameters.items() if value is not None}:
            body["parameters"] = present
        return body


def describe(code: int, text: str, default: str | None = None) -> tuple[int, str]:
    """(status, description) that the public answer carries for an inner (code, text)."""
    if code == 429:
        return code, text
    if code < 400 or code == 404 or (code == 403 and re.fullmatch("[A-Z0-9_]+", text)):
        code = 400
    if default is not None and code == 400:
        text = default
    renamed, text = RENAMES.get(text, (None, text))
    code = renamed or code
    if code not in PREFIXES:
        code = 400
    prefix = PREFIXES[code]
    if not text or text == prefix or text.startswith(prefix + ":"):
        return code, text or prefix
    return code, f"{prefix}: {_lowered(text)}"


def _lowered(text: str) -> str:
    second = text[1:2]
    return text if second == "_" or second.isupper() else text[:1].lower() + text[1:]


def bad_request(text: str, *, default: str | None = None) -> ApiError:
    """A 400 with these words after `Bad Request: `."""
    return ApiError(400, text, default=default)


def forbidden(text: str) -> ApiError:
    """A 403 with these words after `Forbidden: `."""
    return ApiError(403, text)


def unsourced(name: str) -> ApiError:
    """A 400 whose words stand under `name` in UNSOURCED."""
    return bad_request(UNSOURCED[name])


def too_many(retry_after: int) -> ApiError:
    """A 429 that asks to wait `retry_after` seconds."""
    return ApiError(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)


def conflict(text: str) -> ApiError:
    """A 409 with these words after `Conflict: `, unchanged."""
    return ApiError(409, f"Conflict: {text}", exact=True)


def not_found(text: str = "") -> ApiError:
    """A real 404 of the HTTP surface, such as an unknown method."""
    return ApiError(404, f"Not Found: {text}" if text else "Not Found", exact=True)


def unauthorized(text: str = "") -> ApiError:
    """A real 401 of the HTTP surface."""
    return ApiError(401, f"Unauthorized: {text}" if text else "Unauthorized", exact=True)
