"""The HTTP surface that bots talk to: token, method, parameters, faults and the shape of every answer."""

import json
import logging
import re
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from bot.emulator import methods
from bot.emulator.errors import ApiError, bad_request, not_found, too_many, unauthorized
from bot.emulator.faults import REFUSALS, Fault
from bot.emulator.methods import Call, Described, RawJson
from bot.emulator.params import Params
from bot.emulator.world import lookup
from bot.emulator.world.state import World

log = logging.getLogger(__name__)

HANGS = 120.0
HTML_502 = b"<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>502</body>\r\n</html>\r\n"
LONGEST_TOKEN = 80
PATH = re.compile(r"/bot([^/]*)(?:/test)?(?:/([^/]*))?")


@dataclass(frozen=True)
class Reply:
    """A finished answer."""

    status: int
    body: bytes
    headers: dict[str, str]


class BotApi:
    """ASGI application for /bot<token>/<method>."""

    def __init__(self, world: World) -> None:
        self.world = world
        methods.load()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        try:
            call = await self._read(request)
        except ApiError as error:
            await self._deliver(scope, receive, send, refusal(error), None)
            return
        fault = self.world.faults.pick(call.method, call.params.text("chat_id"))
        await self._deliver(scope, receive, send, await self._answer(call, fault), fault)

    async def _read(self, request: Request) -> Call:
        found = PATH.fullmatch(request.url.path)
        if found is None:
            raise not_found()
        token = found[1]
        check_token(token)
        bot = lookup.bot_of(self.world, token)
        if bot.token != token:
            raise unauthorized()
        params = await Params.from_request(request)
        return Call(self.world, bot.id, found[2] or params.text("method"), params)

    async def _answer(self, call: Call, fault: Fault | None) -> Reply | None:
        kind = fault.kind if fault is not None else ""
        if fault is None or kind in ("lost_answer", "truncated"):
            reply: Reply | None = await self.perform(call)
        elif kind == "429":
            reply = refusal(too_many(fault.retry_after))
        elif kind in REFUSALS:
            reply = refusal(ApiError(int(kind), fault.words))
        else:
            reply = SPOILT.get(kind)
        self._note(call, reply.status if reply is not None else 0, kind)
        self.world.changed.fire()
        return reply

    async def perform(self, call: Call) -> Reply:
        """Does what the call asks and gives the answer, whatever happens."""
        counted = call.method.lower() != "getupdates"
        self.world.busy += counted
        try:
            check_open(call)
            return success(await methods.run(call, methods.find(call.method, self.world)))
        except ApiError as error:
            return refusal(error)
        except Exception:
            log.exception("emulator: %s failed", call.method)
            return refusal(ApiError(500, "Internal Server Error", exact=True))
        finally:
            self.world.busy -= counted

    def _note(self, call: Call, status: int, fault: str) -> None:
        parameters = dict(call.params.values)
        parameters.update({name: upload.filename for name, upload in call.params.files.items()})
        self.world.journal.add_call(
            bot=call.bot_id,
            time=self.world.clock.now(),
            method=call.method,
            parameters=parameters,
            status=status,
            **({"fault": fault} if fault else {}),
        )

    async def _deliver(
        self, scope: Scope, receive: Receive, send: Send, reply: Reply | None, fault: Fault | None
    ) -> None:
        kind = fault.kind if fault is not None else ""
        if kind == "timeout":
            await self.world.clock.pass_until(self.world.clock.now() + HANGS)
        if reply is None or kind == "lost_answer":
            scope["emulator.abort"]()
            return
        headers = dict(reply.headers)
        if kind == "truncated":
            headers["content-length"] = str(len(reply.body))
            await _send_half(scope, send, reply, headers)
            return
        await Response(reply.body, reply.status, headers)(scope, receive, send)


async def _send_half(scope: Scope, send: Send, reply: Reply, headers: dict[str, str]) -> None:
    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": reply.status, "headers": raw})
    half = reply.body[: len(reply.body) // 2]
    await send({"type": "http.response.body", "body": half, "more_body": True})
    scope["emulator.abort"]()


def check_token(token: str) -> None:
    """ApiError 401 for what cannot be a token."""
    number, _, secret = token.partition(":")
    if token.startswith("0") or len(token) > LONGEST_TOKEN or not number.isdecimal() or not secret:
        raise unauthorized("invalid token specified")


def check_open(call: Call) -> None:
    """ApiError for a bot that has logged out or been closed."""
    if call.bot.logged_out:
        raise ApiError(400, "Logged out", exact=True)
    if call.bot.closed:
        raise bad_request("the bot has already been closed")


def success(result: Any) -> Reply:
    """The answer of a call that was done."""
    if isinstance(result, RawJson):
        body = b'{"ok":true,"result":' + result.body + b"}"
    elif isinstance(result, Described):
        body = _json({"ok": True, "result": result.result, "description": result.description})
    else:
        body = _json({"ok": True, "result": result})
    return Reply(200, body, {"content-type": "application/json"})


def refusal(error: ApiError) -> Reply:
    """The answer of a call that was refused; its status is the error code."""
    headers = {"content-type": "application/json"}
    if error.retry_after is not None:
        headers["retry-after"] = str(error.retry_after)
    return Reply(error.status, _json(error.body()), headers)


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


SPOILT = {
    "5xx": refusal(ApiError(500, "Internal Server Error", exact=True)),
    "html_502": Reply(502, HTML_502, {"content-type": "text/html"}),
    "empty_200": Reply(200, b"", {"content-type": "application/json"}),
}
