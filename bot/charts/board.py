"""A leaderboard as a picture: place, name, a bar of the score, the change of place; names in any script."""

import io
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from bot.core.names import cut

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WIDTH, ROW, HEAD, FOOT = 7.2, 0.62, 1.2, 0.56  # inches
DPI = 150
LEFT, NAMES, SCORES = 0.42, 0.98, 5.95  # where the page, the names begin; where the scores end
MOST_COLUMNS = 60  # of the group's title
PAPER, INK, SOFT, TRACK = "#fbfaf6", "#26241f", "#6d6a62", "#ebe7dc"
BARS = ("#c9871f", "#7d8a94", "#a8683a", "#3f7f93")  # the first three places, then everybody else
CHANGES = {"up": "#2c7a4b", "down": "#9a5b52", "new": "#3f6fa8", "same": SOFT, "none": SOFT}
WANTED = (
    "DejaVu Sans", "Droid Sans Fallback", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", "Noto Sans",
    "Noto Sans CJK KR", "Malgun Gothic", "Noto Sans Devanagari", "Noto Sans Thai", "Arial Unicode MS",
)  # fmt: skip
FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "/System/Library/Fonts", "C:/Windows/Fonts")
FALLBACK, FILES = "Droid Sans Fallback", "DroidSansFallback*.ttf"
DRAWING = Lock()  # the library's caches are not made for several threads


@cache
def fonts() -> tuple[str, ...]:
    """The families that are here, in the order in which they are asked for a letter; the first is the library's own."""
    from matplotlib.font_manager import fontManager

    if all(font.name != FALLBACK for font in fontManager.ttflist):
        for path in (path for folder in FOLDERS for path in Path(folder).rglob(FILES)):
            fontManager.addfont(path)
    known = {font.name for font in fontManager.ttflist}
    return tuple(name for name in WANTED if name in known)


@cache
def glyphs() -> frozenset[int]:
    """Every character that one of them can draw."""
    from matplotlib.font_manager import findfont, get_font

    return frozenset(code for name in fonts() for code in get_font(findfont(name)).get_charmap())


def drawable(text: str, instead: str = "") -> str:
    """The text without what no font here can draw, and without marks of direction; `instead` where nothing is left."""
    some = glyphs()
    kept = "".join(char for char in text if ord(char) in some and unicodedata.category(char) != "Cf")
    return " ".join(kept.split()) or instead


def draw(data: Mapping[str, Any]) -> bytes:
    """`title`, `group`, `below`: a line each; `rows`: [place, name, score, change, its kind], best first; `nameless`
    stands for a name that cannot be drawn here."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    rows: Sequence[Sequence[Any]] = data["rows"]
    height, file = HEAD + ROW * len(rows) + FOOT, io.BytesIO()
    with DRAWING:
        figure = Figure(figsize=(WIDTH, height), dpi=DPI, facecolor=PAPER)
        FigureCanvasAgg(figure)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set(xlim=(0, WIDTH), ylim=(height, 0))
        axes.set_axis_off()
        write(axes, (LEFT, 0.46), data["title"], 17, bold=True)
        write(axes, (LEFT, 0.86), cut(str(data["group"]), MOST_COLUMNS), 11.5, SOFT)
        most = max((int(row[2]) for row in rows), default=1)
        for number, row in enumerate(rows):
            draw_line(axes, HEAD + ROW * number, row, most, str(data["nameless"]))
        write(axes, (LEFT, height - 0.29), data["below"], 11, SOFT)
        figure.savefig(file, format="png")
    return file.getvalue()


def draw_line(axes: "Axes", top: float, row: Sequence[Any], most: int, nameless: str) -> None:
    """One member: words above, a bar below."""
    place, name, score, change, kind = row
    colour, words, full = BARS[min(int(place), len(BARS)) - 1], top + 0.2, SCORES - NAMES
    write(axes, (NAMES - 0.26, top + 0.29), str(place), 17, colour, bold=True, align="right")
    write(axes, (NAMES, words), drawable(str(name), nameless), 13.5)
    write(axes, (SCORES, words), f"{int(score):,}", 13.5, bold=True, align="right")
    write(axes, (WIDTH - LEFT, words), change, 11.5, CHANGES[kind], align="right")
    draw_bar(axes, top + 0.44, full, TRACK)
    draw_bar(axes, top + 0.44, max(full * int(score) / most, 0.1), colour)


def write(
    axes: "Axes", at: tuple[float, float], text: object, size: float, colour: str = INK, *, bold: bool = False,
    align: str = "left",
) -> None:  # fmt: skip
    """Words on one line. Only the first family has bold letters: others would stand beside them in two weights."""
    words = drawable(str(text))
    heavy = bold and words.isascii()
    axes.text(
        *at, words, size=size, color=colour, ha=align, va="center", parse_math=False,
        family=fonts()[:1] if heavy else fonts(), weight="bold" if heavy else "normal",
    )  # fmt: skip


def draw_bar(axes: "Axes", top: float, width: float, colour: str) -> None:
    """A bar with round ends."""
    from matplotlib.patches import FancyBboxPatch

    style = "round,pad=0,rounding_size=0.05"
    axes.add_patch(FancyBboxPatch((NAMES, top), width, 0.1, boxstyle=style, linewidth=0, facecolor=colour))
