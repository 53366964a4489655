"""A group whose admins teach the bot answers, for stories. Asserts nothing."""

import json
from typing import Any

from bot.emulator.client import request
from bot.emulator.people import Group, Person
from tests.heard import heard, words
from tests.town import TOKEN, Town


async def hikers(town: Town, **details: Any) -> tuple[Person, Person, Group]:
    """An owner, a member, their group; the welcome is over."""
    owner = await town.people.person("Olga Owner")
    group = await town.group("West Hikers", owner, **details)
    ann = await group.joined_by("Ann Lee")
    await town.advance("5m")
    return owner, ann, group


async def teach(town: Town, owner: Person, group: Group, command: str, **more: Any) -> dict[str, Any]:
    """An admin sets an answer; the settings that the group is shown of it."""
    return (await heard(town, owner, group, owner.says(group, command, **more)))[-1]


async def asked(town: Town, person: Person, group: Group, text: str, **more: Any) -> list[str]:
    """What somebody's words are answered with, when nothing is cooling down."""
    await town.advance("11s")
    return words(await heard(town, person, group, person.says(group, text, **more)))


async def new_topic(town: Town, chat: int) -> int:
    """A topic, made by the bot's account."""
    made = await calls(town, "createForumTopic", chat_id=chat, name="Gear")
    return int(made["message_thread_id"])


async def calls(town: Town, method: str, **fields: Any) -> Any:
    """What the bot's account gets for a call that it never makes itself."""
    headers = {"Content-Type": "application/json"}
    body = json.dumps(fields).encode()
    answer = await request("POST", f"{town.url}/bot{TOKEN}/{method}", body, headers=headers)
    return json.loads(answer.body)["result"]
