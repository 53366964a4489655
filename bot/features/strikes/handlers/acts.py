"""Mute, kick and ban by an admin, and their reversal. What was done is said when Telegram has done it (R21)."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from bot.core.codec import load
from bot.core.decisions import (
    Alert,
    AnswerButton,
    Ban,
    Button,
    Decision,
    Delete,
    Kick,
    Lift,
    Mute,
    Note,
    Rows,
    Say,
)
from bot.core.facts import Answer, CommandCall, Handed, Sender
from bot.core.quoting import short
from bot.core.strikes import StrikePolicy
from bot.core.texts import Html
from bot.feature import Right, Turn
from bot.features.strikes import queries, rules
from bot.features.strikes.handlers.common import aimed, joined, need, no
from bot.presses import address
from bot.sanctions import FREE, OUT, give_back, standing
from bot.scoring import talk_of
from bot.targets import Target, known, span_and_reason

LIFTS = {"mute": "unmute", "kick": "unban", "ban": "unban"}


async def mute(turn: Turn, call: CommandCall) -> Sequence[Decision]:
    """No writing for a span, or until an admin allows it."""
    need(turn, call.by, rules.RIGHT)
    target = await aimed(turn, call)
    if turn.lane.type == "group" or target.user.kind == "channel":
        raise no(turn, call.by, "strikes-not-in-basic")
    until, reason = until_and_reason(turn, call, target)
    return acted_on(turn, call, target.user, "mute", until, reason)


async def kick(turn: Turn, call: CommandCall) -> Sequence[Decision]:
    """Out, free to return when the policy says."""
    need(turn, call.by, rules.RIGHT)
    target = await aimed(turn, call)
    hours = timedelta(hours=turn.policy(StrikePolicy).kick_hours)
    if turn.lane.type == "group":
        hours = hours or FREE
    what = "ban" if target.user.kind == "channel" else "kick"
    return acted_on(turn, call, target.user, what, turn.now + hours if hours else None, target.rest)


async def ban(turn: Turn, call: CommandCall) -> Sequence[Decision]:
    """Out for a span, or for good."""
    need(turn, call.by, rules.RIGHT)
    target = await aimed(turn, call)
    until, reason = until_and_reason(turn, call, target)
    return acted_on(turn, call, target.user, "ban", until, reason)


async def unmute(turn: Turn, call: CommandCall) -> Sequence[Decision]:
    """A mute is lifted; strikes stay."""
    need(turn, call.by, rules.RIGHT)
    return acted_on(turn, call, (await aimed(turn, call, "strikes-nothing-to-lift")).user, "unmute", None, "")


async def unban(turn: Turn, call: CommandCall) -> Sequence[Decision]:
    """A ban is lifted; strikes stay."""
    need(turn, call.by, rules.RIGHT)
    return acted_on(turn, call, (await aimed(turn, call, "strikes-nothing-to-lift")).user, "unban", None, "")


def until_and_reason(turn: Turn, call: CommandCall, target: Target) -> tuple[datetime | None, str]:
    """When it ends and why, from the words after the member."""
    span, reason = span_and_reason(target.rest)
    try:
        return rules.end_after(span, turn.now), reason
    except ValueError:
        raise no(turn, call.by, "strikes-too-short") from None


async def handed_mute(turn: Turn, handed: Handed) -> Sequence[Decision]:
    """A mute by the tap of an admin whose right was checked where the card stood, as if they had said /mute."""
    data = handed.data
    by, user = load(Sender, data["by"]), load(Sender, data["user"])
    await turn.know(user.id, by.id)
    until = rules.end_after(timedelta(minutes=data["minutes"]), turn.now)
    return done(turn, by, user, "mute", until, data["reason"], thread=data["thread"], answer_in=turn.chat)


def acted_on(
    turn: Turn, call: CommandCall, user: Sender, what: str, until: datetime | None, reason: str
) -> list[Decision]:
    """What a command asks for."""
    where: dict[str, Any] = {"thread": call.message.thread, "answer_in": call.answer_in}
    return done(turn, call.by, user, what, until, reason, **where)


def done(
    turn: Turn, by: Sender, user: Sender, what: str, until: datetime | None, reason: str, *,
    thread: int | None, answer_in: int,
) -> list[Decision]:  # fmt: skip
    """The effect, which brings back what to say; and the audit event, which keeps what an undo must restore."""
    token = turn.draw.token(10)
    data = {
        "act": token,
        "what": what,
        "user": user.id,
        "name": user.name,
        "by": by.id,
        "by_name": by.name,
        "until": until.isoformat() if until else None,
        "reason": short(reason, rules.REASON),
        "thread": thread,
        "answer_in": answer_in,
    }
    before = standing(turn.member(user), turn.now) if what == "mute" else None
    kept = data | {"before": before, "channel": user.kind == "channel"}
    note = Note(turn.chat, what, by.id, user.id, data=kept, cause=f"act:{token}")
    return [effect_of(turn, user, what, until, data), note]


def effect_of(
    turn: Turn, user: Sender, what: str, until: datetime | None, data: Mapping[str, Any]
) -> Mute | Kick | Ban | Lift:
    """What Telegram is asked to do."""
    chat, channel = turn.chat, user.kind == "channel"
    match what:
        case "mute":
            return Mute(chat, user.id, until, "acted", data)
        case "kick":
            return Kick(chat, user.id, until, "acted", data)
        case "ban":
            return Ban(chat, user.id, until, channel, "acted", data)
    return Lift(chat, user.id, ban=what == "unban", sender_chat=channel, answer="acted", data=data)


# --- what is said --------------------------------------------------------------------------------------------------


async def acted(turn: Turn, answer: Answer) -> Sequence[Decision]:
    """It is done, or it is not: the group's line or the admin's answer says which."""
    data = answer.data
    await turn.know(data["user"], data["by"])
    by = known(turn, data["by"])
    if answer.outcome == "refused":
        failed = {"what": data["what"], "name": data["name"], "error": answer.error}
        card = Alert(turn.chat, "failed", f"act:{data['act']}", turn.text("strikes-act-failed", **failed))
        back = talk_of(turn, data["user"], restore=True) if data["what"] in OUT else []
        return [*to_admin(turn, by, data, turn.text_for(by, "strikes-act-failed", **failed)), card, *back]
    if data["what"] in ("unmute", "unban"):
        return [*to_admin(turn, by, data, said(turn, turn.language_of(by), data)), *for_member(turn, data)]
    return [*public(turn, data), *private(turn, data), *for_member(turn, data)]


def to_admin(turn: Turn, by: Sender, data: Mapping[str, Any], text: Html, rows: Rows = ()) -> list[Decision]:
    """To who gave the command, where they gave it and can be reached."""
    if data["answer_in"] != turn.chat:
        return [Say(data["answer_in"], turn.named(by, text), rows)]
    if turn.can_whisper or turn.member(by).started:
        return [turn.whisper(by, text, buttons=rows, thread=data["thread"])]
    return []


def said(turn: Turn, lang: str, data: Mapping[str, Any], prefix: str = "did") -> Html:
    """What was done, until when, and why."""
    until = datetime.fromisoformat(data["until"]) if data["until"] else None
    shown = turn.texts.moment(lang, until, turn.zone) if until else ""
    args = {"name": data["name"]} if prefix == "did" else {"group": turn.lane.title}
    text_id = f"strikes-{prefix}-{data['what']}"
    text = turn.texts.render(lang, text_id, until=shown, timed="yes" if until else "no", **args)
    if data["reason"]:
        text = joined(turn, lang, text, turn.texts.render(lang, "strikes-why", reason=data["reason"]))
    return text


def public(turn: Turn, data: Mapping[str, Any]) -> list[Decision]:
    """The sanction line, with Undo where there is no admin chat; else Undo stands on a card there."""
    policy = turn.policy(StrikePolicy)
    minutes = policy.line_minutes if data["what"] == "mute" else policy.kick_line_minutes
    text, rows = said(turn, turn.language, data), undo_row(turn, turn.language, data["act"])
    cards = turn.lane.admin_chat is not None
    line = Say(
        turn.chat, text, () if cards else rows, thread=data["thread"], key=f"act:{data['act']}",
        expires_after=timedelta(minutes=minutes),
    )  # fmt: skip
    if not cards:
        return [line]
    words = joined(turn, turn.language, text, turn.text("strikes-by", name=data["by_name"]))
    return [line, Alert(turn.chat, "act", f"act:{data['act']}", words, rows)]


def private(turn: Turn, data: Mapping[str, Any]) -> list[Decision]:
    """The admin who asked from the private chat reads the answer there."""
    if data["answer_in"] == turn.chat:
        return []
    by = known(turn, data["by"])
    lang = turn.language_of(by)
    return to_admin(turn, by, data, said(turn, lang, data), undo_row(turn, lang, data["act"]))


def for_member(turn: Turn, data: Mapping[str, Any]) -> list[Decision]:
    """The member hears it in private, if they pressed Start; else the line is what they see."""
    if not turn.member(data["user"]).started:
        return []
    return [Say(data["user"], said(turn, turn.language_of(data["user"]), data, "told"))]


def undo_row(turn: Turn, lang: str, token: str) -> Rows:
    """The button that takes an act back."""
    arg = address(token, turn.chat)
    return ((Button(turn.texts.plain(lang, "strike-button-undo"), "strikes", "revert", arg),),)


# --- taking back ---------------------------------------------------------------------------------------------------


async def revert(turn: Turn, token: str, by: Sender, query: str) -> Sequence[Decision]:
    """Back to what was before, once."""
    turn.require(by, Right.RESTRICT)
    event = await queries.find_event(turn.session, turn.chat, f"act:{token}")
    if event is None or event.member is None:
        raise no(turn, by, "strikes-gone")
    if await queries.find_event(turn.session, turn.chat, f"undone:{token}") is not None:
        raise no(turn, by, "strikes-already-undone")
    await turn.know(event.member)
    lift = give_back(turn, turn.member(event.member), event.data["before"])
    if event.data["what"] != "mute":
        lift = Lift(turn.chat, event.member, ban=True, sender_chat=event.data["channel"])
    answer = turn.texts.plain(turn.language_of(by), "strikes-undone", name=event.data["name"])
    free = event.data["what"] != "mute" and turn.lane.type == "group"  # a basic group has no bans
    decisions: list[Decision] = [
        *(() if free else (lift,)),
        Note(turn.chat, "undone", by.id, event.member, cause=f"undone:{token}"),
        Delete(turn.chat, key=f"act:{token}"),
        AnswerButton(query, answer),
        *for_member(turn, {**event.data, "what": LIFTS[event.data["what"]], "reason": ""}),
    ]
    if turn.lane.admin_chat is not None:
        undone = turn.text("strike-card-undone", name=by.name)
        text = joined(turn, turn.language, said(turn, turn.language, event.data), undone)
        decisions.append(Alert(turn.chat, "act", f"act:{token}", text, closed=True))
    return decisions
