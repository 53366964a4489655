"""What a threshold has to be told of an applicant: read at its turn, for it alone. Judges nothing."""

from collections.abc import Mapping
from typing import Any

from bot.feature import Turn
from bot.features.gate.policy import GatePolicy
from bot.features.gate.queries import count_active, count_ahead, find_code, find_days_in
from bot.features.gate.rules import Application
from bot.features.gate.thresholds import Look, Reply
from bot.features.gate.thresholds.code import folded


def seen(
    turn: Turn, app: Application, data: Mapping[str, Any], more: Mapping[str, Any] | None = None
) -> Look:
    """The account as it shows itself, the way it came, and `more`."""
    facts = {"name": app.user.name, "username": app.user.username, "link": app.link, "paid": bool(app.paid)}
    return Look(turn.policy(GatePolicy), turn.draw, {**facts, **(more or {})}, data)


async def look(turn: Turn, app: Application, step: str, data: Mapping[str, Any], reply: Reply) -> Look:
    """With what must be read for this threshold."""
    policy, session = turn.policy(GatePolicy), turn.session
    more: dict[str, Any] = {}
    match step:
        case "capacity":
            more["active"] = await count_active(session, turn.chat, turn.now)
            more["ahead"] = await count_ahead(session, turn.chat, app)
        case "tier":
            more["days"] = await find_days_in(session, policy.tier_chat, app.user.id, turn.now)
        case "code":
            found = await find_code(session, turn.chat, folded(reply.text))
            more["code"] = found is not None and found.used_by is None
    return seen(turn, app, data, more)
