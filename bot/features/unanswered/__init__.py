"""Questions that nobody answers: put to a member who answered such ones, then to the admins."""

from bot.feature import Command, Feature, Press, Right, Sweep
from bot.features.unanswered import queries
from bot.features.unanswered.handlers import asking, hearing
from bot.features.unanswered.policy import UnansweredPolicy
from bot.features.unanswered.rules import KEPT, REMEMBERED
from bot.presses import handed_on, pressed

FEATURE = Feature(
    "unanswered",
    UnansweredPolicy,
    on_message=hearing.on_message,
    commands=(Command("questions", asking.on_questions, Right.ADMIN, live=True),),
    # On a card that may stand in another chat, or pressed in private by the member who is asked.
    presses=tuple(Press(verb, pressed(act), Right.ANYBODY) for verb, act in asking.ACTS.items()),
    answers={"asked": asking.on_asked},
    handed={verb: handed_on(act) for verb, act in asking.ACTS.items()},
    sweeps=(
        Sweep("due", queries.NEXT_DUE, queries.find_due, asking.on_due),
        Sweep("old", queries.FIRST_QUESTION, queries.find_old, asking.on_old, KEPT),
        Sweep("forgotten", queries.FIRST_ANSWER, queries.find_forgotten, asking.on_forgotten, REMEMBERED),
    ),
    load=queries.load_waiting,
)
