"""When talk may leave: bursts, chats, all together, silence that Telegram asked for, clocks that jump."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.telegram.pacing import Bucket, Pacing

NOW = datetime(2026, 1, 5, 10, tzinfo=UTC)
GROUP, PERSON = -100, 7


def seconds_to(
    pacing: Pacing, kind: str = "Say", chat: int = GROUP, priority: int = 2, now: datetime = NOW
) -> float:
    """How long an effect would have to wait."""
    return (pacing.opens(kind, chat, priority, now) - now).total_seconds()


def send(
    pacing: Pacing, count: int, chat: int = GROUP, priority: int = 2, now: datetime = NOW
) -> list[float]:
    """When each of so many messages leaves, in seconds from now, if all of them could leave at once."""
    left = []
    at = now
    for _ in range(count):
        at = max(at, pacing.opens("Say", chat, priority, at))
        pacing.take("Say", chat, priority, at)
        left.append((at - now).total_seconds())
    return left


def test_a_burst_leaves_at_once_and_then_one_every_three_seconds() -> None:
    assert send(Pacing(), 6) == [0, 0, 0, 3, 6, 9]


def test_in_private_it_is_one_a_second() -> None:
    assert send(Pacing(), 5, chat=PERSON) == [0, 0, 0, 1, 2]


def test_time_gives_the_burst_back() -> None:
    pacing = Pacing()
    send(pacing, 3)
    assert seconds_to(pacing, now=NOW + timedelta(seconds=2)) == pytest.approx(1)
    assert send(pacing, 4, now=NOW + timedelta(seconds=9)) == [0, 0, 0, 3]


def test_chats_do_not_wait_for_each_other_but_for_all_together() -> None:
    pacing = Pacing(total_per_second=2)
    assert [send(pacing, 1, chat=-chat)[0] for chat in range(1, 4)] == pytest.approx([0, 0, 0.5])


def test_reports_have_a_gate_of_their_own() -> None:
    pacing = Pacing(bulk_per_second=1)
    assert [send(pacing, 1, chat=-chat, priority=3)[0] for chat in range(1, 3)] == [0, 1]
    assert seconds_to(pacing, chat=-9, priority=2, now=NOW + timedelta(seconds=1)) == 0


def test_what_nobody_asked_for_leaves_room_for_an_answer() -> None:
    pacing = Pacing()
    assert send(pacing, 4, priority=3) == [0, 0, 3, 6]
    assert seconds_to(pacing, now=NOW + timedelta(seconds=6)) == 0
    assert send(Pacing(chat_burst=1), 2, priority=3) == [0, 3]


@pytest.mark.parametrize(
    "kind", ["Ban", "Kick", "Mute", "Lift", "Delete", "AnswerButton", "SetCommands", "Leave"]
)
def test_g7_sanctions_and_answers_are_never_held(kind: str) -> None:
    pacing = Pacing()
    send(pacing, 3)
    pacing.pause("Say", GROUP, NOW + timedelta(hours=1), NOW)
    pacing.take(kind, GROUP, 0, NOW)
    assert seconds_to(pacing, kind) == 0


def test_g7_a_pause_is_one_chats_own_and_the_longest_counts() -> None:
    pacing = Pacing()
    pacing.pause("Say", GROUP, NOW + timedelta(seconds=90), NOW)
    pacing.pause("Say", GROUP, NOW + timedelta(seconds=30), NOW)
    assert seconds_to(pacing) == 90
    assert seconds_to(pacing, "Edit") == 90
    assert seconds_to(pacing, chat=-5) == 0
    assert seconds_to(pacing, now=NOW + timedelta(seconds=90)) == 0
    assert pacing.paused == {}


def test_r23_a_pause_of_bans_holds_the_bans_of_that_chat_alone() -> None:
    pacing = Pacing()
    pacing.pause("Ban", GROUP, NOW + timedelta(seconds=40), NOW)
    assert seconds_to(pacing, "Ban") == 40
    assert seconds_to(pacing, "Ban", chat=-5) == 0
    assert seconds_to(pacing, "Delete") == 0
    assert seconds_to(pacing, "Say") == 0


def test_g12_a_clock_set_back_ends_a_pause_and_empties_no_bucket_for_long() -> None:
    pacing = Pacing()
    send(pacing, 3)
    pacing.pause("Say", GROUP, NOW + timedelta(seconds=90), NOW)
    assert seconds_to(pacing, now=NOW - timedelta(seconds=2)) == 92
    assert seconds_to(pacing, now=NOW - timedelta(hours=1)) == 0
    assert seconds_to(pacing) == 3


def test_a_bucket_further_ahead_than_it_can_be_begins_anew() -> None:
    bucket = Bucket(timedelta(seconds=3), 3)
    for _ in range(3):
        bucket.take(NOW)
    assert bucket.opens(NOW) == NOW + timedelta(seconds=3)
    back = NOW - timedelta(minutes=5)
    assert bucket.opens(back) == back
    bucket.take(back)
    assert bucket.opens(back) == back


def test_the_longest_unused_chat_is_forgotten() -> None:
    pacing = Pacing()
    for number in range(10_050):
        pacing.chat(-number - 1)
    assert len(pacing.chats) == 10_000
    assert -1 not in pacing.chats


def test_after_a_pause_one_call_of_that_kind_finds_out_whether_it_is_over() -> None:
    pacing = Pacing()
    assert pacing.alone("Say", GROUP, NOW)
    assert not pacing.alone("Mute", GROUP, NOW)
    pacing.pause("Mute", GROUP, NOW + timedelta(seconds=10), NOW)
    later = NOW + timedelta(seconds=69)
    assert pacing.alone("Mute", GROUP, later)
    assert not pacing.alone("Mute", GROUP, later + timedelta(seconds=1))
    assert not pacing.alone("Ban", GROUP, later)
    assert not pacing.alone("Mute", -200, later)
    pacing.pause("Delete", GROUP, later, NOW)
    assert not pacing.alone("Delete", GROUP, later)
    pacing.pause("Ban", GROUP, NOW + timedelta(hours=1, seconds=1), NOW + timedelta(hours=1))
    assert set(pacing.wary) == {(GROUP, "Ban")}
