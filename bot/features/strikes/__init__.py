"""Strikes: given, counted, shown, appealed and taken back; and what admins do by hand."""

from bot.feature import Command, Feature, Press, Right, Sweep
from bot.features.strikes import queries
from bot.features.strikes.handlers import acts, appeals, cleaning, undo, warnings
from bot.features.strikes.policy import StrikePolicy
from bot.presses import handed_on, pressed

RESTRICT, DELETE, ANYBODY = Right.RESTRICT, Right.DELETE, Right.ANYBODY

FEATURE = Feature(
    "strikes",
    StrikePolicy,
    on_private=appeals.on_private,
    commands=(
        Command("warn", warnings.warn, RESTRICT, live=True),
        Command("unwarn", warnings.unwarn, RESTRICT, live=True, aliases=("rmwarn", "removewarn")),
        Command("resetwarns", warnings.resetwarns, RESTRICT, live=True, aliases=("resetwarn",), shown=False),
        Command("warns", warnings.warns, ANYBODY),
        Command("warnings", warnings.warnings, ANYBODY, shown=False),
        Command("setwarnlimit", warnings.setwarnlimit, Right.INFO, live=True, shown=False),
        Command("mute", acts.mute, RESTRICT, live=True, aliases=("tmute",)),
        Command("unmute", acts.unmute, RESTRICT, live=True),
        Command("kick", acts.kick, RESTRICT, live=True),
        Command("ban", acts.ban, RESTRICT, live=True, aliases=("tban",)),
        Command("unban", acts.unban, RESTRICT, live=True),
        Command("del", cleaning.delete, DELETE, live=True, aliases=("delete",)),
        Command("purge", cleaning.purge, DELETE, live=True),
        Command("appeal", appeals.command_appeal, ANYBODY, where="any", words=("申诉",)),
    ),
    # A card stands in another chat than the one it speaks of: rights are asked there, by Turn.require.
    presses=(
        Press("undo", pressed(undo.undo), ANYBODY),
        Press("remove", pressed(undo.remove_now), ANYBODY),
        Press("revert", pressed(acts.revert), ANYBODY),
        Press("appeal", appeals.press_appeal, ANYBODY),
        Press("grant", pressed(appeals.grant), ANYBODY),
        Press("keep", pressed(appeals.keep), ANYBODY),
    ),
    answers={"acted": acts.acted},
    handed={
        "undo": handed_on(undo.undo),
        "remove": handed_on(undo.remove_now),
        "revert": handed_on(acts.revert),
        "mute": acts.handed_mute,
        "grant": handed_on(appeals.grant),
        "keep": handed_on(appeals.keep),
        "start": appeals.start,
        "appealed": appeals.appealed,
        "cancel": appeals.cancel,
        "failed": undo.failed,
    },
    sweeps=(
        Sweep(
            "old_evidence",
            queries.OLDEST_EVIDENCE,
            queries.old_evidence,
            undo.forget_evidence,
            after=queries.EVIDENCE_KEPT,
        ),
    ),
)
