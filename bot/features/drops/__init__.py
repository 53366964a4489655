"""Drops: content of any kind, posted at its time, once; a queue at a steady pace; a reserve against silence."""

from bot.feature import Command, Feature, Press, Right, Sweep
from bot.features.drops import queries
from bot.features.drops.handlers import acting, commands, drawing, form, posting, suggesting
from bot.features.drops.policy import DropsPolicy
from bot.presses import whole_handed, whole_pressed

ACTS = dict.fromkeys(acting.ACTS, acting.acted)

FEATURE = Feature(
    name="drops",
    policy=DropsPolicy,
    on_message=drawing.on_message,
    on_reaction=drawing.on_reaction,
    on_member=drawing.on_member,
    on_private=form.on_private,
    commands=(
        Command("schedule", commands.on_schedule, Right.INFO, live=True, aliases=("post",)),
        Command("drops", commands.on_drops, Right.INFO, live=True, aliases=("scheduled", "scheduled_posts")),
        Command("queue", commands.on_queue, Right.INFO, live=True),
        Command("suggest", suggesting.on_suggest, Right.ANYBODY, words=("投稿",)),
    ),
    # Whose chat a button concerns is known in that chat's lane only: rights are asked there.
    presses=(
        *(Press(verb, whole_pressed(ACTS), Right.ANYBODY) for verb in ACTS),
        Press("choose", form.press_choice, Right.ANYBODY),
    ),
    answers={"posted": posting.on_posted, "told": suggesting.on_told},
    handed={
        "voted": drawing.on_voted,
        "pressed": whole_handed(ACTS),
        "start": form.start,
        "keep": form.on_keep,
        "wanted": form.on_wanted,
        "ask": form.on_ask,
        "submitted": commands.on_submitted,
        "given": commands.on_given,
        "done": form.done,
        "cancel": form.done,
    },
    sweeps=(
        Sweep("due", queries.FIRST_DUE, queries.find_due, posting.on_due),
        Sweep("moved", queries.FIRST_MOVED, queries.find_moved, posting.on_moved),
        Sweep("old", queries.FIRST_OLD, queries.find_old, posting.on_old, after=queries.KEPT),
    ),
    load=queries.load_book,
)
