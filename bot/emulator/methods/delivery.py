"""The common end of every send method: rights, thread, reply, buttons, pacing, then the message itself."""

import math
from dataclasses import dataclass
from typing import Any

from bot.emulator.errors import bad_request, too_many, unsourced
from bot.emulator.markup import read_markup
from bot.emulator.methods import Call
from bot.emulator.methods.access import chat_of, i_may, me_in
from bot.emulator.params import lenient_boolean, lenient_integer
from bot.emulator.world import members, posting, wire
from bot.emulator.world.chats import Chat
from bot.emulator.world.messages import Message

NEWER = {"receiver_user_id": "10.2", "callback_query_id": "10.2", "ephemeral_message_parameters": "10.3"}
PRESS_WINDOW = 15.0


@dataclass(frozen=True)
class Target:
    """Where a message goes: chat, topic, what it replies to, and to whose eyes alone (Bot API 10.2)."""

    chat: Chat
    thread_id: int | None = None
    reply_to: int | None = None
    quote: dict[str, Any] | None = None
    receiver_id: int | None = None
    replaces: int | None = None


def target_of(call: Call, right: str, words: str) -> Target:
    """Resolves chat, right to send (`words` name what is sent), thread and reply; else ApiError."""
    chat = chat_of(call, "write")
    check_may_send(call, chat, right, words)
    thread_id = _thread(call, chat)
    reply_to, quote = _reply(call, chat)
    receiver_id, replaces = _receiver(call, chat)
    pace(call, chat)
    return Target(chat, thread_id, reply_to, quote, receiver_id, replaces)


def check_may_send(call: Call, chat: Chat, right: str, words: str) -> None:
    """ApiError 400 unless the bot may send this kind of message to the chat."""
    if chat.type == "private":
        return
    if chat.type == "channel":
        if not i_may(call, chat, "can_post_messages"):
            raise bad_request("need administrator rights in the channel chat")
    elif not i_may(call, chat, right):
        raise bad_request(f"not enough rights to send {words} to the chat")


def _thread(call: Call, chat: Chat) -> int | None:
    thread_id = call.params.integer("message_thread_id")
    if not thread_id:
        return None
    if thread_id == 1 or (chat.is_forum and thread_id not in chat.topics):
        raise bad_request("message thread not found")
    if not chat.is_forum and thread_id not in chat.messages:
        raise bad_request("message thread not found")
    if chat.is_forum and chat.topics[thread_id].closed and not i_may(call, chat, "can_manage_topics"):
        raise unsourced("topic closed")
    return thread_id


def _reply(call: Call, chat: Chat) -> tuple[int | None, dict[str, Any] | None]:
    given = call.params.json("reply_parameters", "can't parse reply parameters JSON object")
    if given is not None and not isinstance(given, dict):
        raise bad_request("object expected as reply parameters")
    given = given or {
        "message_id": call.params.integer("reply_to_message_id"),
        "allow_sending_without_reply": call.params.boolean("allow_sending_without_reply"),
    }
    message_id = lenient_integer(given.get("message_id"))
    if not message_id or _elsewhere(given, chat):
        return None, None
    if message_id not in chat.messages:
        if lenient_boolean(given.get("allow_sending_without_reply")):
            return None, None
        raise bad_request("message to be replied not found")
    quote = given.get("quote")
    return message_id, {"text": quote, "position": 0, "is_manual": True} if quote else None


def _elsewhere(given: dict[str, Any], chat: Chat) -> bool:
    """Replies into another chat leave no reply_to_message."""
    return bool(given.get("chat_id")) and lenient_integer(given["chat_id"]) != chat.id


def _receiver(call: Call, chat: Chat) -> tuple[int | None, int | None]:
    given = _ephemeral_parameters(call)
    if given is None:
        return None, None
    if not isinstance(given, dict):
        raise bad_request("object expected as ephemeral message parameters")
    if chat.type not in ("group", "supergroup"):
        raise unsourced("ephemeral not allowed")
    receiver = lenient_integer(given.get("receiver_user_id"))
    if receiver not in call.world.state.people or not members.find(call.world, chat, receiver).inside:
        raise unsourced("ephemeral receiver")
    query_id = str(given.get("callback_query_id") or "")
    if not (me_in(call, chat).is_admin or _was_asked(call, chat, receiver, query_id)):
        raise unsourced("ephemeral not allowed")
    replaced = lenient_boolean(given.get("replace_callback_query_message"))
    query = call.world.state.callbacks.get(query_id) if replaced else None
    return receiver, query.message_id if query is not None else None


def _ephemeral_parameters(call: Call) -> Any:
    """The object of Bot API 10.3, or the two parameters that 10.2 had in its place."""
    given = call.params.json("ephemeral_message_parameters", "can't parse ephemeral message parameters")
    if given is None and call.params.has("receiver_user_id"):
        query_id = call.params.text("callback_query_id")
        return {"receiver_user_id": call.params.integer("receiver_user_id"), "callback_query_id": query_id}
    return given


def _was_asked(call: Call, chat: Chat, receiver: int, query_id: str) -> bool:
    """A press of a button at most 15 s ago, or an ephemeral message that this one answers."""
    now = call.world.clock.now()
    query = call.world.state.callbacks.get(query_id)
    if query is not None and query.user_id == receiver and query.chat_id == chat.id:
        return now - query.date <= PRESS_WINDOW
    reply = call.params.json("reply_parameters")
    ephemeral_id = lenient_integer(reply.get("ephemeral_message_id")) if isinstance(reply, dict) else 0
    asked = chat.ephemerals.get(ephemeral_id)
    return asked is not None and asked.author_id == receiver and now - asked.date <= PRESS_WINDOW


def deliver(call: Call, target: Target, content: dict[str, Any], **fields: Any) -> Message:
    """Makes the message; `fields` are further fields of Message. Buttons are read from the call."""
    chat = target.chat
    fields.setdefault("markup", markup_of(call))
    fields["protected"] = chat.protected or call.params.boolean("protect_content")
    if target.receiver_id is not None:
        return posting.post_ephemeral(
            call.world, chat, call.bot_id, target.receiver_id, content=content, **fields
        )
    if chat.type == "channel":
        fields |= {"from_id": None, "sender_chat_id": chat.id}
    return posting.post(
        call.world,
        chat,
        call.bot_id,
        content,
        thread_id=target.thread_id,
        reply_to=target.reply_to,
        quote=target.quote,
        **fields,
    )


def markup_of(call: Call) -> dict[str, Any] | None:
    """The reply markup of the call, checked and cleaned."""
    return read_markup(call.params.text("reply_markup"))


def sent(call: Call, target: Target, content: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """As deliver; gives the Message that the method answers with."""
    note = deliver(call, target, content, **fields)
    return wire.message(call.world, target.chat, note, call.bot)


def pace(call: Call, chat: Chat) -> None:
    """429 when pacing limits are on and the bot sends too fast: per chat, per group and minute, over all."""
    if not call.world.paced:
        return
    now = call.world.clock.now()
    here = _recent(call, chat.id, now)
    overall = _recent(call, 0, now)
    waits = [_wait(here, 4, 4.0, now), _wait(overall, 30, 1.0, now)]
    if chat.type in ("group", "supergroup"):
        waits.append(_wait(here, 20, 60.0, now))
    if (longest := max(waits)) > 0:
        raise too_many(math.ceil(longest))
    here.append(now)
    overall.append(now)


def _recent(call: Call, chat_id: int, now: float) -> list[float]:
    kept = [at for at in call.world.state.pacing.get((call.bot_id, chat_id), []) if now - 60.0 < at <= now]
    call.world.state.pacing[call.bot_id, chat_id] = kept
    return kept


def _wait(stamps: list[float], most: int, window: float, now: float) -> float:
    """Seconds until another one is allowed: at most `most` in any `window` seconds."""
    return stamps[-most] + window - now if len(stamps) >= most else 0.0


def pace_members(call: Call, chat: Chat) -> None:
    """429 when pacing limits are on and the bot bans or restricts too many members at once."""
    if not call.world.paced:
        return
    now = call.world.clock.now()
    key = (call.bot_id, -chat.id)
    stamps = [at for at in call.world.state.pacing.get(key, []) if now - 60.0 < at <= now]
    if (left := _wait(stamps, 20, 10.0, now)) > 0:
        raise too_many(math.ceil(left))
    call.world.state.pacing[key] = [*stamps, now]
