"""The emulator's own time and chance; the only module here that may ask the machine for either."""

import asyncio
import random
import time
from datetime import UTC, datetime

START = datetime(2026, 1, 5, 10, 0, tzinfo=UTC)


Chance = random.Random


def chance(seed: int) -> Chance:
    """A seeded source of chance: the same seed gives the same ids and dice."""
    return random.Random(seed)  # noqa: S311 - dice and ids of a toy server, wanted repeatable


def real() -> float:
    """Seconds of the machine's own steady clock, for waits that no clock move may end."""
    return time.monotonic()


class Signal:
    """Wakes everybody who waits for it; `fired` counts how often."""

    def __init__(self) -> None:
        self.fired = 0
        self._waiting: set[asyncio.Future[None]] = set()

    def fire(self) -> None:
        """Wakes all who wait now."""
        self.fired += 1
        for future in self._waiting:
            if not future.done():
                future.set_result(None)

    def join(self, future: asyncio.Future[None]) -> None:
        """Lets this signal resolve the future."""
        self._waiting.add(future)

    def leave(self, future: asyncio.Future[None]) -> None:
        """Undoes join."""
        self._waiting.discard(future)


async def wait(*signals: Signal, seconds: float | None = None) -> None:
    """Returns when one of the signals fires or after so many real seconds."""
    loop = asyncio.get_running_loop()
    future: asyncio.Future[None] = loop.create_future()
    timer = loop.call_later(max(seconds, 0.0), _resolve, future) if seconds is not None else None
    for signal in signals:
        signal.join(future)
    try:
        await future
    finally:
        if timer is not None:
            timer.cancel()
        for signal in signals:
            signal.leave(future)


def _resolve(future: asyncio.Future[None]) -> None:
    if not future.done():
        future.set_result(None)


class Clock:
    """Runs at real speed between moves; instants are unix seconds."""

    def __init__(self, start: datetime = START) -> None:
        self._base = start.timestamp()
        self._since = time.monotonic()
        self.version = 0
        self.moved = Signal()
        self.sleeping: list[float] = []

    def now(self) -> float:
        """The emulator's instant."""
        return self._base + time.monotonic() - self._since

    def move_to(self, instant: float) -> None:
        """Moves at once (backwards too) and wakes everybody whose wait has passed."""
        self._base, self._since = instant, time.monotonic()
        self.version += 1
        self.moved.fire()

    async def sleep_until(self, instant: float, *others: Signal) -> None:
        """Returns when the clock reaches the instant, by running or by a move, or one of the others fires.

        While it lasts, a walk of the clock stops at the instant.
        """
        self.sleeping.append(instant)
        try:
            await self.pass_until(instant, *others)
        finally:
            self.sleeping.remove(instant)

    async def pass_until(self, instant: float, *others: Signal) -> None:
        """As sleep_until, but a walk of the clock does not stop for it."""
        before = [other.fired for other in others]
        while (left := instant - self.now()) > 0 and before == [other.fired for other in others]:
            await wait(self.moved, *others, seconds=left)


def iso(instant: float) -> str:
    """An instant as ISO 8601 in UTC."""
    return datetime.fromtimestamp(instant, UTC).isoformat()


def instant_of(text: str) -> float:
    """Unix seconds of an ISO 8601 text (UTC where it names no zone); ValueError when it is none."""
    moment = datetime.fromisoformat(text)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
