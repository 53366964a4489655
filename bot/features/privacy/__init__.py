"""What is held of people: told to everybody, given to whom it concerns, erased at their wish."""

from datetime import timedelta

from bot.feature import Command, Feature, Press, Right, Sweep
from bot.features.privacy import handlers, queries
from bot.presses import handed_on, pressed

FEATURE = Feature(
    "privacy",
    commands=(
        Command("privacy", handlers.on_privacy, Right.ANYBODY, where="any", words=("隐私",)),
        Command("mydata", handlers.on_mydata, Right.ANYBODY, where="private", shown=False),
        Command("forget", handlers.on_forget, Right.ANYBODY, where="private", shown=False),
    ),
    presses=(
        Press("mydata", handlers.press_mydata, Right.ANYBODY),
        Press("ask", handlers.press_ask, Right.ANYBODY),
        Press("erase", handlers.press_erase, Right.ANYBODY, lifetime=timedelta(hours=1)),
        Press("keep", handlers.press_keep, Right.ANYBODY),
        Press("group", handlers.press_group, Right.ANYBODY),
        # Only the owner of that group, who is asked for in its lane.
        Press("gone", pressed(handlers.forget_group), Right.ANYBODY, lifetime=timedelta(hours=1)),
    ),
    handed={
        "forget": handlers.erase_here,
        "again": handlers.erase_again,
        "gone": handed_on(handlers.forget_group),
    },
    sweeps=(Sweep("wiping", queries.NEXT_DUE, queries.find_due, handlers.on_wiping),),
)
