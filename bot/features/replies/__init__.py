"""Automatic replies: an admin's answers to words, phrases and patterns, whenever they are said; notes by #name."""

from bot.feature import Command, Feature, Press, Right, Sweep
from bot.features.replies import queries
from bot.features.replies.handlers import giving, setting, telling
from bot.features.replies.policy import RepliesPolicy
from bot.features.replies.rules.choosing import KEPT
from bot.presses import whole_handed, whole_pressed

ACTS = {
    "show": giving.show,
    "more": telling.more,
    "open": setting.opened,
    "change": setting.change,
    "switch": setting.switch,
    "remove": setting.remove,
}

FEATURE = Feature(
    name="replies",
    policy=RepliesPolicy,
    on_message=giving.on_message,
    commands=(
        Command("filter", setting.on_filter, Right.INFO, live=True, aliases=("addfilter", "addcommand")),
        Command("filters", telling.on_filters, Right.ANYBODY),
        Command("stop", setting.on_stop, Right.INFO, live=True, aliases=("delfilter",)),
        Command("save", setting.on_save, Right.INFO, live=True, aliases=("addnote",), shown=False),
        Command("get", giving.on_get, Right.ANYBODY, shown=False),
        Command("notes", telling.on_notes, Right.ANYBODY, aliases=("saved",), shown=False),
        Command("clear", setting.on_clear, Right.INFO, live=True, aliases=("delnote",), shown=False),
    ),
    # Whose chat a button concerns is known in that chat's lane only: its right is asked there.
    presses=tuple(Press(verb, whole_pressed(ACTS), Right.ANYBODY) for verb in ACTS),
    answers={"posted": giving.on_posted},
    handed={"pressed": whole_handed(ACTS)},
    sweeps=(Sweep("given", queries.OLDEST, queries.find_old, giving.on_old, KEPT),),
    load=queries.load_shelf,
)
