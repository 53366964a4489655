"""Which leaderboard is meant, when one is due, places and how they changed. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import takewhile
from typing import Any, Literal

from pydantic import ValidationError

from bot.core.periods import PeriodName, Span, ago, edges, midnight
from bot.core.scores import BOARDS, BoardName, places
from bot.core.switches import switch_of
from bot.features.boards.policy import BoardsPolicy, Look

Period = PeriodName | Literal["ever"]
Change = Literal["none", "new", "same", "up", "down"]
KEPT: tuple[PeriodName, ...] = ("week", "month", "season")
MOST_MISSED = 31
FROM, TO = 8, 23  # hours between which something is posted unasked
PERIODS: dict[str, tuple[Period, int]] = {
    "day": ("day", 0), "today": ("day", 0), "今天": ("day", 0), "今日": ("day", 0), "日": ("day", 0),
    "yesterday": ("day", 1), "昨天": ("day", 1), "昨日": ("day", 1),
    "week": ("week", 0), "本周": ("week", 0), "周": ("week", 0), "这周": ("week", 0), "上周": ("week", 1),
    "month": ("month", 0), "本月": ("month", 0), "月": ("month", 0), "这个月": ("month", 0),
    "上月": ("month", 1), "上个月": ("month", 1),
    "season": ("season", 0), "quarter": ("season", 0), "季": ("season", 0), "本季": ("season", 0),
    "季度": ("season", 0), "本季度": ("season", 0), "上季": ("season", 1), "上季度": ("season", 1),
    "all": ("ever", 0), "ever": ("ever", 0), "全部": ("ever", 0), "总": ("ever", 0), "总榜": ("ever", 0),
}  # fmt: skip
EVERY: dict[str, PeriodName] = {
    "day": "day", "daily": "day", "每日": "day", "日榜": "day", "week": "week", "weekly": "week", "每周": "week",
    "周榜": "week", "month": "month", "monthly": "month", "每月": "month", "月榜": "month", "season": "season",
    "quarterly": "season", "每季": "season", "季榜": "season",
}  # fmt: skip
LOOKS: dict[str, Look] = {
    "picture": "picture", "image": "picture", "图片": "picture", "table": "table", "表格": "table", "text": "text",
    "文字": "text",
}  # fmt: skip
LAST = frozenset({"last", "previous", "上期", "上次", "上一期"})
NAMES: dict[str, BoardName] = {
    "help": "help", "helpful": "help", "互助": "help", "互助榜": "help",
    "newcomers": "newcomers", "newcomer": "newcomers", "new": "newcomers", "新人": "newcomers", "新人榜": "newcomers",
    "content": "content", "ideas": "content", "内容": "content", "内容榜": "content",
    "invitations": "invitations", "invited": "invitations", "邀请": "invitations", "邀请榜": "invitations",
}  # fmt: skip
HIDING = {"hide": True, "off": True, "隐藏": True, "show": False, "on": False, "显示": False}
BY_LETTER: dict[str, Period] = {"d": "day", "w": "week", "m": "month", "s": "season", "e": "ever"}
BOARD_BY_LETTER: dict[str, BoardName] = {name[0]: name for name in BOARDS}


@dataclass(frozen=True, slots=True)
class View:
    """A leaderboard to look at: of the period that begins on `day` in the chat's zone; None = of all time."""

    period: Period
    board: BoardName = "all"
    day: date | None = None

    @property
    def token(self) -> str:
        """It on a button."""
        return f"{self.period[0]}{self.board[0]}{self.day:%Y%m%d}" if self.day else f"e{self.board[0]}"

    def span(self, zone: tzinfo) -> Span | None:
        """Its instants; None = of all time."""
        if self.period == "ever" or self.day is None:
            return None
        return edges(self.period, midnight(self.day, zone), zone)

    def back(self, now: datetime, zone: tzinfo) -> int:
        """How many periods ago it is: 0 = the present one, 1 = the last, 2 = earlier."""
        if self.period == "ever" or self.day is None:
            return 0
        first = midnight(self.day, zone)
        if first >= edges(self.period, now, zone)[0]:
            return 0
        return 1 if first >= ago(self.period, now, zone, 1)[0] else 2

    def moved(self, zone: tzinfo, step: int) -> "View":
        """The one before (-1) or after (1)."""
        span = self.span(zone)
        if span is None or self.period == "ever":
            return self
        there = ago(self.period, span[0], zone, 1)[0] if step < 0 else span[1]
        return replace(self, day=day_of(there, zone))


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a board. `before` = their place the time before: None if they had none, 0 if there was no board."""

    user: int
    name: str
    score: int
    place: int
    before: int | None = 0

    @property
    def change(self) -> Change:
        """How the place changed."""
        if self.before == 0:
            return "none"
        if self.before is None:
            return "new"
        return "same" if self.before == self.place else "up" if self.before > self.place else "down"

    @property
    def steps(self) -> int:
        """By how many places."""
        return abs(self.before - self.place) if self.before else 0


# --- what is asked for ----------------------------------------------------------------------------------------------


def view_in(words: str, now: datetime, zone: tzinfo) -> View | None:
    """What /top is asked for; None for words that mean nothing here."""
    period: Period = "week"
    back, board = 0, BOARD_BY_LETTER["a"]
    for word in words.casefold().split():
        if word in PERIODS:
            period, back = PERIODS[word][0], max(back, PERIODS[word][1])
        elif word in NAMES:
            board = NAMES[word]
        elif word in LAST:
            back = 1
        else:
            return None
    return view_at(period, now, zone, back=back, board=board)


def view_at(period: Period, now: datetime, zone: tzinfo, *, back: int = 0, board: BoardName = "all") -> View:
    """The board of a period so many ago."""
    if period == "ever":
        return View("ever", board)
    return View(period, board, day_of(ago(period, now, zone, back)[0], zone))


def view_named(token: str) -> View | None:
    """The one that a button names; None for what names none."""
    period, board, day = BY_LETTER.get(token[:1]), BOARD_BY_LETTER.get(token[1:2]), token[2:]
    if period is None or board is None:
        return None
    if period == "ever":
        return View("ever", board)
    try:
        return View(period, board, datetime.strptime(day, "%Y%m%d").replace(tzinfo=UTC).date())
    except ValueError:
        return None


def day_of(instant: datetime, zone: tzinfo) -> date:
    """The day there."""
    return instant.astimezone(zone).date()


def newcomers_since(span: Span | None, now: datetime, days: int) -> datetime:
    """Who joined from then on is a newcomer, at the end of the period or now."""
    return min(span[1] if span else now, now) - timedelta(days=days)


# --- when -----------------------------------------------------------------------------------------------------------


def due_of(span: Span, hour: str, zone: tzinfo) -> datetime:
    """When the board of a period is due: at that hour of the first day after it."""
    return datetime.combine(day_of(span[1], zone), time.fromisoformat(hour), zone).astimezone(UTC)


def next_due(name: PeriodName, now: datetime, hour: str, zone: tzinfo) -> datetime:
    """When the next board of such periods is due: of the last one if that is still to come, else of this one."""
    dues = (due_of(ago(name, now, zone, count), hour, zone) for count in (1, 0))
    return next(due for due in dues if due > now)


def watched(policy: BoardsPolicy) -> tuple[PeriodName, ...]:
    """The kinds of periods whose standings are kept when they are over: the longer ones always, days where they are
    posted."""
    return (*KEPT, *(name for name in policy.post if name not in KEPT))


def missed(name: PeriodName, planned: datetime, now: datetime, hour: str, zone: tzinfo) -> list[date]:
    """The first days of the periods before the last one whose hour has come since `planned`, the latest first."""
    spans = (ago(name, now, zone, count) for count in range(2, MOST_MISSED + 2))
    return [
        day_of(span[0], zone) for span in takewhile(lambda span: due_of(span, hour, zone) >= planned, spans)
    ]


def looks(wanted: Look, *, draws: bool, rich: bool) -> tuple[Look, ...]:
    """The forms in which a board can be sent here, the wanted one first, then the simpler ones."""
    chain: tuple[Look, ...] = ("text",)
    if wanted != "text":
        chain = (wanted, "table" if wanted == "picture" else "picture", "text")
    return tuple(look for look in chain if (look != "picture" or draws) and (look != "table" or rich))


def decent(now: datetime, zone: tzinfo) -> datetime:
    """The first instant from now on at which something may be said unasked."""
    local = now.astimezone(zone)
    if FROM <= local.hour < TO:
        return now
    day = local.date() + timedelta(days=int(local.hour >= TO))
    return datetime.combine(day, time(FROM), zone).astimezone(UTC)


# --- how it is set --------------------------------------------------------------------------------------------------


def set_by(words: str, policy: BoardsPolicy) -> dict[str, Any] | None:
    """Fields of the policy that words set, and their values; None for words that set nothing, or to what cannot be."""
    word, _, rest = words.casefold().replace("：", ":").strip().partition(" ")
    changes = change_by(word, rest.strip(), policy)
    if changes is None:
        return None
    try:
        after = BoardsPolicy.model_validate({**policy.model_dump(), **changes})
    except ValidationError:
        return None
    return {name: getattr(after, name) for name in changes}


def change_by(word: str, rest: str, policy: BoardsPolicy) -> dict[str, Any] | None:
    """The same, not checked yet."""
    on = switch_of(rest or "on")
    if (all_on := switch_of(word)) is not None and not rest:
        return {"post": (policy.post or ("week",)) if all_on else ()}
    if word in EVERY and on is not None:
        return {"post": with_or_without(policy.post, EVERY[word], on=on)}
    if word in NAMES and on is not None:
        return {"boards": with_or_without(policy.boards, NAMES[word], on=on)}
    if word in LOOKS and not rest:
        return {"look": LOOKS[word]}
    if ":" in word and not rest:
        return {"hour": word.zfill(5)}
    return {"lines": int(word)} if word.isdecimal() and not rest else None


def chief(policy: BoardsPolicy) -> PeriodName:
    """The period that is meant where none is named."""
    return policy.post[0] if policy.post else "week"


def with_or_without(some: tuple[str, ...], name: str, *, on: bool) -> tuple[str, ...]:
    """The names with one more, behind the others, or without it."""
    others = tuple(one for one in some if one != name)
    return (*others, name) if on else others


# --- places ---------------------------------------------------------------------------------------------------------


def lines_of(rows: Sequence[tuple[int, str, int]], earlier: Mapping[int, int]) -> tuple[Line, ...]:
    """(user, name, score), best first, with their places; `earlier` = places by user the time before."""
    found = zip(rows, places([score for _, _, score in rows]), strict=True)
    return tuple(
        Line(user, name, score, place, earlier.get(user) if earlier else 0)
        for (user, name, score), place in found
    )


def riser(lines: Iterable[Line]) -> Line | None:
    """Who climbed most."""
    return max(
        (line for line in lines if line.change == "up"),
        key=lambda line: (line.steps, -line.place),
        default=None,
    )
