"""From one lane to another: what a start link names, who asks, the way to a form in private. Judges nobody."""

from datetime import timedelta
from typing import Any

from bot.core.decisions import Hand
from bot.core.facts import Handed, Sender
from bot.db.queries import current_chat
from bot.feature import Turn

DIALOG = timedelta(hours=24)  # how long a question asked in private waits for its answer
DIGITS = 16  # of the longest id of a chat


def chat_in(word: str) -> int:
    """The chat whose id the word is; 0 where it is none."""
    digits = word.removeprefix("-")
    return int(word) if digits.isascii() and digits.isdigit() and len(digits) <= DIGITS else 0


async def linked(turn: Turn, handed: Handed) -> tuple[int, str, str]:
    """What a start link `<feature>_<chat>_<token>_<step>` names: the group, by its id of today, and two words, "" where
    they are missing; 0 for no group. What a link carries is not to be trusted (S45)."""
    first, token, step, *_ = *str(handed.data["arg"]).split("_", 2), "", ""
    chat = chat_in(first)
    return await current_chat(turn.session, chat) if chat < 0 else 0, token, step


def person(user: Sender) -> dict[str, Any]:
    """Who asks, for another lane: `asker` reads it there."""
    return {"id": user.id, "name": user.name, "username": user.username, "language": user.language}


def visitor(turn: Turn) -> dict[str, Any]:
    """The same of whose private chat this is."""
    return person(Sender(turn.chat, language=turn.language_of(turn.chat)))


async def asker(turn: Turn, handed: Handed) -> Sender:
    """Who asked in another lane, with all that is known of them in this one."""
    by = Sender(**handed.data["by"])
    await turn.know(by.id)
    return by


def form_for(turn: Turn, by: Sender, feature: str, **more: Any) -> Hand:
    """In a group's lane: the feature's form about this group, to be asked in the private chat of `by`."""
    language = turn.language_of(by)
    return turn.hand(by.id, feature, "ask", chat=turn.chat, title=turn.lane.title, language=language, **more)
