"""What came in wrong, twice, late, out of order or not at all, in bots before this one: every update counts once."""

import asyncio
from typing import Any

import pytest

from bot import app as bots
from bot.config import load
from bot.core.errors import Unusable
from bot.emulator.people import Group
from bot.registry import POLICIES
from tests.faults.acts import AD, a_message, bot_of, deliver, gathering, publish, strikes, unfinished, until
from tests.heard import seen_by
from tests.town import Town

BAD: dict[str, bytes] = {
    "no object": b'"nonsense"',
    "no number": b'{"message":{"text":1}}',
    "message is a text": b'{"update_id":%d,"message":"nonsense"}',
    "all of the wrong type": b'{"update_id":%d,"message":{"message_id":"x","chat":[],"from":7,"text":{},"entities":1}}',
    "absurd numbers": b'{"update_id":%d,"message":{"message_id":1,"chat":{"id":%d},"date":1e400}}',
    "half an emoji, and a zero": b'{"update_id":%d,"message":{"message_id":7,"date":1767607300,"chat":{"id":GROUP,'
    b'"type":"supergroup"},"from":{"id":5,"first_name":"\\ud83d \\u0000"},"text":"\\ud83d \\u0000"}}',
    "an unknown kind": b'{"update_id":%d,"from_the_future":{"chat":{"id":-100}}}',
}


def put(town: Town, group: Group, body: bytes) -> None:
    """Raw bytes into the queue, under the next number."""
    body = body.replace(b"GROUP", str(group.id).encode())
    number = publish(town, "message", {})
    if b"%d" in body:
        body = body.replace(b"%d", str(number).encode(), 1).replace(b"%d", b"-" + b"9" * 30)
    bot_of(town).updates[number].body = body


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
async def test_r1_a_bad_update_between_good_ones_stops_nobody(town: Town, bad: bytes) -> None:
    _, group, mallory = await gathering(town)
    trent = await group.joined_by("Trent")
    await town.settle()
    before = len(town.rows("SELECT id FROM inbox WHERE source = 'telegram'"))
    publish(town, "message", a_message(group, mallory, AD, 900_001))
    put(town, group, bad)
    publish(town, "message", a_message(group, trent, AD, 900_002))
    await town.settle()
    assert {row["user_id"] for row in strikes(town)} == {mallory.id, trent.id}
    assert len(town.rows("SELECT id FROM inbox WHERE source = 'telegram'")) == before + 3
    assert not town.rows("SELECT id FROM inbox WHERE state = 'new'")


async def test_r2_what_came_while_the_bot_was_down_is_accounted(town: Town) -> None:
    _, group, mallory = await gathering(town)
    await town.stop()
    for number in range(50):
        await mallory.says(group, f"word {number}")
    await town.start()
    [row] = town.rows("SELECT messages FROM member WHERE user_id = :user", user=mallory.id)
    assert row["messages"] == 50


async def test_r5_the_same_update_again_changes_nothing(town: Town) -> None:
    _, group, mallory = await gathering(town)
    bot = bot_of(town)
    publish(town, "message", a_message(group, mallory, AD))
    [update] = [kept for kept in bot.updates.values() if kept.kind == "message"]
    await town.settle()
    ledger, calls = strikes(town), await town.people.last_call()
    for _ in range(3):
        deliver(town, update.id, update.body)
        await until(town, lambda: update.id not in bot.updates)
        await town.settle()
    assert strikes(town) == ledger
    asked = {call["method"].lower() for call in await town.people.calls(calls)}
    assert asked <= {"getupdates"}


async def test_r6_one_press_that_arrives_four_times_has_one_effect(town: Town) -> None:
    owner, group, mallory = await gathering(town)
    await mallory.says(group, AD)
    await town.settle()
    [line] = [one for one in await seen_by(owner, group) if one["text"] == "An ad was removed."]
    before = await seen_by(mallory, group)
    await town.stop()
    presses = [asyncio.create_task(owner.taps(line, "Undo", group=group)) for _ in range(4)]
    await until(town, lambda: len(bot_of(town).updates) >= 4)
    await town.start()
    answers = await asyncio.gather(*presses)
    await town.settle()
    assert all(answer["answered"] for answer in answers)
    [strike] = strikes(town)
    assert strike["pardoned_by"] == owner.id
    assert len([one for one in await seen_by(mallory, group) if one not in before]) == 1
    assert len(town.rows("SELECT id FROM event WHERE kind = 'pardon'")) == 1


async def test_r7_update_numbers_may_begin_anew_at_a_lower_range(town: Town) -> None:
    _, group, mallory = await gathering(town)
    await mallory.says(group, AD)
    await town.settle()
    await town.advance("8d", jump=True)
    bot = bot_of(town)
    bot.next_update_id, bot.newest_update_id = 1_000, 0
    await mallory.says(group, AD)
    await until(town, lambda: len(strikes(town)) == 2)
    assert bot.newest_update_id < 1_100
    await until(town, lambda: not bot.updates)


async def test_r13_a_second_instance_on_the_same_database_refuses(town: Town) -> None:
    config = load(None, POLICIES, town.environment)
    with pytest.raises(Unusable, match="another anthill runs on this database"):
        async with bots.opened(config):
            pass
    _, group, mallory = await gathering(town)
    await mallory.says(group, AD)
    await town.settle()
    assert len(strikes(town)) == 1


WITHOUT_FROM: dict[str, dict[str, Any]] = {
    "nobody": {},
    "nothing": {"from": None},
    "a channel": {"sender_chat": {"id": -1001, "type": "channel", "title": "News"}},
    "a service message": {"text": None, "new_chat_title": "New name"},
    "left": {"text": None, "left_chat_member": {"id": 5, "is_bot": False, "first_name": "Five"}},
}


@pytest.mark.parametrize("more", WITHOUT_FROM.values(), ids=WITHOUT_FROM)
async def test_r26_a_message_without_a_sender_crashes_nothing(town: Town, more: dict[str, Any]) -> None:
    _, group, mallory = await gathering(town)
    note = a_message(group, mallory, "hello") | more
    if "from" not in more:
        del note["from"]
    publish(
        town, "message", {name: value for name, value in note.items() if name == "from" or value is not None}
    )
    await mallory.says(group, AD)
    await town.settle()
    assert unfinished(town) == []
    assert [row["user_id"] for row in strikes(town)] == [mallory.id]


async def test_r26_anonymous_admins_and_channels_speak_without_harm(town: Town) -> None:
    owner, group, _ = await gathering(town)
    channel = await town.people.group("News", owner, kind="channel")
    await group.set_member(owner, anonymous=True)
    await owner.says(group, AD)
    await owner.says(group, AD, sender_chat=channel.id)
    await town.settle()
    assert unfinished(town) == []
    assert [row["user_id"] for row in strikes(town)] == [channel.id]
