"""Ads: links to other groups, channels and bots, and their posts, are deleted and earn a strike."""

from bot.feature import Command, Feature, Press, Right, Sweep
from bot.features.ads import commands, handlers, queries
from bot.features.ads.policy import AdsPolicy

FEATURE = Feature(
    "ads",
    AdsPolicy,
    on_message=handlers.on_message,
    on_member=handlers.on_member,
    on_join_request=handlers.on_join_request,
    commands=(
        Command("allow", commands.allow, Right.DELETE, live=True),
        Command("disallow", commands.disallow, Right.DELETE, live=True, shown=False),
        Command("allowed", commands.allowed, Right.ADMIN),
        Command("permit", commands.permit, Right.DELETE, live=True),
        Command("why", commands.why, Right.ADMIN),
    ),
    # The card may stand in another chat: rights are asked in the chat it speaks of, by Turn.require.
    presses=tuple(Press(verb, handlers.on_press, Right.ANYBODY) for verb in handlers.ACTS),
    handed=dict.fromkeys(handlers.ACTS, handlers.on_handed),
    sweeps=(Sweep("watch", queries.NEXT_WATCH, queries.due_watches, handlers.on_watch),),
    load=queries.load_book,
)
