"""How the bot begins: with a server that is silent, settings that cannot work, a database that is not there."""

import asyncio
import json
import socket
from pathlib import Path

import pytest

from bot import app as bots
from bot.config import load
from bot.core.errors import Unusable
from bot.emulator.client import request
from bot.registry import POLICIES
from tests.faults.acts import AD, free_port, gathering, strikes, unfinished
from tests.town import TOKEN, Town, webhook_settings

pytestmark = pytest.mark.only_on("sqlite")


async def opens(town: Town, **more: str) -> None:
    """The bot begins with some settings changed, and ends."""
    config = load(None, POLICIES, {**town.environment, **more})
    async with bots.running(config, town.url) as app:
        await asyncio.wait_for(app.quiet(), 20)


@pytest.mark.slow
async def test_a_server_that_is_silent_is_asked_until_it_answers(town: Town) -> None:
    await town.stop()
    await town.people.faults(
        [
            {"method": "getMe", "kind": "5xx", "count": 1},
            {"method": "deleteWebhook", "kind": "reset", "count": 1},
        ]
    )
    await town.start()
    assert [rule.done for rule in town.emulator.world.faults.rules] == [1, 1]
    _, group, mallory = await gathering(town)
    await mallory.says(group, AD)
    await town.settle()
    assert len(strikes(town)) == 1


async def test_a_webhook_address_that_telegram_refuses_is_said(town: Town) -> None:
    await town.stop()
    await town.people.switch(strict_webhooks=True)
    with pytest.raises(Unusable, match="Telegram refused the settings"):
        await opens(town, **webhook_settings())


async def test_a_database_in_no_folder_is_said(town: Town) -> None:
    await town.stop()
    with pytest.raises(Unusable, match="The database cannot be used"):
        await opens(town, ANTHILL_DATABASE__URL="sqlite:////nowhere/at/all.db")


async def test_s12_a_server_that_is_not_there_is_said_without_its_password(town: Town) -> None:
    await town.stop()
    url = f"postgresql://ann:hush-hush@127.0.0.1:{free_port()}/anthill"
    with pytest.raises(Unusable, match="The database cannot be used") as caught:
        await opens(town, ANTHILL_DATABASE__URL=url)
    assert "hush-hush" not in str(caught.value)


async def test_a_database_that_is_too_old_is_said_where_it_may_not_be_changed(
    town: Town, tmp_path: Path
) -> None:
    await town.stop()
    with pytest.raises(Unusable, match="anthill migrate"):
        await opens(
            town, ANTHILL_DATABASE__URL=f"sqlite:///{tmp_path}/new.db", ANTHILL_DATABASE__AUTO_MIGRATE="off"
        )


async def test_s14_another_bots_token_is_refused(town: Town) -> None:
    await town.stop()
    with pytest.raises(Unusable, match="belongs to the bot with id 777000111"):
        await opens(town, ANTHILL_TOKEN="888000111:" + "D" * 35)


async def test_r13_nobody_changes_the_tables_of_a_database_that_another_one_uses(
    town: Town, tmp_path: Path
) -> None:
    """The lock is taken before the migrations run."""
    before = town.rows("SELECT * FROM alembic_version")
    with pytest.raises(Unusable, match="another anthill runs on this database"):
        await opens(town)
    assert town.rows("SELECT * FROM alembic_version") == before
    assert not list_backups(tmp_path)


async def test_a_port_that_is_taken_is_said(town: Town) -> None:
    await town.stop()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        with pytest.raises(Unusable, match=f"127.0.0.1:{port} cannot be listened on"):
            await opens(town, ANTHILL_HTTP__PORT=port)


def list_backups(folder: Path) -> list[Path]:
    """Copies made before a migration."""
    return list(folder.glob("*.bak-*"))


@pytest.mark.parametrize("town_options", [{"environment": {"ANTHILL_HTTP__PORT": str(free_port())}}])
async def test_the_status_pages_tell_how_it_is(town: Town) -> None:
    root = f"http://127.0.0.1:{town.environment['ANTHILL_HTTP__PORT']}"
    _, group, mallory = await gathering(town)
    await mallory.says(group, AD)
    await town.settle()
    assert (await request("GET", f"{root}/healthz")).status == 200
    ready = await request("GET", f"{root}/readyz")
    state = json.loads(ready.body)
    assert (ready.status, state["database"], state["idle"]) == (200, True, True)
    assert state["poll_age_seconds"] < 60
    page = (await request("GET", f"{root}/metrics")).body.decode()
    assert 'anthill_inbox_rows{state="new"} 0.0' in page
    assert TOKEN not in page
    assert town.app is not None
    await town.app.database.close()
    town.app.database.read = type(town.app.database)("sqlite:////nowhere/at/all.db").read
    assert (await request("GET", f"{root}/readyz")).status == 503


async def test_a_group_that_the_database_does_not_know_is_introduced_by_its_first_message(
    town: Town, tmp_path: Path
) -> None:
    _, group, mallory = await gathering(town)
    await town.stop()
    town.database = f"sqlite:///{tmp_path}/new.db"
    town.environment["ANTHILL_DATABASE__URL"] = town.database
    await town.people.faults([{"method": "getChatMember", "kind": "5xx", "count": 1}])
    await mallory.says(group, "hello")
    await town.start()
    await mallory.says(group, AD)
    await town.settle()
    await town.advance("1m")
    [chat] = town.rows("SELECT status, title FROM chat")
    assert chat == {"status": "administrator", "title": "West Hikers"}
    assert unfinished(town) == []
    await mallory.says(group, AD)
    await town.settle()
    assert len(strikes(town)) >= 1


@pytest.mark.slow
async def test_r39_admins_that_cannot_be_read_for_a_while_delay_a_strike_and_lose_none(town: Town) -> None:
    _, group, mallory = await gathering(town)
    await town.advance("5m")
    await town.people.faults([{"method": "getChatAdministrators", "kind": "5xx", "count": 4}])
    await mallory.says(group, AD)
    await mallory.says(group, "and more")
    await town.advance("5m")
    assert len(strikes(town)) == 1
    assert not any(message["text"] == AD for message in await group.messages())
    assert unfinished(town) == []


async def test_s22_a_destructive_command_is_refused_when_telegram_cannot_be_asked(town: Town) -> None:
    owner, group, mallory = await gathering(town)
    await town.people.faults([{"method": "getChatMember", "kind": "5xx"}])
    await owner.says(group, f"/ban {mallory.id}")
    await town.settle()
    assert (await group.member(mallory)).status == "member"
    await town.people.faults([])
    await owner.says(group, f"/ban {mallory.id}")
    await town.settle()
    assert (await group.member(mallory)).status == "kicked"


async def test_a_group_whose_admins_may_not_be_read_any_more_ends_the_turn(town: Town) -> None:
    _, group, mallory = await gathering(town)
    await town.advance("5m")
    await town.stop()
    await mallory.says(group, AD)
    await group.add_bot(status="kicked")
    await town.start()
    assert strikes(town) == []
    assert all(row["error"].startswith("admins cannot be read: ") for row in unfinished(town))
    assert not town.rows("SELECT id FROM inbox WHERE state = 'new'")
