"""/drops and /queue: what waits, in order, and one of them with all that can be done about it. Changes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.decisions import Button, Rows
from bot.core.facts import Sender
from bot.core.schedules import Slot
from bot.core.texts import Html
from bot.feature import Turn
from bot.features.drops import queries, rules
from bot.features.drops.handlers import common, measuring, wording
from bot.features.drops.tables import Drop, Plan

PAGE = 10
A_ROW = 5
HOLDING = ("hold", "release")  # one item alone


@dataclass(frozen=True, slots=True)
class Item:
    """A drop with its plan (its own, or its queue's) and its next time; None = paused or when its turn comes."""

    drop: Drop
    plan: Plan
    slot: Slot | None


async def items_of(turn: Turn) -> list[Item]:
    """All that wait: those with a time of their own, the queue, the reserve."""
    plans = await queries.list_plans(turn.session, turn.chat)
    own = {one.id: one for one in await queries.list_place(turn.session, turn.chat, "plan")}
    items = [
        Item(own[plan.drop_id], plan, next_of(plan))
        for plan in plans
        if plan.kind == "drop" and plan.drop_id in own
    ]
    for plan in sorted((plan for plan in plans if plan.kind != "drop"), key=lambda plan: plan.kind):
        items += await waiting_in(turn, plan)
    return items


def next_of(plan: Plan) -> Slot | None:
    """When it comes next."""
    return common.slot_of(plan) if plan.look_at is not None and plan.schedule else None


async def waiting_in(turn: Turn, plan: Plan) -> list[Item]:
    """The items of a queue, each with the time that its place means."""
    drops = await queries.list_place(turn.session, turn.chat, plan.kind)
    slot = next_of(plan)
    fit = [drop for drop in drops if not drop.broken]
    slots: Sequence[Slot | None] = [None] * len(fit)
    if slot is not None and fit:
        slots = rules.upcoming(common.schedule_of(plan), turn.zone, slot, None, len(fit))
    timed = [Item(drop, plan, at) for drop, at in zip(fit, slots, strict=True)]
    return timed + [Item(drop, plan, None) for drop in drops if drop.broken]


# --- the list ------------------------------------------------------------------------------------------------------


async def page(turn: Turn, by: Sender, start: int, kind: str = "") -> tuple[Html, Rows]:
    """Ten of them, numbered; a button each. `kind` = queue or reserve: these alone, under their pace."""
    lang = turn.language_of(by)
    items = [item for item in await items_of(turn) if not kind or item.plan.kind == kind]
    head = await head_of(turn, by, kind, len(items))
    some = items[start : start + PAGE]
    lines = [line(turn, lang, number, item) for number, item in enumerate(some, start + 1)]
    lines += await drawn(turn, lang) if not start and not kind else []
    buttons = [
        Button(str(number), "drops", "open", f"{item.drop.id}.{turn.chat}")
        for number, item in enumerate(some, start + 1)
    ]
    rows = [tuple(buttons[at : at + A_ROW]) for at in range(0, len(buttons), A_ROW)]
    if start + PAGE < len(items):
        more = turn.texts.plain(lang, "drops-button-more")
        rows.append((Button(more, "drops", "more", f"{start + PAGE}{kind[:1]}.{turn.chat}"),))
    if not start and not kind:
        rows.append((common.button(turn, lang, "chart", "all"),))
    return Html("\n".join([head, *lines])), tuple(rows)


async def drawn(turn: Turn, lang: str) -> list[Html]:
    """What the newest post drew, and what draws most."""
    heard = await measuring.heard_of(turn)
    posts = await measuring.posts_of(turn, heard)
    return [*await measuring.last(turn, lang, heard), *await measuring.named(turn, lang, posts)]


async def head_of(turn: Turn, by: Sender, kind: str, count: int) -> Html:
    """How many, or the queue's pace."""
    if not kind:
        return turn.text_for(by, "drops-list" if count else "drops-none", count=count)
    plan = await queries.find_plan_of(turn.session, turn.chat, kind)
    if plan is None:
        return turn.text_for(by, f"drops-{kind}-none")
    paused = "no" if plan.look_at is not None else "yes"
    if kind == "reserve":
        return turn.text_for(by, "drops-reserve", count=count, paused=paused)
    pace = common.plan_words(turn, turn.language_of(by), common.schedule_of(plan))
    return turn.text_for(by, "drops-queue", pace=pace, count=count, paused=paused)


def line(turn: Turn, lang: str, number: int, item: Item) -> Html:
    """1 photo “Good morning”: Thu 26 Nov 09:00, every day 09:00."""
    name = common.named_drop(turn, lang, common.content_of(item.drop))
    return turn.texts.render(lang, "drops-item", number=number, name=name, state=state_of(turn, lang, item))


def state_of(turn: Turn, lang: str, item: Item) -> str:
    """Its next time and its rule; or why it waits."""
    plan, words = item.plan, turn.texts
    if item.drop.broken and (plan.kind != "drop" or plan.look_at is None):  # else one wording of it alone
        return words.plain(lang, "drops-state", why=item.drop.broken)
    if plan.kind == "reserve":
        return words.plain(lang, "drops-state", why=plan.why or "reserve")
    if item.slot is None:
        return words.plain(lang, "drops-state", why=plan.why or "paused")
    at, schedule = words.moment(lang, item.slot.due, turn.zone), common.schedule_of(plan)
    if plan.kind == "queue" or not schedule.repeats:
        return at
    return words.plain(lang, "drops-state-repeats", at=at, rule=common.plan_words(turn, lang, schedule))


# --- one of them ---------------------------------------------------------------------------------------------------


async def opened(turn: Turn, by: Sender, drop_id: str) -> tuple[Html, Rows] | None:
    """One drop, and what can be done; None when it waits no more."""
    item = next((one for one in await items_of(turn) if one.drop.id == drop_id), None)
    if item is None:
        return None
    lang, drop, plan = turn.language_of(by), item.drop, item.plan
    lines = [
        turn.texts.render(lang, "drops-one", name=common.named_drop(turn, lang, common.content_of(drop))),
        turn.texts.render(lang, "drops-line", text=state_of(turn, lang, item)),
    ]
    if plan.kind == "drop" and item.slot is not None:
        slots = rules.upcoming(common.schedule_of(plan), turn.zone, item.slot, plan.left, rules.SHOWN)
        lines.append(Html(common.times_words(turn, lang, slots)))
        lines += ends(turn, lang, plan)
    if said := common.options_words(turn, lang, drop):
        lines.append(turn.texts.render(lang, "drops-line", text=" ".join(said)))
    lines += await measuring.drew(turn, lang, drop.id)
    wordings, rows = await wording.shown(turn, lang, drop)
    return Html("\n".join([*lines, *wordings])), (*buttons_of(turn, lang, item), *rows)


def ends(turn: Turn, lang: str, plan: Plan) -> list[Html]:
    """When it ends, if it comes again at all."""
    said = common.end_words(turn, lang, common.schedule_of(plan), plan.left)
    return [turn.texts.render(lang, "drops-line", text=said)] if said else []


def buttons_of(turn: Turn, lang: str, item: Item) -> Rows:
    """See it, change it, move it, pause it, delete it."""
    token = item.drop.id
    rows: list[tuple[str, ...]] = [("see", "delete")]
    if item.plan.kind == "drop":
        rows.append(("when", "content", "pause" if item.plan.look_at is not None else "resume"))
        rows += [("variant",)] if common.schedule_of(item.plan).repeats else []
    else:
        rows.append(("up", "down", "content", *(() if item.plan.look_at is not None else ("resume",))))
        rows.append(("when", *(() if item.drop.broken == "content" else (HOLDING[bool(item.drop.broken)],))))
    return tuple(tuple(common.button(turn, lang, verb, token) for verb in verbs) for verbs in rows)
