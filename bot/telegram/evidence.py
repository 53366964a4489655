"""Did a message arrive whose answer was lost? Ids of a chat are consecutive: ask Telegram which of them is ours."""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Bot
from telegram.error import BadRequest

from bot.core.codec import load
from bot.core.decisions import Say
from bot.db.journal import OUTBOX
from bot.telegram.outgoing.messages import keyboard
from bot.telegram.outgoing.outcome import Call, Outcome
from bot.telegram.outgoing.polls import look

MOST_PROBES = 40
BEYOND = 3


async def find_sent(
    bot: Bot, session: AsyncSession, effect: Say, call: Call, probe_from: int | None, seen: int | None
) -> tuple[int, ...]:
    """The ids under which the message stands already (an album has several), none when there is no sign of it: what
    one member alone sees takes none of the chat's ids."""
    if probe_from is None or effect.receiver is not None:
        return ()
    parts = len(effect.content.album) if effect.content is not None and effect.content.album else 1
    end = min(max(seen or 0, probe_from) + BEYOND + parts - 1, probe_from + MOST_PROBES)
    candidates = range(probe_from + 1, end + 1)
    query = select(OUTBOX.c.message_id).where(
        OUTBOX.c.chat_id == call.chat, OUTBOX.c.message_id.in_(candidates)
    )
    known = set((await session.execute(query)).scalars())
    markup = keyboard(effect.buttons, call, call.chat)
    found: list[int] = []
    for message_id in candidates:
        if message_id not in known and await is_ours(bot, call.chat, message_id, markup):
            found.append(message_id)
        if len(found) == parts:
            break
    return tuple(found)


async def arrived(bot: Bot, effect: Say, call: Call, found: tuple[int, ...]) -> Outcome:
    """The outcome of a message that was found so; a poll is asked for its number."""
    message_id, *also = found
    poll: dict[str, Any] = {}
    if effect.content is not None and effect.content.kind == "poll":
        poll = await look(bot, call.chat, message_id, keyboard(effect.buttons, call, call.chat))
    return Outcome("done", message_id, also=tuple(also), poll=poll)


async def find_lost(
    bot: Bot, session: AsyncSession, row: Any, now: datetime, secret: bytes, seen: int | None
) -> tuple[int, ...]:
    """The same for a row whose outcome stayed unknown."""
    call = Call(row.chat_id, now, row.created_at, secret)
    return await find_sent(bot, session, load(Say, row.payload), call, row.probe_from, seen)


async def is_ours(bot: Bot, chat: int, message_id: int, markup: object) -> bool:
    """Only our own messages can be edited; setting the buttons it has changes nothing."""
    try:
        await bot.edit_message_reply_markup(chat, message_id, reply_markup=markup)  # type: ignore[arg-type]  # an InlineKeyboardMarkup or None
    except BadRequest as error:
        return "message is not modified" in str(error).lower()
    return True
