"""Words and patterns that a chat's admins call ads: read, refused, searched in time that grows with the text alone."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from bot.core import patterns
from bot.core.folding import Folded, folded
from bot.core.patterns import BadPatternError
from bot.features.ads.rules.signals import Signal
from bot.features.ads.rules.view import View
from bot.features.ads.rules.wording import UNSPACED

LONGEST = 200  # characters of a phrase or pattern
MOST = 100  # of them in a chat


def compiled(phrase: str) -> Any:
    """The automaton of a phrase, or of a pattern between slashes; BadPatternError where there is none."""
    if not phrase or len(phrase) > LONGEST:
        raise BadPatternError("length")
    return patterns.compiled(expression(phrase))


def expression(phrase: str) -> str:
    """RE2's syntax: a pattern as it is, without capitals; a phrase as whole words where words are spaced."""
    if len(phrase) > 2 and phrase.startswith("/") and phrase.endswith("/"):
        return f"(?i:{phrase[1:-1]})"
    plain = " ".join(folded(phrase).split())
    text = re.escape(plain).replace(r"\ ", r"\s+")
    if not plain or UNSPACED.search(plain):
        return text
    return rf"(?:^|[^\pL\pN])(?:{text})(?:[^\pL\pN]|$)"


@dataclass(frozen=True, slots=True)
class Blocklist:
    """What is an ad here by the admins' word."""

    phrases: tuple[tuple[str, Any], ...] = ()

    def found_in(self, view: View) -> list[Signal]:
        """The first phrase that a message holds, as hard evidence."""
        for phrase, automaton in self.phrases:
            if automaton.search(view.text.words) or automaton.search(view.text.plain):
                return [Signal("blocked", (), phrase)]
        return []

    def holds(self, text: Folded) -> bool:
        """Is one of the phrases in a text?"""
        return any(
            automaton.search(text.words) or automaton.search(text.plain) for _, automaton in self.phrases
        )


def blocklist_of(phrases: Iterable[str]) -> Blocklist:
    """All phrases that can be used."""
    made: list[tuple[str, Any]] = []
    for phrase in phrases:
        try:
            made.append((phrase, compiled(phrase)))
        except BadPatternError:
            continue
    return Blocklist(tuple(made))
