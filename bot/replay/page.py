"""The report's page: one file that needs no other, light or dark as its reader likes. Computes nothing."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal, format_percent

from bot.core.texts import Texts
from bot.registry import FEATURES
from bot.replay.drawing import bars, both_ways, heat
from bot.replay.findings import Case, Day, Tally, week_of
from bot.replay.ranking import TIERS, tiers_by_week, weeks_of
from bot.replay.running import Replayed
from bot.replay.weeks import Board, placed

CSS = Path(__file__).parent / "page.css"
WEEKS, TOP, REASONS = 12, 10, 15  # shown at once
FILES = ("removed", "strikes", "asked", "ranking", "activity", "tiers")


@dataclass(slots=True)
class Page:
    """A replay as HTML in its language; every word that comes from the export is escaped."""

    replayed: Replayed
    boards: Sequence[Board]

    # --- words and numbers --------------------------------------------------------------------------------------------

    @property
    def texts(self) -> Texts:
        return self.replayed.texts

    def text(self, text_id: str, **values: str | int) -> str:
        """A text of the report; numbers are written as its language writes them."""
        shown = {name: value if name == "count" else self.shown(value) for name, value in values.items()}
        return escape(self.texts.plain(self.replayed.language, f"replay-{text_id}", **shown))

    def shown(self, value: str | int) -> str:
        """A number with its separators."""
        return value if isinstance(value, str) else format_decimal(value, locale=self.replayed.language)

    def day(self, day: date) -> str:
        """A date with its year."""
        return format_date(day, "medium", locale=self.replayed.language)

    def when(self, case: Case) -> str:
        """Day and time on the chat's wall."""
        zone = ZoneInfo(self.replayed.timezone)
        return format_datetime(case.at.astimezone(zone), "yyyy-MM-dd HH:mm", locale=self.replayed.language)

    # --- the page -----------------------------------------------------------------------------------------------------

    def html(self) -> str:
        """All of it."""
        title = self.text("title", group=self.replayed.chat.name or "?")
        body = "\n".join(part for part in self.parts() if part)
        return (
            f'<!doctype html>\n<html lang="{self.replayed.language}">\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
            f"<title>{title}</title>\n<style>\n{CSS.read_text(encoding='utf-8')}</style>\n</head>\n"
            f"<body>\n<h1>{title}</h1>\n{body}\n</body>\n</html>\n"
        )

    def parts(self) -> Iterator[str]:
        """From the whole to the single row."""
        found = self.replayed.findings
        yield self.lead()
        yield self.numbers()
        yield self.section("activity", bars(self.by_week(lambda day: day.messages)))
        words = self.text("weekdays").split()
        cells = [[self.text("cell", weekday=words[day], hour=f"{hour:02}", count=value)
                  for hour, value in enumerate(row)] for day, row in enumerate(found.hours)]  # fmt: skip
        yield self.section("hours", heat(found.hours, words, cells))
        moves = both_ways(self.by_week(lambda day: day.joined), self.by_week(lambda day: day.left))
        yield self.section("moves", moves)
        yield self.section("why", self.meters(found.removed.reasons))
        yield self.section("removed", self.cases(found.removed, "removed.csv"))
        yield self.section("struck", self.cases(found.struck, "strikes.csv", sanctions=True))
        yield self.section("asked", self.cases(found.asked, "asked.csv"))
        yield self.section("cards", self.meters(self.named_cards()))
        yield self.ranking()
        yield self.tiers()
        links = ", ".join(f'<a href="{name}.csv">{name}.csv</a>' for name in FILES)
        yield f'<p class="soft">{self.text("files", files="%").replace("%", links)}</p>'

    def section(self, name: str, inside: str) -> str:
        """A head and what stands below it."""
        inside = inside or f'<p class="soft">{self.text("nothing")}</p>'
        return f'<h2>{self.text(name)}</h2>\n<div class="card">{inside}</div>'

    def lead(self) -> str:
        """What this is, and what it cannot know."""
        replayed, zone = self.replayed, ZoneInfo(self.replayed.timezone)
        first, last = (self.day(at.astimezone(zone).date()) for at in replayed.span)
        found = replayed.findings
        ids = {user: name for name, user in replayed.known.names.items() if user}
        said: dict[str, str | int] = {
            "messages": found.messages,
            "people": len(found.people),
            "from": first,
            "to": last,
        }
        admins = [ids.get(user, str(user)) for user in sorted(replayed.player.admins)]
        lines = [
            f"<p>{self.text('lead', **said)}</p>",
            f'<p class="soft">{self.text("assumed", silenced=found.silenced)}</p>',
            f'<p class="soft">{self.text("admins", count=len(admins), names=", ".join(admins))}</p>',
        ]
        passed = {"unnamed": replayed.translator.unnamed, "undated": replayed.translator.undated}
        if any(passed.values()):
            lines.append(f'<p class="soft">{self.text("passed", **passed)}</p>')
        if replayed.player.failed:
            lines.append(f'<p class="soft">{self.text("failed", count=replayed.player.failed)}</p>')
        return "\n".join(lines)

    def numbers(self) -> str:
        """The few that say most."""
        found = self.replayed.findings
        days = found.days.values()
        shown = {
            "messages": found.messages, "people": len(found.people), "removed": found.removed.count,
            "struck": found.struck.count, "kicked": found.sanctions["kick"] + found.sanctions["ban"],
            "asked": found.asked.count, "joined": sum(day.joined for day in days),
            "left": sum(day.left for day in days),
        }  # fmt: skip
        boxes = (
            f"<div><b>{self.shown(n)}</b><span>{self.text(name)}</span></div>" for name, n in shown.items()
        )
        return f'<div class="numbers">{"".join(boxes)}</div>'

    def by_week(self, measure: Callable[[Day], int]) -> list[tuple[str, int]]:
        """A sum a week."""
        sums: Counter[date] = Counter()
        for day, of_day in self.replayed.findings.days.items():
            sums[week_of(day)] += measure(of_day)
        return [
            (self.text("week", day=self.day(week)), sums[week]) for week in weeks_of(self.replayed.findings)
        ]

    def named_cards(self) -> Counter[str]:
        """Cards by what they are about."""
        named: Counter[str] = Counter()
        for kind, count in self.replayed.findings.cards.items():
            known = self.texts.has(f"replay-card-{kind}")
            named[self.texts.plain(self.replayed.language, f"replay-card-{kind if known else 'other'}")] += (
                count
            )
        return named

    def meters(self, counts: Counter[str]) -> str:
        """Names with their numbers as lengths."""
        if not counts:
            return ""
        most = counts.most_common(1)[0][1]
        rows = (
            f'<tr><td>{escape(name)}</td><td class="number">{self.shown(count)}</td>'
            f'<td class="meter"><i style="width:{100 * count / most:.0f}%"></i></td></tr>'
            for name, count in counts.most_common(REASONS)
        )
        return f"<table>{''.join(rows)}</table>"

    # --- rows ---------------------------------------------------------------------------------------------------------

    def cases(self, tally: Tally, file: str, *, sanctions: bool = False) -> str:
        """The newest cases of a kind."""
        if not tally.count:
            return ""
        heads = ["when", "who", "reason", *(["sanction"] if sanctions else []), "text"]
        head = "".join(f"<th>{self.text(name)}</th>" for name in heads)
        rows = [self.case(case, sanctions=sanctions) for case in reversed(tally.newest)]
        more = self.text("newest", shown=len(rows), count=tally.count, file=file)
        note = f'<p class="soft">{more}</p>' if tally.count > len(rows) else ""
        rest = folded(tabled(head, rows[TOP:]), f"+ {self.shown(len(rows) - TOP)}") if len(rows) > TOP else ""
        return tabled(head, rows[:TOP]) + rest + note

    def case(self, case: Case, *, sanctions: bool) -> str:
        """One row."""
        what = f"<td>{self.text(f'what-{case.what}')}</td>" if sanctions else ""
        shown = f' <span class="soft">{escape(case.shown)}</span>' if case.shown else ""
        name = escape(case.name or str(case.user))
        return (
            f'<tr><td class="when">{self.when(case)}</td><td class="name"><span>{name}</span></td>'
            f'<td>{escape(case.why)}{shown}</td>{what}<td class="text">{escape(case.text)}</td></tr>'
        )

    def ranking(self) -> str:
        """The whole time, then the newest weeks; older ones folded."""
        whole, weeks = self.boards[0], [board for board in reversed(self.boards[1:]) if board.standings]
        if not whole.standings:
            return self.section("ranking", "")
        newest = "".join(self.board(board) for board in weeks[:WEEKS])
        older = "".join(self.board(board) for board in weeks[WEEKS:])
        parts = [self.section("all-time", self.standings(whole, 2 * TOP)), f"<h2>{self.text('ranking')}</h2>"]
        parts.append(f'<div class="weeks">{newest}</div>')
        if older:
            parts.append(folded(f'<div class="weeks">{older}</div>', f"+ {len(weeks) - WEEKS}"))
        return "\n".join(parts)

    def board(self, board: Board) -> str:
        """One week."""
        head = self.text("week", day=self.day(board.week)) if board.week else ""
        return f'<div class="card"><h3>{head}</h3>{self.standings(board, TOP)}</div>'

    def standings(self, board: Board, limit: int) -> str:
        """The head of a board."""
        lines = (
            f'<li value="{place}">{escape(one.name or str(one.user))}<span>{self.shown(one.score)}</span></li>'
            for place, one in list(placed(board))[:limit]
        )
        return f'<ol class="board">{"".join(lines)}</ol>'

    def tiers(self) -> str:
        """How many are in each tier, week by week; nothing where this bot knows no tiers."""
        weeks = tiers_by_week(self.replayed)
        if not weeks and all(feature.name != "tiers" for feature in FEATURES):
            return ""
        if not weeks:
            return self.section("tiers", f'<p class="soft">{self.text("tiers-none")}</p>')
        shown = range(TIERS - 1, 0, -1)
        head = "".join(f"<th>{self.text(f'tier-{tier}')}</th>" for tier in shown)
        rows = "".join(
            f'<tr><td class="when">{self.day(week)}</td>{cells(counts[tier] for tier in shown)}</tr>'
            for week, counts in reversed(weeks)
        )
        table = f"<table><tr><th>{self.text('week-number')}</th>{head}</tr>{rows}</table>"
        return self.section("tiers", table)


def cells(values: Iterable[int]) -> str:
    """Numbers in a row."""
    return "".join(f'<td class="number">{value}</td>' for value in values)


def tabled(head: str, rows: Iterable[str]) -> str:
    """Rows below their heads."""
    return f'<table class="cases"><thead><tr>{head}</tr></thead><tbody>{"".join(rows)}</tbody></table>'


def folded(inside: str, head: str) -> str:
    """Closed until it is wanted."""
    return f"<details><summary>{head}</summary>{inside}</details>"


def percent(share: float, language: str) -> str:
    """A share as its language writes it."""
    return format_percent(share, "0.0%", locale=language)
