"""The HTTP surface: status codes, parameters, tokens, the Date header."""

import json
from urllib.parse import quote, urlencode

from bot.emulator.client import request
from tests.emulator.conftest import Api, Town


async def test_c01_status_equals_error_code(api: Api) -> None:
    assert await api.refused("sendMessage", text="x") == (400, "Bad Request: chat_id is empty")
    assert await api.refused("nothingLikeThis") == (404, "Not Found: method not found")


async def test_bad_tokens_are_unauthorized(api: Api) -> None:
    for token in ("0123:abc", "123", "x" * 90 + ":a", "abc:def"):
        shape = "Unauthorized: invalid token specified"
        assert await Api(api.emulator, token).refused("getMe") == (401, shape)
    assert await Api(api.emulator, f"{api.id}:another").refused("getMe") == (401, "Unauthorized")


async def test_other_paths_are_not_found(api: Api) -> None:
    for path in ("/nothing", f"/bot{api.token}/getMe/more"):
        answer = await request("GET", api.url + path)
        assert answer.status == 404
        assert json.loads(answer.body)["description"] == "Not Found"


async def test_c03_form_multipart_json_and_get_are_equal(town: Town) -> None:
    api, chat = town.api, str(town.group.id)
    url = f"{api.url}/bot{quote(api.token, safe=':')}/SENDmessage"
    form = urlencode({"chat_id": chat, "text": "hello & goodbye"}).encode()
    edge = "edge"
    parts = "".join(
        f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in (("chat_id", chat), ("text", "hello & goodbye"))
    )
    bodies = {
        "application/x-www-form-urlencoded": form,
        f"multipart/form-data; boundary={edge}": f"{parts}--{edge}--\r\n".encode(),
        "application/json": json.dumps({"chat_id": int(chat), "text": "hello & goodbye"}).encode(),
    }
    answers = [
        await request("POST", url, body, headers={"Content-Type": kind}) for kind, body in bodies.items()
    ]
    answers.append(await request("GET", f"{url}?{form.decode()}"))
    nameless = f"{api.url}/bot{api.token}?method=sendMessage&{form.decode()}"
    answers.append(await request("GET", nameless))
    assert {answer.status for answer in answers} == {200}
    assert {json.loads(answer.body)["result"]["text"] for answer in answers} == {"hello & goodbye"}


async def test_date_header_shows_the_emulators_clock(town: Town) -> None:
    await town.people.advance("3d", jump=True)
    answer = await town.api.raw("getMe")
    assert answer.headers["date"].startswith("Thu, 08 Jan 2026 10:00:")


async def test_test_path_and_get_me(api: Api) -> None:
    answer = await request("GET", f"{api.url}/bot{api.token}/test/getMe")
    me = json.loads(answer.body)["result"]
    assert me["username"] == "anthill_bot"
    assert me["can_read_all_group_messages"] is False


async def test_files_are_served(town: Town) -> None:
    sent = await town.bob.says(town.group, document="plan.txt", caption="the plan")
    (update,) = town.api.updates()
    assert update["message"]["message_id"] == sent.id
    file = await town.api.ok("getFile", file_id=update["message"]["document"]["file_id"])
    served = await request("GET", f"{town.api.url}/file/bot{town.api.token}/{file['file_path']}")
    assert served.status == 200
    assert len(served.body) == file["file_size"]
