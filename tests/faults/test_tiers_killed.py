"""Who rose is named once and tagged once, whenever the bot is killed and whatever is lost on the way."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.emulator.people import Person
from tests.heard import seen_by, words
from tests.hikers import Hikers, hikers
from tests.town import Town, town_of

pytestmark = pytest.mark.only_on("sqlite")
RISES = {"ANTHILL_POLICY__TIERS__SPREADER_POINTS": "6", "ANTHILL_POLICY__TIERS__SPREADER_DAYS": "1",
         "ANTHILL_POLICY__TIERS__SPREADER_PEOPLE": "0"}  # fmt: skip


@pytest.fixture
async def town(database: str, tmp_path: Path) -> AsyncIterator[Town]:
    """A bot in a process of its own, on a Friday noon: today's look at the tiers is over."""
    friday = datetime(2026, 3, 20, 13, tzinfo=UTC)
    async with town_of(tmp_path, database, mode="process", environment=RISES, now=friday) as made:
        yield made


async def praised(here: Hikers) -> list[str]:
    """Who was named to everybody."""
    seen = words(await seen_by(here.mallory, here.group))
    return [text.partition("\n")[2] for text in seen if text.startswith("With thanks")]


async def tags_put(here: Hikers) -> list[tuple[Any, ...]]:
    """Whom Telegram was asked to tag, and how."""
    calls = [call for call in await here.town.people.calls() if call["method"] == "setChatMemberTag"]
    return [(int(call["parameters"]["user_id"]), call["status"]) for call in calls]


async def earns(here: Hikers, person: Person) -> None:
    """Enough for a spreader."""
    await here.admin.says(here.group, f"/award {person.id} 9 for the walk")
    await here.town.settle()


@pytest.mark.slow
async def test_who_rose_is_named_once_whenever_the_bot_is_killed(town: Town) -> None:
    here = await hikers(town)
    ann, bo, cy = [await here.group.joined_by(name) for name in ("Ann", "Bo", "Cy")]
    await here.command(here.owner, "/tiers")
    await here.tap(here.owner, "Apply")
    # Dead as the hour comes; again when all is said.
    await earns(here, ann)
    await town.kill()
    await town.people.set_clock("2026-03-21T11:30:00+00:00", jump=True)
    await town.start()
    await town.kill()
    await town.start()
    assert await praised(here) == ["Spreader: Ann"]
    # Killed when the words have left and nobody knows whether they have arrived.
    await earns(here, bo)
    lost = {"method": "sendMessage", "count": 1, "chat": str(here.group.id)}
    await town.people.faults([{**lost, "kind": "lost_answer"}])
    await town.people.set_clock("2026-03-22T11:00:00+00:00")
    await town.kill()
    assert await praised(here) == ["Spreader: Ann", "Spreader: Bo"]
    await town.people.set_clock("2026-03-22T13:00:00+00:00", jump=True)
    await town.start()
    # What never arrived is said again.
    await earns(here, cy)
    await town.people.faults([{**lost, "kind": "reset"}])
    await town.people.set_clock("2026-03-23T11:00:00+00:00")
    await town.advance("1h")
    assert await praised(here) == ["Spreader: Ann", "Spreader: Bo", "Spreader: Cy"]
    assert await tags_put(here) == [(person.id, 200) for person in (ann, bo, cy)]
