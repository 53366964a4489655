"""Signals of who speaks: how new, how named, how trusted. A person alone is never an ad. Pure."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from bot.core.folding import Folded
from bot.features.ads.rules import lexicon, links, wording
from bot.features.ads.rules.signals import Signal

TRUSTED_DAYS = 14
TRUSTED_MESSAGES = 20
UNANSWERED_MESSAGES = 40  # so many where nobody has answered them yet
ANSWERED = 2  # members who answered them
SETTLED_DAYS = 2
SETTLED_MESSAGES = 5
COUNTED = 12  # columns of a message that counts: short probes earn nothing (S75)
# How much soft signals weigh by trust: attention falls, it never ends.
ATTENTION = {"new": 1.0, "settled": 0.7, "trusted": 0.45}


@dataclass(frozen=True, slots=True)
class Author:
    """Who speaks, as far as it is known. `messages` were written here, `checked` of them are of some length and nothing
    was found in them (None = all); so many members `answered`; `days` in the chat; `reacting` = to many messages just
    now; `seen` = so many other members said the like, `removed` = so did an ad that was removed, `excused` = so did
    what the admins left; `staff_names` are plain (see `plain_name`)."""

    name: str = ""
    username: str | None = None
    messages: int = 0
    checked: int | None = None
    answered: int = 0
    days: float = 0.0
    photo: bool | None = None
    admin: bool = False
    struck: bool = False
    reacting: bool = False
    replies: bool = False
    seen: int = 0
    removed: bool = False
    excused: bool = False
    staff_names: Collection[str] = field(default=())

    @property
    def trust(self) -> str:
        """new, settled or trusted: earned by days, messages and being answered together, lost by a live strike."""
        if self.struck:
            return "new"
        said = self.messages if self.checked is None else self.checked
        enough = TRUSTED_MESSAGES if self.answered >= ANSWERED else UNANSWERED_MESSAGES
        if self.days >= TRUSTED_DAYS and said >= enough:
            return "trusted"
        if self.days >= SETTLED_DAYS and said >= SETTLED_MESSAGES:
            return "settled"
        return "new"


def person_signals(author: Author) -> Iterator[Signal]:
    """What speaks against the author before they say a word."""
    if author.struck:
        yield Signal("struck")
    if author.reacting:
        yield Signal("reactions")
    if author.messages == 0:
        yield Signal("first")
    elif author.trust == "new":
        yield Signal("newcomer")
    if author.photo is False:
        yield Signal("faceless")
    if author.name:
        yield from name_signals(author)


def name_signals(author: Author) -> Iterator[Signal]:
    """A name that advertises, or that is an admin's."""
    if plain_name(author.name) in author.staff_names:
        yield Signal("impostor", (), author.name)
    if advertises(author.name):
        yield Signal("name", (), author.name, 1.0 if author.messages == 0 else 0.4)


@lru_cache(4096)
def plain_name(name: str) -> str:
    """A name as it is compared: letters and digits, look-alikes made plain."""
    return "".join(filter(str.isalnum, Folded(name).words))


@lru_cache(4096)
def advertises(name: str) -> bool:
    """Does a name speak of a trade of ads, or lead to somebody?"""
    words, search = Folded(name).words, wording.searches()
    return (
        any(search[kind].search(words) for kind in lexicon.STRONG)
        or next(links.links_in(name), None) is not None
        or any(way.search(words) for way in (wording.ACCOUNT, wording.HANDLE, wording.PHONE))
    )


def copy_signals(author: Author) -> Iterator[Signal]:
    """The same words were removed before, or come from several members."""
    if author.removed:
        yield Signal("removed")
    if author.seen:
        yield Signal("repeated", (), "", min(author.seen, 3) / 2)
