"""What admins do: what newcomers are asked, who is missing, waive, reject, and the buttons of the card."""

from collections.abc import Sequence
from dataclasses import replace

from bot.core.decisions import AnswerButton, Change, Decision, SetPolicy
from bot.core.facts import CommandCall, Sender
from bot.core.names import plain_name
from bot.core.switches import OFF, ON, switch_of
from bot.core.texts import Html
from bot.feature import Decisions, Right, Turn
from bot.features.introductions import queries, rules
from bot.features.introductions.handlers.common import (
    asked,
    card,
    changed,
    freed,
    joined,
    names_of,
    no,
    policy_of,
)
from bot.features.introductions.handlers.duty import RESTRICT, reminder, spared
from bot.features.introductions.handlers.writing import reopened
from bot.features.introductions.policy import MOST_FIELDS
from bot.features.introductions.rules import OPEN
from bot.features.introductions.tables import Introduction
from bot.handing import person
from bot.presses import Act
from bot.targets import target_of

LISTED = 30
SETTINGS = frozenset({*ON, *OFF, "fields", "hours", "overdue", "字段", "时限", "逾期"})


# --- settings ------------------------------------------------------------------------------------------------------


async def set_by(turn: Turn, call: CommandCall) -> Decisions:
    """`/intro on` and the like, by who may change the group; an admin without a face confirms under /setintro."""
    if call.by.kind == "anonymous_admin":
        raise no(turn, call.by, "anonymous")
    turn.require(call.by, Right.INFO)
    return await on_set(turn, call)


async def on_set(turn: Turn, call: CommandCall) -> Decisions:
    """on, off; fields a, b, c; hours 72; overdue list | mute | kick."""
    head, _, rest = call.args.partition(" ")
    word, rest = head.casefold(), rest.strip()
    on = switch_of(word)
    if on is False:
        return [setting(turn, call, "on", False), *await stopped(turn), told(turn, call, "now-off")]
    if on:
        return [setting(turn, call, "on", True), shown(turn, call, asked(turn), policy_of(turn).hours)]
    if word in ("fields", "字段"):
        return fields_set(turn, call, rest)
    if word in ("hours", "时限"):
        return hours_set(turn, call, rest)
    if word in ("overdue", "逾期"):
        return overdue_set(turn, call, rest.casefold())
    raise no(turn, call.by, "usage")


def setting(turn: Turn, call: CommandCall, field: str, value: object) -> SetPolicy:
    """One field of the policy."""
    return SetPolicy(turn.chat, "introductions", field, value, call.by.id)


def told(turn: Turn, call: CommandCall, text_id: str) -> Decision:
    """The answer to an admin."""
    return turn.answer(call, turn.text_for(call.by, f"introductions-{text_id}"))


def shown(turn: Turn, call: CommandCall, fields: Sequence[str], hours: int) -> Decision:
    """What newcomers are asked from now on."""
    text = turn.text_for(call.by, "introductions-now-on", fields=joined(turn, fields), hours=hours)
    return turn.answer(call, text)


def fields_set(turn: Turn, call: CommandCall, rest: str) -> list[Decision]:
    """The asked fields; `off` brings the usual ones back. Whoever sets them wants it on."""
    if switch_of(rest) is False:
        return [setting(turn, call, "fields", None), told(turn, call, "fields-usual")]
    fields = rules.fields_named(rest)
    if fields is None:
        raise no(turn, call.by, "fields-usage", most=MOST_FIELDS)
    on = setting(turn, call, "on", True)
    return [
        setting(turn, call, "fields", list(fields)), on, shown(turn, call, fields, policy_of(turn).hours)
    ]  # fmt: skip


def hours_set(turn: Turn, call: CommandCall, rest: str) -> list[Decision]:
    """For those who come from now on."""
    if not (rest.isascii() and rest.isdigit() and 12 <= int(rest[:6]) <= 720):
        raise no(turn, call.by, "hours-usage")
    return [setting(turn, call, "hours", int(rest)), shown(turn, call, asked(turn), int(rest))]


def overdue_set(turn: Turn, call: CommandCall, rest: str) -> list[Decision]:
    """What follows; only what this bot may do here."""
    if rest not in ("list", "mute", "kick"):
        raise no(turn, call.by, "overdue-usage")
    if rest != "list" and not turn.lane.can(RESTRICT):
        right = turn.texts.plain(turn.language_of(call.by), "right-can-restrict-members")
        raise no(turn, call.by, "bot-lacks", right=right)
    if rest == "mute" and turn.lane.type == "group":
        raise no(turn, call.by, "no-mute-here")
    text = turn.text_for(call.by, f"introductions-overdue-{rest}", days=policy_of(turn).kick_days)
    return [setting(turn, call, "overdue", rest), turn.answer(call, text)]


async def stopped(turn: Turn) -> list[Decision]:
    """Nobody is asked any more: duties end, our mutes too, the card closes."""
    muted = await queries.list_muted(turn.session, turn.chat)
    await turn.know(*(row.user_id for row in muted))
    decisions: list[Decision] = [item for row in muted for item in freed(turn, row)]
    for state in OPEN:
        where = {"chat_id": turn.chat, "state": state}
        values = {"state": "waived", "owed": False, "next_at": None}
        decisions.append(Change(Introduction, where, values))
    late = await queries.list_open(turn.session, turn.chat, overdue=True)
    return [*decisions, *await card(turn, without=[row.user_id for row in late])]


# --- who is missing ------------------------------------------------------------------------------------------------


async def on_intros(turn: Turn, call: CommandCall) -> Decisions:
    """`/intros` who is missing; `waive` or `reject` with a member, by mention, @name, id or reply."""
    head, _, rest = call.args.partition(" ")
    word, aimed = head.casefold(), replace(call, args=rest.strip())
    if word in ("waive", "免"):
        return await waived(turn, aimed)
    if word in ("reject", "退回"):
        return await rejected(turn, aimed)
    rows = await queries.list_open(turn.session, turn.chat)
    if not rows:
        return [turn.answer(call, turn.text_for(call.by, "introductions-missing-none"), personal=True)]
    lines = [turn.text_for(call.by, "introductions-missing", count=len(rows))]
    lines += [missing_line(turn, call.by, row) for row in rows[:LISTED]]
    if len(rows) > LISTED:
        lines.append(turn.text_for(call.by, "introductions-more", count=len(rows) - LISTED))
    lines.append(turn.text_for(call.by, "introductions-missing-foot"))
    return [turn.answer(call, Html("\n".join(lines)), personal=True)]


def missing_line(turn: Turn, by: Sender, row: Introduction) -> Html:
    """Who, until when."""
    until = turn.texts.moment(turn.language_of(by), row.due_at, turn.zone)
    name = plain_name(row.name) or str(row.user_id)
    text_id = "introductions-missing-late" if row.overdue else "introductions-missing-due"
    return turn.text_for(by, text_id, name=name, until=until)


async def waived(turn: Turn, call: CommandCall) -> list[Decision]:
    """It is not asked of this member."""
    target = await target_of(turn, call)
    await turn.know(target.user.id)
    row = await queries.find_introduction(turn.session, turn.chat, target.user.id)
    if row is None or row.state not in OPEN:
        raise no(turn, call.by, "nothing-due", name=target.user.name)
    text = turn.text_for(call.by, "introductions-waived", name=target.user.name)
    return [*await spared(turn, row), turn.answer(call, text, personal=True)]


async def rejected(turn: Turn, call: CommandCall) -> list[Decision]:
    """An introduction is asked for again, with the reason, told to that member alone."""
    target = await target_of(turn, call)
    await turn.know(target.user.id)
    row = await queries.find_introduction(turn.session, turn.chat, target.user.id)
    if row is None or row.state != "accepted":
        raise no(turn, call.by, "whois-none", name=target.user.name)
    if not target.rest:
        raise no(turn, call.by, "reject-usage")
    why = turn.text_for(target.user, "introductions-rejected", reason=target.rest[:300])
    row.owed = True
    text = turn.text_for(call.by, "introductions-rejected-done", name=target.user.name)
    return [*reopened(turn, row, why, "rejected"), turn.answer(call, text, personal=True)]


# --- the card ------------------------------------------------------------------------------------------------------


async def remind(turn: Turn, token: str, by: Sender, query: str) -> Sequence[Decision]:
    """Everybody on the card is reminded alone, at most once a day."""
    turn.require(by, Right.ADMIN)
    rows = await queries.list_open(turn.session, turn.chat, overdue=True)
    again = [row for row in rows if row.reminded_at is None or turn.now - row.reminded_at > rules.ASK_AGAIN]
    if not again:
        raise no(turn, by, "reminded-already")
    await turn.know(*(row.user_id for row in again))
    decisions: list[Decision] = []
    for row in again:
        decisions += [changed(turn, row.user_id, reminded_at=turn.now), *reminder(turn, row)]
    line = turn.text("introductions-reminded-by", name=by.name)
    answer = turn.texts.plain(turn.language_of(by), "introductions-reminded-by", name=by.name)
    return [*decisions, *await card(turn, line=line), AnswerButton(query, answer)]


async def waive(turn: Turn, token: str, by: Sender, query: str) -> Sequence[Decision]:
    """It is asked of nobody on the card any more."""
    turn.require(by, Right.ADMIN)
    rows = await queries.list_open(turn.session, turn.chat, overdue=True)
    if not rows:
        raise no(turn, by, "card-none")
    await turn.know(*(row.user_id for row in rows))
    decisions: list[Decision] = []
    for row in rows:
        decisions.append(changed(turn, row.user_id, state="waived", owed=False, next_at=None))
        decisions += freed(turn, row)
    line = turn.text("introductions-waived-names", name=by.name, names=names_of(turn, rows))
    answer = turn.texts.plain(turn.language_of(by), "introductions-waived-by", name=by.name)
    closed = await card(turn, without=[row.user_id for row in rows], line=line)
    return [*decisions, *closed, AnswerButton(query, answer)]


async def greet(turn: Turn, token: str, by: Sender, query: str) -> Sequence[Decision]:
    """A buddy is asked to greet everybody on the card; that feature answers who."""
    turn.require(by, Right.ADMIN)
    rows = await queries.list_open(turn.session, turn.chat, overdue=True)
    if not rows:
        raise no(turn, by, "card-none")
    users = [row.user_id for row in rows]
    names = names_of(turn, rows)
    return [turn.hand(turn.chat, "buddies", "greet", names=names, users=users, by=person(by), query=query)]


ACTS: dict[str, Act] = {"remind": remind, "greet": greet, "waive": waive}
