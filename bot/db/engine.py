"""Engines: SQLite with one fair writer and readers beside it, or PostgreSQL. No tables, no queries."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

from aiosqlite import Connection
from sqlalchemy import event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError, InterfaceError, InternalError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession, create_async_engine

SQLITE_PRAGMAS = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA busy_timeout=5000",
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA temp_store=MEMORY",
)


def async_url(url: str) -> URL:
    """The URL with the async driver we use: `sqlite+aiosqlite`, `postgresql+psycopg`."""
    parsed = make_url(url)
    drivers = {
        "sqlite": "sqlite+aiosqlite",
        "postgresql": "postgresql+psycopg",
        "postgres": "postgresql+psycopg",
    }
    return parsed.set(drivername=drivers.get(parsed.get_backend_name(), parsed.drivername))


def is_database_failure(error: BaseException) -> bool:
    """A failure of the database (lost, locked, full, read-only), not of our code or of the data."""
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return True
    if getattr(getattr(error, "orig", None), "sqlite_errorcode", None) == sqlite3.SQLITE_ERROR:
        return False  # a statement that it cannot understand is no lost database, and will not pass
    return isinstance(
        error, OperationalError | InterfaceError | InternalError | PoolTimeout | LostRow | OSError
    )


class LostRow(Exception):
    """Inbox rows that this process worked on are no longer new: somebody else did them."""


class Database:
    """The two ways in: `writing()` = one transaction, committed at the end; `reading()` = a read-only session.
    `passing` = it serves one task for a while: SQLite is called at once, and nothing outlives the power."""

    def __init__(self, url: str, erased: Path | None = None, *, passing: bool = False) -> None:
        self.url = async_url(url)
        self._erased = erased
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        if self.is_sqlite:
            pragmas = (*SQLITE_PRAGMAS, "PRAGMA synchronous=OFF") if passing else SQLITE_PRAGMAS
            more = {"async_creator": partial(at_once, self.url.database or "")} if passing else {}
            self.write = sqlite_engine(self.url, "BEGIN IMMEDIATE", pool_size=1, pragmas=pragmas, **more)
            readonly = (*SQLITE_PRAGMAS, "PRAGMA query_only=ON")
            self.read = sqlite_engine(self.url, "BEGIN", pool_size=4, pragmas=readonly, **more)
        else:
            self.write = self.read = postgres_engine(self.url)

    @property
    def path(self) -> Path | None:
        """The SQLite file, None on PostgreSQL."""
        return Path(self.url.database or "anthill.db") if self.is_sqlite else None

    @property
    def erased(self) -> Path | None:
        """Where it is listed who was erased; beside a SQLite file unless told otherwise."""
        return self._erased or (self.path.with_name(f"{self.path.name}.erased") if self.path else None)

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """One write transaction: committed on leaving, rolled back on an error. Never await the network inside."""
        async with self.write.begin() as connection:
            yield connection

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        """A session to read with; what it would write is never committed."""
        async with AsyncSession(self.read, expire_on_commit=False, autoflush=False) as session:
            yield session

    async def close(self) -> None:
        """Close every connection."""
        await self.write.dispose()
        await self.read.dispose()


class AtOnce(Connection):
    """Calls SQLite where it stands. The thread of its own that keeps others served costs more than most calls."""

    async def _execute(self, fn: Any, *args: Any, **kwargs: Any) -> Any:
        return fn(*args, **kwargs)


async def at_once(path: str) -> Connection:
    """A connection for which nobody else waits."""
    return await AtOnce(partial(sqlite3.connect, path, check_same_thread=False), 64)


def sqlite_engine(
    url: URL, begin: str, *, pool_size: int, pragmas: tuple[str, ...], **more: Any
) -> AsyncEngine:
    """SQLAlchemy's own BEGIN instead of the driver's, which loses updates silently."""
    engine = create_async_engine(
        url, pool_size=pool_size, max_overflow=0, pool_timeout=300, hide_parameters=True, **more
    )

    @event.listens_for(engine.sync_engine, "connect")
    def on_connect(connection: Any, _: Any) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(pragma)
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def on_begin(connection: Any) -> None:
        connection.exec_driver_sql(begin)

    return engine


def postgres_engine(url: URL) -> AsyncEngine:
    """Time-outs keep a stuck statement from holding the bot."""
    options = "-c statement_timeout=60000 -c idle_in_transaction_session_timeout=60000 -c timezone=UTC"
    return create_async_engine(
        url,
        pool_size=5,
        max_overflow=5,
        pool_pre_ping=True,
        hide_parameters=True,
        connect_args={"options": options},
    )
