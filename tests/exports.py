"""Made-up chat exports as Telegram Desktop writes them: any length, every kind of message, the same for a seed."""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.core.clock import Draw

CHAT = 1234567890
START = datetime(2025, 3, 3, 8, tzinfo=UTC)
EDITED = timedelta(minutes=9)  # after a message was written
OWNER = ("Olga Weber", 100)
NAMES = (
    "Ming",
    "Bei",
    "Lin",
    "Zhou",
    "Anna",
    "Jonas",
    "Ольга",
    "小北",
    "老周",
    "阿明",
    "Aisha",
    "Mateo",
    "İrem",
    "José",
)
TALK = (
    "Has anybody walked the river path since the storm?",
    "I was there on Sunday, the second bridge is closed but the path above it is dry.",
    "Which tent would you take to 4,000 m in October?",
    "A light one with two doors. Wind is the problem up there, not the cold.",
    "The bus back leaves at 18:10, not at 18:40 as the board says.",
    "周日有人走过那条河边的路吗？听说桥断了。",
    "我上周刚走过，第二座桥过不去，从上面绕二十分钟就到。",
    "十月去四千米带哪顶帐篷好？",
    "带双门的轻帐就行，山上主要是风大，不太冷。",
    "谢谢提醒，我改坐六点十分那班车。",
    "Photos from the ridge are up, the light was wonderful in the morning.",
    "Does the hut still take cash only?",
)
THANKS = ("thanks, that helped", "谢谢，学到了", "thank you!")
ADS = (
    "Earn 500$ a day from your phone, write to @easy_money_now https://t.me/+AAAAEarnDaily000",
    "兼职日结500元，加V信 lucky8899，点击 https://t.me/joinchat/XYZ888888 立即进群",
    "Crypto signals 300% profit, free VIP group: https://t.me/+SignalsVIP12345",
)


def person(number: int) -> tuple[str, int]:
    """Somebody of the group; the first is its owner."""
    return OWNER if number == 0 else (f"{NAMES[number % len(NAMES)]} {number}", 100 + number)


def stamped(at: datetime) -> dict[str, Any]:
    """A date as an export has it, on the clock of a machine two hours ahead."""
    local = at + timedelta(hours=2)
    return {"date": local.strftime("%Y-%m-%dT%H:%M:%S"), "date_unixtime": str(int(at.timestamp()))}


def said(number: int, at: datetime, who: tuple[str, int], text: Any, **more: Any) -> dict[str, Any]:
    """A message."""
    return {
        "id": number, "type": "message", **stamped(at), "from": who[0], "from_id": f"user{who[1]}", "text": text,
        "text_entities": [{"type": "plain", "text": text}] if isinstance(text, str) and text else [], **more,
    }  # fmt: skip


def line(number: int, at: datetime, who: tuple[str, int], action: str, **more: Any) -> dict[str, Any]:
    """A line of Telegram's own."""
    return {
        "id": number, "type": "service", **stamped(at), "actor": who[0], "actor_id": f"user{who[1]}",
        "action": action, "text": "", "text_entities": [], **more,
    }  # fmt: skip


KINDS: tuple[dict[str, Any], ...] = (
    {"photo": "(File not included)", "width": 10, "height": 10},
    {"file": "(File not included)", "media_type": "sticker", "sticker_emoji": "👍"},
    {"file": "(File not included)", "media_type": "voice_message", "duration_seconds": 3},
    {"file": "(File not included)", "media_type": "video_message"},
    {"file": "(File not included)", "media_type": "video_file", "file_name": "ridge.mp4"},
    {"file": "(File not included)", "media_type": "animation"},
    {"file": "(File not included)", "media_type": "audio_file", "performer": "A", "title": "B"},
    {"file": "(File not included)", "file_name": "route.gpx", "mime_type": "application/gpx+xml"},
    {"poll": {"question": "Saturday or Sunday?", "closed": False, "total_voters": 2,
              "answers": [{"text": "Saturday", "voters": 1, "chosen": False}, {"text": "Sunday", "voters": 1}]}},
    {"contact_information": {"first_name": "Hut", "last_name": "", "phone_number": "0041 79 000 00 00"}},
    {"location_information": {"latitude": 46.5, "longitude": 8.0}, "live_location_period_seconds": 900},
    {"location_information": {"latitude": 46.5, "longitude": 8.0}, "place_name": "Hut", "address": "Ridge 1"},
    {"game_title": "Chess", "game_description": "Two players", "game_link": "https://t.me/games"},
    {"invoice_information": {"title": "Map", "description": "Paper", "amount": 5, "currency": "EUR"}},
    {"giveaway_information": {"quantity": 1, "additional_prize": "A mug"}},
    {"todo_list": {"title": ["Packing ", {"type": "bold", "text": "list"}], "answers": [{"id": 1, "text": "Rope"}]}},
    {"forwarded_from": "Weather Channel", "forwarded_from_id": "channel777"},
    {"forwarded_from": None},
    {"via_bot": "@gif", "file": "x", "media_type": "animation"},
    {"inline_bot_buttons": [[{"type": "url", "text": "Open", "data": "https://example.org", "button_id": 1}]],
     "via_bot": "@poll"},
    {"reply_to_message_id": 999_999_999},
    {"edited": "2025-03-03T12:00:00", "edited_unixtime": "1741000000"},
)  # fmt: skip


class Town:
    """A group that talks: regulars, newcomers, advertisers who come back."""

    def __init__(self, seed: int, people: int, a_day: int) -> None:
        self.draw, self.people = Draw(f"export:{seed}".encode()), people
        self.pace = 86_400 // max(a_day, 1)
        self.now, self.number = START, 1
        self.lately: list[tuple[int, tuple[str, int]]] = []

    def messages(self, count: int) -> Iterator[dict[str, Any]]:
        """So many messages, service lines among them."""
        yield line(1, self.now, OWNER, "create_group", title="West Hikers", members=["Olga Weber"])
        while self.number < count:
            self.number += 1
            self.now += timedelta(seconds=self.draw.integer(1, 2 * self.pace))
            if self.now.hour in (1, 2, 3, 4, 5):  # they sleep
                self.now += timedelta(hours=5)
            yield self.one()

    def one(self) -> dict[str, Any]:
        """The next one."""
        chance = self.draw.integer(0, 999)
        regular = min(self.draw.integer(0, self.people), self.draw.integer(0, self.people))
        who = person(regular)
        if chance < 12:
            return line(self.number, self.now, person(regular), "join_group_by_link", inviter="Group")
        if chance < 16:
            return line(self.number, self.now, who, "remove_members", members=[who[0]])
        if chance < 18:
            return line(self.number, self.now, OWNER, "pin_message", message_id=self.number - 1)
        if chance < 33:
            advertiser = (
                f"Promo {self.draw.integer(0, self.people // 8)}",
                900_000 + self.draw.integer(0, self.people // 8),
            )
            return said(self.number, self.now, advertiser, linked(self.draw.choice(ADS)))
        if chance < 90:
            kind = self.draw.choice(KINDS)
            if "edited" in kind:
                kind = {f"edited{name[4:]}": at for name, at in stamped(self.now + EDITED).items()}
            return said(self.number, self.now, who, "", **kind)
        if chance < 100:
            return said(self.number, self.now, who, "签到")
        return self.words(who)

    def words(self, who: tuple[str, int]) -> dict[str, Any]:
        """Talk: often an answer, sometimes thanked or reacted to."""
        more: dict[str, Any] = {}
        text = f"{self.draw.choice(TALK)} {self.number % 97}"
        if self.lately and self.draw.integer(0, 99) < 45:
            more["reply_to_message_id"] = self.draw.choice(self.lately)[0]
            text = self.draw.choice(THANKS) if self.draw.integer(0, 9) == 0 else text
        if self.draw.integer(0, 99) < 12:
            by = person(self.draw.integer(0, self.people))
            at = stamped(self.now + timedelta(minutes=self.draw.integer(1, 50)))["date"]
            recent = [{"from": by[0], "from_id": f"user{by[1]}", "date": at}]
            more["reactions"] = [{"type": "emoji", "count": 1, "emoji": "👍", "recent": recent}]
        self.lately = [*self.lately[-14:], (self.number, who)]
        return said(self.number, self.now, who, text, **more)


def linked(text: str) -> list[Any]:
    """Words in which links are parts of their own."""
    return [
        {"type": "link", "text": word} if word.startswith("https://") else f"{word} "
        for word in text.split(" ")
    ]


def talk(count: int, *, seed: int = 1, people: int = 60, a_day: int = 400) -> Iterator[dict[str, Any]]:
    """So many messages of a made-up group."""
    return Town(seed, people, a_day).messages(count)


def write(path: Path, messages: Iterable[dict[str, Any]], *, name: str = "West Hikers", **head: Any) -> Path:
    """A single-chat export, written message by message."""
    known = {"name": name, "type": "private_supergroup", "id": CHAT, **head}
    with path.open("w", encoding="utf-8") as file:
        file.write(json.dumps(known, ensure_ascii=False, indent=1)[:-2] + ',\n "messages": [\n')
        for number, message in enumerate(messages):
            file.write(("" if number == 0 else ",\n") + json.dumps(message, ensure_ascii=False, indent=1))
        file.write("\n ]\n}\n")
    return path
