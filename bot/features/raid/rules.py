"""When many at once are a raid, how it goes on, when it is over; what members may not do meanwhile. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.core.facts import Sender
from bot.features.raid.policy import RaidPolicy

WINDOW = timedelta(minutes=1)
LOOK = timedelta(seconds=20)  # between two looks, and so between two versions of the card
CALM = timedelta(hours=1)  # after an admin has lifted it
CALLED = timedelta(hours=1)  # how long it lasts that an admin has called without saying how long
USUAL = timedelta(days=7)
ADDING = "can_invite_users"
Held = Mapping[int, tuple[str, datetime]]  # way and instant, by user


@dataclass(frozen=True, slots=True)
class Arrival:
    """Somebody who came, not brought by an admin; `way`: request, open."""

    user: Sender
    way: str
    at: datetime


@dataclass(frozen=True, slots=True)
class RaidState:
    """As in the table."""

    on: bool
    since: datetime
    looked_at: datetime
    loud_at: datetime
    by: str = ""
    until: datetime | None = None
    came: int = 0
    next_at: datetime | None = None
    calm_until: datetime | None = None
    taken: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Tells this raid from an earlier one."""
        return str(int(self.since.timestamp()))


# --- beginning ------------------------------------------------------------------------------------------------------


def recent(arrived: Iterable[Arrival], now: datetime) -> list[Arrival]:
    """Those of the last minute."""
    return [arrival for arrival in arrived if now - WINDOW < arrival.at <= now]


def begins(arrivals: int, a_minute: float, policy: RaidPolicy) -> bool:
    """Are so many in a minute a raid where so many are usual?"""
    return 0 < policy.joins <= arrivals and arrivals >= policy.factor * a_minute


def is_calm(raid: RaidState | None, now: datetime) -> bool:
    """Has an admin said that it is none, or that many are expected?"""
    return raid is not None and raid.calm_until is not None and now < raid.calm_until


def begun(now: datetime, came: int, *, by: str = "", lasts: timedelta | None = None) -> RaidState:
    """A raid from now on; those of the last minute belong to it."""
    until = now + lasts if lasts is not None else None
    return RaidState(True, now, now, now, by, until, came, now + LOOK)


def after(before: RaidState | None, raid: RaidState) -> RaidState:
    """Following another that has yet to give back what it took: then this one must."""
    return replace(raid, taken=before.taken) if before is not None else raid


def first(raid: RaidState) -> datetime:
    """Who came from here on belongs to it."""
    return raid.since - WINDOW


# --- going on -------------------------------------------------------------------------------------------------------


def looked(raid: RaidState, held: Held, now: datetime, policy: RaidPolicy) -> RaidState:
    """What a look finds: who came since the last one. Half of what began it is still loud."""
    new = sum(at > raid.looked_at for _, at in held.values())
    span = max(now - raid.looked_at, timedelta(seconds=1))
    loud = new > 0 and new * (WINDOW / span) * 2 >= policy.joins
    loud_at = now if loud else raid.loud_at
    return replace(raid, came=raid.came + new, looked_at=now, loud_at=loud_at, next_at=now + LOOK)


def is_over(raid: RaidState, now: datetime, policy: RaidPolicy) -> bool:
    """Quiet for long enough, and not before the time for which it was called."""
    called = raid.until is not None and now < raid.until
    return not called and now - raid.loud_at >= timedelta(minutes=policy.minutes)


def ended(raid: RaidState, now: datetime, *, lifted: bool = False) -> RaidState:
    """Over; where permissions were taken they are given back at the next look, at once."""
    calm = now + CALM if lifted else None
    return replace(raid, on=False, until=None, next_at=now if raid.taken else None, calm_until=calm)


def minutes(begin: datetime, now: datetime) -> int:
    """Whole minutes, begun ones too."""
    return max(-((begin - now) // WINDOW), 1)


def counted(raid: RaidState, held: Held) -> tuple[int, int]:
    """How many of this raid have not passed: requests, people inside."""
    ways = [way for way, at in held.values() if at >= first(raid)]
    return ways.count("request"), len(ways) - ways.count("request")


# --- closed meanwhile -----------------------------------------------------------------------------------------------


def to_take(permissions: Mapping[str, bool], policy: RaidPolicy) -> tuple[str, ...]:
    """The default permissions that are on now and go off for the raid."""
    wanted = [name for name, on in permissions.items() if on and name == ADDING and policy.lock != "off"]
    if policy.lock == "all":
        wanted += [name for name, on in permissions.items() if on and name.startswith("can_send_")]
    return tuple(sorted(wanted))


def given_back(permissions: Mapping[str, bool], taken: Iterable[str]) -> dict[str, bool]:
    """As they are now, with what was taken; what an admin changed meanwhile stays."""
    return {**permissions, **dict.fromkeys(taken, True)}


def without(permissions: Mapping[str, bool], taken: Iterable[str]) -> dict[str, bool]:
    """As they are now, without these."""
    return {**permissions, **dict.fromkeys(taken, False)}
