"""/spam and /notspam, and what the model hears when a strike is taken back."""

from collections.abc import Sequence

from bot.core.decisions import Alert, Change, Decision, Delete, GiveStrike, Pardon, Remove, Save
from bot.core.facts import CommandCall, Message, Tick
from bot.feature import NeedsAdmins, Turn
from bot.features.ads import queries
from bot.features.ads.handlers.common import author_of, case_of, label_of, no, verdict_on
from bot.features.ads.rules import acting
from bot.features.ads.rules.view import View, shortened
from bot.features.ads.tables import AdCase, AdLabel
from bot.targets import known


async def case_for(turn: Turn, message: Message, state: str) -> tuple[AdCase, list[Decision]]:
    """The case of a message in that state: the known one changed, or a new one."""
    case = await queries.find_case_of(turn.session, turn.chat, message.message_chat, message.id)
    if case is not None:
        closed = Alert(turn.chat, "ads", f"ad:{case.id}", turn.text("ads-case-settled"), closed=True)
        change = Change(AdCase, {"id": case.id}, {"state": state})
        return case, [change, closed] if case.state == "open" else [change]
    view = View(message)
    case = case_of(turn, view, verdict_on(turn, view, author_of(turn, view)), state)
    return case, [Save(case)]


async def spam(turn: Turn, call: CommandCall) -> Sequence[Decision]:
    """The answered message is an ad: deleted, a strike for its author, learned."""
    message = call.message.reply_to
    if message is None or call.in_private or message.is_service:
        raise no(turn, call.by, "ads-spam-how", command=call.name)
    await turn.know(message.sender.id)
    if not turn.lane.admins_known(turn.now):
        raise NeedsAdmins
    if turn.lane.protects(message.sender.id, turn.me.id):
        raise no(turn, call.by, "ads-protected")
    case, rows = await case_for(turn, message, "struck")
    given = GiveStrike(
        turn.chat, message.sender, "ads", cause=f"m:{message.message_chat}:{message.id}", reason="@ads-reason-told",
        by=call.by, message=message, evidence=shortened(message.text), removed=True,
    )  # fmt: skip
    gone = tuple(dict.fromkeys((*turn.whole(message), call.message.id)))
    text = turn.text_for(call.by, "ads-spam-done", name=message.sender.name)
    return [
        Delete(turn.chat, gone), given, *rows, label_of(turn, case, True, call.by.id),
        turn.answer(call, text, personal=True),
    ]  # fmt: skip


async def notspam(turn: Turn, call: CommandCall) -> Sequence[Decision]:
    """The answered message, or the one with that number, is no ad: its strike is taken back, learned."""
    message, digits = call.message.reply_to, call.args.strip()
    if message is not None and not call.in_private and not message.is_service:
        case, rows = await case_for(turn, message, "left")
    elif digits.isascii() and digits.isdigit() and len(digits) < acting.MESSAGE_DIGITS:
        found = await queries.find_case_of(turn.session, turn.chat, turn.chat, int(digits))
        if found is None:
            raise no(turn, call.by, "ads-why-nothing")
        case, rows = found, [Change(AdCase, {"id": found.id}, {"state": "left"})]
    else:
        raise no(turn, call.by, "ads-notspam-how", command=call.name)
    strikes = await queries.list_strikes_of_message(turn.session, turn.chat, case.message_id)
    live = tuple(
        strike.id
        for strike in strikes
        if strike.pardoned_at is None and strike.message_chat == case.message_chat
    )
    await turn.know(case.user_id)
    back = [Pardon(turn.chat, known(turn, case.user_id), live, call.by)] if live else []
    text = turn.text_for(call.by, "ads-notspam-done", name=case.data["name"])
    return [*rows, label_of(turn, case, False, call.by.id), *back, turn.answer(call, text, personal=True)]


async def on_pardoned(turn: Turn, tick: Tick) -> Sequence[Decision]:
    """A strike was taken back: what an admin had taught is forgotten; what the bot did alone was wrong."""
    case = await queries.find_case(turn.session, turn.chat, str(tick.data["case"]))
    if case is None or case.state != "struck":
        return []
    change = Change(AdCase, {"id": case.id}, {"state": "left"})
    if tick.data["auto"]:
        return [change, label_of(turn, case, False, int(tick.data["by"] or 0))]
    where = {"chat_id": turn.chat, "message_chat": case.message_chat, "message_id": case.message_id}
    return [change, Remove(AdLabel, where)]


async def forget_case(turn: Turn, tick: Tick) -> Sequence[Decision]:
    """A case is kept no longer than its strike can be discussed."""
    return [Remove(AdCase, {"id": tick.data["case"]})]
