"""/schedule, /drops, /queue, and what was given in private."""

from collections.abc import Mapping
from typing import Any

from bot.core.codec import load
from bot.core.decisions import AnswerButton, Decision, Refusal, Rows, Say, SetPolicy
from bot.core.facts import CommandCall, Content, Handed, Sender
from bot.core.switches import switch_of
from bot.core.texts import Html
from bot.feature import Decisions, Right, Turn
from bot.features.drops import queries
from bot.features.drops.handlers import changing, charting, common, form, listing, scheduling
from bot.handing import asker

CHART = ("chart", "图表")
TRY = ("try", "试", "试试")
PAUSE = ("pause", "off", "暂停", "关")
RESERVE = ("reserve", "备用")
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
    """`/queue` shows it, in reply it adds; `/queue mon wed 20:00` or `3 a week` sets its pace; pause, resume; after
    `reserve` these are of the reserve."""
    words = call.args.casefold().strip()
    content = scheduling.given(turn, call)
    if content is not None:
        when = common.asked_for(turn, call.by, f"queue {words}")
        decisions, text, rows = await scheduling.saved(turn, call.by, content, when, call.message.thread)
        return [*decisions, turn.confirm(call, text, buttons=rows)]
    kind = "reserve" if words.split(maxsplit=1)[:1] and words.split()[0] in RESERVE else "queue"
    words = words if kind == "queue" else " ".join(words.split()[1:])
    if not words:
        text, rows = await listing.page(turn, call.by, 0, kind)
        return [turn.answer(call, text, buttons=rows, personal=True)]
    if words in PAUSE + RESUME:
        return [*await halted(turn, call, kind, on=words in RESUME)]
    if kind == "reserve":
        raise Refusal(turn.text_for(call.by, "drops-reserve-usage"))
    return [*await paced(turn, call, words)]


async def halted(turn: Turn, call: CommandCall, kind: str, *, on: bool) -> list[Decision]:
    """The queue or the reserve is paused, or goes on."""
    plan = await queries.find_plan_of(turn.session, turn.chat, kind)
    if plan is None:
        raise Refusal(turn.text_for(call.by, f"drops-{kind}-none"))
    changes = common.going_on(turn, plan) if on else [common.paused(plan)]
    return [*changes, turn.confirm(call, turn.text_for(call.by, "drops-resumed" if on else "drops-paused"))]


async def paced(turn: Turn, call: CommandCall, words: str) -> list[Decision]:
    """The queue at another pace, with its next times and Undo."""
    plan = await queries.find_plan_of(turn.session, turn.chat, "queue")
    when = common.asked_for(turn, call.by, f"queue {words}")
    if when.schedule is None:
        raise Refusal(turn.text_for(call.by, "drops-queue-usage"))
    new, decisions = scheduling.repaced(turn, call.by, plan, when.schedule)
    text = Html("\n".join(scheduling.paced(turn, call.by, new)))
    undo = common.button(turn, turn.language_of(call.by), "back", changing.QUEUE)
    return [*decisions, turn.confirm(call, text, buttons=((undo,),))]


# --- given in private ----------------------------------------------------------------------------------------------


async def on_submitted(turn: Turn, handed: Handed) -> Decisions:
    """In the group's lane: saved, shown before it is (`sure` false), or what is missing; all is said in private."""
    data = handed.data
    by = await asker(turn, handed)
    answer = [AnswerButton(data["query"])] if data["query"] else []
    sure = data.get("sure", True)
    try:
        turn.require(by, Right.INFO)
        decisions, text, rows = await what_becomes(turn, by, data, sure=sure)
    except Refusal as no:
        return [*answer, Say(by.id, turn.named(by, Html(no)))]
    if not sure:
        look = Html(f"{turn.text_for(by, 'drops-look')}\n{text}")
        rows = form.sure_rows(turn, turn.language_of(by), data["choice"])
        return [*answer, Say(by.id, turn.named(by, look), rows)]
    if data["drop"] and data["parts"]:  # more parts of its album may come
        return [*decisions, *([Say(by.id, turn.named(by, text), rows)] if len(data["parts"]) == 1 else [])]
    finished = turn.hand(by.id, "drops", "done")
    return [*answer, *decisions, finished, Say(by.id, turn.named(by, text), rows)]


async def what_becomes(turn: Turn, by: Sender, data: Mapping[str, Any], *, sure: bool) -> changing.Edited:
    """A new drop, or a change of one that is there, and what is said of it."""
    if data["drop"]:
        return await changing.edited(turn, by, data, "drops-changed-to" if sure else "drops-what")
    when = common.asked_for(turn, by, data["words"])
    content = common.fitting(turn, by, form.whole(data["parts"]))
    content = content if sure else form.seen_as(content, data)
    head = "drops-saved" if sure else "drops-what"
    return await scheduling.saved(turn, by, content, when, data.get("thread"), head)


async def on_given(turn: Turn, handed: Handed) -> Decisions:
    """What another feature made to be posted by a plan; who made it hears of that, alone, in private or where it was
    asked for."""
    data = handed.data
    by = await asker(turn, handed)
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
