"""A group with a gate, for stories: who comes, what they read and press, what the admins see. Asserts nothing."""

import re
from dataclasses import dataclass
from typing import Any

from bot.emulator.people import Group, Message, Person
from tests.heard import Seen, labels, seen_by, words
from tests.town import Town

TITLES = {"en": "West Hikers", "zh": "川西徒步"}
ANIMAL = "question Which animal is on our sign? | ant | 蚂蚁"
ESSAY = "question Why us?"


@dataclass(frozen=True)
class Gate:
    """One group whose owner has pressed Start, so that cards reach them in private."""

    town: Town
    owner: Person
    group: Group
    lang: str

    async def applicant(self, name: str = "Ming", *, started: bool = False, **details: Any) -> Person:
        """Somebody who wants in."""
        person = await self.town.people.person(name, language_code=self.lang, **details)
        if started:
            await person.writes_bot("/start")
            await self.town.settle()
        return person

    async def does(self, act: Any) -> Any:
        """Something happens, and everybody is done with it."""
        result = await act
        await self.town.settle()
        return result

    async def asks(self, name: str = "Ming", *, started: bool = True, **details: Any) -> Person:
        """Somebody new asks to join, and presses Start when told to."""
        person = await self.applicant(name, **details)
        await self.does(person.asks_to_join(self.group))
        if started:
            await self.starts(person)
        return person

    async def comes(self, name: str = "Ming", *, started: bool = True) -> Person:
        """Somebody new joins by the open door, and presses Start."""
        person = await self.applicant(name)
        await self.does(person.joins(self.group))
        if started:
            await self.starts(person)
        return person

    async def starts(self, person: Person) -> None:
        """The link of the invitation."""
        await self.does(person.writes_bot(f"/start gate_{self.group.id}"))

    async def writes(self, person: Person, text: str = "", **more: Any) -> Message:
        """Words in private."""
        message: Message = await self.does(person.writes_bot(text, **more))
        return message

    async def taps(self, person: Person, label: str) -> dict[str, Any]:
        """The newest private message that has this button."""
        found = [one for one in await seen_by(person, None) if label in labels(one)]
        answer: dict[str, Any] = await self.does(person.taps(found[-1], label))
        return answer

    async def last(self, person: Person) -> str:
        """What the person last read in private."""
        return words(await seen_by(person, None))[-1]

    async def status(self, person: Person) -> str:
        """How they stand in the group: "muted" where they cannot write."""
        member = await self.group.member(person)
        return "muted" if member.muted else member.status

    async def state(self, person: Person) -> str:
        """How the bot's row says it stands."""
        rows = self.town.rows("SELECT state FROM gate_entry WHERE user_id = :user", user=person.id)
        return str(rows[0]["state"]) if rows else ""

    async def cards(self) -> list[Seen]:
        """What the owner sees of applications."""
        await self.town.advance("10s")
        return [one for one in await seen_by(self.owner, None) if self.group.title in one["text"]]

    async def card(self) -> str:
        """The newest of them."""
        return str((await self.cards())[-1]["text"])


async def gate(town: Town, *commands: str, lang: str = "en", by_request: bool = True, **details: Any) -> Gate:
    """A group with these thresholds; its time is 10:00 on a Monday in the chat's zone of UTC."""
    owner = await town.people.person("Olga", language_code=lang)
    group = await town.group(TITLES[lang], owner, join_by_request=by_request, **details)
    await owner.writes_bot("/start")
    for command in commands:
        await owner.says(group, f"/gate {command}")
    await town.settle()
    return Gate(town, owner, group, lang)


async def total(here: Gate, person: Person) -> int:
    """What the sum that the person last read comes to."""
    first, second = re.findall(r"\d+", await here.last(person))
    return int(first) + int(second)
