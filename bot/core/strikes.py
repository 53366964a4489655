"""The law of strikes: how many count, which sanction follows, what one offence is. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from bot.core.facts import Message

SanctionKind = Literal["warning", "mute", "kick", "ban"]


class StrikePolicy(BaseModel):
    """How a chat punishes. Days and hours are whole numbers; 0 means never (expiry), at once (kick)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    limit: int = Field(3, ge=1, le=20, description="Strikes that remove a member.")
    mute_hours: int = Field(1, ge=0, le=8760, description="Mute at the strike before the last, in hours.")
    mute_hours_ads: int = Field(24, ge=0, le=8760, description="The same for an ad strike, in hours.")
    kick_hours: int = Field(
        24, ge=0, le=8760, description="Hours before a kicked member may return; 0 = may return at once."
    )
    expiry_days_ads: int = Field(
        90, ge=0, le=3650, description="Days after which an ad strike lapses; 0 = never."
    )
    expiry_days_abuse: int = Field(60, ge=0, le=3650, description="Days after which an abuse strike lapses.")
    expiry_days_flood: int = Field(7, ge=0, le=3650, description="Days after which a flood strike lapses.")
    expiry_days_admin: int = Field(
        60, ge=0, le=3650, description="Days after which a /warn lapses; 0 = never."
    )
    warn_pause: int = Field(
        60, ge=0, le=3600, description="Seconds in which a second admin cannot strike the same member again."
    )
    line_minutes: int = Field(
        10, ge=1, le=1440, description="Minutes after which the group's nameless line goes away."
    )
    kick_line_minutes: int = Field(
        60, ge=1, le=1440, description="Minutes after which the line about a removal goes away."
    )

    def lapses(self, rule: str, given: datetime) -> datetime:
        """When a strike under `rule` stops counting."""
        days = getattr(self, f"expiry_days_{rule}", self.expiry_days_admin)
        return given + timedelta(days=days or 36_500)

    def mute_for(self, rule: str) -> timedelta:
        """How long the final warning mutes."""
        return timedelta(hours=self.mute_hours_ads if rule == "ads" else self.mute_hours)


@dataclass(slots=True)
class StrikeState:
    """A strike as the laws read it; mirrors the row."""

    id: str
    cause: str
    rule: str
    reason: str
    given_at: datetime
    expires_at: datetime
    weight: int = 1
    given_by: int | None = None
    message_chat: int | None = None
    message_id: int | None = None
    album: str | None = None
    thread: int | None = None
    sanction: SanctionKind = "warning"
    sanction_until: datetime | None = None
    undo: Mapping[str, Any] | None = None
    notice_key: str | None = None
    notice_message: int | None = None
    notice_at: datetime | None = None
    line_key: str | None = None
    pardoned_at: datetime | None = None

    def counts(self, now: datetime) -> bool:
        """Does it count at `now`?"""
        return self.pardoned_at is None and self.expires_at > now


@dataclass(frozen=True, slots=True)
class Step:
    """What the next strike leads to: its sanction, how many then count, of how many; `until` ends mute or kick."""

    sanction: SanctionKind
    count: int
    limit: int
    until: datetime | None = None


def live(strikes: Sequence[StrikeState], now: datetime) -> list[StrikeState]:
    """Those that count, oldest first."""
    return sorted((strike for strike in strikes if strike.counts(now)), key=lambda strike: strike.given_at)


def next_step(strikes: Sequence[StrikeState], rule: str, policy: StrikePolicy, now: datetime) -> Step:
    """Warning, then mute, then kick at the limit; once kicked, the next strike at the limit is the ban."""
    counting = live(strikes, now)
    count = min(sum(strike.weight for strike in counting) + 1, policy.limit)
    if count < policy.limit - 1 or (count < policy.limit and not policy.mute_for(rule)):
        return Step("warning", count, policy.limit)
    if count < policy.limit:
        return Step("mute", count, policy.limit, now + policy.mute_for(rule))
    if any(strike.sanction in ("kick", "ban") for strike in counting):
        return Step("ban", count, policy.limit)
    hours = timedelta(hours=policy.kick_hours)
    return Step("kick", count, policy.limit, now + hours if hours else None)


def same_offence(strikes: Sequence[StrikeState], cause: str, message: Message | None) -> StrikeState | None:
    """The strike that already answers this offence: same cause, same message, same album, or the same burst.

    A burst ends with the notice of its strike: what was sent before it (lower id, where the notice is a new message
    of that chat; else dated no later than the second of its answer) belongs to it, and all while that is open."""
    for strike in strikes:
        if strike.cause == cause:
            return strike
        if message is None or strike.message_id is None:
            continue
        if strike.message_id == message.id and strike.message_chat == message.message_chat:
            return strike
        if strike.album is not None and strike.album == message.album:
            return strike
        if strike.pardoned_at is None and before_notice(strike, message):
            return strike
    return None


def before_notice(strike: StrikeState, message: Message) -> bool:
    """Was the message sent before its author could know of the strike?"""
    if strike.notice_key is None:
        return False
    if strike.notice_at is None:
        return True
    if (
        strike.notice_message is not None
        and strike.message_chat == message.message_chat
        and not message.edited
    ):
        return message.id < strike.notice_message
    return message.date <= strike.notice_at.replace(microsecond=0)


@dataclass(slots=True)
class Line:
    """The group's nameless line of the last minute: later removals edit it. `strikes` = (id, name) to undo."""

    key: str
    thread: int | None
    opened_at: datetime
    rule: str
    count: int = 1
    strikes: list[tuple[str, str]] = field(default_factory=list)

    def takes(self, now: datetime, thread: int | None) -> bool:
        """May a removal at `now` still be said by editing this line?"""
        return self.thread == thread and now - self.opened_at < timedelta(minutes=1)
