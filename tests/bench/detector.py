"""The detector measured on labelled corpora: in each, on each left out with ever more taps by admins, and in time.

    python -m tests.bench.detector FOLDER [quick]

FOLDER holds JSON lines of {"text", "label"}, a corpus a file. Near-duplicates never stand on both sides of a split, a
quarter of the groups is held out, and nothing is chosen by what is held out. Every text is judged as a newcomer's first
message in a chat of mixed talk. Word naive Bayes runs on the same splits, and by turns when time is taken."""

import random
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from bot.features.ads.rules.local import STEPS, Label, Local, fitted, mixed, shift_of, slot
from bot.features.ads.rules.person import Author
from bot.features.ads.rules.score import Model
from bot.features.ads.rules.signals import FAMILIES
from bot.features.ads.rules.verdict import Verdict, found_in, judge
from bot.features.ads.rules.view import View
from bot.judge import READER, message_of
from tests.bench.corpora import SHIPPED, Labelled, groups, own_texts, read, split
from tests.bench.learning import Example, logistic, margin_of, model_of, trained
from tests.bench.pace import timed
from tests.bench.reference import NaiveBayes, best_cut, f1, recall
from tests.bench.train import OWN_WEIGHT, weighted

SEEDS = (1, 2, 3)
FOLDS = 4
EPOCHS = 8
TAPS = (0, 10, 20, 50)
TRAFFIC = 400  # messages, one in fifty an ad, by which a chat sets the seed right before anybody taps


@dataclass(frozen=True)
class Case:
    """A text as the detector reads it, once; `signs` = what its signals weigh."""

    text: Labelled
    view: View
    signs: float

    @property
    def found(self) -> frozenset[int]:
        return self.view.pieces

    @property
    def ad(self) -> bool:
        return self.text.ad


@dataclass(frozen=True)
class Corpus:
    """A corpus, the groups of its near-duplicates, and a seed that was trained without it."""

    name: str
    cases: list[Case]
    group: list[int]
    foreign: Model


def corpus(name: str, texts: Mapping[str, Sequence[Labelled]]) -> Corpus:
    """One of them, with the seed of the others that may ship and of the project's own texts."""
    others = [(some, 1.0) for other, some in texts.items() if other in SHIPPED and other != name]
    seed = model_of(weighted([*others, (own_texts(), OWN_WEIGHT)]))
    return Corpus(name, list(map(case_of, texts[name])), groups([text.text for text in texts[name]]), seed)


def case_of(text: Labelled) -> Case:
    """A text as a newcomer's first message."""
    view = View(READER.message(message_of({"text": text.text})))
    sums = dict.fromkeys(FAMILIES, 0.0)
    for signal in found_in(view, Author()):
        sums[signal.family] += signal.weight
    return Case(text, view, sum(min(weight, FAMILIES[family][0]) for family, weight in sums.items()))


def verdict(case: Case, learned: float) -> Verdict:
    """The whole verdict with that learned score."""
    return judge(case.view, Author(), (), lambda _: learned)


# --- in each corpus --------------------------------------------------------------------------------------------------


def in_domain(corpus: Corpus, seeds: Sequence[int]) -> list[float]:
    """F1, recall at 0.5 and 1 %, and the same of naive Bayes; means over the splits. Flagged is what scores over the
    cut that gave the best F1 on the learned texts, each scored by a model that had not seen its group."""
    rows = []
    for seed in seeds:
        learn, test = split(corpus.group, seed)
        ads = [corpus.cases[at].ad for at in test]
        cut, scores = scored(corpus, learn, test)
        bayes = NaiveBayes([corpus.cases[at].text for at in learn])
        words = [bayes.logit(corpus.cases[at].text.text) for at in test]
        rows.append(
            [f1(scores, ads, cut), recall(scores, ads, 0.005), recall(scores, ads, 0.01),
             f1(words, ads, 0.0), recall(words, ads, 0.005), recall(words, ads, 0.01)]
        )  # fmt: skip
    means = [mean(column) for column in zip(*rows, strict=True)]
    print(f"{corpus.name:16}" + "".join(f"{value:8.3f}" for value in means), flush=True)
    return means


def scored(corpus: Corpus, learn: Sequence[int], test: Sequence[int]) -> tuple[float, list[float]]:
    """The cut and the scores of what is tested: log-odds of a model of the learned texts, a seed that knows nothing of
    this corpus, and the signals, put together by what they were worth on texts not seen."""
    boost = (len(learn) / 2 / (sum(corpus.cases[at].ad for at in learn) or 1)) ** 0.5
    examples = [example(corpus, at, boost) for at in learn]
    unseen = [0.0] * len(learn)
    for fold in range(FOLDS):
        weights = trained([one for one in examples if one.group % FOLDS != fold], EPOCHS)
        for at, one in enumerate(examples):
            if one.group % FOLDS == fold:
                unseen[at] = margin_of(weights, one.found)
    ads = [one.ad for one in examples]
    rows = [row(corpus, at, margin) for at, margin in zip(learn, unseen, strict=True)]
    counts = logistic(rows, ads, [1.0] * len(rows))
    weights = trained(examples, EPOCHS)
    tested = [row(corpus, at, margin_of(weights, corpus.cases[at].found)) for at in test]
    return best_cut(summed(rows, counts), ads), summed(tested, counts)


def example(corpus: Corpus, at: int, boost: float) -> Example:
    """A text to learn from; ads count a little more than they are many."""
    case = corpus.cases[at]
    return Example(tuple(case.found), case.ad, boost if case.ad else 1.0, corpus.group[at])


def row(corpus: Corpus, at: int, margin: float) -> tuple[float, ...]:
    """What speaks against a text."""
    case = corpus.cases[at]
    return margin, corpus.foreign.logit(case.found), case.signs


def summed(rows: Sequence[Sequence[float]], counts: Sequence[float]) -> list[float]:
    """Log-odds of rows."""
    return [sum(map(float.__mul__, counts, (*values, 1.0))) for values in rows]


# --- one corpus left out ---------------------------------------------------------------------------------------------


def left_out(corpus: Corpus, seeds: Sequence[int], *, chosen: bool) -> list[list[float]]:
    """A chat of which the seed knows nothing, and what taps change: a row of means per number of taps."""
    runs = [measured(corpus, seed, chosen=chosen) for seed in seeds]
    means = [[mean(column) for column in zip(*rows, strict=True)] for rows in zip(*runs, strict=True)]
    for count, values in zip(TAPS, means, strict=True):
        print_shares(corpus.name, count, values)
    return means


def print_shares(name: str, count: int, values: Sequence[float]) -> None:
    """One line of the table."""
    print(f"{name:16}{count:5}" + "".join(f"{100 * value:11.2f}" for value in values), flush=True)


def measured(corpus: Corpus, seed: int, *, chosen: bool) -> list[list[float]]:
    """Of the ads held out: violations, violations and unsure; the same of ordinary texts; per number of taps."""
    learn, test = split(corpus.group, seed)
    random.Random(seed).shuffle(learn)  # noqa: S311 - no secret
    stream = [corpus.cases[at] for at in learn]
    talk = traffic(stream)
    labels = (asked if chosen else drawn)(stream, corpus.foreign, talk)
    held = [corpus.cases[at] for at in test]
    return [shares(held, corpus.foreign, fitted(labels[:count]), talk) for count in TAPS]


def shares(held: Sequence[Case], seed: Model, local: Local, talk: Sequence[Case]) -> list[float]:
    """How much of the ads and of the ordinary is ruled what."""
    shift = shift_by(talk, seed, local)
    said = [(case.ad, verdict(case, mixed(seed, local, shift, case.found)).ruling) for case in held]
    return [
        mean(ruling in rulings for of, ruling in said if of is ad)
        for ad in (True, False)
        for rulings in (("violation",), ("violation", "unsure"))
    ]


def asked(stream: Sequence[Case], seed: Model, talk: Sequence[Case]) -> list[Label]:
    """Taps as they come: on cards of what is unsure, on ads that passed, on what was deleted and is none."""
    labels: list[Label] = []
    local = Local()
    shift = shift_by(talk, seed, local)
    for case in stream:
        ruling = verdict(case, mixed(seed, local, shift, case.found)).ruling
        if ruling == "unsure" or (ruling == "violation") is not case.ad:
            labels.append((case.found, case.ad))
            local = fitted(labels)
            shift = shift_by(talk, seed, local)
        if len(labels) == TAPS[-1]:
            break
    return labels


def drawn(stream: Sequence[Case], _seed: Model, _talk: Sequence[Case]) -> list[Label]:
    """Labels of texts drawn at random, ads and others by turns."""
    ads = [case for case in stream if case.ad]
    others = [case for case in stream if not case.ad]
    turns = [case for pair in zip(ads, others, strict=False) for case in pair]
    return [(case.found, case.ad) for case in turns[: TAPS[-1]]]


def traffic(stream: Sequence[Case]) -> list[Case]:
    """What a chat has seen, without anybody's word on it: one in fifty is an ad."""
    return [case for case in stream if not case.ad][:TRAFFIC] + [case for case in stream if case.ad][
        : TRAFFIC // 50
    ]


def shift_by(talk: Sequence[Case], seed: Model, local: Local) -> float:
    """How far the scores are set right by what the chat has seen."""
    counts = [0] * STEPS
    for case in talk:
        counts[slot(mixed(seed, local, 0.0, case.found))] += 1
    return shift_of(counts)


# --- all of it -------------------------------------------------------------------------------------------------------


def main() -> None:
    """All tables."""
    folder, seeds = Path(sys.argv[1]), SEEDS[:1] if "quick" in sys.argv else SEEDS
    texts = {path.stem: read(path) for path in sorted(folder.glob("*.jsonl"))}
    corpora = [corpus(name, texts) for name in texts]
    print("-- in each corpus: means of the splits; flagged = over the cut chosen on the learned part alone")
    print(f"{'':16}      F1   R@.5%    R@1% | word NB: F1, R@.5%, R@1%")
    rows = [in_domain(each, seeds) for each in corpora]
    print(f"{'mean':16}" + "".join(f"{mean(column):8.3f}" for column in zip(*rows, strict=True)))
    for title, chosen in (("as cards and reports bring them", True), ("drawn at random, half of ads", False)):
        print(f"-- a corpus left out, taps {title}; % of ads, % of ordinary texts")
        print(f"{'':16} taps  ads: viol.  or unsure | ord.: viol.  or unsure")
        tables = [left_out(each, seeds, chosen=chosen) for each in corpora]
        for count, lines in zip(TAPS, zip(*tables, strict=True), strict=True):
            print_shares("mean", count, [mean(column) for column in zip(*lines, strict=True)])
    print("-- time of a message")
    timed(next(iter(texts.values())))


if __name__ == "__main__":
    main()
