"""Floods: who writes faster than others can read is slowed down; who goes on earns a strike."""

from bot.feature import Command, Feature, Right, Sweep
from bot.features.flood import handlers, queries
from bot.features.flood.policy import FloodPolicy

FEATURE = Feature(
    "flood",
    FloodPolicy,
    on_message=handlers.on_message,
    on_reaction=handlers.on_reaction,
    commands=(
        Command("flood", handlers.on_flood, Right.RESTRICT, live=True, aliases=("antiflood", "setflood")),
        Command("setfloodmode", handlers.on_mode, Right.RESTRICT, live=True, shown=False),
    ),
    answers={"slowed": handlers.on_slowed},
    sweeps=(Sweep("old", queries.OLDEST, queries.find_old, handlers.on_old, queries.KEPT),),
    load=queries.load_slowed,
)
