"""What is there already changes: its content, its times, how it is posted; the last change can be put back, once."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.core.codec import dump, load
from bot.core.decisions import Change, Decision, Note, Refusal, Remove, Rows, Save
from bot.core.facts import ButtonPress, Content, Sender
from bot.core.schedules import Schedule, first_slot, moved
from bot.core.texts import Html
from bot.core.whens import When
from bot.feature import Decisions, Turn
from bot.features.drops import queries
from bot.features.drops.handlers import common, form, listing, scheduling, wording
from bot.features.drops.tables import Drop, DropVariant, Plan

QUEUE = "queue"
Edited = tuple[list[Decision], Html, Rows]


async def edited(turn: Turn, by: Sender, data: Mapping[str, Any], head: str = "drops-changed-to") -> Edited:
    """Another content, time or way for a drop that is there; shown back with its times and Undo."""
    drop = await queries.find_drop(turn.session, turn.chat, str(data["drop"]))
    if drop is None or drop.place == "used":
        raise Refusal(turn.text_for(by, "drops-gone"))
    if not data["parts"]:
        when = common.asked_for(turn, by, str(data["words"]), timeless=True)
        decisions, text = await retimed(turn, by, drop, when, head)
        return decisions, text, undoing(turn, by, drop)
    *before, _ = parts = list(data["parts"])
    content = common.fitting(turn, by, form.whole(parts))
    if data["step"] != "variant":
        seen, number = form.seen_as(content, data), data.get("variant", 0)
        decisions, text = await refilled(turn, by, drop, content, seen, number, first=not before)
        return decisions, text, undoing(turn, by, drop)
    added = (
        await wording.completed(turn, by, drop, form.whole(before), content)
        if before
        else await wording.added(turn, by, drop, content)
    )
    return added, turn.text_for(by, "drops-changed"), ()


def undoing(turn: Turn, by: Sender, drop: Drop) -> Rows:
    """See it, and put it back."""
    lang = turn.language_of(by)
    return ((common.button(turn, lang, "see", drop.id), common.button(turn, lang, "back", drop.id)),)


async def told(turn: Turn, by: Sender, drop: Drop, plan: Plan | None, head: str = "drops-changed-to") -> Html:
    """The drop as it is now, with its next times."""
    if plan is None or plan.kind == "drop":
        name = common.named_drop(turn, turn.language_of(by), common.content_of(drop))
        return (
            scheduling.said_back(turn, by, drop, plan, head) if plan else turn.text_for(by, head, what=name)
        )
    lang = turn.language_of(by)
    found = [item for item in await listing.waiting_in(turn, plan) if item.drop.id == drop.id]
    state = [listing.state_of(turn, lang, replace(item, drop=drop)) for item in found]
    lines = [*state, *common.options_words(turn, lang, drop)]
    first = turn.text_for(by, head, what=common.named_drop(turn, lang, common.content_of(drop)))
    return Html("\n".join([first, *(turn.text_for(by, "drops-line", text=line) for line in lines)]))


async def plan_of(turn: Turn, drop: Drop) -> Plan | None:
    """The drop's own plan, or that of the queue or the reserve in which it waits."""
    kind, own = ("drop", drop.id) if drop.place == "plan" else (drop.place, "")
    return await queries.find_plan_of(turn.session, turn.chat, kind, own)


def kept(drop: Drop, names: Iterable[str], **more: Any) -> str:
    """What a change replaces."""
    return json.dumps({"drop": {name: getattr(drop, name) for name in names}, **more})


# --- content -------------------------------------------------------------------------------------------------------


async def refilled(
    turn: Turn, by: Sender, drop: Drop, content: Content, seen: Content, number: int, *, first: bool
) -> tuple[list[Decision], Html]:
    """Another content, called what is `seen`; `first` = not just one more part of an album. What was set aside for
    its content goes on."""
    if number:
        return await reworded(turn, by, drop, content, seen, number, first=first)
    gone, plan = drop.broken == "content", await plan_of(turn, drop)
    values = {"content": dump(content), "broken": "" if gone else drop.broken}
    before = {"before": kept(drop, values)} if first else {}
    again: list[Change] = []
    if plan is not None and plan.why == "content":
        again = common.going_on(turn, plan) or [common.paused(plan)]
        plan = common.changed(plan, **again[0].values)
    text = await told(turn, by, common.changed(drop, content=dump(seen), broken=values["broken"]), plan)
    return [Change(Drop, {"id": drop.id}, values | before), *again], text


async def reworded(
    turn: Turn, by: Sender, drop: Drop, content: Content, seen: Content, number: int, *, first: bool
) -> tuple[list[Decision], Html]:
    """Another content for one of several wordings."""
    further = await queries.list_variants(turn.session, drop.id)
    row = next((row for row in further if row.number == number), None)
    if row is None:
        raise Refusal(turn.text_for(by, "drops-gone"))
    was = {"number": number, "content": row.content, "broken": row.broken}
    before = [Change(Drop, {"id": drop.id}, {"before": kept(drop, (), variant=was)})] if first else []
    values = {"content": dump(content), "broken": ""}
    text = await told(turn, by, common.changed(drop, content=dump(seen)), await plan_of(turn, drop))
    return [*before, Change(DropVariant, {"drop_id": drop.id, "number": number}, values)], text


# --- times ---------------------------------------------------------------------------------------------------------


async def retimed(turn: Turn, by: Sender, drop: Drop, when: When, head: str) -> tuple[list[Decision], Html]:
    """The drop's own plan at its new times, and how it is posted; or that alone."""
    plan = await plan_of(turn, drop)
    how = scheduling.options_of(when)
    if when.schedule is None and how and when.place in ("plan", drop.place):
        text = await told(turn, by, common.changed(drop, **how), plan, head)
        return [Change(Drop, {"id": drop.id}, {**how, "before": kept(drop, how)})], text
    own = plan if drop.place == "plan" else None
    new = common.planned(turn, by, "drop", drop.id, when.schedule, when.count)
    values = {"place": "plan", "broken": "" if drop.broken == "paused" else drop.broken, **how}
    text = scheduling.said_back(turn, by, common.changed(drop, **values), new, head)
    before = kept(drop, values, plan=scheduling.timing(own) if own is not None else None)
    change = Change(Drop, {"id": drop.id}, {**values, "before": before})
    if own is None:
        return [Save(new), change], text
    names = ("schedule", "zone", "wall", "due", "look_at", "left", "why")
    return [change, Change(Plan, {"id": own.id}, {name: getattr(new, name) for name in names})], text


# --- put back ------------------------------------------------------------------------------------------------------


async def back(turn: Turn, press: ButtonPress, token: str) -> Decisions:
    """The last change is put back, of a drop or of the queue's pace."""
    note = Note(turn.chat, "drop-back", press.by.id, data={"drop": token})
    done = turn.pressed(press, turn.texts.plain(turn.language_of(press.by), "drops-back"))
    if token == QUEUE:
        plan = await queries.find_plan_of(turn.session, turn.chat, QUEUE)
        was = before_of(turn, press, plan.before if plan is not None else "")
        values = {**timed(turn, press, was), "before": ""}
        return [done, note, Change(Plan, {"chat_id": turn.chat, "kind": QUEUE}, values)]
    drop = await wording.drop_of(turn, press, token)
    was = before_of(turn, press, drop.before)
    decisions: list[Decision] = [Change(Drop, {"id": drop.id}, {**was["drop"], "before": ""})]
    if variant := was.get("variant"):
        where = {"drop_id": drop.id, "number": variant["number"]}
        values = {name: variant[name] for name in ("content", "broken")}
        decisions.append(Change(DropVariant, where, values))
    own = {"chat_id": turn.chat, "kind": "drop", "drop_id": drop.id}
    if was.get("plan"):
        decisions.append(Change(Plan, own, timed(turn, press, was["plan"])))
    elif "plan" in was:
        decisions.append(Remove(Plan, own))
    return [done, note, *decisions]


def before_of(turn: Turn, press: ButtonPress, text: str) -> dict[str, Any]:
    """What was replaced; Refusal where that was put back already."""
    if not text:
        raise Refusal(turn.texts.plain(turn.language_of(press.by), "drops-back-none"))
    was: dict[str, Any] = json.loads(text)
    return was


def timed(turn: Turn, press: ButtonPress, was: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of a plan as it was, with its next time from now on; Refusal where none is left."""
    schedule = load(Schedule, was["schedule"])
    wall = datetime.fromisoformat(was["wall"])
    repeats = schedule.repeats
    slot = (
        moved(schedule, turn.zone, wall, turn.now) if repeats else first_slot(schedule, turn.zone, turn.now)
    )
    if slot is None:
        raise Refusal(turn.texts.plain(turn.language_of(press.by), "drops-too-late"))
    halted = {"look_at": None, "why": was["why"]} if was["paused"] else {}
    fixed = {"schedule": was["schedule"], "zone": turn.zone.key, "left": was["left"]}
    return {**fixed, **common.at_slot(slot), **halted}
