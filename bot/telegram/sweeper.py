"""Wakes every sweep: when its next row is due, when rows were recorded, and at APScheduler's tick. Decides nothing."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core.clock import Clock, first_of
from bot.core.codec import dump
from bot.db import restoring
from bot.db.engine import Database, is_database_failure
from bot.db.journal import receive
from bot.db.retention import prune
from bot.feature import Feature, Sweep

log = logging.getLogger(__name__)

TICK_SECONDS = 10
AGAIN = 2.0  # seconds
PRUNE_EVERY = timedelta(hours=1)


@dataclass(slots=True)
class Sweeper:
    """The one loop of sweeps. `due` = the earliest row that is not due yet."""

    database: Database
    features: tuple[Feature, ...]
    clock: Clock
    on_inbox: Callable[[], None]
    on_step: Callable[[], None]
    wake: asyncio.Event = field(default_factory=asyncio.Event)
    due: datetime | None = None
    idle: bool = False
    pruned_at: datetime | None = None
    down: bool = False
    sweeps: list[tuple[Feature, Sweep]] = field(init=False)
    query: Select[Any] = field(init=False)

    def __post_init__(self) -> None:
        self.sweeps = [(feature, sweep) for feature in self.features for sweep in feature.sweeps]
        instants = (sweep.earliest.scalar_subquery() for _, sweep in self.sweeps)
        self.query = select(*(instant.label(f"due{number}") for number, instant in enumerate(instants)))

    async def run(self) -> None:
        """For ever; a database failure is tried again."""
        scheduler = AsyncIOScheduler(timezone="UTC")
        job = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
        scheduler.add_job(self._tick, "interval", seconds=TICK_SECONDS, **job)
        scheduler.start()
        try:
            while True:
                self.wake.clear()
                try:
                    await self.sweep()
                    self.down = False
                except Exception as error:
                    self.down = True
                    known = is_database_failure(error)
                    log.error("sweeps failed (%s)", type(error).__name__, exc_info=not known)
                    await first_of(asyncio.Event(), seconds=AGAIN)
                    continue
                await self.clock.sleep_until(self.due, self.wake)
        finally:
            scheduler.shutdown(wait=False)

    async def _tick(self) -> None:
        self.wake.set()

    async def sweep(self) -> None:
        """Insert a tick for all that is due; know when the next is."""
        self.idle = False
        now = self.clock.now()
        rows: list[dict[str, object]] = []
        dues: list[datetime] = []
        async with self.database.reading() as session:
            earliest = (await session.execute(self.query)).one() if self.sweeps else ()
            for (feature, sweep), instant in zip(self.sweeps, earliest, strict=True):
                if instant is not None and (due := instant + sweep.after) > now:
                    dues.append(due)
                elif instant is not None:
                    rows += await find(session, feature, sweep, now)
        if rows:
            async with self.database.writing() as connection:
                await receive(connection, rows)
        if self.pruned_at is None or now - self.pruned_at >= PRUNE_EVERY:
            await self._prune(now)
        self.due = min(dues, default=None)
        if rows:
            self.on_inbox()
        self.idle = not self.wake.is_set()
        self.on_step()

    async def _prune(self, now: datetime) -> None:
        """Forget what is old, in steps that let others write in between; list who was erased."""
        more = True
        while more:
            async with self.database.writing() as connection:
                more = await prune(connection, now)
        if self.database.erased is not None:
            async with self.database.writing() as connection:
                again = await restoring.reapply(connection, self.database.erased, now)
                erasures = await restoring.known(connection)
            restoring.write(self.database.erased, erasures)
            if again:
                self.on_inbox()
        self.pruned_at = now


async def find(
    session: AsyncSession, feature: Feature, sweep: Sweep, now: datetime
) -> list[dict[str, object]]:
    """Ticks for what is due of one sweep. One that fails stops no other."""
    try:
        found = await sweep.find(session, now)
    except Exception as error:
        if is_database_failure(error):
            raise
        log.exception("sweep %s:%s failed", feature.name, sweep.name)
        await session.rollback()
        return []
    return [tick_row(feature, sweep, lane, cause, dict(data), at, now) for lane, cause, data, at in found]


def tick_row(
    feature: Feature,
    sweep: Sweep,
    lane: int,
    cause: str,
    data: dict[str, object],
    due: datetime,
    now: datetime,
) -> dict[str, object]:
    """A due row as the start of a turn."""
    body = {"feature": feature.name, "sweep": sweep.name, "data": data, "due": due.isoformat()}
    key = f"{feature.name}:{sweep.name}:{cause}"
    return {"source": "tick", "key": key, "lane": lane, "body": dump(body), "received_at": now}
