"""Charts as SVG inside a page: bars, two-sided bars, a heat map, lines. Draws numbers, knows none of a chat's."""

from collections.abc import Sequence
from html import escape

WIDTH, HEIGHT, LEFT, BELOW = 720, 180, 44, 22
CELL, GAP, DAYS, WIDEST = 26, 3, 44, 48  # of the heat map
Series = Sequence[tuple[str, int]]


def bars(series: Series) -> str:
    """One bar each, with its words on touch; first and last named below."""
    most = max((value for _, value in series), default=0)
    if not most:
        return ""
    step = (WIDTH - LEFT) / len(series)
    parts = [frame(most)]
    for number, (name, value) in enumerate(series):
        tall = value / most * (HEIGHT - 10)
        parts.append(bar(LEFT + number * step, HEIGHT - tall, step, tall, f"{name}: {value:,}", "bar"))
    return svg(HEIGHT + BELOW, [*parts, *ends(series)])


def both_ways(above: Series, below: Series) -> str:
    """Bars up and bars down, of the same names."""
    up_most, down_most = (max((value for _, value in some), default=0) for some in (above, below))
    if not up_most + down_most:
        return ""
    unit = (HEIGHT - 10) / (up_most + down_most)
    middle, step = 10 + unit * up_most, (WIDTH - LEFT) / len(above)
    parts = [f'<line class="axis" x1="{LEFT}" x2="{WIDTH}" y1="{middle}" y2="{middle}"/>',
             f'<text class="label" x="{LEFT - 6}" y="14" text-anchor="end">{up_most:,}</text>',
             f'<text class="label" x="{LEFT - 6}" y="{HEIGHT}" text-anchor="end">{down_most:,}</text>']  # fmt: skip
    for number, ((name, up), (_, down)) in enumerate(zip(above, below, strict=True)):
        left, words = LEFT + number * step, f"{name}: +{up:,} −{down:,}"
        high, low = up * unit, down * unit
        parts.append(bar(left, middle - high, step, high, words, "bar"))
        parts.append(bar(left, middle, step, low, words, "down"))
    return svg(HEIGHT + BELOW, [*parts, *ends(above)])


def bar(left: float, top: float, step: float, tall: float, words: str, kind: str) -> str:
    """A bar that fills most of its step, and is never a wall."""
    wide = min(max(step * 0.8, 0.6), WIDEST)
    return (
        f'<rect class="{kind}" x="{left:.1f}" y="{top:.1f}" width="{wide:.1f}" height="{max(tall, 0):.1f}">'
        f"<title>{escape(words)}</title></rect>"
    )


def frame(most: int) -> str:
    """Lines at the top and the middle, with what they stand for."""
    lines = []
    for share in (1.0, 0.5):
        y = HEIGHT - share * (HEIGHT - 10)
        lines.append(f'<line class="grid" x1="{LEFT}" x2="{WIDTH}" y1="{y:.1f}" y2="{y:.1f}"/>')
        value = f"{most * share:,.0f}"
        lines.append(f'<text class="label" x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{value}</text>')
    return "".join(lines)


def ends(series: Series) -> list[str]:
    """The first and the last name, below."""
    y = HEIGHT + BELOW - 6
    first = f'<text class="label" x="{LEFT}" y="{y}">{escape(series[0][0])}</text>'
    last = f'<text class="label" x="{WIDTH}" y="{y}" text-anchor="end">{escape(series[-1][0])}</text>'
    return [first, last] if len(series) > 1 else [first]


def heat(rows: Sequence[Sequence[int]], names: Sequence[str], words: Sequence[Sequence[str]]) -> str:
    """A row a weekday, a column an hour: the fuller, the darker."""
    most = max((value for row in rows for value in row), default=0)
    if not most:
        return ""
    parts = []
    for day, row in enumerate(rows):
        y = day * (CELL + GAP)
        parts.append(
            f'<text class="label" x="{DAYS - 8}" y="{y + 17}" text-anchor="end">{escape(names[day])}</text>'
        )
        for hour, value in enumerate(row):
            depth = 0.06 + 0.94 * value / most
            parts.append(
                f'<rect class="heat" rx="3" x="{DAYS + hour * (CELL + GAP)}" y="{y}" width="{CELL}" height="{CELL}" '
                f'fill-opacity="{depth:.2f}"><title>{escape(words[day][hour])}</title></rect>'
            )
    tall = 7 * (CELL + GAP)
    for hour in range(0, 24, 3):
        x = DAYS + hour * (CELL + GAP) + CELL / 2
        parts.append(f'<text class="label" x="{x}" y="{tall + 14}" text-anchor="middle">{hour}</text>')
    return svg(tall + BELOW, parts, DAYS + 24 * (CELL + GAP))


def svg(tall: float, parts: Sequence[str], wide: float = WIDTH) -> str:
    """The picture, as wide as its place."""
    return f'<svg viewBox="0 0 {wide} {tall}" role="img">{"".join(parts)}</svg>'
