"""Who moves between tiers, what stands beside whose name, and what admins type. Pure."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any

from bot.core.facts import GONE, Sender
from bot.core.names import has_emoji
from bot.core.switches import switch_of
from bot.core.tiers import (
    BEST_FIRST,
    EARNED,
    LONGEST_NAME,
    MEASURES,
    Measures,
    Standing,
    Tier,
    TierPolicy,
    tier_of,
)

ADMINS = ("creator", "administrator")
DAY = (8, 23)  # hours in which a group is told what it did not ask for
AUTO = frozenset({"auto", "automatic", "自动"})
USUAL: dict[str, Tier] = {
    "opinionleader": Tier.OPINION_LEADER, "leader": Tier.OPINION_LEADER, "意见领袖": Tier.OPINION_LEADER,
    "coleader": Tier.CO_LEADER, "共建人": Tier.CO_LEADER,
    "spreader": Tier.SPREADER, "传播者": Tier.SPREADER,
    "active": Tier.ACTIVE, "活跃": Tier.ACTIVE, "活跃成员": Tier.ACTIVE,
    "participant": Tier.PARTICIPANT, "参与者": Tier.PARTICIPANT,
    "bystander": Tier.BYSTANDER, "旁观者": Tier.BYSTANDER,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Looked:
    """A member who is looked at: `tag` is what Telegram shows beside the name, `put` what this bot put there; `title`
    stands beside an admin whom it made."""

    user: Sender
    status: str = ""
    standing: Standing = field(default_factory=Standing)
    measures: Measures = field(default_factory=Measures)
    tag: str = ""
    put: str = ""
    title: str = ""
    last_seen: datetime = datetime(1970, 1, 1, tzinfo=UTC)
    faded_at: datetime | None = None

    @property
    def inside(self) -> bool:
        return self.status not in GONE


@dataclass(frozen=True, slots=True)
class Move:
    """A member whose tier changes."""

    one: Looked
    new: Tier

    @property
    def old(self) -> Tier:
        return self.one.standing.tier

    @property
    def rises(self) -> bool:
        return self.new > self.old

    @property
    def told(self) -> bool:
        """Does the group hear of it? Of falls, of the lower tiers and of what admins did it does not."""
        return self.rises and self.new.shown and self.one.standing.pin is None


def belongs(one: Looked, policy: TierPolicy, now: datetime, *, applied: bool, resting: bool = False) -> Tier:
    """Where a member belongs: who is gone, nowhere; before an admin wanted tiers, only where an admin put them."""
    if not one.inside:
        return Tier.BYSTANDER
    if not applied:
        return one.standing.pin or Tier.BYSTANDER
    return tier_of(one.standing, one.measures, policy, now, resting=resting)


def moves(
    members: Iterable[Looked], policy: TierPolicy, now: datetime, *, applied: bool, resting: bool = False
) -> list[Move]:
    """Everybody whose tier changes, the best first."""
    found = [
        Move(one, new)
        for one in members
        if (new := belongs(one, policy, now, applied=applied, resting=resting)) is not one.standing.tier
    ]
    return sorted(found, key=lambda move: (-move.new, -move.one.measures.points, move.one.user.id))


def new_tag(one: Looked, wanted: str) -> str | None:
    """What this bot shall put beside a name; None: nothing new. Its own word comes and goes, no other is touched."""
    if one.tag == one.put:
        return wanted if wanted != one.tag else None
    return wanted if not one.tag and wanted else None


def is_forgotten(one: Looked) -> bool:
    """Is what this bot once put there no longer there, so that it is nothing of ours?"""
    return one.put != "" and one.tag != one.put and one.inside


def new_title(one: Looked, wanted: str) -> str | None:
    """The title of whom this bot makes an admin without powers, "" unmakes them; None: nothing new. Who was an admin
    already is left alone, and so is whom an admin unmade."""
    if one.title == wanted or (one.status in ADMINS) != bool(one.title):
        return None
    return wanted


def may_fade(one: Looked) -> bool:
    """Is it one whom the group would miss, and were the admins not told since they were last here?"""
    told = one.faded_at is not None and one.faded_at > one.last_seen
    return one.inside and one.standing.tier.shown and not told


def fell_silent(one: Looked, policy: TierPolicy, today: date, zone: tzinfo) -> bool:
    """Is this the day on which one who took part has been silent for so long? Who is missed by the admins is theirs."""
    quiet = (today - one.last_seen.astimezone(zone).date()).days
    theirs = policy.fading and one.standing.tier.shown
    gave = one.measures.points > 0 and not one.standing.struck
    return one.inside and one.status not in ADMINS and gave and not theirs and quiet == policy.greet_days


def daytime(now: datetime, zone: tzinfo) -> datetime | None:
    """When to say what nobody asked for: None = now, else the next morning."""
    local = now.astimezone(zone)
    if DAY[0] <= local.hour < DAY[1]:
        return None
    day = local.date() + timedelta(days=int(local.hour >= DAY[1]))
    return datetime.combine(day, time(DAY[0]), zone).astimezone(UTC)


def by_tier(members: Iterable[Looked], least: Tier) -> dict[Tier, list[Looked]]:
    """Who is in the tiers from the best to one, most points first."""
    found: dict[Tier, list[Looked]] = {tier: [] for tier in BEST_FIRST if tier >= least}
    for one in sorted(members, key=lambda one: (-one.measures.points, one.user.id)):
        if one.inside and one.standing.tier in found:
            found[one.standing.tier].append(one)
    return found


def counted(members: Iterable[Looked]) -> Counter[Tier]:
    """How many are in each tier."""
    return Counter(one.standing.tier for one in members if one.inside)


# --- what admins type -----------------------------------------------------------------------------------------------


def plain(words: str) -> str:
    """Without signs, spaces and case."""
    return re.sub(r"[\W_]+", "", words.casefold())


def tier_in(words: str, policy: TierPolicy) -> Tier | None:
    """The tier of that name, the chat's own names first."""
    word = plain(words)
    own = {plain(name): tier for name, tier in zip(policy.names, BEST_FIRST, strict=True) if name}
    return own.get(word, USUAL.get(word)) if word else None


def renamed(words: str, policy: TierPolicy) -> tuple[str, ...] | None:
    """The names after `spreader Herald` or `spreader off`; None for a tier or a name that cannot be."""
    for split in range(1, 3):
        parts = words.split(maxsplit=split)
        tier = tier_in(" ".join(parts[:split]), policy)
        if tier is None or len(parts) <= split:
            continue
        name = "" if switch_of(parts[split]) is False or parts[split] == "-" else parts[split].strip()
        taken = [other for at, other in enumerate(policy.names) if other and BEST_FIRST[at] is not tier]
        meant = tier_in(name, policy) if name else None
        if len(name) > LONGEST_NAME or has_emoji(name) or name in taken or meant not in (None, tier):
            return None
        if name and not plain(name):
            return None
        return tuple(name if one is tier else old for one, old in zip(BEST_FIRST, policy.names, strict=True))
    return None


def changed(words: Sequence[str], policy: TierPolicy) -> tuple[str, str | int | bool] | None:
    """Field and value of `active points 30`, `window days 21`, `tag off`, `media spreader`; None for other words."""
    if len(words) < 2:
        return None
    name, value = field_of(words[:-1], policy), words[-1]
    before: Any = getattr(policy, name) if name else None
    switch = switch_of(value)
    if isinstance(before, bool):
        return (name, switch) if switch is not None else None
    if isinstance(before, int):
        return (name, int(value)) if value.isascii() and value.isdigit() else None
    if isinstance(before, str):
        tier = tier_in(value, policy)
        least = "off" if switch is False else tier.key if tier else ""
        return (name, least) if least and least != "bystander" else None
    return None


def field_of(words: Sequence[str], policy: TierPolicy) -> str:
    """The field that some words name; "" for none."""
    name = "_".join(word.casefold().replace("-", "_") for word in words)
    if name in TierPolicy.model_fields:
        return name
    tier = tier_in(" ".join(words[:-1]), policy)
    measure = words[-1].casefold()
    return f"{tier.key}_{measure}" if tier in EARNED and measure in MEASURES else ""
