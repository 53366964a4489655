"""The bot comes into a group: rights, language, time zone; and it goes again."""

from bot.feature import Command, Feature, Press, Right, Sweep
from bot.features.setup import choices, handlers, members, queries
from bot.features.setup.policy import SetupPolicy
from bot.features.setup.rules import KEPT

FEATURE = Feature(
    "setup",
    SetupPolicy,
    on_me=handlers.on_me,
    on_member=members.on_member,
    commands=(
        Command(
            "language", choices.language, Right.INFO, live=True, where="any", aliases=("lang", "setlang")
        ),
        Command("timezone", choices.timezone, Right.INFO, live=True, aliases=("tz", "settimezone")),
    ),
    presses=(
        Press("language", choices.press_language, Right.INFO, live=True),
        Press("mine", choices.press_mine, Right.ANYBODY),
        Press("stay", handlers.on_stay, Right.ADMIN, live=True),
        Press("zone", choices.press_zone, Right.INFO, live=True),
    ),
    answers={"said": handlers.on_said},
    handed={"parked": handlers.on_parked},
    sweeps=(
        Sweep("leaving", queries.NEXT_LEAVING, queries.find_leaving, handlers.on_leaving),
        Sweep("forgetting", queries.FIRST_REMOVED, queries.find_forgetting, handlers.on_forgetting, KEPT),
    ),
)
