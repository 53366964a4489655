"""Content and a time become a drop; shown back with its next times and Undo."""

import json
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from bot.core.codec import dump
from bot.core.decisions import Button, Change, Decision, Note, Refusal, Remove, Save
from bot.core.facts import CommandCall, Content, Sender
from bot.core.schedules import Schedule, Weekly
from bot.core.texts import Html, escape
from bot.core.whens import USUAL, When, spread
from bot.feature import Turn
from bot.features.drops import queries, rules
from bot.features.drops.handlers import common
from bot.features.drops.tables import Drop, DropVariant, Plan

USUAL_PACE = 3  # a week


def given(turn: Turn, call: CommandCall) -> Content | None:
    """What the command answers, an album whole; None where it answers nothing."""
    reply = call.message.reply_to
    if reply is None or reply.is_service:
        return None
    return common.fitting(turn, call.by, turn.given(reply))


async def saved(
    turn: Turn, by: Sender, content: Content, when: When, thread: int | None, head: str = "drops-saved"
) -> tuple[list[Decision], Html, tuple[tuple[Button, ...], ...]]:
    """The rows of a new drop, and what is said of it to who made it."""
    limit = common.policy_of(turn).limit
    if await queries.count_drops(turn.session, turn.chat) >= limit:
        raise Refusal(turn.text_for(by, "drops-full", limit=limit))
    drop = made(turn, by, content, when, thread)
    decisions, text = await placed(turn, by, drop, when, head)
    lang = turn.language_of(by)
    rows = ((common.button(turn, lang, "see", drop.id), common.button(turn, lang, "undo", drop.id)),)
    note = Note(turn.chat, "drop", by.id, data={"drop": drop.id, "place": when.place})
    return [Save(drop), *decisions, note], text, rows


def made(turn: Turn, by: Sender, content: Content, when: When, thread: int | None) -> Drop:
    """The row of a new drop, at the end of its queue."""
    return Drop(
        id=turn.draw.token(8), chat_id=turn.chat, place=when.place, position=int(turn.now.timestamp() * 1000),
        content=dump(content), thread=thread, made_by=by.id, made_at=turn.now, broken="",
        **{"pin": False, "silent": False, "replaces": False, "keep": None} | options_of(when),
    )  # fmt: skip


def options_of(when: When) -> dict[str, Any]:
    """The columns of how it is posted, of which something was said."""
    said = {"pin": when.pin, "silent": when.silent, "replaces": when.replace}
    options: dict[str, Any] = {name: value for name, value in said.items() if value is not None}
    if when.keep is not None:
        options["keep"] = int(when.keep / timedelta(minutes=1)) or None
    return options


async def placed(
    turn: Turn, by: Sender, drop: Drop, when: When, head: str = "drops-saved"
) -> tuple[list[Decision], Html]:
    """Where it waits, and what is said of that."""
    if when.place == "queue":
        return await queued(turn, by, drop, when)
    if when.place == "reserve":
        return await reserved(turn, by, drop)
    plan = common.planned(turn, by, "drop", drop.id, when.schedule, when.count)
    return [Save(plan)], said_back(turn, by, drop, plan, head)


def said_back(turn: Turn, by: Sender, drop: Drop, plan: Plan, head: str) -> Html:
    """The drop with its next times and its end."""
    lang = turn.language_of(by)
    first = turn.text_for(by, head, what=common.named_drop(turn, lang, common.content_of(drop)))
    return Html("\n".join([first, *timed(turn, by, plan, common.options_words(turn, lang, drop))]))


def timed(turn: Turn, by: Sender, plan: Plan, options: Sequence[str] = ()) -> list[Html]:
    """The next three times; then the end, or that there is none, and how it is posted."""
    lang = turn.language_of(by)
    never = "drops-ends-queue" if plan.kind == "queue" else "drops-ends-never"
    ends = common.end_words(turn, lang, common.schedule_of(plan), plan.left, never)
    said = " ".join([*([ends] if ends else []), *options])
    return [
        common.next_times(turn, lang, plan),
        *([turn.text_for(by, "drops-line", text=said)] if said else []),
    ]


# --- the queue and the reserve -------------------------------------------------------------------------------------


async def queued(turn: Turn, by: Sender, drop: Drop, when: When) -> tuple[list[Decision], Html]:
    """At the end of the queue; the first makes it begin, at a usual pace where none was named."""
    plan = await queries.find_plan_of(turn.session, turn.chat, "queue")
    decisions: list[Decision] = []
    if plan is None or when.schedule is not None:
        plan, decisions = repaced(turn, by, plan, when.schedule or usual())
    number = await queries.count_fit(turn.session, turn.chat, "queue") + 1
    lang = turn.language_of(by)
    options = common.options_words(turn, lang, drop)
    if plan.look_at is None:
        how = [turn.text_for(by, "drops-line", text=" ".join(options))] if options else []
        return decisions, Html("\n".join([turn.text_for(by, "drops-queued-paused", number=number), *how]))
    slots = rules.upcoming(common.schedule_of(plan), turn.zone, common.slot_of(plan), None, number)
    at = turn.texts.moment(lang, slots[-1].due, turn.zone)
    first = turn.text_for(by, "drops-queued", number=number, at=at)
    return decisions, Html("\n".join([first, *paced(turn, by, plan, options)]))


def paced(turn: Turn, by: Sender, plan: Plan, options: Sequence[str] = ()) -> list[Html]:
    """The queue's pace with its next three times, and that it has no end."""
    pace = common.plan_words(turn, turn.language_of(by), common.schedule_of(plan))
    return [turn.text_for(by, "drops-queue-set", pace=pace), *timed(turn, by, plan, options)]


def usual() -> Schedule:
    """Three evenings a week."""
    return Schedule(Weekly(spread(USUAL_PACE), (USUAL,)))


def repaced(turn: Turn, by: Sender, plan: Plan | None, schedule: Schedule) -> tuple[Plan, list[Decision]]:
    """The queue's plan at this pace, and its row, which keeps the pace before; Refusal for what is no pace."""
    if not schedule.repeats:
        raise Refusal(turn.text_for(by, "drops-queue-usage"))
    new = common.planned(turn, by, "queue", "", schedule)
    new.before = json.dumps(timing(plan or common.planned(turn, by, "queue", "", usual())))
    if plan is None:
        return new, [Save(new)]
    names = ("schedule", "zone", "wall", "due", "look_at", "why", "before")
    values = {name: getattr(new, name) for name in names}
    return new, [Change(Plan, {"id": plan.id}, values)]


def timing(plan: Plan) -> dict[str, Any]:
    """What a plan's next times come from, as JSON that can be put back."""
    names = ("schedule", "wall", "left", "why")
    return {name: getattr(plan, name) for name in names} | {"paused": plan.look_at is None}


async def reserved(turn: Turn, by: Sender, drop: Drop) -> tuple[list[Decision], Html]:
    """Kept for a silence; the first makes the watch begin."""
    policy = common.policy_of(turn)
    options = common.options_words(turn, turn.language_of(by), drop)
    first = turn.text_for(by, "drops-reserved", hours=policy.silence_hours)
    text = Html(" ".join([first, *map(escape, options)]))
    plan = await queries.find_plan_of(turn.session, turn.chat, "reserve")
    if plan is None:
        new = Plan(
            id=turn.draw.token(8), chat_id=turn.chat, kind="reserve", drop_id="", schedule="",
            zone=turn.zone.key, wall="", due=turn.now, look_at=turn.now, left=None, tries=0, why="",
        )  # fmt: skip
        return [Save(new)], text
    if plan.why == "paused":
        return [], Html(f"{text} {turn.text_for(by, 'drops-reserve-paused')}")
    return [*common.going_on(turn, plan)], text


def removed(turn: Turn, drop: Drop, by: Sender) -> list[Decision]:
    """The drop goes with its plan."""
    return [
        Remove(Drop, {"id": drop.id}),
        Remove(Plan, {"chat_id": turn.chat, "kind": "drop", "drop_id": drop.id}),
        Remove(DropVariant, {"drop_id": drop.id}),
        Note(turn.chat, "drop-removed", by.id, data={"drop": drop.id}),
    ]
