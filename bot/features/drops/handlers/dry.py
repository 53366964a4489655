"""The queue runs dry: the admins' card and its buttons: a slower pace, a week off, the best again. Posts nothing."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.core.codec import dump
from bot.core.decisions import Alert, Button, Change, Decision, Note, Refusal, Rows, Save
from bot.core.facts import ButtonPress
from bot.core.schedules import Slot
from bot.core.texts import Html
from bot.feature import Decisions, Turn
from bot.features.drops import queries, rules
from bot.features.drops.handlers import common, measuring, scheduling, wording
from bot.features.drops.tables import Drop, Plan

REST = timedelta(days=7)


async def without(turn: Turn, drop: Drop) -> list[Decision]:
    """An admin takes one item out of the queue: what is left may be too little."""
    plan = await queries.find_plan_of(turn.session, turn.chat, "queue") if drop.place == "queue" else None
    if plan is None or plan.look_at is None:
        return []
    return await running_dry(turn, plan, common.slot_of(plan), drop)


async def running_dry(turn: Turn, plan: Plan, coming: Slot | None, taken: Drop | None) -> list[Decision]:
    """The admins hear before the queue is empty, unless they wanted to hear nothing for a while."""
    if plan.quiet_until is not None and turn.now < plan.quiet_until:
        return []
    waiting = await queries.list_place(turn.session, turn.chat, "queue")
    left = sum(not one.broken and (taken is None or one.id != taken.id) for one in waiting)
    zone, policy = ZoneInfo(plan.zone), common.policy_of(turn)
    last = rules.runs_dry(common.schedule_of(plan), zone, coming, left, turn.now, policy)
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
    return await measuring.named(turn, turn.language, posts)


def key_of(token: str) -> str:
    """The card's key."""
    return f"drops-low:{token}"


def card(turn: Turn, plan: Plan, token: str, lines: list[Html], *, closed: bool = False) -> Alert:
    """The card, or what became of it."""
    rows = () if closed else buttons(turn, plan, token)
    return Alert(turn.chat, "drops-low", key_of(token), Html("\n".join(lines)), rows, closed=closed)


def buttons(turn: Turn, plan: Plan, token: str) -> Rows:
    """Add, where the form opens in private; slow down, where that can be; not now; the best once more."""
    lang = turn.language
    add = Button(turn.texts.plain(lang, "drops-button-add"), url=turn.me.start_link("drops", turn.chat))
    verbs = ("slow", "rest") if rules.slower(common.schedule_of(plan)) is not None else ("rest",)
    first = (add, *(common.button(turn, lang, verb, token) for verb in verbs))
    return first, (common.button(turn, lang, "best", token),)


async def slow(turn: Turn, press: ButtonPress, token: str) -> Decisions:
    """Half as many times as now; shown back with the next one."""
    plan = await queue_of(turn, press, token)
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
    plan = await queue_of(turn, press, token)
    until = turn.now + REST
    day = turn.texts.day(turn.language, until, turn.zone)
    return [
        turn.pressed(press, turn.texts.plain(turn.language_of(press.by), "drops-resting")),
        Change(Plan, {"id": plan.id}, {"quiet_until": until}),
        card(turn, plan, token, [turn.text("drops-rests", day=day)], closed=True),
    ]


async def best(turn: Turn, press: ButtonPress, token: str) -> Decisions:
    """What drew most goes to the end of the queue once more; shown back with its times."""
    plan = await queue_of(turn, press, token)
    lang = turn.language_of(press.by)
    waiting = await queries.list_place(turn.session, turn.chat, "queue")
    drops = await best_of(turn, [one.content for one in waiting])
    if not drops:
        raise Refusal(turn.texts.plain(lang, "drops-best-none"))
    limit = common.policy_of(turn).limit
    if await queries.count_drops(turn.session, turn.chat) + len(drops) > limit:
        raise Refusal(turn.texts.plain(lang, "drops-full", limit=limit))
    copies = [copied(turn, press, *found, number) for number, found in enumerate(drops)]
    return [
        turn.pressed(press, turn.texts.plain(lang, "drops-best-done")),
        *(Save(one) for one in copies),
        Note(turn.chat, "drops-best", press.by.id, data={"drops": [drop.id for drop, _ in drops]}),
        card(
            turn, plan, token, again(turn, plan, copies, sum(not one.broken for one in waiting)), closed=True
        ),
    ]


async def best_of(turn: Turn, waiting: list[str]) -> list[tuple[Drop, str]]:
    """The used drops that drew most, each with the content of its strongest wording."""
    used = {
        drop.id: drop for drop in await queries.list_place(turn.session, turn.chat, "used") if not drop.broken
    }
    heard = await measuring.heard_of(turn)
    found = await queries.list_posts(turn.session, turn.chat, turn.now)
    posts = [replace(post, usual=heard.people(post.at)) for post in found]
    contents = {drop.id: drop.content for drop in used.values()}
    over = [post for post in posts if post.at <= turn.now - timedelta(hours=heard.span)]
    for name in used.keys() & await queries.list_varied(turn.session, turn.chat):
        strongest = await wording.strongest(turn, used[name], [post for post in over if post.drop == name])
        contents[name] = dump(strongest.content)
    found_again = rules.best_again(posts, contents, waiting, turn.now)
    return [(used[name], contents[name]) for name in found_again]


def copied(turn: Turn, press: ButtonPress, drop: Drop, content: str, number: int) -> Drop:
    """That content behind all that waits; whoever had the idea was thanked the first time."""
    return Drop(
        id=turn.draw.token(8), chat_id=turn.chat, place="queue", position=int(turn.now.timestamp() * 1000) + number,
        content=content, thread=drop.thread, pin=drop.pin, silent=drop.silent, replaces=drop.replaces,
        keep=drop.keep, made_by=press.by.id, made_at=turn.now, broken="",
    )  # fmt: skip


def again(turn: Turn, plan: Plan, copies: list[Drop], before: int) -> list[Html]:
    """Their names with their times; without these while the queue is paused."""
    names = [common.named_drop(turn, turn.language, common.content_of(one)) for one in copies]
    if plan.look_at is None:
        lines = [turn.text("drops-best-item", name=name) for name in names]
        return [turn.text("drops-best-paused"), *lines]
    count = before + len(copies)
    slots = rules.upcoming(common.schedule_of(plan), turn.zone, common.slot_of(plan), None, count)[before:]
    times = [turn.texts.moment(turn.language, slot.due, turn.zone) for slot in slots]
    timed = zip(names, times, strict=True)
    lines = [turn.text("drops-best-item-at", name=name, at=at) for name, at in timed]
    return [turn.text("drops-best-again"), *lines]


async def queue_of(turn: Turn, press: ButtonPress, token: str) -> Plan:
    """The queue's plan; Refusal without one, or where the card was answered already."""
    plan = await queries.find_plan_of(turn.session, turn.chat, "queue")
    closed = await queries.is_closed(turn.session, turn.chat, key_of(token))
    if plan is None or closed:
        raise Refusal(
            turn.texts.plain(turn.language_of(press.by), "drops-idea-gone" if closed else "drops-queue-none")
        )
    return plan
