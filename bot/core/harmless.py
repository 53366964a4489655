"""Members' words that the bot says for them: nobody is pinged, nothing leads astray. Names are elsewhere. Pure."""

import re
from dataclasses import replace
from typing import Any

from bot.core.facts import Content
from bot.core.templates import ADDRESS

HANDLE = re.compile(r"[@＠]\w")
POINTING = frozenset({"mention", "text_mention", "text_link"})


def harmless(content: Content) -> Content:
    """A member's words as they may be said in the bot's name: nobody is pinged, no address hides behind words (S44)."""
    asked = dict(content.poll or {})
    asked |= {name: wordy(asked[name]) for name in ("options", "explanation") if name in asked}
    poll = None if content.poll is None else asked
    entities = tuple(one for one in content.entities if one.get("type") not in POINTING)
    album = tuple(map(harmless, content.album))
    return replace(content, text=wordy(content.text), entities=entities, buttons=(), poll=poll, album=album)


def wordy(said: Any) -> Any:
    """A text, or several, whose @ is only a sign; as long as before."""
    return said.replace("@", "＠") if isinstance(said, str) else [wordy(one) for one in said]


def points_somewhere(content: Content) -> bool:
    """Is there an @name or an address in its words?"""
    poll = content.poll or {}
    said = " \n".join((content.text, *poll.get("options", ()), poll.get("explanation") or ""))
    return HANDLE.search(said) is not None or ADDRESS.search(said) is not None
