"""What every threshold is made of: what it is shown, what it says, how an answer is judged. Plain values."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from bot.core.clock import Draw
from bot.features.gate.policy import GatePolicy

Verdict = Literal["passed", "ask", "wrong", "judge", "wait", "refused"]


@dataclass(frozen=True, slots=True)
class Look:
    """What a threshold may know: the chat's numbers, the applicant's facts, what it noted itself, chance."""

    policy: GatePolicy
    draw: Draw
    facts: Mapping[str, Any] = field(default_factory=dict)
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reply:
    """What the applicant did: pressed `choice`, or wrote `text`; `kind` of message, `proof` = it as JSON to show."""

    choice: str = ""
    text: str = ""
    kind: str = "text"
    proof: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """`ask` = show it (again), `wrong` = a try is used up, `judge` = an admin decides, `wait` = a place must get free.

    `data` is noted for the next look; `note` = what the admins' card says of it; `hint` = text id of why not."""

    verdict: Verdict
    data: Mapping[str, Any] = field(default_factory=dict)
    note: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """Text id and its variables; rows of (label, choice), a label that begins with @ is a text id; `shapes` = the
    picture above the text."""

    text: str
    args: Mapping[str, str | int] = field(default_factory=dict)
    rows: tuple[tuple[tuple[str, str], ...], ...] = ()
    wants: bool = False
    shapes: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Threshold:
    """One rule of the gate. `begin` when its turn comes, `show` what the applicant reads, `judge` an answer."""

    name: str
    begin: Callable[[Look], Judged]
    show: Callable[[Look], Shown]
    judge: Callable[[Look, Reply], Judged]


def asks(look: Look) -> Judged:
    """The beginning of a threshold that is simply shown."""
    return Judged("ask")


def shows_nothing(look: Look) -> Shown:
    """Of a threshold that is never shown: it is passed, refused or waited for."""
    return Shown("gate-wait")


def hears_nothing(look: Look, reply: Reply) -> Judged:
    """An answer where none is asked for."""
    return Judged("ask", look.data)
