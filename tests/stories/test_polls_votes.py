"""Votes in polls of the bot's: kept as they stand, rewarded once, whatever happens meanwhile."""

import json

import pytest
from sqlalchemy import text

from bot.emulator.client import request
from bot.emulator.people import Message
from tests.planning import Planning, planning
from tests.town import TOKEN, Town, reader

POLL = {"question": "Lake or peak?", "options": ["Lake", "Peak", "Sea"], "is_anonymous": False}


def votes(town: Town) -> dict[int, str]:
    """The votes that stand, by user."""
    rows = town.rows("SELECT user_id, CAST(options AS TEXT) AS options FROM poll_voted")
    return {row["user_id"]: row["options"] for row in rows}


def points(town: Town) -> dict[int, int]:
    """What members have, where it is anything."""
    rows = town.rows("SELECT user_id, points FROM score_total WHERE points <> 0")
    return {row["user_id"]: row["points"] for row in rows}


def drawn(town: Town) -> set[int]:
    """Whom the post of a poll drew."""
    return {row["user_id"] for row in town.rows("SELECT user_id FROM drop_echo WHERE kind = 'vote'")}


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
    assert drawn(town) == {ann.id, bo.id}
    await bo.votes(poll, "Sea")
    await ann.votes(poll)
    await town.settle()
    assert (votes(town), points(town), drawn(town)) == ({bo.id: "[2]"}, {bo.id: 1}, {bo.id})
    await town.restart()
    await ann.votes(poll, "Lake")
    await ann.votes(poll)
    await ann.votes(poll, "Peak")
    await town.settle()
    assert points(town) == {ann.id: 1, bo.id: 1}
    [row] = town.rows("SELECT * FROM poll_sent")
    assert (row["message_id"], row["state"]) == (poll.id, "open")


@pytest.mark.slow
async def test_a_poll_that_a_moved_group_left_behind_still_has_its_result(town: Town) -> None:
    here = await planning(town, kind="group")
    ann = await here.group.joined_by("Ann")
    await here.schedules(None, "", "/poll Where to? | Lake | Peak | end 2h")
    await ann.votes(await poll_of(here), "Lake")
    await town.settle()
    moved = Planning(town, here.owner, await here.group.migrate())
    await town.settle()
    await moved.group.add_bot(rights="all")
    await town.advance("2h")
    assert "“Lake”: 1 of 1 (100 %)." in (await moved.said())[-1]
    assert points(town) == {ann.id: 1}
    assert [row["chat_id"] for row in town.rows("SELECT chat_id FROM poll_voted")] == [moved.group.id]


KNOWN = """INSERT INTO poll_sent (poll_id, chat_id, message_chat, message_id, asked, sent_at, state)
    VALUES (:poll, :chat, :chat, :message, '{}', '2026-01-05 10:00:00+00:00', 'open')"""


async def asked_elsewhere(here: Planning) -> tuple[str, Message]:
    """A poll of the bot's that this program knows nothing of."""
    raw = json.dumps({"chat_id": here.group.id, **POLL}).encode()
    url, headers = f"{here.town.url}/bot{TOKEN}/sendPoll", {"Content-Type": "application/json"}
    message = json.loads((await request("POST", url, raw, headers=headers, seconds=30)).body)["result"]
    return message["poll"]["id"], Message(here.town.people.wire, here.group.id, message["message_id"])


@pytest.mark.slow
async def test_a_vote_that_comes_before_its_poll_is_known_waits_for_it(town: Town) -> None:
    here = await planning(town)
    ann = await here.group.joined_by("Ann")
    [(known, first), (_, second)] = [await asked_elsewhere(here), await asked_elsewhere(here)]
    for poll in (first, second):
        await ann.votes(poll, "Sea")
        await ann.votes(poll, "Lake")
    await town.settle()
    assert votes(town) == {}
    with reader(town.database).begin() as connection:
        connection.execute(text(KNOWN), {"poll": known, "chat": here.group.id, "message": first.id})
    await town.advance("3m")
    assert (votes(town), points(town)) == ({ann.id: "[0]"}, {ann.id: 1})
    assert town.rows("SELECT user_id FROM poll_early") == []
