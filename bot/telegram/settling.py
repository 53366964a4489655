"""Which row leaves next, and what an outcome means for it: done, dead, parked, again later; who hears of it. Pure."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.telegram.outgoing import REPEATABLE
from bot.telegram.outgoing.outcome import Outcome

PUNISHING = frozenset({"Mute", "Kick", "Ban", "Lift"})
WAITS_FOR_RIGHTS = PUNISHING | {"Delete", "Admit", "Decline", "Permit", "Pin", "RevokeLink"}
LONGEST_WAIT = 60.0
MOST_ANSWERS = 3
TEN_SECONDS = timedelta(seconds=10)
TOO_LATE = {
    "AnswerButton": timedelta(minutes=10),
    "AnswerRequest": TEN_SECONDS,
    "AnswerCheckout": TEN_SECONDS,
}


@dataclass(slots=True)
class Settled:
    """`change` of the row, `inbox` rows that tell of it, `pause` = (kind, chat, until) that Telegram asked for."""

    change: dict[str, Any]
    inbox: list[dict[str, Any]] = field(default_factory=list)
    pause: tuple[str, int, datetime] | None = None
    words: str = ""


def settled(row: Any, outcome: Outcome, now: datetime) -> Settled:
    """The row after a call."""
    match outcome.kind:
        case "done" | "gone":
            return final(row, outcome, "done", now)
        case "retry":
            result = later(row, outcome, now, outcome.retry_after)
            result.pause = (row.kind, row.chat_id, now + timedelta(seconds=outcome.retry_after))
            return result
        case "migrated":
            result = later(row, outcome, now, 1)
            result.inbox.append(migration_row(row.chat_id, outcome.new_chat or 0, now))
            return result
        case "unsent":
            return later(row, outcome, now, backoff(tries(row)))
        case "parked" if row.kind in WAITS_FOR_RIGHTS:
            return parked(row, outcome, now)
        case "unknown":
            return unknown(row, outcome, now)
    result = final(row, outcome, "dead", now)
    result.words = f"{row.kind} refused: {outcome.error}"
    if row.kind in PUNISHING and not row.answer:
        data = {"kind": row.kind, "about": row.about, "error": outcome.error}
        result.inbox.append(handed_row(row.lane, "strikes", "failed", f"failed:{row.key}", data, now))
    return result


def unknown(row: Any, outcome: Outcome, now: datetime) -> Settled:
    """It may have happened: repeat what may be repeated, look for evidence of what matters, let chatter be."""
    again = tries(row) < MOST_ANSWERS if row.kind == "AnswerButton" else row.kind in REPEATABLE
    if again or (matters(row) and tries(row) < 2):
        return later(row, outcome, now, backoff(tries(row)))
    return final(row, outcome, "unknown", now)


def tries(row: Any) -> int:
    """Requests made, the one that has just ended included: its row was read before it was marked as leaving, unless
    it was found so marked when the process began."""
    return int(row.attempts) + int(row.state != "sending")


def matters(row: Any) -> bool:
    """Is the message looked for: as it has to arrive, at the price of one copy too many, or as votes in it count?"""
    payload = json.loads(row.payload)
    return bool(payload.get("must_arrive")) or (payload.get("content") or {}).get("kind") == "poll"


def backoff(attempts: int) -> float:
    """Seconds before the next try: 1, 2, 4, ... 60."""
    return float(min(2 ** max(attempts - 1, 0), LONGEST_WAIT))


def change(
    row: Any, state: str, outcome: Outcome, not_before: datetime, settled_at: datetime | None
) -> dict[str, Any]:
    """The columns that an outcome writes."""
    return {
        "id": row.id,
        "state": state,
        "error": outcome.error or None,
        "message_id": outcome.message_id or row.message_id,
        "not_before": not_before,
        "settled_at": settled_at,
    }


def final(row: Any, outcome: Outcome, state: str, now: datetime) -> Settled:
    """No more calls; whoever waits for the answer hears it."""
    result = Settled(change(row, state, outcome, row.not_before, now))
    if row.answer:
        result.inbox.append(answer_row(row, outcome, now))
    return result


def later(row: Any, outcome: Outcome, now: datetime, seconds: float) -> Settled:
    """Again, not before some seconds have passed. A row that never left keeps no error: nothing need be looked for."""
    result = Settled(change(row, "pending", outcome, now + timedelta(seconds=max(seconds, 0.05)), None))
    if outcome.kind != "unknown":
        result.change["error"] = row.error or None
    return result


def parked(row: Any, outcome: Outcome, now: datetime) -> Settled:
    """A right is missing: wait for it; the admins hear of it once an hour."""
    result = Settled(change(row, "parked", outcome, row.not_before, None))
    key = f"parked:{row.chat_id}:{int(now.timestamp()) // 3600}"
    data = {"kind": row.kind, "error": outcome.error}
    result.inbox.append(handed_row(row.lane, "setup", "parked", key, data, now))
    return result


def answer_row(row: Any, outcome: Outcome, now: datetime) -> dict[str, Any]:
    """The outcome as an inbox row of the lane that asked."""
    feature, _, verb = row.answer.partition(":")
    kinds = {"done": "done", "gone": "gone", "unknown": "unknown"}
    message_id = outcome.message_id if outcome.message_id and outcome.message_id > 0 else None
    body = {
        "feature": feature,
        "verb": verb,
        "key": row.name or row.key,
        "outcome": kinds.get(outcome.kind, "refused"),
        "data": json.loads(row.payload).get("data") or {},
        "chat": row.chat_id,
        "message_id": message_id,
        "answered_at": now.isoformat(),
        "error": outcome.error,
    }
    if outcome.also:
        body["also"] = list(outcome.also)
    if outcome.poll:
        body["poll"] = dict(outcome.poll)
    if outcome.link:
        body["link"] = outcome.link
    return inbox_row("answer", row.key, row.lane, body, now)


def handed_row(
    lane: int, feature: str, verb: str, key: str, data: dict[str, Any], now: datetime
) -> dict[str, Any]:
    """Something that a feature of that lane should know."""
    return inbox_row("handed", key, lane, {"feature": feature, "verb": verb, "data": data}, now)


def migration_row(old: int, new: int, now: datetime) -> dict[str, Any]:
    """The third sign of a migration: a call was refused because of it. In the new lane: the old may wait for it."""
    return inbox_row("migration", f"{old}:{new}", new, {"old": old, "new": new}, now)


def inbox_row(source: str, key: str, lane: int, body: dict[str, Any], now: datetime) -> dict[str, Any]:
    """A row of the inbox."""
    text = json.dumps(body, ensure_ascii=False)
    return {"source": source, "key": key, "lane": lane, "body": text, "received_at": now}


def ends(rows: Sequence[Any]) -> tuple[dict[str, Any], dict[str, int]]:
    """For each thing that effects are about: the row that must leave first, and its last pending edit."""
    first: dict[str, Any] = {}
    last_edit: dict[str, int] = {}
    for row in sorted((row for row in rows if row.about), key=lambda item: (item.due, item.id)):
        first.setdefault(row.about, row)
        if row.kind == "Edit" and row.state == "pending":
            last_edit[row.about] = row.id
    return first, last_edit


def out_of_date(row: Any, last_edit: dict[str, int], now: datetime) -> str:
    """Why a row needs no call any more; "" when it does."""
    if row.kind == "Edit" and row.about and last_edit.get(row.about, row.id) != row.id:
        return "a later edit says more"
    if row.kind in TOO_LATE and now - row.created_at > TOO_LATE[row.kind]:
        return "too late"
    # One that may have left is looked for instead.
    last = not_after(row) if row.kind == "Say" and not row.error else None
    return "too late" if last is not None and now > last else ""


def not_after(row: Any) -> datetime | None:
    """Until when a message may leave; None = whenever it can."""
    if '"not_after":"' not in row.payload:  # most have none, and all are looked at often
        return None
    return datetime.fromisoformat(json.loads(row.payload)["not_after"])
