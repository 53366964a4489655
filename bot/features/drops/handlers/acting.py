"""The buttons of drops: see, undo, open, pause, move, change, delete, post now; rights are asked in their chat."""

from bot.core.decisions import AnswerButton, Change, Decision, Note, Refusal, Rows, Say
from bot.core.facts import ButtonPress
from bot.core.texts import Html
from bot.feature import Decisions, Right, Turn
from bot.features.drops import queries, rules
from bot.features.drops.handlers import (
    changing,
    charting,
    common,
    dry,
    form,
    listing,
    posting,
    scheduling,
    suggesting,
    wording,
)
from bot.features.drops.tables import Drop, Plan, Posting
from bot.presses import WholeAct

MOVED = {"up": -1, "down": 1}


async def acted(turn: Turn, press: ButtonPress, token: str) -> Decisions:
    """What the button does, for who may change the group's matters."""
    turn.require(press.by, Right.INFO)
    return await ACTS[press.verb](turn, press, token)


def told(turn: Turn, press: ButtonPress, text_id: str) -> AnswerButton:
    """A few words to who pressed."""
    return turn.pressed(press, turn.texts.plain(turn.language_of(press.by), text_id))


def shown(turn: Turn, press: ButtonPress, text: Html, rows: Rows) -> list[Decision]:
    """A text where the button was pressed, to who pressed it alone."""
    if press.chat.id != turn.chat:
        return [turn.pressed(press), Say(press.chat.id, turn.named(press.by, text), rows)]
    return [turn.pressed(press), turn.whisper(press.by, text, buttons=rows, press=press.query_id)]


# --- looking -------------------------------------------------------------------------------------------------------


async def see(turn: Turn, press: ButtonPress, token: str) -> Decisions:
    """Exactly as it will look: in private, where nobody else sees it."""
    drop = await wording.drop_of(turn, press, token)
    if press.chat.id != press.by.id and not turn.member(press.by).started:
        return [AnswerButton(press.query_id, url=turn.me.start_link("drops", turn.chat))]
    decisions: list[Decision] = []
    for one in await wording.wordings_of(turn, drop):
        decisions.append(Say(press.by.id, Html(""), content=one.content))
        decisions += common.following(turn, press.by.id, one.content)
    answer = turn.pressed(press) if press.chat.id == press.by.id else told(turn, press, "drops-seen")
    return [answer, *decisions]


async def open_one(turn: Turn, press: ButtonPress, token: str) -> Decisions:
    """One of the list."""
    found = await listing.opened(turn, press.by, token)
    if found is None:
        raise Refusal(turn.texts.plain(turn.language_of(press.by), "drops-gone"))
    return shown(turn, press, *found)


async def more(turn: Turn, press: ButtonPress, token: str) -> Decisions:
    """The list goes on."""
    kind = {"q": "queue", "r": "reserve"}.get(token[-1], "")
    return shown(turn, press, *await listing.page(turn, press.by, int(token.rstrip("qr")), kind))


# --- changing ------------------------------------------------------------------------------------------------------


async def undo(turn: Turn, press: ButtonPress, token: str) -> Decisions:
    """It was never planned."""
    drop = await wording.drop_of(turn, press, token)
    low = await dry.without(turn, drop) if press.verb == "delete" else []
    return [told(turn, press, "drops-undone"), *scheduling.removed(turn, drop, press.by), *low]


async def hold(turn: Turn, press: ButtonPress, token: str) -> Decisions:
    """One item of a queue waits until it is released; the others go on."""
    drop = await wording.drop_of(turn, press, token)
    if drop.place == "plan":  # it has been given times of its own since
        raise Refusal(turn.texts.plain(turn.language_of(press.by), "drops-gone"))
    note = Note(turn.chat, "drop-paused", press.by.id, data={"drop": token})
    halted = Change(Drop, {"id": drop.id}, {"broken": "paused"})
    return [told(turn, press, "drops-paused"), note, halted, *await dry.without(turn, drop)]


async def release(turn: Turn, press: ButtonPress, token: str) -> Decisions:
    """It comes again when its turn comes."""
    drop = await wording.drop_of(turn, press, token)
    plan = await queries.find_plan_of(turn.session, turn.chat, drop.place)
    empty = plan is not None and plan.why == "empty"
    note = Note(turn.chat, "drop-resumed", press.by.id, data={"drop": token})
    again = common.going_on(turn, plan) if plan is not None and empty else []
    return [told(turn, press, "drops-resumed"), note, Change(Drop, {"id": drop.id}, {"broken": ""}), *again]


async def pause(turn: Turn, press: ButtonPress, token: str) -> Decisions:
    """Its times go by until it is resumed."""
    plan = await plan_of(turn, press, token)
    note = Note(turn.chat, "drop-paused", press.by.id, data={"drop": token})
    return [told(turn, press, "drops-paused"), note, common.paused(plan)]


async def resume(turn: Turn, press: ButtonPress, token: str) -> Decisions:
    """From its next time on."""
    plan = await plan_of(turn, press, token)
    changes = common.going_on(turn, plan)
    if plan.look_at is None and not changes:
        raise Refusal(turn.texts.plain(turn.language_of(press.by), "drops-too-late"))
    whole = [Change(Drop, {"id": token}, {"broken": ""})] if plan.kind == "drop" else []
    note = Note(turn.chat, "drop-resumed", press.by.id, data={"drop": token})
    return [told(turn, press, "drops-resumed"), note, *whole, *changes]


async def plan_of(turn: Turn, press: ButtonPress, token: str) -> Plan:
    """The drop's own plan, or that of the queue or the reserve in which it waits; Refusal without one."""
    drop = await wording.drop_of(turn, press, token)
    kind, own = ("drop", drop.id) if drop.place == "plan" else (drop.place, "")
    plan = await queries.find_plan_of(turn.session, turn.chat, kind, own)
    if plan is None:
        raise Refusal(turn.texts.plain(turn.language_of(press.by), "drops-gone"))
    return plan


async def move(turn: Turn, press: ButtonPress, token: str) -> Decisions:
    """One place up or down in its queue."""
    drop = await wording.drop_of(turn, press, token)
    waiting = await queries.list_place(turn.session, turn.chat, drop.place)
    ids = rules.order([one.id for one in waiting], drop.id, MOVED[press.verb])
    places = sorted(one.position for one in waiting)
    before = {one.id: one.position for one in waiting}
    changes = [
        Change(Drop, {"id": name}, {"position": place})
        for name, place in zip(ids, places, strict=True)
        if before[name] != place
    ]
    return [told(turn, press, "drops-moved"), *changes]


async def change(turn: Turn, press: ButtonPress, token: str) -> Decisions:
    """Another time or content, or another content of one wording, given in private."""
    name, _, digits = token.partition(wording.BETWEEN)
    drop = await wording.drop_of(turn, press, name)
    step = "content" if press.verb == "reword" else press.verb
    if press.chat.id != press.by.id:
        word = f"{drop.id}{form.WORDING}{digits}" if digits else drop.id
        return [AnswerButton(press.query_id, url=turn.me.start_link("drops", turn.chat, word, step))]
    return [turn.pressed(press), form.asking(turn, press.by, step, drop.id, variant=int(digits or 0))]


async def now(turn: Turn, press: ButtonPress, token: str) -> Decisions:
    """What was missed or failed is posted at once, once."""
    missing = await queries.find_posting(turn.session, turn.chat, token)
    plan = await queries.find_plan(turn.session, turn.chat, missing.plan_id) if missing is not None else None
    drop = await still_there(turn, missing, plan) if missing is not None else None
    if missing is None or drop is None or missing.state not in ("missed", "failed", "unknown"):
        raise Refusal(turn.texts.plain(turn.language_of(press.by), "drops-gone"))
    chosen = await wording.that_of(turn, drop, missing.variant)
    used = plan is None or plan.kind != "drop" or not common.schedule_of(plan).repeats
    return [
        told(turn, press, "drops-now"),
        posting.became(missing, "leaving", drop_id=drop.id),
        *([Change(Drop, {"id": drop.id}, {"place": "used", "broken": ""})] if used else []),
        *([Change(Plan, {"id": plan.id}, {"why": "over"})] if used and plan and plan.kind == "drop" else []),
        posting.said(turn, drop, chosen.content, missing.id, f"{missing.id}:{turn.key}"),
        posting.card(turn, chosen, missing, "now", closed=True),
    ]


async def still_there(turn: Turn, missing: Posting, plan: Plan | None) -> Drop | None:
    """What is to be posted: of a queue whose time was missed its head now; what the queue has posted since is not."""
    if plan is not None and plan.kind != "drop" and missing.state == "missed":
        return await posting.next_drop(turn, plan)
    drop = await queries.find_drop(turn.session, turn.chat, missing.drop_id)
    done = plan is not None and plan.kind != "drop" and missing.state == "failed"
    return None if drop is not None and done and drop.place == "used" else drop


ACTS: dict[str, WholeAct] = {
    "see": see, "open": open_one, "more": more, "undo": undo, "delete": undo, "pause": pause, "resume": resume,
    "up": move, "down": move, "when": change, "content": change, "reword": change, "variant": change, "now": now,
    "take": suggesting.take, "reserve": suggesting.take, "decline": suggesting.decline, "chart": charting.chart,
    "only": wording.only, "all": wording.all_again, "without": wording.taken_away, "slow": dry.slow, "rest": dry.rest,
    "best": dry.best, "back": changing.back, "hold": hold, "release": release,
}  # fmt: skip
