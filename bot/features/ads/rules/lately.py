"""What members did in the last minutes, in memory: parts of what may be one text, bursts of reactions. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple, TypeVar

from bot.core.facts import Carrier, Message
from bot.features.ads.rules import links
from bot.features.ads.rules.view import View, spoken

MOST_PARTS = 5
WHOLE = 120  # characters of all parts: longer ones are judged by what each of them says
APART = 60.0  # seconds from the first part to the last
BURST = 120.0  # seconds
BURST_COUNTS = 3600.0  # seconds for which a burst speaks against what its author writes
MEMBERS = 500
T = TypeVar("T")


class Part(NamedTuple):
    """A short message: which, when, where, its words, the links behind them; `doubted` = not found clean by itself."""

    id: int
    at: float
    thread: int | None
    text: str
    links: tuple[str, ...]
    doubted: bool = False


@dataclass(slots=True)
class Lately:
    """By member: the last short messages, the messages reacted to, when a burst was last seen. The one who was quiet
    for longest is forgotten first."""

    parts: dict[int, tuple[Part, ...]] = field(default_factory=dict)
    reacted: dict[int, dict[int, float]] = field(default_factory=dict)
    bursts: dict[int, float] = field(default_factory=dict)

    def add(self, view: View, *, doubted: bool = False) -> tuple[Part, ...]:
        """One more message of somebody: all parts of what it belongs to, none where it is no part. An edit changes its
        part and begins none."""
        message, part = view.message, part_of(view, doubted)
        before = self.parts.pop(message.sender.id, ())
        if part is None:
            put(self.parts, message.sender.id, before)
            return ()
        if message.edited:
            now = tuple(part if one.id == message.id else one for one in before)
        else:
            now = (*lately([one for one in before if one.id != message.id], part), part)
        put(self.parts, message.sender.id, now)
        return now if part in now else ()

    def forget(self, user: int) -> None:
        """The parts were judged."""
        self.parts.pop(user, None)

    def react(self, user: int, message: int, at: float) -> int:
        """One more reaction: to how many messages within the time of a burst?"""
        before = self.reacted.pop(user, {})
        now = {one: then for one, then in before.items() if at - then <= BURST} | {message: at}
        put(self.reacted, user, now)
        return len(now)

    def burst(self, user: int, at: float) -> None:
        """Somebody reacted to too many."""
        self.reacted.pop(user, None)
        self.bursts.pop(user, None)
        put(self.bursts, user, at)

    def bursting(self, user: int, at: float) -> bool:
        """Did they, a short while ago?"""
        return at - self.bursts.get(user, -BURST_COUNTS) < BURST_COUNTS


def put(kept: dict[int, T], user: int, value: T) -> None:
    """As the newest, with room for it."""
    kept[user] = value
    if len(kept) > MEMBERS:
        del kept[next(iter(kept))]


def part_of(view: View, doubted: bool) -> Part | None:
    """The message as a part; None for one that is long, or says nothing."""
    message, text = view.message, view.text.raw
    if not text or len(text) > WHOLE:
        return None
    hidden = tuple(link for carrier in view.carriers if spoken(carrier) for link in carrier.links)
    return Part(message.id, message.date.timestamp(), message.thread, text, hidden, doubted)


def lately(parts: Sequence[Part], newest: Part) -> list[Part]:
    """Those that may belong to the newest one."""
    near = [one for one in parts if one.thread == newest.thread and newest.at - one.at <= APART][
        1 - MOST_PARTS :
    ]
    while sum(len(one.text) for one in near) + len(newest.text) > WHOLE:
        near.pop(0)
    return near


def joined(parts: Sequence[Part], message: Message) -> View:
    """All parts as one message; a link to Telegram that was cut in two is whole in it."""
    texts = [part.text for part in parts]
    found = [link for part in parts for link in part.links]
    seen = {link for text in texts for link in links.links_in(text)}
    cut = [
        link
        for start in range(len(texts) - 1)
        for link in links.links_in(glued(texts[start:]))
        if link not in seen and links.target_of(link)
    ]
    carrier = Carrier("text", " ".join(texts), tuple(dict.fromkeys([*found, *cut])))
    whole = replace(message, text=carrier.text, kind="text", carriers=(carrier,), forward=None, external=None,
                    via_bot=None)  # fmt: skip
    return View(whole)


def glued(texts: Sequence[str]) -> str:
    """The texts without a space between them, up to the first that ends in a link which is whole."""
    run = ""
    for text in texts:
        run += text
        if any(run.endswith(link) and links.target_of(link) for link in links.links_in(run)):
            break
    return run
