"""Exported messages to updates as Telegram would have sent them: who, when, in answer to what. Runs nothing."""

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from heapq import heappop, heappush
from itertools import count
from typing import Any

from bot.core.facts import ANONYMOUS_ADMIN
from bot.replay.contents import content
from bot.replay.export import CHANNEL, Found, Known, peer
from bot.telegram.values import Json, items, mapping, number, some_words, words

LATER = 50_000  # reactions and edits that wait for their date
WAITING = frozenset({"message_reaction", "edited_message"})
KEPT = 5_000  # messages that an answer can be shown with
FIRST = 1_376_438_400  # the day on which Telegram began: no message is older
JOINS = ("join_group_by_link", "join_group_by_request", "invite_members", "create_group")
# What features look for in a line of Telegram's own; any other is merely such a line.
LINES = {
    "pin_message": "pinned_message", "edit_group_title": "new_chat_title", "edit_group_photo": "new_chat_photo",
    "delete_group_photo": "delete_chat_photo", "topic_edit": "forum_topic_edited", "group_call": "video_chat_started",
}  # fmt: skip
Update = dict[str, Any]
Person = dict[str, Any]


@dataclass(slots=True)
class Translator:
    """One chat's messages in the order of the file. `until` = the latest date that can be true, Unix seconds."""

    chat: Json
    known: Known
    until: int
    now: int = FIRST
    bodies: OrderedDict[int, Update] = field(default_factory=OrderedDict)
    topics: set[int] = field(default_factory=set)
    people: dict[tuple[int, str], Person] = field(default_factory=dict)
    unnamed: int = 0
    undated: int = 0

    def updates(self, message: Json) -> Iterator[tuple[int, Update]]:
        """(Unix time, update) of all that a message tells: itself, who came or went, its last edit, who reacted."""
        self.now = max(self.now, self.date(message))
        if message.get("type") == "service":
            yield from self.service(message)
            return
        body = self.body(message)
        if body is None:
            self.unnamed += 1
            return
        yield self.now, {"message": body}
        edited = moment(message, "edited")
        if self.now < edited <= self.until:
            yield edited, {"edited_message": body | {"edit_date": edited}}
        yield from self.reactions(message)

    def date(self, message: Json) -> int:
        """When it was sent; the one before where that cannot be true."""
        seconds = moment(message, "date")
        if FIRST <= seconds <= self.until:
            return seconds
        self.undated += 1
        return self.now

    # --- people -------------------------------------------------------------------------------------------------------

    def person(self, user: int, name: str) -> Person:
        """A user; a deleted account has no name."""
        kept = self.people.get((user, name))
        if kept is None:
            if len(self.people) > 20_000:
                self.people.clear()
            kept = {"id": user, "is_bot": user in self.known.bots, "first_name": name}
            self.people[user, name] = kept
        return kept

    def sender(self, message: Json) -> Update | None:
        """`from` or `sender_chat`; None where the export names nobody."""
        who, name = peer(message.get("from_id")), words(message.get("from"))
        if who > 0:
            return {"from": self.person(who, name)}
        if not who:
            return None
        behind = {"id": who, "type": "channel" if who <= CHANNEL else "group", "title": name}
        if who == self.chat["id"]:
            return {"from": self.person(ANONYMOUS_ADMIN, name), "sender_chat": behind}
        if message.get("forwarded_from") == name:  # the linked channel's posts come by themselves
            return {"sender_chat": behind, "is_automatic_forward": True}
        return {"sender_chat": behind}

    def named(self, names: Any, actor: Person | None) -> list[Person]:
        """Members that a line of Telegram's names, as far as it can be told who they are."""
        found = []
        for name in filter(None, map(some_words, items(names))):
            user = actor["id"] if actor and actor["first_name"] == name else self.known.names.get(name)
            if user and user > 0:
                found.append(self.person(user, name))
        return found

    # --- messages -----------------------------------------------------------------------------------------------------

    def body(self, message: Json) -> Update | None:
        """The message, as a bot of the group would have seen it; kept for those that answer it."""
        sender = self.sender(message)
        if sender is None:
            return None
        body = {"message_id": number(message.get("id")), "chat": self.chat, "date": self.now, **sender}
        body |= content(message)
        if peer(message.get("reply_to_peer_id")) in (0, self.chat["id"]):
            self.place(body, number(message.get("reply_to_message_id")))
        self.keep(body)
        return body

    def place(self, body: Update, answered: int) -> None:
        """Its topic, and what it answers, if that is still known."""
        if answered in self.topics:
            body |= {"message_thread_id": answered, "is_topic_message": True}
        elif (before := self.bodies.get(answered)) is not None:
            body["reply_to_message"] = before
            if "message_thread_id" in before:
                body |= {"message_thread_id": before["message_thread_id"], "is_topic_message": True}

    def keep(self, body: Update) -> None:
        """For later answers, without what it answers itself."""
        self.bodies[body["message_id"]] = {key: body[key] for key in body if key != "reply_to_message"}
        if len(self.bodies) > KEPT:
            self.bodies.popitem(last=False)

    def reactions(self, message: Json) -> Iterator[tuple[int, Update]]:
        """Those whose people the export names, each person's together, at their own dates."""
        theirs: dict[int, tuple[int, Person, list[Json]]] = {}
        ahead = local(message.get("date")) - self.now if "date_unixtime" in message else 0
        for said in map(mapping, items(message.get("reactions"))):
            emoji = some_words(said.get("emoji"))
            kind = (
                {"type": "emoji", "emoji": emoji}
                if emoji
                else {"type": "custom_emoji", "custom_emoji_id": "0"}
            )
            for one in map(mapping, items(said.get("recent"))):
                user = peer(one.get("from_id"))
                at = max(min(local(one.get("date")) - ahead, self.until), self.now)
                if user > 0:
                    theirs.setdefault(user, (at, self.person(user, words(one.get("from"))), []))[2].append(
                        kind
                    )
        for at, person, kinds in theirs.values():
            body = {"chat": self.chat, "message_id": number(message.get("id")), "user": person, "date": at}
            yield at, {"message_reaction": {**body, "old_reaction": [], "new_reaction": kinds}}

    # --- lines of Telegram's own --------------------------------------------------------------------------------------

    def service(self, message: Json) -> Iterator[tuple[int, Update]]:
        """Who came or went, told as Telegram tells it; and the line itself."""
        action, here = words(message.get("action")), number(message.get("id"))
        who, name = peer(message.get("actor_id")), words(message.get("actor"))
        actor = self.person(who, name) if who > 0 else None
        body: Update = {"message_id": here, "chat": self.chat, "date": self.now}
        body["from"] = actor or self.person(ANONYMOUS_ADMIN, "")
        if action in JOINS:
            came = (
                self.named(message.get("members"), actor)
                if "members" in message
                else [actor]
                if actor
                else []
            )
            yield from (self.change(body, user, "left", "member", action) for user in came)
            body["new_chat_members"] = came
        elif action == "remove_members":
            for user in self.named(message.get("members"), actor):
                gone = "left" if user is actor else "kicked"
                yield self.change(body, user, "member", gone, action)
                body["left_chat_member"] = user
        elif action == "topic_created":
            self.topics.add(here)
            body |= {"forum_topic_created": {"name": words(message.get("title"))}, "message_thread_id": here}
        body.setdefault(LINES.get(action, "chat_background_set"), {})
        yield self.now, {"message": body}

    def change(self, line: Update, user: Person, old: str, new: str, action: str) -> tuple[int, Update]:
        """Somebody's standing."""
        body = {"chat": self.chat, "from": line["from"], "date": self.now}
        body |= {
            "old_chat_member": {"status": old, "user": user},
            "new_chat_member": {"status": new, "user": user},
        }
        if action == "join_group_by_request":
            body["via_join_request"] = True
        return self.now, {"chat_member": body}


def in_order(messages: Iterable[Json], translator: Translator) -> Iterator[tuple[int, Update]]:
    """All that the messages tell, by date: reactions and edits wait for theirs."""
    later: list[tuple[int, int, Update]] = []
    turn = count()
    for message in messages:
        for at, update in translator.updates(message):
            if not WAITING.isdisjoint(update):
                heappush(later, (at, next(turn), update))
                continue
            while later and (later[0][0] <= at or len(later) > LATER):
                yield first_of(later)
            yield at, update
    while later:
        yield first_of(later)


def first_of(later: list[tuple[int, int, Update]]) -> tuple[int, Update]:
    """The earliest of those that wait."""
    at, _, update = heappop(later)
    return at, update


def moment(message: Json, name: str) -> int:
    """A date of a message, Unix seconds; that of the machine's wall where an old export has it alone, 0 for none."""
    said = message.get(f"{name}_unixtime")
    seconds = int(said) if isinstance(said, str) and said.isdecimal() and len(said) < 12 else number(said)
    return seconds or local(message.get(name))


def local(text: Any) -> int:
    """An export's date as if it were UTC, Unix seconds; 0 for none."""
    try:
        return int(datetime.fromisoformat(words(text)).replace(tzinfo=UTC).timestamp())
    except ValueError:
        return 0


def chat_of(found: Found) -> Update:
    """The chat, as updates name it."""
    kind = "group" if found.type == "private_group" else "supergroup"
    return {"id": found.id, "type": kind, "title": found.name}
