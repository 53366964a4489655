"""A member's own points and place on the boards, seen by them alone: /me, /points; hiding from the boards."""

from datetime import date

from bot.core.codec import load
from bot.core.decisions import AnswerButton, Button, Decision, Refusal, Rows
from bot.core.facts import ButtonPress, CommandCall, Handed, Sender
from bot.core.names import board_name
from bot.core.periods import MOMENT, Span, edges, midnight
from bot.core.scores import Kind
from bot.core.texts import Html
from bot.core.tiers import Tier, TierPolicy, next_step, window
from bot.db.boards import Place, find_place, find_total
from bot.db.tiers import find_measures
from bot.feature import Decisions, Turn
from bot.features.scores import queries
from bot.features.scores.policy import ScorePolicy
from bot.presses import Act, WholeAct, address

ROWS = 10


async def how(turn: Turn, _: str, by: Sender, query: str) -> Decisions:
    """What earns points here."""
    return [AnswerButton(query, str(explained(turn, by)), alert=True)]


def explained(turn: Turn, by: Sender) -> str:
    """What earns how much, in short."""
    policy = turn.policy(ScorePolicy)
    values = policy.model_dump(
        include={"answered", "helpful", "reaction", "introduction", "checkin", "a_day", "a_day_talk"}
    )
    return turn.texts.plain(turn.language_of(by), "scores-how", **values)


def placed(turn: Turn, by: Sender, period: str, place: Place) -> str:
    """Score and place of a period, on one line."""
    return turn.texts.plain(
        turn.language_of(by), "scores-place", period=period, points=place.score, place=place.above + 1,
        ranked=place.ranked, placed="yes" if place.score > 0 else "no",
    )  # fmt: skip


def require_person(turn: Turn, call: CommandCall) -> None:
    """Points belong to people: Refusal for who writes anonymously."""
    if call.by.kind != "user":
        raise Refusal(turn.text_for(call.by, "scores-anonymous"))


# --- /me, /points ---------------------------------------------------------------------------------------------------


async def on_me(turn: Turn, call: CommandCall) -> Decisions:
    """Score, place, streak, and what would lift it: to the member alone."""
    require_person(turn, call)
    this_week = edges("week", turn.now, turn.zone)
    week = await find_place(turn.session, turn.chat, call.by.id, this_week)
    ever = await find_place(turn.session, turn.chat, call.by.id, None)
    row = await queries.find_member(turn.session, turn.chat, call.by.id)
    lines = [placed(turn, call.by, "week", week), placed(turn, call.by, "ever", ever)]
    today = turn.now.astimezone(turn.zone).date()
    if (count := queries.streak_of(row).runs(today, turn.language)) > 0:
        lines.append(turn.texts.plain(turn.language_of(call.by), "scores-streak", count=count))
    total = await find_total(turn.session, turn.chat, call.by.id)
    if total is not None and total.score != total.points:
        lines.append(
            turn.texts.plain(turn.language_of(call.by), "scores-checkins-share", points=total.points)
        )
    lines += [lift(turn, call.by, week), *await tier_lines(turn, call.by)]
    hidden = row is not None and row.hidden
    if hidden:
        lines.append(turn.texts.plain(turn.language_of(call.by), "scores-are-hidden"))
    text = turn.text_for(call.by, "scores-lines", lines="\n".join(lines))
    return [turn.answer(call, text, buttons=hide_button(turn, call.by, hidden=hidden), personal=True)]


def lift(turn: Turn, by: Sender, week: Place) -> str:
    """The next step: so many more points for the next place, else what earns any."""
    if week.next_score is None or not week.score:
        return explained(turn, by)
    more = week.next_score - week.score + 1
    return turn.texts.plain(turn.language_of(by), "scores-lift", more=more, place=week.above)


async def tier_lines(turn: Turn, by: Sender) -> list[str]:
    """The tier, where it is one that is named, and the next step: of the tiers below no name is said."""
    policy, lang, tier = turn.policy(TierPolicy), turn.language_of(by), turn.member(by).tier
    if not getattr(turn.lane.own.get("tiers"), "applied", False):
        return []
    lines = [turn.texts.plain(lang, "tiers-mine", tier=called(turn, lang, tier))] if tier.shown else []
    days = window(turn.now, turn.zone, policy.window_days)
    measures = await find_measures(turn.session, turn.chat, days, by.id)
    if tier is Tier.CO_LEADER or (step := next_step(tier, measures, policy)) is None:
        return lines
    goal, missing = step
    parts = [turn.texts.plain(lang, f"tiers-more-{name}", count=count) for name, count in missing.given()]
    named = called(turn, lang, goal) if goal.shown else "none"
    listed = turn.texts.plain(lang, "tiers-comma").join(parts)
    return [*lines, turn.texts.plain(lang, "tiers-next", tier=named, missing=listed, days=policy.window_days)]


def called(turn: Turn, lang: str, tier: Tier) -> str:
    """What a tier is called here."""
    return turn.policy(TierPolicy).called(tier) or turn.texts.plain(lang, "tiers-name", tier=tier.key)


async def on_points(turn: Turn, call: CommandCall) -> Decisions:
    """Where the points of this month come from, or of the last one that brought any: by kind, and row by row."""
    require_person(turn, call)
    span = edges("month", turn.now, turn.zone)
    newest = await queries.find_last(turn.session, turn.chat, call.by.id, span[1])
    if newest is None:
        raise Refusal(turn.text_for(call.by, "scores-points-none"))
    text, rows = await page(turn, call.by, edges("month", newest, turn.zone), 0)
    return [turn.answer(call, text, buttons=rows, personal=True)]


async def older(turn: Turn, press: ButtonPress, token: str) -> Decisions:
    """The entries before those, to the presser alone."""
    day, _, start = token.partition("-")
    span = edges("month", midnight(date.fromisoformat(day), turn.zone), turn.zone)
    text, rows = await page(turn, press.by, span, int(start))
    return [turn.pressed(press), turn.beside(press, text, rows)]


async def page(turn: Turn, by: Sender, span: Span, start: int) -> tuple[Html, Rows]:
    """Some entries of a member's month from one on, the first page with the sums; and a button to those before."""
    lang = turn.language_of(by)
    found = await queries.list_entries(turn.session, turn.chat, by.id, span, ROWS + 1, start)
    lines = await sums(turn, by, span) if not start else []
    lines += [entry_line(turn, lang, row, name) for row, name in found[:ROWS]]
    before, start = (found[ROWS][0].at, start + ROWS) if len(found) > ROWS else (None, 0)
    if before is None:
        before = await queries.find_last(turn.session, turn.chat, by.id, span[0])
    if before is None:
        return Html("\n".join(lines)), ()
    token = f"{before.astimezone(turn.zone):%Y%m%d}-{start}"
    label = turn.texts.plain(lang, "scores-button-older")
    return Html("\n".join(lines)), ((Button(label, "scores", "older", address(token, turn.chat)),),)


async def sums(turn: Turn, by: Sender, span: Span) -> list[Html]:
    """A month of a member in all, and by kind."""
    lang, kinds = turn.language_of(by), await queries.sum_kinds(turn.session, turn.chat, by.id, span)
    title = turn.texts.render(
        lang, "scores-points-title", points=sum(kinds.values()), now="yes" if turn.now < span[1] else "no",
        first=turn.texts.day(lang, span[0], turn.zone), last=turn.texts.day(lang, span[1] - MOMENT, turn.zone),
    )  # fmt: skip
    by_kind = [
        turn.texts.render(lang, "scores-points-kind", kind=kind.name.lower(), points=points)
        for kind, points in kinds.items()
    ]
    return [title, *by_kind, turn.texts.render(lang, "scores-points-newest")]


def entry_line(turn: Turn, lang: str, row: queries.Entry, name: str) -> Html:
    """One entry; of a reversal, what was taken back or given again."""
    return turn.texts.render(
        lang, "scores-points-line", at=turn.texts.moment(lang, row.at, turn.zone), kind=Kind(row.kind).name.lower(),
        points=f"{row.points:+d}", name=board_name(name), reason=row.reason,
        undone="no" if row.reverses is None else "taken" if row.points < 0 else "given",
    )  # fmt: skip


# --- on the boards or not -------------------------------------------------------------------------------------------


def hide_button(turn: Turn, by: Sender, *, hidden: bool) -> Rows:
    """Off the boards, or on them again."""
    verb = "show" if hidden else "hide"
    text = turn.texts.plain(turn.language_of(by), f"scores-button-{verb}")
    return ((Button(text, "scores", verb, address("me", turn.chat)),),)


async def hidden_now(turn: Turn, by: Sender, *, hidden: bool) -> list[Decision]:
    """What a member wants, and their total with it."""
    row = await queries.find_member(turn.session, turn.chat, by.id)
    return [
        queries.chosen(turn.chat, by.id, hidden=hidden, streak=queries.streak_of(row)),
        queries.on_boards(turn.chat, by.id, shown=not hidden),
    ]


def chosen_text(*, hidden: bool) -> str:
    """What they are told."""
    return "scores-hidden" if hidden else "scores-shown"


async def hide(turn: Turn, _: str, by: Sender, query: str) -> Decisions:
    """The presser is on no board from now on."""
    text = turn.texts.plain(turn.language_of(by), chosen_text(hidden=True))
    return [*await hidden_now(turn, by, hidden=True), AnswerButton(query, text)]


async def show(turn: Turn, _: str, by: Sender, query: str) -> Decisions:
    """The presser is on the boards again."""
    text = turn.texts.plain(turn.language_of(by), chosen_text(hidden=False))
    return [*await hidden_now(turn, by, hidden=False), AnswerButton(query, text)]


async def on_hiding(turn: Turn, handed: Handed) -> Decisions:
    """/top hide and /top show, from where boards are shown."""
    call, hidden = load(CommandCall, handed.data["call"]), bool(handed.data["hidden"])
    await turn.know(call.by.id)
    if call.by.kind != "user":
        return [turn.refuse(call, turn.text_for(call.by, "scores-anonymous"))]
    text = turn.text_for(call.by, chosen_text(hidden=hidden))
    return [*await hidden_now(turn, call.by, hidden=hidden), turn.answer(call, text, personal=True)]


WHOLE: dict[str, WholeAct] = {"older": older}
ACTS: dict[str, Act] = {"how": how, "hide": hide, "show": show}
