"""The queue runs dry: the admins' card, and its buttons: a slower pace, or a week without it. Posts nothing."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.core.decisions import Alert, Button, Change, Decision, Note, Refusal, Rows
from bot.core.facts import ButtonPress
from bot.core.texts import Html
from bot.feature import Decisions, Turn
from bot.features.drops import queries, rules
from bot.features.drops.handlers import common, form, measuring, scheduling
from bot.features.drops.tables import Drop, Plan

REST = timedelta(days=7)


async def running_dry(turn: Turn, plan: Plan, due: rules.Due, taken: Drop | None) -> list[Decision]:
    """The admins hear before the queue is empty, unless they wanted to hear nothing for a while."""
    if plan.quiet_until is not None and turn.now < plan.quiet_until:
        return []
    waiting = await queries.list_place(turn.session, turn.chat, "queue")
    left = sum(not one.broken and (taken is None or one.id != taken.id) for one in waiting)
    zone, policy = ZoneInfo(plan.zone), common.policy_of(turn)
    last = rules.runs_dry(common.schedule_of(plan), zone, due.next, left, turn.now, policy)
    if last is None:
        return []
    newest = (taken or waiting[-1]).made_at
    return [card(turn, plan, token_of(plan, newest), [told(turn, left, last), *await praised(turn)])]


def still_empty(turn: Turn, plan: Plan) -> list[Decision]:
    """The queue ran empty while the admins wanted to hear nothing: they hear it then, once."""
    if plan.quiet_until is None or turn.now < plan.quiet_until:
        return []
    text = turn.text("drops-low-none", count=0, day="")
    heard = Change(Plan, {"id": plan.id}, {"quiet_until": None})
    return [heard, card(turn, plan, token_of(plan, plan.quiet_until), [text])]


def token_of(plan: Plan, newest: datetime) -> str:
    """The name of a card: one for what was added on a day, and another one after a week of rest."""
    return f"{newest:%Y%m%d}" + (f"-{plan.quiet_until:%m%d}" if plan.quiet_until is not None else "")


def told(turn: Turn, left: int, last: datetime) -> Html:
    """How many are left, and until when."""
    day = turn.texts.moment(turn.language, last, turn.zone)
    return turn.text("drops-low" if left else "drops-low-none", count=left, day=day)


async def praised(turn: Turn) -> list[Html]:
    """What to add more of."""
    posts = await measuring.posts_of(turn, await measuring.heard_of(turn))
    return measuring.named(turn, turn.language, posts)


def card(turn: Turn, plan: Plan, token: str, lines: list[Html], *, closed: bool = False) -> Alert:
    """The card, or what became of it."""
    rows = () if closed else buttons(turn, plan, token)
    return Alert(turn.chat, "drops-low", f"drops-low:{token}", Html("\n".join(lines)), rows, closed=closed)


def buttons(turn: Turn, plan: Plan, token: str) -> Rows:
    """Add, where the form opens in private; slow down, where that can be; not now."""
    lang = turn.language
    add = Button(turn.texts.plain(lang, "drops-button-add"), url=form.link(turn))
    verbs = ("slow", "rest") if rules.slower(common.schedule_of(plan)) is not None else ("rest",)
    return ((add, *(common.button(turn, lang, verb, token) for verb in verbs)),)


async def slow(turn: Turn, press: ButtonPress, token: str) -> Decisions:
    """Half as many times as now; shown back with the next one."""
    plan = await queue_of(turn, press)
    lang, schedule = turn.language_of(press.by), rules.slower(common.schedule_of(plan))
    if schedule is None:
        raise Refusal(turn.texts.plain(lang, "drops-queue-usage"))
    paused = plan.look_at is None
    new, decisions = scheduling.repaced(turn, press.by, plan, schedule)
    halted = [common.paused(plan)] if paused else []
    pace = common.plan_words(turn, turn.language, schedule)
    at = turn.texts.moment(turn.language, new.due, turn.zone)
    done = turn.text("drops-slowed", pace=pace, at=at)
    return [
        turn.pressed(press, turn.texts.plain(lang, "drops-changed-pace")),
        *decisions,
        *halted,
        Note(turn.chat, "drop-queue-slowed", press.by.id),
        card(turn, plan, token, [done], closed=True),
    ]


async def rest(turn: Turn, press: ButtonPress, token: str) -> Decisions:
    """Nothing of this for a week."""
    plan = await queue_of(turn, press)
    until = turn.now + REST
    day = turn.texts.day(turn.language, until, turn.zone)
    return [
        turn.pressed(press, turn.texts.plain(turn.language_of(press.by), "drops-resting")),
        Change(Plan, {"id": plan.id}, {"quiet_until": until}),
        card(turn, plan, token, [turn.text("drops-rests", day=day)], closed=True),
    ]


async def queue_of(turn: Turn, press: ButtonPress) -> Plan:
    """The queue's plan; Refusal without one."""
    plan = await queries.find_plan_of(turn.session, turn.chat, "queue")
    if plan is None:
        raise Refusal(turn.texts.plain(turn.language_of(press.by), "drops-queue-none"))
    return plan
