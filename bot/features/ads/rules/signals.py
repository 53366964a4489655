"""What a signal is, what each weighs, and those of links and origins. Pure.

The weights are the documented table of the verdict: natural logarithms of odds, so that they add up."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.core.facts import Origin
from bot.features.ads.rules import links
from bot.features.ads.rules.view import View, shortened

# Hard evidence: each acts alone where the author is no trusted member.
HARD = frozenset({"invite", "channel", "bot", "forward", "external", "blocked"})

# family -> (most it can weigh together, {kind: weight}). Kinds of one family are no independent witnesses.
FAMILIES: dict[str, tuple[float, dict[str, float]]] = {
    "hard": (9.0, dict.fromkeys(sorted(HARD), 5.0)),
    "link": (
        3.0,
        {
            "post": 2.8, "story": 2.8, "behind": 1.8, "elsewhere": 2.0, "short": 2.2, "domain": 1.0, "masked": 2.0,
            "button": 1.6, "inline": 0.6,
        },
    ),
    "contact": (3.2, {"call": 1.0, "handle": 0.9, "phone": 1.0, "account": 1.7, "card": 1.6, "lead": 1.2, "mail": 0.5}),
    "words": (
        3.6,
        {
            "earn": 2.0, "bet": 2.0, "loan": 2.0, "adult": 2.0, "goods": 2.0, "prize": 1.8, "promo": 1.7,
            "profile": 3.4, "trade": 0.6, "pay": 1.6, "price": 0.4, "wallet": 1.8,
        },
    ),
    "disguise": (3.2, {"mixed": 2.2, "hidden": 2.6, "spaced": 2.0, "ornate": 2.6, "leet": 1.4}),
    "looks": (1.2, {"emoji": 0.5, "shout": 0.5, "lines": 0.3}),
    "lone": (3.0, {"lone": 3.0}),
    "copy": (5.0, {"removed": 4.5, "repeated": 2.5}),
    "author": (4.6, {"first": 0.6, "newcomer": 0.3, "name": 4.0, "faceless": 0.3, "impostor": 2.4, "struck": 1.5,
               "reactions": 2.2}),
    "doubt": (0.0, {"warning": 0.0}),
    "learned": (2.8, {"learned": 0.0}),
}  # fmt: skip
FAMILY = {kind: family for family, (_, kinds) in FAMILIES.items() for kind in kinds}
WEIGHT = {kind: weight for _, kinds in FAMILIES.values() for kind, weight in kinds.items()}


@dataclass(frozen=True, slots=True)
class Signal:
    """One reason: `keys` name a link's target (any of them may be allowed), `shown` quotes the message; `times` its
    weight counts, for what is found more or less clearly."""

    kind: str
    keys: tuple[str, ...] = ()
    shown: str = ""
    times: float = 1.0

    @property
    def weight(self) -> float:
        return WEIGHT[self.kind] * self.times

    @property
    def family(self) -> str:
        return FAMILY[self.kind]


# --- links ---------------------------------------------------------------------------------------------------------


def link_signals(view: View) -> Iterator[Signal]:
    """Where the message comes from first, then where it leads; each target once."""
    message = view.message
    found = [*origin_signals("forward", message.forward), *origin_signals("external", message.external)]
    found += [signal for link in view.links if (signal := link_signal(link)) is not None]
    if links.may_be_written_out(view.text.words):
        found += [Signal(kind, (key,), shortened(key)) for kind, key in links.written_out(view.text.words)]
    once = {signal.keys: signal for signal in reversed(found)}
    yield from reversed(once.values())


def link_signal(link: str) -> Signal | None:
    """What a link leads to; None where that says nothing."""
    if link.startswith("@"):
        return None
    target = links.target_of(link) or links.web_target(link)
    return Signal(target[0], (target[1],), shortened(link)) if target else None


def origin_signals(kind: str, origin: Origin | None) -> Iterator[Signal]:
    """A post of a channel, or of another group in its own name."""
    if origin is None or origin.kind not in ("channel", "chat"):
        return
    keys = [f"chat:{origin.id}"] if origin.id else []
    keys += [f"name:{origin.username.lower()}"] if origin.username else []
    shown = f"{origin.title} @{origin.username}" if origin.username else origin.title
    yield Signal(kind, tuple(keys), shortened(shown))


def carrier_signals(view: View) -> Iterator[Signal]:
    """Buttons with links, words that hide a link, stories and giveaways of channels, inline bots."""
    message = view.message
    if len(message.carriers) == 1 and not message.carriers[0].links:
        return
    if message.via_bot:
        yield Signal("inline", (f"name:{message.via_bot.lower()}",), f"@{message.via_bot}")
    for carrier in view.carriers:
        if carrier.kind == "button" and carrier.links:
            yield Signal("button", keys_of(carrier.links), shortened(f"{carrier.text} {carrier.links[0]}"))
        if carrier.kind in ("story", "giveaway") and carrier.links:
            yield Signal(
                "story",
                (f"name:{carrier.links[0][1:].lower()}",),
                shortened(f"{carrier.text} {carrier.links[0]}"),
            )
    for carrier in view.carriers:
        masked = [link for link in carrier.links if masks(link, carrier.text)]
        if masked:
            kind = "behind" if next(links.links_in(carrier.text), None) is None else "masked"
            yield Signal(kind, keys_of(masked), shortened(masked[0]))
            return


def masks(link: str, text: str) -> bool:
    """Does a link lead to where its text does not show?"""
    target = None if link.startswith("@") else links.web_target(link)
    return target is not None and target[1].partition(":")[2] not in text.lower()


def keys_of(found: tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """The names under which these targets may be allowed."""
    targets = (links.target_of(link) or links.web_target(link) for link in found)
    return tuple(target[1] for target in targets if target)
