"""What posts drew against what is usual at their hour; what draws most, only where that is no chance. Pure."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from math import erfc, sqrt

LEAST_POSTS = 5  # of a kind, and of all others together
CLEARLY = 1.5  # times as many
# Strict, as admins look again and again: where all draw the same, at most one look of fifty names something, and one
# group of fourteen that looks after each of its first sixty posts (simulated). At 0.05 it would be one of five.
CHANCE = 0.01


@dataclass(frozen=True, slots=True)
class Post:
    """A post and what it drew: `people` answered it, reacted or voted; `usual` = how many usually speak at its hour,
    None where too little is known to say."""

    id: str
    drop: str
    medium: str
    variant: int
    due: datetime
    at: datetime
    people: int
    usual: float | None = None


@dataclass(frozen=True, slots=True)
class Drawn:
    """What the posts of a label drew: people on the average, how many posts there were, what is usual at their hours;
    the same of all other posts."""

    label: str
    mean: float
    posts: int
    usual: float | None
    others: float
    others_usual: float | None


def draws_most(posts: Sequence[Post], label: Callable[[Post], str]) -> Drawn | None:
    """The label that draws clearly more than all others together; None where chance may have made it so."""
    some = comparable(posts)
    found = drew_most([(label(post), against_usual(post)) for post in some])
    return drawn(some, label, found) if found is not None else None


def drawn_by(posts: Sequence[Post], label: Callable[[Post], str], most: int) -> list[Drawn]:
    """So many labels, the one that draws most against the usual first."""
    some = comparable(posts)
    against: dict[str, list[float]] = {}
    for post in some:
        against.setdefault(label(post), []).append(against_usual(post))
    best = sorted(against, key=lambda name: (-sum(against[name]) / len(against[name]), name))
    return [drawn(some, label, name) for name in best[:most]]


def comparable(posts: Sequence[Post]) -> Sequence[Post]:
    """Those of which the usual is known, where these are enough; else all, with nothing usual."""
    known = [post for post in posts if post.usual is not None]
    return known if len(known) >= 2 * LEAST_POSTS else [replace(post, usual=None) for post in posts]


def against_usual(post: Post) -> float:
    """How many it drew for each who is usually there, and one more: so that an hour without anybody counts too."""
    return post.people / ((post.usual or 0) + 1)


def drawn(posts: Sequence[Post], label: Callable[[Post], str], name: str) -> Drawn:
    """A label, in numbers."""
    mine = [post for post in posts if label(post) == name]
    rest = [post for post in posts if label(post) != name]
    return Drawn(
        name, mean([post.people for post in mine]), len(mine), usual_of(mine),
        mean([post.people for post in rest]), usual_of(rest),
    )  # fmt: skip


def usual_of(posts: Sequence[Post]) -> float | None:
    """What is usual at the hours of these posts."""
    known = [post.usual for post in posts if post.usual is not None]
    return mean(known) if known else None


def mean(values: Sequence[float]) -> float:
    """The average; 0 of nothing."""
    return sum(values) / len(values) if values else 0.0


def drew_most(samples: Sequence[tuple[str, float]]) -> str | None:
    """The label whose posts drew clearly more than those of all others; None where chance may have made it so."""
    labels = {label for label, _ in samples}
    tried = [
        label for label in labels if LEAST_POSTS <= len(of(samples, label)) <= len(samples) - LEAST_POSTS
    ]
    clear: dict[str, float] = {}
    for label in sorted(tried):
        mine = of(samples, label)
        rest = [value for other, value in samples if other != label]
        # Every label is a question of its own: the more are asked, the surer each answer must be.
        if mean(mine) >= CLEARLY * mean(rest) and by_chance(mine, rest) <= CHANCE / len(tried):
            clear[label] = mean(mine)
    return max(clear, key=lambda label: clear[label], default=None)


def of(samples: Sequence[tuple[str, float]], label: str) -> list[float]:
    """What the posts of one label drew."""
    return [drawn for other, drawn in samples if other == label]


def by_chance(mine: Sequence[float], rest: Sequence[float]) -> float:
    """How likely it is that the first lie so far above the others although all are alike: the rank-sum test, with its
    correction for ties, by the normal curve."""
    pooled = sorted([*mine, *rest])
    counts = Counter(pooled)
    middle: dict[float, float] = {}
    below = 0
    for value in sorted(counts):
        middle[value] = below + (counts[value] + 1) / 2
        below += counts[value]
    n, m, total = len(mine), len(rest), len(pooled)
    above = sum(middle[value] for value in mine) - n * (n + 1) / 2 - n * m / 2
    ties = sum(count**3 - count for count in counts.values()) / (total * (total - 1))
    spread = sqrt(n * m / 12 * (total + 1 - ties))
    return erfc((above - 0.5) / spread / sqrt(2)) / 2 if spread else 1.0
