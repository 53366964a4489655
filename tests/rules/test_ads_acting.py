"""What follows from a verdict: when it is acted on, albums, and answers that fit."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.core.strikes import StrikeState
from bot.features.ads.policy import AdsPolicy
from bot.features.ads.rules import acting

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def strike(**changes: object) -> StrikeState:
    state = StrikeState("s", "c", "ads", "why", NOON - HOUR, NOON + HOUR, message_chat=-100, album="a")
    for name, value in changes.items():
        setattr(state, name, value)
    return state


@pytest.mark.parametrize(
    ("observe", "joined_at", "strikes", "acted"),
    [
        (False, None, [], True),
        (True, None, [], False),
        (True, NOON - 23 * HOUR, [], True),
        (True, NOON - 24 * HOUR, [], False),
        (True, None, [strike()], True),
        (True, None, [strike(rule="flood")], False),
        (True, None, [strike(expires_at=NOON)], False),
        (True, None, [strike(pardoned_at=NOON)], False),
    ],
)
def test_while_watching_only_newcomers_and_who_was_struck_are_acted_on(
    observe: bool, joined_at: datetime | None, strikes: list[StrikeState], acted: bool
) -> None:
    assert acting.acts(AdsPolicy(observe=observe), joined_at, strikes, NOON) is acted


@pytest.mark.parametrize(
    ("album", "chat", "known", "is_part"),
    [
        ("a", -100, strike(), True),
        ("b", -100, strike(), False),
        (None, -100, strike(album=None), False),
        ("a", -5, strike(), False),
        ("a", -100, strike(pardoned_at=NOON), False),
        ("a", -100, strike(rule="admin"), False),
    ],
)
def test_the_rest_of_a_struck_album(album: str | None, chat: int, known: StrikeState, is_part: bool) -> None:
    assert acting.struck_album(album, chat, [known]) is is_part


def test_answers_fit_a_message() -> None:
    assert acting.clipped("a\nb") == "a\nb"
    long = "\n".join(["x" * 99] * 60)
    assert acting.clipped(long).endswith("x\n…")
    assert len(acting.clipped(long)) <= acting.ANSWER + 2
    assert acting.joined(["a", "b"]) == "a\nb"
    assert acting.joined(["x" * 3000, "y" * 3000]) == "x" * 3000 + "\n…"


def test_what_an_admin_taught_fades() -> None:
    assert acting.halved([4, 3]) == [4, 3]
    assert acting.halved([4000, 3]) == [2000, 1]
    assert acting.instant(NOON.isoformat()) == NOON


def test_while_watching_soft_evidence_is_never_acted_on() -> None:
    policy = AdsPolicy(observe=True)
    assert acting.acts(policy, NOON - HOUR, [], NOON, hard=False) is False
