"""Whatever an update looks like: it is stored, it is read, and nobody behind it waits (G17, a sample)."""

import asyncio
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.commands import Commands
from bot.core.codec import dump, load
from bot.core.facts import Message
from bot.registry import FEATURES
from bot.telegram.incoming import NotAnUpdate, Reader
from bot.telegram.reading import members_of
from bot.telegram.receive import Intake
from tests.faults.acts import AD, bot_of, deliver, gathering, publish, strikes
from tests.properties.updates import UPDATES, mutated
from tests.town import town_of

NOW = datetime(2026, 1, 5, 10, 5, tzinfo=UTC)
COMMANDS = Commands(FEATURES, "anthill_bot")
LARGEST = (1 << 63) - 1
PLAIN = st.none() | st.floats() | st.integers() | st.text()
JSON = st.recursive(PLAIN, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner))


def row_of(update: Any) -> dict[str, Any]:
    """The inbox row of an update."""
    return Intake.row(Intake(None, None, {}, lambda: None), update, NOW)  # type: ignore[arg-type]  # a row needs neither


def read(body: str) -> Any:
    """The fact in a row's body, None where it holds none."""
    try:
        return Reader(777000111, b"secret", {-100: -1001}).read(json.loads(body))
    except NotAnUpdate:
        return None


@pytest.mark.parametrize("update", UPDATES)
def test_the_updates_that_are_mutated_have_a_fact(update: dict[str, Any]) -> None:
    assert read(row_of(update)["body"]) is not None


@settings(max_examples=700, deadline=1_000, suppress_health_check=[HealthCheck.too_slow])
@given(update=mutated())
def test_g17_any_update_is_stored_and_read(update: dict[str, Any]) -> None:
    row = row_of(update)
    row["body"].encode()
    assert -LARGEST <= row["lane"] <= LARGEST
    assert "\x00" not in json.dumps(json.loads(row["body"]), ensure_ascii=False).replace("\\u0000", "\x00")
    fact = read(row["body"])
    if fact is None:
        return
    assert all(-LARGEST <= user <= LARGEST for user in members_of(fact))
    said = (COMMANDS.called(fact, NOW) if isinstance(fact, Message) else None) or fact
    assert load(type(said), dump(said)) == said


@settings(max_examples=300, deadline=1_000)
@given(
    value=st.recursive(
        st.none() | st.floats() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
@pytest.mark.slow
def test_g17_anything_that_is_json_is_stored(value: Any) -> None:
    row = row_of(value)
    assert row["key"]
    assert row["lane"] == 0 or isinstance(value, dict)


class Batch(list[dict[str, Any]]):
    """Updates that are not printed whole."""

    def __repr__(self) -> str:
        return f"{len(self)} updates"


@settings(
    max_examples=3,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.reuse, Phase.generate),
)
@given(batch=st.lists(mutated(), min_size=40, max_size=60).map(Batch))
@pytest.mark.slow
def test_g17_nobody_waits_behind_a_bad_update(
    batch: Batch, fresh_sqlite: Callable[[], str], tmp_path: Path
) -> None:
    asyncio.run(live_through(batch, fresh_sqlite(), tmp_path))


async def live_through(batch: Batch, database: str, folder: Path) -> None:
    """A town that gets these updates, and then an ad."""
    async with town_of(folder, database) as town:
        _, group, mallory = await gathering(town)
        first = publish(town, "message", {}) + 1
        for number, update in enumerate(batch, first):
            deliver(town, number, json.dumps({**update, "update_id": number}).encode())
        bot = bot_of(town)
        bot.next_update_id = bot.newest_update_id = first + len(batch)
        await mallory.says(group, AD)
        await town.settle()
        assert len([row for row in strikes(town) if row["user_id"] == mallory.id]) == 1
        assert not town.rows("SELECT key, state, error FROM inbox WHERE state <> 'done' AND NOT (error LIKE :known)",
                             known="admins cannot be read: %")  # fmt: skip
