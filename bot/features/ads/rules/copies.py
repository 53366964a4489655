"""Near-copies: a text's fingerprint, and who said the like before. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.core.copies import LETTERS, numbers
from bot.core.folding import Folded

PRINTS, PIECE = 6, 5
ALIKE = 3  # of six in common
SHORTEST = 12  # letters: shorter texts are like each other by chance
MOST = 400
LISTED = re.compile(
    r"^\s*\d{1,3}\s*[.、)）:：]", re.MULTILINE
)  # 接龙: a list that grows by a line is no copy
Print = tuple[int, ...]


def print_of(text: Folded) -> Print:
    """Six numbers, the least of all its five-letter pieces, of which near-copies share at least three; () for what is
    too short or a list of lines."""
    letters = LETTERS.sub("", text.words)
    if len(letters) < SHORTEST or len(LISTED.findall(text.raw)) > 1:
        return ()
    return tuple(numbers(letters, PIECE)[:PRINTS])


@dataclass
class Copies:
    """Fingerprints and whose they are, the oldest forgotten first."""

    whose: dict[int, dict[int, None]] = field(default_factory=dict)

    def add(self, marks: Print, user: int) -> None:
        """Somebody said this."""
        for mark in marks:
            people = self.whose.pop(mark, {})
            people[user] = None
            self.whose[mark] = people
        while len(self.whose) > MOST * PRINTS:
            del self.whose[next(iter(self.whose))]

    def others(self, marks: Print, user: int) -> int:
        """How many others said the like."""
        counts: dict[int, int] = {}
        for mark in marks:
            for other in self.whose.get(mark, ()):
                counts[other] = counts.get(other, 0) + 1
        return sum(count >= ALIKE for other, count in counts.items() if other != user)


def copies_of(known: Iterable[tuple[Print, int]]) -> Copies:
    """All of these."""
    copies = Copies()
    for marks, user in known:
        copies.add(marks, user)
    return copies
