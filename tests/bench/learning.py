"""Training of the text score in plain Python: a linear support vector machine, and what its margin means in odds.

Not part of the bot: the weights it finds are the file that the bot ships with."""

import math
import random
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.folding import Folded
from bot.features.ads.rules.score import BITS, Model, pieces

EPOCHS = 12
COST = 1.0


@dataclass(frozen=True)
class Example:
    """A text's buckets, whether it is an ad, and how much it counts."""

    found: tuple[int, ...]
    ad: bool
    weight: float = 1.0


def example(text: str, ad: bool, weight: float = 1.0) -> Example:
    """An example of a text."""
    return Example(tuple(pieces(Folded(text))), ad, weight)


def trained(examples: Sequence[Example], epochs: int = EPOCHS, seed: int = 1) -> list[float]:
    """Weights by dual coordinate descent for the squared hinge loss; texts of length one. There is no bias: a text of
    unknown pieces lies between the classes, whatever the corpora were made of."""
    weights = [0.0] * (1 << BITS)
    some = [each for each in examples if each.found]
    shares = [0.0] * len(some)
    order = list(range(len(some)))
    shuffle = random.Random(seed).shuffle  # noqa: S311 - no secret
    for _ in range(epochs):
        shuffle(order)
        for at in order:
            one = some[at]
            length, sign, slack = (
                1 / math.sqrt(len(one.found)),
                1 if one.ad else -1,
                0.5 / (COST * one.weight),
            )
            margin = length * sum(map(weights.__getitem__, one.found))
            share = max(shares[at] - (sign * margin - 1 + slack * shares[at]) / (1 + slack), 0.0)
            if (step := (share - shares[at]) * sign) != 0.0:
                shares[at] = share
                for bucket in one.found:
                    weights[bucket] += step * length
    return weights


def margin_of(weights: Sequence[float], one: Example) -> float:
    """How far a text lies on the side of the ads."""
    if not one.found:
        return 0.0
    return sum(map(weights.__getitem__, one.found)) / math.sqrt(len(one.found))


def odds(margins: Sequence[float], ads: Sequence[bool], weights: Sequence[float]) -> tuple[float, float]:
    """Slope and shift that make margins log-odds, by Newton's method on their likelihood."""
    slope, shift = 1.0, 0.0
    for _ in range(50):
        a = b = aa = ab = bb = 1e-9
        for margin, ad, weight in zip(margins, ads, weights, strict=True):
            chance = 1 / (1 + math.exp(-max(-30.0, min(30.0, slope * margin + shift))))
            error, spread = weight * (chance - ad), weight * chance * (1 - chance)
            a, b = a + error * margin, b + error
            aa, ab, bb = aa + spread * margin * margin, ab + spread * margin, bb + spread
        determinant = aa * bb - ab * ab + 1e-12
        slope, shift = slope - (a * bb - b * ab) / determinant, shift - (b * aa - a * ab) / determinant
    return slope, shift


def model_of(examples: Sequence[Example], folds: int = 3, epochs: int = EPOCHS) -> Model:
    """A model in bytes, its score calibrated on examples that the trained one had not seen."""
    margins, ads, weights = [], [], []
    for fold in range(folds):
        rest = [one for at, one in enumerate(examples) if at % folds != fold]
        held = [one for at, one in enumerate(examples) if at % folds == fold]
        trial = trained(rest, max(epochs // 2, 4))
        margins += [margin_of(trial, one) for one in held]
        ads += [one.ad for one in held]
        weights += [one.weight for one in held]
    slope, shift = odds(margins, ads, weights)
    return packed(trained(examples, epochs), slope, shift)


def packed(weights: Sequence[float], slope: float, shift: float) -> Model:
    """Weights in one byte each; the few largest are cut, which costs nothing measurable."""
    largest = sorted(map(abs, weights))[int(len(weights) * 0.9995)] or 1.0
    step = largest / 127
    small = array("b", (max(-127, min(127, round(weight / step))) for weight in weights))
    return Model(small, slope * step, shift)
