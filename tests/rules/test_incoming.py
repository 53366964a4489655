"""Telegram's JSON to facts: who really speaks, what changed, what starts nothing."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.core.facts import (
    ANONYMOUS_ADMIN,
    CHANNEL_BOT,
    ButtonPress,
    JoinRequest,
    MemberChange,
    Message,
    Migration,
    Payment,
    PollVote,
    Reaction,
)
from bot.core.seal import seal
from bot.telegram.incoming import NotAnUpdate, Reader
from bot.telegram.updates import ALLOWED_UPDATES, lane_of, update_id_of
from bot.telegram.values import instant, instant_of, membership, number

SECRET, ME, OLD, GROUP, CHANNEL = b"s" * 32, 777000111, -55, -100200, -100900
DATE = 1_767_607_300
WHEN = datetime.fromtimestamp(DATE, UTC)
READER = Reader(ME, SECRET, {OLD: GROUP})
CHAT = {"id": GROUP, "type": "supergroup", "title": "West", "username": "west"}
ANN = {
    "id": 7,
    "is_bot": False,
    "first_name": "Ann",
    "last_name": "Lee",
    "username": "ann",
    "language_code": "zh",
}
NEWS = {"id": CHANNEL, "type": "channel", "title": "News", "username": "news"}


def message(**more: Any) -> Message:
    """The fact of a message with these fields."""
    body = {"message_id": 5, "from": ANN, "chat": CHAT, "date": DATE, **more}
    fact = READER.read(
        {"update_id": 1, "message": {key: value for key, value in body.items() if value is not None}}
    )
    assert isinstance(fact, Message)
    return fact


def read(kind: str, **body: Any) -> Any:
    """The fact of an update of another kind."""
    return READER.read({"update_id": 1, kind: {"chat": CHAT, "from": ANN, "date": DATE, **body}})


def test_a_message_with_all_that_a_turn_needs() -> None:
    said = message(
        text="hi", media_group_id="9", message_thread_id=3, is_topic_message=True, via_bot={"username": "gif"}
    )
    assert (said.chat.id, said.chat.title, said.id, said.date) == (GROUP, "West", 5, WHEN)
    assert (said.sender.id, said.sender.name, said.sender.username, said.sender.language) == (
        7,
        "Ann Lee",
        "ann",
        "zh",
    )
    assert (said.text, said.kind, said.album, said.thread, said.via_bot) == ("hi", "text", "9", 3, "gif")
    assert message(text="hi", message_thread_id=3).thread is None
    assert message(photo=[{"file_id": "f"}], caption="see").text == "see"


def test_a_reply_is_read_one_level_deep() -> None:
    deep = {"message_id": 3, "chat": CHAT, "date": DATE, "from": ANN, "text": "b",
            "reply_to_message": {"message_id": 2, "chat": CHAT, "date": DATE, "text": "a"}}  # fmt: skip
    said = message(text="c", reply_to_message=deep)
    assert said.reply_to is not None
    assert (said.reply_to.id, said.reply_to.text, said.reply_to.reply_to) == (3, "b", None)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, (7, "user")),
        ({"from": {**ANN, "is_bot": True}}, (7, "bot")),
        ({"from": {"id": 8}}, (8, "user")),
        ({"from": None}, (0, "user")),
        ({"from": {"id": ANONYMOUS_ADMIN, "is_bot": True}, "sender_chat": CHAT}, (ANONYMOUS_ADMIN, "anonymous_admin")),
        ({"from": None, "sender_chat": CHAT}, (ANONYMOUS_ADMIN, "anonymous_admin")),
        ({"from": None, "sender_chat": {**CHAT, "id": OLD}}, (ANONYMOUS_ADMIN, "anonymous_admin")),
        ({"from": {"id": CHANNEL_BOT}, "sender_chat": NEWS}, (CHANNEL, "channel")),
        ({"from": {"id": 777000}, "sender_chat": NEWS, "is_automatic_forward": True}, (CHANNEL, "linked_channel")),
        ({"from": {"id": CHANNEL_BOT}}, (CHANNEL_BOT, "channel")),
        ({"from": {"id": ANONYMOUS_ADMIN}, "sender_chat": NEWS}, (CHANNEL, "channel")),
    ],
)  # fmt: skip
def test_s21_who_speaks(fields: dict[str, Any], expected: tuple[int, str]) -> None:
    sender = message(text="x", **{"from": ANN, **fields}).sender
    assert (sender.id, sender.kind) == expected


def test_a_former_chat_is_read_under_its_present_id() -> None:
    said = message(text="x", chat={**CHAT, "id": OLD, "type": "group"})
    assert (said.chat.id, said.message_chat) == (GROUP, OLD)
    assert lane_of({"message": {"chat": {"id": OLD}}}, READER.aliases) == (GROUP, 0)


def test_an_edit_has_the_time_of_its_edit() -> None:
    said = read("edited_message", message_id=5, text="x", edit_date=DATE + 60)
    assert said.edited
    assert (said.date - WHEN).total_seconds() == 60


def test_r15_both_service_messages_are_the_same_migration() -> None:
    assert read("message", migrate_to_chat_id=-100300) == Migration(GROUP, -100300)
    assert read("message", migrate_from_chat_id=-66) == Migration(-66, GROUP)


def test_payments() -> None:
    paid = {"telegram_payment_charge_id": "c", "total_amount": 5, "currency": "XTR", "invoice_payload": "o"}
    assert [read("message", **{name: paid}).state for name in ("successful_payment", "refunded_payment")] == [
        "paid", "refunded",
    ]  # fmt: skip
    asked = read("pre_checkout_query", id="q", total_amount=5, currency="XTR", invoice_payload="o")
    assert isinstance(asked, Payment)
    assert (asked.id, asked.state, asked.by.id, asked.amount) == ("q", "asked", 7, 5)


def test_service_messages_name_who_came_and_went() -> None:
    came = message(new_chat_members=[ANN, {"id": 8, "first_name": "Bo"}])
    assert [user.id for user in came.joined] == [7, 8]
    assert came.is_service
    gone = message(left_chat_member=ANN)
    assert gone.left is not None
    assert gone.left.id == 7


def test_names_without_an_at_are_told_by_id() -> None:
    entities = [{"type": "text_mention", "offset": 0, "length": 2, "user": ANN}, {"type": "bold"}]
    assert [user.id for user in message(text="hi", entities=entities).mentions] == [7]


def test_a_press_of_our_button_and_of_a_forged_one() -> None:
    data = seal(SECRET, GROUP, "strikes", "undo", "x", WHEN)
    real = read("callback_query", id="q", message={"message_id": 9, "chat": CHAT}, data=data)
    assert isinstance(real, ButtonPress)
    assert (real.feature, real.verb, real.arg, real.message_id, real.by.id) == ("strikes", "undo", "x", 9, 7)
    forged = read(
        "callback_query", id="q", message={"message_id": 9, "chat": CHAT}, data="v1:strikes:undo:x:1:abc"
    )
    assert (forged.feature, forged.verb) == ("", "")


def test_a_press_of_a_button_from_before_the_group_moved() -> None:
    data = seal(SECRET, OLD, "strikes", "undo", "x", WHEN)
    press = read("callback_query", id="q", message={"message_id": 9, "chat": {"id": OLD}}, data=data)
    assert (press.verb, press.chat.id) == ("undo", GROUP)


def test_a_change_of_standing() -> None:
    old = {"user": ANN, "status": "left"}
    new = {
        "user": ANN,
        "status": "restricted",
        "is_member": True,
        "until_date": DATE,
        "can_send_messages": False,
    }
    change = read("chat_member", old_chat_member=old, new_chat_member=new, via_join_request=True,
                  invite_link={"invite_link": "https://t.me/+x", "creator": ANN})  # fmt: skip
    assert isinstance(change, MemberChange)
    assert change.inviter is not None
    assert change.inviter.id == ANN["id"]
    assert (change.joined, change.went, change.is_me, change.via_request) == (True, False, False, True)
    assert (change.new.until, change.invite_link) == (WHEN, "https://t.me/+x")
    assert change.new.permissions is not None
    assert change.new.permissions["can_send_messages"] is False
    mine = read(
        "my_chat_member", old_chat_member=old, new_chat_member={"user": {"id": ME}, "status": "kicked"}
    )
    assert (mine.is_me, mine.inviter) == (True, None)


@pytest.mark.parametrize(
    ("status", "inside", "admin"),
    [("creator", True, True), ("administrator", True, True), ("member", True, False), ("left", False, False),
     ("kicked", False, False), ("nonsense", False, False), (None, False, False)],
)  # fmt: skip
def test_standings(status: str | None, inside: bool, admin: bool) -> None:
    standing = membership({"status": status, "can_pin_messages": True, "user": {"is_bot": True}})
    assert (standing.is_inside, standing.is_admin, standing.is_bot) == (inside, admin, True)
    assert standing.may("can_pin_messages") is admin


def test_the_rest_of_the_kinds() -> None:
    asks = read("chat_join_request", user_chat_id=7, bio="b", query_id="q")
    assert isinstance(asks, JoinRequest)
    assert (asks.user.id, asks.bio, asks.query_id) == (7, "b", "q")
    likes = read(
        "message_reaction",
        message_id=5,
        user=ANN,
        old_reaction=[],
        new_reaction=[{"emoji": "x"}, {"custom_emoji_id": "9"}],
    )
    assert isinstance(likes, Reaction)
    assert (likes.by.id, likes.new) == (7, ("x", "9"))
    assert read("message_reaction", message_id=5, actor_chat=NEWS).by.id == CHANNEL
    vote = read("poll_answer", poll_id="p", user=ANN, option_ids=[0, 2])
    assert isinstance(vote, PollVote)
    assert vote.options == (0, 2)


@pytest.mark.parametrize(
    "update",
    [{"update_id": 1}, {"update_id": 1, "message": 7}, {"update_id": 1, "poll": {}}, {"update_id": 1, "message": {}},
     {"update_id": 1, "chat_member": {"chat": {"id": "x"}}}, {"update_id": 1, "from_the_future": {"chat": CHAT}}],
)  # fmt: skip
def test_what_starts_nothing(update: dict[str, Any]) -> None:
    assert READER.read(update) is None


def test_what_is_no_update_is_said() -> None:
    with pytest.raises(NotAnUpdate):
        READER.read({"text": "hi"})
    assert [update_id_of({"update_id": value}) for value in (5, True, "5", 1 << 80, None)] == [
        5,
        None,
        None,
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("update", "expected"),
    [
        ({"message": {"chat": {"id": -1}}}, (-1, 0)),
        ({"callback_query": {"from": {"id": 7}, "message": {"chat": {"id": -1}}}}, (-1, 0)),
        ({"callback_query": {"from": {"id": 7}}}, (7, 0)),
        ({"pre_checkout_query": {"from": {"id": 7}}}, (7, -1)),
        ({"poll_answer": {"user": {"id": 7}}}, (7, 0)),
        ({"chat_join_request": {"chat": {"id": -1}, "query_id": "q"}}, (-1, -1)),
        ({"chat_join_request": {"chat": {"id": -1}}}, (-1, 0)),
        ({"message": {"chat": {"id": 1 << 90}}}, (0, 0)),
        ({}, (0, 0)),
    ],
)  # fmt: skip
def test_lanes_and_what_overtakes(update: dict[str, Any], expected: tuple[int, int]) -> None:
    assert lane_of(update, {}) == expected


def test_updates_are_asked_for_by_name_and_channel_posts_are_not() -> None:
    assert {"message", "edited_message", "callback_query", "chat_member", "my_chat_member", "chat_join_request",
            "message_reaction", "poll_answer", "pre_checkout_query"} <= set(ALLOWED_UPDATES)  # fmt: skip
    assert "channel_post" not in ALLOWED_UPDATES


@pytest.mark.parametrize("value", [None, "5", True, 1.5, [], 1 << 63, -(1 << 63)])
def test_a_number_that_is_none(value: Any) -> None:
    assert number(value) == 0


@pytest.mark.parametrize("value", [None, 0, -1, True, "x", 1 << 60])
def test_an_instant_that_is_none(value: Any) -> None:
    assert instant(value) is None
    assert instant_of(value if not isinstance(value, str) else None) is None
