"""Synthetic updates of a lively supergroup, as Telegram's JSON: mostly text, some photos, a fifth replies."""

import random
from typing import Any

CHAT = {"id": -1001234567890, "type": "supergroup", "title": "West Hikers", "username": "west_hikers"}
TALK = """
the trail was wet but lovely we took the long way over ridge tent boots lunch tomorrow who is in thanks sunny forecast
明天 一起 去 爬山 吗 天气 很好 帐篷 路线 请问 有人 知道 поход завтра кто идёт 21 km maps rain says
"""
WORDS = TALK.split()


def user(number: int) -> dict[str, Any]:
    """One of the members."""
    return {
        "id": 7_000_000 + number,
        "is_bot": False,
        "first_name": f"Member {number}",
        "username": f"m{number}",
    }


def message(draw: random.Random, number: int, members: int) -> dict[str, Any]:
    """A message without its update."""
    body: dict[str, Any] = {
        "message_id": number + 10,
        "from": user(draw.randrange(members)),
        "chat": CHAT,
        "date": 1_767_600_000 + number // 10,
    }
    words = " ".join(draw.choices(WORDS, k=draw.randint(3, 30)))
    if draw.random() < 0.08:
        body |= {"photo": [{"file_id": f"AgAD{number}", "file_unique_id": f"q{number}", "width": 90, "height": 60,
                            "file_size": 1200}], "caption": words}  # fmt: skip
    elif draw.random() < 0.08:
        body |= {"sticker": {"file_id": f"CAAD{number}", "file_unique_id": f"s{number}", "type": "regular",
                             "width": 512, "height": 512, "is_animated": False, "is_video": False}}  # fmt: skip
    else:
        body |= {"text": words}
    if draw.random() < 0.22:
        body["reply_to_message"] = {
            "message_id": max(number - 3, 1), "from": user(draw.randrange(members)), "chat": CHAT,
            "date": 1_767_599_000, "text": "earlier words",
        }  # fmt: skip
    return body


def updates(count: int, *, members: int = 200, seed: int = 1) -> list[dict[str, Any]]:
    """Updates of one chat, ids ascending."""
    draw = random.Random(seed)  # noqa: S311 - made-up talk needs no secrecy
    return [
        {"update_id": 500_000 + number, "message": message(draw, number, members)} for number in range(count)
    ]
