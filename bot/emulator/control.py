"""The JSON contract of /emulator: how a request becomes a call of a function and its result an answer."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.emulator.clock import instant_of
from bot.emulator.errors import ApiError
from bot.emulator.world import lookup
from bot.emulator.world.acting import Refused
from bot.emulator.world.chats import Chat
from bot.emulator.world.messages import Message
from bot.emulator.world.people import Bot
from bot.emulator.world.state import World

Json = dict[str, Any]


class Unusable(Exception):
    """A request that cannot be understood (400) or names what does not exist (404)."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status = status


class Ask:
    """One control request: world, path, query and body, read with errors that say what is wrong."""

    def __init__(self, world: World, request: Request, body: Json) -> None:
        self.world = world
        self.request = request
        self.body = body
        self.query = request.query_params

    def text(self, name: str, default: str | None = None) -> str:
        """A text of the body; without a default it must be there."""
        value = self.body.get(name, default)
        if not isinstance(value, str) or (default is None and not value):
            raise Unusable(400, f"{name}: a text is needed")
        return value

    def flag(self, name: str, default: bool = False) -> bool:
        """A truth value of the body."""
        value = self.body.get(name, default)
        if not isinstance(value, bool):
            raise Unusable(400, f"{name}: true or false is needed")
        return value

    def number(self, name: str, default: int | None = None) -> int:
        """A whole number of the body; without a default it must be there."""
        value = self.body.get(name, default)
        if isinstance(value, bool) or not isinstance(value, int):
            raise Unusable(400, f"{name}: a whole number is needed")
        return value

    def choice(self, name: str, allowed: tuple[str, ...], default: str | None = None) -> str:
        """A text of the body that is one of a few."""
        value = self.text(name, default)
        if value not in allowed:
            raise Unusable(400, f"{name}: one of {', '.join(allowed)} is needed")
        return value

    def mapping(self, name: str) -> dict[str, bool] | None:
        """Truth values by name in the body, None when absent."""
        value = self.body.get(name)
        if value is None:
            return None
        if not isinstance(value, dict) or not all(isinstance(one, bool) for one in value.values()):
            raise Unusable(400, f"{name}: an object of true and false is needed")
        return value

    def instant(self, name: str) -> int | None:
        """A moment of the body as unix seconds, given so or as ISO 8601; None when absent."""
        value = self.body.get(name)
        if value is None or (isinstance(value, int) and not isinstance(value, bool)):
            return value
        try:
            return int(instant_of(str(value)))
        except ValueError:
            raise Unusable(400, f"{name}: unix seconds or an ISO 8601 instant are needed") from None

    def path_id(self, name: str = "id") -> int:
        """A number in the path."""
        try:
            return int(self.request.path_params[name])
        except ValueError:
            raise Unusable(404, f"{name}: not a number") from None

    def person(self, name: str = "person", default: int | None = None) -> int:
        """The id of an existing person in the body."""
        return self.existing_person(self.number(name, default))

    def existing_person(self, person_id: int) -> int:
        """The same id, if such a person exists."""
        if person_id not in self.world.state.people:
            raise Unusable(404, f"no person {person_id}")
        return person_id

    def bot(self) -> Bot:
        """The bot whose token the body (or query) names, else the first bot."""
        bots = self.world.state.bots
        token = str(self.body.get("token") or self.query.get("token") or "")
        if token:
            number, _, secret = token.partition(":")
            if not (number.isdecimal() and secret):
                raise Unusable(400, "token: not a token")
            return lookup.bot_of(self.world, token)
        if not bots:
            raise Unusable(400, "there is no bot yet")
        return next(iter(bots.values()))

    def chat(self) -> Chat:
        """The chat in the path; a person's id is their private chat with the bot."""
        chat_id = self.path_id()
        if chat_id > 0:
            return lookup.private_chat(self.world, self.bot().id, self.existing_person(chat_id))
        if chat_id not in self.world.state.chats:
            raise Unusable(404, f"no chat {chat_id}")
        return self.world.state.chats[chat_id]

    def message(self, chat: Chat) -> Message:
        """The message in the path; negative numbers are ephemeral messages."""
        number = self.path_id("mid")
        found = chat.ephemerals.get(-number) if number < 0 else chat.messages.get(number)
        if found is None:
            raise Unusable(404, f"no message {number}")
        return found


Answerer = Callable[[Ask], Awaitable[Json]]


def routed(world: World, method: str, path: str, answerer: Answerer) -> Route:
    """A route of the contract, whose errors are `{"error": words}` with 400, 403 or 404."""

    async def endpoint(request: Request) -> Response:
        try:
            return JSONResponse(await answerer(Ask(world, request, await _body(request))))
        except Unusable as error:
            return JSONResponse({"error": str(error)}, error.status)
        except Refused as error:
            return JSONResponse({"error": str(error)}, 403)
        except ApiError as error:
            return JSONResponse({"error": error.description}, 403 if error.status == 403 else 400)

    return Route(f"/emulator{path}", endpoint, methods=[method])


async def _body(request: Request) -> Json:
    raw = await request.body()
    if not raw.strip():
        return {}
    try:
        parsed = json.loads(raw)
    except ValueError:
        raise Unusable(400, "the body is not JSON") from None
    if not isinstance(parsed, dict):
        raise Unusable(400, "the body is not a JSON object")
    return parsed
