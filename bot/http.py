"""The web face of a running bot: webhook receiver, /healthz, /readyz, /metrics. Knows no features."""

import asyncio
import hmac
import json
import logging
import socket
from collections.abc import Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot import metrics
from bot.core.errors import Unusable
from bot.db.engine import is_database_failure

log = logging.getLogger(__name__)

LARGEST_BODY = 1 << 20
BODY_WITHIN = 10.0  # seconds
MOST_AT_ONCE = 256  # posts; Telegram opens forty connections, and comes again after a 503
HEADER = "x-telegram-bot-api-secret-token"


def webhook_app(path: str, secret: str, store: Callable[[Sequence[Any]], Awaitable[None]]) -> Starlette:
    """Takes updates: 200 with an empty body after the commit, 403 without the secret, 503 when they cannot be kept."""

    room = asyncio.Semaphore(MOST_AT_ONCE)

    async def receive(request: Request) -> Response:
        given = request.headers.getlist(HEADER)
        if len(given) != 1 or not hmac.compare_digest(given[0].encode(), secret.encode()):
            metrics.REFUSED.inc()
            return Response(status_code=403)
        if room.locked():
            return Response(status_code=503)
        async with room:
            return Response(status_code=await take(request, store))

    return Starlette(routes=[Route(path, receive, methods=["POST"])])


async def take(request: Request, store: Callable[[Sequence[Any]], Awaitable[None]]) -> int:
    """The status for a post that has the secret: 200 when its update is committed."""
    try:
        async with asyncio.timeout(BODY_WITHIN):
            update = await read_update(request)
    except (ValueError, ClientDisconnect, TimeoutError) as error:
        metrics.REFUSED.inc()
        log.warning("webhook: no update (%s)", str(error) or type(error).__name__)
        return 400
    try:
        await store([update])
    except Exception as error:
        known = is_database_failure(error)
        log.error("webhook: an update was not stored (%s)", type(error).__name__, exc_info=not known)
        return 503
    return 200


async def read_update(request: Request) -> Any:
    """The posted object; ValueError when it is too large or no JSON object."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_BODY:
            raise ValueError("a body over 1 MiB")
    try:
        update = json.loads(body)
    except (ValueError, RecursionError):
        raise ValueError("a body that is no JSON") from None
    if not isinstance(update, dict):
        raise ValueError("a body that is no update")
    return update


def status_app(
    ready: Callable[[], Awaitable[dict[str, Any]]], page: Callable[[], Awaitable[bytes]]
) -> Starlette:
    """/healthz says the process lives; /readyz (200 or 503) whether it works; /metrics in Prometheus' format."""

    async def healthz(_: Request) -> Response:
        return PlainTextResponse("alive\n")

    async def readyz(_: Request) -> Response:
        state = await ready()
        code = 200 if state.pop("ready") else 503
        return PlainTextResponse(json.dumps(state) + "\n", code)

    async def show(_: Request) -> Response:
        return Response(await page(), media_type="text/plain; version=0.0.4")

    routes = [Route("/healthz", healthz), Route("/readyz", readyz), Route("/metrics", show)]
    return Starlette(routes=routes)


class QuietServer(uvicorn.Server):
    """A server inside our loop: signals are the application's own business."""

    @contextmanager
    def capture_signals(self) -> Any:
        yield


@asynccontextmanager
async def serving(app: Starlette, host: str, port: int) -> Any:
    """Serve while the block runs; yields the port in use."""
    try:
        listener = socket.create_server((host, port), backlog=1024)
    except OSError as error:
        raise Unusable(f"{host}:{port} cannot be listened on: {error.strerror or error}") from error
    # Inherited by every connection. asyncio sets it only on sockets that name their protocol, as these do not; without
    # it the second write of an answer waits 40 ms for the acknowledgement of the first.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=5,
        timeout_keep_alive=75,
        lifespan="off",
    )
    server = QuietServer(config)
    task = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        yield listener.getsockname()[1]
    finally:
        server.should_exit = True
        await task
