"""Everybody in one emulator and its time, as stories and the demo drive them over real HTTP."""

import json
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from typing import Any

from bot.emulator.cast import Group, Json, Member, Message, NotAllowed, Person, Wire
from bot.emulator.client import stream

__all__ = ["Group", "Member", "Message", "NotAllowed", "People", "Person"]


class People:
    """Everybody in one emulator, and its time."""

    def __init__(self, url: str) -> None:
        self.wire = Wire(url.rstrip("/"))

    async def person(self, name: str, **details: Any) -> Person:
        """Somebody new: username, language_code, bio, photo, is_premium."""
        made = await self.wire.ask("POST", "/people", name=name, **details)
        return Person(self.wire, int(made["id"]), name)

    async def group(self, title: str, owner: Person, *, kind: str = "supergroup", **details: Any) -> Group:
        """A new chat: kind group, supergroup or channel; join_by_request, forum, linked_channel, ..."""
        made = await self.wire.ask("POST", "/chats", title=title, type=kind, owner=owner.id, **details)
        return Group(self.wire, int(made["id"]), title, owner)

    async def bot(self, token: str, **details: Any) -> int:
        """Names and switches of a bot (name, username, privacy_mode, bot_to_bot); gives its id."""
        return int((await self.wire.ask("POST", "/bots", token=token, **details))["id"])

    async def now(self) -> str:
        """The emulator's time, ISO 8601."""
        return str((await self.wire.ask("GET", "/clock"))["now"])

    async def advance(self, duration: str, *, jump: bool = False) -> Json:
        """Walks the clock by "90s", "25h", "3d"; with jump it moves at once."""
        return await self.wire.ask("POST", "/clock", advance=duration, jump=jump, seconds=600.0)

    async def set_clock(self, instant: str, *, jump: bool = False) -> Json:
        """Walks the clock to an ISO 8601 instant; with jump it moves at once."""
        return await self.wire.ask("POST", "/clock", set=instant, jump=jump, seconds=600.0)

    async def settle(self, timeout: float = 30.0) -> bool:
        """Waits until nobody has anything left to do; False when that took more than so many real seconds."""
        answer = await self.wire.ask("POST", "/settle", timeout=timeout, seconds=timeout + 30.0)
        return bool(answer["settled"])

    async def faults(self, rules: Sequence[Json]) -> None:
        """Replaces the faults: {method, kind, count or share, after, retry_after, chat, words}."""
        await self.wire.ask("POST", "/faults", rules=list(rules))

    async def calls(self, since: int = 0) -> list[Json]:
        """Calls of bots numbered above `since`, oldest first: number, time, method, parameters, status."""
        found: list[Json] = (await self.wire.ask("GET", f"/calls?since={since}"))["calls"]
        return found

    async def last_call(self) -> int:
        """The `since` for calls made from now on."""
        return int((await self.wire.ask("GET", "/calls?since=999999999999"))["last"])

    async def switch(self, **switches: bool) -> None:
        """Turns `paced` (429 limits) or `strict_webhooks` on or off."""
        await self.wire.ask("POST", "/switches", **switches)

    async def payments(self) -> Json:
        """Everything that was paid (payments) and given back (refunds)."""
        return await self.wire.ask("GET", "/payments")

    async def snapshot(self) -> int:
        """Keeps the whole state; gives the id for restore."""
        return int((await self.wire.ask("POST", "/snapshot"))["id"])

    async def restore(self, number: int) -> None:
        """Makes the state what it was at a snapshot."""
        await self.wire.ask("POST", "/restore", id=number)

    async def overview(self) -> Json:
        """People, chats, bots, now."""
        return await self.wire.ask("GET", "")

    async def events(self, since: int | None = None) -> AsyncGenerator[Json]:
        """Everything visible as it happens, for as long as it is read."""
        query = f"?since={since}" if since is not None else ""
        async with aclosing(stream(f"{self.wire.url}/emulator/events{query}")) as lines:
            async for line in lines:
                if line.startswith("data: "):
                    yield json.loads(line[len("data: ") :])
