"""The emulator as one HTTP server in the running loop: routes, background work, start and stop."""

import asyncio
import contextlib
import socket
from collections.abc import Generator
from datetime import datetime
from types import TracebackType
from typing import Self

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.emulator import control_chats, control_clock, control_messages, control_watch, pages
from bot.emulator.botapi import BotApi, refusal
from bot.emulator.clock import START, Clock
from bot.emulator.errors import not_found
from bot.emulator.front import Front
from bot.emulator.hooks import Hooks
from bot.emulator.world import storing
from bot.emulator.world.state import BOT_APIS, HUNG_UP_AFTER, World

IDLE = 3600.0


def create_app(world: World, page: pages.Page) -> Front:
    """The ASGI application: Bot API, files, the /emulator contract and the chat page on one world."""

    async def file(request: Request) -> Response:
        stored = storing.served(world, request.path_params["path"])
        if stored is None:
            return _missing()
        return Response(stored.content, media_type=stored.mime_type)

    api = BotApi(world)
    verbs = ["GET", "POST"]
    routes = [
        Route("/bot{token}", api, methods=verbs),
        Route("/bot{token}/{method}", api, methods=verbs),
        Route("/bot{token}/test/{method}", api, methods=verbs),
        Route("/file/bot{token}/{path:path}", file),
        *control_chats.routes(world),
        *control_messages.routes(world),
        *control_clock.routes(world),
        *control_watch.routes(world),
        *pages.routes(world, page),
    ]
    app = Starlette(routes=routes, exception_handlers={404: lambda request, error: _missing()})
    return Front(app, world.clock)


def _missing() -> Response:
    reply = refusal(not_found())
    return Response(reply.body, reply.status, reply.headers)


class _Server(uvicorn.Server):
    """uvicorn without its signal handling and its ticks, and with a sign that it listens; it ends when told to."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.listening, self.ending = asyncio.Event(), asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.listening.set()

    async def main_loop(self) -> None:
        await self.ending.wait()

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        yield


class Emulator:
    """A running emulator: `async with Emulator() as emulator: emulator.url, emulator.world, emulator.page`.

    Port 0 takes a free one. `now` is where its time starts, `bot_api` the version it speaks, `paced` turns the
    429 limits on, `strict_webhooks` refuses webhook addresses that the cloud would refuse, `patience` is for how many
    real seconds time waits for a bot that follows it and hung up: one that is killed and started again needs as many.
    """

    def __init__(
        self,
        port: int = 0,
        *,
        host: str = "127.0.0.1",
        now: datetime | None = None,
        bot_api: str = "10.3",
        paced: bool = False,
        strict_webhooks: bool = False,
        patience: float = HUNG_UP_AFTER,
        seed: int = 1,
    ) -> None:
        if bot_api not in BOT_APIS:
            raise ValueError(f"bot_api: one of {', '.join(BOT_APIS)} is needed")
        self.world = World(Clock(now or START), bot_api=bot_api, paced=paced, seed=seed)
        self.world.strict_webhooks = strict_webhooks
        self.world.patience = patience
        self.page = pages.Page(self.world)
        self._address = (host, port)
        self._tasks: list[asyncio.Task[None]] = []

    async def __aenter__(self) -> Self:
        listener = socket.create_server(self._address, backlog=1024)
        # Inherited by every connection; without it the second write of an answer waits 40 ms for an acknowledgement.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        host, port = listener.getsockname()[:2]
        self.url = f"http://{host}:{port}"
        self._front = create_app(self.world, self.page)
        self._server = _Server(
            uvicorn.Config(
                self._front,
                lifespan="off",
                log_config=None,
                access_log=False,
                date_header=False,
                server_header=False,
                timeout_graceful_shutdown=1,
            )
        )
        hooks = Hooks(self.world, BotApi(self.world).perform)
        loops = [self._server.serve([listener]), run_timers(self.world), hooks.run()]
        self._tasks = [asyncio.create_task(one) for one in loops]
        await self._server.listening.wait()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.ending.set()
        self._front.stop()
        for task in self._tasks[1:]:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def run(self) -> None:
        """Returns when the server has ended."""
        await asyncio.shield(self._tasks[0])


async def run_timers(world: World) -> None:
    """Runs the world's timers when their time comes."""
    while True:
        world.run_timers()
        timers = world.state.timers
        until = timers[0].at if timers else world.clock.now() + IDLE
        await world.clock.pass_until(until, world.scheduled)


async def serve(
    port: int,
    *,
    host: str = "127.0.0.1",
    now: datetime | None = None,
    bot_api: str = "10.3",
    paced: bool = False,
) -> None:
    """Runs an emulator until it is cancelled."""
    async with Emulator(port, host=host, now=now, bot_api=bot_api, paced=paced) as emulator:
        await emulator.run()
