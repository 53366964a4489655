"""A very small HTTP/1.1 client over asyncio streams, one connection a request; only what the emulator needs."""

import asyncio
import ssl
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Answer:
    """Status, headers (lower-case names) and whole body of an answer."""

    status: int
    headers: dict[str, str]
    body: bytes


async def request(
    method: str, url: str, body: bytes = b"", *, headers: dict[str, str] | None = None, seconds: float = 120.0
) -> Answer:
    """Sends one request and reads the answer.

    Raises OSError when the connection fails, EOFError when it ends early, TimeoutError after so many seconds.
    """
    async with asyncio.timeout(seconds):
        return await _exchange(method, url, body, headers or {})


async def stream(url: str) -> AsyncGenerator[str]:
    """The lines of an answer without end, as they come; for server-sent events."""
    reader, writer = await _send("GET", url, b"", {})
    try:
        await _read_head(reader)
        async for line in reader:
            yield line.decode().rstrip("\r\n")
    finally:
        writer.close()


async def _exchange(method: str, url: str, body: bytes, headers: dict[str, str]) -> Answer:
    reader, writer = await _send(method, url, body, headers)
    try:
        status, found = await _read_head(reader)
        return Answer(status, found, await _read_body(reader, found))
    finally:
        writer.close()


async def _send(
    method: str, url: str, body: bytes, headers: dict[str, str]
) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    parts = urlsplit(url)
    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    context = _trusting() if secure else None
    reader, writer = await asyncio.open_connection(parts.hostname, port, ssl=context)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    lines = [f"{method} {target} HTTP/1.1", f"Host: {parts.netloc}", "Connection: close"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    lines += [f"Content-Length: {len(body)}", "", ""]
    writer.write("\r\n".join(lines).encode() + body)
    await writer.drain()
    return reader, writer


def _trusting() -> ssl.SSLContext:
    """Webhooks of tests have certificates of their own making."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


async def _read_head(reader: asyncio.StreamReader) -> tuple[int, dict[str, str]]:
    status = int((await reader.readuntil(b"\r\n")).split()[1])
    head = b""
    while (line := await reader.readuntil(b"\r\n")) != b"\r\n":
        head += line
    pairs = (line.split(":", 1) for line in head.decode("latin-1").splitlines() if ":" in line)
    return status, {name.strip().lower(): value.strip() for name, value in pairs}


async def _read_body(reader: asyncio.StreamReader, headers: dict[str, str]) -> bytes:
    if headers.get("transfer-encoding", "").lower() == "chunked":
        return await _read_chunks(reader)
    if "content-length" in headers:
        return await reader.readexactly(int(headers["content-length"]))
    return await reader.read()


async def _read_chunks(reader: asyncio.StreamReader) -> bytes:
    body = b""
    while size := int((await reader.readuntil(b"\r\n")).split(b";")[0], 16):
        body += await reader.readexactly(size)
        await reader.readexactly(2)
    return body
