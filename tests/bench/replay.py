"""A long export replayed: messages per second of the clock and of the processor, and the most memory it took.

    python -m tests.bench.replay [messages] [people] [a day]

Without numbers 200,000 messages by 2,000 people, 1,500 a day; a tenth of them first: the memory should be near."""

import asyncio
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bot.config import load
from bot.registry import POLICIES
from bot.replay.reporting import replay
from bot.replay.running import Options
from tests.exports import talk, write


async def once(path: Path, messages: int, size: int) -> None:
    """One replay with its report, in this process."""
    began, worked = time.perf_counter(), time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        options = Options(path, report=Path(folder) / "out")
        lines = [line async for line in replay(load(None, POLICIES, {}), options, into=False)]
    wall, cpu = time.perf_counter() - began, time.process_time() - worked
    print("  ".join(lines[1:-1]))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10
    print(f"{messages:,} messages, {size / 2**20:.0f} MiB: {messages / wall:,.0f}/s on the clock, "
          f"{messages / cpu:,.0f}/s of the processor, peak memory {memory:.0f} MiB")  # fmt: skip


def main(messages: int = 200_000, people: int = 2_000, a_day: int = 1_500) -> None:
    """A tenth first, then all."""
    with tempfile.TemporaryDirectory() as folder:
        for count in (messages // 10, messages):
            told = talk(count, seed=7, people=people, a_day=a_day)
            path = write(Path(folder) / "result.json", told)
            subprocess.run(
                [sys.executable, "-m", "tests.bench.replay", "once", str(path), str(count)], check=True
            )


if __name__ == "__main__":
    if sys.argv[1:2] == ["once"]:
        asyncio.run(once(path := Path(sys.argv[2]), int(sys.argv[3]), path.stat().st_size))
    else:
        main(*map(int, sys.argv[1:]))
