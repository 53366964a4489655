"""Is a question the same as a stored one, in other words? English and Chinese; rather silent than wrong. Pure."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import log

from rapidfuzz.fuzz import ratio

from bot.core.folding import Folded
from bot.core.questions import is_question
from bot.core.questionwords import NOT_CHINESE
from bot.features.faq.rules.concepts import (
    EMPTY,
    EMPTY_HAN,
    ENGLISH,
    ENGLISH_WANTS,
    HAN,
    HAN_MEANS,
    LOOSELY,
    PHRASES,
    WANTS,
)

LONGEST = 300  # characters of a question that is compared
NOISE = re.compile(r"https?://\S+|[@＠]\w+")
SENTENCE = re.compile(r"[^.!?。！？\n;；]+[.!?。！？]*")
RUN = re.compile(r"[\u4e00-\u9fff]+|=[a-z]+|[^\W_\u4e00-\u9fff]+")
ENDINGS = ("ations", "ation", "ings", "ing", "ers", "ies", "ed", "es", "er", "s", "e")
SHORTEST = 4  # letters that an ending leaves
LONG = 6  # letters
SAME = 84  # of 100: two spellings of one word
ENOUGH = 0.6  # of the stored question must be in the other one
OWN = 0.5  # of the other one must be in the stored one
APART = 0.5  # what either may say that the other does not, when both do
MOSTLY = 0.75  # of both, where one word alone is in both
LEAST = 0.5  # what passes all of these is never less alike
SURE = 0.85  # how alike it must be where it may be no question at all


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a question is about: its words with their weights, and what it wants to know."""

    words: Mapping[str, float] = field(default_factory=dict)
    wants: frozenset[str] = frozenset()


def meaning(text: str) -> Meaning:
    """Words that tell it from other questions, those that mean the same being one."""
    plain = NOISE.sub(" ", Folded(text[:LONGEST]).plain).replace("'", "").replace("’", "").replace("-", " ")
    for name, pattern in (*ENGLISH_WANTS, *PHRASES):
        plain = pattern.sub(f" ={name} ", plain)
    plain = HAN.sub(lambda found: f" ={HAN_MEANS[found.group()].replace(' ', ' =')} ", plain)
    words: dict[str, float] = {}
    for run in RUN.findall(plain):
        if run[0] == "=":
            words[run] = 1.0
        elif "\u4e00" <= run[0] <= "\u9fff":
            words |= dict.fromkeys(set(run) - EMPTY_HAN, 0.5)
        elif run not in EMPTY and (len(run) > 1 or run.isdigit()):
            words[stem(run)] = 1.0
    return Meaning(words, frozenset(word[1:] for word in words if word[1:] in WANTS and word[0] == "="))


def stem(word: str) -> str:
    """A word without its ending; one with a meaning of its own by that."""
    if (
        name := ENGLISH.get(word)
        or ENGLISH.get(word.removesuffix("s"))
        or ENGLISH.get(word.removesuffix("ed"))
    ):
        return f"={name}"
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            root = word.removesuffix(ending)
            return f"={ENGLISH[root]}" if root in ENGLISH else root
    return word


def may_ask(text: str) -> bool:
    """Might these Chinese words ask, though they are not known to?"""
    last = re.split(r"[。！!\n]", text.strip())[-1]
    return LOOSELY.search(last) is not None and NOT_CHINESE.search(last) is None


def asked_in(text: str) -> list[tuple[Meaning, float]]:
    """What the questions in a text mean, without what is only stated beside them, and how alike each must be. Where
    they say nothing of their own ("What can I do?"), all of the text."""
    asks = [(part, least(part)) for part in SENTENCE.findall(text)]
    found = [(meaning(part), enough) for part, enough in asks if enough]
    telling = [(one, enough) for one, enough in found if len(one.words) > len(one.wants)]
    return telling or ([(meaning(text), least(text))] if least(text) else [])


def least(text: str) -> float:
    """How alike a text must be to a question to be taken for it; 0 where it asks nothing."""
    return LEAST if is_question(text) else SURE if may_ask(text) else 0.0


@dataclass(slots=True)
class Questions:
    """Stored questions by name: what each means in its wordings, and which hold a word."""

    meanings: dict[str, list[Meaning]] = field(default_factory=dict)
    holders: dict[str, set[str]] = field(default_factory=dict)

    def add(self, name: str, texts: Sequence[str]) -> None:
        """In place of what had this name."""
        self.drop(name)
        self.meanings[name] = [meaning(text) for text in texts]
        for word in words_of(self.meanings[name]):
            self.holders.setdefault(word, set()).add(name)

    def drop(self, name: str) -> None:
        """It is asked no more."""
        for word in words_of(self.meanings.pop(name, ())):
            self.holders[word].discard(name)

    def find(self, text: str) -> str | None:
        """The one question that this asks in other words; None where there is none, or more than one."""
        scores: dict[str, float] = {}
        for one, least in asked_in(text):
            for name in {name for word in one.words for name in self.holders.get(word, ())}:
                near_to = max(self.likeness(one, own) for own in self.meanings[name])
                if near_to >= least:
                    scores[name] = max(near_to, scores.get(name, 0.0))
        best = sorted(scores, key=lambda name: (-scores[name], name))[:2]
        return best[0] if best and (len(best) == 1 or scores[best[0]] > scores[best[1]]) else None

    def likeness(self, asked: Meaning, own: Meaning) -> float:
        """From 0 (another question) to 1 (the same words)."""
        if (asked.wants and own.wants and asked.wants.isdisjoint(own.wants)) or not own.words:
            return 0.0
        more, less, common = dict(asked.words), dict(own.words), 0.0
        for word, weight in own.words.items():
            twin = word if word in more else near(word, more)
            if twin is not None:
                common += self.weight(word, weight)
                del less[word], more[twin]
        if not common or min(sum(less.values()), sum(more.values())) >= APART:
            return 0.0
        held = common / (common + sum(self.weight(word, weight) for word, weight in less.items()))
        own_share = common / (common + sum(more.values()))
        alone = len(own.words) - len(less) == 1
        if held < (MOSTLY if alone else ENOUGH) or own_share < (MOSTLY if alone else OWN):
            return 0.0
        return (2 * held + own_share) / 3

    def weight(self, word: str, weight: float) -> float:
        """A word that stands in many of the questions tells little."""
        return weight / (1 + log(max(len(self.holders.get(word, ())), 1)))


def words_of(meanings: Iterable[Meaning]) -> set[str]:
    """All their words."""
    return {word for one in meanings for word in one.words}


def near(word: str, words: Mapping[str, float]) -> str | None:
    """Another spelling of a long word; of a short one it would be another word, as hotel and hostel."""
    if len(word) < LONG or word[0] == "=":
        return None
    return next(
        (one for one in words if len(one) >= LONG and one[0] != "=" and ratio(word, one) >= SAME), None
    )
