"""Everything in a message that can carry words or links (S61-S69), a fixture for each place."""

from typing import Any

import pytest

from bot.core.facts import Carrier, Content, Origin
from bot.telegram.carriers import MEDIA, SERVICE, carriers_of, content_of, cut, kind_of, origin_of

LINK = [{"type": "text_link", "offset": 0, "length": 4, "url": "https://t.me/+x"}]
NEWS = {"id": -100900, "type": "channel", "title": "News", "username": "news"}
PLACES: dict[str, tuple[dict[str, Any], Carrier]] = {
    "text": ({"text": "word"}, Carrier("text", "word")),
    "hidden link": ({"text": "word", "entities": LINK}, Carrier("text", "word", ("https://t.me/+x",))),
    "link": ({"text": "go a.example", "entities": [{"type": "url", "offset": 3, "length": 9}]},
             Carrier("text", "go a.example", ("a.example",))),
    "link behind an emoji": ({"text": "😀 a.example", "entities": [{"type": "url", "offset": 3, "length": 9}]},
                             Carrier("text", "😀 a.example", ("a.example",))),
    "@name": ({"text": "hi @news", "entities": [{"type": "mention", "offset": 3, "length": 5}]},
              Carrier("text", "hi @news", ("@news",))),
    "caption": ({"caption": "word", "caption_entities": LINK}, Carrier("caption", "word", ("https://t.me/+x",))),
    "quote": ({"text": "x", "quote": {"text": "word", "entities": LINK}},
              Carrier("quote", "word", ("https://t.me/+x",))),
    "external reply": ({"text": "x", "external_reply": {"origin": {"type": "channel", "chat": NEWS}}},
                       Carrier("external_reply", "News", ("@news",))),
    "forward": ({"text": "x", "forward_origin": {"type": "channel", "chat": NEWS}},
                Carrier("forward", "News", ("@news",))),
    "forward of a hidden user": ({"text": "x", "forward_origin": {"type": "hidden_user", "sender_user_name": "Bo"}},
                                 Carrier("forward", "Bo")),
    "button": ({"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "go", "url": "https://a"}]]}},
               Carrier("button", "go", ("https://a",))),
    "web app": ({"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "go", "web_app": {"url": "https://a"}}]]}},
                Carrier("button", "go", ("https://a",))),
    "button without a link": ({"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "go"}]]}},
                              Carrier("button", "go")),
    "poll": ({"poll": {"question": "word", "options": []}}, Carrier("poll", "word")),
    "poll option": ({"poll": {"options": [{"text": "word", "text_entities": LINK}]}},
             Carrier("poll", "word", ("https://t.me/+x",))),
    "poll explanation": ({"poll": {"explanation": "word"}}, Carrier("poll", "word")),
    "poll option added": ({"poll_option_added": {"option_text": "word"}}, Carrier("poll", "word")),
    "contact": ({"contact": {"first_name": "Ann", "last_name": "Lee", "phone_number": "+1"}},
                Carrier("contact", "Ann Lee +1")),
    "venue": ({"venue": {"title": "Cafe", "address": "Road"}}, Carrier("venue", "Cafe Road")),
    "invoice": ({"invoice": {"title": "Buy", "description": "now"}}, Carrier("invoice", "Buy now")),
    "game": ({"game": {"title": "Play", "description": "now"}}, Carrier("game", "Play now")),
    "checklist": ({"checklist": {"title": "To do", "tasks": []}}, Carrier("checklist", "To do")),
    "task": ({"checklist": {"tasks": [{"text": "word", "text_entities": LINK}]}},
             Carrier("checklist", "word", ("https://t.me/+x",))),
    "story": ({"story": {"chat": NEWS}}, Carrier("story", "News", ("@news",))),
    "inline bot": ({"text": "x", "via_bot": {"username": "gif"}}, Carrier("via_bot", "", ("@gif",))),
    "preview": ({"text": "x", "link_preview_options": {"url": "https://a"}}, Carrier("preview", "", ("https://a",))),
}  # fmt: skip


@pytest.mark.parametrize(("message", "carrier"), PLACES.values(), ids=PLACES)
def test_s69_every_place_is_read(message: dict[str, Any], carrier: Carrier) -> None:
    found = carriers_of({"message_id": 1, "chat": {}, **message})
    assert carrier in found
    assert all(item.text or item.links for item in found)


def test_the_visible_text_comes_first() -> None:
    message = {"text": "x", "forward_origin": {"type": "channel", "chat": NEWS}, "quote": {"text": "q"}}
    assert [carrier.kind for carrier in carriers_of(message)] == ["text", "quote", "forward"]


def test_nothing_carries_nothing() -> None:
    assert carriers_of({"sticker": {"file_id": "s"}}) == ()


@pytest.mark.parametrize("kind", MEDIA)
def test_the_kind_of_media(kind: str) -> None:
    assert kind_of({kind: {}}) == kind


@pytest.mark.parametrize("field", sorted(SERVICE))
def test_a_service_message_is_one(field: str) -> None:
    assert kind_of({field: {}}) == "service"


def test_other_kinds() -> None:
    assert kind_of({"text": "x"}) == "text"
    assert kind_of({"animation": {}, "document": {}}) == "animation"
    assert kind_of({"from_the_future": {}}) == "other"


@pytest.mark.parametrize(
    ("text", "offset", "length", "part"),
    [
        ("hello", 1, 3, "ell"),
        ("😀hello", 2, 3, "hel"),
        ("你好 abc", 3, 3, "abc"),
        ("x", 5, 2, ""),
        ("é", 0, 99, "é"),
    ],
)
def test_offsets_count_utf_16_units(text: str, offset: int, length: int, part: str) -> None:
    assert cut(text, offset, length) == part


BUTTON = {"inline_keyboard": [[{"text": "go", "url": "https://a"}, {"text": "press", "callback_data": "x"}]]}


def test_what_can_be_said_again() -> None:
    rows = ((("go", "https://a"),),)
    assert content_of({"text": "x", "entities": LINK, "reply_markup": BUTTON}, "text") == Content(
        "text", "x", tuple(LINK), None, rows
    )
    photo = {"photo": [{"file_id": "small"}, {"file_id": "large"}], "caption": "c"}
    assert content_of(photo, "photo") == Content("photo", "c", (), "large")
    assert content_of({"sticker": {"file_id": "s"}}, "sticker") == Content("sticker", "", (), "s")
    assert content_of({"location": {"latitude": 1}}, "location") is None


@pytest.mark.parametrize(
    ("origin", "expected"),
    [
        ({}, None),
        (
            {"type": "user", "sender_user": {"id": 7, "first_name": "Ann", "username": "ann"}},
            Origin("user", 7, "ann", "Ann"),
        ),
        ({"type": "chat", "sender_chat": NEWS}, Origin("chat", -100900, "news", "News")),
        ({"type": "channel", "chat": {"id": "x", "username": 5}}, Origin("channel", None, None, "")),
    ],
)
def test_where_a_message_comes_from(origin: dict[str, Any], expected: Origin | None) -> None:
    assert origin_of(origin) == expected
