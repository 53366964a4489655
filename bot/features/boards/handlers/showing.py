"""Standings as words, as a table, and as the data of a picture: the same in each. Names ping nobody. Reads nothing."""

from collections.abc import Iterable, Mapping
from typing import Any

from bot.core.decisions import Button, Rows
from bot.core.names import board_name
from bot.core.periods import MOMENT
from bot.core.texts import Html
from bot.feature import Turn
from bot.features.boards.handlers.standing import Standing
from bot.features.boards.rules import Line, View
from bot.presses import address

CELLS = ("place", "name", "points", "change")


def name_of(turn: Turn, lang: str, line: Line) -> str:
    """A member's name, made harmless; "a member" where nothing of it is to be repeated."""
    name = "" if turn.shuns(line.user, line.name) else board_name(line.name)
    return name or turn.texts.plain(lang, "boards-nameless")


def change_of(turn: Turn, lang: str, line: Line) -> str:
    """+2, =, new; "" where there was no board before."""
    return turn.texts.plain(lang, "boards-change", change=line.change, count=line.steps)


def line_text(turn: Turn, lang: str, line: Line) -> Html:
    """A line of a board."""
    return turn.texts.render(
        lang, "boards-line", place=line.place, name=name_of(turn, lang, line), points=line.score,
        change=change_of(turn, lang, line), changed="no" if line.change == "none" else "yes",
    )  # fmt: skip


def title(turn: Turn, lang: str, view: View) -> str:
    """Which board of which period, with its days where it is over."""
    back, span = view.back(turn.now, turn.zone), view.span(turn.zone)
    days = {"first": "", "last": ""}
    if span is not None:
        days["first"] = turn.texts.day(lang, span[0], turn.zone)
        days["last"] = turn.texts.day(lang, span[1] - MOMENT, turn.zone)
    when = turn.texts.plain(lang, "boards-when", period=view.period, when=("now", "last", "then")[back])
    over = "no" if not back else "day" if view.period == "day" else "yes"
    return turn.texts.plain(lang, "boards-title", board=view.board, when=when, over=over, **days)


def board_text(turn: Turn, lang: str, view: View, lines: Iterable[Line]) -> Html:
    """The answer to /top."""
    head = turn.texts.render(lang, "boards-head", title=title(turn, lang, view))
    told = [line_text(turn, lang, line) for line in lines]
    return Html("\n".join([head, *(told or [turn.texts.render(lang, "boards-empty")])]))


# --- one that is posted ---------------------------------------------------------------------------------------------


def notes(turn: Turn, lang: str, standing: Standing) -> list[str]:
    """Who else is named below the places."""
    found = []
    if (line := standing.riser) is not None:
        name = name_of(turn, lang, line)
        found.append(
            turn.texts.plain(lang, "boards-riser", name=name, before=line.before or 0, place=line.place)
        )
    if (line := standing.newcomer) is not None:
        found.append(
            turn.texts.plain(lang, "boards-newcomer", name=name_of(turn, lang, line), points=line.score)
        )
    if (line := standing.thanked) is not None:
        found.append(turn.texts.plain(lang, "boards-thanked", name=name_of(turn, lang, line)))
    return found


def ranked_text(turn: Turn, lang: str, standing: Standing) -> str:
    """How many have points."""
    return turn.texts.plain(lang, "boards-ranked", count=standing.ranked)


def post_text(turn: Turn, lang: str, standing: Standing) -> Html:
    """All of it in words."""
    head = turn.texts.render(lang, "boards-head", title=title(turn, lang, standing.view))
    lines = [line_text(turn, lang, line) for line in standing.lines]
    below = [turn.texts.render(lang, "boards-note", text=note) for note in notes(turn, lang, standing)]
    ranked = turn.texts.render(lang, "boards-note", text=ranked_text(turn, lang, standing))
    return Html("\n".join([head, ranked, *lines, *below]))


def post_table(turn: Turn, standing: Standing) -> Html:
    """The same as a table of Telegram's own."""
    lang = turn.language
    heads = "".join(f"<th>{turn.texts.render(lang, f'boards-head-{name}')}</th>" for name in CELLS)
    rows = [f"<tr>{heads}</tr>"]
    for line in standing.lines:
        cells = str(line.place), name_of(turn, lang, line), str(line.score), change_of(turn, lang, line)
        texts = [turn.texts.render(lang, "boards-note", text=cell) for cell in cells]
        rows.append("<tr>" + "".join(f"<td>{text}</td>" for text in texts) + "</tr>")
    head = turn.texts.render(lang, "boards-note", text=title(turn, lang, standing.view))
    below = [ranked_text(turn, lang, standing), *notes(turn, lang, standing)]
    words = "".join(f"<p>{turn.texts.render(lang, 'boards-note', text=text)}</p>" for text in below)
    return Html(f"<h3>{head}</h3><table bordered striped>{''.join(rows)}</table>{words}")


def post_picture(turn: Turn, standing: Standing) -> Mapping[str, Any]:
    """The same as the drawing wants it."""
    lang = turn.language
    rows = [
        [line.place, name_of(turn, lang, line), line.score, change_of(turn, lang, line), line.change]
        for line in standing.lines
    ]
    return {
        "title": title(turn, lang, standing.view),
        "group": turn.lane.title,
        "rows": rows,
        "below": ranked_text(turn, lang, standing),
        "nameless": turn.texts.plain(lang, "boards-nameless"),
    }


def post_buttons(turn: Turn, lang: str, view: View) -> Rows:
    """My place, and how points are earned: each seen by who presses alone."""
    mine, how = (turn.texts.plain(lang, f"boards-button-{verb}") for verb in ("mine", "how"))
    arg = address(view.token, turn.chat)
    return ((Button(mine, "boards", "mine", arg), Button(how, "scores", "how", arg)),)


def board_buttons(turn: Turn, lang: str, view: View, *, empty: bool) -> Rows:
    """The same, and the periods before and after."""
    back, turning = view.back(turn.now, turn.zone), []
    if view.period != "ever" and not (empty and back):
        turning.append(Button("‹", "boards", "go", address(view.moved(turn.zone, -1).token, turn.chat)))
    if back:
        turning.append(Button("›", "boards", "go", address(view.moved(turn.zone, 1).token, turn.chat)))
    return (*post_buttons(turn, lang, view), *((tuple(turning),) if turning else ()))
