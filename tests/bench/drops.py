"""A month of a queue (G11): 40 items, ten slots a week, an outage of an hour and one of two days, clocks set back in
between; members answer and like what is posted, in the evening more than in the morning.

    python -m tests.bench.drops [sqlite URL] [--chart FILE]
    python -m tests.bench.drops many

Through the emulator over real HTTP, in its time. Prints what was posted, in which order, how punctually while the bot
was up (p99 at most two seconds late), what was reported as missed, and `/drops` as the owner then reads it; the picture
of `/drops chart` goes to FILE. Exit code 1 = an item was lost, doubled, out of turn or late. `many`: 299 commands at
once instead, each of which adds an item; prints how long they take; exit code 1 = not all were added."""

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter, process_time
from typing import Any
from zoneinfo import ZoneInfo

from bot.core.schedules import Schedule, read_cron, slots
from bot.emulator.people import Message, Person
from tests.heard import words
from tests.planning import Planning, planning
from tests.town import Town, town_of

ITEMS, PACE, ZONE = 40, "0 9,20 * * mon-fri", ZoneInfo("Europe/Berlin")
BEGIN, END = datetime(2026, 10, 5, 4, tzinfo=UTC), datetime(2026, 11, 8, tzinfo=UTC)
OUTAGES = (
    (datetime(2026, 10, 13, 6, 30, tzinfo=UTC), timedelta(hours=1)),  # over 09:00: late, within the window
    (datetime(2026, 10, 20, 5, tzinfo=UTC), timedelta(hours=50)),  # over five times
)
PUNCTUAL = 2.0  # seconds
MANY, AT_ONCE = "many", 299
NAMES = ("Ann", "Bo", "Cem", "Dee")
STEP = timedelta(hours=3)  # in which members come by; what they say then counts for the post before
NOON = 12


async def month(town: Town, chart: Path | None) -> tuple[list[str], list[dict[str, Any]], int]:
    """The items as they were posted, the rows, and how many cards told of missed times."""
    here = await planning(town)
    await here.schedules(None, ZONE.key, "/timezone")
    await here.schedules(None, PACE, "/queue")
    for number in range(ITEMS):
        await here.schedules(await here.owner.says(here.group, f"Item {number}"), "", "/queue")
    crowd = [await here.group.joined_by(name) for name in NAMES]
    await town.advance("5m")
    seen = {one["id"] for one in await here.posts()}
    for begins, span in OUTAGES:
        await walked(here, begins, crowd, seen)
        await town.stop()
        await town.people.set_clock((begins + span).isoformat(), jump=True)
        await town.start()
    await walked(here, END, crowd, seen)
    posted = [text for text in await here.said() if text.startswith("Item")]
    told = sum("as I was away too long" in card for card in await here.cards())
    await reported(here)
    if chart is not None:
        keep_picture(town, chart)
    return posted, town.rows("SELECT due, at, state, missed FROM drop_posting ORDER BY due"), told


async def walked(here: Planning, until: datetime, crowd: Sequence[Person], seen: set[int]) -> None:
    """Time goes by, some hours at a time; members come by and see what is new."""
    now = datetime.fromisoformat(await here.town.people.now())
    while now < until:
        now = min(now + STEP, until)
        await here.town.people.set_clock(now.isoformat())
        await here.town.settle()
        await drew(here, crowd, seen)


async def drew(here: Planning, crowd: Sequence[Person], seen: set[int]) -> None:
    """What was posted since: all but one answer it in the evening, one in the morning, and one likes it."""
    for one in await here.posts():
        if one["id"] in seen or not one["text"].startswith("Item"):
            continue
        seen.add(one["id"])
        message = Message(here.town.people.wire, here.group.id, one["id"])
        evening = datetime.fromisoformat(one["date"]).astimezone(ZONE).hour >= NOON
        for person in crowd[1:] if evening else crowd[:1]:
            await person.says(here.group, "Nice one", reply_to=message)
        await crowd[0].reacts(message, "👍")
        await here.town.settle()


async def reported(here: Planning) -> None:
    """Prints what the owner reads of it all."""
    await here.town.advance("7h")
    for command in ("", "chart"):
        told = (await here.schedules(None, command, "/drops"))[-1]
        print("\n".join(f"    {line}" for line in words([told])[0].splitlines()))


def keep_picture(town: Town, chart: Path) -> None:
    """The newest picture that was drawn, as a file."""
    files = town.emulator.world.state.files.values()
    chart.write_bytes([file.content for file in files if file.content.startswith(b"\x89PNG")][-1])


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


async def at_once(town: Town) -> bool:
    """Prints how long so many items take that come at once; were all added?"""
    here = await planning(town)
    items = []
    for number in range(AT_ONCE):
        items.append(await here.owner.says(here.group, f"Item {number}"))
        if number % 20 == 0:
            await town.advance("1m")
    for item in items:
        await here.owner.says(here.group, "/queue", reply_to=item)
    begin, cpu = perf_counter(), process_time()
    while not await town.people.settle():
        continue
    added = len(town.rows("SELECT id FROM drop_item WHERE place = 'queue'"))
    print(
        f"{added} of {AT_ONCE} items added in {perf_counter() - begin:.1f} s, CPU {process_time() - cpu:.1f} s"
    )
    return added == AT_ONCE


async def run(url: str | None, chart: Path | None) -> bool:
    """One town, one month."""
    with tempfile.TemporaryDirectory() as folder:
        database = url if url and url != MANY else f"sqlite:///{folder}/month.db"
        async with town_of(Path(folder), database, now=BEGIN) as town:
            return judged(*await month(town, chart)) if url != MANY else await at_once(town)


def main() -> int:
    """Exit code 1 = not as promised."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.drops")
    parser.add_argument("database", nargs="?", help=f"sqlite URL; {MANY} = so many items at once instead")
    parser.add_argument("--chart", type=Path, metavar="FILE", help="where the picture is written")
    given = parser.parse_args()
    begin = perf_counter()
    good = asyncio.run(run(given.database, given.chart))
    print(f"{perf_counter() - begin:.0f} s")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
