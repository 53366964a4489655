"""A bot in another process lives in the emulator's time."""

import asyncio
import json
import logging
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest

from bot.clocks import FollowedClock
from bot.emulator.client import request
from bot.emulator.server import Emulator

MONDAY = datetime(2026, 1, 5, 10, 0, tzinfo=UTC)
BOT = 123456789
HOUR = timedelta(hours=1)


class Control:
    """What a person does to the emulator's clock."""

    def __init__(self, url: str) -> None:
        self.url = url

    async def post(self, path: str, **body: object) -> dict[str, object]:
        headers = {"Content-Type": "application/json"}
        answer = await request(
            "POST", f"{self.url}/emulator/{path}", json.dumps(body).encode(), headers=headers
        )
        assert answer.status == 200, answer.body
        told: dict[str, object] = json.loads(answer.body)
        return told


@pytest.fixture
async def emulator() -> AsyncIterator[Emulator]:
    async with Emulator() as running:
        yield running


@pytest.fixture
async def control(emulator: Emulator) -> Control:
    control = Control(emulator.url)
    await control.post("bots", token=f"{BOT}:{'a' * 35}", username="anthill_bot", name="Anthill")
    return control


@pytest.fixture
async def clock(control: Control) -> AsyncIterator[FollowedClock]:
    """A clock that has heard the time."""
    followed = FollowedClock(control.url, BOT)
    following = asyncio.create_task(followed.follow())
    await followed.started.wait()
    yield followed
    following.cancel()
    with suppress(asyncio.CancelledError):
        await following


def is_near(clock: FollowedClock, instant: datetime) -> bool:
    """At most half a minute past, however slow the machine is."""
    return timedelta(0) <= clock.now() - instant < timedelta(seconds=30)


async def test_it_tells_the_emulators_time_and_runs_on(clock: FollowedClock) -> None:
    first = clock.now()
    assert is_near(clock, MONDAY)
    assert clock.now() > first
    assert first.tzinfo is not None


async def test_a_move_wakes_who_sleeps(clock: FollowedClock, control: Control) -> None:
    sleeping = asyncio.create_task(clock.sleep_until(None, asyncio.Event()))
    await asyncio.sleep(0)
    await control.post("clock", advance="3h", jump=True)
    await sleeping
    assert is_near(clock, MONDAY + 3 * HOUR)


async def test_an_instant_comes_by_itself(clock: FollowedClock) -> None:
    await clock.sleep_until(clock.now() + timedelta(milliseconds=20), asyncio.Event())
    await clock.sleep_until(clock.now() - HOUR, asyncio.Event())


async def test_who_sleeps_can_be_told(clock: FollowedClock) -> None:
    wake = asyncio.Event()
    wake.set()
    await clock.sleep_until(None, wake)


async def test_a_walk_stops_at_what_is_due(clock: FollowedClock, control: Control) -> None:
    """The emulator goes no further than the due instant before the bot says that it is dealt with."""
    due = MONDAY + HOUR
    clock.report(due, 0)
    walk = asyncio.create_task(control.post("clock", advance="5h"))
    await clock.sleep_until(due, asyncio.Event())
    assert is_near(clock, due)
    assert not walk.done()
    clock.report(None, 0)
    await clock.sleep_until(MONDAY + 5 * HOUR, asyncio.Event())
    assert is_near(clock, MONDAY + 5 * HOUR)
    assert not walk.done()
    clock.report(None, 0)
    assert (await walk)["quiet"] is True


async def test_settling_walks_to_what_is_held_back(clock: FollowedClock, control: Control) -> None:
    held = MONDAY + timedelta(minutes=2)
    clock.report(held, 0, held)
    settling = asyncio.create_task(control.post("settle", timeout=30))
    await clock.sleep_until(held, asyncio.Event())
    clock.report(None, 0)
    assert (await settling)["settled"] is True
    assert is_near(clock, held)


class Heard(logging.Handler):
    """Says when something is logged."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ""
        self.event = asyncio.Event()

    def emit(self, record: logging.LogRecord) -> None:
        self.words = record.getMessage()
        self.event.set()


@pytest.fixture
def heard() -> Iterator[Heard]:
    handler = Heard()
    logger = logging.getLogger("bot.clocks")
    logger.addHandler(handler)
    yield handler
    logger.removeHandler(handler)


async def test_an_emulator_that_comes_later_is_found(heard: Heard) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    clock = FollowedClock(f"http://127.0.0.1:{port}", BOT)
    following = asyncio.create_task(clock.follow())
    await heard.event.wait()
    async with Emulator(port) as emulator:
        await Control(emulator.url).post(
            "bots", token=f"{BOT}:{'a' * 35}", username="anthill_bot", name="Anthill"
        )
        clock.report(MONDAY, 0)
        await clock.started.wait()
        assert is_near(clock, MONDAY)
        following.cancel()


async def test_a_bot_that_the_emulator_does_not_know_is_said(emulator: Emulator, heard: Heard) -> None:
    following = asyncio.create_task(FollowedClock(emulator.url, 0).follow())
    await heard.event.wait()
    assert "HTTP 404" in heard.words
    following.cancel()
