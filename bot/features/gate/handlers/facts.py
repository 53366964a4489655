"""What a threshold has to be told of an applicant: read at its turn, for it alone. Judges nothing."""

from collections.abc import Mapping
from typing import Any

from bot.feature import NeedsPhoto, Turn
from bot.features.gate.policy import GatePolicy
from bot.features.gate.queries import (
    count_active,
    count_ahead,
    find_code,
    find_days_in,
    find_tier_in,
    is_banned_beside,
)
from bot.features.gate.rules import Application
from bot.features.gate.thresholds import Look, Reply
from bot.features.gate.thresholds.code import folded


def seen(
    turn: Turn, app: Application, data: Mapping[str, Any], more: Mapping[str, Any] | None = None
) -> Look:
    """The account as it shows itself, the way it came, and `more`."""
    policy = turn.policy(GatePolicy)
    facts = {"name": app.user.name, "username": app.user.username, "link": app.link, "draws": turn.me.draws,
             "template": policy.pattern or told_by(turn, "names", "template"), "paid": bool(app.paid)}  # fmt: skip
    return Look(policy, turn.draw, {**facts, **(more or {})}, data)


def told_by(turn: Turn, feature: str, name: str) -> str:
    """A line of another feature's policy, "" where that feature is not there."""
    kind = next((one.policy for one in turn.features if one.name == feature), None)
    return str(getattr(turn.policy(kind), name, "")) if kind is not None else ""


async def look(turn: Turn, app: Application, step: str, data: Mapping[str, Any], reply: Reply) -> Look:
    """With what must be read for this threshold."""
    policy, session = turn.policy(GatePolicy), turn.session
    more: dict[str, Any] = {}
    match step:
        case "account":
            users = (app.user.id, turn.lane.number_of(app.user.id))
            more["banned"] = await is_banned_beside(session, turn.chat, users)
            more["photo"] = shows_photo(turn, app.user.id) if policy.photo else None
        case "capacity":
            more["active"] = await count_active(session, turn.chat, turn.me.id, turn.now)
            more["ahead"] = await count_ahead(session, turn.chat, app)
        case "tier":
            more["days"] = await find_days_in(session, policy.tier_chat, app.user.id, turn.now)
            more["tier"] = await find_tier_in(session, policy.tier_chat, app.user.id)
        case "code":
            found = await find_code(session, turn.chat, folded(reply.text))
            more["code"] = found is not None and found.used_by is None
    return seen(turn, app, data, more)


def shows_photo(turn: Turn, user: int) -> bool | None:
    """As Telegram says at this moment; None when it could not be asked."""
    if user not in turn.asked.photos and not turn.asked.failed:
        raise NeedsPhoto(user)
    return turn.asked.photos.get(user)
