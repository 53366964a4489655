"""Pictures, drawn when they are sent: the same name and data give the same picture. Sends nothing."""

import importlib.util
from collections.abc import Callable, Mapping
from typing import Any

from bot.charts import board, drawn, shapes

DRAWINGS: Mapping[str, Callable[[Mapping[str, Any]], bytes]] = {
    "board": board.draw,
    "drawn": drawn.draw,
    "shapes": shapes.draw,
}


def installed() -> bool:
    """Are there libraries to draw with? They come with an extra."""
    return all(importlib.util.find_spec(name) is not None for name in ("PIL", "matplotlib"))


def draw(name: str, data: Mapping[str, Any]) -> bytes:
    """The picture as a PNG file; KeyError or ImportError where that cannot be drawn here."""
    return DRAWINGS[name](data)
