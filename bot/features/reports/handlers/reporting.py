"""/report and @admin: taken without a word in the group, weighed, put on the one card of the message."""

from dataclasses import replace

from bot.core.codec import dump, load
from bot.core.decisions import Decision, Delete, Hand, Save
from bot.core.facts import CommandCall, Handed, Message, Sender
from bot.core.quoting import short
from bot.feature import Decisions, NeedsAdmins, Turn
from bot.features.reports import queries, rules
from bot.features.reports.handlers import telling
from bot.features.reports.policy import ReportsPolicy
from bot.features.reports.rules import ReportState
from bot.features.reports.tables import ReportBy
from bot.targets import replied_to

DELETE = "can_delete_messages"

# --- heard ----------------------------------------------------------------------------------------------------------


def on_message(turn: Turn, message: Message) -> Decisions:
    """@admin: what belongs to it is read in a turn of its own."""
    text = message.text
    if "@" not in text and "＠" not in text:
        return ()
    if message.edited or message.sender.kind != "user" or message.forward or text.startswith(("/", "／")):
        return ()
    call = rules.called(text)
    if call is None or not turn.policy(ReportsPolicy).enabled:
        return ()
    if turn.lane.protects(message.sender.id, turn.me.id):
        return ()
    data = {"message": dump(message), "words": call.words, "first": call.first}
    return [Hand(turn.chat, "reports", "called", data, f"called:{message.message_chat}:{message.id}")]


async def on_called(turn: Turn, handed: Handed) -> Decisions:
    """@admin under a message reports it; else it calls for somebody, and stays to be seen."""
    message = load(Message, handed.data["message"])
    call = CommandCall(message, "report", handed.data["words"], message.sender, turn.chat)
    if replied_to(call) is not None:
        words = call.args if handed.data["first"] else ""
        return await taken(turn, replace(call, args=words), quiet=handed.data["first"])
    return await taken(turn, call, quiet=False, alone=True)


async def on_report(turn: Turn, call: CommandCall) -> Decisions:
    """/report under a message."""
    if call.in_private:
        return [turn.answer(call, turn.text_for(call.by, "reports-usage"))]
    return await taken(turn, call, quiet=True)


# --- taken ----------------------------------------------------------------------------------------------------------


async def taken(turn: Turn, call: CommandCall, *, quiet: bool, alone: bool = False) -> list[Decision]:
    """The report, and its answer to who made it alone; `quiet` = what they wrote goes; `alone` = it is about nobody."""
    if not turn.lane.admins_known(turn.now) and not turn.asked.failed:
        raise NeedsAdmins
    author = call.by if alone else replied_to(call)
    await turn.know(call.by.id, *([author.id] if author else []))
    gone: list[Decision] = []
    if quiet and turn.lane.can(DELETE):
        gone = [Delete(turn.chat, (call.message.id,))]
    if (no := refused(turn, call, author, alone=alone)) or author is None:
        return [*gone, *told(turn, call, no)]
    about = call.message if alone else call.message.reply_to or call.message
    return [*gone, *await weighed(turn, call, author, about, alone=alone)]


def refused(turn: Turn, call: CommandCall, author: Sender | None, *, alone: bool) -> str:
    """Why it is not taken, as a text's id."""
    if not turn.policy(ReportsPolicy).enabled:
        return "reports-are-off"
    if turn.lane.protects(call.by.id, turn.me.id) or call.by.kind != "user":
        return "reports-by-admin"
    if author is None:
        return "reports-usage"
    if not alone and author.id == call.by.id:
        return "reports-own"
    return "reports-of-admin" if turn.lane.protects(author.id, turn.me.id) else ""


async def weighed(
    turn: Turn, call: CommandCall, author: Sender, about: Message, *, alone: bool
) -> list[Decision]:
    """One more report of a message: does it count, and are they enough?"""
    policy, by = turn.policy(ReportsPolicy), call.by
    report = await queries.find_of_message(turn.session, turn.chat, about)
    before = await queries.list_reporters(turn.session, turn.chat, report.token) if report else []
    if any(one.user_id == by.id for one in before):
        return told(turn, call, "reports-already")
    if report is not None and report.handled_at is not None:
        return told(turn, call, "reports-handled-before")
    past = await queries.find_past(turn.session, turn.chat, by.id, author.id, turn.now)
    if past.last_hour >= rules.allowed(past, policy):
        return told(turn, call, "reports-too-many")
    counts = 1 if alone else rules.weight(past, turn.member(by).joined_at, turn.now, policy)
    report = report or begun(turn, author, about, alone=alone)
    report = opened(turn, replace(report, weight=report.weight + counts), policy)
    one = ReportBy(
        chat_id=turn.chat, token=report.token, user_id=by.id, name=by.name, reason="" if alone else short(
            call.args, rules.REASON), weight=counts, at=turn.now,
    )  # fmt: skip
    card = [telling.card(turn, report, [*before, one])] if report.opened_at else []
    return [
        queries.kept(turn.chat, report),
        Save(one),
        *card,
        *told(turn, call, "reports-called" if alone else "reports-thanks"),
    ]


def begun(turn: Turn, author: Sender, about: Message, *, alone: bool) -> ReportState:
    """A message that nobody had reported."""
    about = replace(about, reply_to=None)
    return ReportState(
        about.message_chat, about.id, turn.draw.token(8), author.id, dump(author), dump(about), alone, 0, turn.now
    )  # fmt: skip


def opened(turn: Turn, report: ReportState, policy: ReportsPolicy) -> ReportState:
    """Before the admins, once enough have reported it."""
    enough = report.weight >= (1 if report.called else policy.threshold)
    return replace(report, opened_at=report.opened_at or (turn.now if enough else None))


def told(turn: Turn, call: CommandCall, text_id: str) -> list[Decision]:
    """To who reported, where nobody else sees it; else not at all."""
    if call.by.kind != "user" or not (turn.can_whisper or turn.member(call.by).started):
        return []
    return [turn.whisper(call.by, turn.text_for(call.by, text_id), thread=call.message.thread)]
