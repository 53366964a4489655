"""What a chat's admins taught: a model of their labels, made anew from them, mixed with the seed. Pure.

Nothing is added up over time: the labels are rows, the model is a function of them, so a label that is taken back
leaves no trace."""

import base64
import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from bot.features.ads.rules.score import Scorer

MOST_LABELS = 300
MOST_PIECES = 700  # of one text that are kept
PASSES = 4
SLACK = 0.25
STRENGTH = 16.0  # log-odds that a text as clear as a label is worth
HALF = 8  # so many labels make half of the trust in the local model
FADE = 0.25  # what is left of the seed's word when the local model is trusted
TYPICAL, QUANTILE = 2.1, 0.95  # ordinary talk here should lie below that score, but for a twentieth of it
LEAST_SHIFT, MOST_SHIFT = -1.5, 4.0
ENOUGH = 60  # messages seen before scores are set right by them
LOWEST, HIGHEST, STEPS = -6.0, 8.0, 56  # the histogram of scores

Label = tuple[frozenset[int], bool]


@dataclass(frozen=True)
class Local:
    """Weights of the pieces that labels hold, and how far they are to be trusted (0 to 1)."""

    weights: Mapping[int, float] = field(default_factory=dict)
    trust: float = 0.0

    def logit(self, found: Collection[int]) -> float:
        """Log-odds by the labels alone."""
        if not found or not self.weights:
            return 0.0
        known = sum(self.weights.get(piece, 0.0) for piece in found)
        return STRENGTH * known / math.sqrt(len(found))


def fitted(labels: Sequence[Label], talk: Sequence[frozenset[int]] = ()) -> Local:
    """The model of labels, newest last; `talk` = messages that nobody objected to, which stand in for ordinary ones."""
    newest = [label for label in labels if label[0]][-MOST_LABELS:]
    if not newest:
        return Local()
    weights: dict[int, float] = {}
    some = [
        *((found, ad, SLACK) for found, ad in newest),
        *((found, False, 4 * SLACK) for found in talk if found),
    ]
    shares = [0.0] * len(some)
    for _ in range(PASSES):
        for at, (found, ad, slack) in enumerate(some):
            length, sign = 1 / math.sqrt(len(found)), 1 if ad else -1
            margin = length * sum(weights.get(piece, 0.0) for piece in found)
            share = max(shares[at] - (sign * margin - 1 + slack * shares[at]) / (1 + slack), 0.0)
            if step := (share - shares[at]) * sign * length:
                shares[at] = share
                for piece in found:
                    weights[piece] = weights.get(piece, 0.0) + step
    return Local(weights, len(newest) / (len(newest) + HALF))


def mixed(seed: Scorer, local: Local, shift: float, found: Collection[int]) -> float:
    """Log-odds by both, set right for this chat: the seed's word fades as labels come in."""
    return seed.logit(found) * (1 - local.trust * (1 - FADE)) + local.trust * local.logit(found) - shift


# --- the chat's own traffic ------------------------------------------------------------------------------------------


def slot(score: float) -> int:
    """Where in the histogram a score belongs."""
    return max(0, min(STEPS - 1, int((score - LOWEST) * STEPS / (HIGHEST - LOWEST))))


def shift_of(histogram: Sequence[int]) -> float:
    """How far the scores of this chat's ordinary talk lie too high, or too low; 0 while little was seen. Ads among it
    would only make the detector more careful."""
    total = sum(histogram)
    if total < ENOUGH:
        return 0.0
    sums = accumulate(histogram)
    at = next(at for at, below in enumerate(sums) if below >= QUANTILE * total)
    return max(LEAST_SHIFT, min(MOST_SHIFT, LOWEST + (at + 1) * (HIGHEST - LOWEST) / STEPS - TYPICAL))


# --- rows -------------------------------------------------------------------------------------------------------------


def packed(found: Iterable[int]) -> str:
    """Buckets as text for a row: three bytes each; of a long text a part, the same whenever it is packed."""
    kept = sorted(found)
    if len(kept) > MOST_PIECES:
        kept = sorted(sorted(kept, key=lambda piece: piece * 2654435761 & 0xFFFFFFFF)[:MOST_PIECES])
    return base64.b85encode(b"".join(piece.to_bytes(3, "big") for piece in kept)).decode()


def unpacked(text: str) -> frozenset[int]:
    """The buckets of a row."""
    raw = base64.b85decode(text)
    return frozenset(int.from_bytes(raw[at : at + 3], "big") for at in range(0, len(raw), 3))
