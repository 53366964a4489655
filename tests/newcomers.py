"""The group that asks newcomers who they are, for stories about introductions."""

from typing import Any

from bot.emulator.people import Group, Person
from tests.heard import Seen, labels, seen_by, words
from tests.town import Town

OWN = "#intro Hello, I am Ann from Bristol, I bake bread and look for company on long walks."
FORM = "Introduce me"


async def asking(
    town: Town, *, language: str = "en", command: str = "/intro on", **details: Any
) -> tuple[Person, Group]:
    """A group that asks newcomers for an introduction; its time is 10:00 on a Monday."""
    owner = await town.people.person("Olga", language_code=language)
    group = await town.group("川西徒步" if language == "zh" else "West Hikers", owner, **details)
    await owner.says(group, command)
    await town.settle()
    return owner, group


async def alone(person: Person, group: Group) -> list[str]:
    """What the person alone is shown in the group."""
    return words([message for message in await seen_by(person, group) if message["ephemeral"]])


async def public(person: Person, group: Group) -> list[str]:
    """What the bot says to everybody."""
    return words([message for message in await seen_by(person, group) if not message["ephemeral"]])


def states(town: Town) -> dict[str, str]:
    """Whose introduction is in which state."""
    return {
        row["name"]: row["state"] for row in town.rows("select name, state from introduction order by name")
    }


async def filled(town: Town, person: Person, group: Group, *answers: str) -> None:
    """The private form, from the start link to the look at the whole."""
    await person.writes_bot(f"/start introductions_{group.id}")
    await town.settle()
    for answer in answers:
        await person.writes_bot(answer)
        await town.settle()


async def taps(town: Town, person: Person, label: str) -> dict[str, Any]:
    """The newest private button of that name."""
    message = next(one for one in reversed(await seen_by(person, None)) if label in labels(one))
    pressed = await person.taps(message, label)
    await town.settle()
    return pressed


async def whispered(town: Town, person: Person, group: Group, text: str) -> int:
    """How often the person alone was shown a text in the group."""
    return (await alone(person, group)).count(text)


async def cards(admin: Person, text: str = "still silent") -> list[Seen]:
    """The admins' cards about the silent."""
    return [message for message in await seen_by(admin, None) if text in message["text"]]


async def silent(
    town: Town, *names: str, command: str = "/intro on", **details: Any
) -> tuple[Person, Group, list[Person]]:
    """A group whose owner can be written to, and newcomers who say nothing."""
    owner, group = await asking(town, command="/intro on", **details)
    await owner.writes_bot("/start")
    if command != "/intro on":
        await owner.says(group, command)
    await town.settle()
    return owner, group, [await group.joined_by(name) for name in names]
