"""A raid, for stories: many who come at once by any door, and what the group and its owner see. Asserts nothing."""

from collections.abc import Iterable, Sequence

from bot.emulator.people import Group, Person
from tests.gate import Gate
from tests.heard import Seen, labels, seen_by


async def crowd(here: Gate, count: int, name: str = "Raider") -> list[Person]:
    """So many strangers."""
    return [
        await here.town.people.person(f"{name} {number}", language_code=here.lang) for number in range(count)
    ]


async def storm(here: Gate, people: Iterable[Person]) -> None:
    """All of them at the door, open or not, at once."""
    for person in people:
        await person.joins(here.group)
    await here.town.settle()


async def raid(here: Gate, count: int = 20) -> list[Person]:
    """A raid of so many."""
    people = await crowd(here, count)
    await storm(here, people)
    return people


async def public(viewer: Person, group: Group) -> list[Seen]:
    """What the bot says to everybody, deleted or not yet."""
    return [message for message in await seen_by(viewer, group) if not message["ephemeral"]]


async def cards(here: Gate, *words: str) -> list[Seen]:
    """The owner's cards that have these words."""
    await here.town.advance("25s")
    found = [one for one in await seen_by(here.owner, None) if here.group.title in one["text"]]
    return [one for one in found if all(word in one["text"] for word in words)]


async def taps(here: Gate, label: str) -> str:
    """The owner's newest private message with a button that begins so; what the presser sees."""
    found = [
        (one, name)
        for one in await seen_by(here.owner, None)
        for name in labels(one)
        if name.startswith(label)
    ]
    answer = await here.does(here.owner.taps(*found[-1]))
    return str(answer["text"])


async def standings(here: Gate, people: Sequence[Person]) -> set[str]:
    """How they stand in the group."""
    return {await here.status(person) for person in people}


def states(here: Gate) -> dict[str, int]:
    """How many of the bot's rows are in which state."""
    rows = here.town.rows("SELECT state, count(*) AS many FROM gate_entry GROUP BY state")
    return {row["state"]: int(row["many"]) for row in rows}


async def permissions(here: Gate) -> dict[str, bool]:
    """What members may do by default."""
    return dict((await here.group.look())["permissions"])
