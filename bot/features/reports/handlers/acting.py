"""What admins do about reports: claim, punish, leave, handle; /reports lists and switches."""

from dataclasses import replace
from datetime import timedelta

from bot.core.codec import load
from bot.core.decisions import (
    AnswerButton,
    Award,
    Decision,
    Delete,
    GiveStrike,
    Note,
    Refusal,
    Remove,
    Say,
    SetPolicy,
)
from bot.core.facts import CommandCall, Message, Sender, Tick
from bot.core.names import plain_name
from bot.core.quoting import short
from bot.core.scores import Kind
from bot.core.switches import switch_of
from bot.feature import Decisions, NeedsAdmins, Right, Turn
from bot.features.reports import queries, rules
from bot.features.reports.handlers import telling
from bot.features.reports.handlers.reporting import DELETE
from bot.features.reports.policy import ReportsPolicy
from bot.features.reports.rules import ReportState
from bot.features.reports.tables import Report, ReportBy
from bot.presses import Act
from bot.sanctions import can_mute, mute_by

REASON = "@reports-reason-reported"


# --- /reports -------------------------------------------------------------------------------------------------------


async def on_reports(turn: Turn, call: CommandCall) -> Decisions:
    """/reports; /reports on, off; /reports 2: so many bring a message before the admins."""
    word = call.args.strip().casefold()
    if not word:
        found = await queries.list_open(turn.session, turn.chat)
        text, rows = telling.listed(turn, found, await queries.list_spans(turn.session, turn.chat))
        return [turn.answer(call, text, buttons=rows, personal=True)]
    turn.require(call.by, Right.INFO)
    if (on := switch_of(word)) is not None:
        return changed(turn, call, "enabled", on, "reports-on" if on else "reports-off")
    if word.isdecimal() and 1 <= int(word) <= 50:
        return changed(turn, call, "threshold", int(word), "reports-threshold")
    raise Refusal(turn.text_for(call.by, "reports-settings"))


def changed(turn: Turn, call: CommandCall, field: str, value: int, text_id: str) -> list[Decision]:
    """A field of the policy, shown back."""
    text = turn.text_for(call.by, text_id, **({} if field == "enabled" else {"count": value}))
    return [SetPolicy(turn.chat, "reports", field, value, call.by.id), turn.answer(call, text, personal=True)]


# --- the card -------------------------------------------------------------------------------------------------------


async def waiting(turn: Turn, token: str, by: Sender, right: Right) -> ReportState:
    """The report, if it still waits and they may."""
    turn.require(by, right)
    report = await queries.find_report(turn.session, turn.chat, token)
    if report is None:
        raise Refusal(turn.texts.plain(turn.language_of(by), "reports-gone"))
    if report.handled_at is not None:
        raise Refusal(turn.texts.plain(turn.language_of(by), "reports-was-handled", name=report.handled_name))
    return report


def punishable(turn: Turn, report: ReportState, by: Sender) -> Sender:
    """Who wrote it; Refusal for those who are never punished."""
    author = load(Sender, report.author)
    if not turn.lane.admins_known(turn.now):
        raise NeedsAdmins
    if turn.lane.protects(author.id, turn.me.id):
        raise Refusal(turn.texts.plain(turn.language_of(by), "reports-protected"))
    return author


async def claim(turn: Turn, token: str, by: Sender, query: str) -> Decisions:
    """I take it; pressed again by the same admin: somebody else may."""
    report = await waiting(turn, token, by, Right.ADMIN)
    if report.claimed_by not in (None, by.id):
        name = plain_name(report.claimed_name)
        raise Refusal(turn.texts.plain(turn.language_of(by), "reports-claimed-by", name=name))
    mine = report.claimed_by is None
    report = replace(report, claimed_by=by.id if mine else None, claimed_name=by.name if mine else "")
    reporters = await queries.list_reporters(turn.session, turn.chat, token)
    answer = said(turn, by, query, "reports-claimed" if mine else "reports-released")
    return [queries.kept(turn.chat, report), telling.card(turn, report, reporters), answer]


async def strike(turn: Turn, token: str, by: Sender, query: str) -> Decisions:
    """The message goes, where this bot may, and counts as a strike by the admin."""
    report = await waiting(turn, token, by, Right.RESTRICT)
    author, message = punishable(turn, report, by), load(Message, report.message)
    removed = turn.lane.can(DELETE)
    given = GiveStrike(
        turn.chat, author, "admin", f"m:{message.message_chat}:{message.id}", REASON, by, message,
        short(message.text, rules.QUOTE), removed=removed,
    )  # fmt: skip
    gone = [Delete(turn.chat, turn.whole(message))] if removed else []
    return [*gone, given, *await handled(turn, report, by, "struck", query)]


async def mute(turn: Turn, token: str, by: Sender, query: str) -> Decisions:
    """No writing for a while, as if the admin had said /mute."""
    report = await waiting(turn, token, by, Right.RESTRICT)
    author, message = punishable(turn, report, by), load(Message, report.message)
    if author.kind != "user" or not can_mute(turn):
        raise Refusal(turn.texts.plain(turn.language_of(by), "reports-no-mute"))
    span = timedelta(minutes=turn.policy(ReportsPolicy).mute_minutes)
    reason = turn.texts.plain(turn.language, REASON[1:])
    muted = mute_by(turn, by, author, span, reason, message.thread, f"report-mute:{turn.chat}:{token}")
    return [muted, *await handled(turn, report, by, "muted", query)]


async def wrong(turn: Turn, token: str, by: Sender, query: str) -> Decisions:
    """There is nothing wrong with it: who reported counts for less."""
    return await handled(turn, await waiting(turn, token, by, Right.ADMIN), by, rules.WRONG, query)


async def done(turn: Turn, token: str, by: Sender, query: str) -> Decisions:
    """Settled in some other way."""
    return await handled(turn, await waiting(turn, token, by, Right.ADMIN), by, "done", query)


async def handled(turn: Turn, report: ReportState, by: Sender, outcome: str, query: str) -> list[Decision]:
    """It waits no more: card and row say so, the texts go, and who was right is thanked in private."""
    over = replace(report, handled_by=by.id, handled_name=by.name, handled_at=turn.now, outcome=outcome)
    since = report.opened_at or report.first_at
    data = {"outcome": outcome, "seconds": int((turn.now - since) / timedelta(seconds=1))}
    return [
        queries.kept(turn.chat, replace(over, author="", message="")),
        telling.closed(turn, over),
        Note(turn.chat, "report", by.id, report.user_id, report.message_id, data, f"report:{report.token}"),
        said(turn, by, query, "reports-done", outcome=outcome),
        *(await thanks(turn, report) if outcome in rules.RIGHT else ()),
    ]


async def thanks(turn: Turn, report: ReportState) -> list[Decision]:
    """Points for everybody who reported it, and words for those who can be written to."""
    reporters = await queries.list_reporters(turn.session, turn.chat, report.token)
    await turn.know(*(one.user_id for one in reporters))
    started = [one.user_id for one in reporters if turn.member(one.user_id).started]
    about = f"report:{report.token}"
    return [
        *(Award(turn.chat, Sender(one.user_id), Kind.REPORT, about, str(one.user_id)) for one in reporters),
        *(Say(user, turn.named(user, turn.text_for(user, "reports-was-right"))) for user in started),
    ]


def said(turn: Turn, by: Sender, query: str, text_id: str, **args: str) -> AnswerButton:
    """What the presser sees."""
    return AnswerButton(query, turn.texts.plain(turn.language_of(by), text_id, **args))


async def on_old(turn: Turn, tick: Tick) -> Decisions:
    """Reports are kept for thirty days."""
    where = {"chat_id": turn.chat, "token": tick.data["token"]}
    return [Remove(Report, where), Remove(ReportBy, where)]


ACTS: dict[str, Act] = {"claim": claim, "strike": strike, "mute": mute, "wrong": wrong, "done": done}
