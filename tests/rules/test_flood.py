"""What a flood is: limits, albums, repeats, who takes part, what /flood sets."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.core.decisions import Remove, Save
from bot.core.facts import ChatRef, Message, Sender
from bot.features.flood import rules
from bot.features.flood.policy import FloodPolicy
from bot.features.flood.queries import Slowed
from bot.features.flood.rules import Said, Speaker, Talk
from bot.features.flood.tables import FloodSlowed

NOW = datetime(2026, 1, 5, 10, tzinfo=UTC)
POLICY = FloodPolicy()
BOOTS = "Buy my red boots"


def spoken(count: int, kind: str = "text", *, every: float = 1.0, text: str = "") -> list[Said]:
    return [Said(str(number), number, number * every, kind, text) for number in range(1, count + 1)]


def found(said: list[Said], *, alone: bool = False, **values: Any) -> tuple[str, int] | None:
    excess = rules.excess(said, POLICY.model_copy(update=values), alone=alone)
    return (excess[0], len(excess[1])) if excess else None


@pytest.mark.parametrize(
    ("said", "values", "flood"),
    [
        (spoken(11), {}, None),
        (spoken(12), {}, ("messages", 12)),
        (spoken(12), {"messages": 0}, None),
        (spoken(12, every=1.5), {}, None),
        (spoken(25, every=2.4), {}, ("messages", 25)),
        (spoken(25, every=2.6), {}, None),
        (spoken(25, every=2.4), {"a_minute": 0}, None),
        (spoken(8, "stickers"), {}, ("stickers", 8)),
        (spoken(8, "stickers", every=5), {}, None),
        (spoken(10, "media", every=3), {}, ("media", 10)),
        (spoken(8, "commands", every=8), {}, ("commands", 8)),
        (spoken(30, "reactions"), {}, ("reactions", 30)),
        (spoken(29, "reactions"), {}, None),
        (spoken(5, text=BOOTS, every=20), {}, ("repeats", 5)),
        (spoken(4, text=BOOTS), {}, None),
        (spoken(4, text=BOOTS) + spoken(1, text=BOOTS.replace("red", "old")), {}, None),
        (spoken(4, text=BOOTS) + spoken(1, text=" buy MY red  boots"), {}, ("repeats", 5)),
        (spoken(4, text=BOOTS) + spoken(1, "reactions") + spoken(1, text=BOOTS), {}, None),
        (spoken(1, text=BOOTS) + spoken(1, text="And you?") + spoken(4, text=BOOTS), {}, None),
        (spoken(5, text="哈哈哈哈哈"), {}, None),
        (spoken(5, text="有人一起爬山"), {}, ("repeats", 5)),
        (spoken(20, "reactions", every=0.1) + spoken(11), {}, None),
    ],
)
def test_which_limit_is_reached(
    said: list[Said], values: dict[str, Any], flood: tuple[str, int] | None
) -> None:
    assert found(said, **values) == flood


def test_alone_in_the_chat_one_may_write_three_times_as_much() -> None:
    assert found(spoken(35, every=0.4), alone=True) is None
    assert found(spoken(36, every=0.4), alone=True) == ("messages", 36)


def test_who_takes_part() -> None:
    talk = Talk()
    talk.note(1, 1000.0)
    assert talk.is_alone(1000.0)
    talk.note(2, 1001.0)
    talk.note(2, 1500.0)
    assert not talk.is_alone(1600.0)
    assert talk.is_alone(1601.0)


def test_r24_s61_an_album_counts_once_and_the_same_turn_once() -> None:
    speaker = Speaker()
    parts = [Said(str(number), number, 1.0, "media", album="a") for number in (1, 2, 3)]
    assert [rules.heard(speaker, part) for part in parts] == [True, False, False]
    assert rules.heard(speaker, Said("1", 1, 1.0, "media", album="a"))
    assert len(speaker.said) == 1
    assert rules.heard(speaker, Said("4", 4, 122.0, "media", album="b"))
    assert [one.id for one in speaker.said] == [4]


def test_s42_r29_what_came_before_the_answer_took_effect_counts_for_nothing() -> None:
    speaker = Speaker(free_from=100.0)
    assert not rules.heard(speaker, Said("1", 1, 99.0, "text"))
    assert rules.heard(speaker, Said("2", 2, 100.0, "text"))


def test_r28_without_words_nothing_is_repeated() -> None:
    def said(text: str, kind: str = "text") -> Said:
        message = Message(ChatRef(-1), 5, NOW, Sender(7), text, kind, album="a")
        return rules.said_of(message, "1", 2.0)

    assert said("", "sticker") == Said("1", 5, 2.0, "stickers", "", "a")
    assert (said("", "photo").kind, said("/rules").kind, said("／rules").kind) == (
        "media",
        "commands",
        "commands",
    )
    assert found([Said(str(number), number, 1.0, "text") for number in range(5)]) is None


def test_who_was_quiet_for_longest_is_forgotten() -> None:
    talk = Talk()
    first = talk.speaker(0)
    for user in range(1, rules.SPEAKERS):
        talk.speaker(user)
    assert talk.speaker(0) is first
    talk.speaker(9_999)
    assert (len(talk.speakers), 0 in talk.speakers, 1 in talk.speakers) == (rules.SPEAKERS, True, False)


@pytest.mark.parametrize(
    ("mode", "minutes", "strike"),
    [
        ("soft", None, False),
        ("soft", 30, True),
        ("soft", 31, False),
        ("strike", None, True),
        ("slow", 1, False),
    ],
)
def test_what_follows(mode: str, minutes: int | None, strike: bool) -> None:
    at = None if minutes is None else NOW - timedelta(minutes=minutes)
    assert rules.earns_strike(at, NOW, POLICY.model_copy(update={"mode": mode})) is strike


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("off", {"enabled": False}),
        ("开", {"enabled": True}),
        ("0", {"enabled": False}),
        ("10", {"enabled": True, "messages": 10}),
        ("10 in 20s", {"enabled": True, "messages": 10, "seconds": 20}),
        ("10 / 20s", {"enabled": True, "messages": 10, "seconds": 20}),
        ("10 20秒", {"enabled": True, "messages": 10, "seconds": 20}),
        ("10 in 4s", None),
        ("10 in two", None),
        ("2", None),
        ("2000", None),
        ("stickers 5", {"stickers": 5}),
        ("stickers 0", {"stickers": 0}),
        ("stickers 2", None),
        ("stickers many", None),
        ("minute 40", {"a_minute": 40}),
        ("slow 2m", {"slow_seconds": 120}),
        ("slow 10s", None),
        ("slow down", None),
        ("mode mute", {"mode": "slow"}),
        ("mode kick", None),
        ("dogs 5", None),
        ("maybe", None),
        ("", None),
    ],
)
def test_what_flood_sets(words: str, values: dict[str, Any] | None) -> None:
    assert rules.setting(words) == values
    if values:
        FloodPolicy.model_validate(POLICY.model_dump() | values)


def test_the_state_in_memory_keeps_up_with_the_rows() -> None:
    state = Slowed()
    assert state.follow(Save(FloodSlowed(chat_id=-1, user_id=7, at=NOW), replace=True))
    assert state.at == {7: NOW}
    assert state.follow(Remove(FloodSlowed, {"chat_id": -1, "user_id": 7}))
    assert state.at == {}
