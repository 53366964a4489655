"""Polls: by a line or a form, again and again where wanted; votes earn points, the end says what came of it."""

from bot.feature import Command, Feature, Press, Right, Sweep
from bot.features.polls import queries
from bot.features.polls.handlers import closing, form, posting, voting
from bot.features.polls.policy import PollsPolicy
from bot.presses import whole_handed, whole_pressed

ACTS = {"close": closing.close, "extend": closing.extend, "remove": closing.remove}

FEATURE = Feature(
    name="polls",
    policy=PollsPolicy,
    on_vote=voting.on_vote,
    on_private=form.on_private,
    commands=(
        # Members may where the chat wishes it: the handlers ask for the right themselves.
        Command("poll", posting.on_poll, Right.ANYBODY, aliases=("vote",), confirm=True),
        Command("quiz", posting.on_poll, Right.ANYBODY, confirm=True),
        Command("polls", posting.on_polls, Right.INFO, live=True),
    ),
    # Pressed in private, too: rights are asked in the lane of the chat.
    presses=(
        *(Press(verb, whole_pressed(ACTS), Right.ANYBODY) for verb in ACTS),
        Press("form", form.press, Right.ANYBODY),
    ),
    answers={"posted": posting.on_posted, "stopped": closing.on_stopped},
    handed={
        "voted": voting.on_voted,
        "pressed": whole_handed(ACTS),
        "start": form.start,
        "wanted": form.on_wanted,
        "ask": form.on_ask,
        "submitted": posting.on_submitted,
        "done": form.done,
        "cancel": form.done,
    },
    sweeps=(
        Sweep("ended", queries.FIRST_ENDING, queries.find_ended, closing.on_ended),
        Sweep("late", queries.FIRST_EARLY, queries.find_late, voting.on_late),
    ),
)
