"""Raids: too many at once are held without a word, and the admins have one card."""

from bot.feature import Command, Feature, Press, Right, Sweep
from bot.features.raid.handlers import admins, watching
from bot.features.raid.policy import RaidPolicy
from bot.features.raid.queries import NEXT_LOOK, list_due, load_watch
from bot.presses import handed_on, pressed

FEATURE = Feature(
    name="raid",
    policy=RaidPolicy,
    load=load_watch,
    on_member=watching.on_member,
    on_join_request=watching.on_join_request,
    commands=(Command("raid", admins.on_raid, Right.RESTRICT, live=True, aliases=("antiraid",)),),
    # The card may stand in another chat: rights are asked in the chat that it speaks of.
    presses=tuple(Press(verb, pressed(act), Right.ANYBODY) for verb, act in admins.ACTS.items()),
    handed={
        "lock": watching.on_lock,
        "removed": admins.on_removed,
        "wave": admins.on_wave,
        **{verb: handed_on(act) for verb, act in admins.ACTS.items()},
    },
    sweeps=(Sweep("look", NEXT_LOOK, list_due, watching.on_look),),
)
