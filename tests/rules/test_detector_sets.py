"""The detector on the sample messages: ads are seen however disguised or carried, ordinary talk is left alone."""

from collections.abc import Callable
from functools import cache

import pytest

from bot.judge import answer
from tests.samples import Sample, samples, words

CARRIED = samples("carriers")
CARRIERS: dict[str, Callable[[str, str], Sample]] = {
    "caption": lambda text, url: {"caption": text, "media": "photo"},
    "quote": lambda text, url: {"text": "👀", "quote": text},
    "poll": lambda text, url: {"poll": {"question": text, "options": ["1", "2"]}},
    "poll option": lambda text, url: {"poll": {"question": "?", "options": [text, "2"]}},
    "contact": lambda text, url: {"contact": {"phone_number": "+44 7700 900111", "first_name": text}},
    "button": lambda text, url: {"text": "👇", "buttons": [{"text": text, "url": url}]},
    "edit": lambda text, url: {"text": text, "edited": True},
    "forward": lambda text, url: {"text": text, "forward_from_channel": "News"},
    "link text": lambda text, url: {"text": text, "links": [{"text": text, "url": url}]},
}


def verdict(sample: Sample) -> str:
    said: str = answer(sample)["verdict"]
    return said


@cache
def verdicts(name: str) -> tuple[tuple[str, str], ...]:
    """What is thought of each line of a set, with the words of the line."""
    return tuple((verdict(sample), words(sample)) for sample in samples(name))


def test_s60_to_s75_of_a_hundred_ads_five_pass_at_most() -> None:
    missed = [text for said, text in verdicts("ads") if said == "clean"]
    assert len(missed) <= 0.05 * len(verdicts("ads")), "\n".join(missed)


def test_no_ordinary_message_is_removed() -> None:
    assert [text for said, text in verdicts("ordinary") if said == "violation"] == []


def test_few_ordinary_messages_are_put_before_the_admins() -> None:
    """Or the admins would stop looking."""
    asked = [text for said, text in verdicts("ordinary") if said == "unsure"]
    assert len(asked) <= 0.06 * len(verdicts("ordinary")), "\n".join(asked)


@pytest.mark.parametrize("carrier", CARRIERS)
@pytest.mark.parametrize("ad", CARRIED, ids=lambda ad: ad["url"])
def test_s61_to_s69_the_carrier_does_not_change_the_verdict(ad: Sample, carrier: str) -> None:
    carried = CARRIERS[carrier](ad["text"], ad["url"])
    assert verdict(carried) == verdict({"text": ad["text"]}) != "clean"
