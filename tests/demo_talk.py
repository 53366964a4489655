"""Plays the advertiser's story against a running demo, as a stranger would: `python tests/demo_talk.py URL`.

Only the standard library and the emulator's JSON contract; the exit code says whether all of it came true.
"""

import json
import re
import sys
import time
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

Json = dict[str, Any]

PATIENCE = 60  # seconds until the demo must answer
ADS = (
    "Half price today, join t.me/+Ab1Cd2Ef3Gh4Ij5K",
    "Fresh offers every day: https://t.me/everyday_offers",
    "Everything must go: https://t.me/+Zy9Xw8Vu7Ts6Rq5P",
)
FRIENDS = "https://t.me/+Fr1EnDsOfOuRsGrP"
STRANGERS = "https://t.me/+StRaNgErSgRoUpXy"
COUNT = re.compile(r"(\d+) of (\d+)")


class Failure(Exception):
    """Something that should be true is not."""


class Demo:
    """A running demo, by its address."""

    def __init__(self, url: str) -> None:
        self.url = url

    def ask(self, method: str, path: str, body: Json | None = None) -> Json:
        """One call of the contract. Failure with the emulator's words where it refuses."""
        raw = json.dumps(body).encode() if body is not None else None
        request = Request(f"{self.url}/emulator{path}", raw, method=method)  # noqa: S310 - a demo on this machine
        try:
            with urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310 - as above
                found: Json = json.load(answer)
                return found
        except HTTPError as error:
            raise Failure(f"{method} {path}: {error.code} {error.read().decode()}") from None

    def await_answer(self) -> Json:
        """What there is, as soon as the demo listens and a bot is in a group with people."""
        for _ in range(PATIENCE * 10):
            try:
                about = self.ask("GET", "")
            except URLError:
                about = {}
            if about.get("bots") and any(chat["members"] > 2 for chat in about["chats"]):
                self.settle()
                return about
            time.sleep(0.1)  # another process: there is nothing to wait on
        raise Failure(f"no group with a bot in it at {self.url}")

    def settle(self) -> None:
        """Until nobody has anything left to do."""
        if not self.ask("POST", "/settle", {"timeout": PATIENCE / 2})["settled"]:
            raise Failure("the demo does not come to rest")

    def chat(self, chat: int, viewer: int | None = None) -> Json:
        """The chat, whole or as somebody sees it."""
        return self.ask("GET", f"/chats/{chat}" + (f"?as={viewer}" if viewer is not None else ""))

    def says(self, chat: int, person: int, text: str) -> int:
        """A message into the group, and all that follows from it."""
        sent = self.ask("POST", f"/chats/{chat}/messages", {"person": person, "text": text})
        self.settle()
        return int(sent["message_id"])

    def joins(self, chat: int, person: int) -> str:
        """member, requested or banned."""
        status = str(self.ask("POST", f"/chats/{chat}/join", {"person": person})["status"])
        self.settle()
        return status

    def newcomer(self, chat: int, name: str) -> int:
        """Somebody new who is in the group."""
        person = int(self.ask("POST", "/people", {"name": name})["id"])
        expect(self.joins(chat, person) == "member", f"{name} joins")
        return person

    def visible(self, chat: int, person: int) -> list[Json]:
        """All that a person can read: the group as they see it, then their private chat with the bot."""
        private: list[Json] = self.ask("GET", f"/private/{person}")["messages"]
        return [*self.chat(chat, person)["messages"], *private]

    def standing(self, chat: int, person: int) -> Json:
        """The person's line in the list of members."""
        found: Json = next(one for one in self.chat(chat)["members"] if one["id"] == person)
        return found

    def hears(self, chat: int, person: int, text: str) -> list[str]:
        """What the person can read of the bot after saying something, in the group or in private."""
        before = {message["id"] for message in self.visible(chat, person)}
        self.says(chat, person, text)
        fresh = [message for message in self.visible(chat, person) if message["id"] not in before]
        return [message["text"] for message in fresh if message["from"].get("is_bot")]

    def warns(self, chat: int, owner: int, person: int) -> int:
        """How many strikes count, as /warns answers the owner; each of them has a line."""
        answers = self.hears(chat, owner, f"/warns {person}")
        for answer in answers:
            if (count := COUNT.search(answer)) and len(answer.splitlines()) > int(count[1]):
                return int(count[1])
        raise Failure(f"/warns was not answered: {answers}")


def expect(true: bool, words: str) -> None:
    """One step of the story."""
    print(f"{'ok  ' if true else 'NOT '}{words}", flush=True)
    if not true:
        raise Failure(words)


def place(demo: Demo, about: Json) -> tuple[int, int]:
    """The first group that the bot is an admin of, and its owner."""
    bot = about["bots"][0]["id"]
    for chat in about["chats"]:
        members = {one["id"]: one["status"] for one in demo.chat(chat["id"])["members"]}
        owners = [person for person, status in members.items() if status == "creator"]
        if members.get(bot) == "administrator" and owners:
            return int(chat["id"]), owners[0]
    raise Failure("the bot is admin of no group")


def three_strikes(demo: Demo, chat: int, owner: int, person: int) -> None:
    """Warning, mute, out: and nothing of it stays."""
    for number, ad in enumerate(ADS, 1):
        texts = demo.hears(chat, person, ad)
        standing = demo.standing(chat, person)
        if number < len(ADS):
            told = any((found := COUNT.search(text)) and found[1] == str(number) for text in texts)
            expect(told, f"ad {number}: the advertiser reads that it is strike {number}")
            muted = standing["status"] == "restricted" and not standing["permissions"]["can_send_messages"]
            expect(muted == (number == 2), f"ad {number}: the advertiser is {'' if muted else 'not '}muted")
            demo.ask("POST", "/clock", {"advance": "25h"})
        else:
            expect(not standing["is_member"], "ad 3: the advertiser is out")
    expect(demo.joins(chat, person) == "banned", "join answers banned")
    seen = [message["text"] for message in demo.chat(chat)["messages"]]
    expect(not any(ad in text for ad in ADS for text in seen), "no ad is left")
    expect(demo.warns(chat, owner, person) == 3, "/warns shows the three strikes")


def undone(demo: Demo, chat: int, owner: int, person: int) -> None:
    """The owner takes the last one back."""
    name = demo.standing(chat, person)["name"]
    cards = [
        (message, where)
        for where, messages in (
            (chat, demo.chat(chat, owner)["messages"]),
            (owner, demo.ask("GET", f"/private/{owner}")["messages"]),
        )
        for message in messages
        if name in message["text"]
        and "Undo" in [button["text"] for row in message["buttons"] for button in row]
    ]
    expect(bool(cards), "the owner has a card with Undo")
    card, where = cards[-1]
    path = f"/chats/{where}/messages/{card['id']}/press"
    answer = demo.ask("POST", path, {"person": owner, "button": "Undo"})
    demo.settle()
    expect(answer["answered"], f"Undo answers: {answer['text']}")
    expect(demo.joins(chat, person) == "member", "join answers member")
    expect(demo.warns(chat, owner, person) == 2, "/warns shows two")


def allowed_links(demo: Demo, chat: int, owner: int) -> None:
    """What the owner allowed stays; the same kind of link to another group is a strike."""
    person = demo.newcomer(chat, "Pat Linker")
    demo.says(chat, owner, f"/allow {FRIENDS}")
    kept = demo.says(chat, person, f"Our friends meet at {FRIENDS}")
    gone = demo.says(chat, person, f"Others meet at {STRANGERS}")
    left = {message["id"] for message in demo.chat(chat)["messages"]}
    expect(kept in left, "an invite link that was allowed stays")
    expect(gone not in left, "the same kind to another group does not")
    expect(demo.warns(chat, owner, person) == 1, "and is a strike")


def main(url: str) -> int:
    """Exit code 0 when the whole story came true."""
    demo = Demo(url)
    try:
        chat, owner = place(demo, demo.await_answer())
        advertiser = demo.newcomer(chat, "Al Vertiser")
        three_strikes(demo, chat, owner, advertiser)
        undone(demo, chat, owner, advertiser)
        allowed_links(demo, chat, owner)
    except Failure as failure:
        print(f"The story did not come true: {failure}", file=sys.stderr)
        return 1
    print("The story came true.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1].rstrip("/")))
