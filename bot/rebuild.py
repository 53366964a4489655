"""The totals of points, computed from the ledger again while no bot runs. The sums themselves are the database's."""

import asyncio
from contextlib import AsyncExitStack

from sqlalchemy import text

from bot.app import take
from bot.config import Config
from bot.db import migrate, scores
from bot.db.engine import Database
from bot.db.lock import ProcessLock


async def rebuild(config: Config) -> tuple[int, int]:
    """How many totals there are, and how many were not what their entries come to; Unusable while a bot runs."""
    async with AsyncExitStack() as stack:
        database = Database(config.database.url)
        stack.push_async_callback(database.close)
        lock = ProcessLock(database)
        await take(lock)
        stack.push_async_callback(lock.release)
        await asyncio.to_thread(migrate.check, config.database.url)
        async with database.writing() as connection:
            if not database.is_sqlite:
                await connection.execute(text("SET LOCAL statement_timeout = 0"))  # millions of entries
            return await scores.rebuild(connection)
