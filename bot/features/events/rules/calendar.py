"""An event as a calendar file (RFC 5545): times in UTC, lines folded at 75 octets. Pure."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

OCTETS = 75
MARKS = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a calendar is told of an event; `name` is its own for good, `version` rises with every change."""

    name: str
    version: int
    title: str
    place: str
    about: str
    starts: datetime
    ends: datetime
    changed: datetime
    cancelled: bool = False


def calendar_file(entry: Entry) -> str:
    """The whole file."""
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Anthill//Events//EN",
        "CALSCALE:GREGORIAN",
        f"METHOD:{'CANCEL' if entry.cancelled else 'PUBLISH'}",
        "BEGIN:VEVENT",
        f"UID:{entry.name}@anthill",
        f"SEQUENCE:{entry.version}",
        f"DTSTAMP:{stamp(entry.changed)}",
        f"DTSTART:{stamp(entry.starts)}",
        f"DTEND:{stamp(entry.ends)}",
        f"SUMMARY:{escaped(entry.title)}",
        *([f"LOCATION:{escaped(entry.place)}"] if entry.place else []),
        f"DESCRIPTION:{escaped(entry.about)}",
        f"STATUS:{'CANCELLED' if entry.cancelled else 'CONFIRMED'}",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return "".join(f"{folded(line)}\r\n" for line in lines)


def stamp(instant: datetime) -> str:
    """20261128T140000Z."""
    return f"{instant.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def escaped(text: str) -> str:
    """A value of text: its marks made plain, no control signs."""
    return CONTROLS.sub("", text.replace("\r\n", "\n")).translate(MARKS)


def folded(line: str) -> str:
    """The line in pieces of at most 75 octets; a continued one begins with a space, no character is cut in two."""
    pieces, piece, size = [], "", 0
    for char in line:
        octets = len(char.encode())
        if size + octets > OCTETS:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + char, size + octets
    return "\r\n".join([*pieces, piece])
