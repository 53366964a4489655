"""How polls are made, voted in and closed, with the updates that follow; HTTP methods are elsewhere."""

from collections.abc import Iterable
from typing import Any

from bot.emulator.errors import bad_request
from bot.emulator.world import lookup, members, updates, wire
from bot.emulator.world.acting import Refused
from bot.emulator.world.chats import Chat
from bot.emulator.world.messages import Message
from bot.emulator.world.polls import Poll
from bot.emulator.world.state import World, timer

Json = dict[str, Any]
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"


def new_poll(world: World, question: str, options: Iterable[str], *, bot_id: int = 0, **fields: Any) -> Poll:
    """A poll that no message shows yet; `fields` are further fields of the Bot API's Poll."""
    poll_id = str(world.state.chance.randrange(10**18, 9 * 10**18))
    wired = {
        "id": poll_id,
        "question": question,
        "options": [
            {"persistent_id": "".join(world.state.chance.choices(LETTERS, k=8)), "text": text}
            for text in options
        ],
        "is_anonymous": True,
        "type": "regular",
        "allows_multiple_answers": False,
        "allows_revoting": True,
        "members_only": False,
        **fields,
    }
    poll = Poll(poll_id, bot_id, 0, 0, wired)
    world.state.polls[poll_id] = poll
    return poll


def shown(world: World, poll: Poll, note: Message) -> None:
    """Ties a poll to the message that shows it and sets the alarm that closes it."""
    poll.chat_id, poll.message_id = note.chat_id, note.id
    if "open_period" in poll.wire:
        poll.wire["close_date"] = world.now + poll.wire["open_period"]
    if "close_date" in poll.wire and not poll.closed:
        world.schedule(poll.wire["close_date"], "close poll", poll_id=poll.id)
    note.content = content(poll)


def wire_poll(poll: Poll) -> Json:
    """Poll as it stands in updates and results."""
    options = [
        {**option, "voter_count": sum(number in chosen for chosen in poll.votes.values())}
        for number, option in enumerate(poll.wire["options"])
    ]
    counts = {"options": options, "total_voter_count": len(poll.votes), "is_closed": poll.closed}
    return {**poll.wire, **counts}


def content(poll: Poll) -> Json:
    """Content of the message that shows the poll."""
    return {"poll": {**wire_poll(poll), **poll.inside}}


def poll_in(world: World, note: Message) -> Poll | None:
    """The poll that a message shows, if it shows one."""
    return world.state.polls.get(note.content.get("poll", {}).get("id", ""))


def close(world: World, poll: Poll) -> None:
    """Nobody can vote any more; the bot that sent the poll hears of it."""
    if poll.closed:
        return
    poll.closed = True
    chat = lookup.chat_seen_by(world, poll.bot_id, poll.chat_id)
    if chat is not None and (note := chat.messages.get(poll.message_id)) is not None:
        _refresh(world, poll, chat, note)
    _tell(world, poll)


@timer("close poll")
def _close_in_time(world: World, arguments: dict[str, Any]) -> None:
    if (poll := world.state.polls.get(arguments["poll_id"])) is not None:
        close(world, poll)


def vote(world: World, chat: Chat, person_id: int, message_id: int, options: list[int]) -> None:
    """A person chooses options by number, or takes the vote back with an empty list; Refused, ApiError 400."""
    note = chat.messages.get(message_id)
    poll = poll_in(world, note) if note else None
    if note is None or poll is None:
        raise bad_request("message is not a poll")
    poll.chat_id, poll.message_id = chat.id, note.id
    _check(world, chat, poll, person_id, options)
    if options:
        poll.votes[person_id] = sorted(set(options))
    else:
        poll.votes.pop(person_id, None)
    _refresh(world, poll, chat, note)
    _tell(world, poll)
    if not poll.wire["is_anonymous"]:
        _tell_answer(world, poll, person_id)


def _check(world: World, chat: Chat, poll: Poll, person_id: int, options: list[int]) -> None:
    if chat.type != "private" and not members.find(world, chat, person_id).inside:
        raise Refused("only members can vote")
    if poll.closed:
        raise bad_request("poll has already been closed")
    if any(not 0 <= option < len(poll.wire["options"]) for option in options):
        raise bad_request("no such option")
    if len(set(options)) > 1 and not poll.wire["allows_multiple_answers"]:
        raise bad_request("only one option may be chosen")
    if person_id in poll.votes and not poll.wire["allows_revoting"]:
        raise bad_request("the vote can't be changed")


def _refresh(world: World, poll: Poll, chat: Chat, note: Message) -> None:
    note.content = content(poll)
    world.journal.add_event("poll", chat=chat.id, bot=chat.bot_id, message_id=note.id)


def _tell(world: World, poll: Poll) -> None:
    """The sender hears of every change; others of a person's poll that was stopped."""
    if poll.bot_id:
        listeners = {poll.bot_id}
    else:
        chat = world.state.chats.get(poll.chat_id)
        listeners = chat.bots if chat is not None and poll.closed else set()
    for bot_id in sorted(listeners):
        updates.publish(world, world.state.bots[bot_id], "poll", wire_poll(poll), key=f"poll{poll.id}")


def _tell_answer(world: World, poll: Poll, person_id: int) -> None:
    if not poll.bot_id:
        return
    bot = world.state.bots[poll.bot_id]
    bot.known_users.add(person_id)
    chosen = poll.votes.get(person_id, [])
    body = {
        "poll_id": poll.id,
        "user": wire.user(world, person_id, bot),
        "option_ids": chosen,
        "option_persistent_ids": [poll.wire["options"][number]["persistent_id"] for number in chosen],
    }
    updates.publish(world, bot, "poll_answer", body, key=f"poll{poll.id}")
