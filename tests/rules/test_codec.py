"""Facts and decisions as JSON and back: every kind, to the last field."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.core.codec import dump, load
from bot.core.decisions import (
    EFFECTS,
    Admit,
    AnswerButton,
    AnswerCheckout,
    AnswerRequest,
    Ban,
    Button,
    Decline,
    Delete,
    Edit,
    Invoice,
    Kick,
    Leave,
    Lift,
    MakeLink,
    Mute,
    Permit,
    Pin,
    Priority,
    React,
    Refund,
    RevokeLink,
    Say,
    SetCommands,
    StopPoll,
    Tag,
)
from bot.core.facts import Carrier, ChatRef, CommandCall, Content, Message, Origin, Sender

NOW = datetime(2026, 1, 5, 10, tzinfo=UTC)
ANN = Sender(7, "Ann 安", "ann", language="zh")
MESSAGE = Message(
    ChatRef(-100, title="West"), 5, NOW, ANN, "hi 你好", carriers=(Carrier("text", "hi", ("t.me/x",)),),
    content=Content("photo", "x", ({"type": "bold", "offset": 0, "length": 1},), "file", ((("a", "https://b"),),)),
    forward=Origin("channel", -1, None, "News"), mentions=(ANN,), thread=3, album="9",
)  # fmt: skip
VALUES: list[Any] = [
    Say(-100, "x", ((Button("a", "strikes", "undo", "y"), Button("b", url="https://c")),), content=MESSAGE.content,
        reply_to=4, receiver=7, key="k", expires_after=timedelta(minutes=10), answer="a:b", data={"n": [1, None]},
        must_arrive=True, priority=Priority.BULK, not_before=NOW),
    Edit(-100, "x", message_id=5),
    React(-100, 5, "👌"),
    Delete(-100, (1, 2, 3), not_before=NOW),
    Mute(-100, 7, NOW, "a:b", {"x": 1}),
    Kick(-100, 7, None),
    Ban(-100, 7, sender_chat=True),
    Lift(-100, 7, permissions={"can_send_messages": False}, until=NOW),
    AnswerButton("q", "words", alert=True, url="https://x"),
    Leave(-100),
    SetCommands("chat", "zh", (("help", "帮助"),), -100),
    Admit(-100, 7, "a:b", {"n": 2}),
    Decline(-100, 7, priority=Priority.BULK),
    AnswerRequest(-100, 7, "q", "queue"),
    Tag(-100, 7, "成都-设计"),
    Tag(-100, 7, "Co-leader", admin=True),
    Invoice(7, "West", "50", "gate:-100:7:1:50", 50, "Pay", "gate_-100", ((Button("a", "gate", "pass", "y"),),), "a:b"),
    AnswerCheckout("q", "no"),
    Refund(7, "stx", "a:b", {"charge": "stx"}),
    Permit(-100, {"can_invite_users": False}),
    Pin(-100, 4),
    MakeLink(-100, "Ann", True, "a:b", {"n": 2}),
    RevokeLink(-100, "https://t.me/+a"),
    StopPoll(-100, 4, "polls:stopped", {"poll": "7"}),
    MESSAGE,
    CommandCall(MESSAGE, "warn", "@bob rude", ANN, 7),
]  # fmt: skip


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_it_comes_back_as_it_went(value: Any) -> None:
    assert load(type(value), dump(value)) == value


def test_every_effect_is_among_them() -> None:
    assert {type(value).__name__ for value in VALUES} >= EFFECTS.keys()


def test_a_button_that_could_not_be_sealed_is_a_mistake_of_ours() -> None:
    Button("x", "strikes", "undo", "a" * 30)
    Button("x", url="https://" + "a" * 90)
    with pytest.raises(ValueError, match="strikes:undo carries too much"):
        Button("x", "strikes", "undo", "a" * 31)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"chat": "x"}', '{"chat": -100, "text": 4}'])
def test_what_is_none_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"error"):
        load(Say, text)
