"""What is said of tiers: their names, who rose, what a tier takes. Decides nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.core.names import cut, is_readable, plain_name
from bot.core.texts import Html
from bot.core.tiers import BEST_FIRST, Measures, Tier, TierPolicy
from bot.feature import Turn
from bot.features.tiers.rules import Looked, Move

NAMES = 8  # in one line
WIDEST = 32  # columns of a name


@dataclass(frozen=True, slots=True)
class Words:
    """Texts in one language."""

    turn: Turn
    lang: str

    def text(self, text_id: str, **args: str | int) -> Html:
        """A text of this feature."""
        return self.turn.texts.render(self.lang, f"tiers-{text_id}", **args)

    def plain(self, text_id: str, **args: str | int) -> str:
        """The same for buttons and alerts."""
        return self.turn.texts.plain(self.lang, f"tiers-{text_id}", **args)

    def tier(self, tier: Tier) -> str:
        """What a tier is called here."""
        return self.turn.policy(TierPolicy).called(tier) or self.plain("name", tier=tier.key)

    def name(self, one: Looked) -> str:
        """A member's name, harmless and short; nobody is pinged."""
        plain = cut(plain_name(one.user.name), WIDEST)
        return plain if is_readable(plain) else self.plain("nameless")

    def listed(self, parts: Sequence[str], most: int = NAMES) -> str:
        """Some of them, and how many more."""
        some = self.plain("comma").join(parts[:most])
        return some if len(parts) <= most else self.plain("more", names=some, count=len(parts) - most)

    def names(self, members: Iterable[Looked]) -> str:
        """Their names."""
        return self.listed([self.name(one) for one in members])

    def measures(self, measures: Measures) -> str:
        """Points, days, people, as far as there are any."""
        return self.listed([self.plain(f"measure-{name}", count=count) for name, count in measures.given()])


def risen(turn: Turn, moves: Sequence[Move]) -> Html | None:
    """Who rose to the upper tiers, in one short message; None when nobody did."""
    words, lines = Words(turn, turn.language), []
    for tier in (tier for tier in BEST_FIRST if tier.shown):
        told = [move.one for move in moves if move.told and move.new is tier]
        if told:
            parts = [praised(words, one, tier) for one in told]
            lines.append(words.text("risen-line", tier=words.tier(tier), names=words.listed(parts)))
    return Html("\n".join([words.text("risen"), *lines])) if lines else None


def praised(words: Words, one: Looked, tier: Tier) -> str:
    """A name, and what a spreader did."""
    name, people = words.name(one), one.measures.people
    if tier is not Tier.SPREADER or not people or not words.turn.policy(TierPolicy).praise:
        return name
    return words.plain("praised", name=name, count=people)
