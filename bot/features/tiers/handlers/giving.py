"""/tier: an admin puts somebody in a tier, for good, or gives them back to the rules."""

from dataclasses import replace

from bot.core.decisions import ChangeMember, Decision, Refusal
from bot.core.facts import CommandCall
from bot.core.tiers import Tier, TierPolicy
from bot.feature import Decisions, Right, Turn
from bot.features.tiers import queries, rules
from bot.features.tiers.handlers import looking
from bot.features.tiers.handlers.words import Words
from bot.features.tiers.rules import Looked
from bot.targets import target_of


async def on_tier(turn: Turn, call: CommandCall) -> Decisions:
    """/tier @name co-leader; /tier auto under a message."""
    target = await target_of(turn, call)
    words = Words(turn, turn.language_of(call.by))
    tier = rules.tier_in(target.rest, turn.policy(TierPolicy))
    auto = target.rest.casefold().strip() in rules.AUTO
    if tier is None and not auto:
        raise Refusal(words.text("give-usage"))
    if tier is Tier.CO_LEADER and turn.policy(TierPolicy).title:
        turn.require(call.by, Right.PROMOTE)
    one = await looking.somebody(turn, target.user.id)
    if one is None or not one.inside or target.user.kind != "user" or target.user.id == turn.me.id:
        raise Refusal(words.text("give-nobody"))
    return [*await put(turn, one, tier), told(turn, call, words, one, tier)]


async def put(turn: Turn, one: Looked, pin: Tier | None) -> list[Decision]:
    """There they are now, and stay; without a pin the rules say where."""
    row = await queries.find_chat(turn.session, turn.chat)
    applied = row is not None and row.applied_at is not None
    free = replace(one, standing=replace(one.standing, pin=pin, since=None))
    tier = rules.belongs(free, turn.policy(TierPolicy), turn.now, applied=applied)
    values = {"tier": int(tier), "tier_pin": int(pin) if pin is not None else None, "tier_since": None}
    return [ChangeMember(turn.chat, one.user, values), *looking.beside(turn, free, tier)]


def told(turn: Turn, call: CommandCall, words: Words, one: Looked, tier: Tier | None) -> Decision:
    """It is done: an honour before the group where the admin said it, anything else to the admin alone."""
    if tier is None:
        return turn.answer(call, words.text("give-auto", name=words.name(one)), personal=True)
    public = tier.shown and not looking.is_hidden(turn, one.user.id)
    words = Words(turn, turn.language) if public and not call.in_private else words
    text = words.text("given", name=words.name(one), tier=words.tier(tier))
    return turn.answer(call, text, personal=not public)
