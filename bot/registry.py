"""Every feature, in the order in which they look at a message."""

from pydantic import BaseModel

from bot.feature import Feature
from bot.features import (
    ads,
    alerts,
    announcements,
    arrival,
    best,
    boards,
    buddies,
    drops,
    events,
    faq,
    flood,
    gate,
    introductions,
    names,
    polls,
    privacy,
    quarrel,
    raid,
    referrals,
    replies,
    reports,
    scores,
    setup,
    strikes,
    tiers,
    unanswered,
)
from bot.features import help as helping

FEATURES: tuple[Feature, ...] = (
    setup.FEATURE,
    ads.FEATURE,
    strikes.FEATURE,
    flood.FEATURE,
    ads.LOCKS,
    raid.FEATURE,
    gate.FEATURE,
    arrival.FEATURE,
    introductions.FEATURE,
    names.FEATURE,
    buddies.FEATURE,
    referrals.FEATURE,
    replies.FEATURE,
    drops.FEATURE,
    polls.FEATURE,
    announcements.FEATURE,
    events.FEATURE,
    best.FEATURE,
    faq.FEATURE,
    reports.FEATURE,
    scores.FEATURE,
    boards.FEATURE,
    tiers.FEATURE,
    unanswered.FEATURE,
    quarrel.FEATURE,
    alerts.FEATURE,
    privacy.FEATURE,
    helping.FEATURE,
)

POLICIES: dict[str, type[BaseModel]] = {
    feature.name: feature.policy for feature in FEATURES if feature.policy is not None
}
