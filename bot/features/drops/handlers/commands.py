"""/schedule, /drops, /queue, and what was given in private."""

from collections.abc import Mapping
from typing import Any

from bot.core.codec import dump, load
from bot.core.decisions import AnswerButton, Change, Decision, Hand, Refusal, Rows, Save, Say, SetPolicy
from bot.core.facts import CommandCall, Content, Handed, Sender
from bot.core.switches import switch_of
from bot.core.texts import Html
from bot.core.whens import When
from bot.feature import Decisions, Right, Turn
from bot.features.drops import queries
from bot.features.drops.handlers import charting, common, form, listing, scheduling, wording
from bot.features.drops.tables import Drop, Plan

CHART = ("chart", "图表")
TRY = ("try", "试", "试试")
PAUSE = ("pause", "off", "暂停", "关")
RESUME = ("resume", "on", "继续", "开")


async def on_schedule(turn: Turn, call: CommandCall) -> Decisions:
    """`/schedule WHEN` in reply; without a reply the form in private."""
    content = scheduling.given(turn, call)
    if content is None:
        return form.offered(turn, call)
    when = common.asked_for(turn, call.by, call.args)
    decisions, text, rows = await scheduling.saved(turn, call.by, content, when, call.message.thread)
    return [*decisions, turn.confirm(call, text, buttons=rows)]


async def on_drops(turn: Turn, call: CommandCall) -> Decisions:
    """All that waits; `/drops chart`: what draws most; `/drops try on`: the best wording mostly."""
    words = call.args.casefold().split()
    if words and words[0] in CHART:
        return await charting.on_chart(turn, call)
    if words and words[0] in TRY:
        return [*tried(turn, call, switch_of(" ".join(words[1:]) or "on"))]
    text, rows = await listing.page(turn, call.by, 0)
    return [turn.answer(call, text, buttons=rows, personal=True)]


def tried(turn: Turn, call: CommandCall, on: bool | None) -> list[Decision]:
    """Does a wording that draws more come more often by itself?"""
    if on is None:
        raise Refusal(turn.text_for(call.by, "drops-try-usage"))
    told = turn.answer(call, turn.text_for(call.by, "drops-try", on="yes" if on else "no"), personal=True)
    return [SetPolicy(turn.chat, "drops", "try_best", on, call.by.id), told]


async def on_queue(turn: Turn, call: CommandCall) -> Decisions:
    """`/queue` shows it, in reply it adds; `/queue mon wed 20:00` or `3 a week` sets its pace; pause, resume."""
    words = call.args.casefold().strip()
    content = scheduling.given(turn, call)
    if content is not None:
        when = common.asked_for(turn, call.by, f"queue {words}")
        decisions, text, rows = await scheduling.saved(turn, call.by, content, when, call.message.thread)
        return [*decisions, turn.confirm(call, text, buttons=rows)]
    if not words:
        text, rows = await listing.page(turn, call.by, 0, "queue")
        return [turn.answer(call, text, buttons=rows, personal=True)]
    return [*await paced(turn, call, words)]


async def paced(turn: Turn, call: CommandCall, words: str) -> list[Decision]:
    """The queue at another pace, paused, or on again."""
    plan = await queries.find_plan_of(turn.session, turn.chat, "queue")
    if words in PAUSE + RESUME:
        if plan is None:
            raise Refusal(turn.text_for(call.by, "drops-queue-none"))
        text = turn.text_for(call.by, "drops-resumed" if words in RESUME else "drops-paused")
        changes = common.going_on(turn, plan) if words in RESUME else [common.paused(plan)]
        return [*changes, turn.confirm(call, text)]
    when = common.asked_for(turn, call.by, words)
    if when.schedule is None or not when.schedule.repeats:
        raise Refusal(turn.text_for(call.by, "drops-queue-usage"))
    new, decisions = scheduling.repaced(turn, call.by, plan, when.schedule)
    pace = common.plan_words(turn, turn.language_of(call.by), when.schedule)
    text = turn.text_for(call.by, "drops-queue-set", pace=pace)
    times = Html(common.times_words(turn, turn.language_of(call.by), [common.slot_of(new)]))
    return [*decisions, turn.confirm(call, Html(f"{text}\n{times}"))]


# --- given in private ----------------------------------------------------------------------------------------------


async def on_submitted(turn: Turn, handed: Handed) -> Decisions:
    """In the group's lane: saved, or what is missing; either is said in private."""
    data = handed.data
    by = Sender(**data["by"])
    await turn.know(by.id)
    answer = [AnswerButton(data["query"])] if data["query"] else []
    rows: Rows = ()
    try:
        turn.require(by, Right.INFO)
        if data["drop"]:
            decisions, text = await edited(turn, by, data), turn.text_for(by, "drops-changed")
        else:
            when = common.asked_for(turn, by, data["words"])
            content = common.fitting(turn, by, form.whole(data["parts"]))
            decisions, text, rows = await scheduling.saved(turn, by, content, when, None)
    except Refusal as no:
        return [*answer, Say(by.id, turn.named(by, Html(no)))]
    if data["drop"] and data["parts"]:  # more parts of its album may come
        return [*decisions, *([Say(by.id, turn.named(by, text))] if len(data["parts"]) == 1 else [])]
    finished = Hand(by.id, "drops", "done", {}, f"drops:done:{turn.chat}:{turn.key}")
    return [*answer, *decisions, finished, Say(by.id, turn.named(by, text), rows)]


async def on_given(turn: Turn, handed: Handed) -> Decisions:
    """What another feature made to be posted by a plan; who made it hears of that, alone, in private or where it was
    asked for."""
    data = handed.data
    by = Sender(**data["by"])
    await turn.know(by.id)
    decisions: list[Decision] = []
    rows: Rows = ()
    try:
        when = common.asked_for(turn, by, data["words"])
        content = common.fitting(turn, by, load(Content, data["content"]))
        decisions, text, rows = await scheduling.saved(turn, by, content, when, data["thread"])
    except Refusal as no:
        text = Html(no)
    if data["private"]:
        return [*decisions, Say(by.id, turn.named(by, text), rows)]
    return [*decisions, turn.whisper(by, text, buttons=rows, thread=data["thread"])]


async def edited(turn: Turn, by: Sender, data: Mapping[str, Any]) -> list[Decision]:
    """Another content, or another time, for a drop that is there."""
    drop = await queries.find_drop(turn.session, turn.chat, str(data["drop"]))
    if drop is None or drop.place == "used":
        raise Refusal(turn.text_for(by, "drops-gone"))
    if data["parts"]:
        content = common.fitting(turn, by, form.whole(list(data["parts"])))
        if data["step"] == "variant":
            return await wording.added(turn, by, drop, content)
        mended = [Change(Drop, {"id": drop.id}, {"content": dump(content), "broken": ""})]
        return [*mended, *(await revived(turn, drop) if drop.broken else [])]
    when = common.asked_for(turn, by, str(data["words"]))
    return await retimed(turn, by, drop, when)


async def revived(turn: Turn, drop: Drop) -> list[Change]:
    """What was set aside for its content goes on, if its times are not over."""
    plan = await queries.find_plan_of(turn.session, turn.chat, "drop", drop.id)
    return (common.going_on(turn, plan) or [common.paused(plan)]) if plan is not None else []


async def retimed(turn: Turn, by: Sender, drop: Drop, when: When) -> list[Decision]:
    """The drop's own plan, at its new time; what else was said of it is set, too."""
    plan = await queries.find_plan_of(turn.session, turn.chat, "drop", drop.id)
    new = common.planned(turn, by, "drop", drop.id, when.schedule, when.count)
    more = {name: value for name, value in scheduling.options_of(when).items() if value}
    decisions: list[Decision] = [Change(Drop, {"id": drop.id}, {"place": "plan", **more})]
    if plan is None:
        return [Save(new), *decisions]
    names = ("schedule", "zone", "wall", "due", "look_at", "left", "why")
    return [*decisions, Change(Plan, {"id": plan.id}, {name: getattr(new, name) for name in names})]
