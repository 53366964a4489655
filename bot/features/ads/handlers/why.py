"""/why: what is found in a message, and what is on record about it or about a member."""

from collections.abc import Sequence
from typing import Any

from bot import notices
from bot.core.decisions import Decision
from bot.core.facts import CommandCall, Message
from bot.core.texts import Html
from bot.feature import Turn
from bot.features.ads import queries
from bot.features.ads.handlers.common import author_of, book_of, by_tier, no, permitted, verdict_on
from bot.features.ads.rules import acting
from bot.features.ads.rules.signals import Signal
from bot.features.ads.rules.view import View
from bot.targets import target_of

ABOUT_AUTHORS = frozenset({"author", "learned"})  # told only beside a sign in the message itself


async def why(turn: Turn, call: CommandCall) -> Sequence[Decision]:
    """Why a message was removed, or stays: what is found in it now, and what is on record."""
    reply = call.message.reply_to
    if reply is not None and not call.in_private:
        lines = [*explained(turn, call, reply), *await recorded(turn, call, reply.id)]
    elif call.args.isascii() and call.args.isdigit() and len(call.args) < acting.MESSAGE_DIGITS:
        lines = await recorded(turn, call, int(call.args))
    else:
        lines = await on_record(turn, call)
    if not lines:
        raise no(turn, call.by, "ads-why-nothing")
    return [turn.answer(call, Html(acting.joined(lines)), personal=True)]


def explained(turn: Turn, call: CommandCall, message: Message) -> list[Html]:
    """The verdict on a message as it is now, its signals, and what speaks for it."""
    view = View(message)
    verdict = verdict_on(turn, view, author_of(turn, view))
    protected = turn.lane.protects(message.sender.id, turn.me.id)
    bad = [signal for signal in verdict.signals if not protected or signal.family not in ABOUT_AUTHORS]
    said = any(signal.family not in ABOUT_AUTHORS for signal in bad)
    lines = signal_lines(turn, call, bad if said else [], verdict.allowed)
    if not protected or not lines:
        lines.append(turn.text_for(call.by, "ads-why-clean" if protected else f"ads-why-{verdict.ruling}"))
    if protected:
        lines.append(turn.text_for(call.by, "ads-why-protected"))
    if by_tier(turn, message):
        lines.append(turn.text_for(call.by, "ads-why-tier"))
    elif permitted(turn, message):
        until = book_of(turn).permits[message.sender.id]
        moment = turn.texts.moment(turn.language_of(call.by), until, turn.zone)
        lines.append(turn.text_for(call.by, "ads-why-permitted", until=moment))
    return lines


def signal_lines(
    turn: Turn, call: CommandCall, bad: Sequence[Signal], allowed: Sequence[Signal]
) -> list[Html]:
    """What was found, and what of it is fine here."""
    found = [*((signal, "no") for signal in bad), *((signal, "yes") for signal in allowed)]
    return [
        turn.text_for(
            call.by, "ads-why-signal", reason=turn.text_for(call.by, f"ads-reason-{signal.kind}"),
            shown=signal.shown, quoted="yes" if signal.shown else "no", fine=fine,
        )
        for signal, fine in found
    ]  # fmt: skip


async def recorded(turn: Turn, call: CommandCall, message: int) -> list[Html]:
    """The strikes of a message, and whether it was only noted."""
    found = await queries.list_strikes_of_message(turn.session, turn.chat, message)
    lines = [strike_line(turn, call, strike) for strike in found]
    for event in await queries.list_observed(turn.session, turn.chat, message):
        reason = turn.text_for(call.by, f"ads-reason-{event.data['kind']}")
        lines.append(turn.text_for(call.by, "ads-why-observed", reason=reason, shown=event.data["shown"]))
    return lines


async def on_record(turn: Turn, call: CommandCall) -> list[Html]:
    """The last three strikes of a member."""
    target = await target_of(turn, call)
    number = turn.lane.number_of(target.user.id)
    strikes = await queries.list_strikes(turn.session, turn.chat, target.user.id, number)
    return [strike_line(turn, call, strike) for strike in strikes[-3:]]


def strike_line(turn: Turn, call: CommandCall, strike: Any) -> Html:
    """When, why, on what evidence; and whether it was taken back."""
    lang = turn.language_of(call.by)
    return turn.text_for(
        call.by,
        "ads-why-strike",
        moment=turn.texts.moment(lang, strike.given_at, turn.zone),
        reason=notices.reason_text(turn, lang, strike.reason),
        shown=strike.evidence,
        evidence="yes" if strike.evidence else "no",
        undone="yes" if strike.pardoned_at else "no",
    )
