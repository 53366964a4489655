"""A bot that follows the emulator's clock: what it last said of itself; plain data."""

from dataclasses import dataclass


@dataclass
class Follower:
    """Its last report: the clock version it knew, the highest update it has finished, and what is due next.

    `held` is the release of what it holds back by pacing, when it says so apart from `due`. `heard` and `hung_up` (the
    end of its last open question by itself) are real time.
    """

    bot_id: int
    version: int = -1
    seen: int = 0
    due: float | None = None
    held: float | None = None
    tells_held: bool = False
    waiting: int = 0
    heard: float = 0.0
    hung_up: float = 0.0
    report: int = 0

    @property
    def walkable(self) -> float | None:
        """The instant to which settling may walk."""
        return self.held if self.tells_held else self.due
