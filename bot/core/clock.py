"""Where time and chance enter the bot: clocks that tell and wait, draws that can be replayed."""

import asyncio
import hashlib
import secrets
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Protocol, TypeVar

T = TypeVar("T")

LONGEST_WAIT = 30.0  # seconds; after it a machine's clock that was set is noticed
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"


class Clock(Protocol):
    """Tells the time and waits for it."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        ...

    async def sleep_until(self, instant: datetime | None, wake: asyncio.Event) -> None:
        """Return at the instant (None: never), or when `wake` is set, or when the clock is moved."""
        ...


async def first_of(*events: asyncio.Event, seconds: float | None = None) -> None:
    """Return when one of the events is set, or after so many seconds of real time (None: no limit)."""
    if any(event.is_set() for event in events):
        return
    waits = [asyncio.ensure_future(event.wait()) for event in events]
    try:
        await asyncio.wait(waits, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for wait in waits:
            wait.cancel()


class RealClock:
    """The machine's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    async def sleep_until(self, instant: datetime | None, wake: asyncio.Event) -> None:
        while not wake.is_set():
            left = LONGEST_WAIT if instant is None else (instant - self.now()).total_seconds()
            if left <= 0:
                return
            await first_of(wake, seconds=min(left, LONGEST_WAIT))


class MovableClock:
    """A clock that stands still until it is moved; every move wakes all sleepers."""

    def __init__(self, start: datetime) -> None:
        self._now = start.astimezone(UTC)
        self._moved = asyncio.Event()

    def now(self) -> datetime:
        return self._now

    def set(self, instant: datetime) -> None:
        """Move to an aware instant, forwards or backwards."""
        self._now = instant.astimezone(UTC)
        moved, self._moved = self._moved, asyncio.Event()
        moved.set()

    def advance(self, by: timedelta) -> None:
        """Move by a span."""
        self.set(self._now + by)

    async def sleep_until(self, instant: datetime | None, wake: asyncio.Event) -> None:
        if instant is None or instant > self._now:
            await first_of(wake, self._moved)


class Draw:
    """Chance from a seed: the same seed draws the same, and nobody can guess it without the seed."""

    def __init__(self, seed: bytes) -> None:
        self._seed, self._key = seed, b""
        self._drawn = 0

    def integer(self, low: int, high: int) -> int:
        """A whole number, both ends included; raises ValueError where low > high."""
        if low > high:
            raise ValueError(f"nothing lies between {low} and {high}")
        span = high - low + 1
        limit = 2**64 - 2**64 % span  # above it, some numbers would come more often than others
        while (number := self._next()) >= limit:
            pass
        return low + number % span

    def choice(self, items: Sequence[T]) -> T:
        """One of the items; raises ValueError where there are none."""
        return items[self.integer(0, len(items) - 1)]

    def token(self, length: int = 16) -> str:
        """Letters and digits that fit links and button data."""
        return "".join(self.choice(LETTERS) for _ in range(length))

    def _next(self) -> int:
        if not self._drawn:  # most turns draw nothing
            self._key = hashlib.blake2b(self._seed, digest_size=32).digest()
        self._drawn += 1
        block = hashlib.blake2b(self._drawn.to_bytes(8, "big"), key=self._key, digest_size=8)
        return int.from_bytes(block.digest(), "big")


def fresh_secret() -> bytes:
    """32 bytes of real chance: the secret of an installation, made once and kept in its database."""
    return secrets.token_bytes(32)
