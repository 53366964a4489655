"""What is due: posted once, or reported; what became of it, and what follows."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.core.decisions import Alert, Button, Change, Decision, Delete, Pin, Priority, Remove, Save, Say
from bot.core.facts import Answer, Content, Tick
from bot.core.schedules import Slot, moved
from bot.core.templates import link_rows
from bot.core.texts import Html
from bot.feature import Decisions, Turn
from bot.features.drops import queries, rules
from bot.features.drops.handlers import common, dry, silence, suggesting, wording
from bot.features.drops.handlers.wording import Wording
from bot.features.drops.tables import Drop, DropVariant, Echo, Plan, Posting
from bot.stored import apart

INSIDE = ("member", "administrator", "restricted")


async def on_due(turn: Turn, tick: Tick) -> Decisions:
    """A plan's time has come: one post at most; what is too late is reported."""
    plan = await queries.find_plan(turn.session, turn.chat, tick.data["plan"])
    if plan is None or plan.look_at != tick.due:
        return ()
    if plan.kind == "reserve":
        found = await silence.chosen(turn, plan)
        return broken_silence(turn, plan, found) if isinstance(found, Drop) else found
    policy, first = common.policy_of(turn), common.slot_of(plan)
    due = rules.due_now(common.schedule_of(plan), ZoneInfo(plan.zone), first, plan.left, turn.now, policy)
    heard = [item.at for item in turn.lane.recent]
    if due.post is not None and (again := rules.waits_until(heard, due.post.due, turn.now, policy)):
        return [Change(Plan, {"id": plan.id}, {"look_at": again})]
    drop = await next_drop(turn, plan)
    decisions: list[Decision] = [advanced(plan, due)]
    if drop is None:
        return [*decisions, *(dry.still_empty(turn, plan) if plan.kind == "queue" else ())]
    now = await wording.next_of(turn, drop)
    if due.missed:
        decisions += missed(turn, plan, drop, now, due.missed)
    if due.post is not None:
        decisions += posted(turn, plan, drop, now, due.post)
    if plan.kind == "queue":
        return [*decisions, *await dry.running_dry(turn, plan, due.next, drop if due.post else None)]
    return [*decisions, *over(drop, due)]


async def next_drop(turn: Turn, plan: Plan) -> Drop | None:
    """The plan's own, or the head of the queue."""
    if plan.kind == "drop":
        return await queries.find_drop(turn.session, turn.chat, plan.drop_id)
    waiting = await queries.list_place(turn.session, turn.chat, plan.kind)
    return next((one for one in waiting if not one.broken), None)


def advanced(plan: Plan, due: rules.Due) -> Change:
    """The plan waits for its next time, or is over."""
    if due.next is None:
        return Change(Plan, {"id": plan.id}, {"look_at": None, "left": due.left, "why": "over"})
    return Change(Plan, {"id": plan.id}, {**common.at_slot(due.next), "left": due.left})


def over(drop: Drop, due: rules.Due) -> list[Decision]:
    """What will not be posted again by itself waits no more."""
    return [Change(Drop, {"id": drop.id}, {"place": "used"})] if due.next is None else []


def row(turn: Turn, plan: Plan, drop: Drop, now: Wording, slot: Slot, state: str, missed: int = 0) -> Posting:
    """What became of one time."""
    return Posting(
        id=turn.draw.token(8), chat_id=turn.chat, plan_id=plan.id, drop_id=drop.id, due=slot.due, state=state,
        missed=missed, medium=now.content.kind, variant=now.number, at=turn.now, messages=[],
    )  # fmt: skip


def posted(turn: Turn, plan: Plan, drop: Drop, now: Wording, slot: Slot) -> list[Decision]:
    """The row that makes it single, and the post."""
    posting = row(turn, plan, drop, now, slot, "leaving")
    if turn.lane.status not in INSIDE:
        posting.state = "failed"
        return [Save(posting), *stopped(turn, plan, drop, now, posting, "closed")]
    used = [] if plan.kind == "drop" else [Change(Drop, {"id": drop.id}, {"place": "used"})]
    until = slot.due + timedelta(minutes=common.policy_of(turn).late_minutes)
    return [Save(posting), *used, said(turn, drop, now.content, posting.id, posting.id, until)]


def said(
    turn: Turn, drop: Drop, content: Content, posting: str, key: str, until: datetime | None = None
) -> Say:
    """The post itself, while it is not too late; its outcome comes back."""
    say = Say(
        turn.chat, Html(""), link_rows(content), content, thread=drop.thread, silent=drop.silent, key=f"drop:{key}",
        answer="posted", data={"post": posting}, must_arrive=True, priority=Priority.BULK,
        not_after=until,
    )  # fmt: skip
    return apart(turn, say)[0]


def broken_silence(turn: Turn, plan: Plan, drop: Drop) -> list[Decision]:
    """Something from the reserve; the watch goes on."""
    slot = Slot(turn.now.replace(tzinfo=None), turn.now)
    later = turn.now + timedelta(days=common.policy_of(turn).silence_days)
    watch = Change(Plan, {"id": plan.id}, {"look_at": later, "tries": plan.tries + 1})
    return [watch, *posted(turn, plan, drop, Wording(0, common.content_of(drop)), slot)]


# --- too late ------------------------------------------------------------------------------------------------------


def missed(turn: Turn, plan: Plan, drop: Drop, now: Wording, slots: Sequence[Slot]) -> list[Decision]:
    """Times that went by: kept as a row, told on one card."""
    posting = row(turn, plan, drop, now, slots[-1], "missed", len(slots))
    return [Save(posting), card(turn, now, posting, "missed")]


def card(turn: Turn, one: Wording, posting: Posting, what: str, *, closed: bool = False) -> Alert:
    """What was not posted as planned, in the wording that it would have had, and a button that posts it now."""
    name = common.named_drop(turn, turn.language, one.content)
    at = turn.texts.moment(turn.language, posting.due, turn.zone)
    letter = rules.letter(one.number)
    text = turn.text(f"drops-card-{what}", name=name, at=at, count=posting.missed or 1, letter=letter)
    now = Button(
        turn.texts.plain(turn.language, "drops-button-now"), "drops", "now", f"{posting.id}.{turn.chat}"
    )
    rows = () if closed else ((now,),)
    return Alert(turn.chat, "drops", f"drops:{posting.id}", text, rows, closed=closed)


# --- what became of it ---------------------------------------------------------------------------------------------


async def on_posted(turn: Turn, answer: Answer) -> Decisions:
    """The post stands, or does not."""
    posting = await queries.find_posting(turn.session, turn.chat, answer.data["post"])
    if posting is None or posting.state != "leaving":
        return ()
    drop = await queries.find_drop(turn.session, turn.chat, posting.drop_id)
    plan = await queries.find_plan(turn.session, turn.chat, posting.plan_id)
    if answer.outcome == "done":
        return await stands(turn, answer, posting, drop, plan)
    if drop is None:
        return [became(posting, "failed")]
    now = await wording.that_of(turn, drop, posting.variant)
    if answer.outcome == "unknown":
        return [became(posting, "unknown"), card(turn, now, posting, "unknown")]
    if answer.outcome == "gone":  # it was ready in time
        back = [Change(Drop, {"id": drop.id}, {"place": plan.kind})] if plan and plan.kind != "drop" else []
        return [became(posting, "missed", missed=1), *back, card(turn, now, posting, "held")]
    failed, failure = became(posting, "failed"), rules.failure_of(answer.error)
    others = [one for one in await wording.wordings_of(turn, drop) if one.number != now.number]
    again = plan is not None and plan.look_at is not None
    if failure == "content" and again and any(not one.broken for one in others):
        return [failed, wording.set_aside(drop, now.number), card(turn, now, posting, "wording")]
    return [failed, *stopped(turn, plan, drop, now, posting, failure)]


def became(posting: Posting, state: str, **values: Any) -> Change:
    """The row of one time."""
    return Change(Posting, {"id": posting.id}, {"state": state, **values})


async def stands(
    turn: Turn, answer: Answer, posting: Posting, drop: Drop | None, plan: Plan | None
) -> list[Decision]:
    """Where it stands is kept; then pinned, its buttons behind it, the one before gone, itself gone in time."""
    first = answer.message_id
    messages = [*([first] if first else []), *answer.also]
    place = {"at": answer.answered_at, "message_chat": answer.chat, "messages": messages}
    decisions: list[Decision] = [became(posting, "posted", **place)]
    if drop is None or first is None:
        return decisions
    decisions += await suggesting.used(turn, drop)
    if drop.pin:
        decisions.append(Pin(turn.chat, first))
    content = (await wording.that_of(turn, drop, posting.variant)).content
    key = key_of_buttons(posting)
    decisions += common.following(turn, turn.chat, content, thread=drop.thread, key=key, keep=drop.keep)
    if drop.replaces and plan is not None:
        before = await queries.last_posted(turn.session, turn.chat, plan.id)
        decisions += gone(turn, before) if before is not None else []
    if drop.keep:
        later = turn.now + timedelta(minutes=drop.keep)
        decisions.append(Delete(turn.chat, tuple(messages), not_before=later, priority=Priority.BULK))
    return decisions


def key_of_buttons(posting: Posting) -> str:
    """The name of the message with an album's buttons."""
    return f"drop:{posting.id}:buttons"


def gone(turn: Turn, before: Posting) -> list[Decision]:
    """The post before this one, where it stands in this chat still."""
    if before.message_chat != turn.chat or not before.messages:
        return []
    buttons = Delete(turn.chat, key=key_of_buttons(before), priority=Priority.BULK)
    more: list[Decision] = [buttons] if before.medium == "album" else []
    return [Delete(turn.chat, tuple(before.messages), priority=Priority.BULK), *more]


def stopped(
    turn: Turn, plan: Plan | None, drop: Drop, now: Wording, posting: Posting, failure: rules.Failure
) -> list[Decision]:
    """What cannot be posted is set aside, what stands in the way of all pauses the plan; the admins hear why."""
    told = card(turn, now, posting, failure)
    if plan is None:
        return [told]
    place = {"place": "plan" if plan.kind == "drop" else plan.kind}
    broken = {"broken": "content"} if failure == "content" else {}
    decisions: list[Decision] = [told, Change(Drop, {"id": drop.id}, place | broken)]
    decisions += [wording.set_aside(drop, now.number)] if broken and now.number else []
    if plan.kind == "drop" or not broken:
        decisions.append(Change(Plan, {"id": plan.id}, {"look_at": None, "why": failure}))
    return decisions


# --- clocks and age ------------------------------------------------------------------------------------------------


async def on_moved(turn: Turn, tick: Tick) -> Decisions:
    """The chat's clock is another: what waits keeps its time on the wall."""
    decisions: list[Decision] = []
    for plan in await queries.list_moved(turn.session, turn.chat, turn.zone.key):
        slot = moved(common.schedule_of(plan), turn.zone, common.slot_of(plan).wall, turn.now)
        values = common.at_slot(slot) if slot else {"look_at": None, "why": "over"}
        decisions.append(Change(Plan, {"id": plan.id}, {"zone": turn.zone.key, **values}))
    return decisions


async def on_old(turn: Turn, tick: Tick) -> Decisions:
    """What was posted more than a year ago is forgotten, and so is what is used up."""
    drop = await queries.find_drop(turn.session, turn.chat, tick.data["drop"])
    used = drop is None or drop.place == "used"
    return [
        *([Remove(DropVariant, {"drop_id": tick.data["drop"]})] if used else []),
        Remove(Posting, {"id": tick.data["id"]}),
        Remove(Echo, {"posting_id": tick.data["id"]}),
        Remove(Drop, {"id": tick.data["drop"], "place": "used"}),
        Remove(Plan, {"drop_id": tick.data["drop"], "why": "over"}),
    ]
