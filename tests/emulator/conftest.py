"""A running emulator, its people, and a bot that speaks raw HTTP; all it hears is read by two libraries."""

import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import pytest
import telegram
from aiogram.types import Update

from bot.emulator.cast import Group, Person
from bot.emulator.client import Answer, request
from bot.emulator.clock import Clock, wait
from bot.emulator.people import People
from bot.emulator.server import Emulator
from bot.emulator.world import updates

TOKEN = "1000001:AAEmulatedTokenOfSomeLengthForTests00"
EVERYTHING = [
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "callback_query",
    "my_chat_member",
    "chat_member",
    "chat_join_request",
    "message_reaction",
    "message_reaction_count",
    "poll",
    "poll_answer",
    "pre_checkout_query",
]
Json = dict[str, Any]


def parsed(update: Json) -> Json:
    """The same update, once aiogram and python-telegram-bot have read it."""
    Update.model_validate(update)
    assert telegram.Update.de_json(update, None) is not None
    return update


@dataclass
class Api:
    """A bot over raw HTTP."""

    emulator: Emulator
    token: str = TOKEN

    @property
    def id(self) -> int:
        """The bot's id."""
        return int(self.token.partition(":")[0])

    @property
    def url(self) -> str:
        """The Bot API's address."""
        return self.emulator.url

    async def raw(self, method: str, **parameters: Any) -> Answer:
        """The whole answer of a call with a JSON body."""
        body = json.dumps(parameters).encode()
        headers = {"Content-Type": "application/json"}
        url = f"{self.url}/bot{quote(self.token, safe=':')}/{method}"
        return await request("POST", url, body, headers=headers)

    async def ok(self, method: str, **parameters: Any) -> Any:
        """The result of a call that must succeed."""
        answer = await self.raw(method, **parameters)
        body = json.loads(answer.body)
        assert answer.status == 200, (method, body)
        assert body["ok"] is True
        return body["result"]

    async def refused(self, method: str, **parameters: Any) -> tuple[int, str]:
        """(error code, description) of a call that must fail; the HTTP status is the code."""
        answer = await self.raw(method, **parameters)
        body = json.loads(answer.body)
        assert body["ok"] is False, (method, body)
        assert answer.status == body["error_code"]
        return body["error_code"], body["description"]

    def updates(self) -> list[Json]:
        """The updates that wait now, each read by both libraries; then forgotten."""
        bot = self.emulator.world.state.bots[self.id]
        found = [json.loads(update.body) for update in bot.updates.values()]
        updates.clear(bot)
        return [parsed(update) for update in found]

    def kinds(self) -> list[str]:
        """The kinds of the updates that wait now: of messages, what they hold."""
        return [kind_of(update) for update in self.updates()]


def kind_of(update: Json) -> str:
    """`message:left_chat_member`, `chat_member:member>kicked`, else the kind alone."""
    kind = next(name for name in update if name != "update_id")
    body = update[kind]
    if kind in ("chat_member", "my_chat_member"):
        return f"{kind}:{body['old_chat_member']['status']}>{body['new_chat_member']['status']}"
    for name in SERVICE:
        if name in body:
            return f"{kind}:{name}"
    return kind


SERVICE = (
    "new_chat_members",
    "left_chat_member",
    "migrate_to_chat_id",
    "migrate_from_chat_id",
    "pinned_message",
    "new_chat_title",
)


class StillClock(Clock):
    """A clock that only moves when it is moved, for limits that are meant to the second."""

    def now(self) -> float:
        """The instant it was moved to."""
        return self._base


@dataclass
class Town:
    """Alice owns the group, Bob is a member, the bot is administrator with every right."""

    emulator: Emulator
    people: People
    api: Api
    alice: Person
    bob: Person
    group: Group

    async def until(self, done: Callable[[], bool]) -> None:
        """Waits until it is so; looks again whenever something changed in the emulator."""
        world = self.emulator.world
        while not done():
            await wait(world.changed, world.journal.grown, seconds=10)

    def stop_clock(self, at: float | None = None) -> int:
        """Lets time stand still, now or at an instant; gives it in whole unix seconds."""
        world = self.emulator.world
        still = StillClock()
        still.move_to(float(int(world.clock.now() if at is None else at)))
        world.clock = still
        return world.now

    async def polled(self) -> None:
        """Waits until the bot's long poll waits."""
        await self.until(lambda: self.api.id in self.emulator.world.polling)

    async def until_says(self, text: str, times: int = 1) -> None:
        """Waits until the group holds this text so often."""
        notes = self.emulator.world.state.chats[self.group.id].messages
        await self.until(lambda: [one.content.get("text") for one in notes.values()].count(text) >= times)


@pytest.fixture
async def emulator() -> AsyncIterator[Emulator]:
    """A running emulator."""
    async with Emulator() as running:
        yield running


@pytest.fixture
def people(emulator: Emulator) -> People:
    """Its people."""
    return People(emulator.url)


@pytest.fixture
async def api(emulator: Emulator, people: People) -> Api:
    """A bot that has asked for every kind of update."""
    api = Api(emulator)
    await people.bot(TOKEN, name="Anthill", username="anthill_bot")
    emulator.world.state.bots[api.id].allowed_updates = [*EVERYTHING]
    return api


async def settled_town(emulator: Emulator, people: People, api: Api, kind: str = "supergroup") -> Town:
    """A group of this kind whose first updates are read."""
    alice = await people.person("Alice Stone", username="alice", language_code="en")
    bob = await people.person("Bob")
    group = await people.group("Hikers", owner=alice, kind=kind)
    await group.add_bot()
    await bob.joins(group)
    api.updates()
    return Town(emulator, people, api, alice, bob, group)


@pytest.fixture
async def town(emulator: Emulator, people: People, api: Api) -> Town:
    """A supergroup whose first updates are read."""
    return await settled_town(emulator, people, api)


@pytest.fixture
async def basic(emulator: Emulator, people: People, api: Api) -> Town:
    """A basic group whose first updates are read."""
    return await settled_town(emulator, people, api, "group")
