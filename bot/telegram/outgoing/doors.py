"""Requests to join: approved, declined, or answered as the chat's guard; links. Who passes is decided elsewhere."""

from telegram import Bot

from bot.core.decisions import Admit, AnswerRequest, Decline, MakeLink, RevokeLink
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


async def make_link(bot: Bot, effect: MakeLink, call: Call) -> Outcome:
    """A link of the bot's own, of which updates tell the whole address."""
    made = await bot.create_chat_invite_link(call.chat, name=effect.name, creates_join_request=effect.asks)
    return Outcome("done", link=made.invite_link)


async def revoke_link(bot: Bot, effect: RevokeLink, call: Call) -> Outcome:
    """Shut; a link that is shut already stays so."""
    await bot.revoke_chat_invite_link(call.chat, effect.url)
    return Outcome("done")
