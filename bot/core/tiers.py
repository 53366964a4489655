"""The law of tiers: who gives how much, in a rolling window, and where that puts them. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo
from enum import IntEnum
from functools import cached_property
from itertools import pairwise
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from bot.core.periods import midnight

LONGEST_NAME = 16  # characters, as Telegram has them beside a name
Least = Literal["off", "participant", "active", "spreader", "co_leader", "opinion_leader"]


class Tier(IntEnum):
    """The better, the higher. The numbers stand in rows: never change one."""

    BYSTANDER = 0
    PARTICIPANT = 1
    ACTIVE = 2
    SPREADER = 3
    CO_LEADER = 4
    OPINION_LEADER = 5

    @property
    def key(self) -> str:
        """As in fields and texts: opinion_leader."""
        return self.name.lower()

    @property
    def shown(self) -> bool:
        """Is it one that may be named? Nobody is ever told that they stand by."""
        return self >= Tier.SPREADER


BEST_FIRST = tuple(sorted(Tier, reverse=True))
EARNED = tuple(tier for tier in BEST_FIRST if tier not in (Tier.CO_LEADER, Tier.BYSTANDER))


class Measures(NamedTuple):
    """What a member gave in the window: points as on a board, days on which they earned any, people whom they answered,
    people they brought who stayed."""

    points: int = 0
    days: int = 0
    people: int = 0
    referrals: int = 0

    def reach(self, bar: "Measures", percent: int = 100) -> bool:
        """Is each of them so much of the bar?"""
        return all(not least or 100 * mine >= percent * least for mine, least in zip(self, bar, strict=True))

    def short_of(self, bar: "Measures") -> "Measures":
        """How much of each is missing."""
        return Measures(*(max(least - mine, 0) for mine, least in zip(self, bar, strict=True)))

    def given(self) -> Iterator[tuple[str, int]]:
        """Those that are more than nothing, by name."""
        return ((name, number) for name, number in self._asdict().items() if number)


MEASURES = Measures._fields


class TierPolicy(BaseModel):
    """What it takes to be in a tier, within the window, all of it together; and what a tier brings."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    window_days: int = Field(28, ge=7, le=90, description="Days that are looked at, today included.")
    stay_days: int = Field(14, ge=0, le=90, description="Days that nobody falls from a tier they rose to.")
    leave_percent: int = Field(
        70, ge=0, le=100, description="Percent of what a tier takes that suffices to stay in it."
    )
    hour: int = Field(10, ge=8, le=21, description="Hour of the chat's clock in which tiers are looked at.")
    participant_points: int = Field(4, ge=0, le=10_000, description="Points of a participant.")
    participant_days: int = Field(2, ge=0, le=90, description="Days on which a participant earned any.")
    participant_people: int = Field(0, ge=0, le=1_000, description="People whom a participant answered.")
    participant_referrals: int = Field(
        0, ge=0, le=1_000, description="People brought by a participant who stayed."
    )
    active_points: int = Field(30, ge=0, le=10_000, description="Points of an active member.")
    active_days: int = Field(6, ge=0, le=90, description="Days on which an active member earned any.")
    active_people: int = Field(3, ge=0, le=1_000, description="People whom an active member answered.")
    active_referrals: int = Field(
        0, ge=0, le=1_000, description="People brought by an active member who stayed."
    )
    spreader_points: int = Field(100, ge=0, le=10_000, description="Points of a spreader.")
    spreader_days: int = Field(12, ge=0, le=90, description="Days on which a spreader earned any.")
    spreader_people: int = Field(8, ge=0, le=1_000, description="People whom a spreader answered.")
    spreader_referrals: int = Field(0, ge=0, le=1_000, description="People brought by a spreader who stayed.")
    opinion_leader_points: int = Field(240, ge=0, le=10_000, description="Points of an opinion leader.")
    opinion_leader_days: int = Field(
        16, ge=0, le=90, description="Days on which an opinion leader earned any."
    )
    opinion_leader_people: int = Field(
        15, ge=0, le=1_000, description="People whom an opinion leader answered."
    )
    opinion_leader_referrals: int = Field(
        0, ge=0, le=1_000, description="People brought by an opinion leader who stayed."
    )
    names: tuple[str, ...] = Field(
        ("", "", "", "", "", ""),
        min_length=6,
        max_length=6,
        description="What the tiers are called here, the best first; an empty one keeps its usual name.",
    )
    announce: bool = Field(True, description="Who rose to one of the upper three is named, once, together.")
    praise: bool = Field(True, description="The announcement says what spreaders did.")
    tag: bool = Field(True, description="The upper three bear their tier's name as a tag.")
    title: bool = Field(
        False, description="A co-leader becomes an admin without powers who bears the tier's name as a title."
    )
    advertise: Least = Field("off", description="The least tier that may advertise.")
    media: Least = Field("off", description="The least tier that may post locked kinds of media.")
    links: Least = Field("off", description="The least tier that may post links where they are locked.")

    greet: bool = Field(
        False,
        description="A buddy is asked to greet who came yesterday and has said nothing, or fell silent.",
    )
    greet_days: int = Field(
        14, ge=7, le=60, description="Days of silence, within the window, after which a member is greeted."
    )
    fading: bool = Field(False, description="Admins hear of one of the upper three who stays away.")
    fading_usual: int = Field(
        4, ge=1, le=7, description="Days a week on which such a member used to earn points."
    )
    fading_days: int = Field(9, ge=3, le=60, description="Days of silence after which admins hear of it.")
    hello: bool = Field(False, description="A member's first message gets a reaction of the bot.")

    def called(self, tier: Tier) -> str:
        """The chat's own name of a tier, "" for the usual one."""
        return self.names[BEST_FIRST.index(tier)]

    @cached_property
    def bars(self) -> dict[Tier, Measures]:
        """What it takes to rise to each tier that can be earned."""
        return {
            tier: Measures(*(getattr(self, f"{tier.key}_{name}") for name in MEASURES)) for tier in EARNED
        }


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a member is: since when by the rules (None: not by them), where an admin put them for good, and whether a
    strike counts against them."""

    tier: Tier = Tier.BYSTANDER
    since: datetime | None = None
    pin: Tier | None = None
    struck: bool = False


def tier_of(
    standing: Standing, measures: Measures, policy: TierPolicy, now: datetime, *, resting: bool = False
) -> Tier:
    """Where a member belongs now. A pin holds; who rises needs all of a tier's measures, who stays a part of them; a
    strike holds back; nobody falls soon after they rose, nor while the chat is `resting`."""
    if standing.pin is not None:
        return standing.pin
    # Nobody is a co-leader by the rules: without the pin they are what comes next, as long as they keep up with it.
    current = Tier.SPREADER if standing.tier is Tier.CO_LEADER else standing.tier
    risen = best(measures, policy, 100, Tier.OPINION_LEADER)
    wanted = max(risen, best(measures, policy, policy.leave_percent, current))
    if wanted > current:
        return current if standing.struck else wanted
    fresh = standing.since is not None and now - standing.since < timedelta(days=policy.stay_days)
    return current if fresh or resting else wanted


def best(measures: Measures, policy: TierPolicy, percent: int, highest: Tier) -> Tier:
    """The best tier, up to one, of which the measures reach so much."""
    return next(
        (tier for tier in EARNED if tier <= highest and measures.reach(policy.bars[tier], percent)),
        Tier.BYSTANDER,
    )


def next_step(tier: Tier, measures: Measures, policy: TierPolicy) -> tuple[Tier, Measures] | None:
    """The next tier that can be earned, and what of it is missing; None at the top and where nothing is."""
    above = [one for one in reversed(EARNED) if one > tier]
    if not above:
        return None
    missing = measures.short_of(policy.bars[above[0]])
    return (above[0], missing) if any(missing.given()) else None


def may(tier: Tier, least: Least) -> bool:
    """Is the tier good enough for what begins at `least`?"""
    return least != "off" and tier >= Tier[least.upper()]


def window(now: datetime, zone: tzinfo, days: int) -> list[tuple[datetime, datetime]]:
    """The last days of a chat's calendar, today included, each as its first instant and the next day's, in UTC."""
    today = now.astimezone(zone).date()
    edges = [midnight(today + timedelta(days=1 - back), zone) for back in range(days, -1, -1)]
    return list(pairwise(edges))


def next_look(now: datetime, zone: tzinfo, hour: int, minute: int) -> datetime:
    """The next time that the chat's clock shows that hour and minute, in UTC."""
    day = now.astimezone(zone).date()
    today = datetime.combine(day, time(hour, minute), zone).astimezone(UTC)
    if today > now:
        return today
    return datetime.combine(day + timedelta(days=1), time(hour, minute), zone).astimezone(UTC)
