"""An erasure that is cut short by SIGKILL goes on where it was, and ends with nothing left."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, text

from bot.db.migrate import sync_url
from tests.faults.acts import AD, gathering, until
from tests.hikers import with_button
from tests.town import Town, town_of

pytestmark = pytest.mark.only_on("sqlite")


@pytest.fixture
async def town(database: str, tmp_path: Path) -> AsyncIterator[Town]:
    """A bot in a process of its own."""
    async with town_of(tmp_path, database, mode="process") as made:
        yield made


def rows_with(town: Town, *marks: str) -> list[str]:
    """Every row of every table in which one of these stands."""
    engine = create_engine(sync_url(town.database))
    with engine.connect() as connection:
        tables = [text(f'SELECT * FROM "{name}"') for name in inspect(connection).get_table_names()]  # noqa: S608 - our own tables
        rows = [str(tuple(row)) for query in tables for row in connection.execute(query)]
    engine.dispose()
    return [row for row in rows if any(mark in row for mark in marks)]


@pytest.mark.slow
async def test_s111_an_erasure_cut_short_is_finished_after_the_restart(town: Town) -> None:
    olga, group, mallory = await gathering(town)
    second = await town.group("Fans", olga)
    for here in (group, second):
        await mallory.joins(here)
        await mallory.says(here, AD)
        await town.settle()
    await mallory.writes_bot("/start")
    await mallory.writes_bot("/forget")
    await town.settle()
    asked = with_button(await mallory.private(), "Erase it")
    press = asyncio.ensure_future(mallory.taps(asked, "Erase it"))
    await until(town, lambda: bool(town.rows("SELECT 1 FROM erasure")))
    await town.kill()
    await town.start()
    await press
    await town.kill()
    await town.start()
    await town.advance("2h")
    assert rows_with(town, str(mallory.id), "Mallory") == []
    numbers = {row["user_id"] for row in town.rows("SELECT user_id FROM strike")}
    assert (len(town.rows("SELECT 1 FROM strike")), len(numbers), numbers.pop() < 0) == (2, 1, True)
