"""Announcements: pinned, with one button that says how many have read them; admins see who has not."""

from bot.feature import Command, Feature, Press, Right
from bot.features.announcements.handlers import anew, drop, on_announce, on_got, on_posted
from bot.presses import whole_handed, whole_pressed

ACTS = {"anew": anew, "drop": drop}

FEATURE = Feature(
    name="announcements",
    commands=(
        Command("announce", on_announce, Right.PIN, live=True, aliases=("announcement",), words=("群公告",)),
    ),
    # Pressed in private, too: rights are asked in the lane of the chat.
    presses=(
        Press("got", on_got, Right.ANYBODY),
        *(Press(verb, whole_pressed(ACTS), Right.ANYBODY) for verb in ACTS),
    ),
    handed={"pressed": whole_handed(ACTS)},
    answers={"posted": on_posted},
)
