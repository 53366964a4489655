"""Who brought somebody, and who of them counts."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.facts import ChatRef, MemberChange, Membership, Sender
from bot.features.referrals import rules
from bot.features.referrals.policy import ReferralsPolicy
from bot.features.referrals.rules import Brought

NOW = datetime(2026, 1, 5, 10, tzinfo=UTC)
ANN, BO = Sender(7, "Ann"), Sender(8, "Bo")
BOT = Sender(1, "Anthill", kind="bot")
POLICY = ReferralsPolicy(days=7, messages=3, patience_days=30, kept_days=30)
STAYED = Brought(NOW - timedelta(days=7), here=True, messages=3, struck=False, settled=True)
ALONE = MemberChange(ChatRef(-1, "supergroup"), BO, BO, NOW, Membership("left"), Membership("member"))


@pytest.mark.parametrize(
    ("change", "by"),
    [
        (ALONE, None),
        (replace(ALONE, by=ANN), ANN),
        (replace(ALONE, by=BOT), None),
        (replace(ALONE, inviter=ANN), ANN),
        (replace(ALONE, inviter=BO), None),
        (replace(ALONE, inviter=BOT, by=ANN), None),
        (replace(ALONE, inviter=ANN, by=BOT), ANN),
        (replace(ALONE, by=ANN, via_request=True), None),
    ],
)
def test_who_made_the_link_or_added_them(change: MemberChange, by: Sender | None) -> None:
    assert rules.brought_by(change) == by


@pytest.mark.parametrize(
    ("one", "verdict"),
    [
        (STAYED, "counts"),
        (replace(STAYED, came_at=STAYED.came_at + timedelta(seconds=1)), "later"),
        (replace(STAYED, messages=2), "later"),
        (replace(STAYED, settled=False), "later"),
        (replace(STAYED, came_at=NOW - timedelta(days=90)), "counts"),
        (replace(STAYED, messages=2, came_at=NOW - timedelta(days=30)), "never"),
        (replace(STAYED, here=False), "never"),
        (replace(STAYED, struck=True), "never"),
    ],
)
def test_who_stays_and_talks_counts(one: Brought, verdict: str) -> None:
    assert rules.judged(one, NOW, POLICY) == verdict


def test_patience_is_never_shorter_than_the_wait() -> None:
    hurried = POLICY.model_copy(update={"patience_days": 1})
    assert rules.judged(replace(STAYED, came_at=NOW - timedelta(days=6)), NOW, hurried) == "later"


def test_who_goes_within_the_days_takes_it_along() -> None:
    assert rules.is_taken_back(NOW - timedelta(days=29), NOW, POLICY)
    assert not rules.is_taken_back(NOW - timedelta(days=30), NOW, POLICY)
    assert rules.about(8) == "referral:8"
