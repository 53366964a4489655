"""The command line: what it answers, with which exit code, and what it never shows."""

import logging
import os
import socket
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import chdir, closing
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.__main__ import BOT_APIS, main
from bot.db.lock import lock_file
from bot.emulator.world.state import BOT_APIS as EMULATED
from tests.exports import talk, write

TOKEN = "123456789:AAHfiqksKZ8WmR2zSjiQ7_v1234567890ab"


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Path]:
    """An empty folder to stand in, and the umask as it was."""
    mask = os.umask(0o022)
    with chdir(tmp_path):
        yield tmp_path
    os.umask(mask)


@pytest.fixture(autouse=True)
def logging_as_before() -> Iterator[None]:
    """A command sets up the log of its process, which here is the one of all tests."""
    root = logging.getLogger()
    level, handlers = root.level, root.handlers[:]
    yield
    root.setLevel(level)
    root.handlers[:] = handlers


def anthill(*arguments: str, **environ: str) -> Result:
    ours = {name: None for name in os.environ if name.startswith("ANTHILL_")}
    return CliRunner(env={**ours, **environ}).invoke(main, arguments)


def test_it_says_who_it_is() -> None:
    assert anthill("--version").output.startswith("anthill, version ")
    assert "Commands:" in anthill("--help").output


def test_it_offers_every_version_that_the_emulator_speaks() -> None:
    assert BOT_APIS == EMULATED


def test_check_config_shows_what_is_in_force(place: Path) -> None:
    (place / "config.toml").write_text('[log]\nlevel = "debug"\n', encoding="utf-8")
    shown = anthill("check-config", ANTHILL_TOKEN=TOKEN)
    assert shown.exit_code == 0
    assert 'level = "debug"' in shown.output
    assert 'token = "**********"' in shown.output
    assert TOKEN not in shown.output


def test_a_wrong_value_ends_with_words_and_exit_code_2(place: Path) -> None:
    path = place / "other.toml"
    path.write_text('[telegram]\nmode = "pigeon"\n', encoding="utf-8")
    for command in ("check-config", "migrate", "run", "health"):
        refused = anthill(command, "--config", str(path), ANTHILL_TOKEN=TOKEN)
        assert refused.exit_code == 2
        assert "telegram.mode" in refused.stderr
        assert "allowed: polling, webhook" in refused.stderr
        assert f"{path}:2" in refused.stderr
        assert TOKEN not in refused.output


def test_s11_a_wrong_token_is_refused_and_not_shown(place: Path) -> None:
    assert place.is_dir()
    refused = anthill("run", ANTHILL_TOKEN=TOKEN + "?")
    assert refused.exit_code == 2
    assert "BotFather" in refused.stderr
    assert TOKEN not in refused.output


def test_run_without_a_token_says_where_to_get_one(place: Path) -> None:
    assert place.is_dir()
    refused = anthill("run")
    assert refused.exit_code == 2
    assert "@BotFather" in refused.stderr


def test_s12_no_command_takes_a_token_as_an_argument() -> None:
    options = [
        option for command in main.commands.values() for param in command.params for option in param.opts
    ]
    assert [option for option in options if "token" in option or "password" in option] == []


def test_s15_migrate_makes_a_database_for_its_owner_alone(place: Path) -> None:
    done = anthill("migrate")
    assert done.exit_code == 0, done.output
    assert (place / "anthill.db").stat().st_mode & 0o777 == 0o600
    assert "nothing to do" in anthill("migrate").output
    assert anthill("backup", "copy.db").output == "Backup: copy.db\n"
    assert (place / "copy.db").stat().st_mode & 0o777 == 0o600


def test_a_backup_that_cannot_be_made_ends_with_exit_code_2(place: Path) -> None:
    assert place.is_dir()
    refused = anthill("backup", "copy.db")
    assert refused.exit_code == 2
    assert "no such database" in refused.stderr


def points(*statements: str) -> list[int]:
    """What the totals say, after some statements."""
    with closing(sqlite3.connect("anthill.db")) as connection, connection:
        for statement in statements:
            connection.execute(statement)
        return [row[0] for row in connection.execute("SELECT points FROM score_total ORDER BY user_id")]


def test_rebuild_scores_tells_by_its_exit_code_whether_the_sums_were_right(place: Path) -> None:
    assert anthill("migrate").exit_code == 0
    assert points(
        "INSERT INTO score_entry (chat_id, user_id, kind, points, about, cause, reason, at, rule)"
        " VALUES (-1, 7, 2, 6, 'm:1', 'helpful', '', '2026-03-20 12:00:00.000000', 1)",
        "INSERT INTO score_month VALUES (-1, '2026-03', 7, 6, 0, 6)",
        "INSERT INTO score_total (chat_id, user_id, points, checkins, help, score, shown)"
        " VALUES (-1, 7, 6, 0, 6, 6, 1)",
    ) == [6]
    equal = anthill("rebuild-scores")
    assert (equal.exit_code, equal.output) == (0, "1 totals; 0 sums were not what the ledger says.\n")
    assert points("UPDATE score_total SET points = 600, score = 600") == [600]
    with lock_file(place / "anthill.db.lock"):
        refused = anthill("rebuild-scores")
    assert (refused.exit_code, "another anthill runs" in refused.stderr, points()) == (2, True, [600])
    mended = anthill("rebuild-scores")
    assert (mended.exit_code, points()) == (1, [6])
    assert mended.output == "1 totals; 1 sums were not what the ledger says.\n"
    assert anthill("rebuild-scores").exit_code == 0


@pytest.mark.parametrize("text", ["soon", "2026-13-01"])
def test_an_instant_that_is_none_is_refused(text: str) -> None:
    refused = anthill("emulator", "--now", text)
    assert refused.exit_code == 2
    assert "2026-01-05T10:00" in refused.stderr


class Ready(BaseHTTPRequestHandler):
    """A bot's /readyz."""

    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/readyz" else 404)
        self.end_headers()
        self.wfile.write(b"ready")

    def log_message(self, *_: object) -> None:
        """Stays silent."""


def test_health_is_0_where_the_bot_is_ready(place: Path) -> None:
    assert place.is_dir()
    with HTTPServer(("127.0.0.1", 0), Ready) as server:
        serving = threading.Thread(target=server.handle_request)
        serving.start()
        asked = anthill("health", ANTHILL_HTTP__PORT=str(server.server_port))
        serving.join()
    assert (asked.exit_code, asked.output) == (0, "ready\n")


def test_health_is_1_where_nobody_answers(place: Path) -> None:
    assert place.is_dir()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    asked = anthill("health", ANTHILL_HTTP__PORT=str(port))
    assert asked.exit_code == 1
    assert "no answer" in asked.stderr


def test_health_is_2_where_there_is_nothing_to_ask(place: Path) -> None:
    assert place.is_dir()
    assert anthill("health").exit_code == 2


def test_replay_tells_what_would_have_happened(place: Path) -> None:
    write(place / "result.json", talk(120, people=4, a_day=40), name="川西徒步")
    done = anthill("replay", "result.json", "--report", "out")
    assert done.exit_code == 0, done.output
    assert "会被删除" in done.output
    assert sorted(path.name for path in (place / "out").iterdir()) == [
        "activity.csv", "asked.csv", "index.html", "ranking.csv", "removed.csv", "strikes.csv", "tiers.csv",
    ]  # fmt: skip
    assert len((place / "out" / "tiers.csv").read_text().splitlines()) > 1
    assert (place / "out" / "index.html").stat().st_mode & 0o077 == 0


def test_replay_asks_what_other_settings_would_do(place: Path) -> None:
    write(place / "result.json", talk(120, people=4, a_day=40))
    (place / "gentle.toml").write_text("[policy.ads]\nenabled = false\n[policy.flood]\nenabled = false\n")
    strict, gentle = (
        anthill("replay", "result.json"),
        anthill("replay", "result.json", "--config", "gentle.toml"),
    )
    assert (strict.exit_code, gentle.exit_code) == (0, 0)
    assert "Would be removed: 0 " in gentle.output
    assert "Would be removed: 0 " not in strict.output


def test_replay_says_where_a_file_is_broken(place: Path) -> None:
    (place / "result.json").write_text('{"name": "x",\n "messages": [{"id": 1},, ]}')
    done = anthill("replay", "result.json")
    assert done.exit_code == 2
    assert (
        "result.json is no chat export that can be read: line 2, byte 38: expected a message" in done.output
    )
    assert "Traceback" not in done.output
    assert anthill("replay", "nowhere.json").exit_code == 2
    assert "no such time zone" in anthill("replay", "result.json", "--timezone", "Mars").output
