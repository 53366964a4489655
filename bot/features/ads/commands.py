"""/allow, /disallow, /allowed, /permit and /why."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from bot import notices
from bot.core.decisions import Decision, Refusal, Remove, Save
from bot.core.facts import CommandCall, Message
from bot.core.texts import Html
from bot.feature import Turn
from bot.features.ads import queries, rules
from bot.features.ads.handlers import book_of, fine_keys
from bot.features.ads.policy import AdsPolicy
from bot.features.ads.tables import AdAllowed, AdPermit
from bot.targets import span_and_reason, target_of

OFF = ("off", "0", "no", "end", "关", "取消")


def no(turn: Turn, call: CommandCall, text_id: str, **args: Any) -> Refusal:
    """A Refusal in the words of who asked."""
    return Refusal(turn.text_for(call.by, text_id, **args))


def meant(turn: Turn, call: CommandCall) -> list[tuple[str, str]]:
    """What /allow and /disallow speak of: their words, or everything the answered message leads to."""
    found = [rules.allowable(word) for word in call.args.split()]
    if None in found:
        raise no(turn, call, "ads-allow-how", command=call.name)
    known = [item for item in found if item is not None]
    reply = call.message.reply_to
    if not known and reply is not None and not call.in_private:
        known = [(key, signal.shown) for signal in rules.ad_signals(reply) for key in signal.keys]
    if not known:
        raise no(turn, call, "ads-allow-how", command=call.name)
    return known


async def allow(turn: Turn, call: CommandCall) -> Sequence[Decision]:
    """Links that lead there stay from now on."""
    targets = meant(turn, call)
    rows = [
        Save(
            AdAllowed(chat_id=turn.chat, key=key, shown=shown, own=False, by=call.by.id, at=turn.now),
            replace=True,
        )
        for key, shown in targets
    ]
    return [*rows, turn.answer(call, turn.text_for(call.by, "ads-allow-done", shown=shown_of(targets)))]


async def disallow(turn: Turn, call: CommandCall) -> Sequence[Decision]:
    """What was allowed is an ad again."""
    targets = meant(turn, call)
    known = [(key, shown) for key, shown in targets if key in book_of(turn).fine]
    if not known:
        raise no(turn, call, "ads-disallow-unknown", shown=shown_of(targets))
    rows = [Remove(AdAllowed, {"chat_id": turn.chat, "key": key}) for key, _ in known]
    return [*rows, turn.answer(call, turn.text_for(call.by, "ads-disallow-done", shown=shown_of(known)))]


def shown_of(targets: Sequence[tuple[str, str]]) -> str:
    """Targets as they were written, each once."""
    return ", ".join(dict.fromkeys(shown for _, shown in targets))


async def allowed(turn: Turn, call: CommandCall) -> Sequence[Decision]:
    """What stays here."""
    found = await queries.list_allowed(turn.session, turn.chat)
    if not found:
        return [turn.answer(call, turn.text_for(call.by, "ads-allowed-none"), personal=True)]
    lines = "\n".join(dict.fromkeys(found))
    return [
        turn.answer(call, turn.text_for(call.by, "ads-allowed", lines=rules.clipped(lines)), personal=True)
    ]


async def permit(turn: Turn, call: CommandCall) -> Sequence[Decision]:
    """A member may advertise for a while; `off` ends it."""
    target = await target_of(turn, call)
    name = target.user.name
    if target.rest.strip().lower() in OFF:
        gone = Remove(AdPermit, {"chat_id": turn.chat, "user_id": target.user.id})
        return [gone, turn.answer(call, turn.text_for(call.by, "ads-permit-ended", name=name))]
    span, _ = span_and_reason(target.rest)
    if span is None and target.rest:
        raise no(turn, call, "ads-permit-how")
    until = turn.now + (span or timedelta(hours=turn.policy(AdsPolicy).permit_hours))
    row = AdPermit(chat_id=turn.chat, user_id=target.user.id, until=until, by=call.by.id)
    shown = turn.texts.moment(turn.language_of(call.by), until, turn.zone)
    text = turn.text_for(call.by, "ads-permit-done", name=name, until=shown)
    return [Save(row, replace=True), turn.answer(call, text)]


# --- /why ----------------------------------------------------------------------------------------------------------


async def why(turn: Turn, call: CommandCall) -> Sequence[Decision]:
    """Why a message was removed, or stays: what is found in it now, and what is on record."""
    reply = call.message.reply_to
    if reply is not None and not call.in_private:
        lines = [*explained(turn, call, reply), *await recorded(turn, call, reply.id)]
    elif call.args.isascii() and call.args.isdigit() and len(call.args) < rules.MESSAGE_DIGITS:
        lines = await recorded(turn, call, int(call.args))
    else:
        lines = await on_record(turn, call)
    if not lines:
        raise no(turn, call, "ads-why-nothing")
    return [turn.answer(call, Html(rules.joined(lines)), personal=True)]


def explained(turn: Turn, call: CommandCall, message: Message) -> list[Html]:
    """The signals of a message as it is now, and what speaks for it."""
    found = rules.ad_signals(message)
    bad = rules.objectionable(found, fine_keys(turn, message))
    lines = [
        turn.text_for(
            call.by, "ads-why-signal", reason=turn.text_for(call.by, f"ads-reason-{signal.kind}"), shown=signal.shown,
            fine="no" if signal in bad else "yes",
        )
        for signal in found
    ]  # fmt: skip
    if not found:
        lines.append(turn.text_for(call.by, "ads-why-clean"))
    if turn.lane.protects(message.sender.id, turn.me.id):
        lines.append(turn.text_for(call.by, "ads-why-protected"))
    until = book_of(turn).permits.get(message.sender.id)
    if until is not None and until > turn.now:
        shown = turn.texts.moment(turn.language_of(call.by), until, turn.zone)
        lines.append(turn.text_for(call.by, "ads-why-permitted", until=shown))
    return lines


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
    strikes = await queries.list_strikes(turn.session, turn.chat, target.user.id)
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
