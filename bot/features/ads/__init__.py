"""Ads: explained signals and a learned score; deleted with a strike, put to the admins, or left."""

from bot.feature import Command, Feature, Press, Right, Sweep
from bot.features.ads import queries
from bot.features.ads.handlers import cards, commands, messages, teaching, watching, why
from bot.features.ads.policy import AdsPolicy

DELETE, RESTRICT = Right.DELETE, Right.RESTRICT

FEATURE = Feature(
    "ads",
    AdsPolicy,
    on_message=messages.on_message,
    on_member=watching.on_member,
    on_join_request=watching.on_join_request,
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
    presses=(
        *(Press(verb, watching.on_press, Right.ANYBODY) for verb in watching.ACTS),
        *(Press(verb, cards.on_press, Right.ANYBODY) for verb in cards.ACTS),
    ),
    handed={**dict.fromkeys(watching.ACTS, watching.on_handed), **dict.fromkeys(cards.ACTS, cards.on_handed)},
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
