"""Who has a place at an event, who waits, who moves up; codes that show who came. Pure."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.core.clock import Draw

TWICE = timedelta(seconds=3)  # a second tap within it is a slip of the finger
LETTERS, DIGITS = "ABCDEFGHJKMNPRSTUVWXYZ", "23456789"  # none that looks like another
CODE = re.compile(rf"[{LETTERS}]{{3}}[{DIGITS}]{{2}}")


@dataclass(frozen=True, slots=True)
class Seat:
    """One who signed up; fields as in the table."""

    user: int
    name: str
    number: int
    state: str
    at: datetime
    came: bool | None = None


def coming(seats: Sequence[Seat]) -> list[Seat]:
    """Those with a place, in their order."""
    return [seat for seat in seats if seat.state == "in"]


def waiting(seats: Sequence[Seat]) -> list[Seat]:
    """The waiting list, in its order."""
    return [seat for seat in seats if seat.state == "waiting"]


def moving_up(seats: Sequence[Seat], most: int | None) -> list[Seat]:
    """Those of the waiting list for whom there is a place now."""
    queue = waiting(seats)
    return queue if most is None else queue[: max(most - len(coming(seats)), 0)]


def next_number(seats: Sequence[Seat]) -> int:
    """Behind everybody."""
    return max((seat.number for seat in seats), default=0) + 1


def seat_of(seats: Sequence[Seat], user: int) -> Seat | None:
    """Theirs."""
    return next((seat for seat in seats if seat.user == user), None)


def position(seats: Sequence[Seat], user: int) -> int:
    """Their place on the waiting list, from 1; 0 = not on it."""
    return next((number for number, seat in enumerate(waiting(seats), 1) if seat.user == user), 0)


def new_code(draw: Draw) -> str:
    """Short, no word, and nobody guesses it in a few tries: three letters, two digits."""
    return "".join(draw.choice(signs) for signs in (LETTERS, LETTERS, LETTERS, DIGITS, DIGITS))


def code_in(text: str) -> str:
    """What somebody sent, as a code is written; "" for what cannot be one."""
    said = "".join(unicodedata.normalize("NFKC", text).split()).upper()
    return said if CODE.fullmatch(said) else ""
