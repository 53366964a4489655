"""How a member earns trust: by messages of some length in which nothing is found, and by being answered."""

from bot.core.decisions import ChangeMember, Decision
from bot.core.facts import Message
from bot.core.quoting import columns
from bot.feature import Turn
from bot.features.ads.rules.person import ANSWERED, COUNTED, UNANSWERED_MESSAGES
from bot.features.ads.rules.verdict import Verdict

WRITTEN_EVERY = 5  # messages that count between two rows of who earns trust by them


def answered(turn: Turn, message: Message) -> list[Decision]:
    """Who is answered by somebody known here is talked with: the first two who do are remembered (S75)."""
    reply, by = message.reply_to, message.sender
    if reply is None or message.edited or reply.sender.kind != "user" or by.kind != "user":
        return []
    member = turn.member(reply.sender)
    known = (reply.sender.id, *member.answerers)
    if (
        not member.known
        or by.id in known
        or len(member.answerers) >= ANSWERED
        or columns(message.text) < COUNTED
    ):
        return []
    member.answerers = (*member.answerers, by.id)
    return [ChangeMember(turn.chat, reply.sender, {"answerers": list(member.answerers)})]


def counted(turn: Turn, message: Message, verdict: Verdict) -> list[Decision]:
    """Clean messages of some length earn trust: counted in memory, written now and then, until there is enough."""
    member = turn.member(message.sender)
    if verdict.ruling != "clean" or message.edited or columns(message.text) < COUNTED:
        return []
    if message.sender.kind != "user" or member.checked >= UNANSWERED_MESSAGES:
        return []
    member.checked += 1
    if member.checked % WRITTEN_EVERY:
        return []
    return [ChangeMember(turn.chat, message.sender, {"checked": member.checked})]
