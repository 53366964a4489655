"""/raid and the buttons of its card: called, lifted, all put out; how many are one, and when many are expected."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.core.codec import dump, load
from bot.core.decisions import AnswerButton, Decision, SetPolicy
from bot.core.facts import CommandCall, Handed, Sender
from bot.core.spans import parse_span
from bot.core.switches import OFF, ON
from bot.core.texts import Html
from bot.feature import Decisions, Right, Turn
from bot.features.raid import rules
from bot.features.raid.handlers import telling
from bot.features.raid.handlers.watching import begin, end, watch
from bot.features.raid.policy import RaidPolicy
from bot.features.raid.queries import kept
from bot.features.raid.rules import RaidState
from bot.presses import Act

WAVE = ("wave", "放行")
LOCKS = {"adds": "adds", "all": "all", "off": "off"}
LONGEST = timedelta(days=7)
MOST = 10_000

# --- /raid ----------------------------------------------------------------------------------------------------------


async def on_raid(turn: Turn, call: CommandCall) -> Decisions:
    """/raid; /raid on 2h; /raid off; /raid 20; /raid wave 3h; /raid lock all."""
    word, _, rest = call.args.lower().partition(" ")
    span = parse_span(rest or word)
    if not word:
        return [status(turn, call)]
    if word in OFF and not rest:
        return [*lift_now(turn, call.by), status(turn, call)]
    if word in WAVE and span is not None and span <= LONGEST:
        return wave(turn, call, span)
    if word.isdecimal() and int(word) <= MOST and not rest:
        return setting(turn, call, "joins", int(word))
    if word == "lock" and rest in LOCKS:
        return setting(turn, call, "lock", rest)
    if (word in ON and not rest) or (span is not None and span <= LONGEST and (word in ON or not rest)):
        return [*call_one(turn, call.by, span or rules.CALLED), status(turn, call)]
    return [turn.refuse(call, turn.text_for(call.by, "raid-usage"))]


async def on_wave(turn: Turn, handed: Handed) -> Decisions:
    """/gate wave 3h says the same."""
    return await on_raid(turn, load(CommandCall, handed.data["call"]))


def status(turn: Turn, call: CommandCall) -> Decision:
    """How it stands, from what is in memory after this turn."""
    raid, policy = watch(turn).raid, turn.policy(RaidPolicy)
    if raid is not None and raid.on:
        counts = rules.counted(raid, turn.lane.held)
        words = telling.text(turn, raid, counts)
        return turn.answer(call, words, buttons=telling.buttons(turn, raid, sum(counts)), personal=True)
    calm = raid.calm_until if raid is not None and rules.is_calm(raid, turn.now) else None
    text = turn.text_for(
        call.by, "raid-status", joins=policy.joins, factor=policy.factor, on="yes" if policy.joins else "no",
        calm=telling.since(turn, calm) if calm else "", calmed="yes" if calm else "no",
    )  # fmt: skip
    return turn.answer(call, text, personal=True)


def call_one(turn: Turn, by: Sender, span: timedelta) -> list[Decision]:
    """A raid by an admin's word; one that is on lasts at least so long."""
    raid = watch(turn).raid
    if raid is None or not raid.on:
        return begin(turn, rules.begun(turn.now, 0, by=by.name, lasts=span))
    longer = watch(turn).raid = replace(raid, until=turn.now + span, by=raid.by or by.name)
    return [kept(turn.chat, longer), telling.card(turn, longer)]


def lift_now(turn: Turn, by: Sender) -> list[Decision]:
    """Over by an admin's word, and none is seen for an hour."""
    raid = watch(turn).raid
    if raid is None or not raid.on:
        return []
    return end(turn, rules.looked(raid, turn.lane.held, turn.now, turn.policy(RaidPolicy)), lifted_by=by.name)


def wave(turn: Turn, call: CommandCall, span: timedelta) -> list[Decision]:
    """Many are expected: for so long none is seen; one that is on is over."""
    ending = lift_now(turn, call.by)
    raid = watch(turn).raid or replace(rules.begun(turn.now, 0), on=False, next_at=None)
    calm = watch(turn).raid = replace(raid, calm_until=turn.now + span)
    return [*ending, kept(turn.chat, calm), status(turn, call)]


def setting(turn: Turn, call: CommandCall, field: str, value: int | str) -> list[Decision]:
    """A number or word of the policy."""
    text = turn.text_for(call.by, f"raid-set-{field}", value=value)
    return [SetPolicy(turn.chat, "raid", field, value, call.by.id), turn.answer(call, text, personal=True)]


# --- buttons --------------------------------------------------------------------------------------------------------


def named(turn: Turn, token: str) -> RaidState | None:
    """The raid that a button speaks of, if it is the chat's latest."""
    raid = watch(turn).raid
    return raid if raid is not None and raid.name == token else None


def said(turn: Turn, by: Sender, query: str, text_id: str, *, alert: bool = False) -> AnswerButton:
    """What the presser sees."""
    return AnswerButton(query, turn.texts.plain(turn.language_of(by), text_id), alert=alert)


async def lift(turn: Turn, token: str, by: Sender, query: str) -> Decisions:
    """It is none, or it is over."""
    turn.require(by, Right.RESTRICT)
    raid = named(turn, token)
    if raid is None or not raid.on:
        return [said(turn, by, query, "raid-over-already", alert=True)]
    return [said(turn, by, query, "raid-lifted"), *lift_now(turn, by)]


async def clear(turn: Turn, token: str, by: Sender, query: str) -> Decisions:
    """All out? Asked once."""
    turn.require(by, Right.RESTRICT)
    raid = named(turn, token)
    count = sum(rules.counted(raid, turn.lane.held)) if raid else 0
    if raid is None or not count:
        return [said(turn, by, query, "raid-nobody", alert=True)]
    return [said(turn, by, query, "raid-asked"), telling.question(turn, raid, count)]


async def sure(turn: Turn, token: str, by: Sender, query: str) -> Decisions:
    """All out: the gate does it, so many at a time."""
    turn.require(by, Right.RESTRICT)
    raid, policy = named(turn, token), turn.policy(RaidPolicy)
    if raid is None:
        return [said(turn, by, query, "raid-nobody", alert=True)]
    now = rules.looked(raid, turn.lane.held, turn.now, policy) if raid.on else raid
    since = rules.first(raid).isoformat()
    remove = turn.hand(turn.chat, "gate", "remove", since=since, by=dump(by), after=0, count=0)
    working = telling.answered(turn, raid, turn.text("raid-removing", by=by.name))
    return [said(turn, by, query, "raid-begun"), kept(turn.chat, now), working, remove]


async def keep(turn: Turn, token: str, by: Sender, query: str) -> Decisions:
    """Not after all."""
    turn.require(by, Right.RESTRICT)
    raid = named(turn, token)
    no = [telling.answered(turn, raid, turn.text("raid-kept", by=by.name))] if raid else []
    return [said(turn, by, query, "raid-kept-short"), *no]


async def on_removed(turn: Turn, handed: Handed) -> Decisions:
    """The gate has put them out: both cards say so."""
    raid = watch(turn).raid
    if raid is None or rules.first(raid) != datetime.fromisoformat(handed.data["since"]):
        return ()
    done: Html = turn.text("raid-removed", by=handed.data["by"], count=handed.data["count"])
    return [telling.answered(turn, raid, done), telling.card(turn, raid)]


ACTS: dict[str, Act] = {"lift": lift, "clear": clear, "sure": sure, "keep": keep}
