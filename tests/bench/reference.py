"""What the detector is measured with: word naive Bayes as the reference, F1, recall at a share of false alarms."""

import math
import re
from collections import Counter
from collections.abc import Sequence

from tests.bench.corpora import Labelled

WORD = re.compile(r"\w+")


class NaiveBayes:
    """The reference: words, add-one smoothing, classes by how often they come."""

    def __init__(self, texts: Sequence[Labelled]) -> None:
        self.words: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
        self.texts = Counter(text.ad for text in texts)
        for text in texts:
            self.words[text.ad].update(set(WORD.findall(text.text.lower())))
        self.sums = {ad: sum(words.values()) for ad, words in self.words.items()}
        self.known = len(self.words[True] | self.words[False])

    def logit(self, text: str) -> float:
        """Log-odds that a text is an ad."""
        total = math.log((self.texts[True] + 1) / (self.texts[False] + 1))
        for word in set(WORD.findall(text.lower())):
            total += math.log((self.words[True][word] + 1) / (self.sums[True] + self.known))
            total -= math.log((self.words[False][word] + 1) / (self.sums[False] + self.known))
        return total


def f1(scores: Sequence[float], ads: Sequence[bool], at: float) -> float:
    """F1 of what scores at least so much."""
    hit = sum(score >= at and ad for score, ad in zip(scores, ads, strict=True))
    said = sum(score >= at for score in scores)
    return 2 * hit / ((said + sum(ads)) or 1)


def best_cut(scores: Sequence[float], ads: Sequence[bool]) -> float:
    """The score from which F1 is best: halfway to the next lower one."""
    order = sorted(zip(scores, ads, strict=True), reverse=True)
    best, hit, total = (-1.0, 0.0), 0, sum(ads)
    for at, (score, ad) in enumerate(order, start=1):
        hit += ad
        below = order[at][0] if at < len(order) else score - 1
        if below < score:
            best = max(best, (2 * hit / (at + total), (score + below) / 2))
    return best[1]


def recall(scores: Sequence[float], ads: Sequence[bool], share: float) -> float:
    """How many ads score above all but that share of the ordinary ones."""
    ordinary = sorted((score for score, ad in zip(scores, ads, strict=True) if not ad), reverse=True)
    limit = ordinary[int(len(ordinary) * share)]
    return sum(score > limit for score, ad in zip(scores, ads, strict=True) if ad) / (sum(ads) or 1)
