"""What happened in this run, for onlookers: bots' calls and visible events; bounded, never in a snapshot."""

from collections import deque
from dataclasses import dataclass, field
from typing import Any

from bot.emulator.clock import Signal

KEPT = 50_000


@dataclass
class Journal:
    """Numbered calls and events; old ones are forgotten."""

    calls: deque[dict[str, Any]] = field(default_factory=lambda: deque(maxlen=KEPT))
    events: deque[dict[str, Any]] = field(default_factory=lambda: deque(maxlen=KEPT))
    made: int = 0
    grown: Signal = field(default_factory=Signal)

    def add_call(self, **entry: Any) -> None:
        """Notes one finished call: bot, time, method, parameters, status."""
        self.made += 1
        self.calls.append({"number": self.made, **entry})

    def add_event(self, kind: str, **data: Any) -> None:
        """Notes something people can see and wakes the watchers."""
        self.made += 1
        self.events.append({"number": self.made, "kind": kind, **data})
        self.grown.fire()

    def calls_after(self, number: int) -> list[dict[str, Any]]:
        """Calls numbered above this one, oldest first."""
        return _after(self.calls, number)

    def events_after(self, number: int) -> list[dict[str, Any]]:
        """Events numbered above this one, oldest first."""
        return _after(self.events, number)


def _after(entries: deque[dict[str, Any]], number: int) -> list[dict[str, Any]]:
    found = []
    for entry in reversed(entries):
        if entry["number"] <= number:
            break
        found.append(entry)
    return found[::-1]
