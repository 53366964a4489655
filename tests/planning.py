"""A group whose owner plans what is posted, for stories: its clock, what was planned and posted. Asserts nothing."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.emulator.people import Group, Message, Person
from tests.answering import calls
from tests.heard import Seen, heard, labels, seen_by, words
from tests.town import Town


@dataclass(frozen=True)
class Planning:
    """One group whose owner has pressed Start; its clock is UTC's."""

    town: Town
    owner: Person
    group: Group

    async def schedules(self, message: Message | None, when: str, command: str = "/schedule") -> list[Seen]:
        """What the owner newly sees after planning a message."""
        answered = {"reply_to": message} if message is not None else {}
        said = self.owner.says(self.group, f"{command} {when}".strip(), **answered)
        return await heard(self.town, self.owner, self.group, said)

    async def until(self, clock: str) -> None:
        """Walk to the next time the clock shows that, by seconds where something is due."""
        now = datetime.fromisoformat(await self.town.people.now())
        hour, minute, second = map(int, f"{clock}:00".split(":")[:3])
        then = now.replace(hour=hour, minute=minute, second=second, microsecond=0)
        then = then if then > now else then + timedelta(days=1)
        await self.town.people.set_clock(then.isoformat())
        await self.town.settle()

    async def posts(self) -> list[Seen]:
        """What the bot posted openly, oldest first."""
        return [one for one in await seen_by(self.owner, self.group) if not one["ephemeral"]]

    async def cards(self) -> list[str]:
        """What the owner was told in private."""
        await self.town.advance("10s")
        return words(await self.own())

    async def own(self) -> list[Seen]:
        """What the owner sees of the bot in private."""
        return await seen_by(self.owner, None)

    async def shown(self) -> list[Seen]:
        """What the owner sees of the bot in the group, whispers too."""
        return await seen_by(self.owner, self.group)

    async def said(self) -> list[str]:
        """The words that the bot posted openly."""
        return [text for text in words(await self.posts()) if text]

    async def taps(self, label: str, *, private: bool = False) -> dict[str, Any]:
        """The newest message with that button, where the owner sees it; what they are told."""
        place = None if private else self.group
        found = [one for one in await seen_by(self.owner, place) if label in labels(one)]
        told: dict[str, Any] = await self.owner.taps(found[-1], label, group=place)
        await self.town.settle()
        return told

    async def deletes_topic(self, topic: int) -> None:
        """A topic is gone, with all in it."""
        await calls(self.town, "deleteForumTopic", chat_id=self.group.id, message_thread_id=topic)

    async def writes(self, text: str = "", **more: Any) -> list[Seen]:
        """What the owner newly sees after writing to the bot in private."""
        return await heard(self.town, self.owner, None, self.owner.writes_bot(text, **more))


async def planning(town: Town, lang: str = "en", **details: Any) -> Planning:
    """The group, some minutes after the bot came."""
    owner = await town.people.person("Olga", language_code=lang)
    group = await town.group("川西徒步" if lang == "zh" else "West Hikers", owner, **details)
    await owner.writes_bot("/start")
    await town.settle()
    await town.advance("3m")
    return Planning(town, owner, group)
