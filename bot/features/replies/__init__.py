"""Automatic replies: an admin's answer to a word, given whenever the word is said."""

from bot.feature import Command, Feature, Press, Right
from bot.features.replies.handlers import (
    load_book,
    on_filter,
    on_filters,
    on_handed,
    on_message,
    on_press,
    on_stop,
)
from bot.features.replies.policy import RepliesPolicy

FEATURE = Feature(
    name="replies",
    policy=RepliesPolicy,
    on_message=on_message,
    commands=(
        Command("filter", on_filter, Right.INFO, live=True, aliases=("addfilter",)),
        Command("filters", on_filters, Right.ANYBODY),
        Command("stop", on_stop, Right.INFO, live=True, aliases=("delfilter",)),
    ),
    presses=(
        Press("remove", on_press, Right.ANYBODY),  # whose chat it concerns is known in that chat's lane only
        Press("more", on_press, Right.ANYBODY),
    ),
    handed={"pressed": on_handed},
    load=load_book,
)
