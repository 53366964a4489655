"""/del and /purge: messages go, nobody is punished."""

from collections.abc import Sequence
from datetime import timedelta

from bot.core.decisions import Decision, Delete, Say
from bot.core.facts import CommandCall, Message
from bot.feature import Turn
from bot.features.strikes import rules
from bot.features.strikes.handlers.common import need, no

DELETE = "can_delete_messages"
SHOWN = timedelta(minutes=1)


async def delete(turn: Turn, call: CommandCall) -> Sequence[Decision]:
    """The message that the command answers, and the command."""
    need(turn, call.by, DELETE)
    return [Delete(turn.chat, (replied(turn, call).id, call.message.id))]


async def purge(turn: Turn, call: CommandCall) -> Sequence[Decision]:
    """All messages from that one to the command; in a topic only what was seen of that topic."""
    need(turn, call.by, DELETE)
    thread = call.message.thread
    topic = [item.id for item in turn.lane.recent if item.thread == thread] if turn.lane.forum else None
    ids = rules.purged(replied(turn, call).id, call.message.id, topic)
    text = turn.text("strikes-purged", count=len(ids) - 1)
    line = Say(turn.chat, text, thread=thread, expires_after=SHOWN)
    return [*(Delete(turn.chat, some) for some in rules.in_calls(ids)), line]


def replied(turn: Turn, call: CommandCall) -> Message:
    """The message that the command answers, sent under the chat's present id: older ones are out of reach."""
    reply = call.message.reply_to
    if (
        reply is None
        or call.in_private
        or reply.is_service
        or reply.message_chat != call.message.message_chat
    ):
        raise no(turn, call.by, "strikes-reply-first")
    return reply
