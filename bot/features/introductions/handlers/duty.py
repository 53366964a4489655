"""What becomes of a newcomer who stays silent: reminded alone, then on the admins' list, then what the chat chose."""

from datetime import timedelta
from typing import Any

from bot.core.decisions import Alert, Decision, Kick, Mute, Note, Remove
from bot.core.facts import GONE, Answer, Sender, Tick
from bot.core.names import plain_name
from bot.core.texts import Html
from bot.feature import Decisions, NeedsAdmins, Turn
from bot.features.introductions import queries, rules
from bot.features.introductions.handlers.common import (
    card,
    changed,
    freed,
    policy_of,
    reach,
)
from bot.features.introductions.tables import Introduction
from bot.sanctions import FREE, standing
from bot.targets import known

RESTRICT = "can_restrict_members"


async def on_due(turn: Turn, tick: Tick) -> Decisions:
    """The next step of one newcomer; a tick that comes twice finds it taken."""
    row = await queries.find_introduction(turn.session, turn.chat, tick.data["user"])
    if row is None or row.next_at is None or row.next_at > turn.now:
        return []
    if row.state not in rules.OPEN:  # gone long ago
        return [Remove(Introduction, {"chat_id": turn.chat, "user_id": row.user_id})]
    if not turn.lane.admins_known(turn.now):
        raise NeedsAdmins
    await turn.know(row.user_id)
    if turn.lane.protects(row.user_id, turn.me.id):
        return await spared(turn, row)
    if not policy_of(turn).on or turn.lane.status in GONE:
        return [changed(turn, row.user_id, next_at=turn.now + timedelta(days=1))]
    if row.overdue:
        return await removed(turn, row)
    return await missed(turn, row) if turn.now >= row.due_at else reminded(turn, row)


async def spared(turn: Turn, row: Introduction) -> list[Decision]:
    """It is not asked of them any more: our mute ends, the admins' card forgets them."""
    values = {"state": "waived", "owed": False, "next_at": None}
    cards = await card(turn, without=[row.user_id]) if row.overdue else []
    return [changed(turn, row.user_id, **values), *freed(turn, row), *cards]


def reminded(turn: Turn, row: Introduction) -> list[Decision]:
    """A reminder, in the day."""
    policy = policy_of(turn)
    morning = rules.in_the_day(turn.now, turn.zone, policy)
    if morning > turn.now:
        return [changed(turn, row.user_id, next_at=min(morning, row.due_at))]
    next_at = rules.next_step(row.since, row.due_at, turn.now, turn.zone, policy)
    values = {"reminded": row.reminded + 1, "reminded_at": turn.now, "next_at": next_at}
    return [changed(turn, row.user_id, **values), *reminder(turn, row)]


def reminder(turn: Turn, row: Introduction) -> list[Decision]:
    """To that member alone, or not at all."""
    user = known(turn, row.user_id)
    lang = turn.language_of(user)
    if row.overdue:
        text = turn.texts.render(lang, "introductions-remind-late")
    else:
        until = turn.texts.moment(lang, row.due_at, turn.zone)
        text = turn.texts.render(lang, "introductions-remind", until=until)
    return [*reach(turn, user, text, form=True, later=not row.overdue)]


# --- too late ------------------------------------------------------------------------------------------------------


async def missed(turn: Turn, row: Introduction) -> list[Decision]:
    """The time is over: the admins' card, and a mute where the chat chose it and it can be done."""
    policy = policy_of(turn)
    next_at = rules.after_overdue(row.since, row.due_at, policy)
    values: dict[str, Any] = {"overdue": True, "next_at": next_at}
    row.overdue = True
    mutes = policy.overdue == "mute" and turn.lane.can(RESTRICT) and turn.lane.type == "supergroup"
    effects: list[Decision] = []
    if mutes and not row.muted:
        values |= {"muted": True, "undo": standing(turn.member(row.user_id), turn.now)}
        effects.append(Mute(turn.chat, row.user_id, None, "muted", {"user": row.user_id}))
    return [*effects, changed(turn, row.user_id, **values), *await card(turn, add=row)]


async def on_muted(turn: Turn, answer: Answer) -> Decisions:
    """Told once it is so; where Telegram refused, nothing was done."""
    row = await queries.find_introduction(turn.session, turn.chat, answer.data["user"])
    if row is None or not row.muted:
        return []
    await turn.know(row.user_id)
    user = known(turn, row.user_id)
    if answer.outcome in ("done", "unknown"):
        return [*reach(turn, user, turn.text_for(user, "introductions-muted"), form=True)]
    return [changed(turn, row.user_id, muted=False, undo=None), failed(turn, "mute", user, answer.error)]


async def removed(turn: Turn, row: Introduction) -> list[Decision]:
    """Out, free to return at once, never before the days that the chat chose."""
    policy = policy_of(turn)
    at = rules.after_overdue(row.since, row.due_at, policy)
    if at is None or not turn.lane.can(RESTRICT):
        return [changed(turn, row.user_id, next_at=None)]
    if at > turn.now:
        return [changed(turn, row.user_id, next_at=at)]
    until = turn.now + FREE if turn.lane.type == "group" else None
    return [
        Kick(turn.chat, row.user_id, until, "kicked", {"user": row.user_id}),
        changed(turn, row.user_id, next_at=None),
        Note(turn.chat, "introduction-kick", None, row.user_id),
    ]


async def on_kicked(turn: Turn, answer: Answer) -> Decisions:
    """Told where it can be; a refusal is the admins' to know."""
    user_id = answer.data["user"]
    await turn.know(user_id)
    user = known(turn, user_id)
    if answer.outcome == "refused":
        return [failed(turn, "kick", user, answer.error)]
    if not turn.member(user_id).started:
        return []
    return [*reach(turn, user, turn.text_for(user, "introductions-kicked"))]


def failed(turn: Turn, what: str, user: Sender, error: str) -> Alert:
    """Telegram refused; the admins hear why."""
    name = plain_name(user.name) or str(user.id)
    text: Html = turn.text(f"introductions-failed-{what}", name=name, error=error)
    return Alert(turn.chat, "failed", f"introductions:{what}:{user.id}:{turn.key}", text)
