"""Callback data: only ours opens, only in its chat, and never over Telegram's 64 bytes (S20)."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.seal import EPOCH, Opened, base36, open_seal, seal

SECRET = b"s" * 32
CHAT = -1001234567890
AT = datetime(2026, 1, 5, 10, 7, 42, tzinfo=UTC)
DATA = seal(SECRET, CHAT, "strikes", "undo", "kQ7vB2x9aZ", AT)


def test_what_was_sealed_opens_to_the_minute() -> None:
    opened = open_seal(SECRET, (CHAT,), DATA)
    assert opened == Opened("strikes", "undo", "kQ7vB2x9aZ", AT.replace(second=0))


def test_a_group_that_moved_opens_its_old_buttons() -> None:
    assert open_seal(SECRET, (-100999, CHAT), DATA) is not None
    assert open_seal(SECRET, (), DATA) is None


@pytest.mark.parametrize("chat", [CHAT + 1, 0, 7])
def test_a_button_copied_into_another_chat_does_not_open(chat: int) -> None:
    assert open_seal(SECRET, (chat,), DATA) is None


def test_another_installation_cannot_open_it() -> None:
    assert open_seal(b"t" * 32, (CHAT,), DATA) is None


@pytest.mark.parametrize("place", range(len(DATA)))
def test_no_character_can_be_changed(place: int) -> None:
    other = "A" if DATA[place] != "A" else "B"
    assert open_seal(SECRET, (CHAT,), DATA[:place] + other + DATA[place + 1 :]) is None


@settings(max_examples=30)
@given(st.text(max_size=80))
def test_what_a_client_makes_up_never_opens_and_never_raises(data: str) -> None:
    assert open_seal(SECRET, (CHAT,), data) is None


@given(st.text("abcXYZ019-_.", max_size=12), st.integers(0, 60 * 24 * 3650))
def test_whatever_fits_comes_back(arg: str, minutes: int) -> None:
    at = EPOCH + timedelta(minutes=minutes)
    data = seal(SECRET, CHAT, "strikes", "appeal", arg, at)
    assert len(data.encode()) <= 64
    assert open_seal(SECRET, (CHAT,), data) == Opened("strikes", "appeal", arg, at)


def test_what_does_not_fit_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="strikes:undo is 7"):
        seal(SECRET, CHAT, "strikes", "undo", "x" * 41, AT)


def test_before_the_epoch_is_the_epoch() -> None:
    data = seal(SECRET, CHAT, "a", "b", "", EPOCH - timedelta(days=400))
    assert open_seal(SECRET, (CHAT,), data) == Opened("a", "b", "", EPOCH)


@given(st.integers(0, 1 << 70))
def test_base36_is_read_back(number: int) -> None:
    assert int(base36(number), 36) == number
