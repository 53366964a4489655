"""Who would rank where, week by week and in all; who was in which tier: read from the rows that a replay left."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.db.boards import Standing, list_top
from bot.replay.findings import Findings, week_of
from bot.replay.running import Replayed
from bot.replay.sheets import Sheets

PLACES = 100  # of a week, in the table
WEEK = timedelta(days=7)
TIERS = 6


@dataclass(frozen=True, slots=True)
class Board:
    """The standings of one week, or (`week` None) of the whole time."""

    week: date | None
    standings: Sequence[Standing]


def weeks_of(findings: Findings) -> list[date]:
    """Every Monday from the first to the last day, the empty weeks too."""
    if not findings.days:
        return []
    first, last = week_of(min(findings.days)), week_of(max(findings.days))
    return [first + WEEK * number for number in range((last - first) // WEEK + 1)]


async def boards(replayed: Replayed) -> list[Board]:
    """The whole time, then each week, oldest first."""
    zone, chat = ZoneInfo(replayed.timezone), replayed.chat.id
    async with replayed.database.reading() as session:
        found = [Board(None, await list_top(session, chat, "all", None, PLACES))]
        for week in weeks_of(replayed.findings):
            span = (start_of(week, zone), start_of(week + WEEK, zone))
            found.append(Board(week, await list_top(session, chat, "all", span, PLACES)))
    return found


def start_of(day: date, zone: ZoneInfo) -> datetime:
    """Its midnight on the zone's wall."""
    return datetime.combine(day, time(), zone).astimezone(UTC)


def placed(board: Board) -> Iterator[tuple[int, Standing]]:
    """Standings with their places: who has the same score shares one."""
    place, before = 0, None
    for number, standing in enumerate(board.standings, 1):
        place = number if standing.score != before else place
        before = standing.score
        yield place, standing


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
