"""Callback data that only this installation can make: `v1:feature:verb:arg:age:mac`, at most 64 bytes."""

import hmac
from base64 import urlsafe_b64encode
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import NamedTuple

EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


class Opened(NamedTuple):
    """What a true seal says; `made_at` is exact to the minute."""

    feature: str
    verb: str
    arg: str
    made_at: datetime


def seal(secret: bytes, chat: int, feature: str, verb: str, arg: str, at: datetime) -> str:
    """Data of a button in `chat` made at `at`; ValueError when over Telegram's 64 bytes."""
    minutes = base36(max(int((at - EPOCH).total_seconds()) // 60, 0))
    body = f"v1:{feature}:{verb}:{arg}:{minutes}"
    data = f"{body}:{mac(secret, chat, body)}"
    if len(data.encode()) > 64:
        raise ValueError(f"callback data of {feature}:{verb} is {len(data.encode())} bytes")
    return data


def open_seal(secret: bytes, chats: tuple[int, ...], data: str) -> Opened | None:
    """The press that `data` asks for, if it was sealed by us for one of `chats` (a chat and its former ids)."""
    body, _, given = data.rpartition(":")
    parts = body.split(":", 3)
    if len(parts) != 4 or parts[0] != "v1":
        return None
    arg, _, minutes = parts[3].rpartition(":")
    for chat in chats:
        if hmac.compare_digest(mac(secret, chat, body).encode(), given.encode("utf-8", "replace")):
            return Opened(parts[1], parts[2], arg, EPOCH + timedelta(minutes=int(minutes, 36)))
    return None


def mac(secret: bytes, chat: int, body: str) -> str:
    """Eleven characters, 66 bits."""
    return urlsafe_b64encode(hmac.new(secret, f"{chat}|{body}".encode(), sha256).digest())[:11].decode()


def base36(number: int) -> str:
    """Lower-case digits of a number >= 0."""
    digits = ""
    while number or not digits:
        number, rest = divmod(number, 36)
        digits = DIGITS[rest] + digits
    return digits
