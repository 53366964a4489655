"""The token stays where it is: not in logs, not in exceptions, not in the database, not for others (S10-S15)."""

import json
import logging
import os
import stat
import sys
from pathlib import Path

import pytest
from telegram.error import TelegramError

from bot import logs
from bot.config import effective_toml, load
from bot.core.errors import Unusable
from bot.db.backup import backup
from bot.registry import POLICIES
from tests.faults.acts import AD, gathering, strikes
from tests.heard import seen_by
from tests.town import TOKEN, Town, town_of

SECRET = TOKEN.partition(":")[2]
FAULTS = ("html_502", "reset", "5xx", "lost_answer", "truncated", "empty_200", "429")


async def a_life(town: Town) -> None:
    """Something of everything: greetings, ads, an Undo, private chats, a server that fails in every way."""
    owner, group, mallory = await gathering(town)
    await owner.writes_bot("/start")
    methods = ("sendMessage", "deleteMessage", "getChatAdministrators")
    rules = [
        {"method": method, "kind": kind, "count": 1, "retry_after": 1}
        for kind in FAULTS
        for method in methods
    ]
    await town.people.faults([*rules, {"method": "getUpdates", "kind": "html_502", "count": 1}])
    for number in range(4):
        await mallory.says(group, f"word {number}")
        await owner.says(group, f"/warns {mallory.id}")
        await town.advance("2m")
    await town.people.faults([])
    await mallory.says(group, AD)
    await town.settle()
    [line] = [one for one in await seen_by(owner, group) if one["text"] == "An ad was removed."]
    await owner.taps(line, "Undo", group=group)
    await owner.writes_bot(f"/ban {mallory.id}")
    await town.settle()
    assert len(strikes(town)) >= 1


def contents(folder: Path) -> list[tuple[str, bytes]]:
    """Every file there, with all that it holds."""
    return [(file.name, file.read_bytes()) for file in folder.iterdir() if file.is_file()]


@pytest.mark.slow
@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize(("mode", "form"), [("process", "plain"), ("webhook", "json")])
async def test_s10_a_whole_life_at_debug_never_writes_the_token(
    database: str, tmp_path: Path, mode: str, form: str
) -> None:
    settings = {"ANTHILL_LOG__LEVEL": "debug", "ANTHILL_LOG__FORMAT": form}
    async with town_of(tmp_path, database, mode=mode, environment=settings) as town:
        await a_life(town)
        hidden = [SECRET, town.environment.get("ANTHILL_TELEGRAM__WEBHOOK__SECRET", SECRET)]
        await town.stop()
        assert town.log is not None
    for name, kept in contents(tmp_path):
        assert not any(secret.encode() in kept for secret in hidden), name
    lines = town.log.read_text(encoding="utf-8").splitlines()
    assert len(lines) > 100
    if form == "json":
        assert {"time", "level", "logger", "message"} <= json.loads(lines[-1]).keys()


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize("kind", FAULTS)
async def test_s11_no_exception_shows_the_token(town: Town, kind: str) -> None:
    assert town.app is not None
    formatter = logs.Redacting(logs.plain)
    bot = town.app.bot
    assert SECRET not in f"{bot} {bot!r} {vars(town)['app']!r}"
    await town.people.faults([{"method": "getChat", "kind": kind, "count": 1, "retry_after": 1}])
    with pytest.raises(TelegramError) as caught:
        await bot.get_chat(1)
    assert SECRET not in f"{caught.value} {caught.value!r}"
    record = logging.makeLogRecord(
        {"msg": "failed: %s", "args": (caught.value,), "exc_info": caught._excinfo}
    )
    assert SECRET not in formatter.format(record)


def test_s11_settings_can_be_printed() -> None:
    settings = {"ANTHILL_TOKEN": TOKEN, "ANTHILL_DATABASE__URL": "sqlite:///x.db"}
    config = load(None, POLICIES, settings)
    assert SECRET not in f"{config} {config!r} {effective_toml(config)} {config.model_dump_json()}"
    with pytest.raises(Unusable) as caught:
        load(None, POLICIES, {**settings, "ANTHILL_LOG__LEVEL": "loud"})
    assert SECRET not in str(caught.value)


def test_s11_a_token_in_a_message_of_any_layer_is_taken_out() -> None:
    formatter = logs.Redacting(logs.as_json, [SECRET])
    try:
        raise ValueError(f"https://api.telegram.org/bot{TOKEN}/getMe")
    except ValueError:
        record = logging.makeLogRecord({"msg": "x %s", "args": (TOKEN,), "exc_info": sys.exc_info()})
    assert SECRET not in formatter.format(record)
    assert "ValueError" in formatter.format(record)


def modes(folder: Path, name: str) -> dict[str, str]:
    """Permissions of the files whose names begin so, as three digits."""
    return {file.name: f"{stat.S_IMODE(file.stat().st_mode):03o}" for file in folder.glob(f"{name}*")}


async def test_s15_no_file_of_the_bot_is_for_others(tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path}/made.db"
    before = os.umask(0o022)
    try:
        async with town_of(tmp_path, database) as town:
            _, group, mallory = await gathering(town)
            await mallory.says(group, AD)
            await town.settle()
            backup(database, tmp_path / "kept.db")
            found = modes(tmp_path, "made.db") | modes(tmp_path, "kept.db")
    finally:
        os.umask(before)
    assert {"made.db", "made.db.lock", "made.db-wal", "kept.db"} <= found.keys()
    assert set(found.values()) == {"600"}
