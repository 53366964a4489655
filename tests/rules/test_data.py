"""The sample messages themselves: enough of them, each one its own, in many languages, and nobody's real address."""

import re
from collections import Counter

import pytest

from tests.samples import Sample, folded, letters, samples, strings, words

ADS, ORDINARY = samples("ads"), samples("ordinary")
CARRIED = samples("carriers")
SETS = {"ads": ADS, "ordinary": ORDINARY, "carriers": CARRIED}

SHORT_KEYS = {
    "text", "caption", "quote", "poll", "contact", "buttons", "links", "forward_from_channel", "media", "edited",
    "via_bot", "message", "author", "chat",
}  # fmt: skip
DISGUISES = {
    60,
    61,
    62,
    63,
    64,
    65,
    66,
    67,
    68,
    69,
    70,
    72,
    73,
    74,
    75,
}  # the others need more than one message

NAME = re.compile(r"(?<![\w.@])@[A-Za-z]\w{3,}|\bt\.me/(?!c/)\+?\w+|\btg://resolve\?domain=\w+|\blin\.ee/\w+")
PHONE = re.compile(
    r"\+\d[\d\s().-]{7,}\d|(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)|(?<![\d-])0\d{2,4} \d{3}[ \d]{3,}"
)
ADDRESS = re.compile(r"(?:https?://|(?<![\w.@-]))((?:[\w-]+\.)+[a-z]{2,})(/\S*)?")
SHARED_HOSTS = {"t.me", "bit.ly", "tinyurl.com", "clck.ru", "goo.su", "s.id", "lin.ee", "open.kakao.com"}
PRETENDED = {"telegram.org"}  # what a link claims to be
# Numbers kept free for stories by their regulators, prefixes that no operator has, and rows of zeros.
NOBODYS = re.compile(r"^1\d{3}55501|^447700900|^07700900|^441632|^0207946|^01614960|^3363998|^046571|^(49|0)3023125"
                     r"|^0171392|^7943000|^86154|^154|0000")  # fmt: skip


def every(*names: str) -> list[Sample]:
    return [sample for name in names for sample in SETS[name]]


def is_for_the_judge(sample: Sample) -> bool:
    """Its notes are there, the other keys are the judge's, and there is something to judge."""
    notes = {"language", "kind", "disguise"} if "disguise" in sample else {"language", "pattern", "why"}
    noted = all(sample.get(note) for note in notes)
    return noted and set(sample) - notes <= SHORT_KEYS and bool(words(sample) or sample.get("media"))


def test_a_line_is_what_the_judge_takes() -> None:
    assert [sample for sample in every("ads", "ordinary") if not is_for_the_judge(sample)] == []


def test_there_are_enough_of_them() -> None:
    assert len({folded(words(sample)) for sample in ADS}) >= 420
    assert len({folded(words(sample)) for sample in ORDINARY}) >= 1050
    assert len(CARRIED) >= 12


def test_they_are_in_many_languages() -> None:
    for name, least in (("ads", 15), ("ordinary", 15)):
        often = {language for language, count in counted(SETS[name], "language").items() if count >= 10}
        assert len(often) >= least
    assert all(counted(ORDINARY, "language")[language] >= 200 for language in ("zh", "en", "ru"))


def counted(lines: list[Sample], note: str) -> Counter[str]:
    return Counter(sample[note] for sample in lines)


def test_s60_to_s75_every_disguise_of_one_message_is_there() -> None:
    told = [sample["disguise"] for sample in ADS if sample["disguise"] != "none"]
    assert {int(disguise[1:3]) for disguise in told} == DISGUISES
    assert len(told) >= len(ADS) / 2
    assert len(set(told)) >= 40


def test_no_two_are_the_same() -> None:
    seen = Counter(folded(" ".join(strings(sample))) for sample in every("ads", "ordinary", "carriers"))
    assert [text for text, count in seen.items() if count > 1] == []


def test_no_two_differ_in_numbers_and_signs_alone() -> None:
    seen = Counter(letters(words(sample)) for sample in every("ads", "ordinary", "carriers"))
    assert [text for text, count in seen.items() if text and count > 1] == []


def test_at_most_five_of_one_pattern() -> None:
    assert {pattern for pattern, count in counted(ORDINARY, "pattern").items() if count > 5} == set()


def test_most_ordinary_ones_are_a_newcomers_first() -> None:
    assert sum("author" not in sample for sample in ORDINARY) >= 1050


@pytest.mark.parametrize("name", SETS)
def test_no_name_is_anybodys(name: str) -> None:
    found = {match for text in strings(SETS[name]) for match in NAME.findall(folded(text))}
    assert found
    assert {match for match in found if "zq" not in match} == set()


@pytest.mark.parametrize("name", SETS)
def test_no_account_is_anybodys(name: str) -> None:
    said = [sample.get("author", {}).get("username", "zq") for sample in SETS[name]]
    assert [username for username in said if "zq" not in username] == []


def test_no_address_in_an_ad_is_anybodys() -> None:
    """Ordinary messages do name the public sites that people talk about."""
    found = {match for text in strings(every("ads", "carriers")) for match in ADDRESS.findall(folded(text))}
    own = {rest if host in SHARED_HOSTS else host for host, rest in found}
    assert {address for address in own if "zq" not in address} == PRETENDED


@pytest.mark.parametrize("name", SETS)
def test_no_phone_is_anybodys(name: str) -> None:
    numbers = [match for text in strings(SETS[name]) for match in PHONE.findall(folded(text))]
    assert [number for number in numbers if not NOBODYS.search(re.sub(r"\D", "", number))] == []
