"""A consistent copy of the database while it is in use. Restores nothing."""

import os
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from sqlalchemy import make_url

from bot.core.errors import Unusable


class BackupError(Unusable):
    """No backup was made; the text says why."""


def backup(url: str, target: Path) -> None:
    """Copy the database of a running bot to a new file; BackupError where that cannot be done."""
    address = make_url(url)
    if address.get_backend_name() != "sqlite":
        raise BackupError(
            "PostgreSQL has its own tool for this: "
            f"pg_dump --format=custom --file={target} '{address.render_as_string(hide_password=True)}'"
        )
    source = Path(address.database or "")
    if not source.is_file():
        raise BackupError(f"{source}: there is no such database")
    if target.exists():
        raise BackupError(f"{target} is there already; a backup never overwrites one")
    if not target.parent.is_dir():
        raise BackupError(f"{target.parent}: there is no such folder")
    copy(source, target)


def copy(source: Path, target: Path) -> None:
    """A SQLite file's content at one instant, private to its owner; `target` appears whole or not at all."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    os.close(handle)
    try:
        with closing(sqlite3.connect(source, timeout=30)) as connection:
            connection.execute("VACUUM INTO ?", (name,))
        Path(name).replace(target)
    except sqlite3.Error as error:
        raise BackupError(f"{source}: {error}") from error
    finally:
        Path(name).unlink(missing_ok=True)
