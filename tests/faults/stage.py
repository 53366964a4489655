"""Where a bot dies and lives again: an emulator in a process of its own, a database, one bot process at a time.

Nothing here runs a loop or a thread or keeps a connection, so that a bot can be forked off at any moment."""

import asyncio
import importlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
import traceback
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from time import perf_counter
from typing import Any

from sqlalchemy.orm import configure_mappers

from bot import app
from bot.config import load
from bot.core.texts import Texts
from bot.registry import POLICIES
from tests.faults.copies import Copies
from tests.faults.points import Board, Point, Points
from tests.town import NO_OBSERVING, TOKEN

Json = dict[str, Any]
ROOT = Path(__file__).parents[2]
# Real seconds. Where others need the machine, a fresh process takes half a minute; until it is there, time must wait.
STARTS_WITHIN = 120
LOOK_EVERY = 0.005
PATIENCE, IMPATIENT = 10, 1
# What a bot would only import or read once it runs, for all bots to come.
LATE = (
    "aiosqlite", "anyio._backends._asyncio", "apscheduler.executors.asyncio", "apscheduler.triggers.interval",
    "concurrent.futures.thread", "httpcore", "psycopg",
)  # fmt: skip
for late in LATE:
    importlib.import_module(late)
TEXTS = Texts.load()
configure_mappers()


def free_port() -> int:
    """A port of this machine that nobody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


class Refused(Exception):
    """The emulator says that this cannot be done."""


class Broken(Exception):
    """The bot did not do what a bot does: it did not start, ended by itself, or never became quiet."""


@dataclass
class Bot:
    """A bot process and the descriptor that tells of its end."""

    pid: int
    end: int

    @property
    def ended(self) -> bool:
        return bool(select.select([self.end], [], [], 0)[0])


@dataclass
class Stage:
    """`work` is the database that the bot runs on."""

    folder: Path
    copies: Copies
    environment: Mapping[str, str] = field(default_factory=dict)
    work: str = "work"
    bot: Bot | None = None
    fresh: bool = False
    lives: int = 0
    patience: int = PATIENCE
    targets: list[Point] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.port = free_port()
        self.board = Board(self.folder / "board")
        self.log = self.folder / "bot.log"
        options = ["--port", str(self.port), "--patience", str(STARTS_WITHIN)]
        command = [sys.executable, "-m", "bot", "emulator", *options]
        with (self.folder / "emulator.log").open("ab") as out:
            self.emulator = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=out)
        end = perf_counter() + STARTS_WITHIN
        while True:
            try:
                self.ask("POST", "/bots", token=TOKEN, name="Anthill", username="anthill_bot")
                return
            except ConnectionError:
                if perf_counter() > end or self.emulator.poll() is not None:
                    raise
                select.select([], [], [], LOOK_EVERY)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def settings(self) -> dict[str, str]:
        """The bot's environment."""
        return {
            "ANTHILL_TOKEN": TOKEN,
            "ANTHILL_DATABASE__URL": self.copies.url(self.work),
            "ANTHILL_TELEGRAM__BASE_URL": self.url,
            **NO_OBSERVING,
            **self.environment,
        }

    def close(self) -> None:
        """Everything ends."""
        self.kill()
        self.emulator.kill()
        self.emulator.wait()

    # --- the emulator -----------------------------------------------------------------------------------------------

    def ask(self, method: str, path: str, **body: Any) -> Json:
        """One control call. A bot that dies meanwhile is started again, and the call goes on."""
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=90)) as connection:
            raw = json.dumps({name: value for name, value in body.items() if value is not None})
            connection.request(method, f"/emulator{path}", raw if body else None)
            self._attend(connection.sock)
            answer = connection.getresponse()
            found: Json = json.loads(answer.read())
        if answer.status != 200:
            raise Refused(str(found.get("error")))
        return found

    def _attend(self, sock: Any) -> None:
        """Until the answer comes."""
        while self.bot is not None:
            ready, _, _ = select.select([sock, self.bot.end], [], [])
            if self.bot.end not in ready:
                return
            self._reborn()

    def settle(self) -> None:
        """Until nobody has anything left to do. An answer that came over a bot's death speaks of the dead."""
        lives, settled = -1, False
        while lives != self.lives:
            lives, settled = self.lives, self.ask("POST", "/settle", timeout=30)["settled"]
        if not settled:
            raise Broken(f"not quiet after 30 s: {self.told()}")

    def calls(self, since: int) -> list[Json]:
        """Calls of the bot after that number."""
        found: list[Json] = self.ask("GET", f"/calls?since={since}")["calls"]
        return found

    def last_call(self) -> int:
        return int(self.ask("GET", "/calls?since=999999999999")["last"])

    @contextmanager
    def failing(self, rule: Json) -> Iterator[None]:
        """One call is answered by an error. Whoever presses a button meanwhile does not wait for long."""
        self.patience = IMPATIENT
        self.ask("POST", "/faults", rules=[rule])
        try:
            yield
        finally:
            self.patience = PATIENCE

    def failed(self) -> bool:
        """Was that call made?"""
        return any(rule["done"] for rule in self.ask("GET", "/faults")["rules"])

    # --- the bot ----------------------------------------------------------------------------------------------------

    def start(self, log: Path | None = None) -> None:
        """A bot on the work database, listening when this returns. It dies at the first of `targets`; `fresh` = by the
        command line in a new process, else forked off. One that dies meanwhile has another in its place by then."""
        since = self.last_call()
        self.lives += 1
        mine = self.lives
        pid = self._fork(self.targets[0] if self.targets else None, log)
        self.bot = Bot(pid, os.pidfd_open(pid))
        end = perf_counter() + STARTS_WITHIN
        while not any(call["method"] == "deleteWebhook" for call in self.calls(since)) and self.lives == mine:
            if perf_counter() > end:
                raise Broken(f"the bot did not start: {self.told()}")
            select.select([self.bot.end], [], [], LOOK_EVERY)

    def _fork(self, target: Point | None, log: Path | None) -> int:
        if pid := os.fork():
            return pid
        try:
            out = os.open(self.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            os.dup2(out, 1)
            os.dup2(out, 2)
            if self.fresh:
                self._execute(target)
            Points(self.board, target, log).install()
            Texts.load = lambda *_: TEXTS  # type: ignore[method-assign]  # of this process alone
            asyncio.run(app.run(load(None, POLICIES, self.settings), clock_url=self.url))
        except BaseException:  # noqa: BLE001 - a fork must never go on as its parent
            traceback.print_exc()
        finally:
            os._exit(70)

    def _execute(self, target: Point | None) -> None:
        """A new process in place of this one."""
        environment = {"PATH": os.environ["PATH"], **self.settings, "SWEEP_BOARD": str(self.folder / "board")}
        if target is not None:
            environment["SWEEP_TARGET"] = target.text()
        os.chdir(ROOT)
        module = "tests.faults.armed" if target is not None else "bot"
        os.execve(sys.executable, [sys.executable, "-m", module, "run", "--clock", self.url], environment)  # noqa: S606 - takes this one's place

    def kill(self) -> None:
        """SIGKILL, from outside."""
        if self.bot is not None:
            os.kill(self.bot.pid, signal.SIGKILL)
            self._bury(self.bot)

    def _bury(self, bot: Bot) -> int:
        os.close(bot.end)
        self.bot = None
        return os.waitpid(bot.pid, 0)[1]

    def _reborn(self) -> None:
        """A bot has died: at its point, else something is wrong; another goes on with its database."""
        assert self.bot is not None
        status = self._bury(self.bot)
        killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
        if not killed or not self.board.reached:
            raise Broken(f"the bot ended by itself ({status}): {self.told()}")
        self.next_target()
        self.start()

    def next_target(self) -> None:
        """That kill is done."""
        self.board.reached = False
        self.targets.pop(0)

    def told(self) -> str:
        """The end of the bots' log."""
        return self.log.read_text(errors="replace")[-3000:] if self.log.exists() else ""

    # --- going back -------------------------------------------------------------------------------------------------

    def save(self, name: str) -> int:
        """Database and emulator as they are, kept; gives the emulator's number of it."""
        self.copies.copy(self.work, name)
        return int(self.ask("POST", "/snapshot")["id"])

    def load(self, name: str, snapshot: int) -> None:
        """Everything as it was saved."""
        self.kill()
        self.copies.copy(name, self.work)
        self.ask("POST", "/restore", id=snapshot)
        self.ask("POST", "/faults", rules=[])
        self.log.unlink(missing_ok=True)
        self.board.reached, self.targets = False, []
