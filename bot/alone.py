"""A database that is nobody else's for a while, with its tables as they have to be."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager

from sqlalchemy.exc import SQLAlchemyError

from bot.config import Config
from bot.core.errors import Unusable
from bot.db.engine import Database
from bot.db.lock import ProcessLock


@asynccontextmanager
async def alone(
    config: Config, bring_up: Callable[[str], object]
) -> AsyncIterator[tuple[Database, ProcessLock]]:
    """The configured database, locked, after `bring_up` (of bot.db.migrate) saw its address; Unusable when another
    process is on it, or there is no database to be had."""
    async with AsyncExitStack() as stack:
        database = Database(config.database.url, config.database.erased)
        stack.push_async_callback(database.close)
        lock = ProcessLock(database)
        try:
            await lock.take()
        except (SQLAlchemyError, OSError) as error:
            raise Unusable(f"The database cannot be used: {getattr(error, 'orig', None) or error}") from error
        stack.push_async_callback(lock.release)
        await asyncio.to_thread(bring_up, config.database.url)
        yield database, lock
