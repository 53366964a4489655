"""The migrations of this version: one head, and from an empty database they lead to exactly the tables of the code."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, NullPool, create_engine, event, inspect, text

import bot.registry  # noqa: F401 - the features bring their tables
from bot.db import migrate
from bot.db.columns import Base, UTCDateTime
from bot.features.replies.queries import answers_of, entry_of
from bot.features.replies.rules.entries import PLAIN


@pytest.fixture
def empty(database_kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database without a table."""
    if database_kind == "sqlite":
        yield f"sqlite:///{tmp_path}/empty.db"
        return
    from tests.conftest import named, run_on

    server: str = request.getfixturevalue("postgres_server")
    name = f"empty_{abs(hash(request.node.nodeid)) % 10**9}"
    run_on(server, f"CREATE DATABASE {name}")
    yield named(server, name)
    run_on(server, f"DROP DATABASE {name} WITH (FORCE)")


def script() -> ScriptDirectory:
    """The steps of this version."""
    return ScriptDirectory.from_config(migrate._config(None))


def steps() -> list[str]:
    """Revisions from the first to the newest."""
    return [step.revision for step in reversed(list(script().walk_revisions()))]


def connected(url: str) -> Any:
    """One transaction on the database, as the migrations have it."""
    engine = create_engine(migrate.sync_url(url), poolclass=NullPool)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", lambda connection, _: setattr(connection, "isolation_level", None))
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    return engine.begin()


def same_type(_: Any, __: Any, ___: Any, inspected: Any, declared: Any) -> bool | None:
    """Our own instants are the database's; the rest the library compares."""
    return False if isinstance(declared, UTCDateTime) else None


def differences(connection: Connection) -> list[Any]:
    """What the tables lack or have too much, seen from the code."""
    options = {"compare_type": same_type, "compare_server_default": True}
    return list(compare_metadata(MigrationContext.configure(connection, opts=options), Base.metadata))


def go(connection: Connection, way: str, revision: str) -> None:
    """To a revision, up or down."""
    getattr(command, way)(migrate._config(None, connection), revision)


def tables(connection: Connection) -> set[str]:
    """What is there, but for the migrations' own note."""
    return set(inspect(connection).get_table_names()) - {"alembic_version"}


def test_there_is_exactly_one_head_and_one_root() -> None:
    assert len(script().get_heads()) == 1
    assert len(script().get_bases()) == 1


def test_from_nothing_they_lead_to_the_tables_of_the_code(empty: str) -> None:
    migrate.upgrade(empty)
    with connected(empty) as connection:
        assert differences(connection) == []
        assert tables(connection) == {table.name for table in Base.metadata.sorted_tables}


def test_every_step_can_be_taken_back_and_taken_again(empty: str) -> None:
    for revision in steps():
        with connected(empty) as connection:
            before = tables(connection)
            go(connection, "upgrade", revision)
        with connected(empty) as connection:
            after = tables(connection)
            go(connection, "downgrade", "-1")
        with connected(empty) as connection:
            assert tables(connection) == before
            go(connection, "upgrade", revision)
        with connected(empty) as connection:
            assert tables(connection) == after
    with connected(empty) as connection:
        assert differences(connection) == []


def test_all_the_way_down_leaves_nothing(empty: str) -> None:
    migrate.upgrade(empty)
    with connected(empty) as connection:
        go(connection, "downgrade", "base")
    with connected(empty) as connection:
        assert tables(connection) == set()


def test_answers_stored_before_they_had_options_are_kept_both_ways(empty: str) -> None:
    words: dict[str, Any] = {
        "kind": "text",
        "text": 'A "quoted"\nanswer 二十',
        "entities": [],
        "file_id": None,
        "buttons": [],
    }
    old = {
        "chat_id": -5,
        "trigger": '"多少钱"',
        "token": "t",
        "content": json.dumps(words, ensure_ascii=False),
    }
    put = text(
        "insert into reply (chat_id, trigger, token, content, made_by, made_at) "
        "values (:chat_id, :trigger, :token, :content, 7, '2026-01-05 10:00:00+00:00')"
    )
    with connected(empty) as connection:
        go(connection, "upgrade", "0015")
        connection.execute(put, old)
    with connected(empty) as connection:
        go(connection, "upgrade", "0020")
        row = connection.execute(text("select triggers, answers, options from stored_reply")).one()
        triggers = row.triggers if isinstance(row.triggers, list) else json.loads(row.triggers)
        entry = entry_of("t", triggers, row.answers, row.options, 0)
        assert (entry.triggers, entry.options) == (('"多少钱"',), PLAIN)
        assert [content.text for content in answers_of(entry)] == [words["text"]]
    with connected(empty) as connection:
        go(connection, "downgrade", "0015")
        [back] = connection.execute(text("select chat_id, trigger, token, content from reply")).mappings()
        assert dict(back) | {"content": json.loads(back["content"])} == old | {"content": words}


def test_months_of_points_are_filled_from_the_ledger(empty: str) -> None:
    entries = [
        (7, 1, 2, "2025-12-31 23:59:59.999999"),
        (7, 1, -2, "2025-12-31 23:59:59.999999"),
        (7, 2, 6, "2025-12-01 00:00:00.000000"),
        (7, 6, 1, "2026-01-01 00:00:00.000000"),
        (8, 3, 3, "2026-01-05 10:00:00.000000"),
    ]
    put = text(
        "insert into score_entry (id, chat_id, user_id, kind, points, about, cause, reason, at, rule) "
        "values (:id, -5, :user, :kind, :points, 'm', :cause, '', :at, 1)"
    )
    with connected(empty) as connection:
        go(connection, "upgrade", "0021")
        zone = "" if connection.dialect.name == "sqlite" else "+00:00"
        for number, (user, kind, points, at) in enumerate(entries, 1):
            values = {"id": number, "cause": f"{number}", "user": user, "kind": kind, "points": points}
            connection.execute(put, values | {"at": at + zone})
    with connected(empty) as connection:
        go(connection, "upgrade", "0022")
        found = connection.execute(text("select * from score_month order by user_id, month")).all()
        assert [tuple(row) for row in found] == [
            (-5, "2025-12", 7, 6, 0, 6), (-5, "2026-01", 7, 1, 1, 0), (-5, "2026-01", 8, 3, 0, 3),
        ]  # fmt: skip


def test_a_second_upgrade_does_nothing(empty: str) -> None:
    first = migrate.upgrade(empty)
    assert (first.before, first.after) == (None, steps()[-1])
    second = migrate.upgrade(empty)
    assert (second.before, second.backup) == (steps()[-1], None)
    migrate.check(empty)


def test_every_column_of_a_chat_is_known_to_a_migration_of_the_group() -> None:
    """A column that names a chat and is not marked so would stay behind when a group becomes a supergroup."""
    named_so = {"chat_id", "lane"}
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            if column.name in named_so:
                assert column.info.get("chat"), f"{table.name}.{column.name}"


def test_ids_are_wide_enough_for_telegram() -> None:
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            if column.name.endswith("_id") or column.name in ("lane", "old", "new", "user"):
                kind = str(column.type)
                assert kind not in ("INTEGER", "SMALLINT"), f"{table.name}.{column.name} is {kind}"
