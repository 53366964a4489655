"""Webhooks: what is posted, in which order, again after failures, and what an answer may do."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.emulator.conftest import Town, parsed

SECRET = "s3cret_Token"


@dataclass
class Endpoint:
    """A web server of a bot: notes every request and answers as `answer` says (status line, headers, body)."""

    url: str = ""
    seen: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    answer: Callable[[dict[str, Any]], tuple[str, str]] = lambda update: ("200 OK", "")
    extra: str = ""
    arrived: asyncio.Event = field(default_factory=asyncio.Event)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One request."""
        head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        pairs = (line.split(": ", 1) for line in head[1:] if ": " in line)
        headers = {name.lower(): value for name, value in pairs}
        update = json.loads(await reader.readexactly(int(headers["content-length"])))
        self.headers.append(headers)
        self.seen.append(parsed(update))
        status, body = self.answer(update)
        length = f"Content-Length: {len(body.encode())}"
        writer.write(f"HTTP/1.1 {status}\r\n{length}\r\n{self.extra}\r\n{body}".encode())
        await writer.drain()
        writer.close()
        self.arrived.set()

    async def until(self, count: int) -> None:
        """Waits for so many requests in all."""
        while len(self.seen) < count:
            self.arrived.clear()
            await asyncio.wait_for(self.arrived.wait(), 10)

    def texts(self) -> list[str]:
        """The texts of the messages that came, in order."""
        return [one["message"]["text"] for one in self.seen if "message" in one]


@pytest.fixture
async def endpoint(town: Town) -> AsyncIterator[Endpoint]:
    """An endpoint that the bot's webhook points to."""
    endpoint = Endpoint()
    server = await asyncio.start_server(endpoint.serve, "127.0.0.1", 0)
    endpoint.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/hook"
    await town.api.ok("setWebhook", url=endpoint.url, secret_token=SECRET)
    yield endpoint
    server.close()


async def test_setting_and_deleting(town: Town) -> None:
    hook = {"url": "http://127.0.0.1:1/x", "allowed_updates": ["message"]}
    answer = json.loads((await town.api.raw("setWebhook", **hook)).body)
    assert answer == {"ok": True, "result": True, "description": "Webhook was set"}
    answer = json.loads((await town.api.raw("setWebhook", **hook)).body)
    assert answer["description"] == "Webhook is already set"
    assert (await town.api.refused("setWebhook", url="http://127.0.0.1:2/x"))[0] == 429
    info = await town.api.ok("getWebhookInfo")
    assert (info["url"], info["pending_update_count"], info["allowed_updates"]) == (
        hook["url"],
        0,
        ["message"],
    )
    code, words = await town.api.refused("getUpdates")
    assert (code, words[:51]) == (409, "Conflict: can't use getUpdates method while webhook")
    answer = json.loads((await town.api.raw("deleteWebhook")).body)
    assert answer["description"] == "Webhook was deleted"
    answer = json.loads((await town.api.raw("deleteWebhook")).body)
    assert answer["description"] == "Webhook is already deleted"
    assert (await town.api.ok("getWebhookInfo"))["url"] == ""


async def test_strict_addresses(town: Town) -> None:
    await town.people.switch(strict_webhooks=True)
    cases = {
        "http://example.com/": "An HTTPS URL must be provided for webhook",
        "https://example.com:444/": "Webhook can be set up only on ports 80, 88, 443 or 8443",
        "https://127.0.0.1/": "IP address 127.0.0.1 is reserved",
        "https://[2001:4860::1]/": "IPv6-only addresses are not allowed",
    }
    for url, words in cases.items():
        assert await town.api.refused("setWebhook", url=url) == (400, f"Bad Request: bad webhook: {words}")
    words = "Bad Request: secret token contains unallowed characters"
    assert await town.api.refused("setWebhook", url="https://a.b/", secret_token="a b") == (400, words)


async def test_setting_one_ends_polling(town: Town) -> None:
    poll = asyncio.create_task(town.api.refused("getUpdates", timeout=50))
    await town.polled()
    await town.api.ok("setWebhook", url="http://127.0.0.1:1/x")
    assert await poll == (409, "Conflict: terminated by setWebhook request")


async def test_c10_secret_header_and_shape(town: Town, endpoint: Endpoint) -> None:
    await town.bob.says(town.group, "hi")
    await endpoint.until(1)
    assert endpoint.texts() == ["hi"]
    assert endpoint.headers[0]["content-type"] == "application/json"
    assert endpoint.headers[0]["x-telegram-bot-api-secret-token"] == SECRET
    assert await town.people.settle() is True
    assert (await town.api.ok("getWebhookInfo"))["pending_update_count"] == 0


async def test_c10_order_within_a_chat_and_retry(town: Town, endpoint: Endpoint) -> None:
    endpoint.answer = lambda update: ("500 Internal Server Error", "")
    await town.bob.says(town.group, "one")
    await town.bob.says(town.group, "two")
    await town.bob.writes_bot("/start")
    await endpoint.until(4)
    await town.people.settle()
    assert endpoint.texts() == ["one", "/start", "one", "/start"] or sorted(endpoint.texts()) == [
        "/start",
        "/start",
        "one",
        "one",
    ]
    info = await town.api.ok("getWebhookInfo")
    assert info["last_error_message"] == "Wrong response from the webhook: 500 Internal Server Error"
    for _ in range(4):
        await town.people.advance("3m")
    bot = town.emulator.world.state.bots[town.api.id]
    first = next(iter(bot.updates.values()))
    assert first.attempts > 8
    assert 60 <= first.not_before - town.emulator.world.clock.now() + 180 <= 300
    endpoint.answer = lambda update: ("200 OK", "")
    endpoint.seen.clear()
    await town.people.advance("3m")
    assert [text for text in endpoint.texts() if text != "/start"] == ["one", "two"]


async def test_c10_retry_after_header_is_kept(town: Town, endpoint: Endpoint) -> None:
    endpoint.answer, endpoint.extra = (lambda update: ("503 Service Unavailable", "")), "Retry-After: 600\r\n"
    await town.bob.says(town.group, "one")
    await endpoint.until(1)
    await town.people.settle()
    endpoint.answer, endpoint.extra = (lambda update: ("200 OK", "")), ""
    await town.people.advance("9m")
    assert len(endpoint.seen) == 1
    await town.people.advance("2m")
    assert len(endpoint.seen) == 2


async def test_c10_answer_with_a_method_is_done(town: Town, endpoint: Endpoint) -> None:
    reply = {"method": "sendMessage", "chat_id": town.group.id, "text": "from the answer"}
    endpoint.answer = lambda update: ("200 OK", json.dumps(reply))
    await town.bob.says(town.group, "hi")
    await endpoint.until(1)
    await town.people.settle()
    assert (await town.group.messages())[-1]["text"] == "from the answer"
    endpoint.answer = lambda update: ("200 OK", json.dumps({"method": "deleteWebhook"}))
    await town.bob.says(town.group, "again")
    await endpoint.until(2)
    await town.people.settle()
    assert (await town.api.ok("getWebhookInfo"))["url"] == endpoint.url


async def test_given_up_after_a_day(town: Town, endpoint: Endpoint) -> None:
    endpoint.answer = lambda update: ("500 Internal Server Error", "")
    await town.bob.says(town.group, "one")
    await endpoint.until(2)
    await town.people.advance("25h", jump=True)
    assert (await town.api.ok("getWebhookInfo"))["pending_update_count"] == 0


async def test_gone_for_a_day_removes_the_webhook(town: Town, endpoint: Endpoint) -> None:
    endpoint.answer = lambda update: ("410 Gone", "")
    await town.bob.says(town.group, "one")
    await endpoint.until(2)
    await town.people.advance("23h", jump=True)
    await endpoint.until(3)
    await town.people.settle()
    assert (await town.api.ok("getWebhookInfo"))["url"] == ""


async def test_a_slow_endpoint_is_dropped_after_a_minute(town: Town) -> None:
    arrived: asyncio.Queue[int] = asyncio.Queue()
    dropped = asyncio.Event()

    async def slow(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        await reader.readexactly(int(head.lower().partition(b"content-length: ")[2].split()[0]))
        arrived.put_nowait(1)
        if not dropped.is_set():
            await reader.read()
            dropped.set()
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        writer.close()

    server = await asyncio.start_server(slow, "127.0.0.1", 0)
    await town.api.ok("setWebhook", url=f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/")
    await town.bob.says(town.group, "hi")
    await arrived.get()
    await town.people.advance("61s", jump=True)
    await dropped.wait()
    await town.people.settle()
    info = await town.api.ok("getWebhookInfo")
    assert (info["last_error_message"], info["pending_update_count"]) == ("Read timeout expired", 0)
    server.close()


async def test_a_raid_by_webhook(town: Town, endpoint: Endpoint) -> None:
    await town.group.pour([{"person": town.bob.id, "text": str(number)} for number in range(1_000)])
    await endpoint.until(1_000)
    assert endpoint.texts() == [str(number) for number in range(1_000)]
