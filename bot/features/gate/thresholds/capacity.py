"""Threshold `capacity`: a place must be free; who waits comes in by order of arrival."""

from bot.features.gate.thresholds.base import Judged, Look, Threshold, hears_nothing, shows_nothing


def begin(look: Look) -> Judged:
    """`active` members of the last thirty days, and `ahead` who wait already."""
    free = look.policy.capacity - int(look.facts.get("active", 0)) - int(look.facts.get("ahead", 0))
    return Judged("passed" if free > 0 else "wait")


CAPACITY = Threshold("capacity", begin, shows_nothing, hears_nothing)
