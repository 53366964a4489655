"""What stands before every route: the Date header of the emulator's clock, and a way to cut a connection."""

import asyncio
import socket
import struct
from collections.abc import Callable
from contextlib import suppress
from email.utils import formatdate
from typing import Any, cast

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.emulator.clock import Clock


class Front:
    """ASGI wrapper around the whole application."""

    def __init__(self, app: ASGIApp, clock: Clock) -> None:
        self._app = app
        self._clock = clock
        self._running: set[asyncio.Task[None]] = set()
        self._stopping = False

    def stop(self) -> None:
        """Cuts every request that is still open."""
        self._stopping = True
        for task in list(self._running):
            task.cancel()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def dated(message: Message) -> None:
            if message["type"] == "http.response.start":
                date = formatdate(self._clock.now(), usegmt=True).encode()
                message["headers"] = [*message.get("headers", []), (b"date", date)]
            await send(message)

        scope["emulator.abort"] = _cutter(send)
        task = cast("asyncio.Task[None]", asyncio.current_task())
        self._running.add(task)
        try:
            await self._app(scope, receive, dated)
        except asyncio.CancelledError:
            if not self._stopping:
                raise
            scope["emulator.abort"]()
        finally:
            self._running.discard(task)


def _cutter(send: Send) -> Callable[[], None]:
    """What resets the connection under a request; uvicorn's send is a method of the object that owns the transport."""
    transport: Any = getattr(getattr(send, "__self__", None), "transport", None)

    def cut() -> None:
        if transport is None:
            return
        if (raw := transport.get_extra_info("socket")) is not None:
            with suppress(OSError):  # it may be closed already
                raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        transport.abort()

    return cut
