"""The hikers' group that stories about strikes and ads happen in, and ads to post there."""

from dataclasses import dataclass
from typing import Any

from bot.emulator.people import Group, Message, Person
from tests.heard import Seen, heard, labels, seen_by, words
from tests.town import Town

ADS = (
    "Win every day, join t.me/+AbCdEfGhIjKlMnOp",
    "VIP signals: https://t.me/cheap_signals",
    "Start now t.me/easy_money_bot?start=ref77",
)


@dataclass
class Hikers:
    """A group with an owner, another admin, and one who has just joined."""

    town: Town
    owner: Person
    admin: Person
    mallory: Person
    group: Group

    async def command(self, by: Person, words_said: str, **more: Any) -> list[Seen]:
        """What that person newly sees of the bot after a command."""
        return await heard(self.town, by, self.group, by.says(self.group, words_said, **more))

    async def tap(self, by: Person, label: str, group: Group | None = None) -> dict[str, Any]:
        """Taps the newest button with that label that the person sees; what they are told."""
        place = group or self.group
        pressed = await by.taps(with_button(await seen_by(by, place), label), label, group=place)
        await self.town.settle()
        return pressed

    async def tap_private(self, by: Person, label: str) -> dict[str, Any]:
        """The same in the private chat."""
        pressed = await by.taps(with_button(await seen_by(by, None), label), label)
        await self.town.settle()
        return pressed

    async def posts(self, person: Person, text: str = "", **more: Any) -> Message:
        """A message, and everything that follows from it; two seconds later, so that the next is a new offence."""
        message = await person.says(self.group, text, **more)
        await self.town.settle()
        await self.town.advance("2s")
        return message

    async def staff(self) -> Group:
        """An admin chat, linked by the owner."""
        group = await self.town.group("Staff", self.owner)
        told = words(await self.command(self.owner, "/adminchat"))[-1]
        await self.owner.says(group, "/adminchat " + told.split("/adminchat ")[-1].split()[0])
        await self.town.settle()
        return group

    def strikes(self) -> list[dict[str, Any]]:
        """The strikes on record, oldest first."""
        return self.town.rows("select * from strike order by given_at, id")


async def hikers(town: Town, *, language: str = "en", admin_rights: Any = None, **details: Any) -> Hikers:
    """The group, some minutes after everybody came."""
    owner = await town.people.person("Olga", language_code=language)
    title = "川西徒步" if language == "zh" else "West Hikers"
    group = await town.group(title, owner, **details)
    admin = await group.joined_by("Adam", language_code=language)
    rights = admin_rights if admin_rights is not None else ["can_restrict_members", "can_delete_messages"]
    if details.get("kind") != "group":
        await group.set_member(admin, status="administrator", rights=rights)
    mallory = await group.joined_by("Mallory", language_code=language)
    await town.settle()
    await town.advance("3m")
    return Hikers(town, owner, admin, mallory, group)


def with_button(messages: list[Seen], label: str) -> Seen:
    """The newest message that has that button."""
    return next(message for message in reversed(messages) if label in labels(message))


__all__ = ["ADS", "Hikers", "heard", "hikers", "labels", "seen_by", "with_button", "words"]
