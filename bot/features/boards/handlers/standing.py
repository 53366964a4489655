"""Standings, read: as they were kept when a period was over, else from the ledger. Says nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.core.scores import BOARDS, BoardName
from bot.db.boards import list_top
from bot.feature import Turn
from bot.features.boards import queries, rules
from bot.features.boards.policy import BoardsPolicy
from bot.features.boards.rules import Line, View

KEPT = 1_000  # lines of a finished period, so that the next one can tell how each place changed
LISTED = 10


@dataclass(frozen=True, slots=True)
class Standing:
    """What a posted leaderboard says: the head of the board, how many have points, and who else is named."""

    view: View
    lines: tuple[Line, ...]
    ranked: int
    riser: Line | None
    newcomer: Line | None
    thanked: Line | None


async def lines_of(turn: Turn, view: View, limit: int = LISTED) -> tuple[Line, ...]:
    """The head of a board, with the change of each place where that is known."""
    kept = await queries.list_kept(turn.session, turn.chat, view, limit)
    return kept or await fresh(turn, view, limit)


async def fresh(turn: Turn, view: View, limit: int) -> tuple[Line, ...]:
    """The same, from the ledger."""
    span, rows = view.span(turn.zone), await scorers(turn, view, limit)
    earlier = await places_before(turn, view) if span else {}
    return rules.lines_of(rows, earlier)


async def scorers(turn: Turn, view: View, limit: int) -> list[tuple[int, str, int]]:
    """(user, name, score) of the head of a board."""
    span, days = view.span(turn.zone), turn.policy(BoardsPolicy).newcomer_days
    new = rules.newcomers_since(span, turn.now, days) if view.board == "newcomers" else None
    rows = await list_top(turn.session, turn.chat, view.board, span, limit, new)
    return [(row.user, row.name, row.score) for row in rows]


async def places_before(turn: Turn, view: View) -> dict[int, int]:
    """Places by member in the period before."""
    before = view.moved(turn.zone, -1)
    kept = await queries.list_kept(turn.session, turn.chat, before)
    if kept:
        return {line.user: line.place for line in kept}
    found = rules.lines_of(await scorers(turn, before, KEPT), {})
    return {line.user: line.place for line in found}


async def boards_of(turn: Turn, view: View) -> dict[BoardName, tuple[Line, ...]]:
    """All that is kept of a finished period."""
    return {board: await fresh(turn, View(view.period, board, view.day), KEPT) for board in BOARDS}


def standing_of(
    policy: BoardsPolicy, view: View, boards: Mapping[BoardName, Sequence[Line]], ranked: int
) -> Standing:
    """What is said of a finished period."""
    everybody, named = boards["all"], policy.boards
    newcomer, thanked = (
        next(iter(boards[board] if board in named else ()), None) for board in ("newcomers", "help")
    )
    head = tuple(everybody[: policy.lines])
    return Standing(view, head, ranked, rules.riser(everybody), newcomer, thanked)


async def kept_standing(turn: Turn, policy: BoardsPolicy, view: View, ranked: int) -> Standing:
    """The same of a leaderboard that was made, without who has left or hidden since."""
    boards = {
        board: await queries.list_kept(turn.session, turn.chat, View(view.period, board, view.day))
        for board in BOARDS
    }
    return standing_of(policy, view, boards, ranked)
