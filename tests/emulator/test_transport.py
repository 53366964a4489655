"""Item 3 of the conformance list: a call means the same in every way it can be sent; and files come back."""

import json
from typing import Any
from urllib.parse import urlencode

import pytest

from bot.emulator.client import request
from bot.emulator.server import Emulator
from bot.emulator.world import founding, lookup

TOKEN = "1000001:token"
FORM = "application/x-www-form-urlencoded"
BORDER = "----border"


def multipart(values: dict[str, str], files: dict[str, bytes] | None = None) -> tuple[bytes, str]:
    parts = [
        f'--{BORDER}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in values.items()
    ]
    for name, content in (files or {}).items():
        head = f'Content-Disposition: form-data; name="{name}"; filename="{name}.txt"'
        parts.append(f"--{BORDER}\r\n{head}\r\nContent-Type: text/plain\r\n\r\n".encode() + content + b"\r\n")
    return b"".join(parts) + f"--{BORDER}--\r\n".encode(), f"multipart/form-data; boundary={BORDER}"


async def send(url: str, method: str, how: str, values: dict[str, Any]) -> dict[str, Any]:
    path = f"{url}/bot{TOKEN}/{method}"
    plain = {name: one if isinstance(one, str) else json.dumps(one) for name, one in values.items()}
    if how == "query":
        answer = await request("GET", f"{path}?{urlencode(plain)}")
    elif how == "json":
        body = json.dumps(values).encode()
        answer = await request("POST", path, body, headers={"content-type": "application/json"})
    elif how == "form":
        answer = await request("POST", path, urlencode(plain).encode(), headers={"content-type": FORM})
    else:
        body, kind = multipart(plain)
        answer = await request("POST", path, body, headers={"content-type": kind})
    parsed: dict[str, Any] = json.loads(answer.body)
    assert answer.status == parsed.get("error_code", 200)
    return parsed


def prepared(emulator: Emulator) -> int:
    """A group with the bot in it; gives its id."""
    world = emulator.world
    bot = lookup.bot_of(world, TOKEN)
    alice = lookup.new_person(world, "Alice").id
    group = founding.found_chat(world, "supergroup", "Hikers", alice)
    founding.place_bot(world, group, bot.id, alice, "administrator", "all")
    return group.id


@pytest.mark.parametrize("how", ["query", "form", "multipart", "json"])
async def test_c3_every_way_of_sending_means_the_same(how: str) -> None:
    async with Emulator() as emulator:
        chat_id = prepared(emulator)
        values = {
            "chat_id": chat_id,
            "text": "héllo <b>👍</b>",
            "parse_mode": "HTML",
            "reply_markup": {"inline_keyboard": [[{"text": "a", "callback_data": "1"}]]},
            "disable_notification": True,
            "unheard_of": "ignored",
        }
        answer = await send(emulator.url, "SENDmessage", how, values)
        assert answer["ok"] is True
        assert answer["result"]["text"] == "héllo 👍"
        assert answer["result"]["entities"] == [{"offset": 6, "length": 2, "type": "bold"}]
        assert answer["result"]["reply_markup"]["inline_keyboard"][0][0]["text"] == "a"
        missing = await send(emulator.url, "sendMessage", how, {"chat_id": chat_id})
        assert missing["description"] == "Bad Request: message text is empty"


async def test_uploaded_files_come_back_under_their_path() -> None:
    async with Emulator() as emulator:
        chat_id = prepared(emulator)
        body, kind = multipart({"chat_id": str(chat_id)}, {"document": b"\x00\xffdata"})
        url = f"{emulator.url}/bot{TOKEN}"
        sent = await request("POST", f"{url}/sendDocument", body, headers={"content-type": kind})
        file_id = json.loads(sent.body)["result"]["document"]["file_id"]
        file = (await send(emulator.url, "getFile", "form", {"file_id": file_id}))["result"]
        found = await request("GET", f"{emulator.url}/file/bot{TOKEN}/{file['file_path']}")
        assert (found.status, found.body) == (200, b"\x00\xffdata")
        gone = await request("GET", f"{emulator.url}/file/bot{TOKEN}/photos/none.jpg")
        assert gone.status == 404


async def test_a_body_that_is_no_json_is_refused() -> None:
    async with Emulator() as emulator:
        headers = {"content-type": "application/json"}
        answer = await request("POST", f"{emulator.url}/bot{TOKEN}/getMe", b"{", headers=headers)
        assert answer.status == 400
