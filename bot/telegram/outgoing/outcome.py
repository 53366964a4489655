"""What a call knows and what becomes of it. No Telegram."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

Kind = Literal["done", "gone", "refused", "parked", "retry", "migrated", "unsent", "unknown"]


@dataclass(frozen=True, slots=True)
class Target:
    """A message of ours that an earlier effect sent: `receiver` when it was ephemeral."""

    message_id: int
    receiver: int | None = None


@dataclass(frozen=True, slots=True)
class Call:
    """What an effect needs beside itself: the present chat id, its age, the seal of buttons, its message."""

    chat: int
    now: datetime
    made_at: datetime
    secret: bytes
    target: Target | None = None
    messages: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """`done` and `gone` (what was wanted is so already) need no more; `refused` never will; `parked` waits for a
    right; `retry` after some seconds; `unsent` never left; `unknown` may or may not have happened. `also` = the further
    messages of an album, `poll` and `link` as in an Answer."""

    kind: Kind
    message_id: int | None = None
    error: str = ""
    retry_after: float = 0
    new_chat: int | None = None
    answered_at: datetime | None = None
    also: tuple[int, ...] = ()
    poll: Mapping[str, Any] = field(default_factory=dict)
    link: str = ""
