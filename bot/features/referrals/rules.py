"""Who brought somebody, and whether that somebody counts. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from bot.core.facts import MemberChange, Sender
from bot.features.referrals.policy import ReferralsPolicy

AGAIN = timedelta(days=1)  # until who does not count yet is looked at once more
RUSH = timedelta(days=1)
Verdict = Literal["counts", "later", "never"]


@dataclass(frozen=True, slots=True)
class Brought:
    """What is known of somebody who was brought: still here, struck for anything, let in and introduced as the chat
    wants it."""

    came_at: datetime
    here: bool
    messages: int
    struck: bool
    settled: bool


def brought_by(change: MemberChange) -> Sender | None:
    """Who made the link that somebody came by, or added them; None = they came by themselves, or a bot's doing."""
    by = change.inviter or (None if change.via_request else change.by)
    return by if by is not None and by.kind == "user" and by.id != change.user.id else None


def judged(one: Brought, now: datetime, policy: ReferralsPolicy) -> Verdict:
    """Do they count? Not who has left or was struck; who writes little has some time."""
    age = now - one.came_at
    if not one.here or one.struck:
        return "never"
    if age >= timedelta(days=policy.days) and one.messages >= policy.messages and one.settled:
        return "counts"
    return "later" if age < timedelta(days=max(policy.patience_days, policy.days)) else "never"


def is_taken_back(came_at: datetime, now: datetime, policy: ReferralsPolicy) -> bool:
    """Does somebody's going take back what they brought in?"""
    return now - came_at < timedelta(days=policy.kept_days)


def about(user: int) -> str:
    """What the points are about: once for each who was brought."""
    return f"referral:{user}"
