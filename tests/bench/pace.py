"""The time that a message takes: by length and script, by part, against naive Bayes, and by what a chat has stored."""

import time
from collections.abc import Callable, Sequence
from functools import partial
from statistics import median

from bot.core.folding import Folded
from bot.features.ads.rules.links import links_in
from bot.features.ads.rules.local import fitted, mixed
from bot.features.ads.rules.looks import look_signals
from bot.features.ads.rules.person import Author
from bot.features.ads.rules.score import pieces
from bot.features.ads.rules.signals import carrier_signals, link_signals
from bot.features.ads.rules.verdict import judge
from bot.features.ads.rules.view import View
from bot.features.ads.rules.wording import word_signals
from bot.features.ads.seed import seed
from bot.judge import READER, message_of
from tests.bench.corpora import Labelled
from tests.bench.reference import NaiveBayes

ROUNDS = 7
TALK = {
    "Latin": "the path along the river is closed again, we meet at the old bridge instead and take the bus back ",
    "Cyrillic": "дорога вдоль реки снова закрыта, встречаемся у старого моста и едем обратно на автобусе вечером ",
    "Han": "河边的路又封了我们改在老桥见面然后坐公交车回去路上可以买点水果大家记得带雨衣 ",
}
LENGTHS = (30, 100, 300, 1000)
STORED = (0, 10, 50, 100, 200, 300)


def microseconds(acts: Sequence[Callable[[], object]], times: int = 100) -> list[float]:
    """CPU time of one call of each, taken by turns; the median of the rounds."""
    spent: list[list[float]] = [[] for _ in acts]
    for _ in range(ROUNDS):
        for act, rounds in zip(acts, spent, strict=True):
            start = time.process_time()
            for _ in range(times):
                act()
            rounds.append((time.process_time() - start) / times * 1e6)
    return list(map(median, spent))


def timed(texts: Sequence[Labelled]) -> None:
    """Both tables."""
    bayes, model = NaiveBayes(texts), seed()
    print("script    chars | all us | reading links  words  looks  score  verdict | word NB us  all / NB")
    for script, sentence in TALK.items():
        for length in LENGTHS:
            timed_text(script, (sentence * 40)[:length], bayes)
    print("labels stored | score of a message us | all learned anew ms")
    found = pieces(Folded(TALK["Latin"]))
    for count in STORED:
        labels = [(pieces(Folded(text.text)), text.ad) for text in texts[:count]]
        local = fitted(labels)
        [spent] = microseconds([partial(mixed, model, local, 0.0, found)])
        [anew] = microseconds([partial(fitted, labels)], 1)
        print(f"{count:13} | {spent:21.1f} | {anew / 1000:19.1f}", flush=True)


def timed_text(script: str, text: str, bayes: NaiveBayes) -> None:
    """One line: the whole, and its parts measured each alone on a text that was read before."""
    message, model = READER.message(message_of({"text": text})), seed()
    read = View(message)
    read.text.words  # noqa: B018 - reads it
    whole, folding, linked, worded, looked, scored, bare = microseconds(
        [
            lambda: judge(View(message), Author(), (), lambda view: model.logit(view.pieces)),
            lambda: Folded(text).words,
            lambda: (list(links_in(text)), list(link_signals(read)), list(carrier_signals(read))),
            lambda: list(word_signals(read)),
            lambda: list(look_signals(read)),
            lambda: model.logit(pieces(read.text)),
            lambda: bayes.logit(text),
        ]
    )
    rest = max(whole - folding - linked - worded - looked - scored, 0.0)
    shares = "".join(
        f"{100 * part / whole:6.0f}%" for part in (folding, linked, worded, looked, scored, rest)
    )
    print(f"{script:9}{len(text):6} |{whole:7.0f} |{shares}  | {bare:10.0f} {whole / bare:9.1f}", flush=True)
