"""Polls: data; how people vote and polls close is in voting.py."""

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Poll:
    """One poll; `wire` is the Bot API's Poll object without its counts, `votes` says who chose which options.

    `bot_id` is the bot that sent it, 0 for a poll of a person. `inside` holds the fields that are shown only
    inside a message (description).
    """

    id: str
    bot_id: int
    chat_id: int
    message_id: int
    wire: dict[str, Any]
    inside: dict[str, Any] = field(default_factory=dict)
    votes: dict[int, list[int]] = field(default_factory=dict)
    closed: bool = False
