"""The bot as a process of its own: how it starts, tells how it is, and ends."""

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.emulator.client import request
from tests.faults.acts import AD, bot_of, free_port, gathering, strikes, unfinished, until
from tests.town import TOKEN, Town, town_of

pytestmark = pytest.mark.only_on("sqlite")
ROOT = Path(__file__).parents[2]


@pytest.fixture
async def town(database: str, tmp_path: Path) -> AsyncIterator[Town]:
    """A bot in a process, with a status port."""
    settings = {"ANTHILL_HTTP__PORT": str(free_port())}
    async with town_of(tmp_path, database, mode="process", environment=settings) as made:
        yield made


async def anthill(town: Town, *arguments: str, **more: str) -> tuple[int, str]:
    """The exit code and the words of another `anthill` with the same settings."""
    environment = {"PATH": os.environ["PATH"], **town.environment, **more}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", *arguments, cwd=ROOT, env=environment,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    out, _ = await process.communicate()
    return process.returncode or 0, out.decode()


async def status(town: Town, path: str) -> tuple[int, str]:
    """Status and body of a page of the status port."""
    answer = await request("GET", f"http://127.0.0.1:{town.environment['ANTHILL_HTTP__PORT']}{path}")
    return answer.status, answer.body.decode()


async def ended(town: Town) -> int:
    """The exit code, once the process has ended."""
    assert town.process is not None
    return await asyncio.wait_for(town.process.wait(), 20)


@pytest.mark.slow
async def test_sigterm_ends_it_with_all_that_came_accounted_for(town: Town) -> None:
    _, group, mallory = await gathering(town)
    for number in range(30):
        await mallory.says(group, f"word {number}")
    await mallory.says(group, AD)
    await until(town, lambda: not bot_of(town).updates)
    assert town.process is not None
    town.process.terminate()
    assert await ended(town) == 0
    assert len(strikes(town)) == 1
    assert not town.rows("SELECT id FROM inbox WHERE state = 'new' AND source = 'telegram'")
    assert not town.rows("SELECT id FROM outbox WHERE state = 'sending'")
    assert "Traceback" not in town.told()
    await town.start()
    assert unfinished(town) == []


@pytest.mark.slow
async def test_r12_a_revoked_token_ends_it_with_code_2_and_clear_words(town: Town) -> None:
    await gathering(town)
    bot_of(town).token = "777000111:" + "B" * 35
    town.emulator.world.queue_signal(bot_of(town).id).fire()
    await town.people.advance("40s", jump=True)
    assert await ended(town) == 2
    assert town.told().rstrip().endswith("Telegram refused the token. Get a valid one from @BotFather.")
    assert TOKEN not in town.told()


@pytest.mark.slow
async def test_r12_a_wrong_token_never_starts(town: Town) -> None:
    await town.stop()
    code, words = await anthill(town, "run", ANTHILL_TOKEN="777000111:" + "C" * 35)
    assert code == 2
    assert "Telegram refused the token" in words
    assert "CCCC" not in words


@pytest.mark.slow
async def test_r13_a_second_process_on_the_same_database_refuses_to_run(town: Town) -> None:
    code, words = await anthill(town, "run")
    assert code == 2
    assert "another anthill runs on this database" in words
    _, group, mallory = await gathering(town)
    await mallory.says(group, AD)
    await town.settle()
    assert len(strikes(town)) == 1


@pytest.mark.slow
async def test_s14_the_token_of_another_bot_is_refused_by_the_database(town: Town) -> None:
    await town.stop()
    code, words = await anthill(town, "run", ANTHILL_TOKEN="888000111:" + "D" * 35)
    assert code == 2
    assert "belongs to the bot with id 777000111" in words
    assert "DDDD" not in words


def knows_the_time(town: Town) -> bool:
    """Has the bot heard what time it is now?"""
    world = town.emulator.world
    return all(one.version == world.clock.version for one in world.followers.values())


@pytest.mark.slow
async def test_r11_readiness_falls_when_telegram_is_silent_and_comes_back(town: Town) -> None:
    _, group, mallory = await gathering(town)
    assert (await anthill(town, "health"))[0] == 0
    await town.people.faults([{"method": "getUpdates", "kind": "timeout", "count": 1}])
    await town.people.advance("31s", jump=True)
    await until(town, lambda: town.emulator.world.faults.rules[0].done == 1)
    await town.people.advance("100s", jump=True)
    await until(town, lambda: knows_the_time(town))
    code, state = await status(town, "/readyz")
    assert code == 503
    assert json.loads(state)["poll_age_seconds"] > 90
    assert (await anthill(town, "health"))[0] == 1
    assert (await status(town, "/healthz"))[0] == 200
    await town.people.advance("30s", jump=True)
    await mallory.says(group, AD)
    await town.settle()
    assert (await status(town, "/readyz"))[0] == 200
    assert len(strikes(town)) == 1


def number_in(page: str, name: str) -> float:
    """One value of the page of metrics."""
    [line] = [line for line in page.splitlines() if line.startswith(f"{name} ")]
    return float(line.rsplit(" ", 1)[1])


async def test_metrics_tell_how_much_and_never_who(town: Town) -> None:
    _, group, mallory = await gathering(town)
    await mallory.says(group, "hello")
    await mallory.says(group, AD)
    await town.settle()
    code, page = await status(town, "/metrics")
    assert code == 200
    assert number_in(page, 'anthill_turns_total{outcome="decided"}') >= 3
    assert number_in(page, 'anthill_calls_total{kind="Say",outcome="done"}') >= 2
    assert number_in(page, 'anthill_inbox_rows{state="new"}') == 0
    assert number_in(page, 'anthill_inbox_rows{state="dead"}') == 0
    assert number_in(page, 'anthill_outbox_rows{state="unknown"}') == 0
    assert number_in(page, "anthill_flood_wait_seconds_total") == 0
    assert number_in(page, "anthill_inbox_oldest_seconds") == 0
    for secret in (str(mallory.id), str(group.id).lstrip("-"), "Mallory", "signals", TOKEN):
        assert secret not in page


@pytest.mark.slow
async def test_the_log_has_a_line_for_each_turn_that_did_something_and_no_words_of_anybody(
    town: Town,
) -> None:
    _, group, mallory = await gathering(town)
    await mallory.says(group, "My cat is called Wilhelmina")
    await mallory.says(group, AD)
    await town.settle()
    turns: list[Any] = [line for line in town.told().splitlines() if "bot.telegram.reading" in line]
    [strike] = [line for line in turns if "Struck" in line]
    assert f"chat_id={group.id}" in strike
    assert "update_id=" in strike
    assert "Message: Delete" in strike
    for words in ("Wilhelmina", "signals", "AbCdEf", "Mallory"):
        assert words not in town.told()
