"""The one place where things are built and joined: a bot from its config, running until it is told to stop."""

import asyncio
import gc
import logging
import signal
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from bot import charts, http, metrics
from bot.alone import alone
from bot.clocks import FollowedClock
from bot.config import Config
from bot.core.clock import Clock, RealClock
from bot.core.decisions import EFFECTS, ChangeMember, Decision, Note
from bot.core.errors import Unusable
from bot.core.texts import Texts
from bot.db import migrate
from bot.db.engine import Database
from bot.db.install import installation
from bot.db.journal import newest_update, open_rows
from bot.db.lanes import Lanes
from bot.db.lock import ProcessLock
from bot.db.policies import Policies
from bot.db.rekey import known_aliases
from bot.feature import Me
from bot.registry import FEATURES
from bot.telegram.client import Bot, insist, introduce, make_bot, use_polling, use_webhook
from bot.telegram.dispatch import Dispatch
from bot.telegram.incoming import Reader
from bot.telegram.pacing import Pacing
from bot.telegram.receive import Intake, Poller
from bot.telegram.rights import identity
from bot.telegram.sender import Sender
from bot.telegram.sweeper import Sweeper
from bot.turns import Turns

log = logging.getLogger(__name__)

SILENT_AFTER = 90  # seconds without an answer to a poll, which takes thirty at most
STOPS_WITHIN = 5  # seconds; a container is killed after ten
DATABASE_ANSWERS_WITHIN = 5
DUE_NEVER = (*EFFECTS.values(), Note, ChangeMember)  # decisions that make no row a sweep could find


class App:
    """A running bot: its loops, and what can be asked of them."""

    def __init__(
        self,
        config: Config,
        bot: Bot,
        me: Me,
        database: Database,
        lock: ProcessLock,
        clock: Clock,
        secret: bytes,
        aliases: dict[int, int],
    ) -> None:
        self.config, self.bot, self.me, self.clock = config, bot, me, clock
        self.database, self.lock = database, lock
        defaults = (config.locale.language, config.locale.timezone)
        loaders = {feature.name: feature.load for feature in FEATURES if feature.load is not None}
        self.lanes = Lanes(Policies(config.policies), loaders, defaults, secret=secret)
        self.pulse = asyncio.Event()
        self.ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        numbers = config.pacing
        pacing = Pacing(
            chat_seconds=numbers.chat_seconds,
            chat_burst=numbers.chat_burst,
            total_per_second=numbers.overall_per_second,
            bulk_per_second=numbers.bulk_per_second,
        )
        self.sender = Sender(database, bot, clock, pacing, secret, aliases, self.on_inbox, self.pulse.set)
        self.sweeper = Sweeper(database, FEATURES, clock, self.on_inbox, self.pulse.set)
        self.intake = Intake(database, clock, aliases, self.on_inbox)
        self.dispatch = Dispatch(
            database,
            bot,
            Turns(FEATURES, Texts.load(), me, secret),
            self.lanes,
            Reader(me.id, secret, aliases),
            clock,
            on_recorded=self.on_recorded,
            on_message=self.sender.saw,
            on_step=self.pulse.set,
        )

    def on_inbox(self) -> None:
        """Rows that start turns were committed."""
        self.dispatch.wake.set()
        self.pulse.set()

    def on_recorded(self, decisions: Sequence[Decision]) -> None:
        """Turns were committed: there may be calls to make, and rows that became due."""
        if decisions:
            self.sender.idle = False
            self.sender.wake.set()
        if not all(isinstance(decision, DUE_NEVER) for decision in decisions):
            self.sweeper.idle = False
            self.sweeper.wake.set()
        self.pulse.set()

    @property
    def idle(self) -> bool:
        """Nothing is being worked on, and nothing is due."""
        return self.dispatch.idle and self.sender.idle and self.sweeper.idle

    @property
    def due(self) -> datetime | None:
        """The earliest instant at which something becomes due."""
        return earliest(self.sweeper.due, self.sender.due)

    async def report(self, clock: FollowedClock) -> None:
        """Tell the clock we follow how far we are, whenever a loop has made a step."""
        finished = 0
        while True:
            self.pulse.clear()
            if self.idle:
                asleep, held = self.dispatch.asleep, self.sender.held
                finished = finished if asleep else self.intake.newest
                clock.report(earliest(self.due, asleep), finished, earliest(held, asleep))
            else:
                clock.report(self.clock.now(), finished)
            await self.pulse.wait()

    async def quiet(self) -> None:
        """Return when nothing is being worked on."""
        while not self.idle:
            self.pulse.clear()
            await self.pulse.wait()

    async def ready(self) -> dict[str, Any]:
        """Readiness with its parts: a fresh answer to a poll, a database that can be read and took what was written."""
        heard = self.intake.answered_at
        age = (self.clock.now() - heard).total_seconds() if heard else None
        fresh = self.config.telegram.mode == "webhook" or (age is not None and age < SILENT_AFTER)
        parts = (self.intake, self.dispatch, self.sender, self.sweeper)
        stored = await self.can_read() and not any(part.down for part in parts)
        ready = fresh and stored and not self.ended.done()
        return {"ready": ready, "poll_age_seconds": age, "database": stored, "idle": self.idle}

    async def can_read(self) -> bool:
        """Does the database answer, within a few seconds?"""
        with suppress(SQLAlchemyError, OSError, TimeoutError):
            async with asyncio.timeout(DATABASE_ANSWERS_WITHIN), self.database.reading() as session:
                await session.execute(select(1))
                return True
        return False

    async def metrics(self) -> bytes:
        """The gauges as they are now, with all that was counted."""
        now, heard = self.clock.now(), self.intake.answered_at
        async with self.database.reading() as session:
            inbox, outbox, oldest = await open_rows(session)
        metrics.show(metrics.INBOX, inbox, ("new", "dead"))
        metrics.show(metrics.OUTBOX, outbox, ("pending", "sending", "parked", "unknown", "dead"))
        metrics.OLDEST.set((now - oldest).total_seconds() if oldest else 0)
        metrics.HELD.set(len(self.dispatch.held))
        metrics.FLYING.set(len(self.sender.flight.tasks))
        metrics.SILENT.set((now - heard).total_seconds() if heard else -1)
        return metrics.page()


def earliest(*instants: datetime | None) -> datetime | None:
    """The first of those that there are."""
    return min((instant for instant in instants if instant is not None), default=None)


@asynccontextmanager
async def opened(config: Config, clock_url: str | None = None) -> AsyncIterator[App]:
    """Database, identity and parts, not running yet. Unusable when something must be mended first."""
    token = config.bot_token().get_secret_value()
    async with AsyncExitStack() as stack:
        bring_up = migrate.upgrade if config.database.auto_migrate else migrate.check
        database, lock = await stack.enter_async_context(alone(config, bring_up))
        bot = make_bot(token, config.telegram.base_url, config.telegram.proxy)
        stack.push_async_callback(bot.shutdown)
        await introduce(bot)
        clock = await clock_of(stack, clock_url, bot.id)
        async with database.writing() as connection:
            secret = await installation(connection, bot.id)
            aliases = await known_aliases(connection)
        me = await insist(lambda: identity(bot, draws=charts.installed()))
        app = App(config, bot, me, database, lock, clock, secret, aliases)
        if isinstance(clock, FollowedClock):
            follower = asyncio.create_task(app.report(clock))
            stack.callback(follower.cancel)
        yield app


async def clock_of(stack: AsyncExitStack, url: str | None, bot_id: int) -> Clock:
    """The machine's clock, or the emulator's."""
    if url is None:
        return RealClock()
    clock = FollowedClock(url, bot_id)
    follow = asyncio.create_task(clock.follow())
    stack.callback(follow.cancel)
    await clock.started.wait()
    return clock


@asynccontextmanager
async def running(config: Config, clock_url: str | None = None) -> AsyncIterator[App]:
    """The bot at work for as long as the block runs; an ended loop is raised by `app.ended`."""
    async with AsyncExitStack() as stack:
        app = await stack.enter_async_context(opened(config, clock_url))
        await app.sender.recover()
        async with app.database.reading() as session:
            app.intake.newest = await newest_update(session)
        polls = config.telegram.mode == "polling"
        await (use_polling(app.bot) if polls else receive_by_webhook(stack, app))
        if config.http.port:
            status = http.status_app(app.ready, app.metrics)
            await stack.enter_async_context(http.serving(status, config.http.listen, config.http.port))
        taking = [asyncio.ensure_future(Poller(app.bot, app.intake, app.clock).run())] if polls else []
        loops = (app.dispatch.run(), app.sender.run(), app.sweeper.run(), app.lock.keep())
        working = [asyncio.ensure_future(loop) for loop in loops]
        app.ended = asyncio.ensure_future(first_end([*taking, *working]))
        stack.push_async_callback(finish, app, taking, working)
        log.info("%s is running", app.me.username)
        yield app


async def receive_by_webhook(stack: AsyncExitStack, app: App) -> None:
    """Listen first, then tell Telegram where."""
    hook = app.config.telegram.webhook
    if hook.url is None or hook.secret is None:
        raise Unusable("mode webhook needs telegram.webhook.url and telegram.webhook.secret")
    secret = hook.secret.get_secret_value()
    receiver = http.webhook_app(urlsplit(hook.url).path or "/", secret, app.intake.store)
    await stack.enter_async_context(http.serving(receiver, hook.listen, hook.port))
    await use_webhook(app.bot, hook.url, secret)


async def first_end(tasks: Sequence["asyncio.Future[None]"]) -> None:
    """Wait for the first loop that ends, and raise why: none should."""
    done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    done.pop().result()


async def finish(
    app: App, taking: Sequence["asyncio.Future[None]"], working: Sequence["asyncio.Future[None]"]
) -> None:
    """Take no more, end what is under way (a few seconds at most); the rest was committed and goes on at next start."""
    for task in taking:
        task.cancel()
    with suppress(TimeoutError):
        async with asyncio.timeout(0 if app.ended.done() else STOPS_WITHIN):
            await app.quiet()
    left = [app.ended, *taking, *working, *app.dispatch.held.values(), *app.sender.flight.tasks]
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)


async def run(config: Config, *, clock_url: str | None = None) -> int:
    """Run until SIGTERM or SIGINT; the process' exit code."""
    stop, started = asyncio.Event(), asyncio.Event()
    working = asyncio.ensure_future(work(config, clock_url, stop, started))

    def end() -> None:
        stop.set()
        if not started.is_set():  # Telegram may not have answered for hours
            working.cancel()

    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, end)
    with suppress(asyncio.CancelledError):
        await working
    return 0


async def work(config: Config, clock_url: str | None, stop: asyncio.Event, started: asyncio.Event) -> None:
    """Start, and work until told to stop or a loop ends."""
    async with running(config, clock_url) as app:
        # What is there now stays: the collector need not look at it again and again, a fifth of a turn's time.
        gc.collect()
        gc.freeze()
        started.set()
        waiting = asyncio.ensure_future(stop.wait())
        await asyncio.wait((waiting, app.ended), return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
        if app.ended.done():
            app.ended.result()
