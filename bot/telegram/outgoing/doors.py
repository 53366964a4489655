"""Requests to join: approved, declined, or answered as the chat's guard. Who passes is decided elsewhere."""

from telegram import Bot

from bot.core.decisions import Admit, AnswerRequest, Decline
from bot.telegram.outgoing.outcome import Call, Outcome


async def admit(bot: Bot, effect: Admit, call: Call) -> Outcome:
    """In. A request that is answered or withdrawn is `gone`."""
    await bot.approve_chat_join_request(call.chat, effect.user)
    return Outcome("done")


async def decline(bot: Bot, effect: Decline, call: Call) -> Outcome:
    """Not in; Telegram tells nobody."""
    await bot.decline_chat_join_request(call.chat, effect.user)
    return Outcome("done")


async def answer_request(bot: Bot, effect: AnswerRequest, call: Call) -> Outcome:
    """The guard's answer (Bot API 10.1)."""
    fields = {"chat_join_request_query_id": effect.query_id, "result": effect.result}
    await bot.do_api_request("answerChatJoinRequestQuery", api_kwargs=fields)
    return Outcome("done")
