"""A row of somebody's in every table, as loud about whose it is as it can be. Asserts nothing."""

from datetime import timedelta
from typing import Any

from sqlalchemy import JSON, Boolean, Integer, String, insert

import bot.registry  # noqa: F401 - the features bring their tables
from bot.core.erasing import Erased
from bot.db.columns import Base, UTCDateTime, unique_keys
from bot.db.journal import INBOX, OUTBOX
from tests.db.journals import NOW

WHO = Erased(700_100_200, -5_000_000_000_000_000_001, -5_000_000_000_000_000_002, ("Ann Smith", "小明"))
OTHER = Erased(800_100_200, -6_000_000_000_000_000_001, -6_000_000_000_000_000_002, ("Bo",))
LATER = NOW + timedelta(days=30)
# Columns that say nothing of a person, or only what their own row's end takes with it, and why they may stay.
GROUPS_OWN = "what admins wrote for the group"
NO_PERSON = "names no person"
STAYS = {
    "member": (("status", "rights", "permissions", "messages", "checked"), "a ban is remembered by these"),
    "strike": (("id", "rule", "message_chat", "message_id", "album", "thread", "sanction", "undo", "notice_key",
                "notice_message", "line_key", "weight"), "a strike that counts"),
    "event": (("id", "kind", "message_id"), "what was done, not to whom"),
    "appeal": (("strike_id",), "an appeal can be made once"),
    "chat": (("type", "title", "username", "language", "timezone", "status", "rights", "admin_chat",
              "linked_chat", "newest"), NO_PERSON),
    "checkin_day": (("day",), NO_PERSON),
    "chat_alias": (("old", "new"), NO_PERSON),
    "chat_setting": (("feature", "field", "value"), GROUPS_OWN),
    "installation": (("id", "secret", "bot_id"), NO_PERSON),
    "card": (("id", "kind", "version", "shown", "posts"), NO_PERSON),
    "star_payment": (("id", "charge", "amount", "number", "state", "why"), "books"),
    "ad_allowed": (("key", "shown"), GROUPS_OWN),
    "ad_blocked": (("phrase",), GROUPS_OWN),
    "ad_label": (("message_chat", "message_id", "version", "pieces"), "numbers of words, no words and no author"),
    "ad_traffic": (("version", "counts"), "counts"),
    "alerts_admin_code": (("code",), NO_PERSON),
    "arrival_text": (("name", "content"), GROUPS_OWN),
    "greeting": (("said_key", "message_id"), NO_PERSON),
    "help_command_menu": (("id", "digest"), NO_PERSON),
    "quarrel_case": (("token", "kind", "word", "messages", "message_chat", "thread"), "ids of messages"),
    "wording": (("token", "situation", "text"), GROUPS_OWN),
    "raid": (("came", "taken"), "counts, permissions"),
    "stored_reply": (("token", "triggers", "answers", "options", "hits"), GROUPS_OWN),
    "faq": (("token", "questions", "answer", "asked", "helped", "failed"), GROUPS_OWN),
    "best_plan": ((), NO_PERSON),
    "board_plan": (("period",), NO_PERSON),
    "board_post": (("period", "first_day", "state", "look", "ranked"), NO_PERSON),
    "setup_checklist": (("key", "message_chat", "message_id"), NO_PERSON),
    "chat_hour": (("people", "messages", "replies", "reactions", "joined", "gone"), "counts"),
    "drop_item": (("id", "place", "position", "thread", "keep", "broken", "only"), NO_PERSON),
    "drop_variant": (("drop_id", "number", "broken"), NO_PERSON),
    "drop_plan": (("id", "kind", "drop_id", "schedule", "zone", "wall", "left", "tries", "why", "before"), NO_PERSON),
    "drop_posting": (("id", "plan_id", "drop_id", "state", "missed", "medium", "variant", "message_chat",
                      "messages"), "posts of the bot's own"),
    "poll_sent": (("poll_id", "message_chat", "message_id", "thread", "state"), NO_PERSON),
    "announcement": (("id", "message_id"), NO_PERSON),
    "event_meeting": (("id", "state", "title", "place", "wall", "zone", "seats", "version", "step", "thread", "said",
                       "message_chat", "message_id", "code"), GROUPS_OWN),
    "erasure": (("number", "alias", "names", "lanes"), "emptied when no trace is left"),
}  # fmt: skip
TABLES = [table for table in Base.metadata.sorted_tables if table is not INBOX and table is not OUTBOX]


def example(column: Any, who: Erased, chat: int, turn: int, *, live: bool) -> Any:
    """A value of that column which says whose it is as loudly as it can."""
    kind, telling = column.type, f"{who.names[0]} ({who.user}) · {who.names[-1]}"
    if column.info.get("chat"):
        return chat
    if column.info.get("owner") or column.info.get("actor"):
        return who.user
    if isinstance(kind, JSON):
        return {"list": [who.user, telling]} if column.info.get("told") else []
    if isinstance(kind, String):
        if any(column in key for key in unique_keys(column.table)):
            return f"{column.name}:{who.user}:{turn}"
        if column.name == "status":
            return "kicked" if live else "member"
        return telling if not column.name.endswith("state") else "done"
    if isinstance(kind, UTCDateTime):
        return None if column.name == "pardoned_at" and live else LATER
    return False if isinstance(kind, Boolean) else turn


def harmless(column: Any, turn: int) -> Any:
    """A value that says nothing of anybody."""
    if isinstance(column.type, String):
        return f"{column.table.name}{turn}"
    return turn if isinstance(column.type, Integer) else []


async def fill(connection: Any, who: Erased, chat: int, *, live: bool, turn: int) -> None:
    """A row of theirs in every table."""
    for table in TABLES:
        if table.name in ("installation", "erasure", "star_payment", "chat_alias"):
            continue
        values = {column.name: example(column, who, chat, turn, live=live) for column in table.columns}
        for name in STAYS.get(table.name, ((), ""))[0]:
            if name != "status":
                values[name] = harmless(table.c[name], turn)
        await connection.execute(insert(table).values(values))
