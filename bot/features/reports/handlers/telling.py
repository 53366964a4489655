"""What admins see of reports: the card of a message, the list. Decides nothing."""

from collections.abc import Sequence
from datetime import timedelta

from bot.core.codec import load
from bot.core.decisions import Alert, Button, Rows
from bot.core.facts import Message, Sender
from bot.core.names import plain_name
from bot.core.quoting import link_to, short
from bot.core.texts import Html
from bot.feature import Turn
from bot.features.reports import rules
from bot.features.reports.policy import ReportsPolicy
from bot.features.reports.rules import ReportState
from bot.features.reports.tables import ReportBy
from bot.presses import address

NAMED = 5


def card(turn: Turn, report: ReportState, by: Sequence[ReportBy]) -> Alert:
    """The one card of a message that waits."""
    lines = [head(turn, report, by), quote(turn, report)]
    lines += [
        turn.text("reports-why", name=plain_name(one.name), reason=one.reason)
        for one in by[:NAMED]
        if one.reason
    ]
    if report.claimed_by is not None:
        lines.append(turn.text("reports-claimed-by", name=plain_name(report.claimed_name)))
    return Alert(
        turn.chat, "report", key(report), Html("\n".join(filter(None, lines))), buttons(turn, report)
    )


def key(report: ReportState) -> str:
    """The card's name."""
    return f"report:{report.token}"


def head(turn: Turn, report: ReportState, by: Sequence[ReportBy]) -> Html:
    """Who is reported, by whom, since when."""
    at = turn.texts.clock(turn.language, report.first_at, turn.zone)
    author = name_of(report)
    if report.called:
        return turn.text("reports-card-call", name=author, at=at)
    names = turn.texts.plain(turn.language, "reports-between").join(
        plain_name(one.name) for one in by[:NAMED]
    )
    return turn.text("reports-card", author=author, count=len(by), names=names, at=at)


def name_of(report: ReportState) -> str:
    """Who wrote what is reported."""
    author = load(Sender, report.author)
    return plain_name(author.name) or str(author.id)


def quote(turn: Turn, report: ReportState) -> Html:
    """What was written, or what it is."""
    message = load(Message, report.message)
    if message.text:
        return turn.text("reports-quote", text=short(message.text, rules.QUOTE))
    return turn.text("reports-kind", kind=rules.shown_kind(message))


def buttons(turn: Turn, report: ReportState, before: str = "") -> Rows:
    """What can be done about it; `before` = its number in a list."""
    verbs: list[tuple[str, ...]] = [("done",)] if report.called else [("strike", "mute"), ("wrong", "done")]
    if not before:
        verbs.append(("claim",))
    rows = [tuple(button(turn, report, verb, before) for verb in row) for row in verbs]
    link = link_to(report.message_chat, report.message_id)
    if link and not before:
        rows[-1] += (Button(turn.texts.plain(turn.language, "reports-button-see"), url=link),)
    return tuple(rows)


def button(turn: Turn, report: ReportState, verb: str, before: str) -> Button:
    """One of them."""
    span = turn.texts.span(turn.language, timedelta(minutes=turn.policy(ReportsPolicy).mute_minutes))
    label = "release" if verb == "claim" and report.claimed_by is not None else verb
    words = turn.texts.plain(turn.language, f"reports-button-{label}", span=span)
    return Button(before + words, "reports", verb, address(report.token, turn.chat))


def closed(turn: Turn, report: ReportState) -> Alert:
    """The card of a message that was handled: who did what, after how long."""
    since = report.opened_at or report.first_at
    text = turn.text(
        "reports-closed", author=name_of(report), outcome=report.outcome, name=plain_name(report.handled_name),
        span=turn.texts.span(turn.language, turn.now - since),
    )  # fmt: skip
    return Alert(turn.chat, "report", key(report), text, closed=True)


def listed(turn: Turn, reports: Sequence[ReportState], spans: Sequence[timedelta]) -> tuple[Html, Rows]:
    """What waits, the oldest first, and how fast it went lately."""
    lines = [turn.text("reports-list", count=len(reports), on=on_word(turn))]
    rows: Rows = ()
    for number, report in enumerate(reports[: rules.LISTED], 1):
        age = turn.texts.span(turn.language, turn.now - report.first_at)
        claimed = plain_name(report.claimed_name)
        line = turn.text(
            "reports-line", number=number, author=name_of(report), age=age, by=claimed,
            claimed="yes" if claimed else "no", counted="yes" if report.opened_at else "no",
        )  # fmt: skip
        lines += [line, quote(turn, report)]
        rows += buttons(turn, report, f"{number} ")
    if len(reports) > rules.LISTED:
        lines.append(turn.text("reports-more", count=len(reports) - rules.LISTED))
    if (middle := rules.answered_in(spans)) is not None:
        lines.append(
            turn.text("reports-times", count=len(spans), span=turn.texts.span(turn.language, middle))
        )
    return Html("\n".join(lines)), rows


def on_word(turn: Turn) -> str:
    """Are reports taken at all?"""
    return "yes" if turn.policy(ReportsPolicy).enabled else "no"
