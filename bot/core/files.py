"""What an effect may carry besides words: a picture to be drawn, a file to be made. No drawing here."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that is drawn when it is sent, by the name of the drawing; the same data draw the same."""

    drawing: str
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class File:
    """A file of plain text that is made when it is decided."""

    name: str
    text: str
