"""Quarrels, abuse, watched words: one card with the context, and prepared words to post with one tap."""

from bot.feature import Command, Feature, Press, Right, Sweep
from bot.features.quarrel import queries
from bot.features.quarrel.handlers import acting, settings, watching
from bot.features.quarrel.policy import QuarrelPolicy
from bot.features.quarrel.rules import KEPT
from bot.presses import handed_on, pressed

FEATURE = Feature(
    "quarrel",
    QuarrelPolicy,
    on_message=watching.on_message,
    commands=(
        Command("playbook", settings.on_playbook, Right.ADMIN, live=True),
        Command("watch", settings.on_watch, Right.ADMIN, live=True),
        Command("quarrels", settings.on_quarrels, Right.ADMIN, live=True, shown=False),
    ),
    # The card may stand in another chat: rights are asked in the chat that it speaks of.
    presses=tuple(Press(verb, pressed(act), Right.ANYBODY) for verb, act in acting.ACTS.items()),
    handed={verb: handed_on(act) for verb, act in acting.ACTS.items()},
    sweeps=(Sweep("old", queries.FIRST_CASE, queries.find_old, acting.on_old, KEPT),),
    load=queries.load_book,
)
