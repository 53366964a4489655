"""A picture of shapes to be counted, told apart by their form and not by their colour."""

import io
from collections.abc import Mapping, Sequence
from math import cos, pi, sin
from typing import TYPE_CHECKING, Any

from bot.core.clock import Draw

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

CELL, COLUMNS, FINER = (
    120,
    4,
    3,
)  # pixels of a cell's side, cells in a row, drawn so much larger and made small
BACKGROUND, EDGE = "#fbf7ef", "#33312e"
COLOURS = (
    "#e69f00",
    "#56b4e9",
    "#009e73",
    "#f0e442",
    "#d55e00",
    "#cc79a7",
)  # distinct in every kind of sight
CORNERS: Mapping[str, Sequence[float]] = {  # distances of the corners from the middle, in turn
    "triangle": (1.0,) * 3,
    "square": (0.95,) * 4,
    "star": (1.05, 0.45) * 5,
    "circle": (0.85,) * 90,
}


def draw(data: Mapping[str, Any]) -> bytes:
    """`cells`: the shape in each cell, "" for none, row after row; `seed`: size, turn, colour and place in the cell."""
    from PIL import Image, ImageDraw

    cells: Sequence[str] = data["cells"]
    chance, side = Draw(str(data["seed"]).encode()), CELL * FINER
    rows = -(-len(cells) // COLUMNS)
    image = Image.new("RGB", (COLUMNS * side, rows * side), BACKGROUND)
    canvas = ImageDraw.Draw(image)
    for number, shape in enumerate(cells):
        if shape:
            corner = (number % COLUMNS * side, number // COLUMNS * side)
            draw_shape(canvas, shape, corner, side, chance)
    small = image.resize((COLUMNS * CELL, rows * CELL), Image.Resampling.LANCZOS)
    file = io.BytesIO()
    small.save(file, "PNG")
    return file.getvalue()


def draw_shape(canvas: "ImageDraw", shape: str, corner: tuple[int, int], side: int, chance: Draw) -> None:
    """One shape inside its cell: none reaches into another."""
    radius = side * chance.integer(28, 38) / 100
    room = int(side * 0.49 - radius * 1.05)
    middle = [start + side / 2 + chance.integer(-room, room) for start in corner]
    turn, colour = chance.integer(0, 359) * pi / 180, chance.choice(COLOURS)
    far = CORNERS[shape]
    points = [
        (middle[0] + radius * one * cos(turn + at), middle[1] + radius * one * sin(turn + at))
        for one, at in ((one, 2 * pi * number / len(far)) for number, one in enumerate(far))
    ]
    canvas.polygon(points, fill=colour, outline=EDGE, width=2 * FINER)
