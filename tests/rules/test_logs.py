"""What may never reach a log, and how its lines look."""

import json
import logging
from collections.abc import Iterator

import pytest
from pydantic import SecretStr

from bot import logs

TOKEN = "123456789:AAHfiqksKZ8WmR2zSjiQ7_v1234567890ab"
PASSWORD = "correct-horse"


@pytest.fixture(autouse=True)
def untouched() -> Iterator[None]:
    """Leaves the process's logging as it was."""
    root = logging.getLogger()
    before = root.handlers[:], root.level, {name: logging.getLogger(name).level for name in logs.QUIET}
    yield
    root.handlers[:], root.level = before[0], before[1]
    for name, level in before[2].items():
        logging.getLogger(name).setLevel(level)
    logging.captureWarnings(capture=False)


def record(message: str, *args: object, exc: BaseException | None = None) -> logging.LogRecord:
    info = (type(exc), exc, exc.__traceback__) if exc else None
    return logging.LogRecord("bot.test", logging.INFO, __file__, 1, message, args, info)


@pytest.fixture(params=[logs.plain, logs.as_json])
def form(request: pytest.FixtureRequest) -> logs.Redacting:
    return logs.Redacting(request.param, [PASSWORD])


def caught(error: Exception) -> Exception:
    """The error as it looks when it was raised and caught."""
    try:
        raise error
    except type(error) as raised:
        return raised


@pytest.mark.parametrize(
    "text", [TOKEN, f"https://api.telegram.org/bot{TOKEN}/getMe", TOKEN.replace(":", "%3A"), f"({TOKEN})"]
)
def test_s10_no_token_in_message_arguments_or_traceback(form: logs.Redacting, text: str) -> None:
    half = TOKEN.split(":")[1]
    for entry in (record(text), record("calling %s", text), record("failed", exc=caught(RuntimeError(text)))):
        line = form.format(entry)
        assert half not in line
        assert "[token]" in line


def test_s10_the_library_of_the_requests_stays_silent_at_debug(capsys: pytest.CaptureFixture[str]) -> None:
    logs.setup("debug", "plain")
    logging.getLogger("httpx").info("HTTP Request: POST https://api.telegram.org/bot%s/getMe", TOKEN)
    logging.getLogger("telegram.ext.ExtBot").debug("Calling getMe with %s", TOKEN)
    logging.getLogger("bot").debug("awake")
    assert "awake" in (printed := capsys.readouterr().err)
    assert len(printed.splitlines()) == 1


def test_s11_no_token_in_the_cause_of_an_error(form: logs.Redacting) -> None:
    error = caught(ValueError("outer"))
    error.__cause__ = caught(RuntimeError(f"POST https://api.telegram.org/bot{TOKEN}/sendMessage"))
    line = form.format(record("call failed", exc=error))
    assert TOKEN.split(":")[1] not in line
    assert "sendMessage" in line


def test_s11_locals_are_not_part_of_a_traceback(form: logs.Redacting) -> None:
    def call(token: SecretStr) -> None:
        plain = token.get_secret_value().swapcase()
        raise RuntimeError(f"{len(plain)} characters, {token!r}")

    with pytest.raises(RuntimeError) as raised:
        call(SecretStr(TOKEN))
    line = form.format(record("call failed", exc=raised.value))
    assert TOKEN.swapcase().split(":")[1] not in line


@pytest.mark.parametrize(
    "text",
    [f"postgresql://anthill:{PASSWORD}@db/anthill", f"password is {PASSWORD}", "postgresql://a:s3cret@db"],
)
def test_s12_no_database_password(form: logs.Redacting, text: str) -> None:
    line = form.format(record(text))
    assert PASSWORD not in line
    assert "s3cret" not in line


@pytest.mark.parametrize(
    "name", ["Eve\n2026-01-05 INFO all is well", "\x1b[31mred", "\u202egnp.exe", "a\u2028b", "\r", "\udc80"]
)
def test_s49_a_name_cannot_forge_a_line_or_colour_a_terminal(form: logs.Redacting, name: str) -> None:
    line = form.format(record("joined: %s", name))
    assert name not in line
    assert len(line.splitlines()) == 1
    error = form.format(record("failed", exc=caught(ValueError(name))))
    assert all(part.startswith("    ") for part in error.splitlines()[1:])


def test_ordinary_text_in_any_script_is_readable() -> None:
    assert logs.Redacting(logs.plain).format(record("你好, Привет")).endswith("你好, Привет")


def test_a_line_names_its_turn(form: logs.Redacting) -> None:
    with logs.about(update=12, chat=-100):
        line = form.format(record("done"))
    assert "12" in line
    assert "-100" in line
    assert "update_id" not in form.format(record("done"))


def test_json_lines_are_objects(capsys: pytest.CaptureFixture[str]) -> None:
    logs.setup("INFO", "json")
    try:
        raise RuntimeError("broken")
    except RuntimeError:
        logging.getLogger("bot").exception("failed")
    entry = json.loads(capsys.readouterr().err)
    assert entry["message"] == "failed"
    assert "RuntimeError: broken" in entry["trace"]
    assert entry["time"].endswith("Z")
