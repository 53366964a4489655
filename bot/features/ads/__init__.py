"""Ads: explained signals and a learned score; deleted with a strike, put to the admins, or left. And locks."""

from bot.feature import Command, Feature, Press, Right, Sweep
from bot.features.ads import queries
from bot.features.ads.handlers import cards, commands, locking, messages, reacting, teaching, watching, why
from bot.features.ads.policy import AdsPolicy, LocksPolicy
from bot.presses import handed_on, pressed

DELETE, RESTRICT = Right.DELETE, Right.RESTRICT
ACTS = {**watching.ACTS, **cards.ACTS, **reacting.ACTS}

FEATURE = Feature(
    "ads",
    AdsPolicy,
    on_message=messages.on_message,
    on_member=watching.on_member,
    on_join_request=watching.on_join_request,
    on_reaction=reacting.on_reaction,
    commands=(
        Command("spam", teaching.spam, RESTRICT, live=True),
        Command("notspam", teaching.notspam, RESTRICT, live=True, aliases=("ham",)),
        Command("allow", commands.allow, DELETE, live=True),
        Command("disallow", commands.disallow, DELETE, live=True, shown=False),
        Command("allowed", commands.allowed, Right.ADMIN),
        Command("permit", commands.permit, DELETE, live=True),
        Command(
            "addblocklist", commands.addblocklist, DELETE, live=True, aliases=("addblacklist",), shown=False
        ),
        Command(
            "rmblocklist", commands.rmblocklist, DELETE, live=True, aliases=("unblacklist",), shown=False
        ),
        Command("blocklist", commands.show_blocklist, Right.ADMIN, aliases=("blacklist",), shown=False),
        Command("why", why.why, Right.ADMIN),
    ),
    # A card may stand in another chat: rights are asked in the chat it speaks of, by Turn.require.
    presses=tuple(Press(verb, pressed(act), Right.ANYBODY) for verb, act in ACTS.items()),
    handed={verb: handed_on(act) for verb, act in ACTS.items()},
    sweeps=(
        Sweep("watch", queries.NEXT_WATCH, queries.due_watches, watching.on_watch),
        Sweep("pardoned", queries.NEXT_PARDONED, queries.pardoned_cases, teaching.on_pardoned),
        Sweep(
            "old_cases",
            queries.OLDEST_CASE,
            queries.old_cases,
            teaching.forget_case,
            after=queries.CASES_KEPT,
        ),
    ),
    load=queries.load_book,
)

# They share what is allowed and who is permitted; but a flood of what is locked is a flood before it is removed.
LOCKS = Feature(
    "locks",
    LocksPolicy,
    on_message=locking.on_message,
    commands=(
        Command("lock", locking.lock, DELETE, live=True),
        Command("unlock", locking.unlock, DELETE, live=True),
        Command("locks", locking.show, Right.ADMIN, aliases=("locktypes",), shown=False),
    ),
)
