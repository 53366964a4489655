"""The database is away, locked, full or read-only, and clocks jump: nothing is lost, nothing happens twice."""

import asyncio
import json
import resource
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.engine import Connection

from bot.db.migrate import sync_url
from bot.emulator.client import request
from tests.faults.acts import AD, a_message, bot_of, free_port, gathering, strikes, unfinished, until
from tests.heard import seen_by, words
from tests.town import Town, town_of

LARGEST_FILE = 60_000  # bytes; more than the log will have, less than SQLite's write-ahead log has by then
NOW = "2026-01-05 10:00:01.000000"
WAITING = (
    "INSERT INTO inbox (source, key, lane, ahead, body, state, received_at)"
    " VALUES ('telegram', '7', :lane, 0, :body, 'new', :now)"
)
LEAVING = "UPDATE outbox SET state = 'sending' WHERE kind = 'Delete' AND state = 'pending'"
END_OTHERS = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND query NOT LIKE '%advisory%'
"""


@asynccontextmanager
async def a_rival(town: Town, *statements: str) -> AsyncIterator[Connection]:
    """Another program in the same database, in a transaction of its own while the block runs."""
    engine = create_engine(sync_url(town.database))
    with engine.connect() as connection:
        if town.database.startswith("sqlite"):
            connection.connection.driver_connection.isolation_level = None  # type: ignore[union-attr]  # sqlite3's own
        for statement in statements:
            connection.execute(text(statement))
        try:
            yield connection
        finally:
            connection.rollback()
    engine.dispose()


def log_size(database: str) -> int:
    """Bytes of SQLite's write-ahead log."""
    return Path(f"{make_url(database).database}-wal").stat().st_size


def locking(town: Town) -> str:
    """What keeps everybody else from writing."""
    return (
        "BEGIN IMMEDIATE"
        if town.database.startswith("sqlite")
        else "LOCK TABLE inbox IN ACCESS EXCLUSIVE MODE"
    )


async def test_g13_a_database_locked_by_another_writer_is_waited_for(town: Town) -> None:
    _, group, mallory = await gathering(town)
    async with a_rival(town, locking(town)) as rival:
        await mallory.says(group, AD)
        with pytest.raises(TimeoutError):
            await until(town, lambda: not bot_of(town).updates, seconds=1.5)
        assert bot_of(town).updates, "confirmed before it was stored"
        if town.database.startswith("sqlite"):
            rival.execute(text("ROLLBACK"))
    await town.settle()
    assert len(strikes(town)) == 1
    assert unfinished(town) == []


@pytest.mark.slow
@pytest.mark.only_on("sqlite")
async def test_g13_a_lock_that_outlasts_all_patience_is_waited_for_too(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    app = town.app
    assert app is not None
    _, group, mallory = await gathering(town)
    body = json.dumps({"update_id": 7, "message": a_message(group, mallory, AD)})
    async with a_rival(town) as rival:
        rival.execute(text(WAITING), {"lane": group.id, "body": body, "now": NOW})
        rival.execute(text("BEGIN IMMEDIATE"))
        app.on_inbox()
        app.sender.wake.set()
        await mallory.says(group, "hello")
        for words in ("updates not stored", "the database did not answer", "outbox: not written"):
            await until(town, lambda words=words: words in caplog.text)  # type: ignore[misc]  # the default binds it
        assert not (await app.ready())["ready"]
        assert bot_of(town).updates, "confirmed before it was stored"
        rival.execute(text("ROLLBACK"))
    await asyncio.wait_for(app.quiet(), 20)
    await town.settle()
    assert len(strikes(town)) == 1
    assert (await app.ready())["ready"]
    assert unfinished(town) == []
    assert "Traceback" not in caplog.text


@pytest.mark.only_on("postgres")
async def test_g13_connections_that_the_server_ends_are_made_anew(town: Town) -> None:
    _, group, mallory = await gathering(town)
    async with a_rival(town) as rival:
        rival.execute(text(END_OTHERS))
    await mallory.says(group, AD)
    await town.settle()
    assert len(strikes(town)) == 1
    assert unfinished(town) == []


@pytest.mark.slow
@pytest.mark.only_on("sqlite")
async def test_g14_a_full_disk_stops_intake_and_readiness_until_there_is_room(
    database: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The process may not let a file grow: what the kernel tells it is what a full disk would."""
    folder, port = tmp_path_factory.mktemp("full"), free_port()
    settings = {"ANTHILL_HTTP__PORT": str(port)}
    async with town_of(folder, database, mode="process", environment=settings) as town:
        _, group, mallory = await gathering(town)
        assert town.process is not None
        assert (await request("GET", f"http://127.0.0.1:{port}/readyz")).status == 200
        assert log_size(database) > LARGEST_FILE
        resource.prlimit(town.process.pid, resource.RLIMIT_FSIZE, (LARGEST_FILE, resource.RLIM_INFINITY))
        await mallory.says(group, AD)
        await until(town, lambda: "not stored" in town.told())
        assert (await request("GET", f"http://127.0.0.1:{port}/readyz")).status == 503
        assert (await request("GET", f"http://127.0.0.1:{port}/healthz")).status == 200
        assert bot_of(town).updates, "confirmed before it was stored"
        unlimited = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
        resource.prlimit(town.process.pid, resource.RLIMIT_FSIZE, unlimited)
        await town.settle()
        assert len(strikes(town)) == 1
        assert (await request("GET", f"http://127.0.0.1:{port}/readyz")).status == 200
        assert unfinished(town) == []


@pytest.mark.only_on("postgres")
async def test_g14_a_read_only_server_is_waited_for(town: Town, caplog: pytest.LogCaptureFixture) -> None:
    assert town.app is not None
    _, group, mallory = await gathering(town)
    name = sync_url(town.database).database
    async with a_rival(town) as rival:
        rival.execute(text(f"ALTER DATABASE {name} SET default_transaction_read_only = on"))
        rival.execute(text(END_OTHERS))
        rival.commit()
        await mallory.says(group, AD)
        await until(town, lambda: "not stored" in caplog.text)
        assert not (await town.app.ready())["ready"]
        assert bot_of(town).updates, "confirmed before it was stored"
        rival.execute(text(f"ALTER DATABASE {name} RESET default_transaction_read_only"))
        rival.execute(text(END_OTHERS))
        rival.commit()
    await town.settle()
    assert len(strikes(town)) == 1
    assert unfinished(town) == []


@pytest.mark.parametrize("back", [timedelta(minutes=5), timedelta(hours=1), timedelta(days=1)])
async def test_g12_a_clock_that_jumps_back_and_on_again_does_nothing_twice(
    town: Town, back: timedelta
) -> None:
    owner, group, mallory = await gathering(town)
    await mallory.says(group, AD)
    await town.settle()
    await town.advance("25h")
    await mallory.says(group, AD)
    await town.settle()
    muted = await group.member(mallory)
    now = datetime.fromtimestamp(town.emulator.world.clock.now(), UTC)
    for instant in (now - back, now, now - back, now):
        await town.people.set_clock(instant.isoformat(), jump=True)
        await town.settle()
    assert (await group.member(mallory)).until_date == muted.until_date
    assert [row["sanction"] for row in strikes(town)] == ["warning", "mute"]
    await town.advance("2m")
    await owner.says(group, f"/warns {mallory.id}")
    await town.settle()
    assert any("2 of 3" in said for said in words(await seen_by(owner, group)))
    assert unfinished(town) == []


async def test_g12_what_was_leaving_when_the_bot_died_is_found_though_the_clock_went_back(town: Town) -> None:
    _, group, mallory = await gathering(town)
    await mallory.says(group, AD)
    await town.settle()
    assert town.app is not None
    sender = town.app.sender
    async with town.app.database.writing() as connection:
        await connection.execute(text(LEAVING))
    await sender.recover()
    await town.settle()
    assert not town.rows("SELECT id FROM outbox WHERE state = 'sending'")
    await asyncio.wait_for(town.app.quiet(), 10)
