"""The memory of a program with its children, as Linux counts it: shared pages in parts. Linux alone."""

import threading
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

EVERY = 1.0  # seconds
PROC = Path("/proc")


def family(pid: int) -> list[int]:
    """A process and its children."""
    found = [pid]
    for entry in PROC.iterdir():
        with suppress(OSError):
            if entry.name.isdecimal() and f"\nPPid:\t{pid}\n" in (entry / "status").read_text():
                found.append(int(entry.name))
    return found


def weigh(pid: int) -> tuple[int, int]:
    """KiB of a process and its children: each shared page in parts (PSS), each page whole wherever it is (RSS)."""
    sums = {"Pss:": 0, "Rss:": 0}
    for one in family(pid):
        with suppress(OSError):
            for line in (PROC / str(one) / "smaps_rollup").read_text().splitlines():
                name, *rest = line.split()
                if name in sums:
                    sums[name] += int(rest[0])
    return sums["Pss:"], sums["Rss:"]


class Weighed:
    """The most that a process and its children took while something ran, looked at every second."""

    def __init__(self, pid: int) -> None:
        self.pid, self.most, self.done = pid, (0, 0), threading.Event()
        self.thread = threading.Thread(target=self.watch, daemon=True)

    def watch(self) -> None:
        """Until it is over."""
        while not self.done.wait(EVERY):
            self.look()

    def look(self) -> None:
        """Once."""
        self.most = max(self.most, weigh(self.pid))

    def __enter__(self) -> Self:
        self.thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.done.set()
        self.thread.join()
        self.look()
