"""What went out twice, late, never or too fast, in bots before this one. They hold for any database: run on one."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.core.decisions import AnswerButton, Effect, Priority, Say
from bot.db.batch import Batch
from bot.db.engine import Database
from bot.db.record import Turned, write_effect
from bot.emulator.clock import iso
from bot.emulator.people import Group, Person
from tests.faults.acts import AD, gathering, strikes
from tests.heard import seen_by, words
from tests.town import Town

pytestmark = pytest.mark.only_on("sqlite")
# How an answer may be lost; of all but the first the check draws some.
BREAKS = [pytest.param(kind, marks=pytest.mark.slow) for kind in ("reset", "truncated")]
FAILURES = [
    pytest.param(kind, marks=pytest.mark.slow) for kind in ("reset", "5xx", "html_502", "429", "empty_200")
]


def unsettled(town: Town) -> list[dict[str, Any]]:
    """Outbox rows that are neither done nor waiting for their day."""
    now = town.emulator.world.clock.now()
    late = datetime.fromtimestamp(now, UTC).replace(tzinfo=None).isoformat(" ")
    return town.rows("SELECT kind, state, error FROM outbox WHERE state <> 'done' AND due <= :now", now=late)


async def taught(town: Town, owner: Person, group: Group) -> None:
    """The word "price" is answered with "twenty"."""
    await owner.says(group, "/filter price twenty")
    await town.settle()
    await town.advance("1m")


def prices(seen: list[dict[str, Any]]) -> list[str]:
    """The answers to "price"."""
    return [text for text in words(seen) if text == "twenty"]


@pytest.mark.parametrize(
    ("kind", "heard"), [("lost_answer", 1), ("reset", 0), ("truncated", 1), ("html_502", 0)]
)
async def test_r8_chatter_whose_answer_was_lost_is_not_said_again(town: Town, kind: str, heard: int) -> None:
    owner, group, mallory = await gathering(town)
    await taught(town, owner, group)
    await town.people.faults([{"method": "sendMessage", "kind": kind, "count": 1}])
    await mallory.says(group, "price")
    await town.settle()
    await town.advance("10m")
    assert len(prices(await seen_by(mallory, group))) == heard
    assert [(row["kind"], row["state"]) for row in unsettled(town)] == [("Say", "unknown")]


async def third_ad(town: Town, group: Group, mallory: Person, fault: dict[str, Any]) -> None:
    """Three ads, each a day after the other; the fault strikes at what follows the last."""
    for _ in range(2):
        await mallory.says(group, AD)
        await town.settle()
        await town.advance("25h")
    await town.people.faults([fault])
    await mallory.says(group, AD)
    await town.settle()
    await town.advance("5m")


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["lost_answer", *BREAKS])
async def test_r8_what_must_arrive_is_looked_for_and_said_once(town: Town, kind: str) -> None:
    owner, group, mallory = await gathering(town)
    await owner.says(group, "/adminchat")
    await third_ad(town, group, mallory, {"method": "sendMessage", "kind": kind, "count": 1})
    lines = [text for text in words(await seen_by(owner, group)) if text.startswith("Mallory was removed")]
    assert len(lines) == 1
    assert await mallory.joins(group) == "banned"
    assert not unsettled(town)


@pytest.mark.parametrize("kind", ["lost_answer", *FAILURES])
async def test_r8_a_ban_whose_answer_was_lost_is_repeated_until_it_holds(town: Town, kind: str) -> None:
    _, group, mallory = await gathering(town)
    fault = {"method": "banChatMember", "kind": kind, "count": 3, "retry_after": 2}
    await third_ad(town, group, mallory, fault)
    assert await mallory.joins(group) == "banned"
    assert [row["sanction"] for row in strikes(town)] == ["warning", "mute", "kick"]
    assert not unsettled(town)


async def leave(town: Town, effects: Sequence[Effect]) -> None:
    """Effects as if turns had decided them while the bot was away."""
    await town.stop()
    now = datetime.fromtimestamp(town.emulator.world.clock.now(), UTC)
    database = Database(town.database)
    async with database.writing() as connection:
        batch = Batch(connection)
        for number, effect in enumerate(effects):
            turn = Turned(0, f"x{number}", getattr(effect, "chat", 0), now)
            write_effect(batch, turn, turn.key, effect)
        await batch.write()
    await database.close()
    await town.start()


@pytest.mark.slow
async def test_r10_five_hundred_calls_at_once_all_leave(town: Town) -> None:
    since = await town.people.last_call()
    await leave(town, [AnswerButton(str(number)) for number in range(500)])
    calls = [call for call in await town.people.calls(since) if call["method"] == "answerCallbackQuery"]
    assert len(calls) == 500
    assert not unsettled(town)


async def test_r36_a_message_that_somebody_else_deleted_first_counts_as_deleted(town: Town) -> None:
    owner, group, mallory = await gathering(town)
    await town.stop()
    ad = await mallory.says(group, AD)
    await owner.deletes(ad)
    await town.start()
    assert [row["message_id"] for row in strikes(town)] == [ad.id]
    assert not unsettled(town)
    [deleted] = town.rows(
        "SELECT state, attempts FROM outbox WHERE kind = 'Delete' AND error LIKE '%not found%'"
    )
    assert deleted == {"state": "done", "attempts": 1}


async def test_g7_after_a_429_the_chat_is_silent_until_then_and_bans_and_other_chats_go_on(
    town: Town,
) -> None:
    owner, group, mallory = await gathering(town)
    other = await town.group("East Hikers", owner)
    for chat in (group, other):
        await taught(town, owner, chat)
    await town.people.faults([{"method": "sendMessage", "kind": "429", "count": 1, "retry_after": 1800}])
    since = await town.people.last_call()
    await mallory.says(group, "price")
    await town.settle()
    until = iso(town.emulator.world.clock.now() + 1790)
    bob = await other.joined_by("Bob")
    await bob.says(other, "price")
    await mallory.says(group, AD)
    await town.settle()
    assert prices(await seen_by(bob, other)) == ["twenty"]
    assert len(strikes(town)) == 1
    assert not any(message["text"] == AD for message in await group.messages())

    await town.advance("35m")
    assert prices(await seen_by(owner, group)) == ["twenty"]
    calls = [
        call for call in await town.people.calls(since) if call["parameters"].get("chat_id") == str(group.id)
    ]
    spoken = [call for call in calls if call["method"].lower() == "sendmessage"]
    assert spoken[0]["status"] == 429
    assert all(call["time"] >= until for call in spoken[1:])
    assert any(call["method"].lower().startswith("deletemessage") and call["time"] < until for call in calls)


@pytest.mark.parametrize("town_options", [{"environment": {"ANTHILL_PACING__CHAT_SECONDS": "60"}}])
async def test_g7_a_chat_with_more_to_say_than_may_leave_does_not_silence_the_others(town: Town) -> None:
    owner, group, _ = await gathering(town)
    other = await town.group("East Hikers", owner)
    crowd = [Say(group.id, f"word {number}", priority=Priority.REPLY) for number in range(620)]
    await leave(town, [*crowd, Say(other.id, "hello there")])
    assert "hello there" in words(await seen_by(owner, other))
    assert len([text for text in words(await seen_by(owner, group)) if text.startswith("word")]) < 50


async def test_g12_a_clock_set_back_does_not_hold_what_is_to_be_said(town: Town) -> None:
    owner, group, mallory = await gathering(town)
    await taught(town, owner, group)
    await town.advance("2h")
    for _ in range(4):
        await mallory.says(group, "price")
        await town.advance("11s")
    start = datetime.fromtimestamp(town.emulator.world.clock.now(), UTC)
    await town.people.set_clock((start - timedelta(hours=1)).isoformat(), jump=True)
    await mallory.says(group, AD)
    await town.settle()
    assert "An ad was removed." in words(await seen_by(owner, group))
    assert len(strikes(town)) == 1
