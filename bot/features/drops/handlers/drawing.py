"""What posts draw: answers, reactions, joins and leaves in the hours after; what drew most. Posts nothing."""

from datetime import timedelta

from bot.core.decisions import Save
from bot.core.facts import MemberChange, Message, Reaction, Sender
from bot.core.texts import Html
from bot.feature import Decisions, Turn
from bot.features.drops import queries, rules
from bot.features.drops.handlers.common import policy_of
from bot.features.drops.queries import Book
from bot.features.drops.tables import Echo


def book_of(turn: Turn) -> Book:
    """The newest posts, from lane state."""
    book = turn.lane.own.get("drops")
    return book if isinstance(book, Book) else Book()


def posting_of(turn: Turn, message_chat: int, number: int) -> str | None:
    """The posting that stands there, while what comes after it counts."""
    posting, at = book_of(turn).posts.get((message_chat, number), ("", None))
    hours = timedelta(hours=policy_of(turn).drawn_hours)
    return posting if at is not None and turn.now - at <= hours else None


def echo(turn: Turn, posting: str | None, kind: str, user: int, number: int = 0) -> Decisions:
    """One row, however often it is told."""
    if posting is None:
        return ()
    return [Save(Echo(posting_id=posting, kind=kind, user_id=user, number=number, chat_id=turn.chat))]


def on_message(turn: Turn, message: Message) -> Decisions:
    """Somebody answers a post."""
    reply = message.reply_to
    if reply is None or message.edited or message.sender.kind != "user":
        return ()
    return echo(turn, posting_of(turn, reply.message_chat, reply.id), "reply", message.sender.id, message.id)


async def on_reaction(turn: Turn, reaction: Reaction) -> Decisions:
    """Somebody likes it, or not; once a person."""
    if not reaction.new or reaction.by.kind != "user":
        return ()
    return echo(turn, posting_of(turn, turn.chat, reaction.message_id), "reaction", reaction.by.id)


async def on_member(turn: Turn, change: MemberChange) -> Decisions:
    """Somebody comes or goes: it counts for the newest post."""
    if not (change.joined or change.went):
        return ()
    newest = max(book_of(turn).posts, key=lambda place: place[1], default=None)
    posting = posting_of(turn, *newest) if newest is not None else None
    return echo(turn, posting, "join" if change.joined else "leave", change.user.id)


# --- told ----------------------------------------------------------------------------------------------------------


async def best(turn: Turn, by: Sender) -> list[Html]:
    """Which content and which hour drew most, only where that is no chance."""
    until = turn.now - timedelta(hours=policy_of(turn).drawn_hours)
    drawn = await queries.list_drawn(turn.session, turn.chat, until)
    lines = []
    media = rules.drew_most([(medium, people) for medium, _, people in drawn])
    if media is not None:
        kind = turn.texts.plain(turn.language_of(by), "drops-kind", kind=media.label)
        lines.append(said(turn, by, kind, media))
    hours = rules.drew_most([(f"{due.astimezone(turn.zone):%H}:00", people) for _, due, people in drawn])
    if hours is not None:
        lines.append(said(turn, by, hours.label, hours))
    return lines


def said(turn: Turn, by: Sender, label: str, drawn: rules.Drawn) -> Html:
    """Photo drew most: 6 people a post, others 2."""
    return turn.text_for(by, "drops-best", label=label, mean=f"{drawn.mean:.1f}", others=f"{drawn.others:.1f}",
                         posts=drawn.posts)  # fmt: skip


async def drew(turn: Turn, lang: str, drop: str) -> list[Html]:
    """What one drop drew so far; nothing where it drew nothing."""
    counts = await queries.count_echoes(turn.session, turn.chat, drop)
    if not any(counts.values()):
        return []
    values = {name: counts.get(name, 0) for name in ("reply", "people", "reaction", "join", "leave")}
    return [turn.texts.render(lang, "drops-drew", **values)]
