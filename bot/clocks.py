"""A clock that follows the emulator's over HTTP, so that a bot in another process lives in its time."""

import asyncio
import json
import logging
import time
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit

from bot.core.clock import first_of

log = logging.getLogger(__name__)

RETRY = 1.0  # seconds of real time before an emulator that does not answer is asked again
EPOCH = datetime.fromtimestamp(0, UTC)


class FollowedClock:
    """The emulator's time, at real speed between its moves. `follow` runs as a task beside the bot."""

    def __init__(self, url: str, bot: int) -> None:
        """`url` is the emulator's address, `bot` the id of the bot that follows."""
        parts = urlsplit(url)
        self._host, self._port = parts.hostname or "127.0.0.1", parts.port or 80
        self._told = {"bot": str(bot), "after": "", "seen": "0", "due": "", "held": ""}
        self._base, self._since = EPOCH, time.perf_counter()
        self._moved = asyncio.Event()
        self._reported = asyncio.Event()
        self.started = asyncio.Event()  # set by the first answer; `now` is wrong before

    def now(self) -> datetime:
        """The emulator's instant, as last heard and run on since."""
        return self._base + timedelta(seconds=time.perf_counter() - self._since)

    async def sleep_until(self, instant: datetime | None, wake: asyncio.Event) -> None:
        """Return at the instant (None: never), when `wake` is set, or when the emulator's clock is moved."""
        left = None if instant is None else (instant - self.now()).total_seconds()
        if left is None or left > 0:
            await first_of(wake, self._moved, seconds=left)

    def report(self, due: datetime | None, seen: int, held: datetime | None = None) -> None:
        """Tell the emulator the earliest due instant, the highest update_id that is wholly done, and the release of
        what only pacing or a 429 holds back.
        """
        if due and due <= self.now():
            due = EPOCH  # whatever is due now is the same news, however long it has been
        news = {"due": _text(due), "seen": str(seen), "held": _text(held)}
        if self._told | news != self._told:
            self._told |= news
            self._reported.set()

    async def follow(self) -> None:
        """Ask, take over the answer, ask again, for ever; a report ends the open question and asks anew."""
        while True:
            self._reported.clear()
            question = asyncio.create_task(self._ask())
            report = asyncio.create_task(self._reported.wait())
            try:
                await asyncio.wait((question, report), return_when=asyncio.FIRST_COMPLETED)
            finally:
                question.cancel()
                report.cancel()
            if question.done():
                await self._take(question)

    async def _take(self, question: "asyncio.Task[dict[str, Any]]") -> None:
        try:
            answer = question.result()
        except (OSError, EOFError, ValueError) as error:
            log.warning("the emulator's clock does not answer: %s", error)
            await first_of(self._reported, seconds=RETRY)
            return
        self._base, self._since = datetime.fromisoformat(answer["now"]), time.perf_counter()
        version = str(answer["version"])
        if version != self._told["after"]:
            # Until the bot has looked at the new time and reported, something of it may be due.
            self._told |= {"after": version, "due": _text(EPOCH), "held": ""}
            moved, self._moved = self._moved, asyncio.Event()
            moved.set()
        self.started.set()

    async def _ask(self) -> dict[str, Any]:
        """The emulator's answer, which comes when its clock is moved; ValueError for one that is no JSON."""
        reader, writer = await asyncio.open_connection(self._host, self._port)
        try:
            target = f"/emulator/clock?{urlencode(self._told)}"
            writer.write(f"GET {target} HTTP/1.1\r\nHost: {self._host}\r\nConnection: close\r\n\r\n".encode())
            head = await reader.readuntil(b"\r\n\r\n")
            body = await reader.read()
        finally:
            writer.close()
        status = head.split(b" ", 2)[1]
        if status != b"200":
            raise ValueError(f"HTTP {status.decode('ascii', 'replace')}")
        answer: dict[str, Any] = json.loads(body)
        return answer


def _text(instant: datetime | None) -> str:
    return instant.isoformat() if instant else ""
