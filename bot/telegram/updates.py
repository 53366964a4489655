"""An update's outside: its kind, its number, and the lane it belongs to. What it says is read elsewhere."""

from collections.abc import Mapping

from bot.telegram.values import Json, mapping, number

UPDATE_KINDS = (
    "message", "edited_message", "callback_query", "chat_member", "my_chat_member", "chat_join_request",
    "message_reaction", "poll_answer", "pre_checkout_query", "channel_post", "poll", "message_reaction_count",
)  # fmt: skip
ALLOWED_UPDATES = [kind for kind in UPDATE_KINDS if kind != "channel_post"]


def update_id_of(update: Json) -> int | None:
    """The update's number, None when it has none."""
    return number(update.get("update_id")) or None


def body_of(update: Json) -> tuple[str, Json]:
    """The kind of an update and its object."""
    for kind in UPDATE_KINDS:
        if isinstance(update.get(kind), dict):
            return kind, update[kind]
    return "", {}


def lane_of(update: Json, aliases: Mapping[int, int]) -> tuple[int, int]:
    """The lane (chat, else user, else 0) and -1 when the update overtakes."""
    kind, body = body_of(update)
    if kind == "callback_query":
        chat = mapping(mapping(body.get("message")).get("chat"))
    elif kind == "pre_checkout_query":
        return number(mapping(body.get("from")).get("id")), -1
    elif kind == "poll_answer":
        chat = mapping(body.get("user"))
    else:
        chat = mapping(body.get("chat"))
    lane = number(chat.get("id")) or number(mapping(body.get("from")).get("id"))
    return aliases.get(lane, lane), -int(kind == "chat_join_request" and "query_id" in body)
