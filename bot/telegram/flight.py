"""Requests and what is on its way. Sends nothing."""

import asyncio
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Job:
    """One request: its rows (several only for deletions of one chat) and the chat it goes to."""

    rows: list[Any]
    messages: tuple[int, ...] = ()
    probe_from: int | None = None

    @property
    def row(self) -> Any:
        return self.rows[0]


@dataclass(slots=True)
class Flight:
    """What is on its way: row ids, and lines (chat, kind) in which no other call may leave beside."""

    ids: set[int] = field(default_factory=set)
    alone: set[tuple[int, str]] = field(default_factory=set)
    tasks: set["asyncio.Task[None]"] = field(default_factory=set)
