"""The set-up message, the guess of language and zone, what admins type: tables of cases."""

from dataclasses import replace

import pytest

from bot.core.facts import Membership
from bot.features.setup import rules
from bot.features.setup.rules import Look

BOTH = frozenset(rules.NEEDED)
SET_UP = Look("West Hikers", "supergroup", is_admin=True, rights=BOTH, language="en", zone="UTC")
DELETE, BAN = rules.NEEDED


def ids(look: Look) -> list[str]:
    return [text_id for text_id, _ in rules.checklist(look)]


@pytest.mark.parametrize(
    ("look", "there", "not_there"),
    [
        (SET_UP, ["setup-here", "setup-present", "setup-ways"], ["setup-grant", "setup-privacy"]),
        (replace(SET_UP, back=True), ["setup-back"], ["setup-here"]),
        (replace(SET_UP, rights=frozenset({BAN})), ["setup-missing-can-delete-messages", "setup-grant"], []),
        (replace(SET_UP, rights=frozenset({DELETE})), ["setup-missing-can-restrict-members"], []),
        (replace(SET_UP, type="group"), ["setup-basic-group"], []),
        (replace(SET_UP, is_admin=False, reads_all=False), ["setup-privacy"], []),
        (replace(SET_UP, is_admin=True, reads_all=False), [], ["setup-privacy"]),
        (replace(SET_UP, observes=True), ["setup-observe"], []),
        (replace(SET_UP, rights=BOTH | {rules.TITLES}), ["setup-surplus"], []),
        (replace(SET_UP, rights=BOTH | {rules.TITLES}, titles=True), [], ["setup-surplus"]),
        (replace(SET_UP, titles=True), [], ["setup-surplus"]),
    ],
)
def test_the_message_says_what_is_the_case(look: Look, there: list[str], not_there: list[str]) -> None:
    said = ids(look)
    assert [text_id for text_id in there if text_id not in said] == []
    assert [text_id for text_id in not_there if text_id in said] == []


def test_only_a_needed_right_that_was_there_is_lost() -> None:
    before = Membership("administrator", BOTH | {"can_pin_messages"})
    assert rules.lost(before, Membership("administrator", frozenset({BAN}))) == (DELETE,)
    assert rules.lost(before, Membership("member")) == (DELETE, BAN)
    assert rules.lost(Membership("member"), Membership("member")) == ()
    assert rules.lost(before, before) == ()


@pytest.mark.parametrize(
    ("title", "client", "language"),
    [
        ("川西徒步", None, "zh"),
        ("川西徒步", "en", "zh"),
        ("West Hikers", "zh-hans", "zh"),
        ("West Hikers", "en-GB", "en"),
        ("West Hikers", "de", ""),
        ("West Hikers", None, ""),
        ("東京の山", "ja", ""),
        ("서울 登山", "ko", ""),
    ],
)
def test_the_language_is_guessed_by_title_and_client(title: str, client: str | None, language: str) -> None:
    assert rules.guess_language(title, client) == language


def test_only_chinese_tells_a_zone() -> None:
    assert rules.guess_zone("zh") == "Asia/Shanghai"
    assert rules.guess_zone("en") == rules.guess_zone("") == ""


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("en", "en"),
        (" English ", "en"),
        ("英文", "en"),
        ("zh", "zh"),
        ("中文", "zh"),
        ("de", None),
        ("", None),
    ],
)
def test_a_language_is_known_by_its_names(words: str, language: str | None) -> None:
    assert rules.language_named(words) == language


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("europe/berlin", "Europe/Berlin"),
        ("Berlin", "Europe/Berlin"),
        ("new york", "America/New_York"),
        ("New_York", "America/New_York"),
        ("上海", "Asia/Shanghai"),
        ("北京", "Asia/Shanghai"),
        ("UTC", "UTC"),
        ("UTC+8", "Etc/GMT-8"),
        ("+8", "Etc/GMT-8"),
        ("GMT -5", "Etc/GMT+5"),
        ("+99", None),
        ("Atlantis", None),
        ("", None),
    ],
)
def test_a_zone_is_known_by_its_names(words: str, zone: str | None) -> None:
    assert rules.zone_named(words) == zone


def test_a_slip_of_the_hand_finds_the_nearest_zones() -> None:
    assert rules.zones_like("Europe/Brlin")[0] == "Europe/Berlin"
    assert rules.zones_like("Shangai")[0] == "Asia/Shanghai"
    assert rules.zones_like("qqqqq") == ()
    assert len(rules.zones_like("America")) <= rules.SUGGESTED


def test_every_zone_fits_into_a_button() -> None:
    assert max(len("setup" + "zone" + zone) for zone in rules.zones().values()) <= 41
