"""Polls: closed, and looked at where an answer was lost; they are sent as messages are."""

from typing import Any

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Poll
from telegram.error import BadRequest

from bot.core.decisions import StopPoll
from bot.telegram.outgoing.outcome import Call, Outcome

CLOSES_AFTER = "closes_after"  # of a stored poll: seconds until we close it; Telegram is not told
STOPPED = "poll has already been closed"
INSTANT = InlineKeyboardMarkup([[InlineKeyboardButton("…", url="https://t.me")]])


async def stop(bot: Bot, effect: StopPoll, call: Call) -> Outcome:
    """Close it; what came of one that is closed already is looked up."""
    try:
        poll = await bot.stop_poll(call.chat, effect.message)
    except BadRequest as error:
        if STOPPED not in str(error).lower():
            raise
        return Outcome("done", effect.message, poll=await look(bot, call.chat, effect.message))
    return Outcome("done", effect.message, poll=told(poll))


async def look(bot: Bot, chat: int, message: int, markup: Any = None) -> dict[str, Any]:
    """What our poll in that message says now. Telegram tells it only in answer to an edit that changes something: a
    button comes for an instant, then `markup` is there as before."""
    shown = await bot.edit_message_reply_markup(chat, message, reply_markup=INSTANT)
    await bot.edit_message_reply_markup(chat, message, reply_markup=markup)
    poll = getattr(shown, "poll", None)
    return told(poll) if poll else {}


def told(poll: Poll) -> dict[str, Any]:
    """Its id, and the counts by option with all voters."""
    counts = [option.voter_count for option in poll.options]
    return {"id": poll.id, "counts": counts, "voters": poll.total_voter_count}
