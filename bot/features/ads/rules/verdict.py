"""The one verdict on a message: signals and the learned score added up, by documented rules. Pure.

Odds are added: each signal's weight, cut at the most that its family may weigh, times the attention that the author's
trust leaves; the sum starts at CLEAN. `unsure` from UNSURE on, and hard evidence by a trusted member; a public channel
in words of theirs that nothing speaks against is fine. `violation`: hard evidence by others; or a sum of VIOLATION with
two families that each bear witness (the learned score is no such witness, nor is the author, nor are looks); or one
strong witness, a way to follow it and a learned score that is sure; or a copy of a removed ad that reads like one. A
text of some length that reads like talk is at most unsure: invite links, copies and words of ads apart. Who warns of
ads quotes them: never a violation."""

import math
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.features.ads.rules import lexicon, looks, person, signals, wording
from bot.features.ads.rules.person import ATTENTION, Author
from bot.features.ads.rules.signals import FAMILIES, HARD, Signal
from bot.features.ads.rules.view import View

Ruling = Literal["clean", "unsure", "violation"]

CLEAN = -2.6
UNSURE = -0.25
VIOLATION = 2.0
WITNESS = 1.2  # a family that weighs so much bears witness
STRONG_WITNESS = 1.6
SURE = 1.3  # a learned score of so much is sure
LEAST_LEARNED = -1.5  # harmless words around an ad do not hide it
DISGUISED = 2.5  # what is so well hidden was not read by the learned score: it cannot speak in favour
CALM = 0.9  # one of no more, on a text of some length: it reads like talk
CALM_LENGTH = 40
HARMLESS, HARMLESS_LENGTH = -0.8, 100  # only so plain talk is a doubt about a link to a public channel
POST_LENGTH = 200  # what is so long and names no trade of ads is rather a post, whatever its score
LEARNED = 0.7  # what the text score's log-odds count for: texts of other groups made it
REPLY = -0.4  # who answers somebody here is talking
WITNESSES = ("link", "contact", "words", "disguise", "copy")
STRONG_WITNESSES = ("contact", "words", "disguise", "copy")
UNSPARED = frozenset({"hard", "author", "copy"})  # weigh as much against those who are trusted
LEADS_ON = frozenset({"call", *lexicon.STRONG})
PUBLIC = frozenset({"channel", "forward", "external"})
PLACES = frozenset(
    {"handle", "phone", "account", "card", "mail", "elsewhere", "short", "domain", "masked", "button"}
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is thought of a message and why: `signals` the strongest first, those that are fine here left out;
    `learned` = what the text score said, as log-odds, None where it was not asked."""

    ruling: Ruling
    score: float
    signals: tuple[Signal, ...] = ()
    allowed: tuple[Signal, ...] = ()
    learned: float | None = None

    @property
    def hard(self) -> Signal | None:
        """The hard evidence, if any."""
        return next((signal for signal in self.signals if signal.kind in HARD), None)

    @property
    def leads(self) -> bool:
        """Does the message lead anywhere? Only then do copies of it by others count (wishes and lists are copied)."""
        return any(signal.family in ("hard", "link", "contact") for signal in self.signals)


def found_in(view: View, author: Author) -> Iterator[Signal]:
    """Every signal but the learned ones."""
    yield from signals.link_signals(view)
    yield from signals.carrier_signals(view)
    yield from wording.word_signals(view)
    yield from looks.look_signals(view)
    yield from person.person_signals(author)
    yield from person.copy_signals(author)
    if view.message.kind == "contact":
        yield Signal("card")


def judge(
    view: View,
    author: Author,
    fine: Collection[str] = (),
    learned: Callable[[View], float] | None = None,
    blocked: Sequence[Signal] = (),
) -> Verdict:
    """The verdict; `fine` = keys of what is allowed here, `learned` gives the text score as log-odds and is not asked
    about plain talk of trusted members, `blocked` = what the chat's own blocklist found."""
    found = [*blocked, *found_in(view, author)]
    bad = objectionable(found, fine)
    if not any(signal.family in ("hard", "link", "contact") for signal in bad):
        bad = [signal for signal in bad if signal.kind != "repeated"]
    kinds = {signal.kind for signal in bad}
    if kinds & LEADS_ON and kinds & PLACES:
        bad.append(Signal("lead"))
    asked = bool(view.text.raw) and (author.trust != "trusted" or bool(bad))
    score = learned(view) if learned is not None and asked else None
    if score is not None and score > 0:
        bad.append(Signal("learned"))
    weights = weigh(bad, score or 0.0, author)
    total = CLEAN + sum(weights.values()) + (REPLY if author.replies else 0.0)
    allowed = tuple(signal for signal in found if signal not in bad)
    ordered = tuple(sorted(bad, key=lambda signal: -signal.weight))
    spared = weights["words"] < STRONG_WITNESS and weights["copy"] <= 0
    length, learnt = len(view.text.raw), weights["learned"]
    calm = spared and reads_like_talk(length, learnt, CALM_LENGTH, CALM)
    harmless = calm and reads_like_talk(length, learnt, HARMLESS_LENGTH, HARMLESS)
    ruling = ruled(total, weights, kinds, author, calm=calm, harmless=harmless)
    return Verdict(ruling, probability(total), ordered, allowed, score)


def reads_like_talk(length: int, learned: float, long: int, most: float) -> bool:
    """Is a text long enough, for what its words score, to doubt that it is an ad? A post is whatever it scores."""
    return length >= POST_LENGTH or (length >= long and learned <= most)


def weigh(bad: Sequence[Signal], learned: float, author: Author) -> dict[str, float]:
    """What each family weighs against the message."""
    sums = dict.fromkeys(FAMILIES, 0.0)
    for signal in bad:
        sums[signal.family] += signal.weight
    attention = ATTENTION[author.trust]
    least = 0.0 if sums["disguise"] >= DISGUISED else LEAST_LEARNED
    sums["learned"] = max(least, LEARNED * learned)
    return {
        family: min(weight, FAMILIES[family][0]) * (1.0 if family in UNSPARED else attention)
        for family, weight in sums.items()
    }


def ruled(
    total: float,
    weights: Mapping[str, float],
    kinds: Collection[str],
    author: Author,
    *,
    calm: bool,
    harmless: bool,
) -> Ruling:
    """The documented combination; `calm` = the text reads like talk at some length, `harmless` = like nothing else."""
    if hard := HARD & set(kinds):
        if author.trust == "trusted" and hard <= PUBLIC and max(weights["words"], weights["learned"]) <= 0:
            return "clean"
        doubted = author.trust == "trusted" or (harmless and hard <= PUBLIC)
        return "unsure" if doubted else "violation"
    if total < UNSURE or author.excused:
        return "clean"
    if total < VIOLATION or "warning" in kinds or calm:
        return "unsure"
    if author.removed and weights["learned"] > 0:
        return "violation"
    several = sum(weights[family] >= WITNESS for family in WITNESSES) > 1
    leads = max(weights[family] for family in ("contact", "link", "disguise", "copy")) > 0
    strong = leads and max(weights[family] for family in STRONG_WITNESSES) >= STRONG_WITNESS
    return "violation" if several or (strong and weights["learned"] >= SURE) else "unsure"


def probability(total: float) -> float:
    """Log-odds as a number from 0 to 1."""
    return 1 / (1 + math.exp(-total))


def objectionable(found: Sequence[Signal], fine: Collection[str]) -> list[Signal]:
    """The signals whose target is not fine here."""
    return [signal for signal in found if not any(is_fine(key, fine) for key in signal.keys)]


def is_fine(key: str, fine: Collection[str]) -> bool:
    """Is the target allowed, or one of the chat's own links of which only the beginning is known? A domain allows
    those below it."""
    if key in fine:
        return True
    if key.startswith("domain:"):
        labels = key.removeprefix("domain:").split(".")
        return any(f"domain:{'.'.join(labels[start:])}" in fine for start in range(1, len(labels) - 1))
    return key.startswith("invite:") and any(
        known.endswith("…") and key.startswith(known[:-1]) for known in fine
    )
