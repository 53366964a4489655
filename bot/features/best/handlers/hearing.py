"""Who answers and likes what: kept for two weeks, without a word of it. Says nothing."""

from datetime import datetime

from bot.core.decisions import Decision, Save
from bot.core.facts import Message, Reaction
from bot.feature import Decisions, Turn
from bot.features.best import queries, rules
from bot.features.best.policy import BestPolicy
from bot.features.best.queries import Due
from bot.features.best.tables import BestEcho, BestMessage


def on_message(turn: Turn, message: Message) -> Decisions:
    """Somebody answers somebody else, or something that was posted by a plan."""
    answered = message.reply_to
    if answered is None or message.sender.kind != "user" or message.edited or answered.is_service:
        return ()
    author, place = answered.sender, (answered.message_chat, answered.id)
    if author.id == message.sender.id or not (author.kind == "user" or author.id == turn.me.id):
        return ()
    if author.id == turn.me.id and not is_planned(turn, place):
        return ()
    return [
        known(turn, place, author.id, message.date),
        echo(turn, place, "reply", message.sender.id, message.date),
        *unplanned(turn),
    ]


def unplanned(turn: Turn) -> list[Decision]:
    """A chat that wants a digest and has none planned, as all chats of this bot are to have one."""
    policy, due = turn.policy(BestPolicy), turn.lane.own.get("best")
    if not policy.post or not isinstance(due, Due) or due.at is not None:
        return []
    return [queries.planned(turn.chat, rules.next_due(policy, turn.now, turn.zone))]


def is_planned(turn: Turn, place: tuple[int, int]) -> bool:
    """Was it posted by a plan? Told by the part of the lane's state that knows the newest posts."""
    return place in getattr(turn.lane.own.get("drops"), "posts", ())


def known(turn: Turn, place: tuple[int, int], author: int, at: datetime) -> Save:
    """The message; it stays as it was heard of first."""
    return Save(
        BestMessage(message_chat=place[0], message_id=place[1], chat_id=turn.chat, user_id=author, at=at)
    )  # fmt: skip


def echo(turn: Turn, place: tuple[int, int], kind: str, user: int, at: datetime) -> Save:
    """Who answered or liked it."""
    return Save(
        BestEcho(
            message_chat=place[0], message_id=place[1], kind=kind, user_id=user, chat_id=turn.chat, at=at
        )
    )


async def on_reaction(turn: Turn, reaction: Reaction) -> Decisions:
    """Somebody likes something that was just said, that was posted by a plan, or that was answered before."""
    if reaction.by.kind != "user" or not rules.is_kind(reaction.new):
        return ()
    place = (turn.chat, reaction.message_id)
    liked: Decision = echo(turn, place, "reaction", reaction.by.id, reaction.date)
    if is_planned(turn, place):
        return [known(turn, place, turn.me.id, reaction.date), liked]
    found = next((item for item in reversed(turn.lane.recent) if item.id == reaction.message_id), None)
    if found is not None and found.user_id != reaction.by.id:
        return [known(turn, place, found.user_id, reaction.date), liked]
    return [liked] if found is None and await queries.is_known(turn.session, *place) else ()
