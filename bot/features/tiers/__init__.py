"""Tiers: who gives much is seen and may do more; looked at daily, once an admin wants them."""

from bot.feature import Command, Feature, Press, Right, Sweep
from bot.features.tiers import queries
from bot.features.tiers.handlers import giving, looking, missing, showing
from bot.features.tiers.policy import TierPolicy
from bot.presses import handed_on, pressed, whole_handed, whole_pressed

ACTS = showing.ACTS | missing.ACTS

FEATURE = Feature(
    "tiers",
    TierPolicy,
    on_message=looking.on_message,
    on_me=looking.on_me,
    commands=(
        Command("tiers", showing.on_tiers, Right.ADMIN, live=True, aliases=("ranks",)),
        Command("tier", giving.on_tier, Right.ADMIN, live=True, shown=False),
    ),
    # It may be pressed in private: the right is asked in the chat that it speaks of.
    presses=(
        *(Press(verb, pressed(act), Right.ANYBODY) for verb, act in ACTS.items()),
        *(Press(verb, whole_pressed(showing.WHOLE), Right.ANYBODY) for verb in showing.WHOLE),
    ),
    answers={"tagged": looking.on_tagged},
    handed={
        **{verb: handed_on(act) for verb, act in ACTS.items()},
        "pressed": whole_handed(showing.WHOLE),
        "forget": looking.on_forget,
    },
    sweeps=(Sweep("due", queries.NEXT_LOOK, queries.due_chats, looking.on_due),),
    load=queries.load_tiers,
)
