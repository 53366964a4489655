"""Threshold `tier`: has been a member of another chat of this bot's for some days, and is in a tier there."""

from bot.core.tiers import Tier, may
from bot.features.gate.thresholds.base import Judged, Look, Threshold, hears_nothing, shows_nothing


def begin(look: Look) -> Judged:
    """`days` in that chat, absent for who is not in it; `tier` there."""
    days, least = look.facts.get("days"), look.policy.tier_least
    enough = days is not None and int(days) >= look.policy.tier_days
    enough = enough and (least == "off" or may(Tier(look.facts.get("tier", 0)), least))
    return Judged(
        "passed" if enough else "refused", note="@gate-note-tier" if enough else "@gate-note-no-tier"
    )


TIER = Threshold("tier", begin, shows_nothing, hears_nothing)
