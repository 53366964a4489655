"""The registry of Bot API methods; each family module beside this one fills it when it is imported."""

import importlib
import pkgutil
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.emulator.errors import not_found
from bot.emulator.params import Params
from bot.emulator.world.people import Bot
from bot.emulator.world.state import World

Json = Any


@dataclass
class Call:
    """One call of a bot: who calls, in which world, with which parameters.

    Ids are kept instead of objects: after an await, look things up again, the world may have been restored.
    """

    world: World
    bot_id: int
    method: str
    params: Params

    @property
    def bot(self) -> Bot:
        """The calling bot."""
        return self.world.state.bots[self.bot_id]

    @property
    def now(self) -> int:
        """The emulator's time in whole unix seconds."""
        return self.world.now

    def speaks(self, version: str) -> bool:
        """Whether the Bot API spoken here is at least this version."""
        return self.world.speaks(version)


@dataclass(frozen=True)
class Described:
    """A result that the answer explains in words beside it (setWebhook, deleteWebhook)."""

    result: Json
    description: str


@dataclass(frozen=True)
class RawJson:
    """A result that is JSON already."""

    body: bytes


Handler = Callable[[Call], Awaitable[Json]]


@dataclass(frozen=True)
class Method:
    """One registered method; `newer` names parameters and the version before which they are unknown."""

    name: str
    handler: Handler
    since: str = "10.0"
    newer: Mapping[str, str] = field(default_factory=dict)


METHODS: dict[str, Method] = {}


def method(
    *names: str, since: str = "10.0", newer: Mapping[str, str] | None = None
) -> Callable[[Handler], Handler]:
    """Registers a handler under its name and its legacy aliases."""

    def register(handler: Handler) -> Handler:
        for name in names:
            METHODS[name.lower()] = Method(names[0], handler, since, newer or {})
        return handler

    return register


def load() -> None:
    """Imports every family, so that its methods are known."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")


def find(name: str, world: World) -> Method:
    """The method of this name in any case; ApiError 404 when the version spoken here has none."""
    found = METHODS.get(name.lower())
    if found is None or not world.speaks(found.since):
        raise not_found("method not found")
    return found


async def run(call: Call, found: Method) -> Json:
    """Runs the method without the parameters that the version spoken here does not know."""
    for name, since in found.newer.items():
        if not call.speaks(since):
            call.params.values.pop(name, None)
    return await found.handler(call)
