"""How refusals are worded and how parameters are read; nothing here speaks HTTP."""

import pytest

from bot.emulator.errors import ApiError, bad_request, forbidden, not_found, too_many
from bot.emulator.params import Params, Upload


@pytest.mark.parametrize(
    ("code", "text", "status", "description"),
    [
        (400, "Chat not found", 400, "Bad Request: chat not found"),
        (400, "PARTICIPANT_ID_INVALID", 400, "Bad Request: PARTICIPANT_ID_INVALID"),
        (400, "X_WRONG", 400, "Bad Request: X_WRONG"),
        (403, "CHAT_WRITE_FORBIDDEN", 400, "Bad Request: CHAT_WRITE_FORBIDDEN"),
        (403, "Bot was blocked by the user", 403, "Forbidden: bot was blocked by the user"),
        (400, "USER_IS_BLOCKED", 403, "Forbidden: bot was blocked by the user"),
        (406, "Something odd", 400, "Bad Request: something odd"),
        (404, "Message not found", 400, "Bad Request: message not found"),
        (500, "Restart", 500, "Internal Server Error: restart"),
        (400, "USER_ADMIN_INVALID", 400, "Bad Request: user is an administrator of the chat"),
    ],
)
def test_c2_prefix_and_letter_case(code: int, text: str, status: int, description: str) -> None:
    error = ApiError(code, text)
    assert (error.status, error.description) == (status, description)
    assert error.body() == {"ok": False, "error_code": status, "description": description}


def test_c2_a_default_text_replaces_that_of_a_400() -> None:
    assert (
        bad_request("PEER_ID_INVALID", default="chat not found").description == "Bad Request: chat not found"
    )
    assert (
        ApiError(403, "bot was kicked", default="chat not found").description == "Forbidden: bot was kicked"
    )


def test_parameters_of_errors() -> None:
    assert too_many(7).body() == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 7",
        "parameters": {"retry_after": 7},
    }
    moved = ApiError(400, "group chat was upgraded to a supergroup chat", migrate_to_chat_id=-1005)
    assert moved.body()["parameters"] == {"migrate_to_chat_id": -1005}
    assert not_found("method not found").description == "Not Found: method not found"
    assert forbidden("user is deactivated").status == 403


def test_integers_are_lenient() -> None:
    params = Params({"a": "12abc", "b": "abc", "c": "", "d": " -7", "e": "9" * 25})
    assert [params.integer(name) for name in "abcd"] == [12, 0, 0, -7]
    assert params.integer("missing", 5) == params.integer("c", 5) == 5
    assert params.integer("a", low=20, high=30) == 20
    assert params.integer("e") == 2**63 - 1


def test_booleans_are_lenient() -> None:
    params = Params({"a": " TRUE ", "b": "yes", "c": "1", "d": "on", "e": ""})
    assert [params.boolean(name) for name in "abcde"] == [True, True, True, False, False]
    assert params.boolean("missing", default=True) is True


def test_json_files_and_required_texts() -> None:
    upload = Upload("a.png", b"x")
    params = Params({"list": "[1]", "bad": "{", "photo": "attach://p"}, {"p": upload})
    assert params.json("list") == [1]
    assert params.json("missing") is None
    assert params.file("photo") is upload
    assert params.file("p") is upload
    assert params.file("list") is None
    with pytest.raises(ApiError, match='parameter "title" is required'):
        params.required_text("title")
    with pytest.raises(ApiError, match="can't parse permissions JSON object"):
        params.json("bad", "can't parse permissions JSON object")


def test_c3_python_values_read_as_a_json_body() -> None:
    params = Params.of(chat_id=-5, flag=True, data={"a": "ё"}, text="x", nothing=None)
    assert params.values == {"chat_id": "-5", "flag": "true", "data": '{"a": "ё"}', "text": "x"}
    assert params.boolean("flag") is True
