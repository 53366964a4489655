"""Persons, groups and messages as a story drives them, over real HTTP; what is allowed the emulator decides."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from bot.emulator.client import request

Json = dict[str, Any]


class NotAllowed(Exception):
    """The emulator refused: `status` is 403 for what a person may not do, 400 or 404 for a wrong request."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status = status


@dataclass(frozen=True)
class Wire:
    """The control interface of one emulator."""

    url: str

    async def ask(self, method: str, path: str, *, seconds: float = 120.0, **body: Any) -> Json:
        """One control call; fields that are None are left out. Raises NotAllowed."""
        sent = {name: value for name, value in body.items() if value is not None}
        raw = json.dumps(sent).encode() if sent else b""
        headers = {"Content-Type": "application/json"}
        answer = await request(method, f"{self.url}/emulator{path}", raw, headers=headers, seconds=seconds)
        found: Json = json.loads(answer.body)
        if answer.status != 200:
            raise NotAllowed(answer.status, str(found.get("error") or found.get("description")))
        return found


@dataclass(frozen=True)
class Message:
    """A message in a chat: enough to press, edit, answer or look at it."""

    wire: Wire
    chat_id: int
    id: int

    @property
    def path(self) -> str:
        """Its place in the control interface."""
        return f"/chats/{self.chat_id}/messages/{self.id}"

    async def look(self) -> Json:
        """How it is now; NotAllowed (404) when it is gone."""
        return await self.wire.ask("GET", self.path)

    async def gone(self) -> bool:
        """Whether it was deleted."""
        try:
            await self.look()
        except NotAllowed as error:
            if error.status == 404:
                return True
            raise
        return False


@dataclass(frozen=True)
class Member:
    """How somebody stands in a group, as the member list shows it."""

    id: int
    name: str
    status: str
    is_member: bool
    tag: str
    permissions: dict[str, bool]
    until_date: int
    custom_title: str

    @property
    def muted(self) -> bool:
        """Restricted so that they cannot write."""
        return self.status == "restricted" and not self.permissions["can_send_messages"]


@dataclass(frozen=True)
class Group:
    """A group, supergroup or channel."""

    wire: Wire
    id: int
    title: str
    owner: "Person"

    @property
    def path(self) -> str:
        """Its place in the control interface."""
        return f"/chats/{self.id}"

    async def look(self, viewer: "Person | None" = None, limit: int = 0) -> Json:
        """Title, members and messages, as one person sees them or as they are."""
        query = f"?limit={limit}" + (f"&as={viewer.id}" if viewer is not None else "")
        return await self.wire.ask("GET", self.path + query)

    async def messages(self) -> list[Json]:
        """All messages there are, oldest first."""
        found: list[Json] = (await self.look())["messages"]
        return found

    async def member(self, person: "Person") -> Member:
        """How the person stands here; status "left" for somebody who never was here."""
        for one in (await self.look(limit=1))["members"]:
            if one["id"] == person.id:
                return Member(**{name: one[name] for name in Member.__dataclass_fields__})
        return Member(person.id, person.name, "left", False, "", {}, 0, "")

    async def add_bot(
        self,
        rights: str | Sequence[str] | None = "all",
        *,
        status: str | None = None,
        token: str | None = None,
        by: "Person | None" = None,
    ) -> str:
        """Puts the bot in: as administrator with rights, or with a status "member", "left" or "kicked"."""
        given = rights if rights is None or isinstance(rights, str) else list(rights)
        given = None if status is not None else given
        asked = by.id if by is not None else None
        answer = await self.wire.ask(
            "POST", f"{self.path}/bot", rights=given, status=status, token=token, by=asked
        )
        return str(answer["status"])

    async def set_member(self, person: "Person", *, by: "Person | None" = None, **wanted: Any) -> str:
        """What a human administrator does: status, permissions, until, tag, rights, anonymous, custom_title."""
        return await self.set_member_id(person.id, by=by, **wanted)

    async def set_member_id(self, account_id: int, *, by: "Person | None" = None, **wanted: Any) -> str:
        """As set_member, for any account, such as a bot."""
        path, actor = f"{self.path}/members/{account_id}", (by or self.owner).id
        return str((await self.wire.ask("PUT", path, by=actor, **wanted))["status"])

    async def answer_request(self, person: "Person", approve: bool, *, by: "Person | None" = None) -> str:
        """A human administrator answers a request to join."""
        path = f"{self.path}/requests/{person.id}"
        return str((await self.wire.ask("POST", path, by=(by or self.owner).id, approve=approve))["status"])

    async def joined_by(self, name: str, **details: Any) -> "Person":
        """A new person who has joined."""
        made = await self.wire.ask("POST", "/people", name=name, **details)
        person = Person(self.wire, int(made["id"]), name)
        await person.joins(self)
        return person

    async def migrate(self, signs: Sequence[str] | None = None) -> "Group":
        """A basic group becomes a supergroup; `signs` are what bots see of it, in order."""
        order = list(signs) if signs is not None else None
        answer = await self.wire.ask("POST", f"{self.path}/migrate", signs=order)
        return Group(self.wire, int(answer["id"]), self.title, self.owner)

    async def change(self, **switches: Any) -> None:
        """Switches of the chat: join_by_request, protected, slow_mode_delay, username, description, ..."""
        await self.wire.ask("PATCH", self.path, **switches)

    async def pour(self, messages: Sequence[Json]) -> Json:
        """Many messages at once; each names its `person`. Gives message_ids and refused."""
        return await self.wire.ask("POST", f"{self.path}/messages", messages=list(messages), seconds=600.0)


@dataclass(frozen=True)
class Person:
    """Somebody who uses Telegram."""

    wire: Wire
    id: int
    name: str

    async def says(self, group: Group, text: str = "", **more: Any) -> Message:
        """Writes into the group; `more` are further fields of the contract (photo, reply_to, buttons, ...)."""
        if isinstance(more.get("reply_to"), Message):
            more["reply_to"] = more["reply_to"].id
        answer = await self.wire.ask(
            "POST", f"{group.path}/messages", person=self.id, text=text or None, **more
        )
        return Message(self.wire, group.id, int(answer["message_id"]))

    async def edits(self, message: Message, text: str) -> None:
        """Changes the text of their message."""
        await self.wire.ask("PATCH", message.path, person=self.id, text=text)

    async def deletes(self, message: Message) -> None:
        """Deletes a message."""
        await self.wire.ask("DELETE", message.path, person=self.id)

    async def taps(self, message: "Message | Json", button: str, *, group: Group | None = None) -> Json:
        """Presses a button by its text or data; gives {answered, text, alert, url}.

        `message` is a Message, or one as `sees` gave it: then `group` says where, or their private chat is meant.
        """
        if isinstance(message, Message):
            path = message.path
        else:
            path = f"/chats/{group.id if group is not None else self.id}/messages/{message['id']}"
        return await self.wire.ask("POST", f"{path}/press", person=self.id, button=button)

    async def reacts(self, message: Message, *emoji: str) -> None:
        """Sets their reactions; none takes them back."""
        await self.wire.ask("POST", f"{message.path}/react", person=self.id, emoji=list(emoji))

    async def votes(self, message: Message, *options: int | str) -> None:
        """Votes by number or text of the options."""
        await self.wire.ask("POST", f"{message.path}/vote", person=self.id, options=list(options))

    async def joins(self, group: Group, link: str | None = None) -> str:
        """Joins, by a link or openly; "member", "requested" or "banned"."""
        answer = await self.wire.ask("POST", f"{group.path}/join", person=self.id, invite_link=link)
        return str(answer["status"])

    async def asks_to_join(self, group: Group, link: str | None = None) -> str:
        """As joins; NotAllowed unless that made a request."""
        status = await self.joins(group, link)
        if status != "requested":
            raise NotAllowed(403, f"the door is not one to ask at: {status}")
        return status

    async def adds(self, group: Group, person: "Person") -> str:
        """Brings somebody into the group."""
        return str((await self.wire.ask("POST", f"{group.path}/add", person=person.id, by=self.id))["status"])

    async def leaves(self, group: Group) -> None:
        """Leaves the group."""
        await self.wire.ask("POST", f"{group.path}/leave", person=self.id)

    async def sees(self, group: Group, limit: int = 0) -> list[Json]:
        """The group's messages as this person sees them, oldest first."""
        found: list[Json] = (await group.look(self, limit))["messages"]
        return found

    async def writes_bot(self, text: str = "", *, token: str | None = None, **more: Any) -> Message:
        """Writes to the bot in private, pressing Start first if they never did."""
        answer = await self.wire.ask(
            "POST", "/private", person=self.id, text=text or None, token=token, **more
        )
        return Message(self.wire, self.id, int(answer["message_id"]))

    async def private(self, *, token: str | None = None) -> list[Json]:
        """The messages of their private chat with the bot, oldest first."""
        query = f"?token={quote(token)}" if token is not None else ""
        found: list[Json] = (await self.wire.ask("GET", f"/private/{self.id}{query}"))["messages"]
        return found

    async def blocks_bot(self, on: bool = True) -> None:
        """Blocks the bot, or lets it speak again."""
        await self.wire.ask("POST", f"/private/{self.id}/block", on=on)

    async def pays(self, message_id: int, group: Group | None = None) -> Json:
        """Pays an invoice; gives {charge, state, error}."""
        chat = group.id if group is not None else None
        return await self.wire.ask("POST", f"/private/{self.id}/pay", message_id=message_id, chat=chat)

    async def changes(self, **details: Any) -> None:
        """New facts: name, username, language_code, bio, photo, is_premium, deleted."""
        await self.wire.ask("PATCH", f"/people/{self.id}", **details)
