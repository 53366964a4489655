"""What was answered and liked most: looked at with /best, posted by itself once a week where a chat wants it."""

from bot.feature import Command, Feature, Right, Sweep
from bot.features.best import queries
from bot.features.best.handlers import hearing, posting
from bot.features.best.policy import BestPolicy

FEATURE = Feature(
    name="best",
    policy=BestPolicy,
    on_message=hearing.on_message,
    on_reaction=hearing.on_reaction,
    commands=(Command("best", posting.on_best, Right.ANYBODY, words=("精选",), aliases=("digest",)),),
    sweeps=(Sweep("due", queries.FIRST_DUE, queries.find_due, posting.on_due),),
    load=queries.load_due,
)
