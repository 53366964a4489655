"""Training of the text score: a linear support vector machine, and what its margin means in odds.

Not part of the bot: the weights it finds are the file that the bot ships with. NumPy is here for speed alone."""

import math
import random
from array import array
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from operator import mul

import numpy as np
from numpy.typing import NDArray

from bot.features.ads.rules.score import BITS, Model

Weights = NDArray[np.float64]

EPOCHS = 12
COST = 1.0
EVEN = 0.3  # of the attention that all buckets get alike
RIDGE = 0.01  # holds weights of few rows back


@dataclass(frozen=True)
class Example:
    """A text's buckets, whether it is an ad, how much it counts, and the group of its near-duplicates."""

    found: tuple[int, ...]
    ad: bool
    weight: float = 1.0
    group: int = 0


def trained(examples: Sequence[Example], epochs: int = EPOCHS, seed: int = 1) -> Weights:
    """Weights by dual coordinate descent for the squared hinge loss; texts of length about one. There is no bias: a
    text of unknown pieces lies between the classes, whatever the corpora were made of."""
    weights = np.zeros(1 << BITS)
    some = [one for one in examples if one.found]
    worth = worths(some)
    found = [np.array(one.found, dtype=np.int32) for one in some]
    values = [worth[places] / math.sqrt(len(places)) for places in found]
    squares = [float(value @ value) for value in values]
    shares = [0.0] * len(some)
    order = list(range(len(some)))
    shuffle = random.Random(seed).shuffle  # noqa: S311 - no secret
    for _ in range(epochs):
        shuffle(order)
        for at in order:
            one, places, value = some[at], found[at], values[at]
            sign, slack = 1 if one.ad else -1, 0.5 / (COST * one.weight)
            margin = float(weights[places] @ value)
            share = max(shares[at] - (sign * margin - 1 + slack * shares[at]) / (squares[at] + slack), 0.0)
            if (step := (share - shares[at]) * sign) != 0.0:
                shares[at] = share
                weights[places] += step * value
    return weights * worth


def worths(examples: Sequence[Example]) -> Weights:
    """How much each bucket is listened to: the more, the less alike ads and others hold it; about one in a text."""
    counts = {ad: np.ones(1 << BITS) for ad in (True, False)}
    totals = {ad: 2.0 + sum(one.weight for one in examples if one.ad is ad) for ad in (True, False)}
    seen = np.zeros(1 << BITS)
    for one in examples:
        places = list(one.found)
        counts[one.ad][places] += one.weight
        seen[places] += 1
    odds = np.abs(np.log(counts[True] / totals[True]) - np.log(counts[False] / totals[False]))
    usual = math.sqrt(float((seen * odds**2).sum() / max(seen.sum(), 1.0))) or 1.0
    worth: Weights = EVEN + (1 - EVEN) * odds / usual
    return worth


def margin_of(weights: Weights, found: Collection[int]) -> float:
    """How far a text lies on the side of the ads."""
    if not found:
        return 0.0
    return float(weights[list(found)].sum()) / math.sqrt(len(found))


def logistic(rows: Sequence[Sequence[float]], ads: Sequence[bool], weights: Sequence[float]) -> list[float]:
    """What each column of a few counts for in log-odds, and the shift last, by Newton's method."""
    size = len(rows[0]) + 1
    found = [0.0] * size
    for _ in range(30):
        slope = [RIDGE * value for value in found]
        curve = [[RIDGE * (row == column) for column in range(size)] for row in range(size)]
        for row, ad, weight in zip(rows, ads, weights, strict=True):
            full = (*row, 1.0)
            chance = 1 / (1 + math.exp(-max(-30.0, min(30.0, sum(map(mul, found, full))))))
            error, spread = weight * (chance - ad), weight * chance * (1 - chance)
            for at, value in enumerate(full):
                slope[at] += error * value
                for other in range(size):
                    curve[at][other] += spread * value * full[other]
        found = [value - step for value, step in zip(found, solved(curve, slope), strict=True)]
    return found


def solved(matrix: Sequence[Sequence[float]], right: Sequence[float]) -> list[float]:
    """The solution of a few linear equations whose matrix is positive definite."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for at, row in enumerate(rows):
        for other in rows[at + 1 :]:
            factor = other[at] / row[at]
            other[:] = [value - factor * above for value, above in zip(other, row, strict=True)]
    found: list[float] = []
    for at in reversed(range(len(rows))):
        row = rows[at]
        known = sum(row[at + 1 + step] * value for step, value in enumerate(reversed(found)))
        found.append((row[-1] - known) / row[at])
    return found[::-1]


def model_of(examples: Sequence[Example], folds: int = 3, epochs: int = EPOCHS) -> Model:
    """A model in bytes, its score calibrated on examples that the trained one had not seen."""
    margins, ads, weights = [], [], []
    for fold in range(folds):
        rest = [one for one in examples if one.group % folds != fold]
        held = [one for one in examples if one.group % folds == fold]
        trial = trained(rest, max(epochs // 2, 4))
        margins += [[margin_of(trial, one.found)] for one in held]
        ads += [one.ad for one in held]
        weights += [one.weight for one in held]
    slope, shift = logistic(margins, ads, weights)
    return packed(trained(examples, epochs), slope, shift)


def packed(weights: Weights, slope: float, shift: float) -> Model:
    """Weights in one byte each; the few largest are cut, which costs nothing measurable."""
    step = (float(np.quantile(np.abs(weights), 0.9995)) or 1.0) / 127
    small = array("b", np.clip(np.rint(weights / step), -127, 127).astype(np.int8).tobytes())
    return Model(small, slope * step, shift)
