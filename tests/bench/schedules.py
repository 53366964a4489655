"""G10: a thousand schedules over every zone of tzdata, 2020 to 2040, one in a hundred through a database.

    python -m tests.bench.schedules [schedules]

Each is lived through as the bot lives: looked at when it is due, late now and then, away for weeks now and then. What
it posted and what it reported as missed is compared with all its wall times, each turned into an instant by another
way: through the zone's table of changes, not through the library's folds. Exit code 1 = one was lost or doubled."""

import asyncio
import sys
import tempfile
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from sqlalchemy import insert, select, update

from bot.core.codec import dump, load
from bot.core.schedules import Every, Once, Schedule, Slot, Weekly, first_slot, place_of, read_cron, walls
from bot.db.columns import Base
from bot.db.engine import Database
from bot.features.drops.policy import DropsPolicy
from bot.features.drops.rules import due_now
from bot.features.drops.tables import Plan, Posting

FROM, TO = datetime(2020, 1, 1, tzinfo=UTC), datetime(2040, 12, 31, tzinfo=UTC)
BEFORE = datetime.fromisoformat("2019-12-25")
COUNT, DATABASE_EVERY = 1_000, 100
MEMORY = Path("/dev/shm")  # noqa: S108 - thousands of commits that need to outlive nothing
POLICY = DropsPolicy.model_validate({})
CRONS = (
    "30 2 * * *",
    "0 9 * * 1-5",
    "*/30 0-4 * * sun",
    "15 1 1,15 * *",
    "0 12 31 * *",
    "0 0 29 2 *",
    "45 23 * * fri",
)


# --- instants by another way ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Changes:
    """Instants at which a zone's clocks change, in seconds, and the offset from each on; the first is before all."""

    at: list[int]
    offsets: list[int]

    def dues(self, wall: int) -> int:
        """The instant of a wall time (seconds as if UTC): the first that shows it, else the end of its gap."""
        near = max(bisect_right(self.at, wall - 86_400 * 2) - 1, 0)
        for number in range(near, len(self.at)):
            instant = wall - self.offsets[number]
            ends = self.at[number + 1] if number + 1 < len(self.at) else instant + 1
            if instant < self.at[number]:
                return self.at[number]  # skipped at the change that this offset begins with
            if instant < ends:
                return instant
        raise ValueError(wall)


def changes_of(zone: ZoneInfo) -> Changes:
    """Found by looking at every sixth hour, then by halves."""
    begin, end = (
        int(datetime(2019, 12, 1, tzinfo=UTC).timestamp()),
        int(datetime(2041, 2, 1, tzinfo=UTC).timestamp()),
    )
    at, offsets = [begin], [offset(zone, begin)]
    for later in range(begin + 21_600, end, 21_600):
        if offset(zone, later) != offsets[-1]:
            low, high = later - 21_600, later
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (middle, high) if offset(zone, middle) == offsets[-1] else (low, middle)
            at.append(high)
            offsets.append(offset(zone, high))
    return Changes(at, offsets)


def offset(zone: ZoneInfo, second: int) -> int:
    """Seconds ahead of UTC at an instant."""
    ahead = datetime.fromtimestamp(second, zone).utcoffset()
    return int(ahead.total_seconds()) if ahead is not None else 0


# --- what is lived through -----------------------------------------------------------------------------------------


@dataclass
class Life:
    """One schedule: when it was looked at, what was posted, what was reported as missed."""

    schedule: Schedule
    zone: ZoneInfo
    chance: Random
    posted: list[datetime] = field(default_factory=list)
    missed: list[datetime] = field(default_factory=list)

    def looks(self, due: datetime) -> datetime:
        """Mostly at once, sometimes a little late, seldom after weeks."""
        dice = self.chance.random()
        if dice < 0.95:
            return due + timedelta(milliseconds=self.chance.randrange(2_000))
        if dice < 0.995:
            return due + timedelta(minutes=self.chance.randrange(180))
        return due + timedelta(days=self.chance.randrange(1, 40))

    def live(self) -> None:
        """To the end of the years."""
        slot = first_slot(self.schedule, self.zone, FROM)
        while slot is not None and slot.due < TO:
            slot = self.step(slot)

    def step(self, slot: Slot) -> Slot | None:
        """One look."""
        due = due_now(self.schedule, self.zone, slot, None, self.looks(slot.due), POLICY)
        self.missed += [one.due for one in due.missed]
        if due.post is not None:
            self.posted.append(due.post.due)
        return due.next


def schedule_of(number: int, chance: Random) -> Schedule:
    """A schedule of each kind in turn; many at the hours at which clocks change."""
    at = time(chance.choice((0, 1, 2, 2, 3, 9, 20, 23)), chance.choice((0, 15, 30, 59)))
    day = FROM.replace(tzinfo=None) + timedelta(days=chance.randrange(7_000))
    kind = number % 5
    if kind == 0:
        return Schedule(Weekly(tuple(range(7)), (at,)))
    if kind == 1:
        days = tuple(sorted(chance.sample(range(7), chance.randrange(1, 5))))
        return Schedule(Weekly(days, (at, time(12))))
    if kind == 2:
        rule = read_cron(CRONS[number // 5 % len(CRONS)])
        return Schedule(rule) if rule is not None else Schedule(Once(day))
    if kind == 3:
        step = chance.choice((timedelta(hours=6), timedelta(hours=7), timedelta(days=1), timedelta(days=3)))
        return Schedule(Every(step, datetime.combine(FROM.date(), at)))
    return Schedule(Once(datetime.combine(day.date(), at)))


def expected(life: Life, until: datetime, changes: Changes) -> Counter[datetime]:
    """Every instant that the wall times come to, each once."""
    zoned = place_of(life.schedule, life.zone) is not UTC
    found: set[int] = set()
    for wall in walls(life.schedule, BEFORE):
        seconds = int(wall.replace(tzinfo=UTC).timestamp())
        if seconds > until.timestamp() + 86_400 * 2:
            break
        found.add(changes.dues(seconds) if zoned else seconds)
    first, last = FROM.timestamp(), until.timestamp()
    return Counter(datetime.fromtimestamp(one, UTC) for one in found if first < one <= last)


def compared(life: Life, changes: Changes) -> tuple[int, int, int]:
    """How many there were, were lost, and were doubled (or made up)."""
    got = Counter([*life.posted, *life.missed])
    until = max(got, default=TO)
    wanted = expected(life, max(until, TO - timedelta(days=1)), changes)
    wanted = Counter({one: 1 for one in wanted if one < TO or one in got})
    return sum(wanted.values()), sum((wanted - got).values()), sum((got - wanted).values())


# --- through a database --------------------------------------------------------------------------------------------


async def live_in_database(life: Life, database: Database, number: int) -> None:
    """The same with the plan and each posting as rows, the plan read again before every look."""
    plans: Any = Plan.__table__
    postings: Any = Posting.__table__
    slot = first_slot(life.schedule, life.zone, FROM)
    if slot is None:
        return
    row = {"id": f"p{number}", "chat_id": -number, "kind": "drop", "drop_id": "d", "tries": 0, "why": ""}
    row |= {"schedule": dump(life.schedule), "zone": life.zone.key, "wall": slot.wall.isoformat()}
    async with database.writing() as connection:
        await connection.execute(insert(plans).values(**row, due=slot.due, look_at=slot.due))
    while True:
        async with database.writing() as connection:
            plan = (await connection.execute(select(plans).where(plans.c.id == row["id"]))).one()
            if plan.look_at is None or plan.look_at >= TO:
                break
            schedule, zone = load(Schedule, plan.schedule), ZoneInfo(plan.zone)
            first = Slot(datetime.fromisoformat(plan.wall), plan.due)
            due = due_now(schedule, zone, first, None, life.looks(plan.due), POLICY)
            done = [(one, "missed") for one in due.missed] + ([(due.post, "posted")] if due.post else [])
            for one, state in done:
                values = {
                    "id": f"{number}:{one.wall}:{state}",
                    "chat_id": -number,
                    "plan_id": row["id"],
                    "drop_id": "d",
                }
                values |= {"due": one.due, "state": state, "missed": 0, "messages": []}
                await connection.execute(insert(postings).values(**values))
            after = {"look_at": None} if due.next is None else next_of(due.next)
            await connection.execute(update(plans).where(plans.c.id == row["id"]).values(**after))
    async with database.writing() as connection:
        found = (await connection.execute(select(postings).where(postings.c.plan_id == row["id"]))).all()
    life.posted = [one.due for one in found if one.state == "posted"]
    life.missed = [one.due for one in found if one.state == "missed"]


def next_of(slot: Slot) -> dict[str, object]:
    """The columns of a plan that waits."""
    return {"wall": slot.wall.isoformat(), "due": slot.due, "look_at": slot.due}


# --- all of them ---------------------------------------------------------------------------------------------------


def lives(count: int) -> Iterator[Life]:
    """Schedules over all zones in turn."""
    zones = sorted(available_timezones() - {"localtime"})
    for number in range(count):
        chance = Random(number)  # noqa: S311 - the same lives at every run
        yield Life(schedule_of(number, chance), ZoneInfo(zones[number % len(zones)]), chance)


async def run(count: int, folder: str) -> tuple[int, int, int, int, int]:
    """Slots, lost, doubled, zones, lives through a database."""
    database = Database(f"sqlite:///{folder}/schedules.db")
    async with database.writing() as connection:
        await connection.run_sync(Base.metadata.create_all)
    slots = lost = doubled = stored = 0
    tables: dict[str, Changes] = {}
    for number, life in enumerate(lives(count)):
        if number % DATABASE_EVERY == number // DATABASE_EVERY:  # each kind in turn
            await live_in_database(life, database, number)
            stored += 1
        else:
            life.live()
        if life.zone.key not in tables:
            tables[life.zone.key] = changes_of(life.zone)
        changes = tables[life.zone.key]
        some, gone, twice = compared(life, changes)
        slots, lost, doubled = slots + some, lost + gone, doubled + twice
        if gone or twice:
            print(life.zone.key, life.schedule, f"lost {gone}, doubled {twice}")
    await database.close()
    return slots, lost, doubled, len(tables), stored


def main() -> int:
    """Figures on one line."""
    begin = perf_counter()
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        slots, lost, doubled, zones, stored = asyncio.run(run(count, folder))
    print(
        f"{count} schedules ({stored} of them in a database), {zones} zones, {FROM:%Y} to {TO:%Y}: {slots} times, "
        f"{lost} lost, {doubled} doubled, {perf_counter() - begin:.0f} s"
    )
    return 1 if lost or doubled else 0


if __name__ == "__main__":
    sys.exit(main())
