"""Who was erased, as a number that nobody can turn back; and how what others said of them loses id and names. Pure."""

import html
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from hmac import digest
from typing import Any

from bot.core.names import plain_name

STANDS_FOR = 1 << 62  # no id of Telegram's comes near it
GONE = "…"
SHORTEST = 2  # characters of a name that is looked for inside other words


def number_of(secret: bytes, user: int, at: str = "") -> int:
    """The negative number that stands for an erased user in this installation: the same for the same user, and, with
    an instant, another one each time."""
    told = digest(secret, f"erased|{user}|{at}".encode(), sha256)
    return -(STANDS_FOR + int.from_bytes(told[:7], "big"))


@dataclass(frozen=True, slots=True)
class Erased:
    """A user whose data go: `number` stands for them from now on, `alias` in what was said of them; `names` = what they
    were called."""

    user: int
    number: int
    alias: int
    names: tuple[str, ...] = ()

    def also(self, names: Iterable[str | None]) -> "Erased":
        """With further names of theirs."""
        return replace(self, names=tuple(dict.fromkeys([*self.names, *filter(None, names)])))

    @property
    def marks(self) -> list[str]:
        """What gives them away in a text or in JSON: a row without any of these does not speak of them."""
        plain = [str(self.user), *self.spellings()]
        return list(dict.fromkeys([*plain, *(json.dumps(mark)[1:-1] for mark in plain)]))

    def spellings(self) -> Sequence[str]:
        """Their names as they may stand in a text, the longest first."""
        found = {form for name in self.names for form in (name, plain_name(name))}
        found |= {html.escape(form) for form in found} | {html.escape(form, quote=False) for form in found}
        return sorted((form for form in found if len(form) >= SHORTEST), key=lambda form: (-len(form), form))

    def without(self, value: Any) -> Any:
        """The value (text, or JSON) with the alias for the id, and a sign for the names."""
        if isinstance(value, str):
            return self.without_names(self.without_id(value))
        if isinstance(value, dict):
            return {key: self.without(item) for key, item in value.items()}
        if isinstance(value, list):
            return [self.without(item) for item in value]
        return self.alias if value == self.user and not isinstance(value, bool) else value

    def without_id(self, text: str) -> str:
        """The text with the alias for the id: of two keys that differ none become the same."""
        return re.sub(rf"(?<!\d){self.user}(?!\d)", str(self.alias), text)

    def without_names(self, text: str) -> str:
        """The text with a sign where a name stood. Latin names are whole words, others may stand among letters."""
        for form in self.spellings():
            before = r"(?<![0-9A-Za-z])" if form[0].isascii() else ""
            after = r"(?![0-9A-Za-z])" if form[-1].isascii() else ""
            text = re.sub(before + re.escape(form) + after, GONE, text)
        return text
