"""The chat page as the server gives it: its files, who is offered to play, and how far a guided tour is. No chats."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse
from starlette.routing import Route

from bot.emulator.control import Ask, Json, routed
from bot.emulator.world.state import World

FOLDER = Path(__file__).parent / "page"
FILES = {path.name: path for path in FOLDER.iterdir() if path.is_file()}
HEADERS = {
    "Cache-Control": "no-cache",
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
}
ACTIONS = ("start", "skip")

Standing = Callable[[int], Awaitable[dict[int, dict[str, int]]]]


async def nobody(chat_id: int) -> dict[int, dict[str, int]]:
    """Without a bot that tells, nobody has strikes or a score."""
    return {}


@dataclass
class Page:
    """What the page shows beside the chats; whoever runs a demo sets it.

    `standing`: chat id -> {person id: {strikes, limit, score}}, each number only where there is such a thing.
    `cast`: who is offered to play, {id, role, says: {chat id or "private": [{text, reply?}]}}. `zones`: chat id ->
    time zone. `tour`: {state: none, ready, playing or over, and what the current scene shows, its text by language}.
    """

    world: World
    standing: Standing = nobody
    cast: list[Json] = field(default_factory=list)
    zones: dict[int, str] = field(default_factory=dict)
    tour: Json = field(default_factory=lambda: {"state": "none"})
    started: asyncio.Event = field(default_factory=asyncio.Event)
    skipped: asyncio.Event = field(default_factory=asyncio.Event)

    def tell(self, **scene: Any) -> None:
        """Every open page shows this scene from now on."""
        self.tour = scene
        self.world.journal.add_event("tour", **scene)


def routes(world: World, page: Page) -> list[Route]:
    """The page and what it asks for besides the contract."""

    async def file(request: Request) -> FileResponse:
        path = FILES.get(request.path_params.get("name", "index.html"))
        if path is None:
            raise HTTPException(404)
        return FileResponse(path, headers=HEADERS)

    async def about(ask: Ask) -> Json:
        """Who can be played, and how far the tour is."""
        return {"cast": page.cast, "zones": page.zones, "tour": page.tour}

    async def standing(ask: Ask) -> Json:
        """Strikes and score of a chat's members, as the bot counts them."""
        return {"members": await page.standing(ask.chat().id)}

    async def move_tour(ask: Ask) -> Json:
        """A visitor starts the tour or skips the rest of it."""
        event = page.started if ask.choice("action", ACTIONS) == "start" else page.skipped
        event.set()
        return page.tour

    return [
        Route("/", file),
        Route("/page/{name}", file),
        routed(world, "GET", "/page", about),
        routed(world, "GET", "/page/standing/{id}", standing),
        routed(world, "POST", "/page/tour", move_tour),
    ]
