"""What posts draw in the hours after: answers, reactions, votes, joins, leaves; what is heard beside. Posts nothing."""

from datetime import timedelta

from bot.core.decisions import Count, Decision, Remove, Save
from bot.core.facts import Handed, MemberChange, Message, Reaction
from bot.feature import Decisions, Turn
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


def echo(turn: Turn, posting: str | None, kind: str, user: int, number: int = 0) -> list[Decision]:
    """One row, however often it is told."""
    if posting is None:
        return []
    return [Save(Echo(posting_id=posting, kind=kind, user_id=user, number=number, chat_id=turn.chat))]


def on_message(turn: Turn, message: Message) -> Decisions:
    """Somebody answers a post."""
    reply = message.reply_to
    if reply is None or message.edited or message.sender.kind != "user":
        return ()
    return echo(turn, posting_of(turn, reply.message_chat, reply.id), "reply", message.sender.id, message.id)


async def on_voted(turn: Turn, handed: Handed) -> Decisions:
    """Somebody votes in a poll that was posted, or takes it back."""
    chat, number = handed.data["place"]
    user, posting = handed.data["by"]["id"], posting_of(turn, chat, number)
    if not handed.data["options"] and posting is not None:
        return [Remove(Echo, {"posting_id": posting, "kind": "vote", "user_id": user})]
    return echo(turn, posting, "vote", user)


async def on_reaction(turn: Turn, reaction: Reaction) -> Decisions:
    """Somebody likes it, or not; once a person."""
    if not reaction.new or reaction.by.kind != "user":
        return ()
    heard = [] if reaction.old else [Count(turn.chat, reaction.date, (("reactions", 1),))]
    return [*heard, *echo(turn, posting_of(turn, turn.chat, reaction.message_id), "reaction", reaction.by.id)]


async def on_member(turn: Turn, change: MemberChange) -> Decisions:
    """Somebody comes or goes: it counts for the newest post."""
    if not (change.joined or change.went):
        return ()
    newest = max(book_of(turn).posts, key=lambda place: place[1], default=None)
    posting = posting_of(turn, *newest) if newest is not None else None
    heard = Count(turn.chat, change.date, (("joined" if change.joined else "gone", 1),))
    return [heard, *echo(turn, posting, "join" if change.joined else "leave", change.user.id)]
