"""What one lane tells another: chats named by links, who asks, the form of a group."""

from datetime import UTC, datetime

import pytest

from bot.core.decisions import Hand
from bot.core.facts import Sender
from bot.core.texts import Texts
from bot.db.lanes import Lane
from bot.feature import Asked, Me, Turn
from bot.handing import chat_in, form_for, person, visitor
from bot.registry import FEATURES
from bot.turns import Turns
from tests.lanes import DEFAULTS

NOW = datetime(2026, 1, 5, 12, tzinfo=UTC)
CHAT = -1001234567890
ANN = Sender(21, "Ann", "ann", language="zh")
TURNS = Turns(FEATURES, Texts.load(strict=True), Me(777000111, "anthill_bot", "Anthill"), b"seed")


def turn(lane: Lane) -> Turn:
    return TURNS.turn(lane, "5", NOW, None, Asked())


GROUP = turn(Lane(CHAT, "supergroup", "West Hikers", policies=DEFAULTS))


@pytest.mark.parametrize(
    ("word", "chat"),
    [
        ("-1001234567890", CHAT),
        ("21", 21),
        ("-4503599627370495", -4503599627370495),
        ("-45035996273704950", 0),
        ("9" * 60, 0),
        ("--5", 0),
        ("-", 0),
        ("", 0),
        ("１２", 0),
        ("²", 0),
        ("; DROP", 0),
    ],
)
def test_a_link_names_a_chat_or_none(word: str, chat: int) -> None:
    assert chat_in(word) == chat


def test_who_asks_is_read_as_they_were_written() -> None:
    assert Sender(**person(ANN)) == ANN
    assert person(ANN) == {"id": 21, "name": "Ann", "username": "ann", "language": "zh"}


def test_a_private_chat_is_somebody_with_a_language() -> None:
    here = turn(Lane(ANN.id, "private", chosen_language="zh", policies=DEFAULTS))
    assert Sender(**visitor(here)) == Sender(ANN.id, language="zh")


def test_what_is_handed_is_told_apart_by_lane_verb_and_turn() -> None:
    assert GROUP.hand(7, "drops", "done", at=3) == Hand(7, "drops", "done", {"at": 3}, "drops:done:7:5")


def test_a_form_is_asked_in_private_about_its_group() -> None:
    data = {"chat": CHAT, "title": "West Hikers", "language": "zh", "quiz": True}
    assert form_for(GROUP, ANN, "polls", quiz=True) == Hand(21, "polls", "ask", data, "polls:ask:21:5")
