"""What all pictures share: the paper with its title and its foot, and words on it in any script."""

import io
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from bot.core.names import cut

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WIDTH, HEAD, FOOT = 7.2, 1.2, 0.6  # inches
DPI = 150
LEFT = 0.42  # where the page begins
RIGHT = WIDTH - LEFT
MOST_COLUMNS = 60  # of the group's title
PAPER, INK, SOFT, TRACK = "#fbfaf6", "#26241f", "#6d6a62", "#ebe7dc"
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


def draw_sheet(data: Mapping[str, Any], height: float, fill: Callable[["Axes"], None]) -> bytes:
    """A picture of this height in inches below its head: `title`, `group` and `below` are a line each, the rest is
    what `fill` draws from HEAD on."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    height, file = HEAD + height + FOOT, io.BytesIO()
    with DRAWING:
        figure = Figure(figsize=(WIDTH, height), dpi=DPI, facecolor=PAPER)
        FigureCanvasAgg(figure)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set(xlim=(0, WIDTH), ylim=(height, 0))
        axes.set_axis_off()
        write(axes, (LEFT, 0.46), data["title"], 17, bold=True)
        write(axes, (LEFT, 0.86), cut(str(data["group"]), MOST_COLUMNS), 11.5, SOFT)
        fill(axes)
        write(axes, (LEFT, height - 0.3), data["below"], 11, SOFT)
        figure.savefig(file, format="png")
    return file.getvalue()


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
