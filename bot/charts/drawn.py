"""What posts drew, as a picture: a bar of people for each kind, hour and content, and a mark where the usual is."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from bot.charts.sheet import HEAD, LEFT, RIGHT, SOFT, TRACK, draw_sheet, drawable, write
from bot.core.names import cut

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SECTION, ROW = 0.56, 0.62  # inches
FULL = RIGHT - LEFT
LABEL = 38  # columns of a label, beside its number
BAR, USUAL = "#3f7f93", "#9a3b2f"  # one colour for all: the picture names no winner


def draw(data: Mapping[str, Any]) -> bytes:
    """`title`, `group`, `below`: a line each; `sections`: [heading, rows], a row = [label, people, usual or None, how
    many posts], best first; `nameless` stands for a label that cannot be drawn here."""
    sections: Sequence[Sequence[Any]] = data["sections"]
    most = max((max(row[1], row[2] or 0) for _, rows in sections for row in rows), default=0) or 1

    def fill(axes: "Axes") -> None:
        top = HEAD
        for heading, rows in sections:
            write(axes, (LEFT, top + 0.3), heading, 12.5, SOFT, bold=True)
            top += SECTION
            for row in rows:
                draw_row(axes, top, row, most, str(data["nameless"]))
                top += ROW

    return draw_sheet(data, sum(SECTION + ROW * len(rows) for _, rows in sections), fill)


def draw_row(axes: "Axes", top: float, row: Sequence[Any], most: float, nameless: str) -> None:
    """One label: words and numbers above, a bar below, on it the mark of what is usual."""
    label, people, usual, posts = row
    write(axes, (LEFT, top + 0.16), cut(drawable(str(label), nameless), LABEL), 13.5)
    write(axes, (RIGHT, top + 0.16), f"{people:.1f}", 13.5, bold=True, align="right")
    write(axes, (RIGHT - 0.62, top + 0.16), posts, 11, SOFT, align="right")
    draw_box(axes, (LEFT, top + 0.36), FULL, TRACK)
    draw_box(axes, (LEFT, top + 0.36), FULL * people / most, BAR)
    if usual is not None:
        at = LEFT + FULL * usual / most
        axes.plot([at, at], [top + 0.3, top + 0.54], color=USUAL, linewidth=2.4, solid_capstyle="butt")


def draw_box(axes: "Axes", at: tuple[float, float], width: float, colour: str) -> None:
    """A bar."""
    from matplotlib.patches import Rectangle

    axes.add_patch(Rectangle(at, width, 0.12, linewidth=0, facecolor=colour))
