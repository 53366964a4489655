"""How far a replay is, on a terminal. Says nothing anywhere else."""

import asyncio
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TextIO, TypeVar

import click

T = TypeVar("T")
SECOND = 1.0


class Progress:
    """A bar over the bytes of a file, with messages per second once they are counted; on `out`, else stderr."""

    def __init__(self, path: Path, label: str, out: TextIO | None = None) -> None:
        size, out = 0, out or sys.stderr
        with suppress(OSError):
            size = path.stat().st_size
        self.messages, self.read, self.began = 0, 0, asyncio.get_running_loop().time()
        self.bar: Any = None
        if out.isatty():
            self.bar = click.progressbar(length=size, label=label, file=out, item_show_func=self.shown)

    def __enter__(self) -> Self:
        if self.bar is not None:
            self.bar.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.bar is not None:
            self.bar.__exit__(kind, error, trace)

    @property
    def seconds(self) -> float:
        """Since the beginning."""
        return asyncio.get_running_loop().time() - self.began

    def moved(self, read: int) -> None:
        """So many bytes were read in all."""
        if self.bar is not None:
            self.bar.update(read - self.read, self.messages)
        self.read = read

    def shown(self, messages: int | None) -> str:
        """Messages so far, and how many a second."""
        return f"{messages:,}, {messages / max(self.seconds, SECOND):,.0f}/s" if messages else ""

    def counted(self, items: Iterable[T]) -> Iterator[T]:
        """The same items, counted."""
        for item in items:
            self.messages += 1
            yield item
