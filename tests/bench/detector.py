"""The detector measured on labelled corpora: in each, on one left out with ever more labels, and in time.

    python -m tests.bench.detector FOLDER [quick]

FOLDER holds JSON lines of {"text", "label"}. Near-duplicates never stand on both sides of a split. "violation" is what
would be deleted, "caught" also counts what is put to the admins. Word naive Bayes runs on the same splits."""

import math
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median

from bot.core.folding import Folded
from bot.features.ads.rules.local import STEPS, fitted, mixed, shift_of, slot
from bot.features.ads.rules.person import Author
from bot.features.ads.rules.score import Model, pieces
from bot.features.ads.rules.signals import FAMILIES
from bot.features.ads.rules.verdict import Verdict, found_in, judge
from bot.features.ads.rules.view import View
from bot.features.ads.seed import seed as shipped
from bot.judge import READER, message_of
from tests.bench.corpora import SHIPPED, Labelled, groups, own_texts, read, split
from tests.bench.learning import Example, margin_of, model_of, trained
from tests.bench.train import OWN_WEIGHT, weighted

SEEDS = (1, 2, 3)
LABELS = (0, 10, 20, 50)
TRAFFIC = 400  # unlabelled messages by which a chat sets the seed right
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


@dataclass(frozen=True)
class Case:
    """A text as the detector reads it, once."""

    view: View
    found: frozenset[int]
    ad: bool


def cases_of(texts: Sequence[Labelled]) -> list[Case]:
    """Views of texts, as a newcomer's first message."""
    views = [View(READER.message(message_of({"text": text.text}))) for text in texts]
    return [Case(view, pieces(view.text), text.ad) for view, text in zip(views, texts, strict=True)]


def verdict(case: Case, learned: float) -> Verdict:
    """The whole verdict with that learned score."""
    return judge(case.view, Author(), (), lambda _: learned)


def f1(scores: Sequence[float], ads: Sequence[bool], at: float) -> float:
    """F1 of what scores at least so much."""
    hit = sum(score >= at and ad for score, ad in zip(scores, ads, strict=True))
    said = sum(score >= at for score in scores)
    return 2 * hit / ((said + sum(ads)) or 1)


def best_cut(scores: Sequence[float], ads: Sequence[bool]) -> float:
    """The score from which F1 is best, on texts that were learned from or held out of them."""
    return max(sorted(set(scores))[:: max(1, len(scores) // 300)], key=lambda at: f1(scores, ads, at))


def recall(scores: Sequence[float], ads: Sequence[bool], share: float) -> float:
    """How many ads score above all but that share of the ordinary ones."""
    ordinary = sorted((score for score, ad in zip(scores, ads, strict=True) if not ad), reverse=True)
    limit = ordinary[int(len(ordinary) * share)]
    return sum(score > limit for score, ad in zip(scores, ads, strict=True) if ad) / (sum(ads) or 1)


# --- in each corpus --------------------------------------------------------------------------------------------------


def in_domain(name: str, texts: Sequence[Labelled], seeds: Sequence[int]) -> list[float]:
    """F1, recall at 0.5 and 1 %, and the same of naive Bayes; means over the splits."""
    cases, group, rows = cases_of(texts), groups([text.text for text in texts]), []
    for seed in seeds:
        learn, test = split(group, seed)
        ads = [cases[at].ad for at in test]
        cut, scores = scored([cases[at] for at in learn], [cases[at] for at in test])
        bayes = NaiveBayes([texts[at] for at in learn])
        words = [bayes.logit(texts[at].text) for at in test]
        rows.append(
            [f1(scores, ads, cut), recall(scores, ads, 0.005), recall(scores, ads, 0.01),
             f1(words, ads, 0.0), recall(words, ads, 0.005), recall(words, ads, 0.01)]
        )  # fmt: skip
    means = [mean(column) for column in zip(*rows, strict=True)]
    print(f"{name:16} F1 {means[0]:.3f}  R@.5% {means[1]:.3f}  R@1% {means[2]:.3f}   "
          f"word NB: F1 {means[3]:.3f}  R@.5% {means[4]:.3f}  R@1% {means[5]:.3f}", flush=True)  # fmt: skip
    return means


def scored(learn: Sequence[Case], test: Sequence[Case]) -> tuple[float, list[float]]:
    """The cut and the scores of what is tested. The share of the signals and the cut are those that were best on parts
    of the learned texts which the model had not seen."""
    boost = (len(learn) / 2 / (sum(case.ad for case in learn) or 1)) ** 0.5
    examples = [Example(tuple(case.found), case.ad, boost if case.ad else 1.0) for case in learn]
    unseen = [0.0] * len(learn)
    for fold in range(3):
        weights = trained([one for at, one in enumerate(examples) if at % 3 != fold], 8)
        for at in range(fold, len(learn), 3):
            unseen[at] = margin_of(weights, examples[at])
    said, ads = [signs(case) for case in learn], [case.ad for case in learn]
    best = (-1.0, 0.0, 0.0)
    for share in (0.0, 0.05, 0.1, 0.2):
        sums = [margin + share * sign for margin, sign in zip(unseen, said, strict=True)]
        cut = best_cut(sums, ads)
        best = max(best, (f1(sums, ads, cut), share, cut))
    weights = trained(examples, 10)
    made = [Example(tuple(case.found), case.ad) for case in test]
    return best[2], [
        margin_of(weights, one) + best[1] * signs(case) for one, case in zip(made, test, strict=True)
    ]


def signs(case: Case) -> float:
    """What the signals alone weigh, cut at what their families may."""
    sums: dict[str, float] = {}
    for signal in found_in(case.view, Author()):
        sums[signal.family] = sums.get(signal.family, 0.0) + signal.weight
    return sum(min(weight, FAMILIES[family][0], 4.0) for family, weight in sums.items())


# --- one corpus left out ---------------------------------------------------------------------------------------------


def left_out(name: str, folder: Path, names: Sequence[str], seeds: Sequence[int]) -> None:
    """A chat of which the seed knows nothing, and what labels change."""
    texts = read(folder / f"{name}.jsonl")
    cases = cases_of(texts)
    model = foreign(name, folder, names)
    for count in LABELS:
        rows = [measured(cases, model, count, seed) for seed in seeds]
        means = [mean(column) for column in zip(*rows, strict=True)]
        print(f"{name:16} {count:3} labels: violation {means[0]:.3f} at {means[1]:.4f}  "
              f"caught {means[2]:.3f} at {means[3]:.4f}  R@.5% {means[4]:.3f}", flush=True)  # fmt: skip


def foreign(name: str, folder: Path, names: Sequence[str]) -> Model:
    """The seed without that corpus; the one that ships where it never was part of it."""
    if name not in SHIPPED:
        return shipped()
    others = [(read(folder / f"{other}.jsonl"), 1.0) for other in SHIPPED if other != name and other in names]
    return model_of(weighted([*others, (own_texts(), OWN_WEIGHT)]))


def measured(cases: Sequence[Case], model: Model, count: int, seed: int) -> list[float]:
    """Deleted and caught of the ads, and of the ordinary, with so many labels, half of them of ads."""
    order = list(range(len(cases)))
    random.Random(seed).shuffle(order)  # noqa: S311 - no secret
    ads = [at for at in order if cases[at].ad][: count // 2]
    ordinary = [at for at in order if not cases[at].ad][: count - len(ads)]
    labelled = {*ads, *ordinary}
    local = fitted([(cases[at].found, cases[at].ad) for at in order if at in labelled])
    shift = shift_of(histogram(cases, model, order))
    test = [cases[at] for at in order if at not in labelled]
    said = [verdict(case, mixed(model, local, shift, case.found)) for case in test]
    shares = [
        mean(one.ruling in rulings for one, case in zip(said, test, strict=True) if case.ad is ad)
        for rulings in (("violation",), ("violation", "unsure"))
        for ad in (True, False)
    ]
    return [*shares, recall([one.score for one in said], [case.ad for case in test], 0.005)]


def histogram(cases: Sequence[Case], model: Model, order: Sequence[int]) -> list[int]:
    """Scores of a chat's traffic as it comes: one in fifty is an ad."""
    some = [at for at in order if not cases[at].ad][:TRAFFIC] + [at for at in order if cases[at].ad][
        : TRAFFIC // 50
    ]
    counts = [0] * STEPS
    for at in some:
        counts[slot(model.logit(cases[at].found))] += 1
    return counts


# --- time ------------------------------------------------------------------------------------------------------------

TALK = {
    "Latin": "the path along the river is closed again, we meet at the old bridge instead and take the bus back ",
    "Cyrillic": "дорога вдоль реки снова закрыта, встречаемся у старого моста и едем обратно на автобусе вечером ",
    "Han": "河边的路又封了我们改在老桥见面然后坐公交车回去路上可以买点水果大家记得带雨衣 ",
}


def microseconds(act: Callable[[], object], times: int = 200) -> float:
    """CPU time of one call, the median of seven rounds."""
    rounds = []
    for _ in range(7):
        start = time.process_time()
        for _ in range(times):
            act()
        rounds.append((time.process_time() - start) / times * 1e6)
    return median(rounds)


def timed(texts: Sequence[Labelled]) -> None:
    """By length and script: reading, signals, score, all; against naive Bayes in the same run; by number of labels."""
    bayes = NaiveBayes(texts)
    for script, sentence in TALK.items():
        for length in (30, 100, 300, 1000):
            timed_text(script, (sentence * 40)[:length], bayes)
    for count in (0, 50, 300):
        labels = [(pieces(Folded(text.text)), text.ad) for text in texts[:count]]
        timed_labels(labels, pieces(Folded(TALK["Latin"])))


def timed_text(script: str, text: str, bayes: NaiveBayes) -> None:
    """One line of the table."""
    message, model = READER.message(message_of({"text": text})), shipped()

    def learned(view: View) -> float:
        return model.logit(view.pieces)

    whole = microseconds(lambda: judge(View(message), Author(), (), learned))
    signals = microseconds(lambda: judge(View(message), Author()))
    reading = microseconds(lambda: Folded(text).words)
    naive = microseconds(lambda: bayes.logit(text))
    print(f"{script:9}{len(text):5} characters: {whole:7.0f} us (reading {reading:.0f}, "
          f"signals {signals - reading:.0f}, "
          f"score {whole - signals:.0f}); {whole / naive:.1f} x word NB ({naive:.0f} us)", flush=True)  # fmt: skip


def timed_labels(labels: Sequence[tuple[frozenset[int], bool]], found: frozenset[int]) -> None:
    """What labels cost: at a message, and when one is added."""
    local = fitted(labels)
    spent = microseconds(lambda: mixed(shipped(), local, 0.0, found))
    anew = microseconds(lambda: fitted(labels), 1) / 1000
    print(
        f"{len(labels):3} labels: the score itself {spent:.0f} us; all learned anew in {anew:.0f} ms",
        flush=True,
    )


def main() -> None:
    """All of it."""
    folder, seeds = Path(sys.argv[1]), SEEDS[:1] if "quick" in sys.argv else SEEDS
    names = sorted(path.stem for path in folder.glob("*.jsonl"))
    print("-- in each corpus: grouped split, a quarter held out, means of the splits")
    rows = [in_domain(name, read(folder / f"{name}.jsonl"), seeds) for name in names]
    columns = [mean(column) for column in zip(*rows, strict=True)]
    print(f"mean F1 {columns[0]:.3f}, word NB {columns[3]:.3f}")
    print(
        "-- one corpus left out: violation = deleted, caught = deleted or put to the admins; of ads, at of ordinary"
    )
    for name in names:
        left_out(name, folder, names, seeds)
    print("-- time of a message")
    timed(read(folder / f"{names[0]}.jsonl"))


if __name__ == "__main__":
    main()
