"""Arrival: what the group is for, its rules, and a welcome that is neither loud nor missed."""

from bot.feature import Command, Feature, Press, Right, Sweep
from bot.features.arrival import reading
from bot.features.arrival.commands import (
    on_purpose,
    on_reset_rules,
    on_reset_welcome,
    on_rules,
    on_rules_handed,
    on_rules_press,
    on_set_purpose,
    on_set_rules,
    on_set_welcome,
    on_welcome,
)
from bot.features.arrival.handlers import on_greeted, on_joined, on_member, on_message, on_posted, welcome_due
from bot.features.arrival.policy import ArrivalPolicy
from bot.features.arrival.queries import NEXT_WELCOME, list_due_welcomes
from bot.presses import handed_on, pressed

FEATURE = Feature(
    name="arrival",
    policy=ArrivalPolicy,
    on_message=on_message,
    on_member=on_member,
    commands=(
        Command("rules", on_rules, Right.ANYBODY, words=("群规",)),
        Command("purpose", on_purpose, Right.ANYBODY),
        Command("setrules", on_set_rules, Right.INFO, live=True),
        Command("resetrules", on_reset_rules, Right.INFO, live=True, aliases=("clearrules",), shown=False),
        Command("rulesread", reading.on_rules_read, Right.ADMIN, shown=False),
        Command("setwelcome", on_set_welcome, Right.INFO, live=True),
        Command("welcome", on_welcome, Right.INFO, live=True),
        Command("resetwelcome", on_reset_welcome, Right.INFO, live=True, shown=False),
        Command("setpurpose", on_set_purpose, Right.INFO, live=True, shown=False),
    ),
    presses=(
        Press("rules", on_rules_press, Right.ANYBODY),
        Press("read", pressed(reading.read), Right.ANYBODY),
        Press(
            "again", pressed(reading.again), Right.ANYBODY
        ),  # its right is asked in the chat that it speaks of
    ),
    answers={"greeted": on_greeted, "posted": on_posted},
    handed={
        "joined": on_joined,
        "rules": on_rules_handed,
        "read": handed_on(reading.read),
        "again": handed_on(reading.again),
    },
    sweeps=(Sweep("welcome", NEXT_WELCOME, list_due_welcomes, welcome_due),),
)
