"""How heated two are, who is hurt, which word is worth a look: dialogues and tables of cases."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.core.facts import ChatRef, Message, Sender
from bot.features.quarrel import rules
from bot.features.quarrel.policy import QuarrelPolicy
from bot.features.quarrel.rules import Heard, Talk, Tone
from tests.dialogues import CALM, QUARRELS

NOW = datetime(2026, 1, 5, 10, tzinfo=UTC)
POLICY = QuarrelPolicy()


def said(texts: tuple[str, ...], *, every: float = 15.0, direct: bool = False) -> list[Heard]:
    """Two members in turn."""
    return [
        Heard(
            str(number),
            number + 10,
            number * every,
            1 + number % 2,
            2 - number % 2,
            direct,
            None,
            "Ann",
            text,
        )
        for number, text in enumerate(texts)
    ]


def one(text: str = "", **values: Any) -> Heard:
    return replaced(Heard("1", 10, 0.0, 1, 2, True, None, "Ann", text), **values)


def replaced(heard: Heard, **values: Any) -> Heard:
    return heard._replace(**values)


@pytest.mark.parametrize("name", QUARRELS)
def test_two_who_are_at_it(name: str) -> None:
    heat = rules.quarrel(said(QUARRELS[name]), POLICY)
    assert heat is not None
    assert heat.turns == len(QUARRELS[name])
    assert rules.minutes_of(heat) in (2, 3)


@pytest.mark.parametrize("name", CALM)
def test_two_who_are_not(name: str) -> None:
    assert rules.quarrel(said(CALM[name]), POLICY) is None
    assert rules.abuse(said(CALM[name]), POLICY) is None


def test_what_makes_a_quarrel() -> None:
    talk = said(QUARRELS["en"])
    assert rules.quarrel(talk[:7], POLICY) is None
    assert rules.quarrel(said(QUARRELS["en"], every=60), POLICY) is None
    assert rules.quarrel([replaced(each, user=1, to=2) for each in talk], POLICY) is None
    lone = [
        replaced(each, user=1 if number else 2, to=2 if number else 1) for number, each in enumerate(talk)
    ]
    assert rules.quarrel(lone, POLICY) is None


def test_one_who_is_hurt_and_gives_nothing_back() -> None:
    talk = [
        one(text, key=text, at=at)
        for at, text in ((0.0, "You fool"), (200.0, "Such an idiot"), (500.0, "Pathetic loser"))
    ]
    heat = rules.abuse(talk, POLICY)
    assert heat is not None
    assert (heat.turns, heat.insults, rules.minutes_of(heat)) == (3, 4, 9)
    assert rules.abuse(talk[:2], POLICY) is None
    assert rules.abuse([*talk, one("Fine", at=501.0)], POLICY) is None
    assert rules.abuse([replaced(talk[0], user=2, to=1), *talk], POLICY) is None
    assert rules.abuse([talk[0], talk[1], replaced(talk[2], at=700.0)], POLICY) is None
    assert rules.abuse([replaced(each, direct=False) for each in talk], POLICY) is None


@pytest.mark.parametrize(
    ("text", "tone"),
    [
        ("Good morning", Tone()),
        ("You are right", Tone(you=True)),
        ("you IDIOOOOT", Tone(you=True, insults=1)),
        ("Screw you", Tone(you=True, insults=1)),
        ("STOP THIS NOW", Tone(loud=True)),
        ("OK GREAT", Tone()),
        ("What?!", Tone(loud=True)),
        ("why???", Tone(loud=True)),
        ("Ты дурак", Tone(you=True, insults=1)),
        ("你有病", Tone(you=True, insults=1)),
        ("滚动条在哪", Tone()),
        ("笑死，你个蠢货", Tone(you=True, insults=1, laughs=True)),
        ("ｉｄｉｏｔ", Tone(insults=1)),
        ("classic", Tone()),
    ],
)
def test_how_a_text_sounds(text: str, tone: Tone) -> None:
    assert rules.tone_of(text) == tone


def message(text: str = "hm", **values: Any) -> Message:
    return replace(Message(ChatRef(-1), 5, NOW, Sender(1), text), **values)


@pytest.mark.parametrize(
    ("values", "at", "to"),
    [
        ({"reply_to": message(sender=Sender(3))}, 9.0, (3, True)),
        ({"reply_to": message(sender=Sender(1))}, 9.0, (0, False)),
        ({"reply_to": message(sender=Sender(3), kind="service")}, 9.0, (2, False)),
        ({"reply_to": message(sender=Sender(3, kind="bot"))}, 9.0, (0, False)),
        ({"mentions": (Sender(4),)}, 9.0, (4, True)),
        ({}, 60.0, (2, False)),
        ({}, 61.0, (0, False)),
        ({"thread": 8}, 9.0, (0, False)),
        ({"sender": Sender(2)}, 9.0, (0, False)),
    ],
)
def test_for_whom_a_message_is_meant(values: dict[str, Any], at: float, to: tuple[int, bool]) -> None:
    assert rules.aimed_at(message(**values), [one(user=2, to=1)], at) == to


def test_what_is_kept_of_the_talk() -> None:
    talk = Talk()
    assert talk.add(one("hello", to=0)) is None
    first = talk.add(one("you fool", key="2", at=1.0))
    assert first is not None
    assert talk.add(one("you fool", key="2", at=1.0)) is first
    assert (len(first), len(talk.last)) == (1, 2)
    assert talk.add(one("me?", key="3", at=3700.0, user=2, to=1)) is first
    assert [each.text for each in first] == ["me?"]
    for number in range(rules.PAIRS):
        talk.add(one("hi", key=f"p{number}", at=3700.0, user=100 + number))
    assert len(talk.pairs) == rules.PAIRS
    assert (1, 2) not in talk.pairs
    talk.add(one("hi", key="again", at=3701.0, user=100))
    talk.add(one("hi", key="last", at=3701.0, user=999))
    assert ((2, 100) in talk.pairs, (2, 101) in talk.pairs) == (True, False)


@pytest.mark.parametrize(
    ("text", "watch", "words", "found"),
    [
        ("I want a REFUND now", "product", (), "refund"),
        ("refundable fares", "product", (), ""),
        ("我要退款", "product", (), "退款"),
        ("是骗子吗", "hobby", (), "骗子"),
        ("is this a scam?", "hobby", (), "scam"),
        ("is this a scam?", "off", (), ""),
        ("the bridge is closed", "off", ("bridge",), "bridge"),
        ("money back please", "course", (), "money back"),
    ],
)
def test_words_worth_a_look(text: str, watch: str, words: tuple[str, ...], found: str) -> None:
    assert rules.word_in(text, QuarrelPolicy.model_validate({"watch": watch, "words": words})) == found


@pytest.mark.parametrize(
    ("args", "setting"),
    [
        ("product", ("watch", "product")),
        ("off", ("watch", "off")),
        ("product now", None),
        ("add Late  Parcel", ("words", ["bridge", "late parcel"])),
        ("add bridge", ("words", ["bridge"])),
        ("加 发票", ("words", ["bridge", "发票"])),
        ("add x", None),
        ("add !!", None),
        ("remove bridge", ("words", [])),
        ("remove tunnel", None),
        ("", None),
    ],
)
def test_what_watch_sets(args: str, setting: tuple[str, object] | None) -> None:
    policy = QuarrelPolicy(words=("bridge",))
    assert rules.watch_setting(args, policy) == setting
    if setting:
        QuarrelPolicy.model_validate(policy.model_dump() | {setting[0]: setting[1]})


def test_s40_built_in_patterns_take_no_time() -> None:
    for piece in ("you ", "你", "ha", "!?", "a ", "傻", "SCAM", "go to "):
        rules.tone_of(piece * 1_000)
        rules.word_in(piece * 1_000, POLICY)


def test_who_only_jokes_is_left_alone_longer_each_time() -> None:
    days = [(rules.quiet_until(times, NOW, POLICY) - NOW) / timedelta(days=1) for times in (1, 2, 3, 9)]
    assert days == [7, 14, 28, 365]


@pytest.mark.parametrize(
    ("args", "found"),
    [
        ("quarrel Take a walk", ("quarrel", "Take a walk")),
        ("吵架 先喝口茶", ("quarrel", "先喝口茶")),
        ("退款 {first} 请私信管理员", ("退款", "{first} 请私信管理员")),
        ("nothing at all", None),
        ("quarrel", None),
        ("quarrel " + "x" * 801, None),
    ],
)
def test_what_is_kept_in_the_playbook(args: str, found: tuple[str, str] | None) -> None:
    assert rules.wording_of(args, ("退款",)) == found
