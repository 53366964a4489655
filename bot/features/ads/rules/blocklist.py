"""Words and patterns that a chat's admins call ads: read, refused, searched in time that grows with the text alone."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import re2

from bot.core.folding import Folded, folded
from bot.features.ads.rules.signals import Signal
from bot.features.ads.rules.view import View
from bot.features.ads.rules.wording import UNSPACED

LONGEST = 200  # characters of a phrase or pattern
MOST = 100  # of them in a chat
MEMORY = 1 << 20  # bytes of one pattern's automaton
# What people say; a pattern that finds more than two of five of a kind would find almost everything (S41).
PLAIN_TALK = (
    (
        "hello everybody how are you today", "does anyone know when the bus leaves?", "thanks, I will try it tomorrow",
        "we met at the old bridge at 9:30", "no problem, see you there",
    ),
    ("大家好今天天气不错", "请问明天几点集合?", "谢谢,我晚上试试", "我们9:30在老桥见面", "没问题,到时候见"),
    (
        "всем привет как дела сегодня", "кто-нибудь знает когда автобус?", "спасибо, завтра попробую",
        "встречаемся у старого моста в 9:30", "хорошо, до встречи",
    ),
    ("12345 67890", "👍", "+1", "ok", "😂😂"),
)  # fmt: skip
MOST_FOUND = 2


class BadPatternError(ValueError):
    """A pattern that cannot be used; its text says why."""


def compiled(phrase: str) -> Any:
    """The automaton of a phrase, or of a pattern between slashes; BadPatternError where there is none."""
    if not phrase or len(phrase) > LONGEST:
        raise BadPatternError("length")
    options = re2.Options()
    options.max_mem, options.log_errors = MEMORY, False
    try:
        found = re2.compile(expression(phrase), options)
    except re2.error as error:
        raise BadPatternError("syntax") from error
    if found.search("") or any(sum(map(bool, map(found.search, some))) > MOST_FOUND for some in PLAIN_TALK):
        raise BadPatternError("everything")
    return found


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
