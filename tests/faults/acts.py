"""What tests of faults do beside living in a town: updates of their own making, ads, looks at the rows."""

import asyncio
import socket
from collections import deque
from collections.abc import Callable
from typing import Any

from bot.emulator.clock import wait
from bot.emulator.people import Group, Person
from bot.emulator.world import updates
from bot.emulator.world.people import Bot, Update
from tests.town import TOKEN, Town

AD = "Best signals: https://t.me/+AbCdEfGhIjKlMnOpQ"


def bot_of(town: Town) -> Bot:
    """The bot as the emulator keeps it."""
    return town.emulator.world.state.bots[int(TOKEN.partition(":")[0])]


def publish(town: Town, kind: str, body: Any, *, key: str = "chat") -> int:
    """An update of any shape, as if Telegram had made it; its number."""
    updates.publish(town.emulator.world, bot_of(town), kind, body, key=key)
    return bot_of(town).newest_update_id


def deliver(town: Town, number: int, body: bytes) -> None:
    """An update with this number and these bytes, whether the bot has had it before or not."""
    bot, world = bot_of(town), town.emulator.world
    bot.updates[number] = Update(number, "message", "put", world.clock.now() + 86_400, body)
    bot.by_key.setdefault("put", deque()).append(number)
    bot.queued_bytes += len(body)
    world.queue_signal(bot.id).fire()


async def gathering(town: Town, **details: Any) -> tuple[Person, Group, Person]:
    """An owner, their group with the bot, and Mallory in it."""
    owner = await town.people.person("Olga Owner")
    group = await town.group("West Hikers", owner, **details)
    mallory = await group.joined_by("Mallory")
    await town.settle()
    return owner, group, mallory


def strikes(town: Town) -> list[dict[str, Any]]:
    """Every strike, oldest first."""
    return town.rows("SELECT * FROM strike ORDER BY given_at, id")


def unfinished(town: Town) -> list[dict[str, Any]]:
    """Inbox rows that wait or are dead."""
    return town.rows("SELECT id, source, key, state, error FROM inbox WHERE state <> 'done'")


def a_message(group: Group, author: Person, text: str, number: int = 900_000, **more: Any) -> dict[str, Any]:
    """A message as Telegram's JSON, from now."""
    chat = {"id": group.id, "type": "supergroup", "title": group.title}
    sender = {"id": author.id, "is_bot": False, "first_name": author.name}
    return {"message_id": number, "from": sender, "chat": chat, "date": 1_767_607_300, "text": text, **more}


async def until(town: Town, happened: Callable[[], bool], seconds: float = 20.0) -> None:
    """Waits until something is so, looking again whenever the emulator has heard from somebody."""
    world = town.emulator.world
    async with asyncio.timeout(seconds):
        while not happened():
            await wait(world.changed, world.reported, seconds=0.2)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])
