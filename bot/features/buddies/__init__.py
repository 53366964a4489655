"""Buddies: members who offered to greet newcomers, and are asked to. The bot points; people speak."""

from bot.feature import Command, Feature, Press, Right
from bot.features.buddies import handlers, queries
from bot.features.buddies.policy import BuddiesPolicy
from bot.presses import handed_on, pressed

FEATURE = Feature(
    "buddies",
    BuddiesPolicy,
    on_message=handlers.on_message,
    on_member=handlers.on_member,
    commands=(
        Command("buddy", handlers.on_buddy, Right.ANYBODY, words=("迎新",)),
        Command("buddies", handlers.on_buddies, Right.ADMIN),
    ),
    # Pressed by the one who is asked, maybe in private.
    presses=tuple(Press(verb, pressed(act), Right.ANYBODY) for verb, act in handlers.ACTS.items()),
    answers={"asked": handlers.on_asked},
    handed={
        "greet": handlers.on_greet,
        "ask": handlers.on_ask,
        **{verb: handed_on(act) for verb, act in handlers.ACTS.items()},
    },
    load=queries.load_greeters,
)
