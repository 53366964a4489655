"""What calls for the admins, whose report counts: tables of cases."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.core.facts import ChatRef, Message, Sender
from bot.features.reports import rules
from bot.features.reports.policy import ReportsPolicy
from bot.features.reports.rules import Call, Past

NOW = datetime(2026, 1, 5, 10, tzinfo=UTC)
POLICY = ReportsPolicy()


@pytest.mark.parametrize(
    ("text", "call"),
    [
        ("@admin", Call("", True)),
        (" @Admins, an ad", Call("an ad", True)),
        ("＠管理员 有广告", Call("有广告", True)),
        ("@管理有人骂人", Call("有人骂人", True)),
        ("please look @admin", Call("please look @admin", False)),
        ("(@admins)", Call("(@admins)", False)),
        ("@admin " + "x" * 200, Call("x" * 99 + "…", True)),
        ("@administrator", None),
        ("@admins_club", None),
        ("write to me@admin.example", None),
        ("@@admin", None),
        ("the admin", None),
        ("@ann", None),
    ],
)
def test_what_calls_for_the_admins(text: str, call: Call | None) -> None:
    assert rules.called(text) == call


@pytest.mark.parametrize(
    ("past", "days", "counts"),
    [
        (Past(), 7, 1),
        (Past(), 6, 0),
        (Past(), None, 1),
        (Past(same=1), None, 0),
        (Past(wrong=2), None, 1),
        (Past(wrong=3), None, 0),
        (Past(right=3, wrong=3), None, 1),
        (Past(right=3, wrong=4), None, 0),
    ],
)
def test_s80_whose_report_counts(past: Past, days: int | None, counts: int) -> None:
    joined = None if days is None else NOW - timedelta(days=days)
    assert rules.weight(past, joined, NOW, POLICY) == counts


def test_who_was_often_wrong_may_report_less() -> None:
    assert rules.allowed(Past(wrong=2), POLICY) == 5
    assert rules.allowed(Past(wrong=3), POLICY) == 1


def test_the_span_in_the_middle() -> None:
    spans = [timedelta(minutes=number) for number in (1, 2, 60)]
    assert rules.answered_in(spans) == timedelta(minutes=2)
    assert rules.answered_in([]) is None


def test_what_a_message_without_words_is() -> None:
    chat = ChatRef(-1)
    for kind, shown in (("photo", "photo"), ("dice", "other")):
        assert rules.shown_kind(Message(chat, 1, NOW, Sender(1), kind=kind)) == shown
