"""A town for stories: the emulator, its people, and the bot at work on a database of its own. Asserts nothing."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, NullPool, create_engine, text

from bot import app as bots
from bot.config import Config, load
from bot.db.migrate import sync_url
from bot.emulator.clock import wait
from bot.emulator.people import Group, People, Person
from bot.emulator.server import Emulator
from bot.registry import POLICIES

TOKEN = "777000111:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
NO_OBSERVING = {"ANTHILL_POLICY__ADS__OBSERVE": "off"}


@dataclass
class Town:
    """One emulator and one bot. `mode`: inside (same process), process (polling), webhook (another process)."""

    people: People
    emulator: Emulator
    url: str
    database: str
    mode: str
    environment: dict[str, str]
    folder: Path
    running: AsyncExitStack = field(default_factory=AsyncExitStack)
    app: bots.App | None = None
    process: asyncio.subprocess.Process | None = None
    log: Path | None = None

    async def start(self) -> None:
        """The bot begins to work."""
        if self.mode == "inside":
            config = load(None, POLICIES, self.environment)
            self.app = await self.running.enter_async_context(bots.running(config, self.url))
        else:
            await self._start_process()
        await self.settle()

    async def _start_process(self) -> None:
        self.log = self.folder / "bot.log"
        with self.log.open("ab") as out:
            command = (sys.executable, "-m", "bot", "run", "--clock", self.url)
            environment = {"PATH": os.environ["PATH"], **self.environment}
            self.process = await asyncio.create_subprocess_exec(
                *command, cwd=Path(__file__).parents[1], env=environment, stdout=out, stderr=out
            )
        world, bot = self.emulator.world, int(TOKEN.partition(":")[0])
        world.followers.pop(bot, None)  # what an earlier process said of itself
        while bot not in world.followers:
            assert self.process.returncode is None, self.told()
            await wait(world.reported, seconds=0.2)

    async def stop(self) -> None:
        """The bot ends in good order."""
        if self.process is not None:
            if self.process.returncode is None:
                self.process.terminate()
            await self.process.wait()
            self.process = None
        await self.running.aclose()
        self.running, self.app = AsyncExitStack(), None

    async def restart(self) -> None:
        """The bot ends and begins again on the same database."""
        await self.stop()
        await self.start()

    async def kill(self) -> None:
        """SIGKILL; only where the bot is a process of its own."""
        assert self.process is not None
        self.process.kill()
        await self.process.wait()
        self.process = None

    async def settle(self) -> None:
        """Until nobody has anything left to do."""
        assert await self.people.settle(), self.told()

    async def advance(self, span: str, *, jump: bool = False) -> None:
        """Time goes by: "90s", "25h", "3d"."""
        await self.people.advance(span, jump=jump)
        await self.settle()

    async def group(self, title: str, owner: Person, *, rights: Any = "all", **details: Any) -> Group:
        """A group with the bot in it, made admin by the owner."""
        group = await self.people.group(title, owner, **details)
        await group.add_bot(rights=rights)
        await self.settle()
        return group

    def rows(self, query: str, **values: Any) -> list[dict[str, Any]]:
        """What stands in the bot's database."""
        with reader(self.database).connect() as connection:
            return [dict(row._mapping) for row in connection.execute(text(query), values)]

    def told(self) -> str:
        """What the bot wrote to its log, where it is another process."""
        return (
            self.log.read_text(errors="replace")[-4000:] if self.log and self.log.exists() else "not settled"
        )


@lru_cache(maxsize=4)
def reader(database: str) -> Engine:
    """A way to read a database that keeps no connection open."""
    return create_engine(sync_url(database), poolclass=NullPool)


@asynccontextmanager
async def town_of(
    folder: Path,
    database: str,
    *,
    mode: str = "inside",
    environment: Mapping[str, str] | None = None,
    **options: Any,
) -> AsyncIterator[Town]:
    """A town whose bot is running; `options` are the emulator's."""
    async with Emulator(**options) as emulator:
        settings = {
            "ANTHILL_TOKEN": TOKEN,
            "ANTHILL_DATABASE__URL": database,
            "ANTHILL_TELEGRAM__BASE_URL": emulator.url,
            **(NO_OBSERVING if "ads" in POLICIES else {}),
            **(environment or {}),
        }
        if mode == "webhook":
            settings |= webhook_settings()
        people = People(emulator.url)
        await people.bot(TOKEN, name="Anthill", username="anthill_bot")
        town = Town(people, emulator, emulator.url, database, mode, settings, folder)
        await town.start()
        try:
            yield town
        finally:
            await town.stop()


def webhook_settings() -> dict[str, str]:
    """A receiver on a free port of this machine."""
    import socket

    with socket.create_server(("127.0.0.1", 0)) as found:
        port = found.getsockname()[1]
    return {
        "ANTHILL_TELEGRAM__MODE": "webhook",
        "ANTHILL_TELEGRAM__WEBHOOK__URL": f"http://127.0.0.1:{port}/hook",
        "ANTHILL_TELEGRAM__WEBHOOK__SECRET": "a-long-secret-of-more-than-32-letters",
        "ANTHILL_TELEGRAM__WEBHOOK__PORT": str(port),
    }


def texts_of(messages: Sequence[Any]) -> list[str]:
    """The words of messages, as somebody sees them."""
    return [message.text for message in messages if message.text]


__all__ = ["Config", "Group", "People", "Person", "Town", "texts_of", "town_of"]
