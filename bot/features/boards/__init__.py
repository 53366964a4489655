"""Leaderboards: looked at with /top, posted by themselves when a day, week, month or season is over."""

from bot.feature import Command, Feature, Press, Right, Sweep
from bot.features.boards import queries
from bot.features.boards.handlers import looking, posting, settings
from bot.features.boards.policy import BoardsPolicy
from bot.presses import handed_on, pressed

ANYBODY = Right.ANYBODY
# They may be pressed in private or on a card: the act happens in the lane of the chat that they speak of.
ACTS = {"mine": looking.mine, **posting.ACTS, **settings.ACTS}

FEATURE = Feature(
    "boards",
    BoardsPolicy,
    on_message=posting.on_message,
    commands=(
        Command(
            "top", looking.on_top, ANYBODY, words=("排行榜", "贡献榜"), aliases=("leaderboard", "toprep")
        ),
        Command("ranking", settings.on_ranking, Right.ADMIN, live=True),
    ),
    presses=(
        Press("go", looking.on_go, ANYBODY),
        *(Press(verb, pressed(act), ANYBODY) for verb, act in ACTS.items()),
    ),
    answers={"said": posting.on_said},
    handed={"go": looking.on_gone, **{verb: handed_on(act) for verb, act in ACTS.items()}},
    sweeps=(
        Sweep("due", queries.NEXT_PLAN, queries.find_due, posting.on_due),
        Sweep("drafts", queries.NEXT_DRAFT, queries.find_drafts, posting.on_draft),
    ),
    load=queries.load_plans,
)
