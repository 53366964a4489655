"""The verdict: hard evidence acts alone, the learned score never does, trust lowers attention and is no immunity."""

import json
import math
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.core.facts import Carrier, ChatRef, Message, Origin, Sender
from bot.features.ads.rules.person import Author
from bot.features.ads.rules.signals import Signal
from bot.features.ads.rules.verdict import Verdict, judge
from bot.features.ads.rules.view import View
from bot.judge import answer, judged

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
NEW, TRUSTED = Author(), Author(messages=50, days=50)
INVITE, CHANNEL = "t.me/+AbCdEfGh12345678", "t.me/cheap_signals"
LONG = "The river has left its banks again, and the mayor said that the old bridge stays closed until the end of May."
SOFT = "Passive income, 500 usdt per day, no experience. Write to @manager_x"


def ruled(text: str, author: Author = NEW, learned: float | None = None, **more: Any) -> Verdict:
    message = Message(
        ChatRef(-100), 5, NOON, Sender(7, "Ann"), text=text, carriers=(Carrier("text", text),), **more
    )
    score: Callable[[View], float] | None = None if learned is None else lambda _: learned
    return judge(View(message), author, (), score)


@pytest.mark.parametrize(
    ("text", "author", "learned", "ruling"),
    [
        ("good morning", NEW, 0.0, "clean"),
        (INVITE, NEW, -9.0, "violation"),
        (INVITE, TRUSTED, 0.0, "unsure"),
        (INVITE, TRUSTED, 9.0, "unsure"),
        (CHANNEL, NEW, 0.0, "violation"),
        (CHANNEL, NEW, -3.0, "violation"),
        ("t.me/old_bridge", TRUSTED, -1.0, "clean"),
        ("t.me/old_bridge", TRUSTED, 1.0, "unsure"),
        (f"{LONG} {CHANNEL}", NEW, -3.0, "unsure"),
        (f"{LONG} {CHANNEL}", NEW, 9.0, "violation"),
        (f"{LONG} {LONG} {CHANNEL}", NEW, 9.0, "unsure"),
        (f"{LONG} {INVITE}", NEW, -3.0, "violation"),
        ("\u202egnineve doog", NEW, -9.0, "unsure"),
        (f"{LONG} {CHANNEL} casino", NEW, -3.0, "violation"),
        ("good morning", NEW, 99.0, "unsure"),
        ("good morning", TRUSTED, 99.0, "clean"),
        (SOFT, NEW, 0.0, "violation"),
        (SOFT, TRUSTED, 0.0, "unsure"),
        (f"{SOFT} - this is a scam, do not answer", NEW, 0.0, "unsure"),
        ("the casino burnt down", NEW, -1.0, "clean"),
        ("casino, free spins", NEW, 9.0, "unsure"),
        ("casino, free spins, dm me", NEW, 9.0, "violation"),
        ("passive income", NEW, 1.5, "unsure"),
    ],
)
def test_the_documented_combination(text: str, author: Author, learned: float, ruling: str) -> None:
    assert ruled(text, author, learned).ruling == ruling


def test_the_learned_score_alone_never_makes_a_violation() -> None:
    assert all(
        ruled("good morning", Author(struck=struck), 1e9).ruling == "unsure" for struck in (False, True)
    )


def test_plain_talk_of_trusted_members_costs_no_score() -> None:
    def never(view: View) -> float:
        raise AssertionError

    message = Message(ChatRef(-100), 5, NOON, Sender(7), text="hi", carriers=(Carrier("text", "hi"),))
    assert (said := judge(View(message), TRUSTED, (), never)).ruling == "clean"
    assert said.learned is None


def test_who_answers_somebody_is_talking() -> None:
    assert ruled(SOFT, Author(replies=True)).score < ruled(SOFT).score


def test_allowed_links_are_told_apart() -> None:
    message = Message(ChatRef(-100), 5, NOON, Sender(7), text=CHANNEL, carriers=(Carrier("text", CHANNEL),))
    verdict = judge(View(message), NEW, {"name:cheap_signals"})
    assert verdict.ruling == "clean"
    assert [signal.kind for signal in verdict.allowed] == ["channel"]
    assert verdict.hard is None


def test_copies_count_only_with_a_way_to_follow() -> None:
    several = Author(seen=3)
    assert "repeated" not in {
        signal.kind for signal in ruled("happy new year to all of you", several).signals
    }
    assert "repeated" in {signal.kind for signal in ruled("happy new year @some_shop", several).signals}


def test_what_leads_somewhere_may_be_copied() -> None:
    assert ruled("wine and cheese @some_shop").leads
    assert not ruled("wine and cheese").leads


def test_a_removed_ad_again() -> None:
    assert ruled("come and see for yourself @some_shop", Author(removed=True), 2.0).ruling == "violation"


def test_a_long_copy_of_a_removed_ad_is_no_talk() -> None:
    text = f"{LONG} {LONG} @some_shop, {CHANNEL}"
    assert ruled(text, NEW, 2.0).ruling == "unsure"
    assert ruled(text, Author(removed=True), 2.0).ruling == "violation"


def test_blocked_words_are_hard_evidence() -> None:
    message = Message(ChatRef(-100), 5, NOON, Sender(7), text="x", carriers=(Carrier("text", "x"),))
    verdict = judge(View(message), NEW, (), None, [Signal("blocked", (), "x")])
    assert (verdict.ruling, verdict.hard) == ("violation", Signal("blocked", (), "x"))


def test_a_lone_picture_and_a_card() -> None:
    photo = Message(ChatRef(-100), 5, NOON, Sender(7), kind="photo")
    assert judge(View(photo), NEW).ruling == "unsure"
    assert judge(View(photo), Author(messages=9, days=9)).ruling == "clean"
    card = Message(
        ChatRef(-100),
        5,
        NOON,
        Sender(7),
        kind="contact",
        carriers=(Carrier("contact", "Bo +1 202 555 0147"),),
    )
    assert "card" in {signal.kind for signal in judge(View(card), NEW).signals}


def test_forwards_from_channels() -> None:
    assert ruled("look", forward=Origin("channel", -5, "casino", "Casino")).ruling == "violation"


def test_the_score_is_a_chance() -> None:
    for text in ("hi", SOFT, INVITE):
        assert 0 <= ruled(text, NEW, 99.0).score <= 1
    assert not math.isnan(ruled("").score)


# --- one ad, every carrier -------------------------------------------------------------------------------------------

ADS = (
    SOFT,
    f"join {INVITE}",
    "日结兼职,一天 300 元,加微信 abc12345",
    "Пассивный доход 500$ в день, пишите в лс @boss_x",
)
CARRIERS: dict[str, Callable[[str], dict[str, Any]]] = {
    "text": lambda ad: {"text": ad},
    "caption": lambda ad: {"caption": ad, "media": "photo"},
    "quote": lambda ad: {"text": "", "quote": ad},
    "poll question": lambda ad: {"poll": {"question": ad, "options": ["1", "2"]}},
    "poll option": lambda ad: {"poll": {"question": "?", "options": [ad, {"text": "2"}]}},
    "contact": lambda ad: {"contact": {"first_name": ad, "phone_number": ""}},
    "button": lambda ad: {"buttons": [{"text": ad, "callback_data": "x"}]},
    "edit": lambda ad: {"text": ad, "edited": True},
    "forward": lambda ad: {"text": ad, "message": {"forward_origin": {"type": "hidden_user"}}},
    "link text": lambda ad: {"links": [{"text": ad, "url": "https://www.python.org"}]},
    "checklist": lambda ad: {"message": {"checklist": {"title": "x", "tasks": [{"text": ad}]}}},
    "rich message": lambda ad: {"message": {"rich_message": {"blocks": [{"type": "paragraph", "text": [ad]}]}}},
    "giveaway": lambda ad: {"message": {"giveaway": {"prize_description": ad}}},
    "gift": lambda ad: {"message": {"gift": {"text": ad}}},
}  # fmt: skip


@pytest.mark.parametrize("carrier", CARRIERS)
@pytest.mark.parametrize("ad", ADS)
def test_s60_s69_the_same_ad_in_every_carrier(carrier: str, ad: str) -> None:
    assert answer(CARRIERS[carrier](ad))["verdict"] == answer({"text": ad})["verdict"] == "violation"


@pytest.mark.parametrize("carrier", CARRIERS)
def test_ordinary_words_in_every_carrier(carrier: str) -> None:
    assert answer(CARRIERS[carrier]("The bus leaves at nine tomorrow"))["verdict"] != "violation"


def test_circumstances_and_lists_are_heard() -> None:
    assert answer({"text": INVITE, "author": {"admin": True}})["verdict"] == "clean"
    assert (
        answer({"text": INVITE, "author": {"messages": 99, "days": 99.5, "photo": True}})["verdict"]
        == "unsure"
    )
    assert answer({"text": CHANNEL, "chat": {"allowed": ["@cheap_signals", 5, "?"]}})["verdict"] == "clean"
    assert answer({"text": "hi", "author": {"name": "Casino", "days": "x"}})["reasons"][0] == "name: Casino"


@pytest.mark.parametrize(
    ("case", "kind"),
    [
        ({"text": "x", "forward_from_channel": "Casino"}, "forward"),
        ({"text": "x", "forward_from_channel": "@casino"}, "forward"),
        ({"text": "x", "forward_from_channel": -100123}, "forward"),
        ({"text": "x", "forward_from_channel": {"id": -5, "title": "C"}}, "forward"),
        ({"text": "x", "via_bot": "@gif"}, "inline"),
        ({"text": "x", "links": [{"text": "", "url": "https://t.me/+AbCdEfGh12345678"}]}, "invite"),
        ({"caption": "x", "links": [{"text": "x", "url": "https://t.me/+AbCdEfGh12345678"}]}, "invite"),
        ({"media": "photo"}, "lone"),
        ({"media": "sticker"}, "first"),
    ],
)
def test_short_keys(case: dict[str, Any], kind: str) -> None:
    assert any(reason.split(":")[0] == kind for reason in answer(case)["reasons"])


def test_lines_in_lines_out_in_order() -> None:
    lines = [json.dumps({"text": text}) for text in ("good morning", INVITE)]
    out = [json.loads(line) for line in judged([lines[0], "\n", lines[1]])]
    assert [line["verdict"] for line in out] == ["clean", "violation"]
    assert set(out[0]) == {"verdict", "score", "reasons"}


def test_the_command_reads_standard_input() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "judge"], input='{"text": "' + INVITE + '"}\n', text=True, capture_output=True,
        check=True,
    )  # fmt: skip
    assert json.loads(done.stdout)["verdict"] == "violation"
