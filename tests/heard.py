"""What somebody hears of the bot, for stories: new messages in a group or in private, their words and buttons."""

from collections.abc import Awaitable, Sequence
from typing import Any

from bot.emulator.people import Group, Person
from tests.town import Town

Seen = dict[str, Any]


async def seen_by(person: Person, group: Group | None) -> list[Seen]:
    """What the bot said there, as the person sees it; no group = their private chat."""
    messages = await person.private() if group is None else await person.sees(group)
    return [message for message in messages if message["from"].get("is_bot")]


async def heard(town: Town, person: Person, group: Group | None, *happening: Awaitable[object]) -> list[Seen]:
    """What is new (or changed) of the bot for this person once all this has happened."""
    before = await seen_by(person, group)
    for act in happening:
        await act
    await town.settle()
    return [message for message in await seen_by(person, group) if message not in before]


def words(messages: Sequence[Seen]) -> list[str]:
    """Texts or captions."""
    return [message["text"] or message["caption"] for message in messages]


def labels(message: Seen) -> list[str]:
    """The words on the buttons."""
    return [button["text"] for row in message["buttons"] or [] for button in row]
