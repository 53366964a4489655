"""/emulator: time, settling, faults, snapshots and switches."""

import asyncio
import re
from typing import Any

from starlette.routing import Route

from bot.emulator import walking
from bot.emulator.clock import Signal, instant_of, iso, real, wait
from bot.emulator.control import Ask, Json, Unusable, routed
from bot.emulator.faults import DEFAULT_RETRY_AFTER, KINDS, Fault
from bot.emulator.world.following import Follower
from bot.emulator.world.state import World

ANSWERS_WITHIN = 20.0
SETTLES_WITHIN = 30.0
UNITS = {"s": 1.0, "m": 60.0, "h": 3600.0, "d": 86_400.0, "w": 604_800.0}


def routes(world: World) -> list[Route]:
    """The routes of this part of the contract."""
    table = (
        ("GET", "/clock", show_clock),
        ("POST", "/clock", move_clock),
        ("POST", "/settle", settle),
        ("POST", "/faults", set_faults),
        ("GET", "/faults", show_faults),
        ("POST", "/snapshot", snapshot),
        ("POST", "/restore", restore),
        ("POST", "/switches", set_switches),
    )
    return [routed(world, verb, path, answerer) for verb, path, answerer in table]


def _time(world: World) -> Json:
    return {"now": iso(world.clock.now()), "speed": 1.0, "version": world.clock.version}


async def show_clock(ask: Ask) -> Json:
    """The time; with `bot` a follower's report, answered when the clock was moved or a newer report came."""
    world = ask.world
    if not ask.query.get("bot"):
        return _time(world)
    follower = _report(ask)
    mine, hung_up = follower.report, Signal()
    end = real() + ANSWERS_WITHIN
    listening = asyncio.create_task(_notice_hanging_up(ask, hung_up))
    follower.waiting += 1
    try:
        while follower.version >= world.clock.version and follower.report == mine and real() < end:
            await wait(world.clock.moved, world.reported, hung_up, seconds=end - real())
            if hung_up.fired and follower.report == mine:
                follower.hung_up = real()
                return _time(world)
        follower.heard = real()
    finally:
        follower.waiting -= 1
        listening.cancel()
    return _time(world)


async def _notice_hanging_up(ask: Ask, hung_up: Signal) -> None:
    await ask.request.receive()
    hung_up.fire()


def _report(ask: Ask) -> Follower:
    world = ask.world
    bot_id = _bot_id(ask)
    follower = world.followers.setdefault(bot_id, Follower(bot_id))
    follower.version = _number(ask, "after", -1)
    follower.seen = _number(ask, "seen", 0)
    follower.due = _instant(ask, "due")
    follower.tells_held, follower.held = "held" in ask.query, _instant(ask, "held")
    follower.heard = real()
    follower.report += 1
    world.reported.fire()
    world.changed.fire()
    return follower


def _bot_id(ask: Ask) -> int:
    given = ask.query["bot"].lstrip("@")
    number = given.partition(":")[0]
    found = int(number) if number.isdecimal() else ask.world.state.usernames.get(given.lower(), 0)
    if not found:
        raise Unusable(404, f"no bot {number}")
    return found


def _number(ask: Ask, name: str, default: int) -> int:
    text = ask.query.get(name, "")
    if not re.fullmatch("-?[0-9]*", text):
        raise Unusable(400, f"{name}: a whole number is needed")
    return int(text) if text else default


def _instant(ask: Ask, name: str) -> float | None:
    text = ask.query.get(name, "")
    try:
        return instant_of(text.replace(" ", "+")) if text else None
    except ValueError:
        raise Unusable(400, f"{name}: an ISO 8601 instant is needed") from None


async def move_clock(ask: Ask) -> Json:
    """Walks (or with jump: goes at once) by `advance` or to `set`."""
    world = ask.world
    target = _target(ask)
    if ask.flag("jump") or target < world.clock.now():
        world.clock.move_to(target)
        world.run_timers()
        quiet = {}
    else:
        quiet = {"quiet": await walking.walk(world, target)}
    world.journal.add_event("clock", now=iso(world.clock.now()))
    return _time(world) | quiet


def _target(ask: Ask) -> float:
    if "set" in ask.body:
        try:
            return instant_of(ask.text("set"))
        except ValueError:
            raise Unusable(400, "set: an ISO 8601 instant is needed") from None
    return ask.world.clock.now() + seconds_of(ask.body.get("advance"))


def seconds_of(given: Any) -> float:
    """Seconds of "90s", "3d", "1h30m" or a number."""
    if isinstance(given, int | float) and not isinstance(given, bool) and given >= 0:
        return float(given)
    if not isinstance(given, str) or not re.fullmatch(r"(\d+(\.\d+)?[smhdw])+", given):
        raise Unusable(400, 'advance: a duration such as "90s" or "3d" is needed')
    return sum(float(number) * UNITS[unit] for number, unit in re.findall(r"([\d.]+)([smhdw])", given))


async def settle(ask: Ask) -> Json:
    """Answers when there is nothing left to do, or `settled` false when the time (real seconds) ran out."""
    given = ask.body.get("timeout", SETTLES_WITHIN)
    seconds = seconds_of(given)
    settled = await walking.settle(ask.world, seconds)
    return {"settled": settled, "now": iso(ask.world.clock.now())}


async def set_faults(ask: Ask) -> Json:
    """Replaces the rules."""
    rules = ask.body.get("rules")
    if not isinstance(rules, list):
        raise Unusable(400, "rules: a list is needed")
    ask.world.faults.rules = [_rule(rule) for rule in rules]
    return {"rules": len(rules)}


def _rule(given: Any) -> Fault:
    if not isinstance(given, dict) or given.get("kind") not in KINDS:
        raise Unusable(400, f"rules: each needs a kind, one of {', '.join(KINDS)}")
    count, share = given.get("count"), given.get("share")
    retry_after = int(given.get("retry_after") or DEFAULT_RETRY_AFTER)
    after, chat, words = (
        int(given.get("after") or 0),
        str(given.get("chat") or ""),
        str(given.get("words") or ""),
    )
    return Fault(
        str(given.get("method") or "*"), given["kind"], count, share, retry_after, after, chat, words
    )


async def show_faults(ask: Ask) -> Json:
    """The rules in force and how often each struck."""
    return {"rules": [vars(rule) for rule in ask.world.faults.rules]}


async def snapshot(ask: Ask) -> Json:
    """Keeps the whole state under an id."""
    number = len(ask.world.snapshots) + 1
    ask.world.snapshots[number] = ask.world.snapshot()
    return {"id": number}


async def restore(ask: Ask) -> Json:
    """Makes the state what it was at a snapshot."""
    kept = ask.world.snapshots.get(ask.number("id"))
    if kept is None:
        raise Unusable(404, "no such snapshot")
    ask.world.restore(kept)
    return _time(ask.world)


async def set_switches(ask: Ask) -> Json:
    """Pacing limits and strict webhook addresses, on or off."""
    world = ask.world
    world.paced = ask.flag("paced", world.paced)
    world.strict_webhooks = ask.flag("strict_webhooks", world.strict_webhooks)
    return {"paced": world.paced, "strict_webhooks": world.strict_webhooks, "bot_api": world.bot_api}
