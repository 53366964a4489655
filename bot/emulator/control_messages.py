"""/emulator: what people do with messages, in groups and in private."""

import asyncio
from collections.abc import Callable
from typing import Any

from starlette.routing import Route

from bot.emulator import contents
from bot.emulator.clock import real, wait
from bot.emulator.control import Ask, Json, Unusable, routed
from bot.emulator.views import button_rows, message_view, messages_view
from bot.emulator.world import acting, lookup, members, paying, reacting, voting
from bot.emulator.world.acting import Refused
from bot.emulator.world.chats import Chat
from bot.emulator.world.messages import Message
from bot.emulator.world.state import World

ANSWERS_WITHIN = 10
BREATH = 50


def routes(world: World) -> list[Route]:
    """The routes of this part of the contract."""
    table = (
        ("POST", "/chats/{id}/messages", write),
        ("GET", "/chats/{id}/messages/{mid}", show),
        ("PATCH", "/chats/{id}/messages/{mid}", edit),
        ("DELETE", "/chats/{id}/messages/{mid}", delete),
        ("POST", "/chats/{id}/messages/{mid}/press", press),
        ("POST", "/chats/{id}/messages/{mid}/react", react),
        ("POST", "/chats/{id}/messages/{mid}/vote", vote),
        ("POST", "/private", write_private),
        ("GET", "/private/{id}", show_private),
        ("POST", "/private/{id}/block", block),
        ("POST", "/private/{id}/pay", pay),
        ("GET", "/payments", payments),
    )
    return [routed(world, verb, path, answerer) for verb, path, answerer in table]


async def write(ask: Ask) -> Json:
    """A person's message, an album, or many messages at once."""
    chat = ask.chat()
    if "messages" in ask.body:
        return await _write_many(ask, chat)
    notes = _write(ask, chat, ask.body)
    ids = [note.id if note.ephemeral_id is None else -note.ephemeral_id for note in notes]
    return {"message_id": ids[0], "message_ids": ids}


async def _write_many(ask: Ask, chat: Chat) -> Json:
    ids, refused = [], []
    for number, body in enumerate(ask.body["messages"]):
        try:
            ids += [note.id for note in _write(ask, chat, body)]
        except Refused as error:
            refused.append({"number": number, "error": str(error)})
        if number % BREATH == 0:
            await asyncio.sleep(0)
    return {"message_ids": ids, "refused": refused}


def _write(ask: Ask, chat: Chat, body: Json) -> list[Message]:
    person_id = _writer(ask, chat, body)
    if body.get("automatic_forward"):
        return [_post_in_channel(ask, chat, body)]
    fields = contents.fields_of(ask, chat, body)
    if not body.get("media_group"):
        note = acting.say(ask.world, chat, person_id, contents.content_of(ask.world, body), **fields)
        if (poll := voting.poll_in(ask.world, note)) is not None:
            voting.shown(ask.world, poll, note)
        return [note]
    fields["media_group_id"] = str(ask.world.state.chance.getrandbits(60))
    parts = [contents.content_of(ask.world, part) for part in body["media_group"]]
    if body.get("caption"):
        parts[0] |= contents.text_content(ask.world, body, "caption")
    return [acting.say(ask.world, chat, person_id, part, **fields) for part in parts]


def _writer(ask: Ask, chat: Chat, body: Json) -> int:
    default = chat.id if chat.type == "private" else None
    person_id = body.get("person", default)
    if not isinstance(person_id, int) or isinstance(person_id, bool):
        if body.get("automatic_forward"):
            return 0
        raise Unusable(400, "person: a whole number is needed")
    return ask.existing_person(person_id)


def _post_in_channel(ask: Ask, group: Chat, body: Json) -> Message:
    """A post of the linked channel, which comes into the group by itself."""
    channel = ask.world.state.chats.get(group.linked_chat_id)
    if channel is None:
        raise Unusable(400, "automatic_forward: this group has no linked channel")
    content = contents.content_of(ask.world, body)
    acting.say(ask.world, channel, channel.owner_id, content)
    return next(reversed(group.messages.values()))


async def show(ask: Ask) -> Json:
    """One message as people see it."""
    chat = ask.chat()
    return message_view(ask.world, chat, ask.message(chat))


async def edit(ask: Ask) -> Json:
    """A person changes their message."""
    chat = ask.chat()
    note = ask.message(chat)
    name = "caption" if "caption" in ask.body else "text"
    content = contents.text_content(ask.world, ask.body, name)
    acting.edit(ask.world, chat, note, _writer(ask, chat, ask.body), content)
    return {"message_id": note.id}


async def delete(ask: Ask) -> Json:
    """A person deletes a message."""
    chat = ask.chat()
    note = ask.message(chat)
    acting.delete(ask.world, chat, note, _writer(ask, chat, ask.body))
    return {"message_id": note.id}


async def press(ask: Ask) -> Json:
    """A person presses a button and sees what the bot answers, at most so many real `seconds` later."""
    chat = ask.chat()
    note = ask.message(chat)
    button = _button(note, ask.text("button"))
    if "callback_data" not in button:
        return {"answered": True, "text": "", "alert": False, "url": button.get("url", "")}
    person_id = _writer(ask, chat, ask.body)
    query_id = acting.press(ask.world, chat, note, person_id, button["callback_data"]).id
    queries = ask.world.state.callbacks
    answered = ask.number("seconds", ANSWERS_WITHIN)
    await _until(ask.world, lambda: query_id not in queries or queries[query_id].answered, answered)
    query = ask.world.state.callbacks.get(query_id)
    if query is None or not query.answered:
        return {"answered": False, "text": "", "alert": False, "url": ""}
    return {"answered": True, "text": query.text, "alert": query.alert, "url": query.url}


def _button(note: Message, wanted: str) -> Json:
    for row in button_rows(note):
        for button in row:
            if wanted in (button["text"], button.get("callback_data"), button.get("url")):
                found: Json = button
                return found
    raise Unusable(404, f"no button {wanted}")


async def _until(world: World, done: Callable[[], bool], seconds: int = ANSWERS_WITHIN) -> None:
    """Until it is done or so many seconds of real time are over."""
    end = real() + seconds
    while not done() and real() < end:
        await wait(world.changed, seconds=end - real())


async def react(ask: Ask) -> Json:
    """A person sets their reactions to a message."""
    chat = ask.chat()
    emoji = ask.body.get("emoji", [])
    wanted = [emoji] if isinstance(emoji, str) else list(emoji)
    reacting.react(ask.world, chat, _writer(ask, chat, ask.body), ask.message(chat).id, wanted)
    return {"emoji": wanted}


async def vote(ask: Ask) -> Json:
    """A person votes, by number or text of options."""
    chat = ask.chat()
    note = ask.message(chat)
    options = [_option(note, given) for given in ask.body.get("options", [])]
    voting.vote(ask.world, chat, _writer(ask, chat, ask.body), note.id, options)
    return {"options": options}


def _option(note: Message, given: Any) -> int:
    if isinstance(given, int):
        return given
    texts = [option["text"] for option in note.content.get("poll", {}).get("options", [])]
    if given not in texts:
        raise Unusable(404, f"no option {given}")
    return texts.index(given)


async def write_private(ask: Ask) -> Json:
    """A person writes to the bot, pressing Start first if they never did."""
    chat = lookup.private_chat(ask.world, ask.bot().id, ask.person())
    return {"message_id": _write(ask, chat, ask.body)[0].id}


async def show_private(ask: Ask) -> Json:
    """The private chat of a person and the bot."""
    chat = ask.chat()
    return {
        "messages": messages_view(ask.world, chat),
        "started": chat.started,
        "blocked": chat.blocked,
        "pinned": list(chat.pinned),
    }


async def block(ask: Ask) -> Json:
    """A person blocks the bot, or lets it speak again."""
    chat = ask.chat()
    members.set_blocked(ask.world, chat, ask.flag("on", True))
    return {"blocked": chat.blocked}


async def pay(ask: Ask) -> Json:
    """A person pays an invoice (of `chat`, by `link`, else in private; `unasked`) and learns what came of it."""
    person_id = ask.existing_person(ask.path_id())
    if link := ask.text("link", ""):
        payment = paying.pay_link(ask.world, person_id, link)
    else:
        place = ask.world.state.chats.get(ask.number("chat", 0)) or ask.chat()
        payment = paying.pay(
            ask.world, place, person_id, ask.number("message_id"), unasked=ask.flag("unasked")
        )
    known, query_id = ask.world.state.payments, payment.query_id
    await _until(ask.world, lambda: query_id not in known or known[query_id].state != "asked")
    return {"charge": payment.charge_id, "state": payment.state, "error": payment.error}


async def payments(ask: Ask) -> Json:
    """Everything that was paid and given back."""
    done = [one for one in ask.world.state.payments.values() if one.state == "paid"]
    shown = [
        {"charge": one.charge_id, "person": one.user_id, "amount": one.amount, "payload": one.payload}
        for one in done
    ]
    back = [entry for entry, one in zip(shown, done, strict=True) if one.refunded_at]
    return {"payments": shown, "refunds": back}
