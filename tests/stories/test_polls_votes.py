"""Votes in polls of the bot's: kept as they stand, rewarded once, whatever happens meanwhile."""

import pytest

from bot.emulator.people import Message
from tests.planning import Planning, planning
from tests.town import Town

POLL = {"question": "Lake or peak?", "options": ["Lake", "Peak", "Sea"], "is_anonymous": False}


def votes(town: Town) -> dict[int, list[int]]:
    """The votes that stand, by user."""
    rows = town.rows("SELECT user_id, CAST(options AS TEXT) AS options FROM poll_voted")
    return {row["user_id"]: row["options"] for row in rows}


def points(town: Town) -> dict[int, int]:
    """What members have, where it is anything."""
    rows = town.rows("SELECT user_id, points FROM score_total WHERE points <> 0")
    return {row["user_id"]: row["points"] for row in rows}


async def poll_of(here: Planning) -> Message:
    """The newest poll of the bot's."""
    polls = [one for one in await here.posts() if "poll" in (one["media"] or {})]
    return Message(here.town.people.wire, here.group.id, polls[-1]["id"])


@pytest.mark.slow
async def test_a_vote_counts_once_and_a_lost_answer_loses_none(town: Town) -> None:
    here = await planning(town)
    ann, bo = [await here.group.joined_by(name) for name in ("Ann", "Bo")]
    await here.schedules(await here.owner.says(here.group, poll=POLL), "every day 9:00")
    await town.people.faults([{"method": "sendPoll", "kind": "lost_answer", "count": 1}])
    await here.until("09:01")
    poll = await poll_of(here)
    assert not (await poll.look())["buttons"]
    await ann.votes(poll, "Lake")
    await bo.votes(poll, "Peak")
    await town.settle()
    assert votes(town) == {ann.id: "[0]", bo.id: "[1]"}
    assert points(town) == {ann.id: 1, bo.id: 1}
    await bo.votes(poll, "Sea")
    await ann.votes(poll)
    await town.settle()
    assert (votes(town), points(town)) == ({bo.id: "[2]"}, {bo.id: 1})
    await town.restart()
    await ann.votes(poll, "Lake")
    await ann.votes(poll)
    await ann.votes(poll, "Peak")
    await town.settle()
    assert points(town) == {ann.id: 1, bo.id: 1}
    [row] = town.rows("SELECT * FROM poll_sent")
    assert (row["message_id"], row["state"]) == (poll.id, "open")
