"""A network that fails, in bots before this one: nothing is lost, nobody is told twice, and the operator hears why.

These hold for any database, so they run on one."""

import asyncio
import json

import pytest

from bot.core.errors import Unusable
from bot.emulator.client import request
from tests.faults.acts import AD, bot_of, gathering, publish, strikes, unfinished, until
from tests.town import TOKEN, Town

pytestmark = pytest.mark.only_on("sqlite")


@pytest.mark.parametrize("kind", ["html_502", "truncated", "empty_200", "5xx", "reset", "429", "timeout"])
async def test_r9_a_poll_that_is_answered_with_rubbish_is_asked_again(town: Town, kind: str) -> None:
    _, group, mallory = await gathering(town)
    await town.people.faults([{"method": "getUpdates", "kind": kind, "count": 1, "retry_after": 1}])
    await mallory.says(group, "hello")
    [rule] = town.emulator.world.faults.rules
    await until(town, lambda: rule.done == 1)
    if kind == "timeout":
        await town.people.advance("130s", jump=True)
    await mallory.says(group, AD)
    await town.settle()
    assert len(strikes(town)) == 1
    assert unfinished(town) == []


async def test_r12_a_revoked_token_ends_the_bot_with_clear_words(town: Town) -> None:
    await gathering(town)
    assert town.app is not None
    bot_of(town).token = "777000111:" + "B" * 35
    town.emulator.world.queue_signal(bot_of(town).id).fire()
    publish(town, "message", {})
    with pytest.raises(Unusable, match="Telegram refused the token"):
        await asyncio.wait_for(asyncio.shield(town.app.ended), 10)


async def test_r13_a_second_program_with_the_same_token_is_fatal(town: Town) -> None:
    assert town.app is not None
    body = json.dumps({"timeout": 20}).encode()
    headers = {"Content-Type": "application/json"}
    rival = asyncio.create_task(request("POST", f"{town.url}/bot{TOKEN}/getUpdates", body, headers=headers))
    try:
        with pytest.raises(Unusable, match="Another program polls with the same token"):
            await asyncio.wait_for(asyncio.shield(town.app.ended), 15)
    finally:
        rival.cancel()
