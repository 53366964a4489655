"""The one place that changes anything on Telegram: an effect and what the sender knows of it, to a Bot API call."""

from collections.abc import Awaitable, Callable
from typing import Any

from telegram import Bot

from bot.core.decisions import (
    Admit,
    AnswerButton,
    AnswerCheckout,
    AnswerRequest,
    Ban,
    Decline,
    Delete,
    Edit,
    Effect,
    Invoice,
    Kick,
    Leave,
    Lift,
    MakeLink,
    Mute,
    Permit,
    Pin,
    React,
    Refund,
    RevokeLink,
    Say,
    SetCommands,
    StopPoll,
    Tag,
)
from bot.telegram.outgoing import chats, doors, members, messages, payments, polls
from bot.telegram.outgoing.outcome import Call, Outcome

CALLS: dict[type[Any], Callable[[Bot, Any, Call], Awaitable[Outcome]]] = {
    Say: messages.say,
    Edit: messages.edit,
    React: messages.react,
    Delete: messages.delete,
    AnswerButton: messages.answer_button,
    Mute: members.mute,
    Kick: members.kick,
    Ban: members.ban,
    Lift: members.lift,
    Leave: chats.leave,
    Permit: chats.permit,
    Pin: chats.pin,
    StopPoll: polls.stop,
    MakeLink: doors.make_link,
    RevokeLink: doors.revoke_link,
    SetCommands: chats.set_commands,
    Admit: doors.admit,
    Decline: doors.decline,
    AnswerRequest: doors.answer_request,
    Tag: members.tag,
    Invoice: payments.invoice,
    AnswerCheckout: payments.answer_checkout,
    Refund: payments.refund,
}
REPEATABLE = frozenset(kind.__name__ for kind in CALLS) - {"Say", "Invoice"}


async def perform(bot: Bot, effect: Effect, call: Call) -> Outcome:
    """Do it once; errors of Telegram and of the network propagate to the caller, who reads them with `errors`."""
    return await CALLS[type(effect)](bot, effect, call)
