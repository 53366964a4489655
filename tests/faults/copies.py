"""Databases that can be copied in an instant: SQLite files, or databases of one PostgreSQL server."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from bot.db import migrate
from tests.conftest import named, run_on


@dataclass(frozen=True)
class Copies:
    """Databases by name; `server` is PostgreSQL's URL, without one they are files in `folder`. `prefix` keeps two
    users of one server apart."""

    folder: Path
    server: str = ""
    prefix: str = ""

    @property
    def kind(self) -> str:
        return "postgres" if self.server else "sqlite"

    def url(self, name: str) -> str:
        """Where the bot finds it."""
        return named(self.server, f"{self.prefix}{name}") if self.server else f"sqlite:///{self.file(name)}"

    def file(self, name: str) -> Path:
        """The SQLite file."""
        return self.folder / f"{name}.db"

    def make(self, name: str) -> None:
        """A migrated, empty one."""
        if self.server:
            run_on(self.server, f"CREATE DATABASE {self.prefix}{name}")
        migrate.upgrade(self.url(name))

    def copy(self, source: str, target: str) -> None:
        """A copy, in place of what was there. Nobody may be connected to either of PostgreSQL's."""
        if self.server:
            run_on(self.server, f"DROP DATABASE IF EXISTS {self.prefix}{target} WITH (FORCE)")
            run_on(self.server, f"CREATE DATABASE {self.prefix}{target} TEMPLATE {self.prefix}{source}")
            return
        for tail in ("", "-wal", "-shm"):
            Path(f"{self.file(target)}{tail}").unlink(missing_ok=True)
        with (
            closing(sqlite3.connect(self.file(source))) as old,
            closing(sqlite3.connect(self.file(target))) as new,
        ):
            old.backup(new)

    def rows(self, name: str, *queries: str) -> list[list[dict[str, Any]]]:
        """The rows of each query."""
        engine = create_engine(migrate.sync_url(self.url(name)), poolclass=NullPool)
        with engine.connect() as connection:
            found = [[dict(row._mapping) for row in connection.execute(text(query))] for query in queries]
        engine.dispose()
        return found
