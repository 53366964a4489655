"""Pacing limits, and answers that go wrong on demand."""

import asyncio
import json

import pytest

from bot.emulator.clock import real
from tests.emulator.conftest import Town


async def test_c25_pacing_per_chat_with_header(town: Town) -> None:
    await town.people.switch(paced=True)
    call = {"chat_id": town.group.id, "text": "x"}
    for _ in range(4):
        await town.api.ok("sendMessage", **call)
    answer = await town.api.raw("sendMessage", **call)
    body = json.loads(answer.body)
    after = body["parameters"]["retry_after"]
    assert (answer.status, body["description"]) == (429, f"Too Many Requests: retry after {after}")
    assert answer.headers["retry-after"] == str(after)
    await town.people.advance(f"{after}s", jump=True)
    await town.api.ok("sendMessage", **call)


async def test_c25_pacing_per_minute_and_overall(town: Town) -> None:
    await town.people.switch(paced=True)
    for _ in range(20):
        await town.people.advance("2s", jump=True)
        await town.api.ok("sendMessage", chat_id=town.group.id, text="x")
    await town.people.advance("2s", jump=True)
    code, words = await town.api.refused("sendMessage", chat_id=town.group.id, text="x")
    assert code == 429
    assert int(words.rpartition(" ")[2]) > 10
    await town.people.advance("1h", jump=True)
    groups = [await town.people.group(f"G{number}", owner=town.alice) for number in range(31)]
    for group in groups:
        await group.add_bot()
    calls = [town.api.raw("sendMessage", chat_id=group.id, text="x") for group in groups]
    statuses = [answer.status for answer in await asyncio.gather(*calls)]
    assert sorted(statuses) == [200] * 30 + [429]


@pytest.mark.parametrize(
    ("kind", "status"), [("429", 429), ("5xx", 500), ("html_502", 502), ("empty_200", 200)]
)
async def test_c26_spoilt_answers(town: Town, kind: str, status: int) -> None:
    await town.people.faults([{"method": "send*", "kind": kind, "count": 1, "retry_after": 7}])
    call = {"chat_id": town.group.id, "text": "x"}
    answer = await town.api.raw("sendMessage", **call)
    assert answer.status == status
    assert (await town.group.messages())[-1]["text"] == ""
    if kind == "html_502":
        assert answer.body.startswith(b"<html>")
    if kind == "429":
        assert json.loads(answer.body)["parameters"] == {"retry_after": 7}
    await town.api.ok("sendMessage", **call)


@pytest.mark.parametrize(("kind", "done"), [("lost_answer", 1), ("truncated", 1), ("reset", 0)])
async def test_c26_broken_connections(town: Town, kind: str, done: int) -> None:
    await town.people.faults([{"method": "sendMessage", "kind": kind, "count": 1}])
    with pytest.raises((OSError, EOFError)):
        await town.api.raw("sendMessage", chat_id=town.group.id, text="once")
    assert [note["text"] for note in await town.group.messages()].count("once") == done


async def test_c26_hanging_ends_with_the_clock(town: Town) -> None:
    await town.people.faults([{"method": "sendMessage", "kind": "timeout", "count": 1}])
    started = real()
    call = asyncio.create_task(town.api.raw("sendMessage", chat_id=town.group.id, text="never"))
    await town.until(lambda: town.emulator.world.faults.rules[0].done > 0)
    await town.people.advance("121s", jump=True)
    with pytest.raises((OSError, EOFError)):
        await call
    assert real() - started < 5
    assert "never" not in [note["text"] for note in await town.group.messages()]


async def test_c26_refusals_on_demand_after_so_many_calls(town: Town) -> None:
    rule = {"method": "getMe", "kind": "403", "count": 1, "after": 2, "words": "bot was blocked by the user"}
    await town.people.faults([rule])
    answers = [await town.api.raw("getMe") for _ in range(4)]
    assert [answer.status for answer in answers] == [200, 200, 403, 200]
    assert json.loads(answers[2].body)["description"] == "Forbidden: bot was blocked by the user"


async def test_a_fault_of_one_chat_alone(town: Town) -> None:
    await town.people.faults([{"method": "send*", "kind": "5xx", "chat": town.group.id}])
    chats = (town.bob.id, town.group.id, town.bob.id)
    answers = [await town.api.raw("sendMessage", chat_id=chat, text="hello") for chat in chats]
    assert [answer.status == 500 for answer in answers] == [False, True, False]


async def test_faults_by_share_and_calls(town: Town) -> None:
    since = await town.people.last_call()
    await town.people.faults([{"method": "getMe", "kind": "5xx", "share": 0.5}])
    statuses = [(await town.api.raw("getMe")).status for _ in range(40)]
    assert set(statuses) == {200, 500}
    calls = await town.people.calls(since)
    assert [call["status"] for call in calls] == statuses
    assert {call["method"] for call in calls} == {"getMe"}
