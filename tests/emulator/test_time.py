"""The clock's walk, followers, settling, snapshots, events."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

from bot.emulator import walking
from bot.emulator.client import request
from bot.emulator.clock import wait
from tests.emulator.conftest import Town

MONDAY = datetime(2026, 1, 5, 10, 0, tzinfo=UTC)


@dataclass
class Following:
    """A bot that follows the clock: its alarms are instants at which it does something (one API call)."""

    town: Town
    alarms: list[datetime] = field(default_factory=list)
    rung: list[datetime] = field(default_factory=list)
    version: int = -1
    now: datetime = MONDAY
    seen: int = 0
    work: Callable[[], Awaitable[object]] | None = None

    async def run(self) -> None:
        """Follows until it is cancelled."""
        while True:
            await self._ask()
            while self.alarms and self.alarms[0] <= self.now:
                self.rung.append(self.now)
                self.alarms.pop(0)
                await self.town.api.ok("getMe")

    async def _ask(self) -> None:
        due = self.alarms[0].isoformat() if self.alarms else ""
        query = urlencode({"bot": self.town.api.id, "after": self.version, "due": due, "seen": self.seen})
        answer = await request("GET", f"{self.town.api.url}/emulator/clock?{query}")
        told = json.loads(answer.body)
        self.now, self.version = datetime.fromisoformat(told["now"]), told["version"]


async def _started(
    town: Town, *alarms: timedelta, seen: bool = True
) -> tuple[Following, "asyncio.Task[None]"]:
    newest = town.emulator.world.state.bots[town.api.id].newest_update_id
    now = datetime.fromisoformat(await town.people.now())
    following = Following(town, [now + one for one in alarms], seen=newest if seen else 0)
    task = asyncio.create_task(following.run())
    followers = town.emulator.world.followers
    await town.until(lambda: town.api.id in followers and followers[town.api.id].waiting > 0)
    return following, task


async def _stop(task: "asyncio.Task[None]") -> None:
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def test_the_clock_starts_on_a_monday_and_moves(town: Town) -> None:
    assert (await town.people.now()).startswith("2026-01-05T10:00")
    await town.people.advance("1h30m")
    assert (await town.people.now()).startswith("2026-01-05T11:30")
    await town.people.set_clock("2026-02-01T00:00:00+01:00", jump=True)
    assert (await town.people.now()).startswith("2026-01-31T23:00")


async def test_a_walk_stops_wherever_a_follower_has_something_due(town: Town) -> None:
    hours = [timedelta(hours=number) for number in (1, 2, 30)]
    following, task = await _started(town, *hours)
    begun = following.alarms[0] - hours[0]
    answer = await town.people.advance("25h")
    assert answer["quiet"] is True
    assert len(following.rung) == 2
    for rung, hour in zip(following.rung, hours, strict=False):
        assert timedelta(0) <= rung - begun - hour < timedelta(seconds=2)
    await town.people.advance("10h", jump=True)
    await town.people.settle()
    assert len(following.rung) == 3
    await _stop(task)


async def test_settle_waits_until_the_follower_has_seen_everything(town: Town) -> None:
    following, task = await _started(town)
    await town.bob.says(town.group, "hi")
    settling = asyncio.create_task(town.people.settle())
    newest = town.emulator.world.state.bots[town.api.id].newest_update_id
    await town.people.overview()
    assert not settling.done()
    following.seen = newest
    await town.people.advance("1s", jump=True)
    assert await settling is True
    await _stop(task)


async def test_settle_walks_five_minutes_and_no_further(town: Town) -> None:
    following, task = await _started(town, timedelta(minutes=4), timedelta(minutes=20))
    assert await town.people.settle() is True
    assert len(following.rung) == 1
    assert (await town.people.now()).startswith("2026-01-05T10:04")
    await _stop(task)


async def test_settle_gives_up(town: Town) -> None:
    _, task = await _started(town, seen=False)
    await town.bob.says(town.group, "hi")
    assert await town.people.settle(0.2) is False
    await _stop(task)


async def test_settle_without_followers_waits_for_the_queue(town: Town) -> None:
    assert await town.people.settle() is True
    poll = asyncio.create_task(town.api.ok("getUpdates", timeout=30))
    await town.polled()
    await town.bob.says(town.group, "hi")
    (update,) = await poll
    settling = asyncio.create_task(town.people.settle())
    await town.people.overview()
    assert not settling.done()
    await town.api.ok("getUpdates", offset=update["update_id"] + 1)
    assert await settling is True


async def test_what_is_not_taken_yet_or_only_being_stored_is_not_held_back(town: Town) -> None:
    world = town.emulator.world
    _, task = await _started(town, timedelta(hours=1))
    await town.bob.says(town.group, "hi")
    (update,) = await town.api.ok("getUpdates")
    assert not walking.only_held(world)
    await town.api.ok("getUpdates", offset=update["update_id"] + 1)
    assert walking.only_held(world)
    follower = world.followers[town.api.id]
    follower.tells_held = True  # as Anthill does: what is due is no word about the update
    assert not walking.only_held(world)
    follower.held = follower.due
    assert walking.only_held(world)
    await _stop(task)


async def test_a_newer_report_ends_the_older(town: Town) -> None:
    url = f"{town.api.url}/emulator/clock?bot={town.api.id}&after=0"
    older = asyncio.create_task(request("GET", url))
    followers = town.emulator.world.followers
    await town.until(lambda: town.api.id in followers and followers[town.api.id].waiting > 0)
    newer = asyncio.create_task(request("GET", url))
    assert json.loads((await older).body)["version"] == 0
    assert not newer.done()
    await town.people.advance("1s", jump=True)
    assert json.loads((await newer).body)["version"] == 1


async def test_wrong_times_are_refused(town: Town) -> None:
    for body in ({"advance": "soon"}, {"set": "noon"}, {}):
        answer = await request("POST", f"{town.api.url}/emulator/clock", json.dumps(body).encode())
        assert answer.status == 400
        assert "error" in json.loads(answer.body)


async def test_snapshot_and_restore(town: Town) -> None:
    number = await town.people.snapshot()
    await town.bob.says(town.group, "later undone")
    await town.people.advance("3d", jump=True)
    count = len(await town.group.messages())
    await town.people.restore(number)
    assert len(await town.group.messages()) == count - 1
    assert (await town.people.now()).startswith("2026-01-05T10:00")
    assert town.api.updates() == []
    await town.bob.says(town.group, "again")
    assert town.api.kinds() == ["message"]


async def test_events_are_streamed(town: Town) -> None:
    events = town.people.events(0)
    await town.bob.says(town.group, "hello")
    async for event in events:
        if event["kind"] == "message" and event.get("message", {}).get("text") == "hello":
            assert event["chat"] == town.group.id
            break
    await events.aclose()


async def _hangs_up(town: Town, task: "asyncio.Task[None]") -> None:
    await _stop(task)
    while town.emulator.world.followers[town.api.id].waiting:
        await town.people.now()


async def test_a_follower_that_hung_up_is_not_waited_for(town: Town) -> None:
    town.emulator.world.patience = 0.1
    _, task = await _started(town, seen=False)
    await town.bob.says(town.group, "hi")
    await _hangs_up(town, task)
    assert await town.people.settle(10) is True


async def test_time_stops_for_a_follower_that_comes_back_within_the_patience(town: Town) -> None:
    world = town.emulator.world
    world.patience = 60.0
    killed, task = await _started(town, timedelta(hours=1))
    due = killed.alarms[0]
    await _hangs_up(town, task)
    walk = asyncio.create_task(town.people.advance("5h"))
    while world.clock.now() < due.timestamp():
        await wait(world.clock.moved, seconds=10)
    follower, task = await _started(town, timedelta(0))
    assert (await walk)["quiet"] is True
    assert killed.rung == []
    assert [rung - due < timedelta(seconds=30) for rung in follower.rung] == [True]
    assert datetime.fromisoformat(await town.people.now()) - due > timedelta(hours=3)
    await _stop(task)
