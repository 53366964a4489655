"""Callback queries: presses of inline buttons that wait for the bot's answer; plain data."""

from dataclasses import dataclass


@dataclass
class CallbackQuery:
    """One press; `answered` is set by the bot's answer, after which the query is spent."""

    id: str
    bot_id: int
    user_id: int
    chat_id: int
    message_id: int
    date: float
    ephemeral_id: int | None = None
    answered: bool = False
    text: str = ""
    alert: bool = False
    url: str = ""
