"""When cards are shown, which share a message, and what a message of several says. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from bot.core.decisions import Rows
from bot.core.texts import Html
from bot.features.alerts.policy import AlertsPolicy

KEPT = timedelta(days=30)
LISTED = timedelta(days=7)
MOST_LISTED = 8
MOST_TEXT = 3000  # characters of a merged message, far from Telegram's 4096


@dataclass(frozen=True, slots=True)
class Post:
    """Where a card stands: the message said under `key`, its id once known."""

    chat: int
    key: str
    id: int | None = None


@dataclass(frozen=True, slots=True)
class CardView:
    """A card as its row tells it."""

    id: int
    kind: str
    text: Html
    rows: Rows
    urgent: bool
    closed: bool
    version: int
    created_at: datetime
    posts: tuple[Post, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What becomes of the cards that are due: `edit` where they stand, `hold` until `wake`, `drop` unseen,
    `post` as messages of one or several, `silent` those of the night, `merge` into the day's one message."""

    edit: tuple[CardView, ...] = ()
    hold: tuple[CardView, ...] = ()
    drop: tuple[CardView, ...] = ()
    post: tuple[tuple[CardView, ...], ...] = ()
    silent: tuple[CardView, ...] = ()
    merge: tuple[CardView, ...] = ()
    wake: datetime | None = None


def clock(text: str) -> time:
    """08:30"""
    return time.fromisoformat(text)


def quiet_until(local: datetime, policy: AlertsPolicy) -> datetime | None:
    """When the quiet hours that `local` (of the chat's zone) lies in end; None outside of them."""
    start, end, now = clock(policy.quiet_from), clock(policy.quiet_to), local.time()
    if start <= end:
        quiet, tomorrow = start <= now < end, False
    else:
        quiet, tomorrow = now >= start or now < end, now >= start
    if not quiet:
        return None
    wake = datetime.combine(local.date() + timedelta(days=int(tomorrow)), end, local.tzinfo)
    # In the hour that comes twice, the end may have passed once already: then its second coming is meant.
    return wake if wake.timestamp() > local.timestamp() else wake.replace(fold=1)


def plan(due: Sequence[CardView], local: datetime, posted_today: int, policy: AlertsPolicy) -> Plan:
    """Sort the due cards; `posted_today` counts messages of today, and `local` is now in the chat's zone."""
    wake = quiet_until(local, policy)
    fresh = [card for card in due if not card.posts]
    drop = tuple(card for card in fresh if card.closed)
    hold = tuple(card for card in fresh if wake is not None and not card.urgent and not card.closed)
    ready = [card for card in fresh if card not in drop and card not in hold]
    silent = tuple(
        card
        for card in ready
        if not card.urgent and quiet_until(card.created_at.astimezone(local.tzinfo), policy)
    )
    single = [card for card in ready if card not in silent]
    room = max(policy.cards_a_day - posted_today - bool(silent), 0)
    ordinary = [card for card in single if not card.urgent]
    over = ordinary[room:]
    return Plan(
        edit=tuple(card for card in due if card.posts),
        hold=hold,
        drop=drop,
        post=tuple((card,) for card in single if card not in over),
        silent=silent,
        merge=tuple(over),
        wake=wake,
    )


def messages_of(cards: Iterable[CardView]) -> int:
    """How many messages cards stand in, copies for several admins counted once."""
    return len({card.posts[0].key.rpartition(":")[0] for card in cards if card.posts})


def day_name(chat: int, day: date) -> str:
    """The name of the one message that a day's many cards are merged into."""
    return f"day:{chat}:{day:%Y%m%d}"


def sharing(cards: Iterable[CardView], key: str) -> list[CardView]:
    """The cards that stand in the message of that key, in order."""
    found = (card for card in cards if any(post.key == key for post in card.posts))
    return sorted(found, key=lambda card: card.id)


def with_post(card: CardView, post: Post) -> CardView:
    """The card as it also stands there."""
    return replace(card, posts=(*card.posts, post))


def without_post(card: CardView, key: str) -> CardView:
    """The card as it no longer stands in that message."""
    return replace(card, posts=tuple(post for post in card.posts if post.key != key))


def located(card: CardView, key: str, message_id: int | None) -> CardView:
    """The card with the id of one of its messages."""
    posts = tuple(replace(post, id=message_id) if post.key == key else post for post in card.posts)
    return replace(card, posts=posts)


def shown(cards: Sequence[CardView], head: Html) -> tuple[Html, Rows, int]:
    """What a message of these cards says, its buttons (none of closed ones), and how many did not fit in."""
    if len(cards) == 1:
        return cards[0].text, buttons(cards[0], ""), 0
    lines: list[str] = []
    rows: Rows = ()
    for number, card in enumerate(reversed(cards), start=1):
        if lines and (len(lines) == MOST_LISTED or sum(map(len, lines)) + len(card.text) > MOST_TEXT):
            break
        lines.append(f"{number}. {card.text}")
        rows += buttons(card, f"{number} ")
    return Html("\n".join([head, *lines])), rows, len(cards) - len(lines)


def buttons(card: CardView, prefix: str) -> Rows:
    """A card's buttons, with the card's number in front where several share a message."""
    if card.closed:
        return ()
    return tuple(tuple(replace(button, text=f"{prefix}{button.text}") for button in row) for row in card.rows)
