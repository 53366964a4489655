"""The whole turn against python-telegram-bot's no-op, CPU time, blocks alternated in one process.

    python -m tests.bench.turn [blocks]

No-op: json.loads, Update.de_json, Application.process_update with an empty handler. Ours: the inbox row read, its
fact, all features, members and row marked done in SQLite with synchronous=FULL; "received" also stores the row first.
Prints the medians of the ratios no-op / ours (above 1: ours is cheaper) with their spread."""

import asyncio
import gc
import json
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

from sqlalchemy import insert
from telegram import Update
from telegram.ext import Application, ApplicationBuilder, TypeHandler

from bot.app import App
from bot.config import load
from bot.core.clock import MovableClock
from bot.core.facts import Membership
from bot.db import migrate
from bot.db.engine import Database
from bot.db.lock import ProcessLock
from bot.db.tables import Chat
from bot.feature import Me
from bot.registry import POLICIES
from bot.telegram.client import make_bot
from tests.bench.updates import CHAT, updates

BLOCK = 400
TOKEN = "777000111:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"


async def ignore(update: object, context: object) -> None:
    """The empty handler."""


async def no_op(application: Application[Any, Any, Any, Any, Any, Any], bodies: list[str]) -> float:
    """CPU seconds of the library alone."""
    start = time.process_time()
    for body in bodies:
        await application.process_update(Update.de_json(json.loads(body), application.bot))
    return time.process_time() - start


async def received(app: App, block: list[dict[str, Any]]) -> float:
    """CPU seconds to store the block's rows."""
    start = time.process_time()
    for first in range(0, len(block), 100):
        await app.intake.store(block[first : first + 100])
    return time.process_time() - start


async def turned(app: App) -> float:
    """CPU seconds to work off what waits."""
    start = time.process_time()
    while await app.dispatch.round():
        pass
    return time.process_time() - start


async def prepared(url: str) -> App:
    """A bot that talks to nobody, in a chat it knows."""
    await asyncio.to_thread(migrate.upgrade, url)
    config = load(None, POLICIES, {"ANTHILL_TOKEN": TOKEN, "ANTHILL_DATABASE__URL": url})
    clock = MovableClock(datetime(2026, 1, 5, 10, tzinfo=UTC))
    database = Database(url)
    async with database.writing() as connection:
        row = {"id": CHAT["id"], "title": "West Hikers", "status": "administrator", "rights": []}
        await connection.execute(insert(Chat).values(row))
    app = App(
        config,
        make_bot(TOKEN, "http://127.0.0.1:9"),
        Me(1, "anthill_bot", "Anthill"),
        database,
        ProcessLock(database),
        clock,
        b"s",
        {},
    )
    async with database.reading() as session:
        lane = await app.lanes.load(session, int(CHAT["id"]), [])  # type: ignore[call-overload]  # an int in a mixed dict
    lane.admins, lane.admins_at = {1: Membership("administrator")}, clock.now()
    return app


async def main(blocks: int) -> None:
    """Alternate, and print."""
    application = ApplicationBuilder().token(TOKEN).updater(None).build()
    application.add_handler(TypeHandler(object, ignore))
    application._initialized = True  # it would ask Telegram who it is
    talk = updates(BLOCK * (blocks + 1))
    gc.collect()
    gc.freeze()  # as the bot does once it runs, for both
    with tempfile.TemporaryDirectory() as folder:
        app = await prepared(f"sqlite:///{Path(folder) / 'bench.db'}")
        whole, alone, costs = [], [], []
        for number in range(blocks + 1):
            block = talk[number * BLOCK : (number + 1) * BLOCK]
            reference = await no_op(application, [json.dumps(update) for update in block])
            storing = await received(app, block)
            turning = await turned(app)
            if number:  # the first warms up
                whole.append(reference / (storing + turning))
                alone.append(reference / turning)
                costs.append((reference / BLOCK * 1e6, storing / BLOCK * 1e6, turning / BLOCK * 1e6))
        await app.database.close()
    for name, column in zip(("no-op", "store", "turn"), zip(*costs, strict=True), strict=True):
        print(f"{name:>6}: {median(column):7.1f} us CPU an update")
    for name, ratios in (("turn", alone), ("store + turn", whole)):
        print(f"no-op / {name}: median {median(ratios):.2f} ({min(ratios):.2f} .. {max(ratios):.2f})")


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 30))
