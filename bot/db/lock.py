"""One process per database: who may run. The only module in which SQLite and PostgreSQL lock differently."""

import asyncio
import logging
import os
from contextlib import suppress
from pathlib import Path
from typing import IO

from sqlalchemy import BigInteger, bindparam, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.clock import first_of
from bot.core.errors import Unusable
from bot.db.engine import Database

log = logging.getLogger(__name__)

LOCK_NUMBER = 4_021_961


class Locked(Unusable):
    """Another process runs on this database."""


class ProcessLock:
    """Held while the process lives; the kernel (SQLite) or the server (PostgreSQL) frees it when it dies."""

    def __init__(self, database: Database, look_every: float = 5.0) -> None:
        self.database, self.look_every = database, look_every
        self._file: IO[str] | None = None
        self._connection: AsyncConnection | None = None

    async def take(self) -> None:
        """Locked when somebody else has it."""
        if self.database.path is not None:
            self._file = lock_file(self.database.path.with_name(self.database.path.name + ".lock"))
            return
        connection = await self.database.write.connect()
        connection = await connection.execution_options(isolation_level="AUTOCOMMIT")
        query = text("SELECT pg_try_advisory_lock(:number)").bindparams(bindparam("number", type_=BigInteger))
        got = (await connection.execute(query, {"number": LOCK_NUMBER})).scalar()
        if not got:
            await connection.close()
            raise Locked("another anthill runs on this database; stop it first")
        self._connection = connection

    async def keep(self) -> None:
        """For ever: a server forgets the lock with its connection, then it is taken again; Locked when another has it
        now. `look_every` is in seconds."""
        while True:
            await first_of(asyncio.Event(), seconds=self.look_every)
            if not await self._holds():
                log.warning("the database was lost, and the lock on it: taken again")
                with suppress(SQLAlchemyError, OSError):
                    await self.take()

    async def _holds(self) -> bool:
        """Is the lock still ours? The kernel keeps a file's; a server's lives as long as the connection."""
        if self._file is not None:
            return True
        if self._connection is None:
            return False
        try:
            await self._connection.execute(text("SELECT 1"))
        except (SQLAlchemyError, OSError):
            connection, self._connection = self._connection, None
            with suppress(Exception):
                await connection.close()
            return False
        return True

    async def release(self) -> None:
        """Let the next process in."""
        if self._file is not None:
            self._file.close()
            self._file = None
        if self._connection is not None:
            with suppress(Exception):
                await self._connection.execute(text("SELECT pg_advisory_unlock_all()"))
            await self._connection.close()
            self._connection = None


def lock_file(path: Path) -> IO[str]:
    """An exclusive lock on a file beside the database."""
    from fcntl import LOCK_EX, LOCK_NB, flock

    handle = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "w")
    try:
        flock(handle, LOCK_EX | LOCK_NB)
    except OSError as error:
        handle.close()
        raise Locked(f"another anthill runs on this database ({path.name} is held); stop it first") from error
    return handle
