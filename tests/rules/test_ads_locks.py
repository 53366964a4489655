"""Locks: which kinds a message is, under every name that hands know, and what is let through."""

from typing import Any, get_args

import pytest

from bot.core.facts import Message
from bot.core.tiers import Tier, TierPolicy
from bot.features.ads.policy import LocksPolicy, LockType
from bot.features.ads.rules import locks
from bot.features.ads.rules.view import View
from bot.telegram.incoming import Reader

CHAT = {"id": -1001, "type": "supergroup", "title": "Group"}
READER = Reader(0, b"", {})
NEWS = {"id": -100900, "type": "channel", "title": "News", "username": "news"}
ANN = {"id": 7, "first_name": "Ann"}
HERE = frozenset({"chat:-1001", "name:hikers", "invite:OurOwnLink12345"})


def message(**fields: Any) -> Message:
    fact = READER.message_fact({"message_id": 5, "date": 1, "chat": CHAT, "from": ANN, **fields})
    assert isinstance(fact, Message)
    return fact


def types_of(fine: frozenset[str] = HERE, **fields: Any) -> set[str]:
    """Everything that the message is, but for "all"."""
    view = View(message(**fields))
    return {str(name) for name in locks.TYPES if name != "all" and locks.CHECKS[name](view, fine)}


def forwarded(kind: str, **source: Any) -> dict[str, Any]:
    return {"text": "look", "forward_origin": {"type": kind, **source}}


CASES: dict[str, tuple[dict[str, Any], set[str]]] = {
    "words": ({"text": "good morning"}, {"text"}),
    "photo": ({"photo": [{"file_id": "f"}]}, {"photo"}),
    "video": ({"video": {}}, {"video"}),
    "gif": ({"animation": {}, "document": {}}, {"gif"}),
    "sticker": ({"sticker": {}}, {"sticker"}),
    "voice": ({"voice": {}}, {"voice"}),
    "round": ({"video_note": {}}, {"videonote"}),
    "audio": ({"audio": {}}, {"audio"}),
    "file": ({"document": {}}, {"document"}),
    "album": ({"photo": [{}], "media_group_id": "a"}, {"photo", "album"}),
    "paid": ({"paid_media": {}}, {"paid"}),
    "invoice": ({"invoice": {"title": "Buy"}}, {"paid"}),
    "poll": ({"poll": {"question": "Where?"}}, {"poll"}),
    "checklist": ({"checklist": {"title": "To do"}}, {"checklist"}),
    "contact": ({"contact": {"first_name": "Bo", "phone_number": "+12025550147"}}, {"contact", "phone"}),
    "location": ({"location": {}}, {"location"}),
    "venue": ({"venue": {"title": "Cafe"}}, {"location"}),
    "game": ({"game": {"title": "Chess"}}, {"game"}),
    "dice": ({"dice": {}}, {"dice"}),
    "story": ({"story": {"chat": NEWS}}, {"story"}),
    "giveaway": ({"giveaway": {"chats": [NEWS]}}, {"giveaway"}),
    "link": ({"text": "see https://example.org/x"}, {"text", "link"}),
    "known site": ({"text": "see https://python.org"}, {"text", "link"}),
    "hidden link": (
        {"text": "see", "entities": [{"type": "text_link", "offset": 0, "length": 3, "url": "https://a.example"}]},
        {"text", "link"},
    ),
    "invite": ({"text": "t.me/+AbCdEfGh12345678"}, {"text", "link", "invite"}),
    "channel": ({"text": "t.me/cheap_signals"}, {"text", "link", "invite"}),
    "spelled out": ({"text": "t dot me slash cheap_signals"}, {"text", "link", "invite"}),
    "bot link": ({"text": "t.me/easy_money_bot?start=1"}, {"text", "link", "botlink"}),
    "own link": ({"text": "t.me/hikers and t.me/+OurOwnLink12345"}, {"text"}),
    "email": ({"text": "write to a@example.org"}, {"text", "email"}),
    "phone": ({"text": "call +1 202 555 0147"}, {"text", "phone"}),
    "button": ({"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "go"}]]}}, {"text", "button"}),
    "inline": ({"text": "x", "via_bot": {"username": "gif"}}, {"text", "inline"}),
    "allowed bot": ({"text": "x", "via_bot": {"username": "Hikers"}}, {"text"}),
    "command": ({"text": "/play now"}, {"text", "command"}),
    "half": ({"text": "1/2 and /2"}, {"text"}),
    "from a person": (forwarded("user", sender_user={"id": 9, "first_name": "Bo"}), {"text", "forward", "forwarduser"}),
    "from a hidden one": (forwarded("hidden_user", sender_user_name="Bo"), {"text", "forward", "forwarduser"}),
    "from a bot": (
        forwarded("user", sender_user={"id": 9, "username": "Shop_Bot"}), {"text", "forward", "forwardbot"}),
    "from a channel": (forwarded("channel", chat=NEWS), {"text", "forward", "forwardchannel"}),
    "from a group": (forwarded("chat", sender_chat={"id": -5, "title": "G"}), {"text", "forward", "forwardchannel"}),
    "from here": (forwarded("chat", sender_chat=CHAT), {"text"}),
    "quote": (
        {"text": "x", "external_reply": {"origin": {"type": "channel", "chat": NEWS}, "chat": NEWS}},
        {"text", "external"},
    ),
    "other topic": (
        {"text": "x", "external_reply": {"origin": {"type": "user", "sender_user": ANN}, "chat": CHAT},
         "quote": {"text": "t.me/+AbCdEfGh12345678"}},
        {"text"},
    ),
    "as a channel": ({"text": "x", "sender_chat": NEWS}, {"text", "anonchannel"}),
    "emoji": ({"text": "well done 👍"}, {"text", "emoji"}),
    "only emoji": ({"text": "👍🏽 👨‍👩‍👧 ❤️ 🇨🇳"}, {"text", "emoji", "emojionly"}),
    "zalgo": ({"text": "h\u0301\u0302\u0303\u0304i"}, {"text", "zalgo"}),
    "arabic": ({"text": "السلام عليكم"}, {"text", "arabic", "rtl"}),
    "hebrew": ({"text": "שלום"}, {"text", "rtl"}),
    "turned": ({"text": "abc \u202etxt"}, {"text", "rtl"}),
    "chinese": ({"text": "大家好"}, {"text", "cjk"}),
    "korean": ({"text": "안녕"}, {"text", "cjk"}),
    "one letter": ({"text": "the letter Ж, the sign 中"}, {"text"}),
    "cyrillic": ({"text": "доброе утро"}, {"text", "cyrillic"}),
}  # fmt: skip


@pytest.mark.parametrize(("fields", "expected"), CASES.values(), ids=CASES)
def test_what_a_message_is(fields: dict[str, Any], expected: set[str]) -> None:
    assert types_of(**fields) == expected


def test_every_type_is_checked_and_has_a_case() -> None:
    assert set(locks.CHECKS) == set(get_args(LockType)) == set(locks.TYPES)
    assert {name for _, found in CASES.values() for name in found} | {"all"} == set(locks.TYPES)
    assert {name for names in locks.ALIASES.values() for name in names} <= set(locks.TYPES)
    assert not set(locks.ALIASES) & set(locks.TYPES)


@pytest.mark.parametrize(
    ("tier", "left"),
    [
        (Tier.BYSTANDER, ["photo", "link", "invite"]),
        (Tier.ACTIVE, ["link", "invite"]),
        (Tier.SPREADER, ["invite"]),
    ],
)
def test_a_tier_may_what_others_may_not(tier: Tier, left: list[LockType]) -> None:
    policy = TierPolicy(media="active", links="spreader")
    types: list[LockType] = ["photo", "link", "invite"]
    assert list(locks.left_for(tier, types, policy)) == left
    assert list(locks.left_for(tier, types, TierPolicy())) == types


def test_the_first_of_the_locked_types() -> None:
    def first(*types: LockType, fine: frozenset[str] = HERE) -> str | None:
        return locks.locked(View(message(text="t.me/+AbCdEfGh12345678")), types, fine)

    assert first("invite", "link") == "link"
    assert first("sticker") is None
    assert first("all") == "all"
    assert first("link", fine=HERE | {"invite:AbCdEfGh12345678"}) is None


@pytest.mark.parametrize(
    ("words", "types", "unknown"),
    [
        ("sticker", ["sticker"], []),
        ("Links, stickers 图片", ["photo", "sticker", "link"], []),
        ("url；", [], ["url；"]),
        ("贴纸、语音，转发", ["sticker", "voice", "forward"], []),
        ("stories file Venues", ["document", "location", "story"], []),
        ("all nonsense", ["all"], ["nonsense"]),
        ("", [], []),
    ],
)
def test_names_as_hands_know_them(words: str, types: list[str], unknown: list[str]) -> None:
    assert locks.meant(words) == (types, unknown)


def test_media_is_all_of_them() -> None:
    assert set(locks.meant("media")[0]) == set(locks.MEDIA)


def test_only_known_types_are_a_setting() -> None:
    assert LocksPolicy.model_validate({"types": ["link"]}).types == ("link",)
    with pytest.raises(ValueError, match="types"):
        LocksPolicy.model_validate({"types": ["nonsense"]})
