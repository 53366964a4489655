"""One process per database, on both databases."""

import asyncio

import pytest
from sqlalchemy import text

from bot.db.engine import Database
from bot.db.lock import Locked, ProcessLock

END_OTHERS = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE pid <> pg_backend_pid() AND datname = current_database()
"""


async def test_r13_one_process_a_database_and_the_next_when_it_has_ended(
    journal: Database, database: str
) -> None:
    other = Database(database)
    first, second = ProcessLock(journal), ProcessLock(other)
    await first.take()
    with pytest.raises(Locked, match="another anthill runs on this database"):
        await second.take()
    await first.release()
    await first.release()
    await second.take()
    await second.release()
    await other.close()


@pytest.mark.only_on("postgres")
async def test_r13_a_lock_that_was_lost_with_its_connection_is_taken_again(
    journal: Database, database: str
) -> None:
    other = Database(database)
    first, second = ProcessLock(journal, look_every=0.01), ProcessLock(other)
    await first.take()
    keeping = asyncio.create_task(first.keep())
    before = await holders(other)
    await end_others(other)
    while await holders(other) in (before, []):  # noqa: ASYNC110 - a server's state: there is no event to wait for
        await asyncio.sleep(0)  # lets the lock look
    keeping.cancel()
    await end_others(other)
    while await holders(other):  # noqa: ASYNC110 - as above
        await asyncio.sleep(0)  # lets the server end them
    await second.take()
    with pytest.raises(Locked):
        await first.keep()
    await second.release()
    await other.close()


async def holders(database: Database) -> list[int]:
    """Processes of the server that hold a lock like ours."""
    async with database.reading() as session:
        return list(await session.scalars(text("SELECT pid FROM pg_locks WHERE locktype = 'advisory'")))


async def end_others(database: Database) -> None:
    """The server ends every connection but this one."""
    async with database.writing() as connection:
        await connection.execute(text(END_OTHERS))
