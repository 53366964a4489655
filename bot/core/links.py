"""Effects on invite links of our own, as plain frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class MakeLink:
    """A new invite link, told by the answer. `name` is for admins (32 characters); who comes `asks` to be let in."""

    chat: int
    name: str
    asks: bool
    answer: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RevokeLink:
    """Nobody comes in by this link of ours any more."""

    chat: int
    url: str
