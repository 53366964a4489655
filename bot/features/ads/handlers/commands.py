"""/allow, /disallow, /allowed, /permit; /addblocklist, /rmblocklist, /blocklist."""

from collections.abc import Sequence
from datetime import timedelta

from bot.core.decisions import Decision, Remove, Save
from bot.core.facts import CommandCall
from bot.core.patterns import BadPatternError
from bot.core.switches import switch_of
from bot.feature import Turn
from bot.features.ads import queries
from bot.features.ads.handlers.common import book_of, no
from bot.features.ads.policy import AdsPolicy
from bot.features.ads.rules import acting, blocklist, links
from bot.features.ads.rules.signals import link_signals
from bot.features.ads.rules.view import View
from bot.features.ads.tables import AdAllowed, AdBlocked, AdPermit
from bot.targets import span_and_reason, target_of


def meant(turn: Turn, call: CommandCall) -> list[tuple[str, str]]:
    """What /allow and /disallow speak of: their words, or everything the answered message leads to."""
    found = [links.allowable(word) for word in call.args.split()]
    if None in found:
        raise no(turn, call.by, "ads-allow-how", command=call.name)
    known = [item for item in found if item is not None]
    reply = call.message.reply_to
    if not known and reply is not None and not call.in_private:
        known = [(key, signal.shown) for signal in link_signals(View(reply)) for key in signal.keys]
    if not known:
        raise no(turn, call.by, "ads-allow-how", command=call.name)
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
        raise no(turn, call.by, "ads-disallow-unknown", shown=shown_of(targets))
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
        turn.answer(call, turn.text_for(call.by, "ads-allowed", lines=acting.clipped(lines)), personal=True)
    ]


async def permit(turn: Turn, call: CommandCall) -> Sequence[Decision]:
    """A member may advertise for a while; `off` ends it."""
    target = await target_of(turn, call)
    name = target.user.name
    if switch_of(target.rest) is False:
        gone = Remove(AdPermit, {"chat_id": turn.chat, "user_id": target.user.id})
        return [gone, turn.answer(call, turn.text_for(call.by, "ads-permit-ended", name=name))]
    span, _ = span_and_reason(target.rest)
    if span is None and target.rest:
        raise no(turn, call.by, "ads-permit-how")
    until = turn.now + (span or timedelta(hours=turn.policy(AdsPolicy).permit_hours))
    row = AdPermit(chat_id=turn.chat, user_id=target.user.id, until=until, by=call.by.id)
    shown = turn.texts.moment(turn.language_of(call.by), until, turn.zone)
    text = turn.text_for(call.by, "ads-permit-done", name=name, until=shown)
    return [Save(row, replace=True), turn.answer(call, text)]


# --- words that are ads here ---------------------------------------------------------------------------------------


async def addblocklist(turn: Turn, call: CommandCall) -> Sequence[Decision]:
    """Messages with this word, phrase or pattern are ads from now on."""
    phrase = " ".join(call.args.split())
    if not phrase:
        raise no(turn, call.by, "ads-block-how", command=call.name)
    try:
        blocklist.compiled(phrase)
    except BadPatternError as error:
        raise no(turn, call.by, "ads-block-bad", why=str(error)) from error
    if len(book_of(turn).blocked.phrases) >= blocklist.MOST:
        raise no(turn, call.by, "ads-block-bad", why="many")
    row = AdBlocked(chat_id=turn.chat, phrase=phrase, by=call.by.id, at=turn.now)
    return [
        Save(row, replace=True),
        turn.answer(call, turn.text_for(call.by, "ads-block-done", phrase=phrase), personal=True),
    ]


async def rmblocklist(turn: Turn, call: CommandCall) -> Sequence[Decision]:
    """A blocked word is one like others again."""
    phrase = " ".join(call.args.split())
    if phrase not in await queries.list_blocked(turn.session, turn.chat):
        raise no(turn, call.by, "ads-block-unknown", phrase=phrase or "-")
    gone = Remove(AdBlocked, {"chat_id": turn.chat, "phrase": phrase})
    return [gone, turn.answer(call, turn.text_for(call.by, "ads-unblock-done", phrase=phrase), personal=True)]


async def show_blocklist(turn: Turn, call: CommandCall) -> Sequence[Decision]:
    """What is blocked here."""
    found = await queries.list_blocked(turn.session, turn.chat)
    if not found:
        return [turn.answer(call, turn.text_for(call.by, "ads-blocked-none"), personal=True)]
    text = turn.text_for(call.by, "ads-blocked", lines=acting.clipped("\n".join(found)))
    return [turn.answer(call, text, personal=True)]
