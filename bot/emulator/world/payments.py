"""Payments in Stars: data; how people pay and bots refund is in paying.py."""

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Invoice:
    """What is for sale: `key` is the link, or names the message that shows it; `wire` is the Bot API's Invoice."""

    key: str
    bot_id: int
    payload: str
    wire: dict[str, Any]


@dataclass
class Payment:
    """One attempt to pay; `state` is asked, paid, refused (by the bot, with `error`) or expired.

    A paid one has a charge id; `refunded_at` is set (unix seconds) when it was given back.
    """

    query_id: str
    bot_id: int
    user_id: int
    amount: int
    payload: str
    date: int
    chat_id: int = 0
    message_id: int = 0
    state: str = "asked"
    error: str = ""
    charge_id: str = ""
    refunded_at: int = 0
    invoice: dict[str, Any] = field(default_factory=dict)
