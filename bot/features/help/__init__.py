"""The private chat, the list of commands, and which group a private command speaks of."""

from datetime import timedelta

from bot.feature import Command, Feature, Press, Right, Sweep
from bot.features.help import handlers, queries
from bot.features.help.rules import COMPARED

FEATURE = Feature(
    "help",
    on_me=handlers.on_me,
    on_private=handlers.on_private,
    commands=(
        Command("start", handlers.start, Right.ANYBODY, where="private", shown=False),
        Command("help", handlers.help_, Right.ANYBODY, where="any", aliases=("commands",), words=("帮助",)),
        Command("id", handlers.ids, Right.ANYBODY, where="any"),
        Command("cancel", handlers.cancel, Right.ANYBODY, where="private", words=("取消",)),
    ),
    presses=(
        Press("pick", handlers.press_pick, Right.ANYBODY),
        Press("more", handlers.more, Right.ANYBODY, lifetime=timedelta(days=1)),
    ),
    handed={"pick": handlers.pick},
    sweeps=(
        Sweep(
            "commands", queries.LAST_COMPARING, queries.find_comparing, handlers.on_comparing, after=COMPARED
        ),
    ),
)
