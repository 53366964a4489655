"""answerCallbackQuery: what somebody who pressed a button gets to see."""

from bot.emulator.errors import unsourced
from bot.emulator.methods import Call, method

MOST_TEXT = 200
ANSWERABLE = 150.0


@method("answerCallbackQuery")
async def answer_callback_query(call: Call) -> bool:
    """True, once for each query."""
    query = call.world.state.callbacks.get(call.params.text("callback_query_id"))
    text = call.params.text("text")
    if query is None or query.bot_id != call.bot_id or query.answered:
        raise unsourced("query answered")
    if call.world.clock.now() - query.date > ANSWERABLE:
        raise unsourced("query answered")
    if len(text) > MOST_TEXT:
        raise unsourced("callback answer too long")
    query.answered, query.text = True, text
    query.alert, query.url = call.params.boolean("show_alert"), call.params.text("url")
    call.world.journal.add_event(
        "answer", chat=query.chat_id, user=query.user_id, text=text, alert=query.alert
    )
    return True
