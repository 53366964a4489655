"""A program that calls `run_polling` runs against the emulator unchanged, until it is told to stop."""

import asyncio
import sys
from pathlib import Path

import pytest

from bot.emulator.people import People, Person
from bot.emulator.server import Emulator

PROGRAM = Path(__file__).with_name("run_polling_bot.py")


@pytest.mark.slow
async def test_run_polling_answers_and_ends_in_good_order() -> None:
    async with Emulator() as emulator:
        people = People(emulator.url)
        await people.bot("424242:run-polling-bot-of-a-stranger-0123456789", name="Echo")
        ann = await people.person("Ann")
        running = await asyncio.create_subprocess_exec(
            sys.executable, "-W", "ignore", str(PROGRAM), emulator.url
        )
        try:
            await ann.writes_bot("hello there")
            async for event in people.events(since=0):
                if event and await answered(ann):
                    break
        finally:
            running.terminate()
        assert await running.wait() == 0


async def answered(person: Person) -> bool:
    """Whether the bot has said the same again."""
    token = "424242:run-polling-bot-of-a-stranger-0123456789"
    seen = await person.private(token=token)
    return "hello there" in [message["text"] for message in seen if message["from"]["is_bot"]]
