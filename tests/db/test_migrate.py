"""Migrations as an operator meets them: backup, refusal, no lost rows. On made-up steps."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.db.backup import BackupError, backup
from bot.db.migrate import Migration, SchemaError, check, upgrade

STEP = """
import sqlalchemy as sa
from alembic import op
revision, down_revision, branch_labels, depends_on = {revision!r}, {below!r}, None, None
def upgrade() -> None:
    {body}
"""
TABLES = """op.execute("CREATE TABLE chat (id INTEGER PRIMARY KEY, title TEXT)")
    op.execute("CREATE TABLE member (id INTEGER PRIMARY KEY, chat REFERENCES chat(id) ON DELETE CASCADE)")"""
REBUILD = """with op.batch_alter_table("chat", recreate="always") as batch:
        batch.add_column(sa.Column("zone", sa.String))"""
ORPHANS = 'op.execute("DELETE FROM chat")'


class Steps:
    """A folder of migrations that grows."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.newest: str | None = None
        self.count = 0

    def add(self, body: str) -> None:
        self.count += 1
        revision = f"{self.count:04}"
        text = STEP.format(revision=revision, below=self.newest, body=body)
        (self.folder / "versions" / f"{revision}.py").write_text(text, encoding="utf-8")
        self.newest = revision


@pytest.fixture
def steps(tmp_path: Path) -> Steps:
    folder = tmp_path / "100% own"  # a percent sign is special to the library
    (folder / "versions").mkdir(parents=True)
    env = Path(__file__).parents[2] / "migrations" / "env.py"
    (folder / "env.py").write_text(env.read_text(encoding="utf-8"), encoding="utf-8")
    made = Steps(folder)
    made.add(TABLES)
    return made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "anthill.db"


@pytest.fixture
def url(file: Path, steps: Steps) -> str:
    """A database at the first step, with two members of one chat."""
    address = f"sqlite:///{file}"
    assert upgrade(address, steps.folder) == Migration(None, "0001", None)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("INSERT INTO chat VALUES (1, 'West Hikers')")
        connection.execute("INSERT INTO member VALUES (1, 1), (2, 1)")
    return address


def rows(file: Path, query: str = "SELECT count(*) FROM member") -> int:
    with closing(sqlite3.connect(file)) as connection:
        (count,) = connection.execute(query).fetchone()
        return int(count)


def test_s15_the_database_is_readable_by_its_owner_alone(url: str, file: Path) -> None:
    assert url
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_rebuilt_table_keeps_the_rows_that_refer_to_it(url: str, file: Path, steps: Steps) -> None:
    steps.add(REBUILD)
    assert upgrade(url, steps.folder).after == "0002"
    assert rows(file) == 2


def test_a_backup_is_made_before_a_change_and_only_then(url: str, file: Path, steps: Steps) -> None:
    assert upgrade(url, steps.folder).backup is None
    steps.add('op.execute("DELETE FROM member")')
    saved = upgrade(url, steps.folder).backup
    assert saved == file.with_name("anthill.db.bak-0001")
    assert saved.stat().st_mode & 0o777 == 0o600
    assert (rows(saved), rows(file)) == (2, 0)


def test_three_backups_are_kept(url: str, file: Path, steps: Steps) -> None:
    for _ in range(5):
        steps.add("pass")
        upgrade(url, steps.folder)
    assert sorted(path.suffix for path in file.parent.glob("*.bak-*")) == [
        ".bak-0003",
        ".bak-0004",
        ".bak-0005",
    ]


def test_a_step_that_breaks_references_is_undone(url: str, file: Path, steps: Steps) -> None:
    steps.add(ORPHANS)
    with pytest.raises(SchemaError, match="rows in member would refer to rows that are gone"):
        upgrade(url, steps.folder)
    assert rows(file, "SELECT count(*) FROM chat") == 1


def test_a_database_of_a_newer_version_is_refused(url: str, file: Path, steps: Steps) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = 'future'")
    for use in (upgrade, check):
        with pytest.raises(SchemaError, match="revision future, which this version of Anthill does not know"):
            use(url, steps.folder)


def test_an_old_database_is_named_where_the_operator_migrates_by_hand(url: str, steps: Steps) -> None:
    check(url, steps.folder)
    steps.add("pass")
    with pytest.raises(SchemaError, match="anthill migrate"):
        check(url, steps.folder)


def test_what_is_no_database_is_refused_in_words(file: Path, steps: Steps) -> None:
    file.write_bytes(b"a letter, not a database" * 100)
    with pytest.raises(SchemaError, match="cannot be used"):
        upgrade(f"sqlite:///{file}", steps.folder)


def test_several_processes_may_start_at_once(url: str, file: Path, steps: Steps) -> None:
    steps.add(REBUILD)
    outcomes: list[str | None] = []
    threads = [
        threading.Thread(target=lambda: outcomes.append(upgrade(url, steps.folder).after)) for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes == ["0002"] * 3
    assert rows(file) == 2


@pytest.fixture
def writer(file: Path, url: str) -> Iterator[sqlite3.Connection]:
    """A running bot in the middle of a transaction."""
    assert url
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO member VALUES (3, 1)")
        yield connection
        connection.execute("COMMIT")


def test_a_backup_while_the_bot_writes_holds_what_is_committed(
    writer: sqlite3.Connection, url: str, file: Path, tmp_path: Path
) -> None:
    target = tmp_path / "copy.db"
    backup(url, target)
    assert rows(target) == 2
    assert target.stat().st_mode & 0o777 == 0o600
    writer.execute("INSERT INTO member VALUES (4, 1)")
    assert sorted(path.name for path in tmp_path.glob("*copy.db*")) == ["copy.db"]


@pytest.mark.parametrize(
    ("source", "target", "words"),
    [
        ("sqlite:///{}/none.db", "copy.db", "no such database"),
        ("sqlite:///{}/anthill.db", "anthill.db", "never overwrites"),
        ("sqlite:///{}/anthill.db", "nowhere/copy.db", "no such folder"),
        ("postgresql://anthill:secret@host/anthill", "copy.db", "pg_dump"),
    ],
)
def test_a_backup_that_cannot_be_made_says_why(
    url: str, tmp_path: Path, source: str, target: str, words: str
) -> None:
    assert url
    with pytest.raises(BackupError, match=words) as raised:
        backup(source.format(tmp_path), tmp_path / target)
    assert "secret" not in str(raised.value)


def test_a_broken_database_gives_no_backup(file: Path, tmp_path: Path) -> None:
    file.write_bytes(b"a letter, not a database" * 100)
    with pytest.raises(BackupError, match="not a database"):
        backup(f"sqlite:///{file}", tmp_path / "copy.db")
    assert [path.name for path in tmp_path.iterdir()] == ["anthill.db"]
