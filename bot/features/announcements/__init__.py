"""Announcements: pinned, with one button that says how many have read them; admins see who has not."""

from bot.feature import Command, Feature, Press, Right
from bot.features.announcements.handlers import on_announce, on_got, on_posted

FEATURE = Feature(
    name="announcements",
    commands=(
        Command("announce", on_announce, Right.PIN, live=True, aliases=("announcement",), words=("群公告",)),
    ),
    presses=(Press("got", on_got, Right.ANYBODY),),
    answers={"posted": on_posted},
)
