"""Brings a database up to this version's tables: backup, then all steps in one transaction. Has no tables."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, NullPool, create_engine, event, make_url, text
from sqlalchemy.exc import SQLAlchemyError

from bot.core.errors import Unusable
from bot.db.backup import copy

log = logging.getLogger(__name__)

BACKUPS_KEPT = 3
LOCK = 0x616E74  # any number, the same for all: replicas on PostgreSQL migrate one after the other


class SchemaError(Unusable):
    """The database cannot be used as it is; the text says why and what to do."""


@dataclass(frozen=True)
class Migration:
    """What `upgrade` did: revisions before (None: empty) and after, and the backup it made, if any."""

    before: str | None
    after: str | None
    backup: Path | None


def upgrade(url: str, folder: Path | None = None) -> Migration:
    """Bring the database to the newest revision, keeping a backup of a SQLite file that changes.

    `folder` holds the migrations (default: this version's own). Blocks, so a running loop calls it in a
    thread. Raises SchemaError for a revision unknown here and for broken references after the steps.
    """
    address = sync_url(url)
    script = ScriptDirectory.from_config(_config(folder))
    with _open(address) as connection:
        before = _revision(connection, script)
    after = script.get_current_head()
    if before == after:
        return Migration(before, after, None)
    backup = _back_up(Path(address.database or ""), before) if _is_file(address) and before else None
    with _open(address) as connection:
        command.upgrade(_config(folder, connection), "head")
        _check_references(connection)
    log.info("database brought from revision %s to %s", before, after)
    return Migration(before, after, backup)


def check(url: str, folder: Path | None = None) -> None:
    """Raise SchemaError unless the database is at the newest revision; changes nothing."""
    script = ScriptDirectory.from_config(_config(folder))
    with _open(sync_url(url)) as connection:
        before = _revision(connection, script)
    if before != script.get_current_head():
        raise SchemaError("The database is older than this version of Anthill. Run: anthill migrate")


def sync_url(url: str) -> URL:
    """The URL with the driver for one blocking connection: `sqlite`, `postgresql+psycopg`."""
    parsed = make_url(url)
    drivers = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg"}
    return parsed.set(drivername=drivers[parsed.get_backend_name()])


def _config(folder: Path | None, connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(folder or _migrations()).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _migrations() -> Path:
    shipped = Path(str(files("bot"))) / "_migrations"
    return shipped if shipped.is_dir() else shipped.parent.parent / "migrations"


@contextmanager
def _open(address: URL) -> Iterator[Connection]:
    """One transaction that nobody else can change the tables in, on a connection of its own."""
    sqlite = address.get_backend_name() == "sqlite"
    if _is_file(address):
        # Made here where it is missing, so that nobody else on this machine can read it.
        os.close(os.open(address.database or "", os.O_CREAT, 0o600))
    engine = create_engine(address, poolclass=NullPool)
    if sqlite:
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    try:
        with engine.begin() as connection:
            if not sqlite:
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
            yield connection
    except SQLAlchemyError as error:
        raise SchemaError(f"The database cannot be used: {getattr(error, 'orig', None) or error}") from error
    finally:
        engine.dispose()


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    # Off, or a batch step that copies and drops a table would delete every row that refers to it.
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("PRAGMA busy_timeout=30000")


def _is_file(address: URL) -> bool:
    return address.get_backend_name() == "sqlite" and address.database not in (None, "", ":memory:")


def _revision(connection: Connection, script: ScriptDirectory) -> str | None:
    revision = MigrationContext.configure(connection).get_current_revision()
    if revision is not None and revision not in {known.revision for known in script.walk_revisions()}:
        raise SchemaError(
            f"The database is at revision {revision}, which this version of Anthill does not know: a newer "
            "one has used it. Start that version again, or put back the backup made before it (*.bak-*)."
        )
    return revision


def _check_references(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        return
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        tables = sorted({row[0] for row in broken})
        raise SchemaError(f"Migration undone: rows in {', '.join(tables)} would refer to rows that are gone.")


def _back_up(database: Path, revision: str) -> Path:
    backup = database.with_name(f"{database.name}.bak-{revision}")
    copy(database, backup)
    kept = sorted(database.parent.glob(f"{database.name}.bak-*"), key=lambda path: path.stat().st_mtime_ns)
    for old in kept[:-BACKUPS_KEPT]:
        old.unlink()
    return backup
