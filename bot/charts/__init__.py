"""Pictures, drawn when they are sent: the same name and data give the same picture. Sends nothing."""

import importlib.util
from collections.abc import Callable, Mapping
from typing import Any

from bot.charts import shapes

DRAWINGS: Mapping[str, Callable[[Mapping[str, Any]], bytes]] = {"shapes": shapes.draw}


def installed() -> bool:
    """Is there a library to draw with? It comes with an extra."""
    return importlib.util.find_spec("PIL") is not None


def draw(name: str, data: Mapping[str, Any]) -> bytes:
    """The picture as a PNG file; KeyError or ImportError where that cannot be drawn here."""
    return DRAWINGS[name](data)
