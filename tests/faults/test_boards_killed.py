"""A leaderboard is posted once, whenever the bot is killed."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.heard import Seen, labels, seen_by
from tests.hikers import Hikers, hikers
from tests.town import Town, town_of

pytestmark = pytest.mark.only_on("sqlite")
SETTINGS = {
    "ANTHILL_POLICY__BOARDS__DRAFTS": "0",
    "ANTHILL_POLICY__BOARDS__LEAST": "2",
    "ANTHILL_POLICY__BOARDS__POST": '["day"]',
}


@pytest.fixture
async def town(database: str, tmp_path: Path) -> AsyncIterator[Town]:
    """A bot in a process of its own, on a Friday; leaderboards are posted every day at noon."""
    friday = datetime(2026, 3, 20, 13, tzinfo=UTC)
    async with town_of(tmp_path, database, mode="process", environment=SETTINGS, now=friday) as made:
        yield made


async def boards(here: Hikers) -> list[Seen]:
    """The leaderboards in the group."""
    return [one for one in await seen_by(here.mallory, here.group) if "My place" in labels(one)]


async def gives(here: Hikers) -> None:
    """Two members get points."""
    for person, points in ((here.mallory, 9), (here.owner, 8)):
        await here.admin.says(here.group, f"/award {person.id} {points} for the walk")
    await here.town.settle()


@pytest.mark.slow
async def test_a_leaderboard_is_posted_once_whenever_the_bot_is_killed(town: Town) -> None:
    here = await hikers(town)
    await gives(here)
    # Dead as it becomes due.
    await town.kill()
    await town.people.set_clock("2026-03-21T12:30:00+00:00", jump=True)
    await town.start()
    assert len(await boards(here)) == 1
    await town.kill()
    await town.start()
    assert len(await boards(here)) == 1
    # Killed when it has left and nobody knows whether it has arrived, by a bot that has heard nothing since it began.
    await gives(here)
    await town.kill()
    await town.start()
    await town.people.faults([{"method": "sendPhoto", "kind": "lost_answer", "count": 1}])
    await town.people.set_clock("2026-03-22T12:00:00.500000+00:00")
    await town.kill()
    assert len(await boards(here)) == 2
    await town.people.set_clock("2026-03-22T13:00:00+00:00", jump=True)
    await town.start()
    await town.advance("2h")
    assert len(await boards(here)) == 2
    assert len(town.rows("SELECT 1 FROM board_post WHERE state = 'posted'")) == 2
