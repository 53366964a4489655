"""A group in memory: what handlers decide about Telegram's JSON, without a database. Asserts nothing."""

from datetime import UTC, datetime, timedelta
from typing import Any

from pydantic import BaseModel

from bot.core.decisions import Alert, Decision, Delete, GiveStrike
from bot.core.facts import Membership, Message
from bot.core.texts import Texts
from bot.db.lanes import Lane, Recent
from bot.db.members import MemberState
from bot.feature import Asked, Me, Turn
from bot.features.ads.handlers import messages
from bot.features.ads.policy import AdsPolicy
from bot.features.ads.queries import Book
from bot.registry import FEATURES, POLICIES
from bot.telegram.incoming import Reader
from bot.turns import Turns

NOW = datetime(2026, 1, 5, 12, tzinfo=UTC)
DAY, NONE = timedelta(days=1), timedelta()
Json = dict[str, Any]
ME, OWNER, MALLORY, BO = 1, 20, 21, 22
LINKED = -100500
CHAT = {"id": -1001, "type": "supergroup", "title": "Hikers"}
NEWS = {"id": -100900, "type": "channel", "title": "News", "username": "news"}
OTHER = {"origin": {"type": "channel", "chat": NEWS}, "chat": NEWS}
INVITE = "t.me/+AbCdEfGh12345678"
TURNS = Turns(FEATURES, Texts.load(strict=True), Me(ME, "anthill_bot", "Anthill", ephemeral=True), b"seed")
DEFAULTS: dict[type[BaseModel], BaseModel] = {kind: kind() for kind in POLICIES.values()}
READER = Reader(ME, b"", {})


def lane(**more: Any) -> Lane:
    """A group whose bot may delete, with an owner and two members who came an hour ago."""
    people = {
        user: MemberState(
            user, name, joined_at=NOW - DAY / 24, first_seen=NOW - DAY / 24, messages=2, known=True
        )
        for user, name in ((MALLORY, "Mallory"), (BO, "Bo"))
    }
    fields: dict[str, Any] = {
        "status": "administrator", "rights": frozenset({"can_delete_messages", "can_restrict_members"}),
        "linked_chat": LINKED, "known": True, "members": people, "admins": {OWNER: Membership("creator")},
        "admins_at": NOW, "own": {"ads": Book()}, "title": "Hikers",
    }  # fmt: skip
    policies = DEFAULTS | {AdsPolicy: AdsPolicy(observe=False)} | more.pop("policies", {})
    return Lane(-1001, "supergroup", policies=policies, **(fields | more))


def turn_in(here: Lane, key: str = "1", now: datetime = NOW) -> Turn:
    return TURNS.turn(here, key, now, None, Asked())


def message(number: Any = 5, age: Any = NONE, user: Any = MALLORY, **fields: Any) -> Message:
    sent = int((NOW - age).timestamp())
    said_by = {"id": user, "first_name": {MALLORY: "Mallory", BO: "Bo"}.get(user, "Olga")}
    body = {"message_id": number, "date": sent, "chat": CHAT, "from": said_by, **fields}
    return READER.message(body, edited="edit_date" in fields)


def judged(here: Lane, *some: Message) -> list[Decision]:
    """What is decided about the last of them."""
    decided: list[Decision] = []
    for number, one in enumerate(some):
        here.recent.append(Recent(one.id, one.sender.id, one.album, one.thread))
        decided = list(messages.on_message(turn_in(here, str(number)), one))
    return decided


def gone(decided: list[Decision]) -> list[tuple[int, ...]]:
    return [item.messages for item in decided if isinstance(item, Delete)]


def struck(decided: list[Decision]) -> list[str]:
    return [item.reason for item in decided if isinstance(item, GiveStrike)]


def cards(decided: list[Decision]) -> list[str]:
    return [item.text for item in decided if isinstance(item, Alert)]
