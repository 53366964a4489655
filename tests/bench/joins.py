"""A raid of joins (G6): a thousand a minute by an open door or by requests, with Telegram's limits on.

    python -m tests.bench.joins open|backlog [sqlite|postgres] [minutes] [open|requests]

open: they keep their own clock; p50 and p99 from a join to its row at the gate, calls by method, what the group saw,
how fast members' commands are answered; then time goes by until all is done, and everybody is looked for.
backlog: all of them wait when the bot starts; updates decided a second.
Emulator, people and bot are three processes."""

import asyncio
import json
import sys
import time
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from statistics import median, quantiles
from typing import Any

from sqlalchemy import text

from bot import app as bots
from bot.core.decisions import Decision, Save
from bot.emulator.people import Group, People, Person
from bot.features.gate.tables import GateEntry
from tests.bench.raid import ROOT, listening, prepared, settings

A_MINUTE = 1_000
LIMIT = 15  # the policy's default: from so many on it is a raid
ASKS_EVERY = 9  # seconds between two commands of a member
RULES = "1. "  # how the answer to one begins


async def founded(url: str, way: str, count: int) -> tuple[People, Group, Person, list[int]]:
    """A group with its owner, one member who asks for the rules, and strangers before the door."""
    people = await listening(url)
    ann = await people.person("Ann")
    group = await people.group("Raided", ann, join_by_request=way == "requests")
    ben = await people.person("Ben")
    await ann.adds(group, ben)
    await group.add_bot(rights="all")
    strangers = [(await people.person(f"Stranger {number}")).id for number in range(count)]
    return people, group, ben, strangers


class Probe:
    """When the row of each was committed; `due` = when each was to come, by the machine's steady clock."""

    def __init__(self, app: bots.App, due: dict[int, float]) -> None:
        self.due, self.told = due, app.dispatch.on_recorded
        self.late: dict[int, float] = {}
        app.dispatch.on_recorded = self.recorded

    def recorded(self, decisions: Sequence[Decision]) -> None:
        """Turns were committed."""
        now = time.monotonic()
        for decision in decisions:
            if isinstance(decision, Save) and isinstance(decision.row, GateEntry):
                user = decision.row.user_id
                if user in self.due:
                    self.late.setdefault(user, now - self.due[user])
        self.told(decisions)


async def crowd(url: str, chat: int, start: float, strangers: list[int]) -> None:
    """The people's process: one more at the door each so many milliseconds, whatever the bot does."""
    people = People(url)
    pending: set[asyncio.Task[Any]] = set()
    for number, who in enumerate(strangers):
        due = start + number * 60 / A_MINUTE
        await asyncio.sleep(max(due - time.monotonic(), 0))  # the load's own clock
        task = asyncio.ensure_future(people.wire.ask("POST", f"/chats/{chat}/join", person=who))
        pending.add(task)
        task.add_done_callback(pending.discard)
    await asyncio.gather(*pending, return_exceptions=True)


async def asking(people: People, group: Group, ben: Person, seconds: float) -> list[datetime]:
    """A member asks for the rules from time to time; when, by the emulator's clock."""
    asked = []
    for _ in range(int(seconds // ASKS_EVERY)):
        await asyncio.sleep(ASKS_EVERY)  # the load's own clock
        asked.append(datetime.fromisoformat(await people.now()))
        await ben.says(group, "/rules")
    return asked


async def open_loop(url: str, database: str, minutes: int, way: str) -> None:
    """At full rate, then until nothing is left to do."""
    count = A_MINUTE * minutes
    people, group, ben, strangers = await founded(url, way, count)
    async with bots.running(settings(url, database), url) as app:
        await group.owner.writes_bot("/start")
        await people.settle(120)
        since = await people.last_call()
        work = time.process_time()
        start, began = time.monotonic() + 2, datetime.fromisoformat(await people.now()) + timedelta(seconds=2)
        probe = Probe(app, {who: start + n * 60 / A_MINUTE for n, who in enumerate(strangers)})
        command = [sys.executable, "-m", "tests.bench.joins", "people", url, str(group.id), str(start)]
        others = await asyncio.create_subprocess_exec(*command, json.dumps(strangers), cwd=ROOT)
        asked = await asking(people, group, ben, minutes * 60)
        await others.wait()
        load, busy = time.monotonic() - start, time.process_time() - work
        decided = await done(app)
        print(f"{count} came in {load:.0f} s; {decided / load:.0f} updates decided a second meanwhile")
        print(f"CPU of the bot: {busy * 1000 / count:.0f} ms for each who came")
        waited = await drained(app, people)
        print(f"all done {waited} minutes later, by the emulator's clock")
        told(probe, await people.calls(since), asked, began)
        await found(app, group, strangers)


async def drained(app: bots.App, people: People) -> int:
    """Until nothing due waits for the server's pace; minutes that went by."""
    for minutes in range(0, 240, 15):
        async with app.database.reading() as session:
            waits = text("SELECT count(*) FROM outbox WHERE state = 'pending' AND kind = 'Mute'")
            if not (await session.execute(waits)).scalar():
                return minutes
        await people.advance("15m")
        await people.settle(300)
    return 240


async def done(app: bots.App) -> int:
    """Updates that were decided."""
    async with app.database.reading() as session:
        query = text("SELECT count(*) FROM inbox WHERE source = 'telegram' AND state = 'done'")
        return int((await session.execute(query)).scalar() or 0)


def told(probe: Probe, calls: list[dict[str, Any]], asked: list[datetime], began: datetime) -> None:
    """The figures."""
    late = list(probe.late.values())
    print(
        f"to the row at the gate: p50 {median(late) * 1000:.0f} ms, p99 {quantiles(late, n=100)[98] * 1000:.0f} ms"
    )
    methods = Counter(
        f"{call['method']} {call['status']}" for call in calls if call["method"] != "getUpdates"
    )
    print("calls:", dict(methods.most_common()))
    at = [(datetime.fromisoformat(call["time"]), call["method"], call["parameters"]) for call in calls]
    locked = min((when for when, method, _ in at if method == "setChatPermissions"), default=None)
    if locked is not None:
        after = (locked - began).total_seconds() - LIMIT * 60 / A_MINUTE
        print(f"locked {after:.1f} s after the {LIMIT}th")
    answered = [
        when
        for when, method, said in at
        if method == "sendMessage" and str(said.get("text")).startswith(RULES)
    ]
    answers = [(when - then).total_seconds() for then, when in zip(asked, answered, strict=True)]
    print(
        f"a member's {len(answers)} commands answered after p50 {median(answers):.1f} s, at most {max(answers):.1f} s"
    )


async def found(app: bots.App, group: Group, strangers: list[int]) -> None:
    """Where everybody is, and what stands in the group."""
    seen = await group.look(group.owner)
    members = {member["id"]: member for member in seen["members"]}
    where = Counter(standing(members.get(who), who in seen["requests"]) for who in strangers)
    print("strangers:", dict(where))
    public = [
        message for message in seen["messages"] if message["from"].get("is_bot") and not message["ephemeral"]
    ]
    print(f"the group saw {len(public)} messages of the bot:", [message["text"][:60] for message in public])
    async with app.database.reading() as session:
        for query in ("SELECT state, count(*) FROM gate_entry GROUP BY state",
                      "SELECT state, count(*) FROM inbox WHERE state <> 'done' GROUP BY state",
                      "SELECT state, count(*) FROM outbox WHERE state <> 'done' GROUP BY state"):  # fmt: skip
            rows = (await session.execute(text(query))).all()
            print(f"{query.split()[4]}: { {row[0]: row[1] for row in rows} }")


def standing(member: dict[str, Any] | None, asks: bool) -> str:
    """How one of them stands in the group."""
    if asks:
        return "asks"
    if member is None or not member["is_member"]:
        return "outside"
    muted = member["status"] == "restricted" and not member["permissions"]["can_send_messages"]
    return "muted" if muted else str(member["status"])


async def backlog(url: str, database: str, minutes: int, way: str) -> None:
    """All of them wait; the bot starts."""
    people, group, _, strangers = await founded(url, way, A_MINUTE * minutes)
    async with bots.running(settings(url, database), url):
        await people.settle(120)
    await crowd(url, group.id, time.monotonic() - 3_600, strangers)
    start, work = time.monotonic(), time.process_time()
    async with bots.running(settings(url, database), url) as app:
        known = await done(app)
        while await waiting(app) or not await done(app) > known:  # noqa: ASYNC110 - measured from outside the loop
            await asyncio.sleep(0.2)  # the same
        span = time.monotonic() - start
        decided = await done(app) - known
        busy = time.process_time() - work
        print(f"{decided} updates decided in {span:.1f} s: {decided / span:.0f} a second")
        print(f"CPU of the bot: {busy * 1000 / len(strangers):.0f} ms for each who came")
        await found(app, group, strangers)


async def waiting(app: bots.App) -> bool:
    """Is there something in the inbox, or with Telegram?"""
    async with app.database.reading() as session:
        left = (await session.execute(text("SELECT count(*) FROM inbox WHERE state = 'new'"))).scalar()
    return bool(left)


def main(kind: str, database_kind: str = "sqlite", minutes: str = "3", way: str = "open") -> None:
    """One run on a fresh database."""
    run = open_loop if kind == "open" else backlog
    with prepared(database_kind, "--paced") as (url, database):
        asyncio.run(run(url, database, int(minutes), way))


if __name__ == "__main__":
    if sys.argv[1] == "people":
        asyncio.run(crowd(sys.argv[2], int(sys.argv[3]), float(sys.argv[4]), json.loads(sys.argv[5])))
    else:
        main(*sys.argv[1:])
