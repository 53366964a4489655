"""Corners of the kernel: the order that a failing batch keeps, a group that moves, rows nobody else looks at."""

import asyncio
import json
import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import create_engine, text

from bot.core.decisions import Ban, Effect, Lift, Say
from bot.db.batch import Batch
from bot.db.engine import Database
from bot.db.journal import OUTBOX, receive
from bot.db.migrate import sync_url
from bot.db.record import Turned, write_effect
from bot.db.rekey import rekey
from bot.db.rows import forget
from tests.faults.acts import AD, free_port, gathering, strikes, unfinished
from tests.heard import seen_by, words
from tests.town import TOKEN, Town

NOW = datetime(2026, 1, 5, 10, tzinfo=UTC)
REFUSING = """
CREATE TRIGGER no_poison BEFORE INSERT ON member WHEN NEW.name LIKE 'Poison%'
BEGIN SELECT RAISE(ABORT, 'poison'); END
"""


def at(town: Town) -> datetime:
    """The town's time."""
    return datetime.fromtimestamp(town.emulator.world.clock.now(), UTC)


def execute(town: Town, statement: str, **values: Any) -> None:
    """One statement on the bot's database."""
    engine = create_engine(sync_url(town.database))
    with engine.begin() as connection:
        connection.execute(text(statement), values)
    engine.dispose()


async def leave(database: Database, now: datetime, *effects: Effect, lane: int = -1) -> None:
    """Effects as if turns of that lane had decided them."""
    async with database.writing() as connection:
        batch = Batch(connection)
        for number, effect in enumerate(effects):
            turn = Turned(0, f"x{number}", lane, now)
            write_effect(batch, turn, turn.key, effect)
        await batch.write()


@pytest.mark.only_on("sqlite")
async def test_a_batch_that_cannot_be_recorded_is_decided_again_before_what_came_after_it(town: Town) -> None:
    owner, group, mallory = await gathering(town)
    await owner.says(group, "/filter price twenty")
    await town.settle()
    await town.advance("10m")
    poison = await group.joined_by("Poison Ivy")
    await town.settle()
    execute(town, "DELETE FROM member WHERE name LIKE 'Poison%'")
    execute(town, REFUSING)
    await town.stop()
    last = town.rows("SELECT max(id) AS n FROM inbox")[0]["n"]
    await mallory.says(group, "price")
    await poison.says(group, "good morning")
    await mallory.says(group, "/warns")
    await town.start()
    said = [int(row["key"].split(":")[0]) for row in town.rows("SELECT key FROM outbox ORDER BY id")]
    later = [row_id for row_id in said if row_id > last]
    assert len(set(later)) == 2
    assert later == sorted(later)
    assert [row["state"] for row in unfinished(town)] == ["dead"]


@pytest.mark.parametrize("sign", ["error", "to"])
async def test_r15_a_lane_that_waits_for_the_admins_of_a_group_that_has_moved_goes_on(
    town: Town, sign: str
) -> None:
    _, old, mallory = await gathering(town, kind="group")
    await town.advance("5m")
    await town.stop()
    await mallory.says(old, AD)
    new = await old.migrate(("to",) if sign == "to" else ())
    await town.start()
    await town.advance("2m")
    assert unfinished(town) == []
    assert [row["chat_id"] for row in strikes(town)] == [new.id]
    assert town.rows("SELECT * FROM chat_alias") == [{"old": old.id, "new": new.id}]


async def test_r14_what_was_written_for_the_old_lane_after_the_move_is_read_in_the_new_one(
    town: Town,
) -> None:
    _, old, mallory = await gathering(town, kind="group")
    await mallory.says(old, AD)
    await town.settle()
    new = await old.migrate()
    await town.settle()
    await town.stop()
    strike = strikes(town)[0]
    data = {"strike": strike["id"], "user": mallory.id, "name": "Mallory", "kind": "user"}
    body = {"feature": "kernel", "verb": "noticed", "key": "x", "outcome": "done", "data": data,
            "message_id": 77, "answered_at": at(town).isoformat(), "error": "", "chat": old.id}  # fmt: skip
    database = Database(town.database)
    async with database.writing() as connection:
        row = {"source": "answer", "key": "late", "lane": old.id, "body": json.dumps(body)}
        await receive(connection, [row | {"received_at": at(town)}])
    await database.close()
    await town.start()
    assert town.rows("SELECT lane, state FROM inbox WHERE key = 'late'") == [
        {"lane": new.id, "state": "done"}
    ]
    assert strikes(town)[0]["notice_message"] == 77


async def test_r14_a_ban_decided_before_the_move_and_lifted_after_it_never_leaves(database: str) -> None:
    shared = Database(database)
    await leave(shared, NOW, Ban(-10, 7), lane=-10)
    async with shared.writing() as connection:
        await rekey(connection, -10, -1000, NOW)
    async with shared.writing() as connection:
        batch = Batch(connection)
        write_effect(batch, Turned(0, "y", -1000, NOW), "y", Lift(-1000, 7, ban=True))
        await batch.write()
    async with shared.reading() as session:
        rows = (await session.execute(OUTBOX.select().order_by(OUTBOX.c.id))).all()
    await shared.close()
    assert [(row.kind, row.state, row.about) for row in rows] == [
        ("Ban", "done", "member:-1000:7"),
        ("Lift", "pending", "member:-1000:7"),
    ]


async def test_everything_old_is_pruned_however_much_came(town: Town) -> None:
    await gathering(town)
    await town.stop()
    database, long_ago = Database(town.database), at(town) - timedelta(days=5)
    row = {"source": "tick", "lane": -1, "body": "{}", "state": "done", "received_at": long_ago}
    async with database.writing() as connection:
        await receive(connection, [{**row, "key": f"old{number}"} for number in range(25_000)])
    await database.close()
    await town.start()
    await town.advance("5m")
    assert town.rows("SELECT count(*) AS n FROM inbox WHERE key LIKE 'old%'") == [{"n": 0}]


async def test_a_row_marked_as_leaving_that_never_left_is_not_forgotten(town: Town) -> None:
    owner, group, _ = await gathering(town)
    await town.advance("5m")
    assert town.app is not None
    await leave(town.app.database, at(town), Say(group.id, "hello there", must_arrive=True), lane=group.id)
    execute(town, "UPDATE outbox SET state = 'sending', attempts = 1 WHERE key = 'x0'")
    town.app.sender.wake.set()
    await town.advance("5m")
    assert words(await seen_by(owner, group)).count("hello there") == 1


async def test_calls_that_wait_do_not_hide_those_that_may_leave(town: Town) -> None:
    owner, group, _ = await gathering(town)
    other = await town.group("East Hikers", owner)
    await town.stop()
    database, now = Database(town.database), at(town)
    await leave(database, now, *(Ban(group.id, 10**9 + number) for number in range(700)), lane=group.id)
    await database.close()
    execute(
        town, "UPDATE outbox SET not_before = :later WHERE key LIKE 'x%'", later=str(now + timedelta(hours=1))
    )
    database = Database(town.database)
    async with database.writing() as connection:
        batch = Batch(connection)
        write_effect(batch, Turned(0, "y", other.id, now), "y", Say(other.id, "hello there"))
        await batch.write()
    await database.close()
    await town.start()
    assert "hello there" in words(await seen_by(owner, other))


async def test_a_forgotten_chat_leaves_nothing_that_would_punish_later(database: str) -> None:
    shared = Database(database)
    await leave(shared, NOW, Ban(-10, 7), lane=-10)
    async with shared.writing() as connection:
        await connection.execute(OUTBOX.update().values(state="parked"))
    async with shared.writing() as connection:
        batch = Batch(connection)
        forget(batch, NOW, -10)
        await batch.write()
    async with shared.reading() as session:
        row = (await session.execute(OUTBOX.select())).one()
    await shared.close()
    assert (row.state, row.settled_at) == ("done", NOW)


@pytest.mark.slow
async def test_sigterm_ends_a_start_that_waits_for_telegram(fresh_sqlite: Callable[[], str]) -> None:
    environment = {
        "PATH": os.environ["PATH"],
        "ANTHILL_TOKEN": TOKEN,
        "ANTHILL_DATABASE__URL": fresh_sqlite(),
        "ANTHILL_TELEGRAM__BASE_URL": f"http://127.0.0.1:{free_port()}",
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", env=environment, stderr=asyncio.subprocess.PIPE
    )
    assert process.stderr is not None
    async with asyncio.timeout(30):
        while b"does not answer" not in await process.stderr.readline():
            pass
        process.terminate()
        assert await process.wait() == 0
