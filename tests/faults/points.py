"""Kill points, put into a bot's process from outside: every commit, HTTP send and HTTP receive; at one of them it dies.

A point is named by the step of the script it lies in, by what it stands before or after, and by its number there."""

import functools
import json
import mmap
import os
import re
import signal
import ssl
from collections import Counter
from contextvars import ContextVar
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from sqlalchemy import event
from sqlalchemy.ext.asyncio import create_async_engine
from telegram.request import HTTPXRequest

from bot.db import engine as engines
from bot.telegram import client

KINDS = ("before commit", "after commit", "before send", "after send", "after receive")
WRITES = re.compile(r"\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+(\w+)", re.IGNORECASE)
NO_UPDATES = b'{"ok":true,"result":[]}'
TRUSTING = ssl.create_default_context()  # made once: it takes longer than all else at a bot's start

sending: ContextVar[str] = ContextVar("sending")


@dataclass(frozen=True, order=True)
class Point:
    """`step` of the script (0 = the bot's start), kind, what (method, or the tables written), n-th of these."""

    step: int
    kind: str
    what: str
    nth: int

    def text(self) -> str:
        """As it travels to a fresh process."""
        return json.dumps(asdict(self))


class Board:
    """A few bytes shared with the bot: the step that is being played, and whether the point was reached."""

    def __init__(self, path: Path) -> None:
        if not path.exists():
            path.write_bytes(bytes(8))
        with path.open("r+b") as file:
            self._bytes = mmap.mmap(file.fileno(), 8)

    @property
    def step(self) -> int:
        return int.from_bytes(self._bytes[:4], "big")

    @step.setter
    def step(self, number: int) -> None:
        self._bytes[:4] = number.to_bytes(4, "big")

    @property
    def reached(self) -> bool:
        return bool(self._bytes[4])

    @reached.setter
    def reached(self, value: bool) -> None:
        self._bytes[4] = value


class Points:
    """Counts the points of one process; dies at `target`, writes each to `log`."""

    def __init__(self, board: Board, target: Point | None, log: Path | None) -> None:
        self.board, self.target = board, target
        self.log = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600) if log is not None else None
        self.seen: Counter[tuple[int, str, str]] = Counter()
        self.empty_poll = False

    @classmethod
    def from_environment(cls) -> Self:
        """For a fresh process: board, target and log by name."""
        target = os.environ.get("SWEEP_TARGET")
        log = os.environ.get("SWEEP_LOG")
        point = Point(**json.loads(target)) if target else None
        return cls(Board(Path(os.environ["SWEEP_BOARD"])), point, Path(log) if log else None)

    def reach(self, kind: str, what: str) -> None:
        """The process is at a point: is it the one to die at?"""
        place = (self.board.step, kind, what)
        self.seen[place] += 1
        point = Point(*place, self.seen[place])
        if self.log is not None:
            os.write(self.log, (point.text() + "\n").encode())
        if point == self.target:
            self.board.reached = True
            os.kill(os.getpid(), signal.SIGKILL)

    def install(self) -> None:
        """From now on engines and clients of this process have points."""
        vars(engines)["create_async_engine"] = self.engine
        vars(client)["HTTPXRequest"] = functools.partial(PointedRequest, self)

    # --- database ---------------------------------------------------------------------------------------------------

    def engine(self, *args: Any, **options: Any) -> Any:
        """An engine whose commits of something written are points, named by the tables."""
        made = create_async_engine(*args, **options)
        inner = made.sync_engine
        commit = inner.dialect.do_commit

        def begun(connection: Any) -> None:
            connection.info["written"] = set()

        def executed(connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
            if table := WRITES.match(statement):
                connection.info.setdefault("written", set()).add(table[1])

        def committed(connection: Any) -> None:
            written = "+".join(sorted(connection.info.pop("written", ())))
            if written:
                self.reach("before commit", written)
            commit(connection)
            if written:
                self.reach("after commit", written)

        event.listen(inner, "begin", begun)
        event.listen(inner, "before_cursor_execute", executed)
        vars(inner.dialect)["do_commit"] = committed
        return made


class PointedRequest(HTTPXRequest):
    """HTTP requests with points: before the first byte leaves, when the last has left, when the answer is here.

    A poll that brought nothing, and the one after it, are none: how many there are is a matter of time."""

    def __init__(self, points: Points, **options: Any) -> None:
        self.points = points
        options["httpx_kwargs"] = options.get("httpx_kwargs", {}) | {"verify": TRUSTING}
        super().__init__(**options)

    def _build_client(self) -> Any:
        made = super()._build_client()
        vars(made)["request"] = functools.partial(made.request, extensions={"trace": self.trace})
        return made

    async def trace(self, name: str, _info: Any) -> None:
        """The connection tells what it does."""
        if name == "http11.send_request_body.complete" and (method := sending.get()):
            self.points.reach("after send", method)

    async def do_request(self, url: str, *args: Any, **options: Any) -> tuple[int, bytes]:
        method = url.rpartition("/")[2]
        polls = method == "getUpdates"
        quiet = polls and self.points.empty_poll
        sending.set("" if quiet else method)
        if not quiet:
            self.points.reach("before send", method)
        status, body = await super().do_request(url, *args, **options)
        if polls:
            self.points.empty_poll = body == NO_UPDATES
        if not (polls and self.points.empty_poll):
            self.points.reach("after receive", method)
        return status, body
