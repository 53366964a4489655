"""A month of a queue: 40 items, ten slots a week, an outage of an hour and one of two days, clocks set back in between.

    python -m tests.bench.drops [sqlite URL]

Through the emulator over real HTTP, in its time. Prints what was posted, in which order, how punctually while the bot
was up, and what was reported as missed; exit code 1 = an item was lost, doubled or out of turn."""

import asyncio
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any
from zoneinfo import ZoneInfo

from bot.core.schedules import Schedule, read_cron, slots
from tests.planning import Planning, planning
from tests.town import Town, town_of

ITEMS, PACE, ZONE = 40, "0 9,20 * * mon-fri", ZoneInfo("Europe/Berlin")
BEGIN, END = datetime(2026, 10, 5, 4, tzinfo=UTC), datetime(2026, 11, 8, tzinfo=UTC)
OUTAGES = (
    (datetime(2026, 10, 13, 6, 30, tzinfo=UTC), timedelta(hours=1)),  # over 09:00: late, within the window
    (datetime(2026, 10, 20, 5, tzinfo=UTC), timedelta(hours=50)),  # over five times
)
PUNCTUAL = 2.0  # seconds


async def month(town: Town) -> tuple[list[str], list[dict[str, Any]], int]:
    """The items as they were posted, the rows, and how many cards told of missed times."""
    here = await planning(town)
    await here.schedules(None, ZONE.key, "/timezone")
    await here.schedules(None, PACE, "/queue")
    for number in range(ITEMS):
        await here.schedules(await here.owner.says(here.group, f"Item {number}"), "", "/queue")
    for begins, span in OUTAGES:
        await walked(here, begins)
        await town.stop()
        await town.people.set_clock((begins + span).isoformat(), jump=True)
        await town.start()
    await walked(here, END)
    posted = [text for text in await here.said() if text.startswith("Item")]
    told = sum("as I was away too long" in card for card in await here.cards())
    return posted, town.rows("SELECT due, at, state, missed FROM drop_posting ORDER BY due"), told


async def walked(here: Planning, until: datetime) -> None:
    """Time goes by, day by day."""
    now = datetime.fromisoformat(await here.town.people.now())
    while now < until:
        now = min(now + timedelta(days=1), until)
        await here.town.people.set_clock(now.isoformat())
        await here.town.settle()


def expected() -> list[datetime]:
    """All times of the month."""
    rule = read_cron(PACE)
    if rule is None:
        raise ValueError(PACE)
    found = slots(Schedule(rule), ZONE, BEGIN.replace(tzinfo=None), BEGIN)
    times = []
    for slot in found:
        if slot.due > END:
            break
        times.append(slot.due)
    return times


def instant(value: Any) -> datetime:
    """A time as a database of either kind gives it."""
    at = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def lateness(rows: Sequence[dict[str, Any]]) -> list[float]:
    """Seconds behind the time, of what was posted while the bot was up."""
    posted = [row for row in rows if row["state"] == "posted"]
    spans = [
        (instant(row["due"]), (instant(row["at"]) - instant(row["due"])).total_seconds()) for row in posted
    ]
    away = [(begins, begins + span) for begins, span in OUTAGES]
    return sorted(late for due, late in spans if not any(begins <= due <= ends for begins, ends in away))


def judged(posted: list[str], rows: Sequence[dict[str, Any]], told: int) -> bool:
    """Prints what happened; was it as promised?"""
    times = expected()
    late = lateness(rows)
    missed = sum(row["missed"] for row in rows)
    worst = late[min(int(len(late) * 0.99), len(late) - 1)]
    done = [row for row in rows if row["state"] == "posted"]
    due = [time for time in times if time <= max(instant(row["due"]) for row in done)]
    accounted = len(done) + missed == len(due)
    in_order = posted == [f"Item {number}" for number in range(ITEMS)]
    print(f"{len(times)} times in the month; {len(posted)} posts, each once and in order: {in_order}")
    print(f"missed and told: {missed} on {told} cards; every time accounted for: {accounted}")
    print(
        f"while it was up: median {late[len(late) // 2]:.2f} s late, p99 {worst:.2f} s, most {late[-1]:.2f} s"
    )
    return in_order and accounted and told > 0 and worst <= PUNCTUAL


async def run(url: str | None) -> bool:
    """One town, one month."""
    with tempfile.TemporaryDirectory() as folder:
        database = url or f"sqlite:///{folder}/month.db"
        async with town_of(Path(folder), database, now=BEGIN) as town:
            return judged(*await month(town))


def main() -> int:
    """Exit code 1 = not as promised."""
    begin = perf_counter()
    good = asyncio.run(run(sys.argv[1] if len(sys.argv) > 1 else None))
    print(f"{perf_counter() - begin:.0f} s")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
