"""Logging: plain lines or JSON, with the turn they belong to and without secrets. Not metrics."""

import json
import logging
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Literal

update_id: ContextVar[int | None] = ContextVar("update_id", default=None)
chat_id: ContextVar[int | None] = ContextVar("chat_id", default=None)

TOKEN = re.compile(r"\d{6,12}(?::|%3[Aa])[\w-]{30,}", re.ASCII)
PASSWORD = re.compile(r"(\w+://[^\s:/@]*:)[^\s/@]+@")
UNSAFE = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))
# httpx prints whole addresses at INFO, and a bot's address holds its token.
QUIET = ("httpx", "httpcore", "telegram.ext.ExtBot", "apscheduler", "aiosqlite")


@contextmanager
def about(*, update: int | None = None, chat: int | None = None) -> Iterator[None]:
    """Every line logged inside names this update and chat."""
    tokens = update_id.set(update), chat_id.set(chat)
    try:
        yield
    finally:
        update_id.reset(tokens[0])
        chat_id.reset(tokens[1])


def redact(text: str, secrets: Iterable[str] = ()) -> str:
    """The text without bot tokens, passwords in addresses and the secrets given."""
    for secret in secrets:
        text = text.replace(secret, "[secret]")
    return PASSWORD.sub(r"\1[secret]@", TOKEN.sub("[token]", text))


def printable(text: str) -> str:
    """The text on one line, control and direction characters as escapes: no name can forge a line."""
    if text.isprintable():
        return text
    return "".join(_escape(char) if unicodedata.category(char) in UNSAFE else char for char in text)


def plain(record: logging.LogRecord, message: str, trace: str) -> str:
    """For people: time, level, logger, turn, message; a traceback is indented below it."""
    turn = "".join(f" {name}={value}" for name, value in _turn().items())
    head = f"{_time(record)} {record.levelname:<7} {record.name}{turn}: {printable(message)}"
    return "\n    ".join([head, *(printable(line) for line in trace.splitlines())])


def as_json(record: logging.LogRecord, message: str, trace: str) -> str:
    """For machines: one object a line."""
    entry = {"time": _time(record), "level": record.levelname, "logger": record.name, **_turn()}
    return json.dumps(entry | {"message": message} | ({"trace": trace} if trace else {}))


class Redacting(logging.Formatter):
    """Takes the secrets out of messages, arguments and tracebacks, and once more out of the final string."""

    def __init__(
        self, line: Callable[[logging.LogRecord, str, str], str], secrets: Iterable[str] = ()
    ) -> None:
        super().__init__()
        self._line = line
        self._secrets = tuple(secret for secret in secrets if secret)

    def format(self, record: logging.LogRecord) -> str:
        trace = self.formatException(record.exc_info) if record.exc_info else ""
        message = redact(record.getMessage(), self._secrets)
        return redact(self._line(record, message, redact(trace, self._secrets)), self._secrets)


def setup(level: str, form: Literal["plain", "json"], secrets: Iterable[str] = ()) -> None:
    """Send everything from this level up to standard error; replaces what was set up before."""
    handler = logging.StreamHandler()
    handler.setFormatter(Redacting(as_json if form == "json" else plain, secrets))
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.captureWarnings(capture=True)


def _turn() -> dict[str, int]:
    values = {"update_id": update_id.get(), "chat_id": chat_id.get()}
    return {name: value for name, value in values.items() if value is not None}


def _time(record: logging.LogRecord) -> str:
    instant = datetime.fromtimestamp(record.created, UTC)
    return instant.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _escape(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")
