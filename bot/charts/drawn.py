"""What posts drew, as a picture: a bar of people for each kind, hour and content, and a mark where the usual is."""

import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from bot.charts.board import DPI, DRAWING, LEFT, MOST_COLUMNS, PAPER, SOFT, TRACK, WIDTH, drawable, write
from bot.core.names import cut

if TYPE_CHECKING:
    from matplotlib.axes import Axes

HEAD, SECTION, ROW, FOOT = 1.2, 0.56, 0.62, 0.62  # inches
RIGHT = WIDTH - LEFT
FULL = RIGHT - LEFT
LABEL = 38  # columns of a label, beside its number
FIRST, OTHERS, USUAL = "#c9871f", "#3f7f93", "#9a3b2f"


def draw(data: Mapping[str, Any]) -> bytes:
    """`title`, `group`, `below`: a line each; `sections`: [heading, rows], a row = [label, people, usual or None, how
    many posts], best first; `nameless` stands for a label that cannot be drawn here."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    sections: Sequence[Sequence[Any]] = data["sections"]
    height = HEAD + sum(SECTION + ROW * len(rows) for _, rows in sections) + FOOT
    file = io.BytesIO()
    with DRAWING:
        figure = Figure(figsize=(WIDTH, height), dpi=DPI, facecolor=PAPER)
        FigureCanvasAgg(figure)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set(xlim=(0, WIDTH), ylim=(height, 0))
        axes.set_axis_off()
        write(axes, (LEFT, 0.46), data["title"], 17, bold=True)
        write(axes, (LEFT, 0.86), cut(str(data["group"]), MOST_COLUMNS), 11.5, SOFT)
        most = max((max(row[1], row[2] or 0) for _, rows in sections for row in rows), default=0) or 1
        top = HEAD
        for heading, rows in sections:
            write(axes, (LEFT, top + 0.3), heading, 12.5, SOFT, bold=True)
            top += SECTION
            for number, row in enumerate(rows):
                draw_row(axes, top, row, most, FIRST if not number else OTHERS, str(data["nameless"]))
                top += ROW
        write(axes, (LEFT, height - 0.3), data["below"], 11, SOFT)
        figure.savefig(file, format="png")
    return file.getvalue()


def draw_row(
    axes: "Axes", top: float, row: Sequence[Any], most: float, colour: str, nameless: str
) -> None:  # fmt: skip
    """One label: words and numbers above, a bar below, on it the mark of what is usual."""
    label, people, usual, posts = row
    write(axes, (LEFT, top + 0.16), cut(drawable(str(label), nameless), LABEL), 13.5)
    write(axes, (RIGHT, top + 0.16), f"{people:.1f}", 13.5, bold=True, align="right")
    write(axes, (RIGHT - 0.62, top + 0.16), posts, 11, SOFT, align="right")
    draw_box(axes, (LEFT, top + 0.36), FULL, TRACK)
    draw_box(axes, (LEFT, top + 0.36), FULL * people / most, colour)
    if usual is not None:
        at = LEFT + FULL * usual / most
        axes.plot([at, at], [top + 0.3, top + 0.54], color=USUAL, linewidth=2.4, solid_capstyle="butt")


def draw_box(axes: "Axes", at: tuple[float, float], width: float, colour: str) -> None:
    """A bar."""
    from matplotlib.patches import Rectangle

    axes.add_patch(Rectangle(at, width, 0.12, linewidth=0, facecolor=colour))
