"""Six weeks of thirty people: scores and tiers by hand are the bot's; each week's leaderboard is posted once."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.emulator.people import Message, Person
from tests.heard import labels, seen_by, words
from tests.hikers import Hikers, hikers
from tests.month import (
    AD_DAY,
    ANSWERS,
    CHECKINS,
    EVERYBODY,
    MALLORY,
    QUESTIONS,
    STARS,
    THANKS,
    Bar,
    Month,
    between,
    board,
    month,
    moves,
)
from tests.town import Town

START = datetime(
    2026, 2, 9, tzinfo=UTC
)  # a Monday; clocks in Casablanca go back on 15 February, forward on 22 March
APPLIED = 5
SPREADER = Bar(points=100, days=10, people=8, window=14)


@pytest.fixture
def days(in_full: bool) -> int:
    """Six weeks, or one."""
    return 43 if in_full else 8


@pytest.fixture
def town_options() -> dict[str, Any]:
    tiers = {"WINDOW_DAYS": "14", "STAY_DAYS": "3", "SPREADER_DAYS": "10", "OPINION_LEADER_DAYS": "14"}
    environment = {f"ANTHILL_POLICY__TIERS__{name}": value for name, value in tiers.items()}
    # Thirty at once are no raid here, and the first leaderboards are no drafts.
    environment |= {"ANTHILL_POLICY__BOARDS__DRAFTS": "0", "ANTHILL_POLICY__RAID__JOINS": "0"}
    return {"now": START + timedelta(hours=9), "environment": environment}


@pytest.mark.slow
@pytest.mark.timeout(900)  # six weeks of thirty people are thousands of turns
async def test_scores_tiers_and_leaderboards_of_six_weeks_are_those_by_hand(town: Town, days: int) -> None:
    here = await hikers(town)
    await here.command(here.owner, "/timezone Africa/Casablanca")
    people = {who: await here.group.joined_by(who) for who in EVERYBODY if who != MALLORY} | {
        MALLORY: here.mallory
    }
    made, posted, tags = month(days), list[list[str]](), dict[int, dict[str, str]]()
    for day in range(days):
        noon = START + timedelta(days=day, hours=13)
        await town.people.set_clock((noon - timedelta(minutes=5)).isoformat(), jump=True)
        if day % 9 == 7:
            await town.restart()
        await town.settle()
        tags[day] = {who: (await here.group.member(people[who])).tag for who in STARS}
        if day == APPLIED:
            await here.command(here.owner, "/tiers")
            await here.tap(here.owner, "Apply")
        await lived(here, people, made, day, noon)
        posted += [board for board in await boards(here) if board not in posted]
    assert totals(town) == {
        people[who].id: (one.points, one.score) for who, one in between(made, 0, days).items() if one.points
    }
    check_boards(made, posted, days)
    await check_tiers(here, made, tags, days)


async def lived(here: Hikers, people: dict[str, Person], made: Month, day: int, noon: datetime) -> None:
    """A day, hour by hour."""
    ids = dict[str, int]()
    for hour in (QUESTIONS, ANSWERS, THANKS, CHECKINS):
        await here.town.people.set_clock((noon + timedelta(minutes=10 * hour)).isoformat())
        lines = made.at(day, hour)
        some = [
            {"person": people[one.who].id, "text": one.text, **({"reply_to": ids[one.to]} if one.to else {})}
            for one in lines
        ]
        found = (await here.group.pour(some))["message_ids"] if some else []
        ids |= {one.name: number for one, number in zip(lines, found, strict=True)}
        await here.town.settle()
    for at, fan, to in made.reacted:
        if at == day:
            message = Message(here.group.wire, here.group.id, ids[to])
            await people[fan].reacts(message, "👍")
            await here.town.settle()


def totals(town: Town) -> dict[int, tuple[int, int]]:
    """Points and score of everybody who has any; the ledger says the same."""
    rows = town.rows("SELECT user_id, points, score FROM score_total WHERE points <> 0")
    sums = town.rows("SELECT user_id, sum(points) AS points FROM score_entry GROUP BY user_id")
    assert {row["user_id"]: row["points"] for row in rows} == {
        row["user_id"]: int(row["points"]) for row in sums if row["points"]
    }
    return {row["user_id"]: (row["points"], row["score"]) for row in rows}


async def boards(here: Hikers) -> list[list[str]]:
    """The leaderboards that stand in the group, line by line."""
    seen = [one for one in await seen_by(here.admin, here.group) if "My place" in labels(one)]
    return [text.splitlines() for text in words(seen)]


def check_boards(made: Month, posted: list[list[str]], days: int) -> None:
    """One for each week that is over, with the scores by hand."""
    assert len(posted) == (days - 1) // 7
    for week, lines in enumerate(posted):
        best = board(made, 7 * week, 7 * week + 7)
        places = [sum(score > mine for score, _ in best) + 1 for mine, _ in best]
        told = [line for line in lines if line[0].isdecimal() and ". " in line]
        assert len(told) == 5
        scores = {who: mine for mine, who in best}
        for line, (score, _), place in zip(told, best, places, strict=False):
            number, _, rest = line.partition(". ")
            name, _, points = rest.partition(": ")
            assert (number, points.split()[0], scores[name]) == (str(place), str(score), score)


async def check_tiers(here: Hikers, made: Month, tags: dict[int, dict[str, str]], days: int) -> None:
    """The tag came and went when the measures by hand say so; who rose was named once, who fell never."""
    rising = dict[int, list[str]]()
    for who in STARS:
        found, bears = moves(made, who, SPREADER, range(APPLIED + 1, days)), False
        for morning in range(APPLIED + 1, days):
            bears = found.get(morning, bears)
            assert (morning, who, tags[morning][who]) == (morning, who, "Spreader" if bears else "")
            if found.get(morning):
                rising.setdefault(morning, []).append(who)
    seen = words(await seen_by(here.admin, here.group))
    praised = [text for text in seen if text.startswith("With thanks to those who carry this group:")]
    assert len(praised) == len(rising)
    for text, names in zip(praised, rising.values(), strict=True):
        assert {who for who in STARS if who in text} == set(names)
    assert days < AD_DAY or len(here.strikes()) == 1
