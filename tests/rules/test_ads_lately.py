"""Ads cut into several messages (S74), and bursts of reactions (S71): what is remembered of the last minutes."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.core.facts import Carrier, ChatRef, Message, Origin, Sender
from bot.features.ads.rules import lately
from bot.features.ads.rules.lately import Lately, joined
from bot.features.ads.rules.person import Author
from bot.features.ads.rules.verdict import judge
from bot.features.ads.rules.view import View

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
ANN, BO = Sender(7, "Ann"), Sender(8, "Bo")


def view(text: str, number: int = 1, second: float = 0, sender: Sender = ANN, **more: Any) -> View:
    carriers = more.pop("carriers", (Carrier("text", text),))
    at = NOON + timedelta(seconds=second)
    return View(Message(ChatRef(-100), number, at, sender, text=text, carriers=carriers, **more))


def said(*texts: str) -> View:
    """All of them within a minute, as one."""
    known, views = Lately(), [view(text, number, 5 * number) for number, text in enumerate(texts, 1)]
    return joined([known.add(one) for one in views][-1], views[-1].message)


@pytest.mark.parametrize(
    "texts",
    [
        ("Passive income for everybody", "500 usdt per day,", "no experience. Write to @manager_x"),
        ("join us", "t.me/", "+AbCdEfGh12345678"),
        ("see", "t.", "me/+AbCdEf", "Gh12345678", "soon"),
        ("日结兼职", "一天 300 元", "加微信 abc12345"),
        ("Пассивный доход", "500$ в день", "пишите в лс @boss_x"),
    ],
)
def test_s74_parts_are_an_ad_together(texts: tuple[str, ...]) -> None:
    assert judge(said(*texts), Author(messages=3)).ruling == "violation"
    first = [judge(view(text), Author(messages=3)).ruling for text in texts[:-1]]
    assert "violation" not in first


@pytest.mark.parametrize(
    "texts",
    [
        ("good morning", "how are you", "see you at nine"),
        ("It was here.", "me too", "ok.", "no"),
        ("我到了", "你们在哪", "门口等"),
        ("our news: t.me/west_hikers", "we_all read them", "and so do I"),
    ],
)
def test_ordinary_talk_in_pieces_is_none(texts: tuple[str, ...]) -> None:
    assert judge(said(*texts), Author(messages=3), {"name:west_hikers"}).ruling == "clean"


def test_links_behind_words_stay_links() -> None:
    known = Lately()
    hidden = Carrier("text", "here", ("https://t.me/+AbCdEfGh12345678",))
    known.add(view("look", 1))
    newest = view("here", 2, 5, carriers=(hidden,))
    assert "https://t.me/+AbCdEfGh12345678" in joined(known.add(newest), newest.message).links


def test_the_whole_is_no_forward_again() -> None:
    whole = joined(Lately().add(here := view("x", forward=Origin("channel", -5))), here.message)
    assert whole.message.forward is None


def test_a_part_is_short_near_and_in_the_same_topic() -> None:
    known = Lately()
    assert [part.id for part in known.add(view("one", 1))] == [1]
    assert [part.id for part in known.add(view("two", 2, 59))] == [1, 2]
    assert [part.id for part in known.add(view("three", 3, 61))] == [2, 3]
    assert [part.id for part in known.add(view("else", 4, 62, thread=9))] == [4]
    assert [part.id for part in known.add(view("bo", 5, 62, BO))] == [5]
    assert known.add(view("", 6, 63)) == ()
    assert known.add(view("x" * 121, 7, 63)) == ()
    known.forget(BO.id)
    assert [part.id for part in known.add(view("bo", 8, 64, BO))] == [8]


def test_the_same_message_again_counts_once_and_few_are_kept() -> None:
    known = Lately()
    twice = [view("word", number // 2, number) for number in range(2, 18)]
    assert [part.id for part in [known.add(one) for one in twice][-1]] == [4, 5, 6, 7, 8]
    assert [part.id for part in known.add(view("x" * 110, 9, 18))] == [7, 8, 9]


def test_r24_an_edit_changes_its_part_and_begins_none() -> None:
    known = Lately()
    known.add(view("one", 1))
    known.add(view("two", 2, 2))
    assert [part.text for part in known.add(view("other", 1, 3, edited=True))] == ["other", "two"]
    assert known.add(view("old", 99, 4, edited=True)) == ()


def test_who_is_quiet_is_forgotten() -> None:
    known = Lately()
    for number in range(lately.MEMBERS + 3):
        known.add(view("hi", number, sender=Sender(number + 1)))
        known.react(number, 1, 0)
    assert len(known.parts) == len(known.reacted) == lately.MEMBERS
    assert 1 not in known.parts


def test_s71_reactions_to_many_messages_are_a_burst() -> None:
    known = Lately()
    assert [known.react(7, number, number) for number in range(5)] == [1, 2, 3, 4, 5]
    assert known.react(7, 4, 5) == 5
    assert known.react(7, 9, 123) == 3
    assert not known.bursting(7, 123)
    known.burst(7, 123)
    assert known.react(7, 10, 124) == 1
    assert known.bursting(7, 3722)
    assert not known.bursting(7, 3723)


def test_s71_a_burst_counts_against_what_its_author_writes() -> None:
    verdict = judge(view("hello"), Author(messages=0, reacting=True))
    assert (verdict.ruling, verdict.signals[0].kind) == ("unsure", "reactions")
