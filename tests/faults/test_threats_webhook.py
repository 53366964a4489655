"""The open door of a bot with a webhook: only Telegram comes in, nothing is too large, too slow or too much (S1-S4)."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from bot.emulator.client import Answer, request
from tests.faults.acts import AD, a_message, gathering, strikes, unfinished
from tests.town import Town, town_of, webhook_settings

pytestmark = pytest.mark.only_on("sqlite")
SECRET = "X-Telegram-Bot-Api-Secret-Token"


@pytest.fixture
async def town(database: str, tmp_path: Path) -> AsyncIterator[Town]:
    """A bot in this process that is reached by its webhook."""
    async with town_of(tmp_path, database, environment=webhook_settings()) as made:
        yield made


async def post(town: Town, body: bytes, **headers: str) -> Answer:
    """A post to the webhook, with the right secret unless another is given."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    secret = {SECRET: town.environment["ANTHILL_TELEGRAM__WEBHOOK__SECRET"]}
    url = town.environment["ANTHILL_TELEGRAM__WEBHOOK__URL"]
    return await request("POST", url, body, headers=(named if SECRET in named else secret | named))


async def raw(town: Town, head: str, *bodies: bytes, wait: bool = True) -> bytes:
    """Bytes as they are on a connection of their own; the first line of the answer."""
    parts = urlsplit(town.environment["ANTHILL_TELEGRAM__WEBHOOK__URL"])
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
    writer.write(f"POST {parts.path} HTTP/1.1\r\nHost: x\r\n{head}\r\n\r\n".encode())
    for body in bodies:
        writer.write(body)
    try:
        return await asyncio.wait_for(reader.readline(), 30) if wait else b""
    finally:
        writer.close()


async def calm(town: Town) -> None:
    """Until all is done, that included of which the emulator knows nothing."""
    assert town.app is not None
    await asyncio.wait_for(town.app.quiet(), 20)
    await town.settle()


def update(group: Any, author: Any, number: int, text: str = AD) -> bytes:
    """An update as Telegram posts it."""
    return json.dumps({"update_id": number, "message": a_message(group, author, text, number)}).encode()


def stored(town: Town) -> int:
    """How many updates came in."""
    return int(town.rows("SELECT count(*) AS n FROM inbox WHERE source = 'telegram'")[0]["n"])


FALSE = {
    "wrong": "x" * 37,
    "prefix": "a-long-secret-of-more-than-32-letter",
    "longer": "a-long-secret-of-more-than-32-lettersX",
    "huge": "a" * 8_000,
    "not ascii": "a-long-secret-of-more-than-32-l\u00e9tters",
    "empty": "",
}


@pytest.mark.parametrize("secret", FALSE.values(), ids=FALSE)
async def test_s1_a_false_secret_gets_403_and_leaves_nothing(
    town: Town, secret: str, caplog: pytest.LogCaptureFixture
) -> None:
    _, group, mallory = await gathering(town)
    before, lines = stored(town), len(caplog.records)
    body = update(group, mallory, 1)
    answer = await raw(town, f"{SECRET}: {secret}\r\nContent-Length: {len(body)}", body)
    assert b" 403 " in answer
    await calm(town)
    assert stored(town) == before
    assert strikes(town) == []
    assert not [record for record in caplog.records[lines:] if "secret" in record.getMessage().lower()]


async def test_s1_no_secret_or_two_of_them_get_403(town: Town) -> None:
    _, group, mallory = await gathering(town)
    before, body = stored(town), update(group, mallory, 1)
    right = f"{SECRET}: {town.environment['ANTHILL_TELEGRAM__WEBHOOK__SECRET']}"
    for head in ("X-Nothing: 1", f"{right}\r\n{right}", f"{right}\r\n{SECRET}: false"):
        assert b" 403 " in await raw(town, f"{head}\r\nContent-Length: {len(body)}", body)
    assert b" 200 " in await raw(town, f"{right}\r\nContent-Length: {len(body)}", body)
    assert stored(town) == before + 1


BODIES = {
    "an update": b'{"update_id": 77, "message": {}}',
    "no json": b"method=sendMessage",
    "a list": b"[1]",
    "a number": b"7",
    "nothing": b"",
    "broken": b'{"update_id":',
    "not utf-8": b'{"update_id": 7, "x": "\xff"}',
    "deep": b"[" * 100_000,
    "no number": b'{"message": {"text": "hi"}}',
    "half an emoji": b'{"update_id": 78, "message": {"text": "\\ud83d\\u0000"}}',
    "a method": b'{"method": "sendMessage", "chat_id": 1, "text": "x"}',
    "absurd": b'{"update_id": ' + b"9" * 4_000 + b"}",
    "more absurd": b'{"update_id": ' + b"9" * 5_000 + b"}",
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
async def test_s2_whatever_is_posted_the_answer_has_no_body(town: Town, body: bytes) -> None:
    answer = await post(town, body)
    assert answer.status in (200, 400)
    assert answer.body == b""
    await calm(town)
    assert not town.rows("SELECT id FROM inbox WHERE state = 'new'")


async def test_s3_a_body_that_is_too_large_is_refused_and_the_bot_goes_on(town: Town) -> None:
    _, group, mallory = await gathering(town)
    assert (await post(town, b'{"update_id": 7, "x": "' + b"a" * (2 << 20) + b'"}')).status == 400
    right = f"{SECRET}: {town.environment['ANTHILL_TELEGRAM__WEBHOOK__SECRET']}"
    chunk = b"10000\r\n" + b"a" * 65_536 + b"\r\n"
    assert b" 400 " in await raw(town, f"{right}\r\nTransfer-Encoding: chunked", *[chunk] * 20)
    await mallory.says(group, AD)
    await calm(town)
    assert len(strikes(town)) == 1


@pytest.mark.slow
async def test_s3_a_body_that_never_comes_is_given_up_and_holds_nobody_up(town: Town) -> None:
    _, group, mallory = await gathering(town)
    right = f"{SECRET}: {town.environment['ANTHILL_TELEGRAM__WEBHOOK__SECRET']}"
    slow = [asyncio.create_task(raw(town, f"{right}\r\nContent-Length: 500", b'{"update')) for _ in range(50)]
    await mallory.says(group, AD)
    await calm(town)
    assert len(strikes(town)) == 1
    assert {answer.split(b" ")[1] for answer in await asyncio.gather(*slow)} == {b"400"}


@pytest.mark.slow
async def test_s3_many_posts_at_once_are_stored_or_sent_away(town: Town) -> None:
    _, group, mallory = await gathering(town)
    before = stored(town)
    bodies = [update(group, mallory, number, f"word {number}") for number in range(1_000, 1_600)]
    answers = await asyncio.gather(*(post(town, body) for body in bodies))
    assert {answer.status for answer in answers} <= {200, 503}
    taken = sum(answer.status == 200 for answer in answers)
    assert stored(town) == before + taken
    assert taken >= 256
    await mallory.says(group, AD)
    await calm(town)
    assert len(strikes(town)) == 1
    assert unfinished(town) == []


async def test_r5_and_s4_every_post_again_three_times_and_at_once_changes_nothing(town: Town) -> None:
    owner, group, mallory = await gathering(town)
    bodies = [update(group, mallory, 5_000), update(group, mallory, 5_001, "hello"),
              update(group, owner, 5_002, f"/warn {mallory.id} rude")]  # fmt: skip
    for body in bodies:
        assert (await post(town, body)).status == 200
        await calm(town)
    await town.advance("2m")
    ledger, count = strikes(town), stored(town)
    members = town.rows("SELECT user_id, messages FROM member ORDER BY user_id")
    since = await town.people.last_call()
    answers = await asyncio.gather(*(post(town, body) for body in bodies * 3))
    await calm(town)
    assert {answer.status for answer in answers} == {200}
    assert (strikes(town), stored(town)) == (ledger, count)
    assert town.rows("SELECT user_id, messages FROM member ORDER BY user_id") == members
    assert await town.people.calls(since) == []


async def test_s3_a_database_that_is_down_is_answered_with_503_and_telegram_comes_again(town: Town) -> None:
    _, group, mallory = await gathering(town)
    assert town.app is not None
    await town.app.database.close()
    written = town.app.database.write
    broken = type(town.app.database)("sqlite:////nowhere/at/all.db")
    town.app.database.write = broken.write
    assert (await post(town, update(group, mallory, 7_000))).status == 503
    assert not (await town.app.ready())["ready"]
    town.app.database.write = written
    assert (await post(town, update(group, mallory, 7_000))).status == 200
    await calm(town)
    assert len(strikes(town)) == 1
    assert (await town.app.ready())["ready"]
