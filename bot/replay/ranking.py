"""Who would rank where, week by week and in all; who was in which tier: read from the rows that a replay left."""

from collections.abc import Sequence
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from bot.db.boards import list_top
from bot.replay.findings import Findings, week_of
from bot.replay.running import Replayed
from bot.replay.sheets import Sheets
from bot.replay.weeks import PLACES, Board, placed

WEEK = timedelta(days=7)
TIERS = 6


def weeks_of(findings: Findings) -> list[date]:
    """Every Monday from the first to the last day, the empty weeks too."""
    if not findings.days:
        return []
    first, last = week_of(min(findings.days)), week_of(max(findings.days))
    return [first + WEEK * number for number in range((last - first) // WEEK + 1)]


async def boards(replayed: Replayed) -> list[Board]:
    """The whole time as it stands at the end, then each week as it stood when it ended, oldest first."""
    async with replayed.database.reading() as session:
        whole = Board(None, await list_top(session, replayed.chat.id, "all", None, PLACES))
    return [whole, *replayed.player.weeks.boards]


def tiers_by_week(replayed: Replayed) -> list[tuple[date, list[int]]]:
    """How many members are in each tier at the end of each week in which somebody moved."""
    zone, members, found = ZoneInfo(replayed.timezone), dict[int, int](), dict[date, list[int]]()
    for at, user, tier in replayed.findings.tiers:
        members[user] = min(max(tier, 0), TIERS - 1)
        counts = [0] * TIERS
        for each in members.values():
            counts[each] += 1
        found[week_of(at.astimezone(zone).date())] = counts
    return sorted(found.items())


def write(replayed: Replayed, found: Sequence[Board], sheets: Sheets) -> None:
    """ranking.csv, activity.csv, tiers.csv."""
    ranking = sheets.sheet("ranking", ("week", "place", "user", "name", "points"))
    for board in found:
        for place, standing in placed(board):
            week = board.week.isoformat() if board.week else "all"
            ranking.add(week, place, standing.user, standing.name, standing.score)
    activity = sheets.sheet("activity", ("day", "messages", "people", "removed", "joined", "left"))
    for day, of_day in sorted(replayed.findings.days.items()):
        activity.add(
            day.isoformat(), of_day.messages, of_day.speakers, of_day.removed, of_day.joined, of_day.left
        )
    moves = sheets.sheet("tiers", ("at", "user", "tier"))
    for at, user, tier in replayed.findings.tiers:
        moves.add(at.isoformat(), user, tier)
