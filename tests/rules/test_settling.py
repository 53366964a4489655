"""What an outcome means for its row, kind by kind; which row leaves first."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from bot.core.codec import dump
from bot.core.decisions import (
    Admit,
    AnswerButton,
    AnswerCheckout,
    AnswerRequest,
    Ban,
    Decline,
    Delete,
    Edit,
    Effect,
    Invoice,
    Kick,
    Leave,
    Lift,
    Mute,
    Refund,
    Say,
)
from bot.core.facts import Content
from bot.telegram.outgoing.outcome import Kind, Outcome
from bot.telegram.settling import backoff, ends, out_of_date, settled

NOW = datetime(2026, 1, 5, 10, tzinfo=UTC)
CHATTER, LINE = Say(-1, "hi"), Say(-1, "out", must_arrive=True)
AGAIN: tuple[Effect, ...] = (Mute(-1, 7, None), Kick(-1, 7, None), Ban(-1, 7), Lift(-1, 7), Delete(-1, (3,)), Leave(-1),
                             Edit(-1, "x", message_id=3), Admit(-1, 7), Decline(-1, 7), Refund(7, "c"))  # fmt: skip
BILL = Invoice(7, "a", "b", "c", 5, "d", "e")


def row(effect: Effect, **columns: Any) -> Any:
    """An outbox row as the sender read it."""
    kind = type(effect).__name__
    plain = {"id": 1, "key": "9:0", "lane": -1, "chat_id": -1, "kind": kind, "payload": dump(effect), "about": None,
             "name": None, "answer": None, "attempts": 0, "state": "pending", "not_before": NOW, "due": NOW,
             "message_id": None, "probe_from": None, "error": None, "created_at": NOW}  # fmt: skip
    return SimpleNamespace(**{**plain, **columns})


def after(effect: Effect, kind: Kind, **columns: Any) -> tuple[str, float]:
    """The row's state after an outcome, and seconds until the next try."""
    change = settled(row(effect, **columns), Outcome(kind, error="words", retry_after=9), NOW).change
    return change["state"], (change["not_before"] - NOW).total_seconds()


@pytest.mark.parametrize("effect", [CHATTER, LINE, BILL, AnswerButton("q"), *AGAIN])
@pytest.mark.parametrize(
    ("kind", "expected"),
    [("done", ("done", 0)), ("gone", ("done", 0)), ("refused", ("dead", 0)), ("retry", ("pending", 9)),
     ("migrated", ("pending", 1)), ("unsent", ("pending", 1))],
)  # fmt: skip
def test_outcomes_that_mean_the_same_for_everything(
    effect: Effect, kind: Kind, expected: tuple[str, float]
) -> None:
    assert after(effect, kind) == expected


@pytest.mark.parametrize("effect", AGAIN)
@pytest.mark.parametrize(("attempts", "seconds"), [(0, 1), (1, 2), (2, 4), (5, 32), (6, 60), (5_000, 60)])
def test_what_may_be_repeated_is_repeated_for_ever(effect: Effect, attempts: int, seconds: float) -> None:
    assert after(effect, "unknown", attempts=attempts) == ("pending", seconds)


def test_r8_chatter_is_not_said_again_and_what_must_arrive_once_more() -> None:
    assert after(CHATTER, "unknown") == ("unknown", 0)
    assert after(LINE, "unknown") == ("pending", 1)
    assert after(LINE, "unknown", attempts=1) == ("unknown", 0)
    asked = Say(-1, "", content=Content("poll", "Lake or peak?", poll={"options": ["Lake", "Peak"]}))
    assert [after(asked, "unknown", attempts=tried) for tried in (0, 1)] == [("pending", 1), ("unknown", 0)]
    assert after(replace(asked, content=Content("photo", file_id="p")), "unknown") == ("unknown", 0)
    assert [after(BILL, "unknown", attempts=tried)[0] for tried in (0, 1)] == ["pending", "unknown"]


def test_a_row_found_leaving_at_the_start_counts_the_request_it_was_marked_for() -> None:
    assert after(LINE, "unknown", state="sending", attempts=1) == ("pending", 1)
    assert after(LINE, "unknown", state="sending", attempts=2) == ("unknown", 0)
    assert after(CHATTER, "unknown", state="sending", attempts=1) == ("unknown", 0)


def test_a_press_is_answered_at_most_three_times() -> None:
    states = [after(AnswerButton("q"), "unknown", attempts=tried)[0] for tried in range(4)]
    assert states == ["pending", "pending", "unknown", "unknown"]


@pytest.mark.parametrize("effect", AGAIN)
def test_what_needs_a_right_waits_for_it_and_the_rest_is_dead(effect: Effect) -> None:
    waits = isinstance(effect, Mute | Kick | Ban | Lift | Delete | Admit | Decline)
    result = settled(row(effect), Outcome("parked", error="not enough rights"), NOW)
    assert result.change["state"] == ("parked" if waits else "dead")
    if waits:
        [told] = result.inbox
        assert (told["source"], json.loads(told["body"])["verb"]) == ("handed", "parked")
        assert told["key"] == f"parked:-1:{int(NOW.timestamp()) // 3600}"


def test_the_missing_right_is_told_once_an_hour() -> None:
    def key(at: datetime) -> str:
        return str(settled(row(Ban(-1, 7)), Outcome("parked"), at).inbox[0]["key"])

    assert key(NOW) == key(NOW + timedelta(minutes=59)) != key(NOW + timedelta(minutes=61))


def test_who_asked_hears_the_outcome_with_what_it_sent_along() -> None:
    say = Say(-1, "hi", answer="drops:sent", data={"drop": 4})
    result = settled(row(say, answer="drops:sent", name="drop:4"), Outcome("done", 55), NOW)
    [told] = result.inbox
    assert (told["source"], told["key"], told["lane"]) == ("answer", "9:0", -1)
    assert json.loads(told["body"]) == {
        "feature": "drops", "verb": "sent", "key": "drop:4", "outcome": "done", "data": {"drop": 4}, "chat": -1,
        "message_id": 55, "answered_at": NOW.isoformat(), "error": "",
    }  # fmt: skip
    assert result.change["message_id"] == 55


@pytest.mark.parametrize(
    ("kind", "heard"), [("done", "done"), ("gone", "gone"), ("unknown", "unknown"), ("refused", "refused")]
)
def test_the_four_outcomes_that_features_know(kind: Kind, heard: str) -> None:
    say = row(Say(-1, "hi"), answer="drops:sent")
    [told] = settled(say, Outcome(kind, -8), NOW).inbox
    body = json.loads(told["body"])
    assert (body["outcome"], body["message_id"]) == (heard, None)


def test_a_sanction_that_nobody_waits_for_and_that_is_refused_is_told_to_the_admins() -> None:
    [told] = settled(row(Ban(-1, 7), about="member:-1:7"), Outcome("refused", error="no"), NOW).inbox
    assert (told["key"], json.loads(told["body"])["feature"]) == ("failed:9:0", "strikes")
    assert settled(row(Say(-1, "x")), Outcome("refused"), NOW).inbox == []
    assert "refused: no" in settled(row(Ban(-1, 7)), Outcome("refused", error="no"), NOW).words


def test_a_flood_wait_silences_the_chat_and_a_migration_is_told_to_the_lane() -> None:
    assert settled(row(CHATTER), Outcome("retry", retry_after=9), NOW).pause == (
        "Say",
        -1,
        NOW + timedelta(seconds=9),
    )
    [sign] = settled(row(CHATTER), Outcome("migrated", new_chat=-100), NOW).inbox
    assert (sign["source"], json.loads(sign["body"])) == ("migration", {"old": -1, "new": -100})


def test_only_an_unknown_outcome_makes_the_next_try_look_for_evidence() -> None:
    assert settled(row(LINE), Outcome("unknown", error="ReadError"), NOW).change["error"] == "ReadError"
    assert settled(row(LINE), Outcome("unsent", error="ConnectError"), NOW).change["error"] is None
    kept = settled(row(LINE, error="ReadError"), Outcome("retry", error="429"), NOW).change["error"]
    assert kept == "ReadError"


@pytest.mark.parametrize(("attempts", "seconds"), [(0, 1), (1, 1), (2, 2), (7, 60), (10_000, 60)])
def test_back_off_doubles_to_a_minute(attempts: int, seconds: float) -> None:
    assert backoff(attempts) == seconds


def test_rows_about_the_same_thing_leave_in_order_and_only_the_last_edit_counts() -> None:
    edits = [row(Edit(-1, "x", key="k"), id=number, about="said:k", due=NOW) for number in (4, 5, 6)]
    say = row(Say(-1, "x", key="k"), id=9, about="said:k", due=NOW - timedelta(minutes=1))
    alone = row(Say(-1, "x"), id=1)
    first, last = ends([*edits, say, alone])
    assert first == {"said:k": say}
    assert last == {"said:k": 6}
    assert [out_of_date(item, last, NOW) for item in edits] == ["a later edit says more"] * 2 + [""]
    assert out_of_date(alone, last, NOW) == ""


def test_an_answer_to_a_press_is_given_for_ten_minutes() -> None:
    answer = row(AnswerButton("q"))
    assert out_of_date(answer, {}, NOW + timedelta(minutes=10)) == ""
    assert out_of_date(answer, {}, NOW + timedelta(minutes=11)) == "too late"


@pytest.mark.parametrize("effect", [AnswerRequest(-1, 7, "q", "queue"), AnswerCheckout("q")])
def test_s104_what_telegram_waits_ten_seconds_for_is_not_said_later(effect: Effect) -> None:
    assert out_of_date(row(effect), {}, NOW + timedelta(seconds=10)) == ""
    assert out_of_date(row(effect), {}, NOW + timedelta(seconds=11)) == "too late"


def test_a_message_that_could_not_leave_in_time_never_does_unless_it_may_have_left() -> None:
    late, say = (
        NOW + timedelta(hours=2, seconds=1),
        Say(-1, '"not_after":"', not_after=NOW + timedelta(hours=2)),
    )
    assert out_of_date(row(say), {}, NOW + timedelta(hours=2)) == ""
    assert out_of_date(row(say), {}, late) == "too late"
    assert out_of_date(row(say, error="timed out"), {}, late) == ""
    assert out_of_date(row(Say(-1, '"not_after":"')), {}, late) == ""
