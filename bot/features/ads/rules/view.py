"""One view of a message for everything that judges it: all carriers' words folded once, all links. Judges nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from bot.core.facts import Carrier, Message
from bot.core.folding import Folded
from bot.core.quoting import short
from bot.features.ads.rules import links
from bot.features.ads.rules.score import pieces

ORIGINS = frozenset({"forward", "external_reply", "story"})  # a name of somebody, not words of the author
SHOWN = 200  # characters of evidence


@dataclass(frozen=True)
class View:
    """A message as the detector reads it. `text` holds the words of all carriers, each on a line of its own."""

    message: Message

    @cached_property
    def carriers(self) -> tuple[Carrier, ...]:
        """The carriers that are the author's doing: not the quote of what they answer in this very chat (S79)."""
        message = self.message
        if message.external is None and message.reply_to is not None:
            return tuple(carrier for carrier in message.carriers if carrier.kind != "quote")
        return message.carriers

    @cached_property
    def text(self) -> Folded:
        return Folded("\n".join(carrier.text for carrier in self.carriers if spoken(carrier)))

    @cached_property
    def links(self) -> tuple[str, ...]:
        """Every link, those behind words and buttons first, each once."""
        return tuple(dict.fromkeys(self._links()))

    def _links(self) -> Iterator[str]:
        for carrier in self.carriers:
            yield from carrier.links
        for carrier in self.carriers:
            yield from links.links_in(carrier.text)

    @cached_property
    def pieces(self) -> frozenset[int]:
        """What the learned score reads of the words."""
        return pieces(self.text)

    def quote(self, start: int, end: int) -> str:
        """What is written where `text.words[start:end]` was read."""
        return shortened(self.text.quote(start, end))


def spoken(carrier: Carrier) -> bool:
    """Are these words for the reader?"""
    return bool(carrier.text) and carrier.kind not in ORIGINS


def shortened(text: str) -> str:
    """Evidence on one line."""
    return short(text, SHOWN)
