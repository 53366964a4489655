"""The ranking of each week as it stood when it ended: who had earned by then and was still there. Plays nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.core.periods import Span, edges
from bot.db.boards import Standing, list_top
from bot.db.engine import Database

PLACES = 100  # of a week, in the table


@dataclass(frozen=True, slots=True)
class Board:
    """The standings of one week, or (`week` None) of the whole time."""

    week: date | None
    standings: Sequence[Standing]


@dataclass(slots=True)
class Weeks:
    """The weeks of one chat so far, oldest first; `span` = the one that is not over, None before anything is said."""

    chat: int
    zone: ZoneInfo
    span: Span | None = None
    boards: list[Board] = field(default_factory=list)

    @property
    def due(self) -> datetime | None:
        """When the present week ends."""
        return self.span[1] if self.span else None

    def begin(self, at: datetime) -> None:
        """The week that `at` lies in is the present one."""
        self.span = edges("week", at, self.zone)

    async def close(self, database: Database) -> None:
        """The present week is over, as far as it went; the next begins."""
        if self.span is not None:
            async with database.reading() as session:
                standings = await list_top(session, self.chat, "all", self.span, PLACES)
            self.boards.append(Board(self.span[0].astimezone(self.zone).date(), standings))
            self.begin(self.span[1])


def placed(board: Board) -> Iterator[tuple[int, Standing]]:
    """Standings with their places: who has the same score shares one."""
    place, before = 0, None
    for number, standing in enumerate(board.standings, 1):
        place = number if standing.score != before else place
        before = standing.score
        yield place, standing
