"""Names: as the chat wants them, by a template, or by a tag that each member chooses."""

from bot.feature import Command, Feature, Press, Right, Sweep
from bot.features.names import commands, handlers, queries
from bot.features.names.policy import NamesPolicy
from bot.presses import handed_on, pressed

FEATURE = Feature(
    "names",
    NamesPolicy,
    on_message=handlers.on_message,
    on_member=handlers.on_member,
    commands=(Command("names", commands.on_names, Right.INFO, live=True),),
    # Each chooses for themselves, maybe in private; the card's right is asked in the chat that it speaks of.
    presses=(
        Press("tag", pressed(handlers.choose), Right.ANYBODY),
        Press("remind", pressed(handlers.remind), Right.ANYBODY),
    ),
    answers={"reached": handlers.on_reached, "tagged": handlers.on_tagged},
    handed={
        "look": handlers.on_look,
        "joined": handlers.on_joined,
        "tag": handed_on(handlers.choose),
        "remind": handed_on(handlers.remind),
    },
    sweeps=(Sweep("due", queries.NEXT_CHECK, queries.due_checks, handlers.on_due),),
    load=queries.load_book,
)
