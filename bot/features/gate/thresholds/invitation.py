"""Threshold `invitation`: came by a link that counts, or was brought by a member."""

from bot.features.gate.thresholds.base import Judged, Look, Threshold, hears_nothing, shows_nothing

SHORTEST = 16  # characters of a link: Telegram shows those of other admins cut, with dots behind


def counts(link: str, known: str) -> bool:
    """Is it this link, whole or cut?"""
    seen = link.rstrip(".…")
    return len(seen) >= SHORTEST and known.startswith(seen)


def begin(look: Look) -> Judged:
    """At once, for nothing can be done about it afterwards."""
    link = str(look.facts.get("link", ""))
    brought = link.startswith("member:") or any(counts(link, known) for known in look.policy.links)
    return Judged(
        "passed" if brought else "refused", note="@gate-note-invited" if brought else "@gate-note-link"
    )


INVITATION = Threshold("invitation", begin, shows_nothing, hears_nothing)
