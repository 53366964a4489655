"""/emulator: what onlookers see: calls of bots, and events as they happen."""

import json
from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import StreamingResponse
from starlette.routing import Route

from bot.emulator.clock import iso, wait
from bot.emulator.control import Ask, Json, Unusable, routed
from bot.emulator.views import message_view
from bot.emulator.world.chats import Chat
from bot.emulator.world.state import World

HEARTBEAT = 15.0


def routes(world: World) -> list[Route]:
    """The routes of this part of the contract."""

    async def events(request: Request) -> StreamingResponse:
        given = request.headers.get("last-event-id") or request.query_params.get("since") or ""
        first = int(given) if given.isdecimal() else world.journal.made
        return StreamingResponse(_stream(world, first), media_type="text/event-stream")

    return [routed(world, "GET", "/calls", calls), Route("/emulator/events", events)]


async def calls(ask: Ask) -> Json:
    """Calls numbered above `since`, oldest first; `last` is the next `since`."""
    since = ask.query.get("since") or "0"
    if not since.isdecimal():
        raise Unusable(400, "since: a number is needed")
    found = ask.world.journal.calls_after(int(since))
    return {
        "calls": [entry | {"time": iso(entry["time"])} for entry in found],
        "last": ask.world.journal.made,
    }


async def _stream(world: World, number: int) -> AsyncIterator[str]:
    """Server-sent events from this number on, with comments so that a closed page is noticed."""
    yield "retry: 1000\n\n"
    while True:
        fresh = world.journal.events_after(number)
        for entry in fresh:
            number = entry["number"]
            yield f"id: {number}\nevent: {entry['kind']}\ndata: {json.dumps(_shown(world, entry))}\n\n"
        if not fresh:
            grown = world.journal.grown.fired
            await wait(world.journal.grown, seconds=HEARTBEAT)
            if grown == world.journal.grown.fired:
                yield ": still here\n\n"


def _shown(world: World, entry: Json) -> Json:
    """An event with the message it is about, as far as that still exists."""
    chat = _chat(world, entry)
    if chat is None:
        return entry
    if entry.get("ephemeral") is not None:
        note = chat.ephemerals.get(entry["ephemeral"])
    else:
        note = chat.messages.get(entry.get("message_id", 0))
    return entry | {"message": message_view(world, chat, note)} if note is not None else entry


def _chat(world: World, entry: Json) -> Chat | None:
    chat_id = entry.get("chat", 0)
    if chat_id > 0:
        return world.state.privates.get((entry.get("bot", 0), chat_id))
    return world.state.chats.get(chat_id)
