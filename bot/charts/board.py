"""A leaderboard as a picture: place, name, a bar of the score, the change of place; names in any script."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from bot.charts.sheet import HEAD, RIGHT, SOFT, TRACK, draw_sheet, drawable, write

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ROW = 0.62  # inches
NAMES, SCORES = 0.98, 5.95  # where the names begin, the scores end
BARS = ("#c9871f", "#7d8a94", "#a8683a", "#3f7f93")  # the first three places, then everybody else
CHANGES = {"up": "#2c7a4b", "down": "#9a5b52", "new": "#3f6fa8", "same": SOFT, "none": SOFT}


def draw(data: Mapping[str, Any]) -> bytes:
    """`title`, `group`, `below`: a line each; `rows`: [place, name, score, change, its kind], best first; `nameless`
    stands for a name that cannot be drawn here."""
    rows: Sequence[Sequence[Any]] = data["rows"]
    most = max((int(row[2]) for row in rows), default=1)

    def fill(axes: "Axes") -> None:
        for number, row in enumerate(rows):
            draw_line(axes, HEAD + ROW * number, row, most, str(data["nameless"]))

    return draw_sheet(data, ROW * len(rows), fill)


def draw_line(axes: "Axes", top: float, row: Sequence[Any], most: int, nameless: str) -> None:
    """One member: words above, a bar below."""
    place, name, score, change, kind = row
    colour, words, full = BARS[min(int(place), len(BARS)) - 1], top + 0.2, SCORES - NAMES
    write(axes, (NAMES - 0.26, top + 0.29), str(place), 17, colour, bold=True, align="right")
    write(axes, (NAMES, words), drawable(str(name), nameless), 13.5)
    write(axes, (SCORES, words), f"{int(score):,}", 13.5, bold=True, align="right")
    write(axes, (RIGHT, words), change, 11.5, CHANGES[kind], align="right")
    draw_bar(axes, top + 0.44, full, TRACK)
    draw_bar(axes, top + 0.44, max(full * int(score) / most, 0.1), colour)


def draw_bar(axes: "Axes", top: float, width: float, colour: str) -> None:
    """A bar with round ends."""
    from matplotlib.patches import FancyBboxPatch

    style = "round,pad=0,rounding_size=0.05"
    axes.add_patch(FancyBboxPatch((NAMES, top), width, 0.1, boxstyle=style, linewidth=0, facecolor=colour))
