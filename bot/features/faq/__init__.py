"""The FAQ: a question in other words is answered by what an admin stored; what is asked in vain is listed weekly."""

from bot.feature import Command, Feature, Press, Right, Sweep
from bot.features.faq import queries
from bot.features.faq.handlers import answering, editing, form
from bot.features.faq.policy import FaqPolicy
from bot.features.faq.rules.asking import KEPT
from bot.presses import whole_handed, whole_pressed

ACTS = {
    "yes": answering.yes,
    "no": answering.no,
    "show": answering.show,
    "open": editing.opened,
    "remove": editing.remove,
    "more": editing.more,
}

FEATURE = Feature(
    "faq",
    FaqPolicy,
    on_message=answering.on_message,
    on_private=form.on_private,
    commands=(
        Command(
            "faq", editing.on_faq, Right.ANYBODY, words=("常见问题",)
        ),  # adding asks for its right itself
        Command("addfaq", editing.on_add, Right.INFO, live=True, shown=False),
    ),
    # Pressed in private, too: rights are asked in the lane of the chat, and of who asked.
    presses=tuple(Press(verb, whole_pressed(ACTS), Right.ANYBODY) for verb in ACTS),
    answers={"posted": answering.on_posted},
    handed={
        "pressed": whole_handed(ACTS),
        "start": form.start,
        "wanted": form.on_wanted,
        "ask": form.on_ask,
        "written": form.on_written,
        "cancel": form.cancel,
    },
    sweeps=(
        Sweep("week", queries.FIRST_MISSED, queries.find_weeks, answering.on_week, KEPT),
        Sweep("old", queries.FIRST_ASKED, queries.find_old, answering.on_old, KEPT),
    ),
    load=queries.load_known,
)
