"""The plain values: what they refuse, what they answer about themselves."""

from datetime import UTC, datetime

import pytest

from bot.core.effects import Button
from bot.core.facts import ChatRef, CommandCall, Message, Sender


def test_a_button_that_carries_more_than_its_seal_leaves_room_for_is_refused() -> None:
    Button("Undo", "strikes", "undo", "x" * 30)
    Button("Open", url="https://t.me/anthill_bot?start=" + "x" * 60)
    with pytest.raises(ValueError, match="strikes:undo"):
        Button("Undo", "strikes", "undo", "x" * 31)


def test_a_command_knows_whether_it_was_typed_in_private_about_a_group() -> None:
    ann = Sender(7, "Ann")
    said = Message(ChatRef(-5), 1, datetime(2026, 1, 5, tzinfo=UTC), ann, "/warns")
    assert CommandCall(said, "warns", "", ann, answer_in=7).in_private
    assert not CommandCall(said, "warns", "", ann, answer_in=-5).in_private
    assert CommandCall(said, "warns", "", ann, answer_in=7).chat.id == -5
