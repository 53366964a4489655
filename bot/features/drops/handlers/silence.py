"""The reserve: something that breaks a long silence, seldom, and not when nobody answers. Posts nothing itself."""

from datetime import datetime

from bot.core.decisions import Alert, Change, Decision
from bot.feature import Turn
from bot.features.drops import queries, rules
from bot.features.drops.handlers import common
from bot.features.drops.tables import Drop, Plan


async def chosen(turn: Turn, plan: Plan) -> Drop | list[Decision]:
    """What is posted into the silence now; else how the watch goes on."""
    policy = common.policy_of(turn)
    spoken = await last_word(turn)
    last = await queries.last_posted(turn.session, turn.chat, plan.id)
    any_post = await queries.last_posted(turn.session, turn.chat)
    mine, other = last.at if last else None, any_post.at if any_post else None
    answered = mine is None or spoken > mine
    if not answered and plan.tries >= policy.silence_tries:
        return [watch(plan, None, "unanswered"), stopped(turn, plan)]
    plan.tries = 0 if answered else plan.tries
    heard = max(spoken, other or spoken)
    at = rules.breaks_at(heard, mine, turn.zone, turn.now, policy)
    if at > turn.now:
        return [Change(Plan, {"id": plan.id}, {"look_at": at, "tries": plan.tries})]
    waiting = await queries.list_place(turn.session, turn.chat, "reserve")
    drop = next((one for one in waiting if not one.broken), None)
    return drop if drop is not None else [watch(plan, None, "empty")]


async def last_word(turn: Turn) -> datetime:
    """When somebody last spoke, as far as is known."""
    recent = turn.lane.recent[-1].at if turn.lane.recent else None
    return recent or await queries.heard_at(turn.session, turn.chat) or turn.lane.added_at or turn.now


def watch(plan: Plan, at: datetime | None, why: str = "") -> Change:
    """When the silence is listened to again, or why it is not."""
    return Change(Plan, {"id": plan.id}, {"look_at": at, "why": why})


def stopped(turn: Turn, plan: Plan) -> Alert:
    """Nobody answered: a person should speak."""
    text = turn.text("drops-card-unanswered", count=plan.tries)
    return Alert(turn.chat, "drops", f"drops-silence:{turn.now:%Y%m%d}", text)
