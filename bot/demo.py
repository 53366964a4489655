"""`anthill demo`: emulator, bot and chat page in this process, on this machine alone. Holds no story and no law."""

import asyncio
import os
import signal
import sys
import tempfile
import webbrowser
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import click

from bot import app as bots
from bot import logs
from bot.config import Config, build_config_type
from bot.core.errors import Unusable
from bot.core.strikes import StrikePolicy
from bot.db import queries
from bot.emulator.demo import gather
from bot.emulator.pages import Standing
from bot.emulator.people import People
from bot.emulator.server import Emulator
from bot.emulator.tour import guide
from bot.registry import POLICIES

KEY = "200300400:The_demo_never_talks_to_Telegram_000"  # well-formed, and no real bot's
SHOWS = ("DISPLAY", "WAYLAND_DISPLAY")


async def run(*, port: int, bot_api: str, browser: bool, tour: bool, keep: Path | None) -> int:
    """Run until SIGTERM or SIGINT; the process' exit code. `keep`: a file that the database is made in."""
    logs.setup("warning", "plain", [KEY])
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    with database_of(keep) as database:
        async with playing(port, bot_api, database, tour) as (url, ended):
            click.echo(f"Anthill's demo: {url} (Ctrl+C ends it)")
            if browser and can_show():
                await asyncio.to_thread(webbrowser.open, url)
            ended.add_done_callback(lambda _: stop.set())
            await stop.wait()
            if ended.done():
                ended.result()
    return 0


def can_show() -> bool:
    """Whether there is a screen; without one, Linux would open a browser inside the terminal."""
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in SHOWS)


@contextmanager
def database_of(keep: Path | None) -> Iterator[str]:
    """The URL of a new database, which is gone afterwards unless it is to be kept."""
    if keep is None:
        with tempfile.TemporaryDirectory(prefix="anthill-demo-") as folder:
            yield f"sqlite:///{folder}/anthill.db"
        return
    if keep.exists():
        raise Unusable(
            f"{keep} is there already, and every demo begins anew. Name a file that does not exist yet."
        )
    if not keep.absolute().parent.is_dir():
        raise Unusable(f"{keep.absolute().parent} is no folder.")
    yield f"sqlite:///{keep.absolute()}"


def config_of(url: str, database: str) -> Config:
    """The bot's settings: nothing is read from files or the environment; ads are acted on from the first minute."""
    return build_config_type(POLICIES).model_validate(
        {
            "token": KEY,
            "telegram": {"base_url": url},
            "database": {"url": database},
            "policy": {"ads": {"observe": False}},
        }
    )


@asynccontextmanager
async def playing(
    port: int, bot_api: str, database: str, tour: bool
) -> AsyncIterator[tuple[str, "asyncio.Future[None]"]]:
    """The cast is in its chats, the bot at work and the page open: its address, and what ends when the bot does."""
    try:
        emulator = await Emulator(port, bot_api=bot_api).__aenter__()
    except OSError as error:
        raise Unusable(
            f"Port {port} cannot be used ({error.strerror}). Try --port 0 for any free one."
        ) from None
    try:
        people = People(emulator.url)
        await people.bot(KEY, name="Anthill", username="anthill_bot")
        async with bots.running(config_of(emulator.url, database), emulator.url) as app:
            emulator.page.standing = standing_of(app)
            cast = await gather(people, emulator.page)
            guiding = asyncio.create_task(guide(emulator.page, people, cast)) if tour else None
            yield emulator.url, app.ended
            if guiding is not None:
                guiding.cancel()
    finally:
        await emulator.__aexit__(None, None, None)


def standing_of(app: bots.App) -> Standing:
    """What the page asks: a chat's id -> {person: {strikes, limit, score}}, each where there is such a thing."""

    async def standing(chat: int) -> dict[int, dict[str, int]]:
        async with app.database.reading() as session:
            counts = await queries.count_strikes(session, chat, app.clock.now())
            scores = await queries.list_scores(session, chat)
        lane = app.lanes.loaded(chat)
        policies = lane.policies if lane is not None else {}
        limit = getattr(policies.get(StrikePolicy), "limit", StrikePolicy().limit)
        found: dict[int, dict[str, int]] = {user: {"score": score} for user, score in scores.items()}
        for user, count in counts.items():
            found.setdefault(user, {}).update(strikes=count, limit=limit)
        return found

    return standing
