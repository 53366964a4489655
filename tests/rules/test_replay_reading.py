"""Reading an export: cut anywhere, broken anywhere, nested anyhow; a mistake is told with its place."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from bot.core.errors import Unusable
from bot.replay.export import CHANNEL, Found, choose, look, messages, peer
from bot.replay.scanning import BadFile, Window
from tests.exports import CHAT, OWNER, START, line, said, talk, write

TEXT = '{"a": [1, -2.5e3, true, null, "\\u4f60\\ud83d\\ude00 好😀\\n\\"x\\""], "b": {"c": {}, "d": []}, "e": 12345}'


def walked(window: Window) -> dict[str, Any]:
    """A whole object, its first list item by item."""
    found: dict[str, Any] = {}
    for name in window.fields():
        found[name] = [window.value() for _ in window.items()] if name == "a" else window.value()
    assert not window.peek()
    return found


@pytest.mark.parametrize("chunk", [1, 2, 3, 5, 7, 16, 64])
def test_it_may_be_cut_at_any_byte(chunk: int) -> None:
    moved: list[int] = []
    raw = b"\xef\xbb\xbf" + TEXT.encode()
    assert walked(Window(io.BytesIO(raw), moved.append, chunk=chunk)) == json.loads(TEXT)
    assert moved[-1] == len(raw)


def test_any_truncated_file_is_told_and_no_other(tmp_path: Path) -> None:
    whole = write(tmp_path / "whole.json", talk(4)).read_bytes().rstrip()
    for cut in range(0, len(whole), 7):
        path = tmp_path / "cut.json"
        path.write_bytes(whole[:cut])
        with pytest.raises(Unusable, match=r"byte [0-9]+: "):
            look(path, None, lambda _: None)
    assert look(tmp_path / "whole.json", None, lambda _: None)[0].messages == 4


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("", "line 1, byte 0", "an object ({), found the end of the file"),
        ("[]", "line 1, byte 0", "an object ({), found '[]'"),
        ("<html>", "line 1, byte 0", "an object"),
        ('{"name" 1}', "line 1, byte 8", "a colon"),
        ("{name: 1}", "line 1, byte 1", "the name of a field in quotes"),
        ('{"name": "x"\n "type": 1}', "line 2, byte 14", "a comma or the end of the object"),
        ('{"messages": {}}', "line 1, byte 13", "a list"),
        ('{"messages": [{"id": 1},\n{"id": 12,, }]}', "line 2, byte 35", "proper|property name"),
        ('{"messages": [1 2]}', "line 1, byte 16", "a comma or the end of the list"),
        ('{"messages": [{"text": "\x01"}]}', "line 1, byte 24", "Invalid control character"),
        ('{"messages": [{"text": "never ends}]}', "line 1, byte 23", "Unterminated"),
        ('{"messages": [nothing]}', "line 1, byte 14", "a message, found 'nothing]}'"),
        ('{"messages": []} {}', "line 1, byte 17", "the end of the file"),
        ('{"messages": [' + "[" * 100_000, "line 1, byte 14", "not nested so deep"),
        ('{"messages": [' + "9" * 5000 + "]}", "line 1, byte 14", "no such number"),
        ('{"chats": {"list": 5}}', "line 1, byte 19", "a list"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_place(text: str, place: str, expected: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Unusable) as raised:
        look(path, None, lambda _: None)
    assert place in str(raised.value)
    assert any(words in str(raised.value) for words in expected.split("|"))


def test_what_is_no_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    path.write_bytes(b'{"name": "\xff\xfe"}')
    with pytest.raises(Unusable, match="byte 10: this is no UTF-8"):
        look(path, None, lambda _: None)
    with pytest.raises(Unusable, match="cannot be read"):
        look(tmp_path / "nowhere.json", None, lambda _: None)


def test_a_value_without_end_is_not_read_for_ever() -> None:
    with pytest.raises(BadFile, match="too large"):
        Window(io.BytesIO(b'"' + b"x" * 10_000), chunk=100, largest=1000).value()


def test_text_that_no_database_takes_is_mended() -> None:
    assert Window(io.BytesIO(b'["\\ud83d half", "zero\\u0000"]')).value() == ["? half", "zero"]


# --- chats ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "id"),
    [("user12", 12), ("channel12", CHANNEL - 12), ("chat12", -12), (12, 12), ("", 0), (None, 0), ("user", 0), (True, 0),
     ("user99999999999999999999", 0), ("bot12", 0), ("user１２", 0), ([], 0)],
)  # fmt: skip
def test_ids_of_an_export(value: Any, id: int) -> None:
    assert peer(value) == id


def full(path: Path, *chats: dict[str, Any]) -> Path:
    """An export of everything."""
    about = {
        "about": "x",
        "personal_information": {"user_id": 1},
        "contacts": {"about": "", "list": [{"a": [1]}]},
    }
    path.write_text(json.dumps({**about, "chats": {"about": "y", "list": chats}}), encoding="utf-8")
    return path


def chat(id: int, kind: str = "private_supergroup", count: int = 2) -> dict[str, Any]:
    """One chat of it, its head last: fields may come in any order."""
    return {"messages": list(talk(count)), "name": f"Chat {id}", "type": kind, "id": id}


def test_one_group_of_many_is_chosen(tmp_path: Path) -> None:
    path = full(
        tmp_path / "all.json", chat(1, "personal_chat"), chat(2, count=3), chat(3, "private_group", 5)
    )
    with pytest.raises(Unusable, match="several groups") as raised:
        choose(path, look(path, None, lambda _: None), None)
    assert f"--chat {CHANNEL - 2}  3 messages  Chat 2" in str(raised.value)
    for wanted, count in ((2, 3), (CHANNEL - 2, 3), (-3, 5)):
        found = choose(path, look(path, wanted, lambda _: None), wanted)
        assert len(list(messages(path, found, lambda _: None))) == count == found.messages
        assert found.known is not None
        assert found.known.owner == OWNER[1]
    for wanted in (1, 4):
        with pytest.raises(Unusable, match="no one group"):
            choose(path, look(path, wanted, lambda _: None), wanted)


@pytest.mark.parametrize("chats", [[], [chat(1, "personal_chat")]])
def test_a_file_without_a_group_is_refused(chats: list[dict[str, Any]], tmp_path: Path) -> None:
    path = full(tmp_path / "none.json", *chats)
    with pytest.raises(Unusable, match=r"no group|no chat"):
        choose(path, look(path, None, lambda _: None), None)


def test_who_acts_as_an_admin_is_one(tmp_path: Path) -> None:
    acts: tuple[tuple[tuple[str, int], str, list[str]], ...] = (
        (("A", 1), "create_group", []), (("B", 2), "remove_members", ["C"]), (("C", 3), "remove_members", ["C"]),
        (("D", 4), "pin_message", []),
    )  # fmt: skip
    told = [
        line(number, START, who, action, members=members)
        for number, (who, action, members) in enumerate(acts)
    ]
    told += [
        said(9, START, ("E", 5), "x", inline_bot_buttons=[[{}]]),
        said(10, START, ("E", 6), "x", inline_bot_buttons=[[{}]], via_bot="@gif"),
        said(11, START, ("News", 7), "x", forwarded_from="News") | {"from_id": "channel7"},
        {"from_id": "user8"},
    ]
    known = look(write(tmp_path / "x.json", told), None, lambda _: None)[0].known
    assert known is not None
    assert (known.owner, known.admins, known.bots) == (1, {2, 4}, {5})
    assert known.names["E"] is None
    basic = look(write(tmp_path / "y.json", told, type="private_group"), None, lambda _: None)[0]
    assert basic.known is not None
    assert basic.known.admins == {2}
    assert basic.id == -CHAT
    assert Found(0, type="private_supergroup", said_id=CHANNEL - 5).id == CHANNEL - 5
